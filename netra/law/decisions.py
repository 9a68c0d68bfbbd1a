"""Weighs what is known against what stands in a scene: the bare answer, by bit sets, before any reason."""

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

    @property
    def settled(self) -> bool:
        """Whether a condition is met on which every authority agrees."""
        unmet = {*self.missing, *self.broken}
        return any(one.settles and place not in unmet for place, (one, _) in enumerate(self.row.provisos))


class Weighed(NamedTuple):
    """What the facts do to every rule of a scene."""

    answer: str
    hits: tuple[NormRow, ...]
    open: tuple[NormRow, ...]
    permits: tuple[Permit, ...]


def weigh(scenery: Scenery, yes: int, no: int) -> Weighed:
    """The answer with the rules that made it. A hit forbids; silence never permits.

    Allowed acts are looked at only where they matter: as exceptions of a norm, and when nothing forbids.
    """
    permits = _Permits(scenery.allowed, yes, no)
    hits: list[NormRow] = []
    unsettled: list[NormRow] = []
    for row in scenery.deciding:
        met = truth(row.terms, yes, no)
        if met is False:
            continue
        if row.exceptions:
            met = permits.excepting(met, row.exceptions)
        if met:
            hits.append(row)
        elif met is None:
            unsettled.append(row)
    if hits and not scenery.warning:
        return Weighed(FORBIDDEN, tuple(hits), tuple(unsettled), ())
    found = permits.all()
    return Weighed(_answer(hits, unsettled, found), tuple(hits), tuple(unsettled), found)


class _Permits:
    """The allowed acts of a scene, each weighed at most once. None: the question is not about it."""

    def __init__(self, rows: tuple[AllowedRow, ...], yes: int, no: int) -> None:
        self._rows = rows
        self._yes = yes
        self._no = no
        self._found: dict[int, Permit | None] = {}

    def all(self) -> tuple[Permit, ...]:
        return tuple(permit for place in range(len(self._rows)) if (permit := self._at(place)))

    def excepting(self, met: bool | None, places: tuple[int, ...]) -> bool | None:
        """A norm's truth once its exceptions are heard: one that holds ends it, one that may opens it."""
        for place in places:
            permit = self._at(place)
            if permit is None:
                continue
            holds = permit.holds
            if holds:
                return False
            if holds is None:
                met = None
        return met

    def _at(self, place: int) -> Permit | None:
        if place not in self._found:
            self._found[place] = permit_of(self._rows[place], self._yes, self._no)
        return self._found[place]


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


def _answer(hits: list[NormRow], unsettled: list[NormRow], permits: tuple[Permit, ...]) -> str:
    if hits:
        return FORBIDDEN
    if not unsettled and any(permit.holds for permit in permits):
        return ALLOWED
    if any(permit.about and not permit.broken for permit in permits):
        return CONDITIONAL
    return UNANSWERED
