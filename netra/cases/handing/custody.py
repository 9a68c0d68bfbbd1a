"""With whom a ruling is: a question to the passages it made, never a field. Pure.

A case with several verdicts goes several ways at once (ethics to one office, a crime to another): each way is
a *track*, and each track is with exactly one office. Until somebody gave a receipt, the sender still has it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Protocol

SENT: Final = "sent"
RECEIVED: Final = "received"
RETURNED: Final = "returned"
PASSED_ON: Final = "passed_on"  # received here, and by another office after this one
STATE_WORDS: Final = {
    SENT: "Menunggu diterima", RECEIVED: "Diterima", RETURNED: "Dikembalikan", PASSED_ON: "Diteruskan",
}  # fmt: skip


class Passage(Protocol):
    """What `Handover` and a test's stand-in share."""

    to_name: str
    sent_at: datetime
    received_at: datetime | None
    returned_at: datetime | None


class NotWaiting(Exception):
    """The hand-over was received or went back already: this act is for one that waits."""


def track(purpose: str, subject: int = 0) -> str:
    """A verdict of a case; of one of several respondents, whose number is `subject`: "ethics", "ethics:2"."""
    return f"{purpose}:{subject}" if subject else purpose


def parts_of(track: str) -> tuple[str, int]:
    """Kind of verdict and number of the respondent, 0 where the case has no several."""
    purpose, _, subject = track.partition(":")
    return purpose, int(subject or 0)


class StillOut(Exception):
    """The last passage of this track stands: nothing goes out a second time."""


@dataclass(frozen=True)
class Custody:
    """Who has it, since when (None: from the beginning), and who is asked to take it."""

    holder: str
    since: datetime | None
    offered_to: str = ""


def state_of(passage: Passage) -> str:
    """`SENT`, `RECEIVED` or `RETURNED`, from its moments."""
    if passage.returned_at is not None:
        return RETURNED
    return RECEIVED if passage.received_at is not None else SENT


def custody_of(passages: Iterable[Passage], *, origin: str) -> Custody:
    """Where a track is after these passages, in the order in which they were sent. Exactly one holder."""
    found = Custody(origin, None)
    for each in passages:
        state = state_of(each)
        if state == RECEIVED:
            found = Custody(each.to_name, each.received_at)
        elif state == SENT:
            found = Custody(found.holder, found.since, offered_to=each.to_name)
    return found


def may_send(passages: Iterable[Passage]) -> bool:
    """Whether this track may go out: nothing did yet, or all of it came back."""
    return all(state_of(each) == RETURNED for each in passages)


def is_overdue(passage: Passage, now: datetime, days: int) -> bool:
    """Whether a receipt is missing after this many days. The figure is the office's, not the law's."""
    return state_of(passage) == SENT and now - passage.sent_at >= timedelta(days=days)
