"""Tables of outreach, one file per thing: briefings and directives so far."""

from netra.outreach.models.briefings import (
    Briefing,
    Directive,
    DirectiveAddressee,
    FollowUp,
)

__all__ = [
    "Briefing",
    "Directive",
    "DirectiveAddressee",
    "FollowUp",
]
