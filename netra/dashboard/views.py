"""Pages of figures: for everyone, for the leader, for whoever checks the journal."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render

from netra.accounts import roles
from netra.accounts.access import officer_required
from netra.agencies import queries as agencies
from netra.dashboard import findings, queries, units
from netra.dashboard import installation as machine
from netra.journal import published
from netra.journal import queries as journal
from netra.outreach import queries as outreach
from netra.outreach import rows as outreach_rows
from netra.outreach.coverage import finding_of
from netra.servicewatch import queries as services
from netra.servicewatch.words import boards_finding

HEADS_SHOWN = 90


def figures(request: HttpRequest) -> HttpResponse:
    """Public figures with their date, and the table behind them."""
    government = agencies.home_government(settings.ENV.government)
    now = request.legal_now  # type: ignore[attr-defined]
    rounds = queries.rounds(government, now.date())
    context = {
        "here": "angka",
        "figures": queries.public_figures(government, now),
        "acts": queries.acts_reported(government, now),
        "harms": queries.harms_alleged(government, now),
        "rounds": rounds,
        "districts": len(rounds.visited) + len(rounds.missing),
        "head": journal.head_before(government.code, queries.last_midnight(government, now)),
    }
    return render(request, "dashboard/figures.html", context)


def journal_heads(request: HttpRequest) -> HttpResponse:
    """The published heads, for whoever wants to compare a proof; a day has no more than one."""
    code = agencies.home_government(settings.ENV.government).code
    context = {"here": "angka", "heads": published.heads_of(code)[:HEADS_SHOWN]}
    return render(request, "dashboard/journal_heads.html", context)


def journal_heads_file(request: HttpRequest) -> HttpResponse:
    """All of them as JSON. Neither page tells how much was recorded on a day."""
    code = agencies.home_government(settings.ENV.government).code
    heads = [{"on": each.on.isoformat(), "head": each.hash} for each in published.heads_of(code)]
    return JsonResponse({"government": code, "heads": heads})


@officer_required(roles.LEADER)
def leader(request: Any) -> HttpResponse:
    """One page: are we on time, where is the gap, what needs me. Public figures only: no case is visible."""
    government, today = request.officer.office.government, request.legal_now.date()
    figures, rounds = queries.public_figures(government, request.legal_now), queries.rounds(government, today)
    headcount = agencies.headcount_by_employment(government, today)
    context = {
        "finding": findings.leaders_finding(figures.overdue, rounds),
        "figures": figures,
        "rounds": rounds,
        "shares": findings.shares_of(headcount),
        "total": findings.in_figures(sum(headcount.values())),
        "coverage": finding_of(outreach.coverage_on(government, today)),
        "directives": [
            outreach_rows.directive_row(each, today)
            for each in outreach.directives_issued_by(request.officer, today)
        ],
        "briefings": [
            outreach_rows.briefing_row(each, today) for each in outreach.briefings_of(government, today)[:6]
        ],
        "services": boards_finding(services.board_of(government, today)),
        "segments": queries.phase_segments(today),
        "today_percent": queries.today_percent(today),
        "today_phase": queries.day_of_phase(today),
    }
    return render(request, "dashboard/leader.html", context)


@officer_required(*roles.VERIFIES_JOURNAL)
def journal_page(request: Any) -> HttpResponse:
    """The chain of one government: how long it is and, when asked, whether it holds."""
    code = request.officer.office.government.code
    faults = list(journal.faults_of(code))[:20] if "periksa" in request.GET else None
    context = {"faults": faults, "head": journal.head_of(code), "checked": "periksa" in request.GET}
    return render(request, "dashboard/journal.html", context)


@officer_required(*roles.SEES_ROSTER)
def roster(request: Any) -> HttpResponse:
    """Perangkat daerah with how many serve there; a name appears on no list."""
    government, today = request.officer.office.government, request.legal_now.date()
    rows = units.shown_rows(units.unit_rows(government, today), request.GET.get("unit", ""))
    total = sum(agencies.headcount_by_employment(government, today).values())
    context = {
        "rows": rows,
        "opened": rows[0].agency if len(rows) > 1 and rows[1].depth else None,
        "below": len(rows) - 1,
        "total": findings.in_figures(total),
        "may_receive_cases": request.officer.role in (roles.BKPSDM, roles.INSPEKTORAT),
    }
    return render(request, "dashboard/roster.html", context)


@officer_required(*roles.SEES_ROSTER)
def unit(request: Any) -> HttpResponse:
    """The officer's own unit: its people as counts, its briefings, the directives addressed to it."""
    if request.officer.agency is None:
        return redirect("dashboard:roster")
    agency, today = request.officer.agency, request.legal_now.date()
    headcount = agencies.headcount_by_employment(agency, today)
    briefings = [outreach_rows.briefing_row(each, today) for each in units.briefings_at(agency, today)]
    directives = [outreach_rows.directive_row(each, today) for each in units.directives_to(agency, today)]
    context = {
        "agency": agency,
        "finding": findings.units_finding(briefings, directives, agency.pk),
        "shares": findings.shares_of(headcount),
        "total": findings.in_figures(sum(headcount.values())),
        "briefings": briefings,
        "directives": [findings.own_answer(row, agency.pk, today) for row in directives],
        "may_hold": request.officer.may(roles.HOLDS_BRIEFINGS),
    }
    return render(request, "dashboard/unit.html", context)


@officer_required(roles.OPERATOR)
def installation(request: Any) -> HttpResponse:
    """What this installation runs on, and what is wrong with it."""
    found = machine.findings(request.legal_now.date())
    context = {"findings": found, "finding": findings.installations_finding(found)}
    return render(request, "dashboard/installation.html", context)
