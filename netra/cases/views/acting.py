"""What every page of casework shares: who may enter, what they see, and how a move is made."""

from collections.abc import Mapping
from dataclasses import replace
from functools import wraps
from types import MappingProxyType
from typing import Any, Final
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from netra import vault
from netra.accounts import roles
from netra.accounts.access import View, officer_required
from netra.accounts.session import opened_key
from netra.cases import changes, deadlines, forms, lifecycle, page, queries, services
from netra.cases.desk import Desk
from netra.cases.models import Case
from netra.cases.respondents import open_respondents
from netra.law.procedure import MoveNotAllowed
from netra.reports import services as reports
from netra.reports.models import Report

MOVE_PAGE: Final = "cases/move.html"
OLD_PAGE: Final = (
    "Berkas ini berubah sejak halamannya dibuka. Baca dulu, lalu jalankan lagi bila masih sesuai."
)
OTHERS = (
    "Terlapor di perkara ini berubah sejak halaman dibuka. Tidak ada yang disimpan: buka lagi halamannya."
)
_hidden = officer_required(*roles.READS_REPORTS, hidden=True)
_answering = officer_required(*roles.ANSWERS_FOR_IDENTITIES, hidden=True)


def bawaslu(view: View) -> View:
    """A reader's page. To every other role it does not exist: a refusal would tell that there is something
    to refuse. Who asks for a docket that is not theirs is written down, whether it exists or not. What was
    sealed to this officer and does not open is said so by name, never shown half or as empty."""
    return _watched(_hidden(view))


def keyholder(view: View) -> View:
    """A page about the own key, for readers and for custodians of names; else as `bawaslu`."""
    return _watched(_answering(view))


