"""The pages of outreach: the list of briefings, one briefing, and the two forms."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from netra import law
from netra.accounts import roles
from netra.accounts.access import officer_required
from netra.accounts.models import Officer
from netra.agencies.models import Agency
from netra.outreach import attendance_rows, live, papers, queries, rows, services, visits
from netra.outreach.forms import MinutesForm, PlanForm, QuestionForm
from netra.outreach.links import links_to_test
from netra.outreach.models import Briefing
from netra.outreach.periods import period_on
from netra.outreach.plans import Wanted
from netra.outreach.views.requests import Request, briefing_or_404, public_address, today, whose

PER_PAGE = 25


@require_GET
@officer_required(*roles.SEES_OUTREACH)
def briefings(request: Request) -> HttpResponse:
    """Which kecamatan have been visited, every briefing, every directive."""
    government, on = whose(request), today(request)
    rounds = queries.rounds_of(government, on)
    page = Paginator(queries.briefings_of(government, on), PER_PAGE).get_page(request.GET.get("halaman"))
    context = {
        "finding": rows.finding_of(rounds),
        "rounds": rounds,
        "page": page,
        "briefing_rows": [rows.briefing_row(each, on) for each in page],
        "may_plan": request.officer.may(roles.PLANS_OUTREACH) or _plans_own(request.officer),
        "saved": saved if (saved := request.GET.get("tersimpan", "")).isdecimal() else "",
        "may_plan_round": request.officer.may(roles.PLANS_OUTREACH),
    }
    return render(request, "outreach/briefings.html", context)


@require_GET
@officer_required(*roles.SEES_OUTREACH)
def briefing(request: Request, label: str) -> HttpResponse:
    """One briefing: when, where, for whom, on which rules, and its minutes."""
    on = today(request)
    found = briefing_or_404(request, label)
    context = {
        "briefing": found,
        **_who_came(request, found),
        "photos": queries.photos_of(found, on),
        "row": rows.briefing_row(found, on),
        "is_held": found.state_on(on) == Briefing.State.HELD,
        "may_record": queries.may_hold(request.officer, found),
        "invited_people": _invited_people(found),
        "too_early": found.held_on > on,
        "test_links": links_to_test(found, on, lambda path: public_address(request, path)),
        "hours": papers.hours_in_words(found),
        "agenda": live.agenda_steps(found, request.legal_now),
        "speakers": rows.lines_of(found.speakers),
        "instruments": rows.instrument_rows(found, law.rulebook().instruments),
        "may_promise": request.officer.may(roles.PLANS_OUTREACH),
        "sees_understanding": request.officer.may(roles.SEES_UNDERSTANDING),
        "sees_services": request.officer.may(roles.SEES_SERVICES),
        "places": visits.places_of(found, on, request.officer.agency),
    }
    return render(request, "outreach/briefing.html", context)


@require_http_methods(["GET", "POST"])
@officer_required(*roles.HOLDS_BRIEFINGS)
def plan(request: Request) -> HttpResponse:
    """Put a briefing on the calendar; the same form sent twice leads to the same briefing.

    A head of a unit plans for the own unit. `?instruksi=` chooses the directive behind it, `?undang=` units,
    `?peserta=` classes of staff; with `?susulan=` only who was not reached yet is invited.
    """
    government = whose(request)
    wanted = _wanted(request)
    form = PlanForm(
        request.POST or None,
        government=government,
        on=today(request),
        instruments=law.rulebook().instruments,
        own=_only_own(request.officer),
        initial={"directive": request.GET.get("instruksi"), **wanted.as_typed},
    )
    if not form.is_valid():
        context = {
            "form": form,
            "own": form.own,
            "open_units": bool(wanted.units) or "invited" in form.errors,
            "waiting": _waiting(request, form, wanted),
            "waiting_of": ", ".join(each.upper() for each in wanted.classes),
        }
        return render(request, "outreach/plan.html", context)
    try:
        planned = services.plan_briefing(
            government=government, plan=form.plan(), at=request.legal_now, actor=request.officer.actor
        )
    except services.AlreadyPlanned as error:
        planned = error.briefing
    return redirect("outreach:briefing", planned.label)


def _wanted(request: Request) -> Wanted:
    return Wanted(
        units=tuple(queries.agencies_called(whose(request), request.GET.getlist("undang"))),
        classes=tuple(each for each in Briefing.Audience.values if each in request.GET.getlist("peserta")),
        only_not_reached="susulan" in request.GET,
    )


def _waiting(request: Request, form: PlanForm, wanted: Wanted) -> int:
    """How many the link to this form is about, as things stand today; 0 where it is about nobody."""
    if form.is_bound or not wanted.only_not_reached:
        return 0
    on = today(request)
    return queries.not_yet_briefed(form.offered(wanted.units), period_on(on), on, wanted.classes).count()


@require_http_methods(["GET", "POST"])
@officer_required(*roles.HOLDS_BRIEFINGS)
def record(request: Request, label: str) -> HttpResponse:
    """Record the minutes. What was typed stays on the page when it cannot be recorded."""
    found = _to_hold(request, label)
    if request.method == "GET" and found.recorded_on is not None:
        return redirect("outreach:briefing", found.label)
    form = MinutesForm(request.POST or None)
    if form.is_valid() and _recorded(request, found, form):
        return redirect("outreach:briefing", found.label)
    return render(request, "outreach/record.html", {"form": form, "briefing": found})


@require_http_methods(["GET", "POST"])
@officer_required(*roles.HOLDS_BRIEFINGS)
def add_question(request: Request, label: str) -> HttpResponse:
    """Keep one more question that was asked."""
    found = _to_hold(request, label)
    form = QuestionForm(request.POST or None)
    if form.is_valid():
        try:
            services.add_question(
                briefing=found,
                question=form.question(),
                at=request.legal_now,
                actor=request.officer.actor,
            )
        except services.NotYetHeld:
            form.add_error("text", "Acaranya belum berlangsung.")
        except services.QuestionAlreadyKept:
            return redirect("outreach:briefing", found.label)
        if form.is_valid():
            return redirect("outreach:briefing", found.label)
    return render(request, "outreach/question_new.html", {"form": form, "briefing": found})


def _recorded(request: Request, found: Briefing, form: MinutesForm) -> bool:
    minutes = form.cleaned_data["minutes"]
    try:
        services.record_briefing(
            briefing=found,
            minutes=minutes,
            questions=form.questions(),
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


def _who_came(request: Request, found: Briefing) -> dict[str, object]:
    """The count and what to do next, for those who run the door; to everybody else it does not exist."""
    may, on = queries.may_run_check_in(request.officer, found), today(request)
    opened = queries.attendance_list_of(found, request.legal_now) if may else None
    running = live.live_of(found, opened)
    return {
        "may_check_in": may,
        "is_today": found.held_on == on,
        "attendance_list": opened,
        "live": running,
        "finding": attendance_rows.closed_finding(opened),
        "tasks": live.tasks_of(found, opened, running, on)
        if queries.may_hold(request.officer, found)
        else [],
    }


def _invited_people(found: Briefing) -> int | None:
    """How many are invited where a rule says who; None where units are, or where nobody can tell any more."""
    asked = found.only_not_reached and not queries.invited_are_forgotten(found)
    return queries.expected_count(found) if asked else None


def _plans_own(officer: Officer) -> bool:
    return officer.may(roles.HOLDS_BRIEFINGS) and officer.agency_id is not None


def _only_own(officer: Officer) -> Agency | None:
    """The one office for which this officer plans; None where every office is open."""
    if officer.may(roles.PLANS_OUTREACH):
        return None
    if officer.agency is None:
        raise PermissionDenied
    return officer.agency


def _to_hold(request: Request, label: str) -> Briefing:
    found = briefing_or_404(request, label)
    if not queries.may_hold(request.officer, found):
        raise PermissionDenied
    return found
