"""Services and strategic issues beside the campaign's phases: all, one agency, and as files."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from netra import letters
from netra.accounts import roles
from netra.accounts.access import officer_required
from netra.agencies.queries import UnknownAgency, agency_by_code
from netra.servicewatch import exports, issue_rows, queries, rows, words
from netra.servicewatch.phases import axis_of
from netra.servicewatch.requests import Request, today, whose

SHOWN_FIRST = 8
CSV, XLSX = "text/csv; charset=utf-8", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_GET
@officer_required(*roles.SEES_SERVICES)
def board(request: Request) -> HttpResponse:
    """One page: is service going on, who has not told, and how do the strategic issues move."""
    government, on = whose(request), today(request)
    found = queries.board_of(government, on)
    axis = axis_of(found.weeks[0].monday, on)
    agencies = [rows.agency_row(each, axis, on) for each in found.rows]
    context = {
        "finding": words.boards_finding(found),
        "sentence": words.tally_sentence(found.tallies[-1]),
        "charts": rows.charts_of(found.tallies, on),
        "weeks": rows.week_rows(found.tallies),
        "last_week": found.weeks[-1],
        "first_agencies": agencies[:SHOWN_FIRST],
        "other_agencies": agencies[SHOWN_FIRST:],
        "issues": issue_rows.issue_tables(government, on),
        "may_enter": request.officer.may(roles.ENTERS_SERVICES),
    }
    return render(request, "servicewatch/board.html", context)


@require_GET
@officer_required(*roles.SEES_SERVICES)
def agency(request: Request, code: str) -> HttpResponse:
    """One agency: its weeks beside the phases, and every correction with what stood before."""
    on = today(request)
    try:
        found = agency_by_code(whose(request), code)
    except UnknownAgency as error:
        raise Http404 from error
    if not queries.reports_services(found):
        raise Http404
    told = queries.agency_weeks(found, on)
    if not told.weeks:
        raise Http404
    context = {
        "agency": found,
        "finding": words.weeks_finding(told.missing),
        "sentence": words.tally_sentence(told.tallies[-1]),
        "charts": rows.charts_of(told.tallies, on),
        "weeks": rows.version_rows(told, queries.versions_by_week(found, told.shown, on)),
        "may_enter": request.officer.may(roles.ENTERS_SERVICES) and request.officer.agency_id == found.pk,
    }
    return render(request, "servicewatch/agency.html", context)


@require_GET
@officer_required(*roles.SEES_SERVICES)
def download(request: Request, name: str) -> HttpResponse:
    """The tables as a file: layanan.csv, isu.csv, or both in layanan.xlsx."""
    government, on = whose(request), today(request)
    if name == "layanan.csv":
        content, kind = letters.csv_of(*exports.service_table(government, on)[1:]), CSV
    elif name == "isu.csv":
        content, kind = letters.csv_of(*exports.issue_table(government, on)[1:]), CSV
    elif name == "layanan.xlsx":
        tables = [exports.service_table(government, on), exports.issue_table(government, on)]
        content, kind = exports.as_xlsx(tables, on, government.name), XLSX
    else:
        raise Http404
    stem, ending = name.split(".")
    headers = {"Content-Disposition": f'attachment; filename="{stem}-{on.isoformat()}.{ending}"'}
    return HttpResponse(content, content_type=kind, headers=headers)
