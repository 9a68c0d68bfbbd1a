"""What a tally counts, as a value: passed between what is counted, the summary and the recount."""

from collections.abc import Mapping
from typing import NamedTuple


class Cell(NamedTuple):
    """One count: whose, for which election, what, where. Sorts, so that writers lock in one order."""

    government_id: int
    election: str
    kind: str
    agency_id: int
    employment: str
    variant: str


class UnitCount(NamedTuple):
    """What is counted of one unit (or, with agency 0, of a whole government) in one election period."""

    government_id: int
    agency_id: int
    staff: int
    briefed: int
    pledged: int
    understood: int


Counts = Mapping[Cell, int]
PerUnit = Mapping[tuple[int, str], int]
"""People per (agency's key, employment)."""
