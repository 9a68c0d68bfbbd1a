"""What a formal report still lacks, measured while it is told. It never holds a report back: what is not
enough for a formal report is taken in as a lead (informasi awal)."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Final

from netra import law
from netra.law import Requirement
from netra.reports.submission import Submission

ENOUGH: Final = "Sudah cukup untuk laporan resmi"
ADVICE: Final = "advice"
# Which page tells it, per requirement; a requirement without a page cannot be met here (the signature).
PAGES: Final[Mapping[str, tuple[str, ...]]] = {
    "sm-uraian": ("cerita", "layanan"),
    "sm-waktu-tempat": ("kapan-di-mana", "layanan"),
    "sf-terlapor": ("siapa", "layanan"),
    "sf-waktu": ("tahu-dari-mana", "layanan"),
    "an-saksi": ("tahu-dari-mana",),
    "sm-bukti": ("bukti",),
    "an-dua-bukti": ("bukti",),
    "sf-pelapor": ("nama",),
}


@dataclass(frozen=True)
class Lack:
    """One thing that is missing: what, what follows from that, and the address of the page that asks."""

    what: str
    then: str
    slug: str


@dataclass(frozen=True)
class Meter:
    """How far the report is. `lacks` keep it from being formal, `advice` would make it stronger."""

    lacks: tuple[Lack, ...]
    advice: tuple[Lack, ...]

    @property
    def is_enough(self) -> bool:
        return not self.lacks

    @property
    def words(self) -> str:
        """The meter itself: "Masih kurang: bukti, kapan dan di mana"."""
        return ENOUGH if self.is_enough else f"Masih kurang: {', '.join(lack.what for lack in self.lacks)}"


def meter_of(submission: Submission, *, in_time: bool, asked: Collection[str], pieces: int = 0) -> Meter:
    """What is missing among the pages that were answered (`asked`, by slug). `pieces`: how many files."""
    present = _present(submission, in_time, pieces)
    missing = [
        (need, slug)
        for need in law.rulebook().requirements
        if (slug := _page_of(need, asked)) and not present[need.id]()
    ]
    return Meter(
        tuple(_lack(need, slug) for need, slug in missing if need.kind != ADVICE),
        tuple(_lack(need, slug) for need, slug in missing if need.kind == ADVICE),
    )


def _page_of(need: Requirement, asked: Collection[str]) -> str | None:
    return next((slug for slug in PAGES.get(need.id, ()) if slug in asked), None)


def _present(told: Submission, in_time: bool, pieces: int) -> Mapping[str, Callable[[], bool]]:
    shown = bool(told.evidence) + len(told.links) + pieces
    return {
        "sm-uraian": lambda: bool(told.story),
        "sm-waktu-tempat": lambda: bool(told.happened_on and told.place),
        "sf-terlapor": lambda: bool(told.position or told.unit or told.respondent_name or told.agency_code),
        "sf-waktu": lambda: in_time,
        "sm-bukti": lambda: shown > 0,
        "an-dua-bukti": lambda: shown == 0 or shown + bool(told.witnesses) > 1,
        "an-saksi": lambda: bool(told.witnesses),
        "sf-pelapor": lambda: told.identity.is_given,
    }


def _lack(need: Requirement, slug: str) -> Lack:
    return Lack(need.short, need.if_missing, slug)
