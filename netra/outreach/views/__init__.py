"""The pages of outreach, one file per thing."""

from netra.outreach.views.briefings import (
    briefing,
    briefings,
    directive,
    plan,
    record,
)
from netra.outreach.views.promises import follow_up, promise

__all__ = [
    "briefing",
    "briefings",
    "directive",
    "follow_up",
    "plan",
    "promise",
    "record",
]
