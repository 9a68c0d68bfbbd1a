"""Which election period a day belongs to: people are counted once in each."""

from datetime import date

from netra import law
from netra.law import Election


def period_on(on: date) -> str:
    """The id of the election that decides on that day; empty between elections."""
    election = law.election_on(on)
    return election.id if election else ""


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
