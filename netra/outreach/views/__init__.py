"""The pages of outreach, one file per thing."""

from netra.outreach.views.apel import apel_kit, apel_kit_file
from netra.outreach.views.briefings import (
    add_question,
    briefing,
    briefings,
    plan,
    record,
)
from netra.outreach.views.directives import (
    accept_directive,
    directive,
    directive_letter,
    directives,
    explain_delay,
    issue_directive,
    report_done,
)
from netra.outreach.views.papers import appointment, attendance_list, event_report, invitation
from netra.outreach.views.questions import questions, questions_file
from netra.outreach.views.rounds import plan_round

__all__ = [
    "accept_directive",
    "add_question",
    "apel_kit",
    "apel_kit_file",
    "appointment",
    "attendance_list",
    "briefing",
    "briefings",
    "directive",
    "directive_letter",
    "directives",
    "event_report",
    "explain_delay",
    "invitation",
    "issue_directive",
    "plan",
    "plan_round",
    "questions",
    "questions_file",
    "record",
    "report_done",
]
