"""Lessons from decided cases: one officer proposes, a second one releases or sends back, anyone withdraws.

Fails closed: too few cases of the same codes, the proposer's own hand, or words from the sealed file refuse a
release, and nobody can override that. What is left to judge (a place, a day, a post) is weighed in writing.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Final
from uuid import UUID, uuid4

from netra import law, vault
from netra.accounts import roles
from netra.cases.desk import Desk, record_of
from netra.cases.lessons import content, identifying, reading
from netra.cases.lessons.content import Codes, Draft, Remark, Wording
from netra.cases.lessons.identifying import Warned
from netra.cases.models import Case, Lesson, Note, Paper
from netra.cases.respondents import open_respondents
from netra.cases.services.acting import NotYourRole, ReasonMissing
from netra.cases.services.counting import count_with
from netra.cases.services.outcomes import codes_of_case, refuse_second, words_of_release
from netra.journal import events
from netra.journal.services import Log, recording
from netra.reports import dockets
from netra.reports import services as reports

SERIES: Final = "PL"
Stage = Lesson.Stage


class NotItsCodes(ValueError):
    """A norm that was not tested, a class of staff that was not established, or no norm at all."""


class TellsWho(ValueError):
    """The wording holds what refuses it: `found`."""

    def __init__(self, found: list[Warned]) -> None:
        super().__init__(f"{len(found)} found")
        self.found = found


class TooFew(Exception):
    """Only so many decided cases share these codes; `needed` are."""

    def __init__(self, count: int, needed: int) -> None:
        super().__init__(f"{count} of {needed}")
        self.count, self.needed = count, needed


class OwnProposal(PermissionError):
    """Who wrote it does not release it and does not send it back."""


class NotWeighed(ValueError):
    """There are warnings, and nothing in writing says why the lesson may go out with them."""


class LessonChanged(Exception):
    """A colleague acted on the lesson meanwhile: what was shown is not what stands now."""


@dataclass(frozen=True)
class Reviewed:
    """A proposal as the second person sees it. `count` of `needed` cases share its codes."""

    draft: Draft
    warned: list[Warned]
    count: int
    needed: int

    @property
    def is_refused(self) -> bool:
        return self.count < self.needed or any(each.refuses for each in self.warned)


def look_at(*, case: Case, wording: Wording, desk: Desk) -> list[Warned]:
    """What could tell who is meant, by what the desk may open of this case. Raises `vault.EnvelopeRefused`
    where a part of it does not open."""
    return identifying.warnings_in(wording.together, _known(case, desk))


def propose(
    *,
    case: Case,
    codes: Codes,
    wording: Wording,
    desk: Desk,
    revision: int | None = None,
    subject: int = 0,
    nonce: UUID | None = None,
) -> Lesson:
    """Propose a lesson about one outcome (`subject`: of which of several respondents), or propose one anew
    that came back (`revision`: the one that was shown). `nonce`: the mark of a new one.

    Raises `NotDecided`, `WhichOutcome`, `NotItsCodes`, `TellsWho`, `TaughtBefore`, `WasOverturned`,
    `LessonChanged`, `NotYourRole`.
    """
    _check_codes(codes, codes_of_case(case=case, desk=desk, subject=subject))
    if refusing := [each for each in look_at(case=case, wording=wording, desk=desk) if each.refuses]:
        raise TellsWho(refusing)
    with _recording(case, desk) as log:
        refuse_second(case, subject, desk)
        lesson = _row_for(case, revision, nonce or uuid4())
        remarks = read_draft(lesson=lesson, desk=desk).remarks if lesson.envelope else ()
        lesson.stage, lesson.by, lesson.at = Stage.PROPOSED, desk.officer, desk.at
        _seal(lesson, Draft(codes, wording, remarks, subject), desk)
        log.note(events.LESSON_PROPOSED, actor=desk.officer.actor, subject=lesson.key)
    return lesson


def read_draft(*, lesson: Lesson, desk: Desk) -> Draft:
    """A proposal in clear. Raises `vault.EnvelopeRefused`."""
    case = _case(lesson)
    field = f"lesson:{lesson.nonce}:{lesson.revision}"
    opened = vault.open_json(
        desk.key_to(case.report), bytes(lesson.envelope), record=record_of(case), field=field
    )
    return content.draft_from(opened)


def review(*, lesson: Lesson, desk: Desk) -> Reviewed:
    """The proposal beside its warnings and the number of cases with its codes. Opens them; keeps nothing."""
    draft = read_draft(lesson=lesson, desk=desk)
    warned = look_at(case=_case(lesson), wording=draft.wording, desk=desk)
    needed = law.rulebook().lessons.at_least
    return Reviewed(draft, warned, count_with(draft.codes, lesson.government_id, desk, enough=needed), needed)


def send_back(*, lesson: Lesson, reason: str, revision: int, desk: Desk) -> None:
    """Back to who wrote it, with reasons. Raises `OwnProposal`, `ReasonMissing`, `LessonChanged`."""
    if not reason.strip():
        raise ReasonMissing("lesson")
    draft = read_draft(lesson=lesson, desk=desk)
    with _second_person(lesson, revision, desk) as (locked, log):
        locked.stage = Stage.SENT_BACK
        _seal(locked, replace(draft, remarks=(*draft.remarks, Remark(desk.officer.actor, reason))), desk)
        log.note(events.LESSON_SENT_BACK, actor=desk.officer.actor, subject=locked.key)


def release(*, lesson: Lesson, weighed: str, revision: int, desk: Desk) -> Lesson:
    """Release it: numbered, in clear, and without a way back to its case. A note sealed in the case keeps the
    number, which is taken only now: what was refused leaves no gap.

    Raises `OwnProposal`, `TooFew`, `TellsWho`, `NotWeighed`, `TaughtBefore`, `WasOverturned` or
    `LessonChanged`.
    """
    seen = review(lesson=lesson, desk=desk)
    _check_release(seen, weighed)
    case, nonce = _case(lesson), uuid4()
    with _second_person(lesson, revision, desk) as (locked, log):
        refuse_second(case, seen.draft.subject, desk)
        locked.number = _next_number(case, desk)
        text = words_of_release(locked.number, seen.draft.subject, weighed)
        note = desk.seal_words(case, text, field=f"note:{nonce}")
        Note.objects.create(case=case, nonce=nonce, by=desk.officer, at=desk.at, envelope=note)
        _publish(locked, seen.draft, desk)
        facts = {"at_least": seen.needed, "warnings": len(seen.warned)}
        log.note(events.LESSON_RELEASED, actor=desk.officer.actor, subject=locked.key, facts=facts)
    return locked


def withdraw_lesson(*, lesson: Lesson, why: str, revision: int, desk: Desk) -> None:
    """Take a released lesson back: its words go, number and reason stay.

    Raises `LessonChanged`, `NotYourRole`.
    """
    with recording(lesson.government.code, at=desk.at) as log:
        _only_handlers(desk)
        locked = _locked(lesson, revision, Stage.RELEASED)
        locked.stage, locked.withdrawn_on, locked.withdrawn_why = Stage.WITHDRAWN, desk.today, Lesson.Why(why)
        locked.title = locked.told = locked.taught = ""
        locked.revision += 1
        locked.save()
        log.note(events.LESSON_WITHDRAWN, actor=desk.officer.actor, subject=locked.key, facts={"why": why})


# --- how it works -------------------------------------------------------------------------------------


def _known(case: Case, desk: Desk) -> identifying.Known:
    """What the wording is compared with: the file's own words, names and places; never who reported."""
    key = desk.key_to(case.report)
    story = reports.read_story(report=case.report, key=key)
    texts = reports.texts_of(found=[case.report], keys={case.report_id: key}).get(case.report_id)
    if texts is None:
        raise vault.EnvelopeRefused("not all of what was told opens: nothing says that it is not repeated")
    papers = desk.open_papers(case)
    people = [each.told for each in open_respondents(case, desk)]
    minutes = [each.content["minutes"] for each in papers if each.kind == Paper.Kind.CLARIFICATION]
    return identifying.Known(
        told=(*texts.story, *texts.messages, *minutes),
        names=(str(story["respondent_name"]), *(each.name for each in people)),
        others=(str(story["witnesses"]),),
        marks=(
            *(str(story[name]) for name in ("position", "unit", "place")),
            *(word for each in people for word in (each.position, each.agency, each.unit)),
        ),
        places=reading.place_names(case.government),
    )


