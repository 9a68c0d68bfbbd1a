"""Writing outreach: the verbs of the office on directives and briefings."""

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
from netra.outreach.services.rosters import load, look_over

__all__ = [
    "AlreadyPlanned",
    "AlreadyRecorded",
    "DirectiveAlreadyIssued",
    "DueBeforeIssue",
    "ForeignAgency",
    "NobodyAddressed",
    "NotYetHeld",
    "issue_directive",
    "load",
    "look_over",
    "plan_briefing",
    "record_briefing",
]
