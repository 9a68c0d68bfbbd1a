"""The office's casework: inbox, report, case, and the page of each move."""

from typing import Any
from uuid import uuid4

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from netra.accounts import roles
from netra.accounts.access import officer_required
from netra.accounts.session import opened_key
from netra.cases import forms, lifecycle, page, queries, services
from netra.cases.deadlines import NothingToExtend
from netra.cases.desk import Desk
from netra.cases.models import Case
from netra.law.procedure import MoveNotAllowed
from netra.reports import services as reports
from netra.reports.models import Report

bawaslu = officer_required(*roles.READS_REPORTS)
handler = officer_required(*roles.HANDLES_CASES)


def _desk(request: Any) -> Desk:
    return Desk(request.officer, opened_key(request, request.officer), request.legal_now)


def _report(request: Any, docket: str) -> Report:
    report = queries.report_for(request.officer, docket)
    if report is None:
        raise Http404
    return report


def _case(request: Any, docket: str) -> Case:
    case = queries.case_for(request.officer, docket)
    if case is None:
        raise Http404
    return case


# --- lists --------------------------------------------------------------------------------------------


@officer_required()
def inbox(request: Any) -> HttpResponse:
    """Triage queue and work list; other roles go to the page that is theirs."""
    if not request.officer.may(roles.READS_REPORTS):
        return redirect(roles.HOME[request.officer.role])
    return render(request, "cases/inbox.html", _inbox(request))


def _inbox(request: Any) -> dict[str, Any]:
    today = request.legal_now.date()
    triage = queries.triage_queue(request.officer)
    work = Paginator(queries.work_list(request.officer), queries.PAGE).get_page(request.GET.get("halaman"))
    return {
        "triage": [page.triage_row(report, today) for report in triage[: queries.PAGE]],
        "triage_count": triage.count(),
        "work": work,
        "rows": [page.work_row(case, today) for case in work],
        "totals": queries.urgency_counts(request.officer, today),
    }


@bawaslu
def closed(request: Any) -> HttpResponse:
    """Finished cases and reports."""
    found = Paginator(queries.closed_cases(request.officer), queries.PAGE).get_page(
        request.GET.get("halaman")
    )
    rows = [page.work_row(case, request.legal_now.date()) for case in found]
    return render(request, "cases/closed.html", {"work": found, "rows": rows})


# --- one report in triage -----------------------------------------------------------------------------


@bawaslu
def report(request: Any, docket: str) -> HttpResponse:
    """A report to triage, opened: the opening is journalled."""
    found = _report(request, docket)
    case = queries.case_of(request.officer, found)
    if case and case.docket:
        return redirect("cases:case", case.docket)
    desk = _desk(request)
    story = reports.open_story(report=found, officer=desk.officer, private=desk.private, at=desk.at)
    context = _inbox(request) | {
        "report": found,
        "case": case,
        "story": page.story_lines(story),
        "narrative": story["story"],
        "completeness": page.completeness(story, found),
        "clock": page.clock_of(found.next_due_on, found.next_limit, desk.today),
        "similar": queries.similar_to(request.officer, found),
        "messages": reports.read_messages(report=found, key=desk.key_to(found)),
        "timeline": page.timeline_of(found, case),
        "moves": list(page.triage_moves(case)),
    }
    return render(request, "cases/report.html", context)


@bawaslu
@require_POST
def register(request: Any, docket: str) -> HttpResponse:
    """Take a report up."""
    try:
        case = services.register(report=_report(request, docket), desk=_desk(request))
    except MoveNotAllowed:
        return _already(request)
    return redirect("cases:case", case.docket)


@bawaslu
def ask(request: Any, docket: str) -> HttpResponse:
    """Ask the reporter and wait."""
    found = _report(request, docket)
    form = forms.AskForm(request.POST or None, initial={"nonce": uuid4()})
    if form.is_valid():
        return _act(request, found, services.ask_reporter, report=found, **form.cleaned_data)
    return _move_page(request, form, found)


@bawaslu
def mark_duplicate(request: Any, docket: str) -> HttpResponse:
    """Close as the same event as another report."""
    found = _report(request, docket)
    form = forms.DuplicateForm(request.POST or None)
    if form.is_valid():
        other = queries.report_for(request.officer, form.cleaned_data["of"])
        if other is not None and other.pk != found.pk:
            reason = form.cleaned_data["reason"]
            return _act(request, found, services.mark_duplicate, report=found, of=other, reason=reason)
        form.add_error("of", "Nomor ini tidak ada, atau laporan ini sendiri.")
    return _move_page(request, form, found)


@bawaslu
def pass_on(request: Any, docket: str) -> HttpResponse:
    """Close as outside Bawaslu's power."""
    found = _report(request, docket)
    form = forms.PassOnForm(request.POST or None)
    if form.is_valid():
        return _act(request, found, services.pass_on, report=found, **form.cleaned_data)
    return _move_page(request, form, found)


@bawaslu
def write(request: Any, docket: str) -> HttpResponse:
    """Tell the reporter something."""
    found = _report(request, docket)
    form = forms.WriteForm(request.POST or None, initial={"nonce": uuid4()})
    if form.is_valid():
        desk = _desk(request)
        reports.write_to_reporter(
            report=found, officer=desk.officer, key=desk.key_to(found), at=desk.at, **form.cleaned_data
        )
        return _back(request, found)
    return _move_page(request, form, found)


