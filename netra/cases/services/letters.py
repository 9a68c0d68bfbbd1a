"""Letters of a case: drawn, numbered, sealed and journalled, or not issued at all."""

import hashlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Final, cast
from uuid import UUID

from netra import clock, law, letters, vault
from netra.cases import letters as papers
from netra.cases import lifecycle, queries
from netra.cases.desk import Desk, record_of
from netra.cases.letters import KINDS, Draft, Head, Signing
from netra.cases.models import Case, Letter, Letterhead, Paper
from netra.cases.services.acting import about, acting_beside, file, subject_of
from netra.journal import events
from netra.journal.services import Log, recording
from netra.law.procedure import MoveNotAllowed
from netra.letters.codes import Code, new_code
from netra.letters.kinds import kinds as shared_kinds
from netra.letters.seals import SealKeys, sealed
from netra.reports import dockets

CODE: Final = "letter"
ROMAN: Final = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
# A letter is drawn before its transaction, with the number that is next. Who was slower draws again.
_TRIES: Final = 40


class SeriesBusy(Exception):
    """Others took each number that was next. Nothing was issued; the same button issues it."""


class BadPattern(ValueError):
    """The number's pattern lacks `{nomor}` or `{tahun}`, or names something else."""


class _NumberTaken(Exception):
    """A colleague issued a letter meanwhile."""


class _IssuedBefore(Exception):
    """The same button was pressed twice at once; `args[0]` is the letter."""


@dataclass(frozen=True)
class Place:
    """Where a letter can be checked: a whole address, which the code follows. `sample`: all is a demo.

    `seal`: the installation's electronic seal, put on every issued letter.
    """

    address: str
    sample: bool = False
    seal: SealKeys | None = None


def preview_letter(*, case: Case, kind: str, told: Mapping[str, Any], place: Place, desk: Desk) -> bytes:
    """The PDF as it would look, without a number and without a code."""
    draft, head = draft_of(case, kind, told, desk), head_of(desk)
    return _drawn(draft, head, signing_of(desk, "PRATINJAU", "belum terbit", place), place.address)


def issue_letter(
    *, case: Case, kind: str, told: Mapping[str, Any], nonce: UUID, place: Place, desk: Desk
) -> Letter:
    """Issue a letter of this case once: the same `nonce` gives the letter that was issued before.

    Raises `MoveNotAllowed` where the case stands elsewhere, `NotYourRole`, `BadPattern`, `SeriesBusy`, or
    `SealRefused` where the installation's seal cannot be used: then nothing is issued, for a letter without
    the seal could be taken for a forged one. An invitation is recorded in the clarification by the same
    transaction.
    """
    draft, head, code = draft_of(case, kind, told, desk), head_of(desk), new_code()
    for _ in range(_TRIES):
        if before := queries.letter_of(case, nonce):
            return before
        serial = dockets.next_would_be(**_series(desk))
        signing = signing_of(desk, _number(head, serial, desk), str(code), place)
        paper = _sealed(_drawn(draft, head, signing, f"{place.address}{code}/"), place)
        try:
            return _stored(case, draft, signing, serial, nonce, code, paper, desk)
        except _NumberTaken:
            continue
        except _IssuedBefore as earlier:
            return cast(Letter, earlier.args[0])
    raise SeriesBusy


def read_letter(*, letter: Letter, desk: Desk) -> bytes:
    """The issued PDF, byte for byte; journalled before it is handed out.

    Raises `vault.EnvelopeRefused` where it is not what was stored.
    """
    key = desk.key_to(letter.case.report)
    pdf = vault.open_sealed(
        key, bytes(letter.envelope), record=record_of(letter.case), field=f"letter:{letter.nonce}"
    )
    if hashlib.sha256(pdf).hexdigest() != letter.sha256:
        raise vault.EnvelopeRefused("the letter is not the one that was issued")
    with recording(letter.case.government.code, at=desk.at) as log:
        facts = {"number": letter.number}
        log.note(events.LETTER_OPENED, actor=desk.officer.actor, subject=subject_of(letter.case), facts=facts)
    return pdf


def set_letterhead(*, head: Head, desk: Desk) -> None:
    """What stands above this office's letters from now on. Issued letters stay as they are."""
    check_pattern(head.pattern)
    government = desk.officer.office.government
    with recording(government.code, at=desk.at) as log:
        Letterhead.objects.update_or_create(
            office=desk.officer.office,
            defaults=asdict(head),
        )
        log.note(events.LETTERHEAD_SET, actor=desk.officer.actor, subject=desk.officer.office.name)


def head_of(desk: Desk) -> Head:
    """The office's letterhead, or a plain one from its own name."""
    office = desk.officer.office
    own = queries.letterhead_of(office.pk)
    if own is None:
        return Head(
            office.name, "", office.government.place, desk.officer.position, "{nomor}/{bulan}/{tahun}"
        )
    return Head(own.institution, own.address, own.place, own.signer, own.pattern)


