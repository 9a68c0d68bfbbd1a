"""Lessons as pages show them: the office's list, one proposal, and what everyone reads."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from netra import law
from netra.cases.lessons import content
from netra.cases.lessons.content import Codes, Draft
from netra.cases.models import Lesson

_TONES = {
    Lesson.Stage.PROPOSED: ("now", "hourglass"),
    Lesson.Stage.SENT_BACK: ("warn", "undo"),
    Lesson.Stage.RELEASED: ("ok", "circle-check"),
    Lesson.Stage.WITHDRAWN: ("plain", "circle-dashed"),
}


@dataclass(frozen=True)
class Told:
    """A lesson in words, as everyone reads it. `norms` are (id, text, article)."""

    number: str
    title: str
    told: str
    taught: str
    act: str
    who: str
    outcome: str
    norms: list[tuple[str, str, str]]
    year: int | None = None


def told_of(lesson: Lesson) -> Told:
    """A released lesson: of its day only the year."""
    year = lesson.released_on.year if lesson.released_on else None
    return _told(lesson.key, content.codes_of(lesson), (lesson.title, lesson.told, lesson.taught), year)


def told_in(lesson: Lesson, draft: Draft) -> Told:
    """The same of a proposal: exactly what would be read."""
    wording = draft.wording
    return _told(lesson.key, draft.codes, (wording.title, wording.told, wording.taught), None)


def _told(number: str, codes: Codes, words: tuple[str, str, str], year: int | None) -> Told:
    who = law.EMPLOYMENTS.get(codes.employment, "")
    return Told(
        number, *words, content.act_words(codes.act), who, content.outcome_words(codes.outcome),
        content.norm_lines(codes.norms), year,
    )  # fmt: skip


def lesson_rows(lessons: Iterable[Lesson]) -> list[dict[str, Any]]:
    """The office's list. Of a proposal its case stands beside it, of a released one nothing leads there."""
    return [_row(each) for each in lessons]


def _row(lesson: Lesson) -> dict[str, Any]:
    tone, icon = _TONES[Lesson.Stage(lesson.stage)]
    about = lesson.case.act if lesson.case else lesson.act
    return {
        "lesson": lesson,
        "title": lesson.title or content.act_words(about),
        "docket": lesson.case.docket if lesson.case else "",
        "tone": tone,
        "icon": icon,
        "stage": lesson.get_stage_display(),
        "why": lesson.get_withdrawn_why_display() if lesson.withdrawn_why else "",
    }
