"""The list, a new proceeding, and one proceeding."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from netra import clock
from netra.agencies import queries as agencies
from netra.cases import lifecycle as case_stages
from netra.cases import services as cases
from netra.cases.desk import Desk as CaseDesk
from netra.cases.models import Handover
from netra.cases.page.handing import changed_since
from netra.discipline import forms, lifecycle, page, queries, services
from netra.discipline.desk import last_of
from netra.discipline.models import Proceeding, Sheet
from netra.discipline.queries import Filters
from netra.discipline.views.acting import desk_of, keeper, proceeding_or_404
from netra.reports.long_lists import LongPaginator


@keeper
def proceedings(request: Any) -> HttpResponse:
    """The office's list: nearest date first, with saved views and removable filters."""
    today = request.legal_now.date()
    filters = Filters.of(request.GET)
    counts = queries.counts(request.officer, filters, today)
    listed = queries.listed(request.officer, filters, today)
    pages = LongPaginator(listed, queries.PAGE, count=counts[queries.LISTED])
    work = pages.get_page(request.GET.get("halaman"))
    context = {
        "work": work,
        "rows": page.rows(list(work), request.officer, today),
        "tabs": page.tabs(filters, counts),
        "active": page.active_filters(filters),
        "filters": filters,
        "stages": lifecycle.STAGE_LABELS.items(),
        "employments": lifecycle.EMPLOYMENT_LABELS.items(),
        "unopened": queries.unopened(request.officer)[: queries.PAGE],
        "headline": page.headline(counts),
    }
    return render(request, "discipline/list.html", context)


@keeper
def new(request: Any) -> HttpResponse:
    """Record a referral that came by letter, or, with `?dari=`, what was handed over and received."""
    today, handover = request.legal_now.date(), _received(request)
    listed = agencies.agencies_of(request.officer.office.government, today)
    units = [(each.code, each.name) for each in listed]
    begins = _told_by(handover, units, request) if handover and request.method == "GET" else {}
    form = forms.ReferralForm(request.POST or None, agencies=units, today=today, initial=begins)
    if form.is_valid():
        try:
            made = services.open_proceeding(referral=form.referral, desk=desk_of(request), handover=handover)
        except services.HasATie:
            form.add_error("agency", "Anda punya kepentingan di unit ini: serahkan suratnya kepada rekan.")
        except services.AlreadyOpened:
            form.add_error(None, "Rekan Anda baru saja membuka perkara dari berkas ini, atau meneruskannya.")
        else:
            return redirect("discipline:proceeding", docket=made.docket)
    is_ethics = handover is not None and handover.purpose == case_stages.ETHICS
    context = {
        "form": form,
        "handover": handover,
        "ethics": page.ethics_track() if is_ethics else [],
        "changed_since": changed_since(handover) if handover else "",
    }
    return render(request, "discipline/new.html", context)


def _received(request: Any) -> Handover | None:
    """The hand-over that the page was asked to begin with; 404 for one that is not waiting for it. Who sends
    the form after a colleague was quicker is told so, with every word still there."""
    number = request.GET.get("dari", "")
    if not number:
        return None
    listed = queries.received if request.method == "POST" else queries.unopened
    return get_object_or_404(listed(request.officer), number=number)


def _told_by(handover: Handover, units: list[tuple[str, str]], request: Any) -> dict[str, Any]:
    """What the sender's file tells, to begin the form with; opening it is on record."""
    desk = desk_of(request)
    content = cases.open_handover(handover=handover, desk=CaseDesk(desk.officer, desk.private, desk.at))
    return page.beginning_of(content, handover, units)


@keeper
def proceeding(request: Any, docket: str) -> HttpResponse:
    """One proceeding: clocks, permitted moves, the allegation in neutral words, every sheet, the timeline."""
    found, desk = proceeding_or_404(request, docket), desk_of(request)
    sheets = services.read(proceeding=found, desk=desk)
    first = last_of(sheets, Sheet.Kind.REFERRAL)
    content = first.content if first else {}
    zone = clock.Zone(found.government.zone)
    context = {
        "proceeding": found,
        "stage_label": lifecycle.STAGE_LABELS[found.stage],
        "employment": lifecycle.EMPLOYMENT_LABELS[found.employment],
        "allegation": content.get("allegation", ""),
        "referral": page.referral_lines(content, _agency_name(found, content)) if content else [],
        "received": clock.date_in_words(found.received_on),
        "deadlines": page.explained(found, desk.at) if found.is_open else [],
        "follow_up": page.follow_up(found, desk.at),
        "moves": page.moves_for(found, desk.officer, sheets, desk.today),
        "stages": page.stages_of(found),
        "sheets": page.shown(sheets, zone),
        "holders": queries.holders_of(found),
        "waiting": services.may_be_let_in(proceeding=found, desk=desk),
        "timeline": page.timeline(found),
        "keeping": page.keeping(found, desk.today),
        "letters": page.letters_offered(found, desk.officer),
        "issued": page.letters_shown(found),
        "decided": any(sheet.kind == Sheet.Kind.DECISION for sheet in sheets),
        "ruling_changed": changed_since(found.handover) if found.handover else "",
    }
    return render(request, "discipline/proceeding.html", context)


def _agency_name(found: Proceeding, content: dict[str, Any]) -> str:
    agency = services.agency_of(found.government, content["agency"])
    return agency.name if agency else ""
