"""What a case came to, person by person: what one lesson may be about, and which lessons it gave already.

A released lesson leads to no case. The way back is a note sealed in the case, which whoever opens the case
reads: so no case teaches twice of the same person, and who learns that a decision was overturned afterwards
is told which lesson to withdraw.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import uuid4

from netra import law, vault
from netra.accounts.models import Officer
from netra.cases import lifecycle, precedents, queries
from netra.cases.desk import Desk, OpenPaper, record_of, words_of
from netra.cases.lessons.content import Codes
from netra.cases.models import Case, Handover, Lesson, Note, Overturning, Paper
from netra.cases.respondents import label_of, open_respondents
from netra.cases.services.acting import ReasonMissing, acting_beside, subject_of
from netra.journal import events
from netra.journal.services import Log

MOST_REMINDED: Final = 20
_KEPT: Final = re.compile(r"Pelajaran (PL-\d{4}-\d+) dilepas dari perkara ini(?:, tentang Terlapor (\d+))?\.")


class NotDecided(Exception):
    """No plenary decided this case: there is nothing to learn from yet."""


class WhichOutcome(ValueError):
    """The plenary ruled on several people, and the lesson is about none of them."""


class TaughtBefore(Exception):
    """The same outcome gave a lesson that still stands: `number`."""

    def __init__(self, number: str) -> None:
        super().__init__(number)
        self.number = number


class WasOverturned(Exception):
    """The decision was changed afterwards: it teaches nothing any more."""


@dataclass(frozen=True)
class Outcome:
    """One decided outcome. `subject`: the respondent's number, 0 where the case has no several."""

    subject: int
    verdicts: tuple[str, ...]
    employment: str = ""
    position: str = ""

    @property
    def label(self) -> str:
        """ "Terlapor 2, Guru": for who can open the case."""
        return f"{label_of(self.subject)}, {self.position}" if self.subject else ""


@dataclass(frozen=True)
class Reminder:
    """A lesson that stands although the decision it came from was changed."""

    lesson: Lesson
    case: Case


def outcomes_of(*, case: Case, desk: Desk) -> list[Outcome]:
    """What was decided, of each of several people by itself. Raises `NotDecided`."""
    papers = desk.open_papers(case)
    profile = precedents.profile_of(case.act, papers)
    if not profile.verdicts or case.stage not in lifecycle.DECIDED:
        raise NotDecided(case.docket)
    of = _rulings(papers)
    if len(of) < 2:
        return [Outcome(0, profile.verdicts, profile.employment)]
    return [
        Outcome(
            each.row.number, precedents.in_order(of[each.nonce]), each.told.employment or profile.employment,
            each.told.position,
        )
        for each in open_respondents(case, desk)
        if each.nonce in of
    ]  # fmt: skip


def codes_of_case(*, case: Case, desk: Desk, subject: int = 0) -> Codes:
    """Act, tested norms of the rulebook, class of staff and verdicts of one outcome. Raises `NotDecided` and
    `WhichOutcome`."""
    one = next((each for each in outcomes_of(case=case, desk=desk) if each.subject == subject), None)
    if one is None:
        raise WhichOutcome(str(subject))
    tested = precedents.profile_of(case.act, desk.open_papers(case)).norms
    norms = tuple(name for name in law.rulebook().norms if name in tested)
    return Codes(case.act, norms, one.employment, one.verdicts)


def lessons_given(case: Case, desk: Desk) -> dict[str, int]:
    """Numbers of the lessons that this case gave, each with the number of the respondent it is about."""
    return _given_in(case, case.notes.all(), desk)


def words_of_release(number: str, subject: int, weighed: str) -> str:
    """The note that a release leaves in its case; `lessons_given` reads it."""
    about = f", tentang {label_of(subject)}" if subject else ""
    return f"Pelajaran {number} dilepas dari perkara ini{about}. {weighed}".strip()


