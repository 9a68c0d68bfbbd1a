"""The pages of outreach, one file per thing."""

from netra.outreach.views.briefings import (
    briefing,
    briefings,
    directive,
    plan,
    record,
)
from netra.outreach.views.own_phone import hall_code, present

__all__ = [
    "briefing",
    "briefings",
    "directive",
    "hall_code",
    "plan",
    "present",
    "record",
]
