"""The pages of outreach, one file per thing."""

from netra.outreach.views.briefings import (
    briefing,
    briefings,
    directive,
    plan,
    record,
)
from netra.outreach.views.coverage import board, board_file, not_reached
from netra.outreach.views.own_phone import hall_code, present

__all__ = [
    "board",
    "board_file",
    "briefing",
    "briefings",
    "directive",
    "hall_code",
    "not_reached",
    "plan",
    "present",
    "record",
]
