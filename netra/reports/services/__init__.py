"""Writing reports: receive, read, converse. Sealing happens before the transaction opens."""

from netra.reports.services.conversation import AlreadySent, ask_reporter, write_to_office, write_to_reporter
from netra.reports.services.crosscheck import differences
from netra.reports.services.intake import (
    NobodyCanRead,
    Receipt,
    deadline_from,
    is_in_time,
    known_receipt,
    receive,
    reporting_deadline,
)
from netra.reports.services.keys import (
    NotSealedToYou,
    key_for_officer,
    key_for_reporter,
    seal_key_to,
    share_key,
)
from netra.reports.services.progress import StageNotAllowed, lock, show_progress
from netra.reports.services.reading import (
    Unreadable,
    gave_identity,
    last_visit,
    note_visit,
    open_story,
    read_messages,
    read_story,
    reveal_identity,
)
from netra.reports.services.sealed_intake import agency_in_clear, readers_of, receive_sealed

__all__ = [
    "AlreadySent",
    "NobodyCanRead",
    "NotSealedToYou",
    "Receipt",
    "StageNotAllowed",
    "Unreadable",
    "agency_in_clear",
    "ask_reporter",
    "deadline_from",
    "differences",
    "gave_identity",
    "is_in_time",
    "key_for_officer",
    "key_for_reporter",
    "known_receipt",
    "last_visit",
    "lock",
    "note_visit",
    "open_story",
    "read_messages",
    "read_story",
    "readers_of",
    "receive",
    "receive_sealed",
    "reporting_deadline",
    "reveal_identity",
    "seal_key_to",
    "share_key",
    "show_progress",
    "write_to_office",
    "write_to_reporter",
]
