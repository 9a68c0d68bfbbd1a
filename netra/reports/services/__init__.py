"""Writing reports: receive, read, converse, step aside. Sealing happens before the transaction opens."""

from netra.reports.services.conversation import AlreadySent, ask_reporter, write_to_office, write_to_reporter
from netra.reports.services.intake import (
    NobodyCanRead,
    Receipt,
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
    gave_identity,
    last_visit,
    note_visit,
    open_story,
    read_messages,
    read_story,
    reveal_identity,
)
from netra.reports.services.recusing import (
    LastReader,
    may_be_given,
    note_refused_opening,
    seal_reason,
    step_aside,
)

__all__ = [
    "AlreadySent",
    "LastReader",
    "NobodyCanRead",
    "NotSealedToYou",
    "Receipt",
    "StageNotAllowed",
    "ask_reporter",
    "gave_identity",
    "is_in_time",
    "key_for_officer",
    "key_for_reporter",
    "known_receipt",
    "last_visit",
    "lock",
    "may_be_given",
    "note_refused_opening",
    "note_visit",
    "open_story",
    "read_messages",
    "read_story",
    "receive",
    "reporting_deadline",
    "reveal_identity",
    "seal_key_to",
    "seal_reason",
    "share_key",
    "show_progress",
    "step_aside",
    "write_to_office",
    "write_to_reporter",
]
