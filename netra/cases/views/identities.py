"""A reporter's name: asked for by a reader, answered by a custodian, opened once more on purpose."""

from functools import wraps
from typing import Any, Final
from uuid import UUID, uuid4

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from netra import vault
from netra.accounts import queries as officers
from netra.accounts import roles
from netra.accounts.access import View, officer_required
from netra.cases import forms, queries
from netra.cases.desk import Desk
from netra.cases.page import identities as shown
from netra.cases.views.acting import bawaslu, desk_of, move_page, reported_or_404
from netra.reports import services as reports
from netra.reports.models import Report

LISTED: Final = 100
SENTENCES: Final[dict[type[Exception], str]] = {
    reports.AlreadyDecided: "Sudah dijawab, atau bukan Anda yang menjawabnya. Tidak ada yang ditimpa.",
    reports.OwnRequest: "Anda yang meminta. Yang menjawab harus orang lain.",
    reports.NotACustodian: "Kunci penjaga belum dibukakan bagi Anda. Minta penjaga lain membukakannya.",
    reports.AlreadyErased: "Isi laporan sudah dihapus menurut masa simpannya; permintaannya ikut terhapus.",
    reports.AlreadyAsked: "Permintaan Anda yang lain untuk laporan ini masih menunggu jawaban.",
    reports.NoApproval: "Belum ada persetujuan yang masih berlaku bagi Anda.",
    vault.EnvelopeRefused: "Kuncinya tidak cocok: mungkin ditukar di basis data, atau kunci peminta sudah "
    "diganti. Tidak ada yang dibuka. Bicarakan dengan rekan Anda dan bandingkan jurnal.",
}  # fmt: skip
_answering = officer_required(*roles.ANSWERS_FOR_IDENTITIES, hidden=True)
_guarding = officer_required(*roles.GUARDS_IDENTITIES, hidden=True)


def _said(view: View) -> View:
    """What a service refuses, in a sentence, with nothing done."""

    @wraps(view)
    def told(request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except tuple(SENTENCES) as problem:
            if isinstance(problem, reports.Unreadable) and "docket" in kwargs:
                raise  # the reader's page of it says more
            sentence = next(words for kind, words in SENTENCES.items() if isinstance(problem, kind))
            context = {"sentence": sentence, "back": request.path, "changes": []}
            return render(request, "cases/refused.html", context, status=409)

    return told


@bawaslu
@_said
def reveal(request: Any, docket: str) -> HttpResponse:
    """Who reported: asked for with a reason, and opened while an approval runs. Of a reporter who allows to
    be called by name, a reason is enough."""
    found, desk = reported_or_404(request, docket), desk_of(request)
    if not reports.needs_approval(report=found, officer=desk.officer, private=desk.private, at=desk.at):
        return _named(request, found, desk)
    if request.method == "POST" and "buka" in request.POST:
        identity = reports.open_identity(report=found, officer=desk.officer, private=desk.private, at=desk.at)
        return _identity(request, found, identity)
    form = forms.AskIdentityForm(request.POST or None, initial={"nonce": uuid4()})
    if form.is_valid():
        reports.ask_for_identity(
            report=found, officer=desk.officer, private=desk.private, at=desk.at, **form.cleaned_data
        )
        return redirect("cases:reveal", found.docket)
    return render(request, "cases/reveal.html", _asking(request, found, desk, form))


def _named(request: Any, found: Report, desk: Desk) -> HttpResponse:
    form = forms.RevealForm(request.POST or None)
    if form.is_valid():
        identity = reports.reveal_identity(
            report=found, officer=desk.officer, private=desk.private, at=desk.at, **form.cleaned_data
        )
        return _identity(request, found, identity)
    return move_page(request, form, found)


def _identity(request: Any, found: Report, identity: dict[str, str]) -> HttpResponse:
    case = queries.case_of(request.officer, found)
    context = {"report": found, "case": case, "identity": identity}
    return render(request, "cases/identity.html", context)


def _asking(request: Any, found: Report, desk: Desk, form: Any) -> dict[str, Any]:
    rows = reports.requests_for(desk.officer).filter(report=found)[:LISTED]
    approval = reports.approved_for(desk.officer, found, desk.at)
    key = desk.key_to(found)
    return {
        "report": found,
        "case": queries.case_of(request.officer, found),
        "form": form,
        "is_empty": not (reports.gave_identity(report=found, key=key) or found.contact),
        "can_be_asked": reports.can_be_asked(found, desk.officer),
        "by_custodian": found.identity_key is not None,
        "approval": shown.requests_shown([approval], desk.at)[0] if approval else None,
        "waits": any(each.decided_at is None and each.asked_by == desk.officer for each in rows),
        "requests": shown.requests_shown(rows, desk.at, lambda each: reports.words_for_reader(each, key)),
        "days": reports.OPEN_FOR.days,
    }


@_answering
def identities(request: Any) -> HttpResponse:
    """The requests for names that concern this officer; for a custodian, also the key of the names."""
    found = reports.requests_for(request.officer)[:LISTED]
    waiting = {each.pk for each in reports.waiting_for(request.officer)[:LISTED]}
    context: dict[str, Any] = {
        "requests": shown.requests_shown(found, request.legal_now),
        "waiting": waiting,
        "is_custodian": request.officer.may(roles.GUARDS_IDENTITIES),
        "days": reports.OPEN_FOR.days,
    }
    if context["is_custodian"]:
        context["key"] = shown.key_of_custodians(request.officer)
    return render(request, "cases/identities.html", context)


@_answering
@_said
def identity_request(request: Any, nonce: UUID) -> HttpResponse:
    """One request with its reason; whoever may, answers it."""
    found = get_object_or_404(reports.requests_for(request.officer), nonce=nonce)
    desk = desk_of(request)
    form = forms.AnswerIdentityForm(request.POST or None)
    if form.is_valid():
        reports.decide_identity(
            request=found, officer=desk.officer, private=desk.private, at=desk.at,
            approve="setuju" in request.POST, **form.cleaned_data,
        )  # fmt: skip
        return redirect("cases:identity_request", nonce)
    context = {
        "shown": shown.requests_shown(
            [found], desk.at, lambda each: reports.words_of(each, desk.officer, desk.private)
        )[0],
        "form": form,
        "may_answer": reports.waiting_for(request.officer).filter(pk=found.pk).exists(),
        "is_own": found.asked_by == request.officer,
        "is_custodian": request.officer.may(roles.GUARDS_IDENTITIES),
        "days": reports.OPEN_FOR.days,
    }
    return render(request, "cases/identity_request.html", context)


@require_POST
@_guarding
@_said
def make_identity_key(request: Any) -> HttpResponse:
    """A new key for the names, opened by every custodian who is there now."""
    reports.make_identity_key(officer=request.officer, at=request.legal_now)
    return redirect("cases:identities")


@require_POST
@_guarding
@_said
def share_identity_key(request: Any, officer: int) -> HttpResponse:
    """Open the keys of the names to another custodian, once fingerprints were compared."""
    to = officers.custodians_of(request.officer.office.government_id).filter(pk=officer).first()
    if to is None:
        raise Http404
    desk = desk_of(request)
    reports.share_identity_keys(officer=desk.officer, private=desk.private, to=to, at=desk.at)
    return redirect("cases:identities")
