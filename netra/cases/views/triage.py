"""One report in the triage queue, and the pages of its moves."""

from typing import Any
from uuid import uuid4

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from netra import clock
from netra.cases import changes, forms, inbox_counts, page, queries, services
from netra.cases.desk import Desk
from netra.cases.models import Case
from netra.cases.views.acting import (
    act,
    already_done,
    back_to,
    bawaslu,
    desk_of,
    move_page,
    report_or_404,
    reported_or_404,
)
from netra.cases.views.evidence import room_for_files
from netra.cases.views.lists import triage_rows
from netra.cases.views.message_slices import clear_tray, enclosed_at, went_before
from netra.reports import services as reports
from netra.reports.evidence import uploads
from netra.reports.evidence.arriving import Arrived
from netra.reports.models import Report

NOTHING_CHOSEN = "belum-dipilih"  # in an address: say that no report was ticked


@bawaslu
def report(request: Any, docket: str) -> HttpResponse:
    """A report to triage, opened: the opening is journalled."""
    found = report_or_404(request, docket)
    case = queries.case_of(request.officer, found)
    if case and case.docket:
        return redirect("cases:case", case.docket)
    seen = {"seen": changes.newest(found, case)}  # before anything is read: what comes later was not seen
    waiting = {"triage": triage_rows(request), "triage_count": inbox_counts.triage_count(request.officer)}
    context = waiting | seen | _opened(desk_of(request), found, case)
    return render(request, "cases/report.html", context | {"nothing_chosen": NOTHING_CHOSEN in request.GET})


def _opened(desk: Desk, found: Report, case: Case | None) -> dict[str, Any]:
    story = reports.open_story(report=found, officer=desk.officer, private=desk.private, at=desk.at)
    messages = reports.read_messages(report=found, key=desk.key_to(found))
    enclosed = reports.files_of_messages(report=found, key=desk.key_to(found))
    marks = page.completeness(story, found)
    return {
        "report": found,
        "case": case,
        "row": page.triage_row(found, desk.today),
        "story": page.story_lines(story),
        "suggested": page.suggested_for(str(story["story"]), found.act, desk.today),
        "evidence": page.evidence_of(story, found, desk.key_to(found)),
        "marks": marks,
        "differs": page.differences_in_words(reports.differences(report=found, story=story)),
        "alike": (alike := page.like_reports(desk, found, story)),
        "is_joined": any(each.is_joined for each in alike),
        "can_join": not all(each.is_joined for each in alike),
        "head": queries.first_of_group(desk.officer, found),
        "registered": next((each for each in page.joined_beside(desk, found) if each.is_registered), None),
        "messages": page.talk_of(messages, enclosed, clock.Zone(found.government.zone)),
        "additions": _additions(desk, found),
        "timeline": page.timeline_of(found, case),
        "moves": list(page.triage_moves(found, case)),
        "cards": page.cards_of(case, desk.open_papers(case)) if case else [],
    }


def _additions(desk: Desk, found: Report) -> list[Any]:
    given = reports.read_additions(report=found, key=desk.key_to(found))
    return page.additions_of(given, clock.Zone(found.government.zone))


@bawaslu
def register(request: Any, docket: str) -> HttpResponse:
    """Take a report up."""
    found = report_or_404(request, docket)
    if request.method != "POST":
        return redirect("cases:report", docket)
    return act(request, found, services.register, report=found)


@uploads.takes_evidence(room_for_files)
@bawaslu
def ask(request: Any, docket: str) -> HttpResponse:
    """Ask the reporter, with files if there are any, and wait."""
    found = reported_or_404(request, docket)
    form = forms.AskForm(request.POST or None, initial={"nonce": uuid4()})
    arrived = _arrived_for(form, request)
    if form.is_valid():
        told = {name: form.cleaned_data[name] for name in ("question", "nonce")}
        if went_before(request, found, told["nonce"], told["question"]):
            return back_to(request, found)
        enclosed = _enclosed(form, request, found, arrived)
        if enclosed is not None:
            done = act(request, found, services.ask_reporter, form, report=found, enclosed=enclosed, **told)
            clear_tray(request, found, told["nonce"], told["question"])
            return done
    return move_page(request, form, found)


