"""The pages of outreach, one file per thing."""

from netra.outreach.views.briefings import (
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

__all__ = [
    "accept_directive",
    "briefing",
    "briefings",
    "directive",
    "directive_letter",
    "directives",
    "explain_delay",
    "issue_directive",
    "plan",
    "record",
    "report_done",
]
