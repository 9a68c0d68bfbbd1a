"""Which period a day belongs to: people are counted once in each. A period is an election, and between
elections a calendar year."""

from datetime import date
from typing import Final

from netra import law
from netra.law import Election
from netra.law.elections import timeline

YEAR: Final = "tahun-"


def period_on(on: date) -> str:
    """The id of the election that decides on that day; between elections that of the year, "tahun-2026"."""
    election = law.election_on(on)
    return election.id if election else f"{YEAR}{on.year}"


def begins_on(on: date) -> date:
    """The first day of the calendar of the election that decides on that day; between elections 1 January."""
    election = law.election_on(on)
    starts = [run.since for run in timeline(election) if run.since] if election else []
    return min(starts, default=date(on.year, 1, 1))


def is_over(period: str, on: date) -> bool:
    """Whether no later day can belong to this period."""
    if period.startswith(YEAR):
        return on.year > int(period.removeprefix(YEAR))
    return all(phase.ends_on < on for phase in law.rulebook().election(period).phases)


def ended_before(on: date) -> tuple[Election, date] | None:
    """Between elections: the one that ended last and its last day, when its figures were complete."""
    if law.election_on(on) is not None:
        return None
    ends = [
        (max(phase.ends_on for phase in election.phases), election)
        for election in law.rulebook().elections.values()
        if election.phases
    ]
    over = [(last, election) for last, election in ends if last < on]
    last, election = max(over, key=lambda each: each[0], default=(on, None))
    return (election, last) if election else None
