"""One case, and the pages of its moves."""

from typing import Any, Final

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from netra import clock
from netra.cases import changes, forms, lifecycle, page, queries, services
from netra.cases.desk import Desk, OpenPaper, respondent_was_heard
from netra.cases.models import Case, Paper
from netra.cases.respondents import open_respondents
from netra.cases.views import handing
from netra.cases.views.acting import (
    SAME_EYES,
    act,
    bawaslu,
    case_or_404,
    desk_of,
    handler,
    move_page,
    people_of,
    refused,
)
from netra.reports import lifecycle as public
from netra.reports import services as reports
from netra.reports.models import Report

ASSESS_PAGE: Final = "cases/assess.html"


@bawaslu
def case(request: Any, docket: str) -> HttpResponse:
    """The case page: cards in the order of the procedure, the clock, the permitted moves, the timeline."""
    found, desk = case_or_404(request, docket), desk_of(request)
    seen = changes.newest(found.report, found)  # before anything is read: what comes later was not seen
    story = reports.open_story(report=found.report, officer=desk.officer, private=desk.private, at=desk.at)
    messages = reports.read_messages(report=found.report, key=desk.key_to(found.report))
    enclosed = reports.files_of_messages(report=found.report, key=desk.key_to(found.report))
    papers, people = desk.open_papers(found), open_respondents(found, desk)
    heard = respondent_was_heard(papers, [each.nonce for each in people])
    context = {
        "case": found,
        "title": page.act_label(found.act),
        "agency": found.agency.name if found.agency else "unit belum disebut",
        "stage_label": lifecycle.STAGE_LABELS[found.stage],
        "closed_words": page.work_row(found, desk.today)["closed"],
        "story": page.story_lines(story),
        "narrative": story["story"],
        "came_as": _came_as(found.report),
        "told_by": "Menurut pelapor" if found.report.has_reporter else "Dicatat petugas",
        "evidence": page.evidence_of(story, found.report, desk.key_to(found.report)),
        "notes": page.notes_of(found, desk),
        "tasks": page.tasks_of(found, desk),
        "cards": page.cards_of(found, papers, page.names_of(people)),
        "respondents": page.card_of(found, people, papers, desk),
        "deadlines": page.explained(found, desk.at),
        "stages": page.stages_of(found, papers),
        "moves": page.moves_for(found, desk.officer, heard=heard, today=desk.today),
        "issued": page.letters_of(found, desk)[:3],
        "tracks": handing.tracks_gone_out(found, desk),
        "changing": page.way_to_change(found, desk.officer, papers),
        "can_write": request.officer.role == lifecycle.HANDLER and page.letters_offered(found, desk),
        "lesson": queries.lesson_of(found),
        "given": services.lessons_given(found, desk),
        "learnable": found.stage in lifecycle.DECIDED and _is_ruled(papers),
        "ruled": _is_ruled(papers),
        "messages": page.talk_of(messages, enclosed, clock.Zone(found.government.zone)),
        "joined": page.joined_beside(desk, found.report),
        "additions": page.additions_of(
            reports.read_additions(report=found.report, key=desk.key_to(found.report)),
            clock.Zone(found.government.zone),
        ),
        "timeline": page.timeline_of(found.report, found),
        "seen": seen,
    }
    return render(request, "cases/case.html", context)


def _came_as(report: Report) -> str:
    """The way in, where it was not the public door; there, whether it is a formal report or a lead."""
    words: str = report.get_kind_display() if report.origin == public.DOOR else report.get_origin_display()
    return words


def _is_ruled(papers: list[OpenPaper]) -> bool:
    return any(paper.kind == Paper.Kind.RULING for paper in papers)


@handler
def hand_over(request: Any, docket: str) -> HttpResponse:
    """Make a colleague responsible for the case."""
    found = case_or_404(request, docket)
    colleagues = queries.colleagues_for(found, request.officer)
    form = forms.HandForm(request.POST or None, colleagues=colleagues)
    if form.is_valid():
        to = next(each for each in colleagues if each.username == form.cleaned_data["to"])
        return act(request, found.report, services.hand_to, form, case=found, to=to)
    return move_page(request, form, found.report, found)


