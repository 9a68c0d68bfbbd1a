"""Files of a message that come in slices: they wait, sealed, in a tray until the message takes them along.

A tray is a draft without contents (`Draft`) whose key follows from the report's: the reporter's words and an
officer's key find the same tray again after a cut line or a new page, nobody else finds it, and no row leads
from it to the report. What no message takes goes with the tray, after half a day.
"""

import hashlib
import hmac
from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from netra.accounts.models import Officer
from netra.journal.turns import writing_turn
from netra.reports import queries
from netra.reports.evidence import traces
from netra.reports.evidence.arriving import Arrived
from netra.reports.evidence.holders import Holder, OpenEvidence
from netra.reports.evidence.looking import CannotBeShown
from netra.reports.models import Draft, Evidence, Report
from netra.reports.services.conversation import nonce_of
from netra.reports.services.evidence import DraftIsGone
from netra.reports.services.evidence_erasing import erase_waiting
from netra.reports.services.message_files import Enclosed
from netra.vault import SealedTotals


def tray_of(*, key: bytes, officer: Officer | None = None) -> Holder:
    """Where files of one side wait that belong to the report with this key. Nothing is stored by asking."""
    who = f"officer/{officer.pk}" if officer else "reporter"
    tray = hmac.digest(key, f"netra/tray/v1/{who}".encode(), "sha256")
    return Holder.of_draft(digest=hashlib.sha256(b"netra/tray/v1" + tray).digest(), key=tray, lookup=b"")


def open_tray(*, tray: Holder, until: datetime) -> None:
    """Make the tray, or let it stand until `until` (machine time)."""
    with writing_turn():
        Draft.objects.update_or_create(pk=tray.draft, defaults={"envelope": b"", "expires_at": until})


def bytes_waiting(tray: Holder) -> tuple[int, int]:
    """How many bytes lie in the tray, and how many files, whole or not."""
    rows = queries.evidence_rows(tray.draft)
    return sum(tray.open(row).size for row in rows), len(rows)


def waiting_files(*, tray: Holder, chosen: Collection[UUID], as_it_is: bool) -> list[Enclosed]:
    """The chosen files of the tray, in the order in which they began to come. Unless `as_it_is`, the cleaned
    copy of an image that gives something away.

    Raises `DraftIsGone` where one is not there, `CannotBeShown` where there is no copy.
    """
    whole = [tray.open(row) for row in queries.evidence_rows(tray.draft) if row.sealed_size is not None]
    copies = {each.row.replaces_id: each for each in whole if each.row.replaces_id}
    found = [each for each in whole if each.id in chosen and not each.row.replaces_id]
    if len(found) != len(set(chosen)):
        raise DraftIsGone
    return [_enclosed(each if as_it_is else _safe(each, copies), tray) for each in found]


def _safe(original: OpenEvidence, copies: dict[UUID, OpenEvidence]) -> OpenEvidence:
    if not traces.is_telling(original):
        return original
    if original.id not in copies:
        raise CannotBeShown("not cleaned")
    return copies[original.id]


def _enclosed(each: OpenEvidence, tray: Holder) -> Enclosed:
    totals = SealedTotals(
        size=each.size,
        sha256=bytes.fromhex(each.sha256),
        sealed_size=each.row.sealed_size or 0,
        sealed_sha256=bytes(each.row.sealed_sha256 or b""),
    )
    arrived = Arrived(each.id, each.key, totals, each.kind, each.name, is_kept=True)
    return Enclosed(arrived, each.about, tray=tray.draft)


def are_sent(*, report: Report, key: bytes, nonce: UUID, text: str, chosen: Collection[UUID]) -> bool:
    """Whether this form went already: these files, or their cleaned copies, with the same words. With other
    words it is another message, of which nothing was sent."""
    if not chosen:
        return False
    holder, rows = (
        Holder.of_report(report, key),
        Evidence.objects.filter(report=report, message__isnull=False),
    )
    sent = [holder.open(row) for row in rows.select_related("message").order_by("number")]
    went = {each.row.message for each in sent if each.chosen_as in chosen}
    if len(went) != 1:
        return False
    message = went.pop()
    files = [each for each in sent if each.row.message == message]
    own = nonce_of(report, nonce, text, *(bytes.fromhex(each.sha256) for each in files))
    return {*chosen} <= {each.chosen_as for each in files} and message is not None and message.nonce == own


def settle_tray(*, tray: Holder, chosen: Collection[UUID]) -> None:
    """A message took its files along: an original whose copy went goes, and a copy whose original did. What
    another page brought waits on for its own message."""
    if tray.draft is not None:
        erase_waiting(draft=tray.draft, belonging_to=chosen)


__all__ = [
    "are_sent",
    "bytes_waiting",
    "open_tray",
    "settle_tray",
    "tray_of",
    "waiting_files",
]
