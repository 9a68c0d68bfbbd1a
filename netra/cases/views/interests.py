"""What ties an officer to an agency, and stepping aside from a report."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from netra.accounts import interests as declaring
from netra.accounts import queries as officers
from netra.agencies import queries as agencies
from netra.cases import forms, page, queries, services
from netra.cases.views.acting import bawaslu, desk_of, move_page, report_or_404
from netra.reports import services as reports


@bawaslu
def interests(request: Any) -> HttpResponse:
    """The officer's own declarations, and the open reports that they concern."""
    listed = agencies.agencies_of(request.officer.office.government, request.legal_now.date())
    form = forms.InterestForm(request.POST or None, agencies=[(each.code, each.name) for each in listed])
    if form.is_valid():
        code, kind = form.cleaned_data["agency"], form.cleaned_data["kind"]
        agency = next(each for each in listed if each.code == code)
        declaring.declare_interest(officer=request.officer, agency=agency, kind=kind, at=request.legal_now)
        return redirect("cases:interests")
    return render(request, "cases/interests.html", {"form": form} | _declared(request))


def _declared(request: Any) -> dict[str, Any]:
    found = list(officers.interests_of(request.officer))
    concerned = queries.concerning(request.officer, found)
    return {
        "interests": found,
        "concerned": [page.triage_row(each, request.legal_now.date()) for each in concerned[: queries.PAGE]],
    }


@require_POST
@bawaslu
def withdraw_interest(request: Any, interest: int) -> HttpResponse:
    """The tie is over."""
    try:
        declaring.withdraw_interest(officer=request.officer, interest_id=interest, at=request.legal_now)
    except declaring.NoSuchInterest as missing:
        raise Http404 from missing
    return redirect("cases:interests")


@bawaslu
def step_aside(request: Any, docket: str) -> HttpResponse:
    """Give the own key to a report away; afterwards it does not exist for this officer."""
    found = report_or_404(request, docket)
    form = forms.RecuseForm(request.POST or None)
    if form.is_valid():
        try:
            services.step_aside(report=found, desk=desk_of(request), **form.cleaned_data)
        except reports.LastReader:
            return render(request, "cases/last_reader.html", {"report": found}, status=409)
        return redirect(f"{reverse('cases:inbox')}?mundur")
    return move_page(request, form, found)
