"""Writing casework: the verbs of the office. One transaction each, its journal entries last.

Every verb checks the lifecycle's table under a lock of the case's row, so a repeated or simultaneous
click is refused by name (`MoveNotAllowed`) and changes nothing.
"""

from netra.cases.services.acting import NotYourRole, ReasonMissing
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
from netra.cases.services.entering import NotOursToEnter, enter
from netra.cases.services.joining import NotJoined, join_reports, part_report
from netra.cases.services.leaving import HandedOver, end_service, hand_everything_over
from netra.cases.services.letters import (
    BadPattern,
    Place,
    SeriesBusy,
    check_pattern,
    head_of,
    issue_letter,
    preview_letter,
    read_letter,
    set_letterhead,
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
    "BadPattern",
    "ClosedTarget",
    "HandedOver",
    "HasATie",
    "IsHeld",
    "NobodyToAsk",
    "NotAColleague",
    "NotClosed",
    "NotJoined",
    "NotOursToEnter",
    "NotYetClarified",
    "NotYourRole",
    "NothingToRelease",
    "Place",
    "ReasonMissing",
    "SameReport",
    "SeriesBusy",
    "TooEarly",
    "VerdictsContradict",
    "adopt",
    "ask_reporter",
    "check_pattern",
    "close_clarification",
    "confirm_requirements",
    "decide_retention",
    "end_service",
    "enter",
    "erase_decided",
    "extend_handling",
    "hand_everything_over",
    "hand_to",
    "head_of",
    "issue_letter",
    "join_reports",
    "mark_duplicate",
    "part_report",
    "pass_on",
    "preview_letter",
    "read_letter",
    "receivers",
    "record_clarification",
    "refer",
    "register",
    "reject_requirements",
    "rule",
    "rule_of",
    "set_letterhead",
    "step_aside",
    "withdraw",
    "write_assessment",
]