@bawaslu
def reveal(request: Any, docket: str) -> HttpResponse:
    """Open the reporter's identity for a written reason; shown once, on the reply to this POST."""
    found = _report(request, docket)
    form = forms.RevealForm(request.POST or None)
    if form.is_valid():
        desk = _desk(request)
        identity = reports.reveal_identity(
            report=found, officer=desk.officer, private=desk.private, at=desk.at, **form.cleaned_data
        )
        case = queries.case_of(request.officer, found)
        return render(request, "cases/identity.html", {"report": found, "case": case, "identity": identity})
    return _move_page(request, form, found)


# --- one case -----------------------------------------------------------------------------------------


@bawaslu
def case(request: Any, docket: str) -> HttpResponse:
    """The case page: cards in the order of the procedure, the clock, the permitted moves, the timeline."""
    found = _case(request, docket)
    desk = _desk(request)
    story = reports.open_story(report=found.report, officer=desk.officer, private=desk.private, at=desk.at)
    papers = desk.open_papers(found)
    context = {
        "case": found,
        "story": page.story_lines(story),
        "narrative": story["story"],
        "cards": page.cards_of(found, papers),
        "deadlines": page.explained(found, desk.today),
        "stages": page.stages_of(found),
        "moves": list(page.moves_for(found, desk.officer, heard=page.was_heard(papers), today=desk.today)),
        "messages": reports.read_messages(report=found.report, key=desk.key_to(found.report)),
        "timeline": page.timeline_of(found.report, found),
    }
    return render(request, "cases/case.html", context)


@handler
def screen(request: Any, docket: str) -> HttpResponse:
    """Screening: formal and material requirements."""
    found = _case(request, docket)
    form = forms.ScreeningForm(request.POST or None)
    if form.is_valid():
        data = dict(form.cleaned_data)
        met, reason = data.pop("verdict") == "met", data.pop("reason")
        if met:
            return _act(request, found.report, services.confirm_requirements, case=found, screening=data)
        return _act(
            request, found.report, services.reject_requirements, case=found, screening=data, reason=reason
        )
    return _move_page(request, form, found.report, found)


@handler
def record_clarification(request: Any, docket: str) -> HttpResponse:
    """Record who was heard, invited, or stayed away."""
    return _case_move(request, docket, forms.ClarificationForm, services.record_clarification)


@handler
def extend(request: Any, docket: str) -> HttpResponse:
    """Use the law's extension."""
    return _case_move(request, docket, forms.ExtendForm, services.extend_handling)


@handler
@require_POST
def close_clarification(request: Any, docket: str) -> HttpResponse:
    """Go on to the assessment."""
    found = _case(request, docket)
    return _act(request, found.report, services.close_clarification, case=found)


@handler
def write_assessment(request: Any, docket: str) -> HttpResponse:
    """File the assessment."""
    return _case_move(request, docket, forms.AssessmentForm, services.write_assessment)


@handler
def rule(request: Any, docket: str) -> HttpResponse:
    """Record the plenary's ruling."""
    found = _case(request, docket)
    form = forms.RulingForm(request.POST or None)
    if form.is_valid():
        return _act(request, found.report, services.rule, case=found, verdicts=form.verdicts)
    return _move_page(request, form, found.report, found)


@handler
def refer(request: Any, docket: str) -> HttpResponse:
    """Record that the ruling was passed on."""
    return _case_move(request, docket, forms.ReferForm, services.refer)


# --- what all moves share -----------------------------------------------------------------------------


def _case_move(request: Any, docket: str, form_class: type[forms.MoveForm], verb: Any) -> HttpResponse:
    found = _case(request, docket)
    form = form_class(request.POST or None)
    if form.is_valid():
        return _act(request, found.report, verb, case=found, **form.cleaned_data)
    return _move_page(request, form, found.report, found)


def _act(request: Any, found: Report, verb: Any, **arguments: Any) -> HttpResponse:
    """Do it and go back to the page; what the law or a colleague prevents is said plainly."""
    try:
        verb(desk=_desk(request), **arguments)
    except MoveNotAllowed:
        return _already(request)
    except services.NotYetClarified:
        return _refused(request, "Belum bisa menyusun kajian: terlapor belum didengar.")
    except NothingToExtend:
        return _refused(
            request, "Waktu tidak dapat ditambah: sudah pernah, sudah lewat, atau tidak ada tenggat."
        )
    return _back(request, found)


def _back(request: Any, found: Report) -> HttpResponse:
    made = queries.case_of(request.officer, found)
    if made and made.docket:
        return redirect("cases:case", made.docket)
    if made and made.stage in lifecycle.FINAL:
        return redirect("cases:inbox")
    return redirect("cases:report", found.docket)


def _already(request: HttpRequest) -> HttpResponse:
    return _refused(
        request,
        "Langkah ini sudah dijalankan atau tidak tersedia lagi. Mungkin rekan Anda lebih dulu; muat ulang.",
    )


def _refused(request: HttpRequest, sentence: str) -> HttpResponse:
    return render(request, "cases/refused.html", {"sentence": sentence}, status=409)


def _move_page(
    request: HttpRequest, form: forms.MoveForm, found: Report, made: Case | None = None
) -> HttpResponse:
    return render(request, "cases/move.html", {"form": form, "report": found, "case": made})
