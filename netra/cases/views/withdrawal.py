"""The reporter's page on which a report is withdrawn: at the public door, opened with the words."""

from contextlib import suppress
from uuid import uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from netra.cases import services
from netra.reports import queries, tracking, wayback, wayback_forms
from netra.reports import services as reports
from netra.reports.visiting import Visit, visiting


@visiting
def withdraw(request: HttpRequest, visit: Visit) -> HttpResponse:
    """What it changes in law stands before the button; done once."""
    report = visit.report
    form = wayback_forms.WithdrawForm(request.POST or None, initial={"nonce": uuid4()})
    if form.is_valid() and tracking.keeps_receipt_out(form, visit.receipt):
        with suppress(reports.AlreadyWithdrawn, reports.TooLateToWithdraw):  # the page says how it stands
            services.withdraw(report=report, key=visit.key, at=visit.now, **form.told())
        return redirect("reports:conversation")
    if queries.is_withdrawn(report):
        return redirect("reports:conversation")
    context = {"report": report, "form": form, **wayback.withdrawal_words(report, visit.now)}
    return render(request, "reports/withdraw.html", context)
