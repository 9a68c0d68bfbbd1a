"""The pages of outreach, one file per thing."""

from netra.outreach.views.briefings import (
    briefing,
    briefings,
    directive,
    plan,
    record,
)
from netra.outreach.views.rosters import roster_import, roster_upload

__all__ = [
    "briefing",
    "briefings",
    "directive",
    "plan",
    "record",
    "roster_import",
    "roster_upload",
]
