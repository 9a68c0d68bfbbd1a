"""The pages of outreach, one file per thing."""

from netra.outreach.views.briefings import (
    briefing,
    briefings,
    directive,
    plan,
    record,
)

__all__ = [
    "briefing",
    "briefings",
    "directive",
    "plan",
    "record",
]
