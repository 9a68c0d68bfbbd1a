"""One sitting of the test: who sits in it (no name), what is asked, what was chosen so far.

The whole state is this one value. It travels sealed with the browser (`sitting_cookie`); the database holds
only what it must count. Nobody's name, number or address is in it.
"""

import secrets
from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta
from random import Random, SystemRandom
from typing import Any

from netra.outreach import words
from netra.outreach.drawing import SIZE, drawn
from netra.outreach.models import Attempt, Briefing
from netra.outreach.models.understanding import throw_away_number
from netra.outreach.situations import Situation, situation, situations

AFTER_DAYS = 30
"""How long after a briefing a test still counts as one after it. Ours, no law's."""
PASS_SHARE = (4, 5)
"""Four of five. Ours, no law's."""


class NotInThatWindow(ValueError):
    """The test before a briefing ends with its day, the one after it begins then."""


@dataclass(frozen=True, slots=True)
class Sitting:
    """`ticket` is another random number than `number`: a certificate made from it leads to no answer."""

    number: int
    government: int
    agency: int
    employment: str
    on: date
    items: tuple[str, ...]
    ticket: str
    briefing: int | None = None
    stage: str = ""
    word: str = ""
    choices: tuple[str, ...] = ()

    @property
    def next_place(self) -> int:
        """The place (from 1) that is answered next; one more than there are when all are."""
        return len(self.choices) + 1

    @property
    def is_finished(self) -> bool:
        return len(self.choices) >= len(self.items)

    def situation_at(self, place: int) -> Situation:
        """What is asked at this place. Raises `UnknownItem` when the rulebook has lost it meanwhile."""
        return situation(self.items[place - 1], self.on, self.employment)

    def choosing(self, choice: str) -> "Sitting":
        """The same with one more answer."""
        return replace(self, choices=(*self.choices, choice))

    def as_plain(self) -> dict[str, Any]:
        return {**asdict(self), "on": self.on.isoformat()}

    @classmethod
    def from_plain(cls, plain: dict[str, Any]) -> "Sitting":
        """The inverse of `as_plain`, also after JSON."""
        lists = {name: tuple(plain[name]) for name in ("items", "choices")}
        return cls(**{**plain, **lists, "on": date.fromisoformat(plain["on"])})


@dataclass(frozen=True, slots=True)
class Seat:
    """Who sits down: an agency and an employment, perhaps for a briefing, perhaps with a word from before."""

    agency: int
    employment: str
    briefing: Briefing | None = None
    stage: str = Attempt.Stage.FREE
    word: str = ""


def stages_on(briefing: Briefing, on: date) -> tuple[str, ...]:
    """Which tests of a briefing are open on a day; both on its own day."""
    found: list[str] = []
    if on <= briefing.held_on:
        found.append(Attempt.Stage.BEFORE)
    if briefing.held_on <= on <= briefing.held_on + timedelta(days=AFTER_DAYS):
        found.append(Attempt.Stage.AFTER)
    return tuple(found)


def sit_down(government: int, seat: Seat, on: date, chance: Random | None = None) -> Sitting:
    """A new sitting with its own items; before a briefing it gets a new word. Raises `NotInThatWindow`."""
    if seat.briefing is not None and seat.stage not in stages_on(seat.briefing, on):
        raise NotInThatWindow(seat.stage)
    items = drawn(situations(on, seat.employment), chance or SystemRandom(), SIZE)
    return Sitting(
        number=throw_away_number(),
        government=government,
        agency=seat.agency,
        employment=seat.employment,
        on=on,
        items=tuple(each.item.id for each in items),
        ticket=secrets.token_hex(16),
        briefing=seat.briefing.pk if seat.briefing else None,
        stage=seat.stage if seat.briefing else Attempt.Stage.FREE,
        word=words.new_word() if seat.stage == Attempt.Stage.BEFORE else seat.word,
    )


def is_pass(right: int, asked: int) -> bool:
    """Whether so many right answers of so many pass."""
    share, of = PASS_SHARE
    return asked == SIZE and right * of >= share * asked