def check_pattern(pattern: str) -> None:
    """Raises `BadPattern` for a pattern that would give a number twice, or cannot be filled."""
    rest = _filled(pattern, nomor="", bulan="", tahun="")
    if "{nomor}" not in pattern or "{tahun}" not in pattern or {*"{}"} & {*rest} or not rest.isprintable():
        raise BadPattern


def _filled(pattern: str, **parts: str) -> str:
    for name, value in parts.items():
        pattern = pattern.replace(f"{{{name}}}", value)
    return pattern


def _sealed(pdf: bytes, place: Place) -> tuple[bytes, str]:
    """The file to be kept, and in whose name it is sealed."""
    return sealed(pdf, place.seal) if place.seal else (pdf, "")


def _stored(
    case: Case, draft: Draft, signing: Signing, serial: int, nonce: UUID, code: Code,
    paper: tuple[bytes, str], desk: Desk,
) -> Letter:  # fmt: skip
    pdf, sealed_as = paper
    key, field = desk.key_to(case.report), f"letter:{nonce}"
    letter = Letter(
        case=case, office=desk.officer.office, kind=draft.kind.code, version=draft.kind.version,
        series=desk.today.year, serial=serial, number=signing.number, nonce=nonce,
        code_digest=code.digest(CODE), fingerprint=papers.fingerprint_of(draft),
        sha256=hashlib.sha256(pdf).hexdigest(), sealed_as=sealed_as,
        by=desk.officer, at=desk.at, envelope=vault.seal(key, pdf, record=record_of(case), field=field),
    )  # fmt: skip
    with acting_beside(case, desk) as (locked, log):
        if locked.stage not in draft.kind.stages:
            raise MoveNotAllowed(locked.stage, draft.kind.code)
        if before := queries.letter_of(locked, nonce):
            raise _IssuedBefore(before)
        if dockets.next_number(**_series(desk)) != serial:
            raise _NumberTaken
        letter.case = locked
        letter.save(force_insert=True)
        _record_invitation(locked, letter, draft, desk, log)
        facts = {"kind": letter.kind, "number": letter.number, "sha256": letter.sha256}
        log.note(events.LETTER_ISSUED, actor=desk.officer.actor, subject=subject_of(locked), facts=facts)
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
    return Draft(
        kind=KINDS[kind],
        told=told,
        zone=str(zone),
        act=act.label if act else case.act,
        agency=case.agency.name if case.agency else "unit belum disebut",
        docket=case.docket or "",
        register_number=case.register_number,
        registered_on=(case.registered_at or desk.at).astimezone(zone.tz).date(),
        received_on=case.report.received_at.astimezone(zone.tz).date(),
        report_docket=case.report.docket,
        due=_due(case),
        verdicts=_verdicts(case, desk),
        articles=law.rulebook().cite_named(shared_kinds()[kind].articles) if kind in shared_kinds() else {},
    )


def _due(case: Case) -> tuple[date, str] | None:
    """By when the office must have decided, with the article; None where no date binds."""
    limit = law.rulebook().limits.get(case.due_limit)
    if case.due_on is None or limit is None:
        return None
    return case.due_on, law.rulebook().cite(limit.basis)


def _verdicts(case: Case, desk: Desk) -> tuple[str, ...]:
    rulings = [paper for paper in desk.open_papers(case) if paper.kind == Paper.Kind.RULING]
    kinds = rulings[-1].content["verdicts"] if rulings else {}
    return tuple(label for kind, label in lifecycle.VERDICT_LABELS.items() if kind in kinds)


def signing_of(desk: Desk, number: str, code: str, place: Place) -> Signing:
    """What is known when the letter is issued, at the legal moment in the government's own zone."""
    zone = clock.Zone(desk.officer.office.government.zone)
    return Signing(
        number=number, code=code, address=place.address, at=desk.at.astimezone(zone.tz),
        by=desk.officer.position, sample=place.sample,
    )  # fmt: skip


def _drawn(draft: Draft, head: Head, signing: Signing, check_at: str) -> bytes:
    pictures = {"code": letters.qr_picture(check_at)}
    return letters.letter(
        "case_letter", papers.data_of(draft, head, signing), at=signing.at, pictures=pictures
    )


def _number(head: Head, serial: int, desk: Desk) -> str:
    check_pattern(head.pattern)
    month = ROMAN[desk.today.month - 1]
    return _filled(head.pattern, nomor=f"{serial:03}", bulan=month, tahun=str(desk.today.year))


def _series(desk: Desk) -> dict[str, Any]:
    """The series of numbers of this office in this year."""
    office = desk.officer.office
    return {"government_id": office.government_id, "series": f"S{office.pk}", "year": desk.today.year}