def _check_codes(asked: Codes, own: Codes) -> None:
    untrue = (
        asked.act != own.act or asked.outcome != own.outcome or asked.employment not in ("", own.employment)
    )
    if untrue or not asked.norms or not {*asked.norms} <= {*own.norms}:
        raise NotItsCodes


def _check_release(seen: Reviewed, weighed: str) -> None:
    if refusing := [each for each in seen.warned if each.refuses]:
        raise TellsWho(refusing)
    if seen.count < seen.needed:
        raise TooFew(seen.count, seen.needed)
    if seen.warned and not weighed.strip():
        raise NotWeighed


def _publish(lesson: Lesson, draft: Draft, desk: Desk) -> None:
    codes, wording = draft.codes, draft.wording
    lesson.stage, lesson.released_by, lesson.released_on = Stage.RELEASED, desk.officer, desk.today
    lesson.case, lesson.envelope, lesson.revision = None, b"", lesson.revision + 1
    lesson.act, lesson.employment = codes.act, codes.employment
    lesson.norms, lesson.outcome = [*codes.norms], [*codes.outcome]
    lesson.title, lesson.told, lesson.taught = wording.title, wording.told, wording.taught
    lesson.save()


def _seal(lesson: Lesson, draft: Draft, desk: Desk) -> None:
    """Store the draft under the next revision."""
    case = _case(lesson)
    lesson.revision += 1
    lesson.envelope = vault.seal_json(
        desk.key_to(case.report),
        draft.as_content(),
        record=record_of(case),
        field=f"lesson:{lesson.nonce}:{lesson.revision}",
    )
    lesson.save()


