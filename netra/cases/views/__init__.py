"""The office's casework: inbox, report, case, and the page of each move."""

from netra.cases.views.casework import (
    adopt,
    case,
    close_clarification,
    extend,
    hand_over,
    record_clarification,
    refer,
    rule,
    screen,
    write_assessment,
)
from netra.cases.views.evidence import evidence, evidence_original, evidence_picture, record_sighting
from netra.cases.views.interests import interests, step_aside, withdraw_interest
from netra.cases.views.lists import closed, inbox, slow_way, switch_keys
from netra.cases.views.triage import ask, join, mark_duplicate, part, pass_on, register, report, write

__all__ = [
    "adopt",
    "ask",
    "case",
    "close_clarification",
    "closed",
    "evidence",
    "evidence_original",
    "evidence_picture",
    "extend",
    "hand_over",
    "inbox",
    "interests",
    "join",
    "mark_duplicate",
    "part",
    "pass_on",
    "record_clarification",
    "record_sighting",
    "refer",
    "register",
    "report",
    "rule",
    "screen",
    "slow_way",
    "step_aside",
    "switch_keys",
    "withdraw_interest",
    "write",
    "write_assessment",
]
