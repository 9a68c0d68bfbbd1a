"""Who can open a reporter's name, said before it is given; nothing that would not hold."""

from dataclasses import dataclass
from typing import Final

from netra.agencies.models import Government
from netra.reports import services
from netra.reports.models import Report


@dataclass(frozen=True)
class WhoOpens:
    """Who opens the name, in a few words and in full."""

    title: str
    words: str


_SEEN = "Di halaman Lacak Anda melihat setiap permintaan, jawabannya, dan setiap pembukaan."
APART: Final = WhoOpens(
    "Nama disegel terpisah dari cerita.",
    "Petugas pembaca tidak dapat membuka sendiri nama yang dirahasiakan: ia meminta dengan alasan tertulis, "
    f"lalu penjaga identitas memutuskan. {_SEEN}",
)
TOGETHER: Final = WhoOpens(
    "Nama disegel bersama laporan.",
    "Kuncinya tidak dipegang penjaga identitas. Nama yang dirahasiakan dibuka hanya dengan alasan tertulis "
    f"dan persetujuan petugas lain: itu aturan program, bukan kunci yang terpisah. {_SEEN}",
)


def who_opens_here(government: Government) -> WhoOpens:
    """Of a report that is told now."""
    return APART if services.identity_key_of(government) else TOGETHER


def who_opens(report: Report) -> WhoOpens:
    """Of a report that was sent: a name that is given later lies where the first would have."""
    return APART if report.identity_key_id is not None else TOGETHER
