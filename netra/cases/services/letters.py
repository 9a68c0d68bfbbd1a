"""Letters of a case: what they are made of, issued once, read byte for byte; the office's letterhead."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

from netra import clock, law
from netra.cases import change_queries, lifecycle, queries
from netra.cases import letters as papers
from netra.cases.desk import Desk, record_of
from netra.cases.letters import KINDS, Draft, Head, LetterKind
from netra.cases.models import Case, Letter, Letterhead, Paper
from netra.cases.services import issuing
from netra.cases.services.acting import about, acting_beside, file, subject_of
from netra.cases.services.issuing import IssuedBefore, Place, Printed
from netra.cases.services.ruling import ChangeWaits
from netra.cases.services.ways import Way, verdicts_of, way_among, ways_of
from netra.journal import events
from netra.journal.services import Log, recording
from netra.law.procedure import MoveNotAllowed
from netra.letters.kinds import kinds as shared_kinds


def preview_letter(*, case: Case, kind: str, told: Mapping[str, Any], place: Place, desk: Desk) -> bytes:
    """The PDF as it would look, without a number and without a code."""
    draft = draft_of(case, kind, told, desk)
    return issuing.preview(sheet=partial(papers.data_of, draft), place=place, desk=desk)


def issue_letter(
    *, case: Case, kind: str, told: Mapping[str, Any], nonce: UUID, place: Place, desk: Desk
) -> Letter:
    """Issue a letter of this case once: the same `nonce` gives the letter that was issued before.

    Raises `MoveNotAllowed` where the case stands elsewhere, `NotYourRole`, and what `issuing.issue` raises.
    An invitation is recorded in the clarification by the same transaction. A letter with which a ruling goes
    on is about one way of it, named by `told["track"]` where there are several: else `NotInTheRuling`. None
    that tells the ruling is issued while a change of it waits: `ChangeWaits`.
    """
    draft = draft_of(case, kind, told, desk)
    return issuing.issue(
        sheet=partial(papers.data_of, draft),
        before=lambda: queries.letter_of(case, nonce),
        store=lambda printed: _stored(case, draft, nonce, printed, desk),
        place=place,
        desk=desk,
    )


def read_letter(*, letter: Letter, desk: Desk) -> bytes:
    """The issued PDF, byte for byte; journalled before it is handed out.

    Raises `vault.EnvelopeRefused` where it is not what was stored.
    """
    pdf = issuing.open_file(letter, desk.key_to(letter.case.report), record_of(letter.case))
    with recording(letter.case.government.code, at=desk.at) as log:
        facts = {"number": letter.number}
        log.note(events.LETTER_OPENED, actor=desk.officer.actor, subject=subject_of(letter.case), facts=facts)
    return pdf


def set_letterhead(*, head: Head, desk: issuing.AtWork) -> None:
    """What stands above this office's letters from now on. Issued letters stay as they are."""
    issuing.check_pattern(head.pattern)
    government = desk.officer.office.government
    with recording(government.code, at=desk.at) as log:
        Letterhead.objects.update_or_create(
            office=desk.officer.office,
            defaults=asdict(head),
        )
        log.note(events.LETTERHEAD_SET, actor=desk.officer.actor, subject=desk.officer.office.name)


def _stored(case: Case, draft: Draft, nonce: UUID, printed: Printed, desk: Desk) -> Letter:
    letter = Letter(
        case=case, kind=draft.kind.code, version=draft.kind.version, nonce=nonce,
        fingerprint=papers.fingerprint_of(draft), tracks=" ".join(draft.tracks), **printed.columns(desk),
        envelope=issuing.seal_file(printed, nonce, desk.key_to(case.report), record_of(case)),
    )  # fmt: skip
    with acting_beside(case, desk) as (locked, log):
        if locked.stage not in draft.kind.stages:
            raise MoveNotAllowed(locked.stage, draft.kind.code)
        if draft.kind.tells_ruling and change_queries.waiting_change(locked):
            raise ChangeWaits
        if before := queries.letter_of(locked, nonce):
            raise IssuedBefore(before)
        issuing.take_number(printed, desk)
        letter.case = locked
        letter.save(force_insert=True)
        _record_invitation(locked, letter, draft, desk, log)
        log.note(
            events.LETTER_ISSUED, actor=desk.officer.actor, subject=subject_of(locked), facts=letter.on_record
        )
    return letter


def _record_invitation(case: Case, letter: Letter, draft: Draft, desk: Desk, log: Log) -> None:
    """Who was invited by letter was invited: nobody types it a second time."""
    if draft.kind.code != "undangan":
        return
    minutes = f"Undangan Nomor {letter.number} untuk {clock.date_in_words(draft.told['on'])}."
    content = {"party": draft.told["party"], "outcome": "invited", "minutes": minutes}
    if draft.told["party"] == "respondent":
        content |= about(case, draft.told.get("which", ""))
    file(case, desk, Paper.Kind.CLARIFICATION, content)
    log.note(events.CLARIFICATION_RECORDED, actor=desk.officer.actor, subject=subject_of(case))


def draft_of(case: Case, kind: str, told: Mapping[str, Any], desk: Desk) -> Draft:
    """What the letter is made of: the officer's fields, and what the case knows."""
    zone = clock.Zone(case.government.zone)
    act = law.rulebook().acts.get(case.act)
    way = _way_of(case, kind, told, desk)
    return Draft(
        kind=KINDS[kind],
        told=told,
        zone=str(zone),
        act=act.label if act else case.act,
        agency=_agency_in(case, way),
        docket=case.docket or "",
        register_number=case.register_number,
        registered_on=(case.registered_at or desk.at).astimezone(zone.tz).date(),
        received_on=case.report.received_at.astimezone(zone.tz).date(),
        report_docket=case.report.docket,
        due=_due(case),
        verdicts=_in_words(way.verdicts if way else verdicts_of(case, desk)),
        tracks=way.tracks if way else (),
        articles=_cited(kind, case.report.regime),
    )


def _cited(kind: str, regime: str) -> dict[str, str]:
    """What a kind whose sentences are data cites in this kind of election."""
    shared = shared_kinds().get(kind)
    return law.rulebook().cite_named(shared.articles_in(regime)) if shared else {}


def _due(case: Case) -> tuple[date, str] | None:
    """By when the office must have decided, with the article; None where no date binds."""
    limit = law.rulebook().limits.get(case.due_limit)
    if case.due_on is None or limit is None:
        return None
    return case.due_on, law.rulebook().cite(limit.basis)


def _way_of(case: Case, kind: str, told: Mapping[str, Any], desk: Desk) -> Way | None:
    """The way that this letter goes; None for a letter about the whole case."""
    if not KINDS[kind].passes_on:
        return None
    return way_among(ways_with(ways_of(case, desk), KINDS[kind]), told.get("track", ""))


def ways_with(ways: Iterable[Way], kind: LetterKind) -> list[Way]:
    """The ways that a letter of this kind may go."""
    return [each for each in ways if kind.passes_on & set(each.verdicts)]


def _agency_in(case: Case, way: Way | None) -> str:
    """The unit that a letter names: of several respondents the one's own, never another's."""
    if way and way.subject and way.who:
        return ", ".join(part for part in (way.who.unit, way.who.agency) if part)
    return case.agency.name if case.agency else "unit belum disebut"


def _in_words(kinds: Iterable[str]) -> tuple[str, ...]:
    kinds = set(kinds)
    return tuple(label for kind, label in lifecycle.VERDICT_LABELS.items() if kind in kinds)
