"""Tables of outreach, one file per thing."""

from netra.outreach.models.attendance import (
    Attendance,
    AttendanceFigure,
    AttendanceList,
)
from netra.outreach.models.briefings import (
    Briefing,
    Directive,
    DirectiveAddressee,
    FollowUp,
)
from netra.outreach.models.pledges import (
    Ceremony,
    Pledge,
    Slip,
)
from netra.outreach.models.proofs import (
    Proof,
)
from netra.outreach.models.reach import (
    Reach,
)
from netra.outreach.models.tallies import (
    Tally,
)

__all__ = [
    "Attendance",
    "AttendanceFigure",
    "AttendanceList",
    "Briefing",
    "Ceremony",
    "Directive",
    "DirectiveAddressee",
    "FollowUp",
    "Pledge",
    "Proof",
    "Reach",
    "Slip",
    "Tally",
]
