"""Tables of outreach, one file per thing: briefings and directives so far."""

from netra.outreach.models.briefings import (
    Briefing,
    BriefingQuestion,
)
from netra.outreach.models.directives import (
    Directive,
    DirectiveAddressee,
    FollowUp,
)

__all__ = [
    "Briefing",
    "BriefingQuestion",
    "Directive",
    "DirectiveAddressee",
    "FollowUp",
]