def _next_number(case: Case, desk: Desk) -> str:
    return dockets.docket(government_id=case.government_id, series=SERIES, year=desk.today.year)


def _row_for(case: Case, revision: int | None, nonce: UUID) -> Lesson:
    """The row to write: a new one, or the one that came back and still stands as it was shown."""
    before = reading.lesson_of(case)
    if before is not None and revision is not None:
        locked = _locked(before, revision, Stage.SENT_BACK)
        locked.case = case
        return locked
    if before is not None or revision is not None:
        raise LessonChanged
    return Lesson(government=case.government, case=case, nonce=nonce)


@contextmanager
def _recording(case: Case, desk: Desk) -> Iterator[Log]:
    desk.key_to(case.report)
    with recording(case.government.code, at=desk.at) as log:
        _only_handlers(desk)
        Case.objects.select_for_update(of=("self",)).get(pk=case.pk)  # before its report, as every act does
        reports.lock_kept(case.report)
        yield log


@contextmanager
def _second_person(lesson: Lesson, revision: int, desk: Desk) -> Iterator[tuple[Lesson, Log]]:
    case = _case(lesson)
    with _recording(case, desk) as log:
        locked = _locked(lesson, revision, Stage.PROPOSED)
        if locked.by_id == desk.officer.pk:
            raise OwnProposal(lesson.key)
        locked.case = case
        yield locked, log


def _locked(lesson: Lesson, revision: int, stage: str) -> Lesson:
    locked = Lesson.objects.select_for_update(of=("self",)).get(pk=lesson.pk)
    if not (lesson.revision == revision == locked.revision) or locked.stage != stage:
        # also where what was read for this act is older than what stands now
        raise LessonChanged(lesson.key)
    return locked


def _only_handlers(desk: Desk) -> None:
    if not desk.officer.may(roles.HANDLES_CASES):
        raise NotYourRole("lesson")


def _case(lesson: Lesson) -> Case:
    """The case of a proposal; a released lesson has none."""
    if lesson.case is None:
        raise LessonChanged(lesson.key)
    return lesson.case