@handler
def screen(request: Any, docket: str) -> HttpResponse:
    """Screening: formal and material requirements."""
    found = case_or_404(request, docket)
    is_finding = found.report.kind != public.REPORT
    form = (forms.FindingScreeningForm if is_finding else forms.ScreeningForm)(request.POST or None)
    if form.is_valid():
        data = dict(form.cleaned_data) | ({"finding": True} if is_finding else {})
        met, reason = data.pop("verdict") == "met", data.pop("reason")
        if met:
            data |= {"reason": reason} if reason else {}
            return act(request, found.report, services.confirm_requirements, form, case=found, screening=data)
        return act(
            request,
            found.report,
            services.reject_requirements,
            form,
            case=found,
            screening=data,
            reason=reason,
        )
    return move_page(request, form, found.report, found)


@handler
def record_clarification(request: Any, docket: str) -> HttpResponse:
    """Record who was heard, invited, or stayed away."""
    found = case_or_404(request, docket)
    form = forms.ClarificationForm(request.POST or None, people=people_of(found, desk_of(request)))
    if form.is_valid():
        heard: dict[str, Any] = form.clarification
        return act(request, found.report, services.record_clarification, form, case=found, **heard)
    return move_page(request, form, found.report, found)


@handler
def extend(request: Any, docket: str) -> HttpResponse:
    """Use the law's extension."""
    return _case_move(request, docket, forms.ExtendForm, services.extend_handling)


@handler
def close_clarification(request: Any, docket: str) -> HttpResponse:
    """Go on to the assessment."""
    found = case_or_404(request, docket)
    if request.method != "POST":
        return redirect("cases:case", docket)
    return act(request, found.report, services.close_clarification, case=found)


@handler
def adopt(request: Any, docket: str) -> HttpResponse:
    """Go on with a withdrawn report as a finding."""
    found = case_or_404(request, docket)
    if request.method != "POST":
        return redirect("cases:case", docket)
    return act(request, found.report, services.adopt, case=found)


@handler
def write_assessment(request: Any, docket: str) -> HttpResponse:
    """File the assessment; the rulebook offers what fits the facts established so far."""
    found, desk = case_or_404(request, docket), desk_of(request)
    known = _beginning(found, desk) if request.method == "GET" and found.stage == lifecycle.ASSESSMENT else {}
    form = forms.AssessmentForm(
        request.POST or None, today=desk.today, initial=known, people=people_of(found, desk)
    )
    beside: dict[str, Any] = {"harms": page.harms_shown()}
    if form.is_valid() and not form.only_offer:
        told, verb = form.assessment(), services.write_assessment
        return act(request, found.report, verb, form, ASSESS_PAGE, beside, case=found, **told)
    return move_page(request, form, found.report, found, ASSESS_PAGE, **beside)


def _beginning(found: Case, desk: Desk) -> dict[str, Any]:
    story = reports.open_story(report=found.report, officer=desk.officer, private=desk.private, at=desk.at)
    known = {each.told.employment for each in open_respondents(found, desk)} - {""}
    return page.beginning_of(found, story) | ({"employment": known.pop()} if len(known) == 1 else {})


@handler
def rule(request: Any, docket: str) -> HttpResponse:
    """Record the plenary's ruling."""
    found = case_or_404(request, docket)
    if request.method == "GET" and request.officer.pk in queries.assessors_of(found):
        return refused(request, found.report, SAME_EYES)
    form = forms.RulingForm(request.POST or None, people=people_of(found, desk_of(request)))
    beside: dict[str, Any] = {"precedents": reverse("cases:precedents", args=[docket])}
    if form.is_valid():
        told: dict[str, Any] = {"verdicts": form.verdicts, "each": form.each}
        return act(request, found.report, services.rule, form, beside=beside, case=found, **told)
    return move_page(request, form, found.report, found, **beside)


@handler
def refer(request: Any, docket: str) -> HttpResponse:
    """Record that the ruling was passed on; the receivers follow from its verdicts."""
    found = case_or_404(request, docket)
    ways = services.ways_of(found, desk_of(request))
    issued = page.letters_of_referral(found, ways)
    begins = {"letter": next(iter(issued.values()), ""), "letters": issued}
    form = forms.ReferForm(
        request.POST or None, initial=begins, ways=[(each.key, each.label) for each in ways]
    )
    beside: dict[str, Any] = {"receivers": [each.label for each in ways], "from_letter": bool(issued)}
    if form.is_valid():
        return act(request, found.report, services.refer, form, beside=beside, case=found, **form.letters)
    return move_page(request, form, found.report, found, **beside)


def _case_move(request: Any, docket: str, form_class: type[forms.MoveForm], verb: Any) -> HttpResponse:
    found = case_or_404(request, docket)
    form = form_class(request.POST or None)
    if form.is_valid():
        return act(request, found.report, verb, form, case=found, **form.cleaned_data)
    return move_page(request, form, found.report, found)
