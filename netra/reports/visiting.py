"""Who comes back with the words: one visit of one report, opened for one request."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from netra import vault
from netra.journal.services import to_the_minute
from netra.reports import queries, return_forms, services, visit
from netra.reports.entering.doorkeeper import DOORKEEPER
from netra.reports.entering.work import RETURN
from netra.reports.models import Report


@dataclass(frozen=True)
class Visit:
    """The report, its key and the words that opened it. Never stored."""

    report: Report
    receipt: vault.Receipt = field(repr=False)
    key: bytes = field(repr=False)
    now: datetime

    @property
    def name_key(self) -> bytes | None:
        """The key of the reporter's name, where it lies apart; the words open it, no reader does."""
        return services.name_key_for_reporter(report=self.report, receipt=self.receipt)

    @property
    def today(self) -> date:
        return self.now.date()


View = Callable[..., HttpResponse]


def visiting(view: Callable[..., HttpResponse]) -> View:
    """A page of the way back: opened by the visit's cookie, which is renewed; without one, to the words.

    Of a report whose contents were erased by rule, before or at this moment, only that is told. What
    should open with the words and does not is said so by name.
    """

    @wraps(view)
    def visited(request: HttpRequest, **named: Any) -> HttpResponse:
        receipt = visit.receipt_of(request)
        report = queries.report_by_receipt(receipt) if receipt else None
        if receipt is None or report is None:
            return visit_over(request)
        if report.erased_at is not None:
            return _erased(request, report)
        now = to_the_minute(request.legal_now)  # type: ignore[attr-defined]
        try:
            key = services.key_for_reporter(report=report, receipt=receipt)
            response = view(request, Visit(report, receipt, key, now), **named)
        except services.AlreadyErased:
            report.refresh_from_db(fields=["erased_at"])
            return _erased(request, report)
        except vault.EnvelopeRefused:
            return render(request, "reports/unreadable.html", {"report": report}, status=409)
        visit.begin(response, receipt)
        return response

    return visited


def _erased(request: HttpRequest, report: Report) -> HttpResponse:
    return render(request, "reports/erased.html", {"report": report}, status=410)


def visit_over(request: HttpRequest) -> HttpResponse:
    """To the words again. What was written meanwhile in an old tab stays on the page: it is not sent."""
    unsent = request.POST.get("text", "").strip()
    if not unsent:
        return redirect("reports:track")
    context: dict[str, Any] = {
        "form": return_forms.ReceiptForm(),
        "unsent": unsent,
        "work": DOORKEEPER.challenge(RETURN),
    }
    return render(request, "reports/track.html", context, status=410)
