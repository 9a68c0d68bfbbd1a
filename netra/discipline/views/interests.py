"""What ties an officer of the personnel office to an agency: later proceedings about it pass them by."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from netra.accounts import interests as declaring
from netra.accounts import queries as officers
from netra.agencies import queries as agencies
from netra.cases.forms import InterestForm
from netra.discipline.views.acting import keeper


@keeper
def interests(request: Any) -> HttpResponse:
    """The officer's own declarations, and a form for one more."""
    listed = agencies.agencies_of(request.officer.office.government, request.legal_now.date())
    form = InterestForm(request.POST or None, agencies=[(each.code, each.name) for each in listed])
    if form.is_valid():
        code, kind = form.cleaned_data["agency"], form.cleaned_data["kind"]
        agency = next(each for each in listed if each.code == code)
        declaring.declare_interest(officer=request.officer, agency=agency, kind=kind, at=request.legal_now)
        return redirect("discipline:interests")
    declared = list(officers.interests_of(request.officer))
    return render(request, "discipline/interests.html", {"form": form, "interests": declared})


@require_POST
@keeper
def withdraw_interest(request: Any, interest: int) -> HttpResponse:
    """The tie is over."""
    try:
        declaring.withdraw_interest(officer=request.officer, interest_id=interest, at=request.legal_now)
    except declaring.NoSuchInterest as missing:
        raise Http404 from missing
    return redirect("discipline:interests")
