"""An officer writes down what did not come through the public door: brought, found, passed on, seen."""

from netra.agencies.models import Agency
from netra.cases.desk import Desk
from netra.reports import lifecycle as public
from netra.reports import services as reports
from netra.reports.models import Report
from netra.reports.submission import Submission


class NotOursToEnter(ValueError):
    """Through the public door a report comes by itself: nobody writes one down for a reporter there."""


def enter(
    *, origin: str, submission: Submission, receipt: reports.Receipt, agency: Agency | None, desk: Desk
) -> Report:
    """Store it sealed, as every report is, for those who may read it: an officer with a tie writes it down
    and cannot open it again. The same receipt twice gives the same report.

    At the counter the receipt belongs to who stands there; of all else nobody keeps it.
    Raises `NotOursToEnter` and `reports.NobodyCanRead`.
    """
    if origin not in public.ORIGINS or origin == public.DOOR:
        raise NotOursToEnter(origin)
    return reports.receive(
        government=desk.officer.office.government,
        submission=submission,
        receipt=receipt,
        agency=agency,
        at=desk.at,
        entry=reports.Entry(origin, desk.officer.actor),
    )
