"""Writing reports: receive, read, converse, step aside. Sealing happens before the transaction opens."""

from netra.reports.services.additions import (
    AlreadyErased,
    Given,
    add_to_report,
    correct_report,
    read_additions,
    seal_addition,
)
from netra.reports.services.contact import leave_contact, read_contact, remove_contact
from netra.reports.services.conversation import AlreadySent, ask_reporter, write_to_office, write_to_reporter
from netra.reports.services.crosscheck import differences
from netra.reports.services.erasure import erase_contents, forget_the_log
from netra.reports.services.identities import (
    AlreadyNamed,
    Effect,
    current_identity,
    effect_of_a_name,
    give_identity,
)
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
from netra.reports.services.own_data import own_data
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
from netra.reports.services.recusing import (
    LastReader,
    may_be_given,
    note_refused_opening,
    seal_reason,
    step_aside,
)
from netra.reports.services.sealed_intake import agency_in_clear, readers_of, receive_sealed
from netra.reports.services.stored import (
    arrival_of,
    chain_intact_until,
    first_opening_of,
    is_unchanged,
    proof_of_arrival,
)
from netra.reports.services.withdrawal import AlreadyWithdrawn, TooLateToWithdraw, tracing_of, withdraw

__all__ = [
    "AlreadyErased",
    "AlreadyNamed",
    "AlreadySent",
    "AlreadyWithdrawn",
    "Effect",
    "Given",
    "LastReader",
    "NobodyCanRead",
    "NotSealedToYou",
    "Receipt",
    "StageNotAllowed",
    "TooLateToWithdraw",
    "Unreadable",
    "add_to_report",
    "agency_in_clear",
    "arrival_of",
    "ask_reporter",
    "chain_intact_until",
    "correct_report",
    "current_identity",
    "deadline_from",
    "differences",
    "effect_of_a_name",
    "erase_contents",
    "first_opening_of",
    "forget_the_log",
    "gave_identity",
    "give_identity",
    "is_in_time",
    "is_unchanged",
    "key_for_officer",
    "key_for_reporter",
    "known_receipt",
    "last_visit",
    "leave_contact",
    "lock",
    "may_be_given",
    "note_refused_opening",
    "note_visit",
    "open_story",
    "own_data",
    "proof_of_arrival",
    "read_additions",
    "read_contact",
    "read_messages",
    "read_story",
    "readers_of",
    "receive",
    "receive_sealed",
    "remove_contact",
    "reporting_deadline",
    "reveal_identity",
    "seal_addition",
    "seal_key_to",
    "seal_reason",
    "share_key",
    "show_progress",
    "step_aside",
    "tracing_of",
    "withdraw",
    "write_to_office",
    "write_to_reporter",
]
