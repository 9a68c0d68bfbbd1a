"""Takers of the test for the tests of this room: sittings, and whole attempts with so many right answers."""

from datetime import date
from random import Random

from netra.agencies.models import Agency
from netra.outreach.models import Attempt, Briefing
from netra.outreach.services import Sat, record_attempts
from netra.outreach.sittings import Seat, Sitting, sit_down
from netra.outreach.situations import ANSWERS

TODAY = date(2024, 10, 30)


def a_sitting(agency: Agency, *, on: date = TODAY, seed: int = 1, employment: str = "pns") -> Sitting:
    return sit_down(agency.government_id, Seat(agency.pk, employment), on, Random(seed))


def around(
    briefing: Briefing, agency: Agency, stage: Attempt.Stage, *, word: str = "", on: date | None = None
) -> Sitting:
    seat = Seat(agency.pk, "pns", briefing, stage, word)
    return sit_down(agency.government_id, seat, on or briefing.held_on, Random(1))


def right_choice(sitting: Sitting, place: int) -> str:
    return sitting.situation_at(place).answer


def wrong_choice(sitting: Sitting, place: int) -> str:
    return next(answer for answer in ANSWERS if answer != right_choice(sitting, place))


def choices(sitting: Sitting, right: int) -> tuple[str, ...]:
    """The first so many right, the others wrong."""
    places = range(1, len(sitting.items) + 1)
    return tuple(right_choice(sitting, p) if p <= right else wrong_choice(sitting, p) for p in places)


def an_attempt(sitting: Sitting, right: int = 5) -> Sitting:
    record_attempts(sat=[Sat(sitting, choices(sitting, right))])
    return sitting


def attempts(agency: Agency, *rights: int, on: date = TODAY) -> None:
    """One finished attempt for each number of right answers; all of them hold the same items."""
    sittings = [a_sitting(agency, on=on) for _ in rights]
    record_attempts(sat=[Sat(s, choices(s, right)) for s, right in zip(sittings, rights, strict=True)])
