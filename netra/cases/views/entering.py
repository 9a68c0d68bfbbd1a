"""The page on which an officer writes down what did not come through the public door."""

from typing import Any
from uuid import uuid4

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from netra import vault
from netra.agencies import queries as agencies
from netra.cases import forms, queries, services
from netra.cases.forms.entering import MEANING
from netra.cases.views.acting import bawaslu, desk_of
from netra.reports import lifecycle as public
from netra.reports import queries as report_queries
from netra.reports import services as reports

NO_READER = "Belum ada petugas yang dapat membacanya. Tidak ada yang disimpan: hubungi pengelola sistem."


@never_cache
@bawaslu
@require_http_methods(["GET", "POST"])
def enter(request: Any) -> HttpResponse:
    """Seal and store; who reports at the counter gets the eight words, once, on the reply to this POST."""
    desk = desk_of(request)
    government = desk.officer.office.government
    form = forms.EnterForm(
        request.POST or None, government=government, today=desk.today, initial={"seed": uuid4()}
    )
    if form.is_valid():
        receipt = vault.receipt_from_seed(form.seed_bytes)
        before = report_queries.report_by_receipt(receipt)
        if before is not None:  # sent twice, or gone back to: what it says now is not stored a second time
            return _entered(request, before, receipt, is_again=True)
        submission = form.submission()
        try:
            made = services.enter(
                origin=form.cleaned_data["origin"],
                submission=submission,
                receipt=receipt,
                agency=agencies.agency_named(government, submission.agency_code),
                desk=desk,
            )
        except reports.NobodyCanRead:
            form.add_error(None, NO_READER)
        else:
            return _entered(request, made, receipt)
    return render(request, "cases/enter.html", {"form": form, "meaning": MEANING})


def _entered(request: Any, made: Any, receipt: vault.Receipt, *, is_again: bool = False) -> HttpResponse:
    is_open = queries.report_for(request.officer, made.docket) is not None
    if made.origin not in public.WITH_REPORTER and is_open and not is_again:
        return redirect("cases:report", made.docket)
    words = receipt.words if made.origin in public.WITH_REPORTER else ()
    context = {"report": made, "words": words, "is_open": is_open, "is_again": is_again}
    return render(request, "cases/entered.html", context)
