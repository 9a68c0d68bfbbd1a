"""The pages of outreach, one file per thing."""

from netra.outreach.views.attendance import attendance, close_list, count_heads, match, open_list, paper
from netra.outreach.views.briefings import (
    briefing,
    briefings,
    directive,
    plan,
    record,
)
from netra.outreach.views.cards import cards
from netra.outreach.views.door import door, door_list, door_taps, door_worker, find_names
from netra.outreach.views.hall_screen import hall_figures, hall_picture, hall_screen
from netra.outreach.views.own_phone import hall_code, present

__all__ = [
    "attendance",
    "briefing",
    "briefings",
    "cards",
    "close_list",
    "count_heads",
    "directive",
    "door",
    "door_list",
    "door_taps",
    "door_worker",
    "find_names",
    "hall_code",
    "hall_figures",
    "hall_picture",
    "hall_screen",
    "match",
    "open_list",
    "paper",
    "plan",
    "present",
    "record",
]