def _watched(guarded: View) -> View:
    @wraps(guarded)
    def watched(request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return guarded(request, *args, **kwargs)
        except Http404:
            if "docket" in kwargs:
                reports.note_refused_opening(
                    officer=request.officer, docket=kwargs["docket"], at=request.legal_now
                )
            raise
        except vault.EnvelopeRefused:
            return render(request, "cases/unreadable.html", {"docket": kwargs.get("docket", "")}, status=409)

    return watched


def handler(view: View) -> View:
    """A case officer's page; a colleague of Bawaslu is told whose it is, everyone else finds nothing."""
    return bawaslu(officer_required(*roles.HANDLES_CASES)(view))


def writes_letters(view: View) -> View:
    """A page about an office's letters, for whoever writes any: of cases, or of disciplinary proceedings."""
    hidden = officer_required(*roles.READS_REPORTS, *roles.WRITES_LETTERS, hidden=True)
    return hidden(officer_required(*roles.WRITES_LETTERS)(view))


SAME_EYES: Final = "Putusan dicatat petugas lain: Anda menyusun kajiannya. Perkara ini menunggu orang kedua."
# What the law or a colleague prevents, in a sentence.
PREVENTED: Final[dict[type[Exception], str]] = {
    services.ClosedTarget: "Laporan tujuan sudah ditutup. Pilih laporan yang masih dikerjakan.",
    services.HasATie: "Rekan ini tidak boleh memegang laporan ini: punya kepentingan, mundur, atau ditandai.",
    services.NotYetClarified: "Belum bisa menyusun kajian: terlapor belum didengar.",
    services.SameEyes: SAME_EYES,
    services.WhichRespondent: OTHERS,
    services.RespondentsChanged: OTHERS,
    services.ChangeWaits: "Ada usul perubahan putusan yang belum dijawab. Jawab dulu usul itu.",
    services.SameRuling: "Isinya sama dengan putusan yang berlaku. Ubah yang keliru.",
    services.NothingProposed: "Usul ini sudah dijawab atau ditarik. Buka lagi berkasnya.",
    services.OwnChange: "Anda yang mengusulkannya: rekan lain yang mengesahkan.",
    services.NotDecided: "Perkara ini dihentikan tanpa putusan pleno: tidak ada putusan untuk diubah.",
    services.ErasureDecided: (
        "Penghapusan isi berkas ini sudah diputuskan. Putuskan dulu di halaman masa simpan bahwa isinya "
        "tetap disimpan."
    ),
    services.NotAColleague: "Rekan ini tidak dapat memegang perkara lagi. Pilih rekan lain.",
    deadlines.NothingToExtend: "Waktu tidak dapat ditambah: sudah pernah, lewat, atau tanpa tenggat.",
}
# The field at which that can be mended: nothing that was typed beside it is lost.
MENDED_AT: Final[dict[type[Exception], str]] = {
    services.ClosedTarget: "of",
    services.HasATie: "to",
    services.NotAColleague: "to",
    deadlines.NothingToExtend: "reason",
}


def desk_of(request: Any) -> Desk:
    return Desk(request.officer, opened_key(request, request.officer), request.legal_now)


def report_or_404(request: Any, docket: str) -> Report:
    report = queries.report_for(request.officer, docket)
    if report is None:
        raise Http404
    return report


def reported_or_404(request: Any, docket: str) -> Report:
    """A report that somebody handed in; a finding has nobody to write to, and no page for it."""
    report = report_or_404(request, docket)
    if not report.has_reporter:
        raise Http404
    return report


def case_or_404(request: Any, docket: str) -> Case:
    case = queries.case_for(request.officer, docket)
    if case is None:
        raise Http404
    return case


def people_of(found: Case, desk: Desk) -> list[tuple[str, str]]:
    """The respondents as forms offer them: what papers call each by, and words."""
    return list(page.names_of(open_respondents(found, desk)).items())


def act(
    request: Any,
    found: Report,
    verb: Any,
    form: forms.MoveForm | None = None,
    template: str = MOVE_PAGE,
    beside: Mapping[str, Any] = MappingProxyType({}),
    **arguments: Any,
) -> HttpResponse:
    """Do it and go back to the page; what the law or a colleague prevents is said plainly, and what was
    typed into `form` stays on its page, with everything that stood `beside` it."""
    try:
        verb(desk=replace(desk_of(request), seen=seen_of(request)), **arguments)
    except (MoveNotAllowed, changes.Changed) as old:
        is_gone = isinstance(old, MoveNotAllowed)
        if form:
            return _changed(request, found, form, template, beside, is_gone=is_gone)
        return already_done(request, found) if is_gone else _old_page(request, found)
    except tuple(PREVENTED) as prevented:
        sentence = PREVENTED[type(prevented)]
        if form is None:
            return refused(request, found, sentence)
        form.add_error(MENDED_AT.get(type(prevented)), sentence)
        return move_page(request, form, found, template=template, status=409, **beside)
    return back_to(request, found)


def back_to(request: Any, found: Report) -> HttpResponse:
    """To the page of this report or case; a report that was closed leads on to the inbox."""
    made = queries.case_of(request.officer, found)
    if made and not made.docket and made.stage in lifecycle.FINAL:
        return redirect(f"{reverse('cases:inbox')}?{urlencode({'selesai': found.docket})}")
    return redirect(_address_of(found, made))


def _address_of(found: Report, made: Case | None) -> str:
    if made and made.docket:
        return reverse("cases:case", args=[made.docket])
    return reverse("cases:report", args=[found.docket])


def seen_of(request: Any) -> int | None:
    """The last change that the form showed; None where it carried none, or none that is a number."""
    told = request.POST.get("seen", "")
    return int(told) if told.isdecimal() and len(told) < 19 else None


def already_done(request: Any, found: Report) -> HttpResponse:
    """The move was made before, perhaps by a colleague: nothing is done, and this says what changed."""
    sentence = "Langkah ini sudah dijalankan atau tidak tersedia lagi. Mungkin rekan Anda lebih dulu."
    return refused(request, found, sentence, _changes(request, found))


def _old_page(request: Any, found: Report) -> HttpResponse:
    """A button of a page that is old: nothing is done, and this says what changed."""
    return refused(request, found, OLD_PAGE, _changes(request, found))


def _changed(
    request: Any,
    found: Report,
    form: forms.MoveForm,
    template: str,
    beside: Mapping[str, Any],
    *,
    is_gone: bool,
) -> HttpResponse:
    """The second of two officers: nothing was done, what changed is told, what was typed is still there."""
    made = queries.case_of(request.officer, found)
    found = made.report if made else found
    more = dict(beside) | {
        "seen": changes.newest(found, made),  # before the changes are read: none can slip in between
        "changes": _changes(request, found),
        "is_gone": is_gone,
    }
    return move_page(request, form, found, made, template=template, status=409, **more)


def _changes(request: Any, found: Report) -> list[dict[str, Any]]:
    made = queries.case_of(request.officer, found)
    return page.changes_as_lines(found, changes.since(found, made, seen_of(request)))


def refused(
    request: Any, found: Report, sentence: str, told: list[dict[str, Any]] | None = None
) -> HttpResponse:
    back = _address_of(found, queries.case_of(request.officer, found))
    context = {"sentence": sentence, "back": back, "changes": told or []}
    return render(request, "cases/refused.html", context, status=409)


def move_page(
    request: Any,
    form: forms.MoveForm,
    found: Report,
    made: Case | None = None,
    template: str = MOVE_PAGE,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    """The page of one move: its question, what will happen, and the clock that runs meanwhile."""
    made = made or queries.case_of(request.officer, found)
    if request.method == "GET" and not _is_open(request.resolver_match.url_name, made):
        return already_done(request, found)
    due_on, limit = (made.due_on, "") if made and made.docket else (found.next_due_on, found.next_limit)
    context = {
        "form": form,
        "report": found,
        "case": made,
        "clock": page.clock_of(due_on, limit, request.legal_now.date()),
        "basis": page.basis_of(request.resolver_match.url_name, found.regime),
        "seen": changes.newest(found, made) if request.method == "GET" else seen_of(request),
    }
    return render(request, template, context | more, status=status)


def _is_open(name: str, made: Case | None) -> bool:
    """Whether the move of this page may be taken now; what is no move of the table is always open."""
    if name not in {move.name for move in lifecycle.PROCEDURE.moves}:
        return True
    stage = made.stage if made else lifecycle.RECEIVED
    return name in {move.name for move in lifecycle.PROCEDURE.permitted(stage)}
