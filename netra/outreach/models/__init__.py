"""Tables of outreach, one file per thing: briefings, directives, attendance."""

from netra.outreach.models.attendance import Attendance, AttendanceFigure, AttendanceList
from netra.outreach.models.briefings import (
    Briefing,
    Directive,
    DirectiveAddressee,
    FollowUp,
)

__all__ = [
    "Attendance",
    "AttendanceFigure",
    "AttendanceList",
    "Briefing",
    "Directive",
    "DirectiveAddressee",
    "FollowUp",
]
