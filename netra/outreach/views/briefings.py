"""The pages of outreach: the list of briefings, one briefing, one directive, and the two forms."""

from datetime import date, datetime

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from netra import law
from netra.accounts import roles
from netra.accounts.access import officer_required
from netra.accounts.middleware import OfficeRequest
from netra.agencies.models import Government
from netra.outreach import queries, rows, services, visits
from netra.outreach.forms import MinutesForm, PlanForm
from netra.outreach.models import Briefing

PER_PAGE = 25


class Request(OfficeRequest):
    """An office request with its legal moment."""

    legal_now: datetime


@require_GET
@officer_required(*roles.SEES_OUTREACH)
def briefings(request: Request) -> HttpResponse:
    """Which kecamatan have been visited, every briefing, every directive."""
    government, on = _whose(request), _today(request)
    rounds = queries.rounds_of(government, on)
    page = Paginator(queries.briefings_of(government, on), PER_PAGE).get_page(request.GET.get("halaman"))
    context = {
        "finding": rows.finding_of(rounds),
        "rounds": rounds,
        "page": page,
        "briefing_rows": [rows.briefing_row(each, on) for each in page],
        "directive_rows": [rows.directive_row(each, on) for each in queries.directives_of(government, on)],
        "may_plan": request.officer.may(roles.PLANS_OUTREACH),
    }
    return render(request, "outreach/briefings.html", context)


@require_GET
@officer_required(*roles.SEES_OUTREACH)
def briefing(request: Request, label: str) -> HttpResponse:
    """One briefing: when, where, for whom, on which rules, and its minutes."""
    on = _today(request)
    found = _briefing(request, label)
    context = {
        "briefing": found,
        "row": rows.briefing_row(found, on),
        "is_held": found.state_on(on) == Briefing.State.HELD,
        "may_record": request.officer.may(roles.PLANS_OUTREACH),
        "too_early": found.held_on > on,
        "instruments": rows.instrument_rows(found, law.rulebook().instruments),
        "sees_services": request.officer.may(roles.SEES_SERVICES),
        "places": visits.places_of(found, on, request.officer.agency),
    }
    return render(request, "outreach/briefing.html", context)


@require_GET
@officer_required(*roles.SEES_OUTREACH)
def directive(request: Request, pk: int) -> HttpResponse:
    """One directive: what it says, to whom, until when, and what has been done about it."""
    on = _today(request)
    try:
        found = queries.directive_by_id(_whose(request), pk, on)
    except queries.UnknownDirective as error:
        raise Http404 from error
    return render(request, "outreach/directive.html", {"row": rows.directive_row(found, on)})


@require_http_methods(["GET", "POST"])
@officer_required(*roles.PLANS_OUTREACH)
def plan(request: Request) -> HttpResponse:
    """Put a briefing on the calendar; the same form sent twice leads to the same briefing."""
    government = _whose(request)
    form = PlanForm(
        request.POST or None,
        government=government,
        on=_today(request),
        instruments=law.rulebook().instruments,
    )
    if not form.is_valid():
        return render(request, "outreach/plan.html", {"form": form})
    try:
        planned = services.plan_briefing(
            government=government, plan=form.plan(), at=request.legal_now, actor=request.officer.actor
        )
    except services.AlreadyPlanned as error:
        planned = error.briefing
    return redirect("outreach:briefing", planned.label)


@require_http_methods(["GET", "POST"])
@officer_required(*roles.PLANS_OUTREACH)
def record(request: Request, label: str) -> HttpResponse:
    """Record the minutes. What was typed stays on the page when it cannot be recorded."""
    found = _briefing(request, label)
    if request.method == "GET" and found.recorded_on is not None:
        return redirect("outreach:briefing", found.label)
    form = MinutesForm(request.POST or None)
    if form.is_valid() and _recorded(request, found, form):
        return redirect("outreach:briefing", found.label)
    return render(request, "outreach/record.html", {"form": form, "briefing": found})


def _recorded(request: Request, found: Briefing, form: MinutesForm) -> bool:
    minutes = form.cleaned_data["minutes"]
    try:
        services.record_briefing(
            briefing=found,
            minutes=minutes,
            at=request.legal_now,
            actor=request.officer.actor,
            held_by=request.officer.agency,
        )
    except services.NotYetHeld:
        form.add_error("minutes", "Acaranya belum berlangsung. Simpan dulu teks ini, catat pada hari acara.")
    except services.AlreadyRecorded:
        if found.minutes == minutes:  # The same form came twice.
            return True
        form.add_error(
            "minutes", "Notulen acara ini sudah dicatat. Teks Anda masih ada di bawah, salin bila perlu."
        )
    return form.is_valid()


def _briefing(request: Request, label: str) -> Briefing:
    try:
        return queries.briefing_by_label(_whose(request), label, _today(request))
    except queries.UnknownBriefing as error:
        raise Http404 from error


def _whose(request: Request) -> Government:
    return request.officer.office.government


def _today(request: Request) -> date:
    return request.legal_now.date()
