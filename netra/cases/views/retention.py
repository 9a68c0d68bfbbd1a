"""How long contents are kept: the list of closed cases, and the decision with a name on it."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from netra.cases import forms, queries, services
from netra.cases.page import retention as page
from netra.cases.views.acting import PREVENTED, already_done, bawaslu, desk_of, handler
from netra.reports.long_lists import LongPaginator


@bawaslu
def kept(request: Any) -> HttpResponse:
    """Closed cases, the newest first, each with its rule and what was decided."""
    listed = LongPaginator(queries.kept_cases(request.officer), queries.PAGE)
    found = listed.get_page(request.GET.get("halaman"))
    today = request.legal_now.date()
    context = {"rows": [page.kept_row(case, today) for case in found], "page": found}
    return render(request, "cases/kept.html", context)


@handler
def decide(request: Any, docket: str) -> HttpResponse:
    """Erase, keep, hold or release."""
    case = queries.closed_case_of(request.officer, docket)
    if case is None:
        raise Http404
    choices, today = page.choices_for(case, request.legal_now), request.legal_now.date()
    form = forms.RetentionForm(request.POST or None, choices=choices, today=today)
    if form.is_valid():
        try:
            services.decide_retention(case=case, desk=desk_of(request), **form.cleaned_data)
        except services.ChangeWaits:
            form.add_error(None, PREVENTED[services.ChangeWaits])
        except (services.IsHeld, services.TooEarly, services.NothingToRelease, services.NotClosed):
            return already_done(request, case.report)
        else:
            return redirect("cases:kept")
    rule = page.rule_words(services.rule_of(case))
    context = {"form": form, "case": case, "row": page.kept_row(case, today), "rule": rule}
    return render(request, "cases/retention.html", context)
