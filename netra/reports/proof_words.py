"""The proof to the reporter in plain words: stored, unchanged, read."""

from dataclasses import dataclass
from datetime import date

from netra import clock
from netra.reports import dates, services
from netra.reports.models import Report


@dataclass(frozen=True)
class Stored:
    """What can be proved on a day. `intact_until_words` is "" before the first published head.

    The two moments are told as they stand after a verb.
    """

    number: int
    received_words: str
    is_unchanged: bool
    intact_until_words: str
    read_words: str
    can_be_proved: bool


@dataclass(frozen=True)
class Kept:
    """The short form for the page of the conversation: cheap, for it is asked with every visit."""

    number: int
    is_unchanged: bool


def kept(report: Report) -> Kept | None:
    """Whether the report is stored as it came in; None where the journal has no entry of the arrival."""
    entry = services.arrival_of(report)
    return Kept(entry.sequence, services.is_unchanged(report)) if entry else None


def stored(report: Report, *, on: date) -> Stored | None:
    """Everything that the page of the proof says; None where the journal has no entry of the arrival."""
    entry = services.arrival_of(report)
    if entry is None:
        return None
    head, opened = services.chain_intact_until(report), services.first_opening_of(report)
    proof = services.proof_of_arrival(report)
    return Stored(
        number=entry.sequence,
        received_words=dates.moment_told(entry.at, government=report.government, on=on),
        is_unchanged=services.is_unchanged(report),
        intact_until_words=clock.date_in_words(head.on) if head else "",
        read_words=dates.moment_told(opened.at, government=report.government, on=on) if opened else "",
        can_be_proved=proof is not None,
    )
