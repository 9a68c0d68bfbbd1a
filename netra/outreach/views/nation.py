"""The board of many governments, for the offices of a province and of the nation."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from netra.accounts import roles
from netra.accounts.access import officer_required
from netra.outreach import nation as boards
from netra.outreach import queries
from netra.outreach.nation import Nation
from netra.outreach.periods import period_on
from netra.outreach.views.requests import Request, download, today

FIRST_ROWS = 50


@require_GET
@officer_required(*roles.SEES_MANY_GOVERNMENTS, hidden=True)
def nation(request: Request) -> HttpResponse:
    """Every government below, the widest gap first; to an office of one city this page does not exist."""
    found, counted_on = _nation(request)
    shown = len(found.rows) if "semua" in request.GET else FIRST_ROWS
    context = {
        "nation": found,
        "finding": boards.finding_of(found),
        "gap": boards.gap_of(found) if found.people else "",
        "rows": found.rows[:shown],
        "hidden": max(len(found.rows) - shown, 0),
        "counted_on": counted_on,
    }
    return render(request, "outreach/nation.html", context)


@require_GET
@officer_required(*roles.SEES_MANY_GOVERNMENTS, hidden=True)
def nation_file(request: Request) -> HttpResponse:
    """The same table to keep."""
    found, _ = _nation(request)
    name = f"cakupan-wilayah-{today(request).isoformat()}.csv"
    return download(boards.as_csv(found), name, "text/csv; charset=utf-8")


def _nation(request: Request) -> tuple[Nation, object]:
    try:
        governments = list(queries.governments_seen_by(request.officer))
    except queries.SeesOneGovernment as error:
        raise Http404 from error
    keys, election = [each.pk for each in governments], period_on(today(request))
    counts = queries.counts_of_governments(keys, election)
    return boards.nation_of(governments, counts), queries.staff_counted_on(keys, election)
