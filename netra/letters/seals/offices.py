"""Whose seal is whose: a seal belongs to one office, and no other office's letter ever bears it."""

from collections.abc import Iterable
from dataclasses import dataclass

from netra.letters.seals.sealing import SealKeys


@dataclass(frozen=True)
class OfficeSeal:
    """The seal of one office: the office's name within a government (Kemendagri code), and its keys."""

    government: str
    office: str
    keys: SealKeys

    def is_of(self, government: str, office: str) -> bool:
        """Whether this is that office's seal. Names are compared without regard to case and spaces."""
        return (self.government, _plain(self.office)) == (government, _plain(office))


def own_seal(seals: Iterable[OfficeSeal], government: str, office: str) -> SealKeys | None:
    """The keys of that office's own seal; None where it has none, whatever others have."""
    return next((seal.keys for seal in seals if seal.is_of(government, office)), None)


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()
