"""Who may run the check-in of which briefing; to everybody else these pages do not exist."""

from datetime import datetime

from django.http import Http404

from netra.accounts.access import officer_required
from netra.accounts.middleware import OfficeRequest
from netra.accounts.roles import RUNS_CHECK_IN
from netra.outreach import queries
from netra.outreach.check_in import Standing
from netra.outreach.models import AttendanceList, Briefing

runs_check_in = officer_required(*RUNS_CHECK_IN)


class Request(OfficeRequest):
    """An office request with its legal moment."""

    legal_now: datetime


def briefing_to_run(request: Request, label: str) -> Briefing:
    """The briefing whose check-in this officer runs, or 404."""
    government, on = request.officer.office.government, request.legal_now.date()
    try:
        found = queries.briefing_by_label(government, label, on)
    except queries.UnknownBriefing as error:
        raise Http404 from error
    if not queries.may_run_check_in(request.officer, found):
        raise Http404
    return found


def list_to_run(request: Request, label: str) -> tuple[Briefing, AttendanceList]:
    """The same with its list, or 404 where none was opened."""
    briefing = briefing_to_run(request, label)
    found = queries.attendance_list_of(briefing, request.legal_now)
    if found is None:
        raise Http404
    found.briefing = briefing
    return briefing, found


def standing_here(request: Request, attendance_list: AttendanceList) -> Standing:
    """What a check-in must know of this list."""
    return queries.standing_at(attendance_list, request.officer.office.government)
