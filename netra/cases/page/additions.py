"""What the reporter gave after sending, as the office reads it: beside what stood before, never over it."""

from dataclasses import dataclass

from netra import clock
from netra.reports.models import Addition
from netra.reports.services import Given


@dataclass(frozen=True)
class ShownAddition:
    """One addition: what it is, when, and its words; a name only tells that it lies in the seal."""

    title: str
    at: str
    text: str
    is_withdrawal: bool


def additions_of(given: list[Given], zone: clock.Zone) -> list[ShownAddition]:
    """All of them, oldest first."""
    return [_shown(each, zone) for each in given]


def _shown(given: Given, zone: clock.Zone) -> ShownAddition:
    title = {
        Addition.Kind.MORE: "Tambahan",
        Addition.Kind.CORRECTION: f"Ralat atas “{given.content.get('about', '')}”",
        Addition.Kind.IDENTITY: "Identitas menyusul",
        Addition.Kind.WITHDRAWAL: "Pelapor mencabut laporan",
    }[Addition.Kind(given.kind)]
    text = given.content.get("text") or given.content.get("reason") or ""
    if given.kind == Addition.Kind.IDENTITY:
        text = "Tersegel. Buka dengan alasan tertulis."
    is_withdrawal = given.kind == Addition.Kind.WITHDRAWAL
    return ShownAddition(title, clock.moment_in_words(given.at, zone), text, is_withdrawal)
