"""The lists: inbox and finished cases."""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render

from netra.accounts import roles
from netra.accounts.access import officer_required
from netra.cases import inbox_counts, keys_page, lifecycle, page, queries
from netra.cases.views.acting import bawaslu
from netra.reports.long_lists import LongPaginator, first_rows


@officer_required()
def inbox(request: Any) -> HttpResponse:
    """Triage queue and work list; other roles go to the page that is theirs."""
    if not request.officer.may(roles.READS_REPORTS):
        return redirect(roles.HOME[request.officer.role])
    return render(request, "cases/inbox.html", _inbox(request))


def _inbox(request: Any) -> dict[str, Any]:
    today = request.legal_now.date()
    counts = inbox_counts.counts_of_inbox(request.officer, today, late_before(request.legal_now))
    asked = request.GET.get("tampilan", "")
    shown = asked if asked in queries.VIEWS else queries.ALL
    listed = queries.work_list(request.officer, shown, today)
    pages = LongPaginator(listed, queries.PAGE, by="due_on", count=counts[shown])
    work = pages.page_asked(request.GET)
    return {
        "triage": triage_rows(request),
        "triage_count": counts[inbox_counts.TRIAGE],
        "work": work,
        "rows": [page.work_row(case, today) for case in work],
        "tabs": page.tabs(counts, shown),
        "headline": page.headline(counts[inbox_counts.TRIAGE], counts),
        "finished": _just_finished(request) or _stepped_aside(request),
        "late_handovers": counts[inbox_counts.UNANSWERED],
        "slow_count": counts[inbox_counts.SLOW],
        "let_in_by": keys_page.let_in_by(request.officer),
    }


def late_before(now: datetime) -> datetime:
    """What was sent before this and has no receipt is called late: the office's own figure."""
    return now - timedelta(days=settings.ENV.handover_days)


def triage_rows(request: Any) -> list[dict[str, Any]]:
    shown = first_rows(queries.triage_queue(request.officer), queries.PAGE)
    return [page.triage_row(each, request.legal_now.date()) for each in shown]


def _just_finished(request: Any) -> str:
    """What the officer closed a moment ago, to say so at the top of the list."""
    if "selesai" not in request.GET:
        return ""
    found = queries.report_for(request.officer, request.GET["selesai"])
    made = queries.case_of(request.officer, found) if found else None
    if found is None or made is None or made.stage not in lifecycle.FINAL:
        return ""
    return f"{found.docket} selesai: {lifecycle.STAGE_LABELS[made.stage].lower()}."


def _stepped_aside(request: Any) -> str:
    return "Anda sudah mundur. Kunci Anda untuk laporan itu dihapus." if "mundur" in request.GET else ""


@bawaslu
def slow_way(request: Any) -> HttpResponse:
    """Reports that came without work while many came: received, and waiting for their turn in the list."""
    found = LongPaginator(queries.waiting_their_turn(request.officer), queries.PAGE)
    shown = found.get_page(request.GET.get("halaman"))
    rows = [page.triage_row(each, request.legal_now.date()) for each in shown]
    context = {"work": shown, "triage": rows, "pace": settings.ENV.slow_per_minute}
    return render(request, "cases/slow_way.html", context)


@bawaslu
def closed(request: Any) -> HttpResponse:
    """Finished cases and reports."""
    found = LongPaginator(queries.closed_cases(request.officer), queries.PAGE).get_page(
        request.GET.get("halaman")
    )
    rows = [page.work_row(case, request.legal_now.date()) for case in found]
    return render(request, "cases/closed.html", {"work": found, "rows": rows})


@bawaslu
def switch_keys(request: Any) -> HttpResponse:
    """Letter keys off or on for this session (WCAG 2.1.4); the browser itself remembers nothing."""
    if request.method == "POST":
        request.session["keys_off"] = not request.session.get("keys_off", False)
    return redirect("cases:inbox")
