"""Writing outreach: the verbs of the office on directives and briefings."""

from netra.outreach.services.briefings import (
    AlreadyPlanned,
    AlreadyRecorded,
    NotYetHeld,
    QuestionAlreadyKept,
    RoundAlreadyPlanned,
    add_question,
    plan_briefing,
    plan_round,
    record_briefing,
)
from netra.outreach.services.directives import (
    AlreadyAccepted,
    AlreadyDone,
    DirectiveAlreadyIssued,
    DueBeforeIssue,
    NotAddressed,
    NotYetIssued,
    ProofNotYetHeld,
    accept_directive,
    explain_delay,
    issue_directive,
    report_done,
)
from netra.outreach.services.ground import ForeignAgency, NobodyAddressed

__all__ = [
    "AlreadyAccepted",
    "AlreadyDone",
    "AlreadyPlanned",
    "AlreadyRecorded",
    "DirectiveAlreadyIssued",
    "DueBeforeIssue",
    "ForeignAgency",
    "NobodyAddressed",
    "NotAddressed",
    "NotYetHeld",
    "NotYetIssued",
    "ProofNotYetHeld",
    "QuestionAlreadyKept",
    "RoundAlreadyPlanned",
    "accept_directive",
    "add_question",
    "explain_delay",
    "issue_directive",
    "plan_briefing",
    "plan_round",
    "record_briefing",
    "report_done",
]
