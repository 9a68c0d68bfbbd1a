"""Working days, holidays as values, time limits -> due dates. Pure: no files, no network, no Django."""

from netra.clock.limits import (
    Alternative,
    Confidence,
    DateOutOfReach,
    Due,
    Limit,
    MomentWithoutZone,
    Unit,
    add_months,
    due,
)
from netra.clock.strip import DayCell, day_cells
from netra.clock.words import clock_in_words, date_in_words, hours_in_words, moment_in_words, plain_date
from netra.clock.working_days import Calendar, DayOff, NoCalendarForYear
from netra.clock.zones import Zone, zone_of

__all__ = [
    "Alternative",
    "Calendar",
    "Confidence",
    "DateOutOfReach",
    "DayCell",
    "DayOff",
    "Due",
    "Limit",
    "MomentWithoutZone",
    "NoCalendarForYear",
    "Unit",
    "Zone",
    "add_months",
    "clock_in_words",
    "date_in_words",
    "day_cells",
    "due",
    "hours_in_words",
    "moment_in_words",
    "plain_date",
    "zone_of",
]
