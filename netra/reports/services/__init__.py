"""Writing reports: receive, read, converse. Sealing happens before the transaction opens."""

from netra.reports.services.conversation import AlreadySent, ask_reporter, write_to_office, write_to_reporter
from netra.reports.services.evidence import (
    MB,
    MOST_FILES,
    DraftIsGone,
    FilesChanged,
    Taken,
    choose_copy,
    choose_original,
    keep_file,
    remove_file,
    room_left,
)
from netra.reports.services.evidence_erasing import (
    erase_evidence_of,
    erase_evidence_of_draft,
    erase_left_behind,
    erase_strays,
)
from netra.reports.services.evidence_slices import AnotherPlace, NoSuchUpload, begin_upload, take_slice
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

__all__ = [
    "MB",
    "MOST_FILES",
    "AlreadySent",
    "AnotherPlace",
    "DraftIsGone",
    "FilesChanged",
    "NoSuchUpload",
    "NobodyCanRead",
    "NotSealedToYou",
    "Receipt",
    "StageNotAllowed",
    "Taken",
    "ask_reporter",
    "begin_upload",
    "choose_copy",
    "choose_original",
    "erase_evidence_of",
    "erase_evidence_of_draft",
    "erase_left_behind",
    "erase_strays",
    "gave_identity",
    "is_in_time",
    "keep_file",
    "key_for_officer",
    "key_for_reporter",
    "known_receipt",
    "last_visit",
    "lock",
    "note_visit",
    "open_story",
    "read_messages",
    "read_story",
    "receive",
    "remove_file",
    "reporting_deadline",
    "reveal_identity",
    "room_left",
    "seal_key_to",
    "share_key",
    "show_progress",
    "take_slice",
    "write_to_office",
    "write_to_reporter",
]
