"""A ruling that is changed: the proposal of one officer, and the second person's answer."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from netra.cases import changes, forms, lifecycle, page, services
from netra.cases.desk import Desk
from netra.cases.models import Case
from netra.cases.respondents import open_respondents
from netra.cases.views.acting import (
    MOVE_PAGE,
    act,
    already_done,
    case_or_404,
    desk_of,
    handler,
    move_page,
    people_of,
)


@handler
@require_http_methods(["GET", "POST"])
def propose_correction(request: Any, docket: str) -> HttpResponse:
    """What was recorded is not what the plenary ruled: propose the version that is."""
    return _propose(request, docket, forms.CorrectionForm)


@handler
@require_http_methods(["GET", "POST"])
def propose_order(request: Any, docket: str) -> HttpResponse:
    """A higher body ordered another outcome: propose the version that follows it."""
    return _propose(request, docket, forms.OrderForm, today=desk_of(request).today)


def _propose(request: Any, docket: str, form_class: Any, **more: Any) -> HttpResponse:
    found, desk = case_or_404(request, docket), desk_of(request)
    ruling = services.ruling_in(desk.open_papers(found))
    if request.method == "GET" and (not ruling or page.change_waits(found)):
        return already_done(request, found.report)
    people = people_of(found, desk)
    form = form_class(request.POST or None, people=people, ruling=ruling, **more)
    beside: dict[str, Any] = {"unknown_law": page.unknown_law()}
    if not form.is_valid():
        return move_page(request, form, found.report, found, **beside)
    told: dict[str, Any] = {
        "verdicts": form.verdicts, "each": form.each, "reason": form.cleaned_data["reason"],
        "order": form.order,
    }  # fmt: skip
    verb = services.propose_change
    answer = act(request, found.report, verb, form, MOVE_PAGE, beside, case=found, **told)
    return redirect("cases:change_breach", docket) if answer.status_code == 302 else answer


@handler
@require_http_methods(["GET", "POST"])
def change(request: Any, docket: str) -> HttpResponse:
    """The proposal beside the ruling in force, with all that hangs on it; the second person confirms."""
    found, desk = case_or_404(request, docket), desk_of(request)
    if request.method == "POST":
        return act(request, found.report, services.confirm_change, case=found)
    return _shown(request, found, desk, forms.DeclineForm())


@handler
@require_POST
def decline(request: Any, docket: str) -> HttpResponse:
    """Not made: a colleague's answer, or whoever proposed it takes it back."""
    found, desk = case_or_404(request, docket), desk_of(request)
    form = forms.DeclineForm(request.POST)
    if not form.is_valid():
        return _shown(request, found, desk, form)
    return act(request, found.report, services.decline_change, case=found, **form.cleaned_data)


def _shown(request: Any, found: Case, desk: Desk, form: forms.DeclineForm) -> HttpResponse:
    names = page.names_of(open_respondents(found, desk))
    seen = changes.newest(found.report, found)  # before it is read
    try:
        shown = page.proposal_shown(found, request.officer, names, desk)
    except services.NothingProposed:
        return already_done(request, found.report)
    context = {
        "case": found,
        "form": form,
        "shown": shown,
        "unknown_law": page.unknown_law(),
        "was": lifecycle.STAGE_LABELS[found.stage],
        "seen": seen,
    }
    return render(request, "cases/change.html", context)