def _enclosed(
    form: forms.MoveForm, request: Any, found: Report, arrived: list[Arrived]
) -> list[reports.Enclosed] | None:
    """The message's files; None where one that came before is not there any more, and the form says so."""
    try:
        return enclosed_at(request, found, arrived)
    except reports.DraftIsGone:
        form.add_error("berkas", "Pilih berkasnya sekali lagi: belum ada yang terkirim.")
        return None


def _arrived_for(form: forms.MoveForm, request: Any) -> list[Arrived]:
    """The files that came with this form; the form says when one was not taken, and that none is kept."""
    arrived, refused = uploads.arrived_in(request)
    if form.is_bound and refused:
        form.add_error("berkas", "Satu berkas bukan jenis yang diterima, atau terlalu besar. Pilih lagi.")
    elif arrived and not form.is_valid():
        form.add_error("berkas", "Pilih berkasnya sekali lagi: belum ada yang terkirim.")
    return arrived


@bawaslu
def mark_duplicate(request: Any, docket: str) -> HttpResponse:
    """Close as the same event as another report."""
    found = report_or_404(request, docket)
    told = {"of": request.GET.get("dengan", "")}
    form = forms.DuplicateForm(request.POST or None, alike=_offered_as_same(request, found), initial=told)
    if form.is_valid():
        other = queries.report_for(request.officer, form.cleaned_data["of"])
        if other is not None and other.pk != found.pk:
            reason = form.cleaned_data["reason"]
            return act(request, found, services.mark_duplicate, form, report=found, of=other, reason=reason)
        form.add_error("of", "Nomor ini tidak ada, atau laporan ini sendiri.")
    return move_page(request, form, found)


def _offered_as_same(request: Any, found: Report) -> list[tuple[str, str, str]]:
    if queries.case_of(request.officer, found):  # decided already: the page will say so
        return []
    alike = page.compared_with(desk_of(request), found)
    return [(each.report.docket, each.title, each.because) for each in alike]


@bawaslu
@require_POST
def join(request: Any, docket: str) -> HttpResponse:
    """Link the chosen reports with this one; nothing is closed."""
    found = report_or_404(request, docket)
    chosen = [report_or_404(request, each) for each in request.POST.getlist("dengan")]
    try:
        services.join_reports(reports=[found, *chosen], desk=desk_of(request))
    except services.SameReport:  # nothing was chosen
        return redirect(f"{reverse('cases:report', args=[docket])}?{NOTHING_CHOSEN}#mirip")
    return back_to(request, found)


@bawaslu
@require_POST
def part(request: Any, docket: str) -> HttpResponse:
    """Take this report out of its group."""
    found = report_or_404(request, docket)
    try:
        services.part_report(report=found, desk=desk_of(request))
    except services.NotJoined:
        return already_done(request, found)
    return back_to(request, found)


@bawaslu
def pass_on(request: Any, docket: str) -> HttpResponse:
    """Close as outside Bawaslu's power."""
    found = report_or_404(request, docket)
    form = forms.PassOnForm(request.POST or None)
    if form.is_valid():
        return act(request, found, services.pass_on, form, report=found, **form.cleaned_data)
    return move_page(request, form, found)


@uploads.takes_evidence(room_for_files)
@bawaslu
def write(request: Any, docket: str) -> HttpResponse:
    """Tell the reporter something, with files if there are any."""
    found = reported_or_404(request, docket)
    form = forms.WriteForm(request.POST or None, initial={"nonce": uuid4()})
    arrived = _arrived_for(form, request)
    if form.is_valid():
        if went_before(request, found, form.cleaned_data["nonce"], form.cleaned_data["text"]):
            return back_to(request, found)
        desk, told = desk_of(request), form.cleaned_data
        enclosed = _enclosed(form, request, found, arrived)
        if enclosed is None:
            return move_page(request, form, found, template="cases/write.html")
        try:
            reports.write_to_reporter(
                report=found,
                officer=desk.officer,
                key=desk.key_to(found),
                at=desk.at,
                nonce=told["nonce"],
                text=told["text"],
                enclosed=enclosed,
            )
        except reports.AlreadyErased:
            return already_done(request, found)  # its keys went at this moment
        clear_tray(request, found, told["nonce"], told["text"])
        return back_to(request, found)
    return move_page(request, form, found, template="cases/write.html")
