"""Writing outreach: the verbs of the office on directives and briefings, and the counting of tests."""

from netra.outreach.services.briefings import (
    AlreadyPlanned,
    AlreadyRecorded,
    DirectiveAlreadyIssued,
    DueBeforeIssue,
    ForeignAgency,
    NobodyAddressed,
    NotYetHeld,
    issue_directive,
    plan_briefing,
    record_briefing,
)
from netra.outreach.services.understanding import (
    AlreadyClaimed,
    NotAsked,
    NotPassed,
    Sat,
    issue_certificate,
    record_answer,
    record_attempts,
)

__all__ = [
    "AlreadyClaimed",
    "AlreadyPlanned",
    "AlreadyRecorded",
    "DirectiveAlreadyIssued",
    "DueBeforeIssue",
    "ForeignAgency",
    "NobodyAddressed",
    "NotAsked",
    "NotPassed",
    "NotYetHeld",
    "Sat",
    "issue_certificate",
    "issue_directive",
    "plan_briefing",
    "record_answer",
    "record_attempts",
    "record_briefing",
]
