"""What every page of casework shares: who may enter, what they see, and how a move is made."""

from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from netra.accounts import roles
from netra.accounts.access import View, officer_required
from netra.accounts.session import opened_key
from netra.cases import deadlines, forms, lifecycle, queries, services
from netra.cases.desk import Desk
from netra.cases.models import Case
from netra.law.procedure import MoveNotAllowed
from netra.reports.models import Report

# To every other role these pages do not exist: a refusal would tell that there is something to refuse.
bawaslu = officer_required(*roles.READS_REPORTS, hidden=True)


def handler(view: View) -> View:
    """A case officer's page; a colleague of Bawaslu is told whose it is, everyone else finds nothing."""
    return bawaslu(officer_required(*roles.HANDLES_CASES)(view))


def desk_of(request: Any) -> Desk:
    return Desk(request.officer, opened_key(request, request.officer), request.legal_now)


def report_or_404(request: Any, docket: str) -> Report:
    report = queries.report_for(request.officer, docket)
    if report is None:
        raise Http404
    return report


def case_or_404(request: Any, docket: str) -> Case:
    case = queries.case_for(request.officer, docket)
    if case is None:
        raise Http404
    return case


def act(request: Any, found: Report, verb: Any, **arguments: Any) -> HttpResponse:
    """Do it and go back to the page; what the law or a colleague prevents is said plainly."""
    try:
        verb(desk=desk_of(request), **arguments)
    except MoveNotAllowed:
        return already_done(request)
    except services.NotYetClarified:
        return _refused(request, "Belum bisa menyusun kajian: terlapor belum didengar.")
    except deadlines.NothingToExtend:
        return _refused(
            request, "Waktu tidak dapat ditambah: sudah pernah, sudah lewat, atau tidak ada tenggat."
        )
    return back_to(request, found)


def back_to(request: Any, found: Report) -> HttpResponse:
    made = queries.case_of(request.officer, found)
    if made and made.docket:
        return redirect("cases:case", made.docket)
    if made and made.stage in lifecycle.FINAL:
        return redirect(f"{reverse('cases:inbox')}?{urlencode({'selesai': found.docket})}")
    return redirect("cases:report", found.docket)


def already_done(request: HttpRequest) -> HttpResponse:
    return _refused(
        request,
        "Langkah ini sudah dijalankan atau tidak tersedia lagi. Mungkin rekan Anda lebih dulu; muat ulang.",
    )


def _refused(request: HttpRequest, sentence: str) -> HttpResponse:
    return render(request, "cases/refused.html", {"sentence": sentence}, status=409)


def move_page(
    request: HttpRequest, form: forms.MoveForm, found: Report, made: Case | None = None
) -> HttpResponse:
    return render(request, "cases/move.html", {"form": form, "report": found, "case": made})
