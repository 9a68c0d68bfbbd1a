"""Writing casework: the verbs of the office. One transaction each, its journal entries last.

Every verb checks the lifecycle's table under a lock of the case's row, so a repeated or simultaneous
click is refused by name (`MoveNotAllowed`) and changes nothing.
"""

from netra.cases.services.acting import NotYourRole, ReasonMissing, SameEyes
from netra.cases.services.casework import (
    NotYetClarified,
    close_clarification,
    confirm_requirements,
    extend_handling,
    record_clarification,
    reject_requirements,
    write_assessment,
)
from netra.cases.services.colleagues import HasATie, NotAColleague, hand_to, step_aside
from netra.cases.services.drafts import (
    draft_letter,
    remove_draft_template,
    set_draft_template,
    template_of,
)
from netra.cases.services.entering import NotOursToEnter, enter
from netra.cases.services.escalating import NotLate, escalate_handover, escalate_late
from netra.cases.services.exporting import pack_handover
from netra.cases.services.handing import (
    NobodyMayReceive,
    NotInTheRuling,
    To,
    confirm_receipt,
    recall_handover,
    send_handover,
    verdicts_of,
)
from netra.cases.services.importing import Imported, ImportedBefore, erase_imported, import_package
from netra.cases.services.issuing import BadPattern, Place, SeriesBusy, check_pattern, head_of
from netra.cases.services.joining import NotJoined, join_reports, part_report
from netra.cases.services.leaving import HandedOver, LeavesHandoversUnread, end_service, hand_everything_over
from netra.cases.services.letters import issue_letter, preview_letter, read_letter, set_letterhead
from netra.cases.services.notes import (
    AlreadyDone,
    AlreadyKept,
    CannotOpen,
    finish_task,
    set_task,
    write_note,
)
from netra.cases.services.office_keys import (
    AnotherFingerprint,
    NotAnOfficeKey,
    key_as_text,
    key_from_words,
    make_office_key,
)
from netra.cases.services.receiving import (
    open_handover,
    read_note,
    read_picture,
    receive_handover,
    return_handover,
    seal_again,
)
from netra.cases.services.retention import (
    IsHeld,
    NotClosed,
    NothingToRelease,
    TooEarly,
    decide_retention,
    erase_decided,
    rule_of,
)
from netra.cases.services.ruling import VerdictsContradict, receivers, refer, rule
from netra.cases.services.triage import (
    ClosedTarget,
    NobodyToAsk,
    SameReport,
    ask_reporter,
    mark_duplicate,
    pass_on,
    register,
)
from netra.cases.services.withdrawal import adopt, withdraw

__all__ = [
    "AlreadyDone",
    "AlreadyKept",
    "AnotherFingerprint",
    "BadPattern",
    "CannotOpen",
    "ClosedTarget",
    "HandedOver",
    "HasATie",
    "Imported",
    "ImportedBefore",
    "IsHeld",
    "LeavesHandoversUnread",
    "NobodyMayReceive",
    "NobodyToAsk",
    "NotAColleague",
    "NotAnOfficeKey",
    "NotClosed",
    "NotInTheRuling",
    "NotJoined",
    "NotLate",
    "NotOursToEnter",
    "NotYetClarified",
    "NotYourRole",
    "NothingToRelease",
    "Place",
    "ReasonMissing",
    "SameEyes",
    "SameReport",
    "SeriesBusy",
    "To",
    "TooEarly",
    "VerdictsContradict",
    "adopt",
    "ask_reporter",
    "check_pattern",
    "close_clarification",
    "confirm_receipt",
    "confirm_requirements",
    "decide_retention",
    "draft_letter",
    "end_service",
    "enter",
    "erase_decided",
    "erase_imported",
    "escalate_handover",
    "escalate_late",
    "extend_handling",
    "finish_task",
    "hand_everything_over",
    "hand_to",
    "head_of",
    "import_package",
    "issue_letter",
    "join_reports",
    "key_as_text",
    "key_from_words",
    "make_office_key",
    "mark_duplicate",
    "open_handover",
    "pack_handover",
    "part_report",
    "pass_on",
    "preview_letter",
    "read_letter",
    "read_note",
    "read_picture",
    "recall_handover",
    "receive_handover",
    "receivers",
    "record_clarification",
    "refer",
    "register",
    "reject_requirements",
    "remove_draft_template",
    "return_handover",
    "rule",
    "rule_of",
    "seal_again",
    "send_handover",
    "set_draft_template",
    "set_letterhead",
    "set_task",
    "step_aside",
    "template_of",
    "verdicts_of",
    "withdraw",
    "write_assessment",
    "write_note",
]
