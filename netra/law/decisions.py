"""Weighs what is known against what stands in a scene: first the bare answer, by bit sets; reasons come after."""

from typing import NamedTuple

from netra.law.sceneries import Scenery
from netra.law.scenes import AllowedRow, NormRow, truth

ALLOWED = "boleh"
FORBIDDEN = "tidak_boleh"
CONDITIONAL = "bersyarat"
UNANSWERED = "belum_bisa_dijawab"
ANSWERS = (ALLOWED, FORBIDDEN, CONDITIONAL, UNANSWERED)


class Permit(NamedTuple):
    """An allowed act that the question is about, or may be. `about` None: not known yet whether it is.

    `missing` and `broken` are places among its provisos.
    """

    row: AllowedRow
    about: bool | None
    missing: tuple[int, ...]
    broken: tuple[int, ...]

    @property
    def holds(self) -> bool | None:
        if self.broken:
            return False
        return None if self.missing or self.about is None else True


class Weighed(NamedTuple):
    """What the facts do to every rule of a scene."""

    answer: str
    hits: tuple[NormRow, ...]
    open: tuple[NormRow, ...]
    permits: tuple[Permit, ...]


def weigh(scenery: Scenery, yes: int, no: int) -> Weighed:
    """The answer with the rules that made it. A hit forbids; silence never permits."""
    held: list[bool | None] = []
    permits: list[Permit] = []
    for row in scenery.allowed:
        permit = permit_of(row, yes, no)
        held.append(False if permit is None else permit.holds)
        if permit is not None:
            permits.append(permit)
    hits: list[NormRow] = []
    unsettled: list[NormRow] = []
    for norm_row in scenery.deciding:
        met = truth(norm_row.terms, yes, no)
        if met is False:
            continue
        if norm_row.exceptions:
            met = excepted(met, norm_row, held)
        if met:
            hits.append(norm_row)
        elif met is None:
            unsettled.append(norm_row)
    answer = _answer(hits, unsettled, permits)
    return Weighed(answer, tuple(hits), tuple(unsettled), tuple(permits))


def permit_of(row: AllowedRow, yes: int, no: int) -> Permit | None:
    """How an allowed act stands; None when the question is not about it."""
    about = truth(row.terms, yes, no)
    if about is False:
        return None
    missing: list[int] = []
    broken: list[int] = []
    for place, (_, terms) in enumerate(row.provisos):
        met = truth(terms, yes, no)
        if met is None:
            missing.append(place)
        elif not met:
            broken.append(place)
    return Permit(row, about, tuple(missing), tuple(broken))


def excepted(met: bool | None, row: NormRow, held: list[bool | None]) -> bool | None:
    """A norm's truth once its exceptions are heard: an exception that holds ends it, one that may hold opens it."""
    for place in row.exceptions:
        if held[place]:
            return False
        if held[place] is None:
            met = None
    return met


def _answer(hits: list[NormRow], unsettled: list[NormRow], permits: list[Permit]) -> str:
    if hits:
        return FORBIDDEN
    if not unsettled and any(permit.holds for permit in permits):
        return ALLOWED
    if any(permit.about and not permit.broken for permit in permits):
        return CONDITIONAL
    return UNANSWERED
