"""Briefings and directives as a page shows them on a day: a word and a tone beside each row."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format

from netra.law import Instrument
from netra.outreach.models import Briefing, Directive, DirectiveAddressee
from netra.outreach.queries import Round
from netra.outreach.uploads import CHECKING, LOADED, Upload

DAY_FORMAT = "l, j F Y"
SOON = 3
TONES = {
    Briefing.State.HELD: "ok",
    Briefing.State.TODAY: "now",
    Briefing.State.PLANNED: "info",
    Briefing.State.WITHOUT_MINUTES: "warn",
}


@dataclass(frozen=True)
class BriefingRow:
    """A briefing with the word for how it stands."""

    briefing: Briefing
    word: str
    tone: str


@dataclass(frozen=True)
class DueWords:
    """A due date in words: "2 hari lagi", its urgency, and the date itself."""

    words: str
    urgency: str
    on_words: str


@dataclass(frozen=True)
class DirectiveRow:
    """A directive with its due date in words and who has followed up."""

    directive: Directive
    due: DueWords | None
    addressees: list[DirectiveAddressee]
    followed: int
    done: int


def day_words(day: date) -> str:
    """ "Rabu, 16 Oktober 2024"."""
    return date_format(day, DAY_FORMAT)


def briefing_row(briefing: Briefing, on: date) -> BriefingRow:
    """One row of the list."""
    state = briefing.state_on(on)
    return BriefingRow(briefing, str(state.label), TONES[state])


def directive_row(directive: Directive, on: date) -> DirectiveRow:
    """A directive as it stands; reported done by all, its clock has stopped."""
    addressees = list(directive.addressees.all())
    followed = sum(1 for each in addressees if each.follow_ups.all())
    done = sum(1 for each in addressees if each.state_on(on) == DirectiveAddressee.State.DONE)
    due = due_words(directive.due_on, on, stopped=done == len(addressees)) if directive.due_on else None
    return DirectiveRow(directive, due, addressees, followed, done)


def due_words(due_on: date, on: date, *, stopped: bool = False) -> DueWords:
    """Calendar days: the letter sets the date, no law does."""
    left = (due_on - on).days
    if stopped:
        return DueWords("Semua selesai", "done", f"tenggat {day_words(due_on)}")
    if left < 0:
        return DueWords(f"lewat {-left} hari", "late", day_words(due_on))
    if left == 0:
        return DueWords("hari ini", "today", day_words(due_on))
    return DueWords(f"{left} hari lagi", "soon" if left <= SOON else "calm", day_words(due_on))


def finding_of(rounds: Iterable[Round]) -> str:
    """The headline of the list: how many kecamatan have been visited."""
    rounds = list(rounds)
    visited = sum(1 for each in rounds if each.visit is not None)
    if not visited:
        return f"Belum satu pun dari {len(rounds)} kecamatan dikunjungi"
    return f"{visited} dari {len(rounds)} kecamatan sudah dikunjungi"


def lines_of(text: str) -> list[str]:
    """The lines of a text that hold something."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def instrument_rows(briefing: Briefing, known: Mapping[str, Instrument]) -> list[tuple[str, str]]:
    """(label, title) of each cited rule; an id that the rulebook has lost stands for itself."""
    found = [(name, known.get(name)) for name in briefing.instruments]
    return [(each.label, each.title) if each else (name, "") for name, each in found]


@dataclass(frozen=True)
class UploadRow:
    """A roster file in words: the finding as heading, one sentence below, and what changes, kind by kind.

    named: heading, the first changes of that kind, how many more there are.
    """

    finding: str
    sentence: str
    changes: list[tuple[str, str, str, str]]
    besides: str
    changes_anything: bool
    named: list[tuple[str, list[str], int]]


def upload_row(upload: Upload) -> UploadRow:
    """What the page says of a file in its present state."""
    counts = upload.counts
    changes = [(label, in_thousands(counts.get(kind, 0)), icon, note) for kind, label, icon, note in _KINDS]
    besides = " ".join(
        words.format(in_thousands(counts[kind])) for kind, words in _BESIDES if counts.get(kind)
    )
    changed = sum(counts.get(kind, 0) for kind in ("new", "returned", "moved", "changed", "left"))
    finding, sentence = _told_of(upload, changed)
    named = [
        (label, upload.changes[kind], counts.get(kind, 0) - len(upload.changes[kind]))
        for kind, label in _NAMED
        if upload.changes.get(kind)
    ]
    return UploadRow(finding, sentence, changes, besides, changed > 0, named)


_KINDS = (
    ("new", "Pegawai baru", "plus", "belum pernah tercatat"),
    ("moved", "Pindah", "arrow-right", "ke unit atau jabatan lain"),
    ("changed", "Data berubah", "pencil", "nama, status, atau golongan"),
    ("left", "Keluar", "log-out", "hanya dari daftar lengkap"),
)
_NAMED = (
    ("moved", "Siapa yang pindah"),
    ("left", "Siapa yang keluar"),
    ("changed", "Data siapa yang berubah"),
    ("returned", "Siapa yang kembali"),
    ("new", "Siapa yang baru"),
)
_BESIDES = (
    ("returned", "{} pegawai kembali bertugas."),
    ("positions", "{} jabatan baru ditambahkan ke perangkat daerahnya."),
)


def _told_of(upload: Upload, changed: int) -> tuple[str, str]:
    listed = in_thousands(upload.counts.get("listed", 0))
    day = day_words(upload.on)
    if upload.is_busy:
        return (
            "Berkas sedang diperiksa" if upload.state == CHECKING else "Berkas sedang dimuat",
            "Halaman ini memperbarui diri setiap detik. Anda boleh menutupnya dan kembali lagi.",
        )
    if upload.error_count:
        return f"{in_thousands(upload.error_count)} kesalahan di berkas ini", "Tidak ada yang disimpan."
    if upload.refusal:
        return "Berkas ini belum dapat dipakai", "Tidak ada yang disimpan."
    if not changed:
        return "Tidak ada yang berubah", f"{listed} pegawai di berkas sama dengan catatan per {day}."
    if upload.state == LOADED:
        return (
            "Daftar pegawai sudah dimuat",
            f"{listed} pegawai, keadaan per {day}. Tercatat di jurnal tanpa nama.",
        )
    return f"{listed} pegawai terbaca, belum disimpan", f"Inilah yang berubah bila dimuat per {day}."


def in_thousands(number: int) -> str:
    """ "4.020"."""
    return f"{number:,}".replace(",", ".")