def refuse_second(case: Case, subject: int, desk: Desk) -> None:
    """Under the lock of the case: raise `TaughtBefore` or `WasOverturned`."""
    if _overturned(case, subject):
        raise WasOverturned(case.docket)
    given = [number for number, about in lessons_given(case, desk).items() if about == subject]
    standing = Lesson.objects.filter(
        government=case.government, number__in=given, stage=Lesson.Stage.RELEASED
    )
    if before := standing.first():
        raise TaughtBefore(before.key)


def note_overturned(*, case: Case, subject: int, reason: str, desk: Desk) -> None:
    """A case officer learnt that the decision was changed: by objection, appeal, a court, or a correction.

    Raises `ReasonMissing`, `NotDecided`, `WhichOutcome`. The reason stays in a note, sealed.
    """
    if not reason.strip():
        raise ReasonMissing("overturned")
    if subject not in {each.subject for each in outcomes_of(case=case, desk=desk)}:
        raise WhichOutcome(str(subject))
    nonce, about = uuid4(), f" tentang {label_of(subject)}" if subject else ""
    words = desk.seal_words(case, f"Putusan{about} berubah sesudahnya. {reason}", field=f"note:{nonce}")
    with acting_beside(case, desk) as (locked, log):
        Note.objects.create(case=locked, nonce=nonce, by=desk.officer, at=desk.at, envelope=words)
        _keep(locked, subject, desk.officer, desk.at, log)


def tell_overturned(*, handover: Handover, officer: Officer, at: datetime, log: Log) -> None:
    """Inside the receiver's transaction: who handed it over learns that what followed was set aside, and no
    word of why. Nothing where the case is in another installation."""
    if handover.case is not None:
        _keep(handover.case, handover.subject, officer, at, log)


def to_withdraw(officer: Officer, desk: Desk) -> list[Reminder]:
    """Lessons that stand although their decision was changed, of cases that this officer opens."""
    found = list(queries.overturned_for(officer)[:MOST_REMINDED])
    desk.open_keys([each.report for each in found])
    able = [each for each in found if desk.holds_key_to(each.report)]
    notes: dict[int, list[Note]] = defaultdict(list)
    for note in Note.objects.filter(case__in=able):
        notes[note.case_id].append(note)
    given = {case: _to_take_back(case, notes[case.pk], desk) for case in able}
    numbers = {number for own in given.values() for number in own}
    standing = Lesson.objects.filter(number__in=numbers, stage=Lesson.Stage.RELEASED) if numbers else ()
    return [
        Reminder(lesson, case)
        for lesson in standing
        for case, own in given.items()
        if lesson.number in own and lesson.government_id == case.government_id
    ]


def _given_in(case: Case, notes: Iterable[Note], desk: Desk) -> dict[str, int]:
    key, record = desk.key_to(case.report), record_of(case)
    found = (_KEPT.match(words_of(each, "note", key, record)) for each in notes)
    return {each[1]: int(each[2] or 0) for each in found if each}


def _to_take_back(case: Case, notes: Iterable[Note], desk: Desk) -> Collection[str]:
    """The lessons of the outcomes that were changed; none where a note of the case does not open, which the
    case's own page says by name."""
    try:
        given = _given_in(case, notes, desk)
    except vault.EnvelopeRefused:
        return ()
    changed = {each.subject for each in case.overturnings.all()}
    return [number for number, about in given.items() if about in changed]


def _rulings(papers: Collection[OpenPaper]) -> Mapping[str, Mapping[str, str]]:
    rulings = [paper.content for paper in papers if paper.kind == Paper.Kind.RULING]
    found: Mapping[str, Mapping[str, str]] = rulings[-1].get("of", {}) if rulings else {}
    return found


def _overturned(case: Case, subject: int) -> bool:
    return case.overturnings.filter(subject=subject).exists()


def _keep(case: Case, subject: int, officer: Officer, at: datetime, log: Log) -> None:
    Overturning.objects.create(case=case, subject=subject, by=officer, at=at)
    log.note(events.DECISION_OVERTURNED, actor=officer.actor, subject=subject_of(case))
