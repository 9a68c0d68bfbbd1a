"""The page on which the head of an agency enters three figures a week, in under a minute on a phone."""

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from netra.accounts import roles
from netra.accounts.access import officer_required
from netra.agencies.models import Agency
from netra.servicewatch import queries, rows, services, words
from netra.servicewatch.forms import WeekForm
from netra.servicewatch.queries import AgencyWeeks
from netra.servicewatch.requests import Request, today
from netra.servicewatch.weeks import Week, week_of


@require_http_methods(["GET", "POST"])
@officer_required(*roles.ENTERS_SERVICES)
def enter(request: Request) -> HttpResponse:
    """Enter or correct the figures of one week of the own unit; nobody enters for another."""
    agency = request.officer.agency
    if agency is None or not queries.reports_services(agency):
        return render(request, "servicewatch/not_entering.html", {"agency": agency})
    told = queries.agency_weeks(agency, today(request))
    if request.method == "GET":
        return _page(request, agency, told, _fresh(request, told))
    form = WeekForm(request.POST, weeks=told.weeks, on=today(request))
    if form.is_valid() and _entered(request, agency, form):
        monday = form.cleaned_data["week"].monday
        return redirect(f"{reverse('servicewatch:enter')}?tercatat={monday.isoformat()}")
    return _page(request, agency, told, form)


def _entered(request: Request, agency: Agency, form: WeekForm) -> bool:
    """Record; what stands in the way becomes a sentence at the field."""
    try:
        services.enter_week(
            agency=agency,
            week=form.cleaned_data["week"],
            told=form.told(),
            after_version=form.cleaned_data["version"] or 0,
            at=request.legal_now,
            actor=request.officer.actor,
        )
    except services.AlreadyEntered:
        return True  # The same form came twice.
    except services.EnteredMeanwhile as error:
        former = words.told_words(error.figure.told)
        form.stand_on(error.figure.version)
        form.add_error(
            "week", f"Minggu ini sudah diisi: {former}. Kirim sekali lagi bila angka Anda memang koreksinya."
        )
    except services.WeekTooOld:
        form.add_error("week", "Minggu ini sudah terlalu lama. Pilih minggu dari daftar.")
    return form.is_valid()


def _fresh(request: Request, told: AgencyWeeks) -> WeekForm:
    """An empty form for the week that is asked for, else the latest that is missing, else the last."""
    known = dict(told.weeks)
    asked = _week(request.GET.get("minggu", ""))
    week = asked if asked in known else next(iter(told.missing), told.weeks[-1][0])
    figure = known[week]
    initial: dict[str, Any] = {"week": week.monday.isoformat(), "version": figure.version if figure else 0}
    if figure:
        initial |= {name: getattr(figure, name) for name in ("requests", "on_time", "complaints")}
    return WeekForm(weeks=told.weeks, on=today(request), initial=initial)


def _page(request: Request, agency: Agency, told: AgencyWeeks, form: WeekForm) -> HttpResponse:
    recorded = dict(told.weeks).get(_week(request.GET.get("tercatat", "")))
    on = today(request)
    context = {
        "agency": agency,
        "form": form,
        "finding": words.weeks_finding(told.missing),
        "missing": told.missing,
        "corrects": form.corrected(told.weeks),
        "recorded": recorded,
        "recorded_words": words.told_words(recorded.told) if recorded else "",
        "recorded_week": week_of(recorded.week_on) if recorded else None,
        "weeks": rows.version_rows(told, queries.versions_by_week(agency, told.shown, on)),
    }
    return render(request, "servicewatch/enter.html", context)


def _week(text: str) -> Week:
    """The week that an address names; one that no list holds where it names none."""
    try:
        return week_of(date.fromisoformat(text))
    except (ValueError, OverflowError):
        return Week(date.max)
