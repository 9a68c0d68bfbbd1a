"""The respondents of a case: recording, correcting, taking out, marking; and the office's index key."""

from typing import Any
from uuid import uuid4

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from netra.agencies import queries as agencies
from netra.agencies.models import Government
from netra.cases import forms, lifecycle, page, queries, services
from netra.cases.desk import Desk
from netra.cases.models import Case, Respondent
from netra.cases.respondents import Told, open_told
from netra.cases.views.acting import bawaslu, case_or_404, desk_of, handler
from netra.law.procedure import MoveNotAllowed
from netra.reports import services as reports

NOT_NOW = "Terlapor tidak dapat diubah lagi di tahap ini. Yang ditambahkan sekarang belum sempat didengar."
CHANGED = "Rekan Anda mengubah atau mengeluarkan terlapor ini lebih dulu. Tidak ada yang ditimpa."
NAMED = "Sudah ada berita acara tentang terlapor ini, jadi ia tidak dapat dikeluarkan dari perkara."
FULL = "Satu perkara memuat paling banyak 20 terlapor."
NO_KEY = "Kunci pencocokan dipegang rekan sekantor Anda. Minta salah satu dari mereka membukakannya."
ERASED = "Isi perkara ini sudah dihapus. Tidak ada lagi yang dapat disimpan."


@handler
def record(request: Any, docket: str) -> HttpResponse:
    """Add a respondent; the first begins with what the report tells."""
    found, desk = case_or_404(request, docket), desk_of(request)
    is_get = request.method == "GET"
    begins = _from_the_report(found, desk) if is_get and not found.respondents.exists() else {}
    form = forms.RespondentForm(
        request.POST or None,
        agencies=_agencies(found.government, desk),
        initial={"nonce": uuid4(), "revision": 0, **begins},
    )
    if not form.is_valid():
        return _page(request, found, form)
    try:
        services.record_respondent(case=found, told=form.told, nonce=form.cleaned_data["nonce"], desk=desk)
    except services.AlreadyRecorded:
        pass  # the same form again: kept once
    except services.TooManyRespondents:
        return _refused(request, found, FULL)
    except (MoveNotAllowed, reports.AlreadyErased) as refused:
        return _refused(request, found, NOT_NOW if isinstance(refused, MoveNotAllowed) else ERASED)
    return _back(found)


@handler
def correct(request: Any, docket: str, number: int) -> HttpResponse:
    """Write anew who it is; a colleague who was quicker is told of, and nothing is overwritten."""
    found, desk = case_or_404(request, docket), desk_of(request)
    if request.method == "POST" and queries.respondent_of(found, number) is None:
        return _refused(request, found, CHANGED)
    row = _row_or_404(found, number)
    form = _correction(request.POST or None, found, row, desk)
    if not form.is_valid():
        return _page(request, found, form, row)
    try:
        services.correct_respondent(
            respondent=row, told=form.told, revision=form.cleaned_data["revision"], desk=desk
        )
    except services.ChangedMeanwhile:
        return _changed(request, found, number, desk)
    except (MoveNotAllowed, reports.AlreadyErased) as refused:
        return _refused(request, found, NOT_NOW if isinstance(refused, MoveNotAllowed) else ERASED)
    return _back(found)


def _correction(sent: Any, found: Case, row: Respondent, desk: Desk) -> forms.RespondentForm:
    recorded = open_told(row, found, desk)
    return forms.RespondentForm(
        sent,
        agencies=_agencies(found.government, desk, recorded),
        initial={"nonce": row.nonce, "revision": row.revision} | forms.beginning_with(recorded),
    )


def _changed(request: Any, found: Case, number: int, desk: Desk) -> HttpResponse:
    """A colleague was quicker: what stands now is shown beside what was typed; sent again, it is taken."""
    row = queries.respondent_of(found, number)
    if row is None:
        return _refused(request, found, CHANGED)
    sent = request.POST.copy()
    sent["revision"] = str(row.revision)
    form = _correction(sent, found, row, desk)
    return _page(request, found, form, row, 409, recorded=page.facts_of(open_told(row, found, desk)))


@require_POST
@handler
def remove(request: Any, docket: str, number: int) -> HttpResponse:
    """Take out somebody who was recorded by mistake."""
    found = case_or_404(request, docket)
    row = _row_or_404(found, number)
    shown = request.POST.get("revision", "")
    revision = int(shown) if shown.isascii() and shown.isdigit() and len(shown) < 6 else 0
    return _done(request, found, services.remove_respondent, row, revision=revision, desk=desk_of(request))


@require_POST
@handler
def index(request: Any, docket: str) -> HttpResponse:
    """Mark whoever of this case is not marked yet."""
    found = case_or_404(request, docket)
    try:
        services.index_case(case=found, desk=desk_of(request))
    except services.NoIndexKey:
        return _refused(request, found, NO_KEY)
    return _back(found)


@require_POST
@bawaslu
def turn_key(request: Any) -> HttpResponse:
    """A new index key for the office; every respondent whom this officer opens is marked anew."""
    services.turn_index_key(desk=desk_of(request))
    return redirect(f"{reverse('cases:keys')}#pencocokan")


def _done(request: Any, found: Case, verb: Any, row: Respondent, **told: Any) -> HttpResponse:
    try:
        verb(respondent=row, **told)
    except services.ChangedMeanwhile:
        return _refused(request, found, CHANGED)
    except services.StillNamed:
        return _refused(request, found, NAMED)
    except MoveNotAllowed:
        return _refused(request, found, NOT_NOW)
    except reports.AlreadyErased:
        return _refused(request, found, ERASED)
    return _back(found)


def _agencies(government: Government, desk: Desk, told: Told | None = None) -> list[tuple[str, str]]:
    """The agencies of today, and the one that was recorded where it is none of them any more."""
    listed = list(agencies.reportable_agencies(government, desk.today).values_list("code", "name"))
    if told and told.agency_code and told.agency_code not in dict(listed):
        listed.append((told.agency_code, told.agency))
    return listed


def _from_the_report(found: Case, desk: Desk) -> dict[str, Any]:
    """What was told of the respondent, as a beginning that the officer reads and mends."""
    story = reports.open_story(report=found.report, officer=desk.officer, private=desk.private, at=desk.at)
    agency = found.agency.code if found.agency else ""
    return {
        "position": story["position"],
        "unit": story["unit"],
        "name": story["respondent_name"],
        "agency_code": agency,
    }


def _row_or_404(found: Case, number: int) -> Respondent:
    row = queries.respondent_of(found, number)
    if row is None:
        raise Http404
    row.case = found
    return row


def _page(
    request: Any, found: Case, form: Any, row: Respondent | None = None, status: int = 200, **more: Any
) -> HttpResponse:
    context = {"form": form, "report": found.report, "case": found, "row": row, "hearing": lifecycle.HEARING}
    return render(request, "cases/respondent.html", context | more, status=status)


def _back(found: Case) -> HttpResponse:
    return redirect(f"{reverse('cases:case', args=[found.docket])}#terlapor")


def _refused(request: Any, found: Case, sentence: str) -> HttpResponse:
    context = {"sentence": sentence, "back": reverse("cases:case", args=[found.docket])}
    return render(request, "cases/refused.html", context, status=409)
