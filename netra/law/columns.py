"""Back-tests: one scene against any number of cases at once.

A fact's column is one integer with a bit per case, so that a single `&` decides a whole million. The logic
is that of `decisions.weigh`, carried from one case to a column of them; a test holds the two together.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from netra.law.decisions import ALLOWED, CONDITIONAL, FORBIDDEN, UNANSWERED
from netra.law.sceneries import Scenery
from netra.law.scenes import AllowedRow, NormRow, Terms

Column = int


@dataclass(frozen=True, slots=True)
class Cases:
    """Columns by fact bit: cases in which the fact holds, and does not; in neither it is unknown."""

    yes: Mapping[int, Column]
    no: Mapping[int, Column]
    every: Column

    @property
    def none(self) -> Column:
        """The empty column."""
        return self.every ^ self.every


def cases(known: list[tuple[int, int]]) -> Cases:
    """Columns from the (yes, no) bit sets that `Facts.known` gives, one per case, the first case lowest."""
    yes: dict[int, bytearray] = {}
    no: dict[int, bytearray] = {}
    size = (len(known) + 7) // 8
    for place, sides in enumerate(known):
        for columns, mask in zip((yes, no), sides, strict=True):
            for bit in _bits(mask):
                columns.setdefault(bit, bytearray(size))[place >> 3] |= 1 << (place & 7)
    return Cases(_as_integers(yes), _as_integers(no), (1 << len(known)) - 1)


def answers(scenery: Scenery, given: Cases) -> dict[str, Column]:
    """For each answer the cases that get it; every case gets exactly one."""
    permits = [_permit(row, given) for row in scenery.allowed]
    hits = unsettled = granted = hopeful = given.none
    for row in scenery.deciding:
        met, unknown = _norm(row, permits, given)
        hits, unsettled = hits | met, unsettled | unknown
    for permit in permits:
        granted, hopeful = granted | permit.holds, hopeful | _but(permit.about, permit.broken)
    allowed = _but(granted, hits | unsettled)
    conditional = _but(hopeful, hits | allowed)
    return {
        FORBIDDEN: hits,
        ALLOWED: allowed,
        CONDITIONAL: conditional,
        UNANSWERED: given.every ^ (hits | allowed | conditional),
    }


@dataclass(frozen=True, slots=True)
class _Permit:
    about: Column
    holds: Column
    may_hold: Column
    broken: Column


def _permit(row: AllowedRow, given: Cases) -> _Permit:
    about, maybe = _truth(row.terms, given)
    holds, broken = about, given.none
    for _, terms in row.provisos:
        met, unknown = _truth(terms, given)
        holds, broken = holds & met, broken | (given.every ^ (met | unknown))
    return _Permit(about, holds, _but(about | maybe, holds | broken), broken)


def _norm(row: NormRow, permits: list[_Permit], given: Cases) -> tuple[Column, Column]:
    met, unknown = _truth(row.terms, given)
    for place in row.exceptions:
        permit = permits[place]
        unknown = _but(unknown | (met & permit.may_hold), permit.holds)
        met = _but(met, permit.holds | permit.may_hold)
    return met, unknown


def _truth(terms: Terms, given: Cases) -> tuple[Column, Column]:
    """Where a condition holds, and where facts are missing."""
    met, ruled_out, none = given.none, given.every, given.none
    for must, must_not in terms:
        holds, dead = given.every, none
        for bit in _bits(must):
            holds, dead = holds & given.yes.get(bit, none), dead | given.no.get(bit, none)
        for bit in _bits(must_not):
            holds, dead = holds & given.no.get(bit, none), dead | given.yes.get(bit, none)
        met, ruled_out = met | holds, ruled_out & dead
    return met, given.every ^ (met | ruled_out)


def _but(column: Column, other: Column) -> Column:
    """`column & ~other`, without the negative numbers that cost Python twice the time."""
    return column ^ (column & other)


def _bits(mask: int) -> Iterator[int]:
    while mask:
        bit = mask & -mask
        yield bit
        mask ^= bit


def _as_integers(columns: dict[int, bytearray]) -> dict[int, Column]:
    return {bit: int.from_bytes(column, "little") for bit, column in columns.items()}
