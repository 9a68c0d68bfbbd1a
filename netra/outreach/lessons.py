"""Which released lessons are told where: at a roll call, and beside an answered item of the test.

A lesson says nothing of anybody (ADR 36); here it only finds the people who need it.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from netra.cases.lessons.reading import fitting
from netra.cases.lifecycle import NO_BREACH
from netra.cases.models import Lesson
from netra.cases.page.lessons import Told, told_of
from netra.law import Norm
from netra.law.decisions import ALLOWED
from netra.outreach.missed import KNOWN_WELL
from netra.outreach.situations import Situation
from netra.outreach.understood import CELL_ENOUGH, NormRow

AT_A_ROLL_CALL: Final = 2


def for_roll_call(lessons: Sequence[Lesson], rows: Iterable[NormRow], spoken: Iterable[str]) -> list[Told]:
    """At most two: on the norms that this unit knows least, then on those that the script reads aloud."""
    low = [row.rule for row in rows if row.known.answers >= CELL_ENOUGH and row.known.percent < KNOWN_WELL]
    return [told_of(each) for each in fitting(lessons, [*low, *spoken])[:AT_A_ROLL_CALL]]


def beside(lessons: Sequence[Lesson], situation: Situation) -> Told | None:
    """One on the norm that answers this item, or else on its kind of act; None where there is none.

    Beside what is allowed only a case that ended without a breach is told, beside the rest only one with.
    """
    is_allowed = situation.answer == ALLOWED
    fits = [each for each in lessons if ([*each.outcome] == [NO_BREACH]) == is_allowed]
    norms = [found.id for found in situation.advice.norms if isinstance(found.rule, Norm)]
    found = fitting(fits, [situation.rule, *norms], [situation.topic])
    return told_of(found[0]) if found else None
