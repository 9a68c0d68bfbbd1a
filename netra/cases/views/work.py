"""The work list: the officer's own or the office's, filtered by its address."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl
from uuid import UUID, uuid4

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from netra.accounts import recovery_queries, roles
from netra.cases import change_queries, page, queries, services, work_filters, work_queries
from netra.cases.desk import Desk
from netra.cases.forms import work as forms
from netra.cases.page import work as rows
from netra.cases.page.identities import identity_rows
from netra.cases.services import assigning, saved_views
from netra.cases.views.acting import bawaslu, desk_of, handler
from netra.cases.work_filters import Filters
from netra.reports import services as reports
from netra.reports.long_lists import LongPaginator, first_rows

TASKS_SHOWN = 20


@bawaslu
def work(request: Any) -> HttpResponse:
    """`?siapa=kantor&tahap=clarification&…`: everything that is asked for stands in the address."""
    return render(request, "cases/work.html", _context(request, Filters.of(request.GET)))


def _context(request: Any, asked: Filters, **more: Any) -> dict[str, Any]:
    desk = desk_of(request)
    found = work_queries.listed(request.officer, asked, desk.today)
    shown = LongPaginator(found, queries.PAGE, by="due_on").page_asked(request.GET)
    form = _filter_form(request, asked)
    own = asked.whose == work_filters.OWN
    listed = [page.work_row(case, desk.today) for case in shown]
    beside = work_queries.counts_beside(request.officer, request.legal_now)
    return {
        "asked": asked,
        "address": asked.address(),
        "own": own,
        "form": form,
        "chips": rows.chips_of(asked, form),
        "work": shown,
        "rows": listed,
        "reminders": services.to_withdraw(request.officer, desk) if beside[work_queries.OVERTURNED] else [],
        "headline": rows.headline_of(shown.paginator.count, asked, desk.today),
        "views": rows.view_rows(saved_views.views_of(desk), asked),
        "save_form": forms.SaveViewForm(initial={"nonce": uuid4()}),
        "told": rows.told_of(request.GET.get("diserahkan", ""), request.GET.get("tinggal", "")),
        "assign_form": _assign_form(request, [each["docket"] for each in listed]),
        **(_own_parts(desk, beside) if own else {}),
        **more,
    }


def _own_parts(desk: Desk, beside: Mapping[str, int]) -> dict[str, Any]:
    count = beside[work_queries.TASKS]
    tasks = first_rows(work_queries.own_tasks(desk.officer), TASKS_SHOWN) if count else []
    return {"tasks": rows.opened_tasks(tasks, desk), "task_count": count, "waiting": _waiting(desk, beside)}


def _waiting(desk: Desk, beside: Mapping[str, int]) -> list[dict[str, str]]:
    """What waits for the officer as the second person; asked for only where there is some."""
    officer = desk.officer
    rulings = queries.awaiting_second(officer)[:TASKS_SHOWN] if beside[work_queries.RULINGS] else ()
    changes = change_queries.awaiting_change(officer)[:TASKS_SHOWN] if beside[work_queries.CHANGES] else ()
    names = reports.waiting_for(officer)[:TASKS_SHOWN] if beside[work_queries.NAMES] else ()
    keys = beside[work_queries.RECOVERIES]
    recoveries = recovery_queries.waiting_for_approval_of(officer, desk.at) if keys else ()
    return rows.waiting_rows(recoveries, desk.at, rulings, changes, identity_rows(names, officer))


def _filter_form(request: Any, asked: Filters) -> forms.FilterForm:
    own = asked.whose == work_filters.OWN
    return forms.FilterForm(
        asked,
        agencies=work_queries.agencies_listed(request.officer, request.legal_now.date()),
        people=[] if own else work_queries.assignees_listed(request.officer),
    )


def _assign_form(request: Any, dockets: list[str]) -> forms.AssignForm | None:
    """Only for who handles cases, where somebody is there to take one."""
    if not request.officer.may(roles.HANDLES_CASES):
        return None
    people = work_queries.colleagues_handling(request.officer)
    return forms.AssignForm(dockets=dockets, people=people) if people and dockets else None


@require_POST
@bawaslu
def save_view(request: Any) -> HttpResponse:
    """This list under a name of the officer's own."""
    asked = Filters.of(dict(parse_qsl(request.POST.get("alamat", ""))))
    form = forms.SaveViewForm(request.POST)
    if form.is_valid():
        try:
            saved_views.save_view(filters=asked, desk=desk_of(request), **form.cleaned_data)
            return redirect(_address(asked))
        except saved_views.TooManyViews:
            most = saved_views.MOST_VIEWS
            form.add_error("name", f"Paling banyak {most} tampilan. Hapus satu yang tidak dipakai lagi.")
    return render(request, "cases/work.html", _context(request, asked, save_form=form))


@require_POST
@bawaslu
def remove_view(request: Any, nonce: UUID) -> HttpResponse:
    """A saved view goes; the list stays."""
    try:
        saved_views.remove_view(nonce=nonce, desk=desk_of(request))
    except saved_views.NoSuchView:
        raise Http404 from None
    return redirect("cases:work")


@require_POST
@handler
def assign(request: Any) -> HttpResponse:
    """The ticked cases to a colleague who has their keys."""
    asked = Filters.of(dict(parse_qsl(request.POST.get("alamat", ""))))
    people = work_queries.colleagues_handling(request.officer)
    found = work_queries.cases_numbered(request.officer, request.POST.getlist("perkara")[:200])
    form = forms.AssignForm(request.POST, dockets=[str(each.docket) for each in found], people=people)
    if not form.is_valid():
        return render(request, "cases/work.html", _context(request, asked, assign_errors=form))
    to = next(each for each in people if str(each.pk) == form.cleaned_data["kepada"])
    try:
        given = assigning.assign_several(cases=found, to=to, desk=desk_of(request))
    except services.NotAColleague:
        raise Http404 from None
    left = len(form.cleaned_data["perkara"]) - len(given)
    return redirect(f"{_address(asked, diserahkan=len(given), tinggal=left)}")


def _address(asked: Filters, **more: int) -> str:
    extra = "&".join(f"{name}={value}" for name, value in more.items())
    query = "&".join(filter(None, (asked.address(), extra)))
    return f"{reverse('cases:work')}?{query}" if query else reverse("cases:work")
