"""Tables of outreach, one file per thing."""

from netra.outreach.models.attendance import (
    Attendance,
    AttendanceFigure,
    AttendanceList,
)
from netra.outreach.models.briefings import (
    Briefing,
    BriefingQuestion,
)
from netra.outreach.models.directive_files import (
    DirectiveFile,
)
from netra.outreach.models.directives import (
    Directive,
    DirectiveAddressee,
    FollowUp,
)
from netra.outreach.models.photos import (
    BriefingPhoto,
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
from netra.outreach.models.understanding import (
    Answer,
    Attempt,
    Certificate,
)
from netra.outreach.models.unit_sums import (
    UnitSum,
)

__all__ = [
    "Answer",
    "Attempt",
    "Attendance",
    "AttendanceFigure",
    "AttendanceList",
    "Briefing",
    "BriefingPhoto",
    "BriefingQuestion",
    "Ceremony",
    "Certificate",
    "Directive",
    "DirectiveAddressee",
    "DirectiveFile",
    "FollowUp",
    "Pledge",
    "Proof",
    "Reach",
    "Slip",
    "Tally",
    "UnitSum",
]
