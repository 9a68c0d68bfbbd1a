"""The city's strategic issues: the list, one kecamatan with its series, and the three forms of its keeper."""

from contextlib import suppress
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from netra.accounts import roles
from netra.accounts.access import officer_required
from netra.servicewatch import issue_rows, queries, services, words
from netra.servicewatch.forms import FigureForm, IssueForm
from netra.servicewatch.models import StrategicIssue
from netra.servicewatch.promise_rows import promise_row
from netra.servicewatch.requests import Request, today, whose


@require_GET
@officer_required(*roles.SEES_SERVICES)
def issues(request: Request) -> HttpResponse:
    """Every kecamatan with its latest figures, and the city's own list."""
    government, on = whose(request), today(request)
    places = issue_rows.place_rows(government, on)
    context = {
        "finding": words.old_finding([latest for place in places for latest in place.latest]),
        "issues": queries.issues_of(government, on),
        "places": places,
        "may_keep": request.officer.may(roles.KEEPS_ISSUES),
    }
    return render(request, "servicewatch/issues.html", context)


@require_GET
@officer_required(*roles.SEES_SERVICES)
def district(request: Request, code: str) -> HttpResponse:
    """One kecamatan: each issue as a series beside the phases, and what was promised here."""
    government, on = whose(request), today(request)
    found = queries.district_by_code(government, code)
    if found is None:
        raise Http404
    series = issue_rows.series_rows(found, on)
    promises = queries.promises_to(found, on, until=on)
    context = {
        "district": found,
        "finding": words.issues_finding([each.row.latest for each in series]),
        "series": series,
        "promises": [promise_row(each, on, request.officer.agency) for each in promises],
        "may_keep": request.officer.may(roles.KEEPS_ISSUES),
    }
    return render(request, "servicewatch/district.html", context)


@require_http_methods(["GET", "POST"])
@officer_required(*roles.KEEPS_ISSUES)
def new_issue(request: Request) -> HttpResponse:
    """Put an issue on the list."""
    form = IssueForm(request.POST or None, government=whose(request), on=today(request))
    if form.is_valid():
        try:
            services.list_issue(government=whose(request), words=form.words(), **_by(request))
            return redirect("servicewatch:issues")
        except services.IssueAlreadyListed:
            form.add_error("name", "Isu dengan nama ini sudah ada dalam daftar.")
    return render(request, "servicewatch/issue_form.html", {"form": form, "issue": None})


@require_http_methods(["GET", "POST"])
@officer_required(*roles.KEEPS_ISSUES)
def edit_issue(request: Request, pk: int) -> HttpResponse:
    """Change how an issue is called and counted."""
    issue, on = _issue(request, pk), today(request)
    initial = IssueForm.initial_of(issue)
    form = IssueForm(request.POST or None, government=whose(request), on=on, initial=initial)
    if form.is_valid():
        try:
            services.reword_issue(issue=issue, words=form.words(), **_by(request))
            return redirect("servicewatch:issues")
        except services.IssueAlreadyListed:
            form.add_error("name", "Isu dengan nama ini sudah ada dalam daftar.")
        except services.ClosedIssue:
            form.add_error(None, "Isu ini baru saja diakhiri oleh rekan Anda.")
    return render(request, "servicewatch/issue_form.html", {"form": form, "issue": issue})


@require_POST
@officer_required(*roles.KEEPS_ISSUES)
def close_issue(request: Request, pk: int) -> HttpResponse:
    """Take an issue off the list; its figures stay."""
    with suppress(services.ClosedIssue, Http404):  # The same button came twice.
        services.close_issue(issue=_issue(request, pk), **_by(request))
    return redirect("servicewatch:issues")


@require_http_methods(["GET", "POST"])
@officer_required(*roles.KEEPS_ISSUES)
def new_figure(request: Request) -> HttpResponse:
    """Add a figure to a series; it never takes the place of an older one."""
    initial = {"issue": request.GET.get("isu"), "district": request.GET.get("kecamatan")}
    form = FigureForm(request.POST or None, government=whose(request), on=today(request), initial=initial)
    if form.is_valid():
        figure = form.figure()
        try:
            services.record_figure(figure=figure, **_by(request))
        except services.FigureAlreadyRecorded:
            pass  # The same form came twice: the figure stands.
        except services.ClosedIssue:
            form.add_error("issue", "Isu ini baru saja diakhiri oleh rekan Anda.")
        if form.is_valid():
            place = figure.district
            return redirect("servicewatch:district", place.code) if place else redirect("servicewatch:issues")
    return render(request, "servicewatch/figure_form.html", {"form": form})


def _issue(request: Request, pk: int) -> StrategicIssue:
    try:
        return queries.issue_by_id(whose(request), pk, today(request))
    except queries.UnknownIssue as error:
        raise Http404 from error


def _by(request: Request) -> dict[str, Any]:
    """Who does it, and at which legal moment."""
    return {"at": request.legal_now, "actor": request.officer.actor}
