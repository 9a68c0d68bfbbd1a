"""What became of the reporter's name, for the reporter: asked for, approved or refused, opened."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from netra.journal import events, identity_events
from netra.journal.models import Entry
from netra.reports import dates
from netra.reports.models import Report
from netra.reports.services import OPEN_FOR

SENTENCES: Final[dict[str, str]] = {
    identity_events.IDENTITY_ASKED_FOR: "Petugas meminta nama Anda dibuka. Orang lain yang memutuskan.",
    identity_events.IDENTITY_APPROVED: f"Permintaan itu disetujui: dapat dibuka {OPEN_FOR.days} hari.",
    identity_events.IDENTITY_REFUSED: "Permintaan itu ditolak. Nama Anda tidak dibuka.",
    events.IDENTITY_REVEALED: "Nama Anda dibuka petugas, dengan alasan yang disegel bersama laporan.",
}


@dataclass(frozen=True)
class NameNote:
    """One thing that happened to the name."""

    title: str
    when: str


def of(entries: Iterable[Entry], report: Report, on: date) -> list[NameNote]:
    """The newest first, as the entries come; none where nobody asked."""
    return [
        NameNote(SENTENCES[entry.event], dates.moment_shown(entry.at, government=report.government, on=on))
        for entry in entries
        if entry.event in SENTENCES
    ]
