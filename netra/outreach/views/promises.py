"""What was promised on a visit: Tata Pemerintahan writes it down, the camat or the agency follows it up."""

from contextlib import suppress
from datetime import date

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from netra.accounts import roles
from netra.accounts.access import officer_required
from netra.agencies.models import Government
from netra.outreach import queries, visits
from netra.outreach.models import Briefing
from netra.outreach.views.requests import Request
from netra.servicewatch import queries as watch
from netra.servicewatch import services
from netra.servicewatch.forms import PromiseForm, StepForm
from netra.servicewatch.models import Promise
from netra.servicewatch.promise_rows import promise_row


@require_http_methods(["GET", "POST"])
@officer_required(*roles.PLANS_OUTREACH)
def promise(request: Request, label: str) -> HttpResponse:
    """Write down one promise of a visit; nothing can be promised on a visit that lies ahead."""
    found, on = _visit(request, label), _today(request)
    if found.held_on > on:
        return redirect("outreach:briefing", found.label)
    form = PromiseForm(
        request.POST or None,
        government=_whose(request),
        districts=visits.districts_of(found),
        promised_on=found.held_on,
        on=on,
    )
    if form.is_valid():
        _make(request, found, form)
        return redirect("outreach:briefing", found.label)
    return render(request, "outreach/promise.html", {"form": form, "briefing": found})


@require_http_methods(["GET", "POST"])
@officer_required(*roles.ENTERS_SERVICES)
def follow_up(request: Request, label: str, pk: int) -> HttpResponse:
    """Write what came of a promise; to any other agency the page does not exist."""
    found, on = _visit(request, label), _today(request)
    made = _promise(request, found, pk)
    form = StepForm(request.POST or None, promised_on=made.promised_on, on=on)
    if form.is_valid() and _followed_up(request, made, form):
        return redirect("outreach:briefing", found.label)
    row = promise_row(made, on, request.officer.agency)
    return render(request, "outreach/follow_up.html", {"form": form, "briefing": found, "row": row})


def _make(request: Request, found: Briefing, form: PromiseForm) -> None:
    plan = form.plan(found.label)
    with suppress(services.AlreadyPromised):  # The same form came twice: the promise stands.
        services.make_promise(
            government=_whose(request), plan=plan, at=request.legal_now, actor=request.officer.actor
        )


def _followed_up(request: Request, made: Promise, form: StepForm) -> bool:
    try:
        services.follow_up_promise(
            promise=made,
            by=request.officer.agency,
            step=form.step(),
            at=request.legal_now,
            actor=request.officer.actor,
        )
    except services.AlreadyNoted:
        return True  # The same form came twice.
    except services.AlreadyKept:
        form.add_error("text", "Janji ini sudah dinyatakan selesai. Teks Anda masih ada di bawah.")
    return form.is_valid()


def _promise(request: Request, found: Briefing, pk: int) -> Promise:
    agency = request.officer.agency
    try:
        made = watch.promise_by_id(_whose(request), pk, _today(request))
    except watch.UnknownPromise as error:
        raise Http404 from error
    is_here = made.district in visits.districts_of(found)
    if agency is None or not is_here or not watch.follows_up(made, agency):
        raise Http404
    return made


def _visit(request: Request, label: str) -> Briefing:
    """A visit to a kecamatan; a meeting elsewhere carries no promises."""
    try:
        found = queries.briefing_by_label(_whose(request), label, _today(request))
    except queries.UnknownBriefing as error:
        raise Http404 from error
    if not visits.districts_of(found):
        raise Http404
    return found


def _whose(request: Request) -> Government:
    return request.officer.office.government


def _today(request: Request) -> date:
    return request.legal_now.date()
