"""What is said before sending of the time to report: in time, too late, without a limit, without a day.

Both forms say it from here: the page with one question each fills in the day itself, in the form that is one
document the script does.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from netra.reports.dates import TimeLeft

DAY: Final = "{day}"
IN_TIME, TOO_LATE, NO_LIMIT, NO_DAY = "in_time", "too_late", "no_limit", "no_day"


@dataclass(frozen=True)
class TimeNote:
    """One note as the page shows it; `words` may hold `{day}`, the last day in words."""

    tone: str
    title: str
    words: str
    icon: str = ""


NOTES: Final[Mapping[str, TimeNote]] = {
    IN_TIME: TimeNote(
        "ok", "Masih dalam batas waktu.", f"Laporan resmi diterima paling lambat {DAY}.", "clock"
    ),
    TOO_LATE: TimeNote(
        "warn",
        "Batas melapor sudah lewat.",
        f"Hari terakhirnya {DAY}. Laporan tetap kami terima dan dibaca sebagai informasi awal.",
    ),
    NO_LIMIT: TimeNote(
        "calm",
        "Di luar tahapan pemilihan.",
        "Kami tidak menemukan batas waktu melapor untuk tanggal itu.",
    ),
    NO_DAY: TimeNote(
        "calm",
        "Batas waktu belum dapat kami hitung",
        "karena tanggalnya tidak diisi. Petugas dapat menanyakannya.",
    ),
}


def note_for(left: TimeLeft | None, *, has_date: bool) -> TimeNote:
    """The note for one report, with its day."""
    if left is None:
        return NOTES[NO_LIMIT if has_date else NO_DAY]
    note = NOTES[TOO_LATE if left.is_over else IN_TIME]
    return replace(note, words=note.words.replace(DAY, left.words))
