"""Decided cases beside one case: which there are, and by a button what agrees and how they ended."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from netra.cases import page, queries, services
from netra.cases.services.comparing import MOST_OPENED
from netra.cases.views.acting import bawaslu, case_or_404, desk_of


@bawaslu
def precedents(request: Any, docket: str) -> HttpResponse:
    """The newest decided cases of the same act; by POST their contents are opened and compared."""
    found, desk = case_or_404(request, docket), desk_of(request)
    likely = list(queries.decided_like(request.officer, found)[:MOST_OPENED])
    context = {
        "case": found,
        "title": page.act_label(found.act),
        "rows": [page.work_row(each, desk.today) for each in likely],
        "most": MOST_OPENED,
        "compared": services.compare(case=found, desk=desk) if request.method == "POST" else None,
    }
    return render(request, "cases/precedents.html", context)
