"""How a sitting ended, as its page tells it."""

from collections.abc import Iterator
from dataclasses import dataclass

from netra.outreach.explaining import WORDS
from netra.outreach.queries import Result
from netra.outreach.sittings import PASS_SHARE, Sitting


@dataclass(frozen=True, slots=True)
class Line:
    """One situation of the sitting: what it was about, whether it was right, the rule to look at."""

    place: int
    label: str
    is_right: bool
    answer: str
    rule: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """Passed or not yet; `lines` in the order in which they were asked."""

    passed: bool
    right: int
    asked: int
    needed: int
    lines: tuple[Line, ...]

    @property
    def missed(self) -> tuple[Line, ...]:
        return tuple(line for line in self.lines if not line.is_right)


def outcome_of(sitting: Sitting, counted: Result) -> Outcome:
    """What was counted, which is what decides, put beside what was asked."""
    share, of = PASS_SHARE
    return Outcome(
        passed=counted.passed,
        right=counted.right,
        asked=counted.asked,
        needed=-(-counted.asked * share // of),
        lines=tuple(_lines(sitting, counted)),
    )


def _lines(sitting: Sitting, counted: Result) -> Iterator[Line]:
    for place, item in enumerate(sitting.items, 1):
        situation = sitting.situation_at(place)
        norms = situation.advice.norms
        rule = norms[0].id if norms else situation.rule
        right = counted.is_right.get(item, False)
        yield Line(place, situation.item.label, right, WORDS[situation.answer], rule)
