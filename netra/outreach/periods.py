"""Which election period a day belongs to: people are counted once in each."""

from datetime import date

from netra import law


def period_on(on: date) -> str:
    """The id of the election that decides on that day; empty between elections."""
    election = law.election_on(on)
    return election.id if election else ""
