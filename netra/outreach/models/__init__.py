"""Tables of outreach, one file per thing: briefings and directives, the test of understanding."""

from netra.outreach.models.briefings import (
    Briefing,
    Directive,
    DirectiveAddressee,
    FollowUp,
)
from netra.outreach.models.understanding import Answer, Attempt, Certificate

__all__ = [
    "Answer",
    "Attempt",
    "Briefing",
    "Certificate",
    "Directive",
    "DirectiveAddressee",
    "FollowUp",
]
