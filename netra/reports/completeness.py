"""What a formal report still lacks, measured while it is told. It never holds a report back: what is not
enough for a formal report is taken in as a lead (informasi awal)."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from netra import law
from netra.law import Requirement
from netra.reports.submission import Submission

ENOUGH: Final = "Sudah cukup untuk laporan resmi"
SO_FAR: Final = "Belum ada yang kurang"
LACKING: Final = "Masih kurang: "
LATE: Final = "Dibaca sebagai informasi awal"
TIME: Final = "sf-waktu"  # nobody can mend a day that has passed: it is told, and no page is offered
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
    """One thing that is missing: what, what follows from that, and the address of the page that asks (empty
    where no answer can mend it any more)."""

    what: str
    then: str
    slug: str


@dataclass(frozen=True)
class Meter:
    """How far the report is. `lacks` keep it from being formal, `advice` would make it stronger, and
    `to_come` is what a formal report needs and a later page asks."""

    lacks: tuple[Lack, ...]
    advice: tuple[Lack, ...]
    to_come: tuple[str, ...] = ()

    @property
    def is_enough(self) -> bool:
        return not self.lacks and not self.to_come

    @property
    def words(self) -> str:
        """The meter itself: "Masih kurang: bukti, kapan dan di mana"."""
        open_to_mend = [lack.what for lack in self.lacks if lack.slug]
        if open_to_mend:
            return f"{LACKING}{', '.join(open_to_mend)}"
        if self.lacks:
            return LATE
        return SO_FAR if self.to_come else ENOUGH


def meter_of(
    submission: Submission,
    *,
    in_time: bool,
    asked: Collection[str],
    coming: Collection[str] = (),
    pieces: int = 0,
) -> Meter:
    """What is missing among the pages that were answered (`asked`, by slug), and what those that follow
    (`coming`) will ask. `pieces`: how many files."""
    present = _present(submission, in_time, pieces)
    missing = [
        (need, slug)
        for need in law.rulebook().requirements
        if (slug := _page_of(need, asked)) and not present[need.id]()
    ]
    return Meter(
        tuple(_lack(need, slug) for need, slug in missing if need.kind != ADVICE),
        tuple(_lack(need, slug) for need, slug in missing if need.kind == ADVICE),
        tuple(_to_come(asked, coming)),
    )


def _to_come(asked: Collection[str], coming: Collection[str]) -> Iterator[str]:
    for need in law.rulebook().requirements:
        if need.kind != ADVICE and need.id != TIME and not _page_of(need, asked) and _page_of(need, coming):
            yield need.short


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
    return Lack(need.short, need.if_missing, "" if need.id == TIME else slug)
