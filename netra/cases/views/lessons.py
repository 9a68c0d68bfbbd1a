"""Lessons: writing a proposal, the second person's page, withdrawing, and what everyone reads."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from netra import law
from netra.agencies.queries import UnknownGovernment, home_government
from netra.cases import forms, page, queries, services
from netra.cases.desk import Desk
from netra.cases.lessons import content
from netra.cases.lessons.content import Draft
from netra.cases.models import Case, Lesson
from netra.cases.respondents import label_of
from netra.cases.views.acting import bawaslu, case_or_404, desk_of, handler, move_page
from netra.reports import services as reports

SENTENCES: dict[type[Exception], str] = {
    services.LessonChanged: "Pelajaran ini sudah berubah sejak halaman Anda dibuka. Tidak ada yang ditimpa.",
    services.OwnProposal: "Anda yang menulis usul ini. Yang melepas atau mengembalikannya harus orang lain.",
    services.NotYourRole: "Melepas dan mengembalikan pelajaran adalah tugas petugas penanganan.",
    services.TaughtBefore: "Putusan ini sudah memberi pelajaran yang masih berlaku. Tarik dulu yang itu.",
    services.WasOverturned: "Putusan ini berubah sesudahnya, jadi tidak ada pelajaran dari putusan semula.",
    services.WhichOutcome: "Perkara ini memutus tentang beberapa orang. Pilih satu putusan.",
    services.NotDecided: "Belum ada putusan pleno di perkara ini, jadi belum ada pelajarannya.",
    services.TooFew: "Perkara yang sama kodenya masih terlalu sedikit. Pelajaran ini belum dapat dilepas.",
    reports.AlreadyErased: "Isi perkara ini sudah dihapus menurut masa simpannya, dan usulnya ikut terhapus.",
    services.TellsWho: "Naskahnya memuat hal yang menunjuk orang. Kembalikan kepada penulisnya.",
}


@require_safe
def released(request: Any) -> HttpResponse:
    """For everyone: what was released, the newest first."""
    try:
        found = queries.released_lessons(home_government(settings.ENV.government).pk)
    except UnknownGovernment:
        return render(request, "web/not_installed.html", status=503)
    context = {"lessons": [page.told_of(each) for each in found], "rule": law.rulebook().lessons}
    return render(request, "cases/lessons_public.html", context)


@bawaslu
def lessons(request: Any) -> HttpResponse:
    """What waits for a second person, what came back, what is released or was withdrawn."""
    found = page.lesson_rows(queries.lessons_for(request.officer)[:200])
    context = {"rows": found, "rule": law.rulebook().lessons}
    context["reminders"] = services.to_withdraw(request.officer, desk_of(request))
    return render(request, "cases/lessons.html", context)


@handler
def write_lesson(request: Any, docket: str) -> HttpResponse:
    """Propose a lesson of a decided case, or propose one anew that came back."""
    case, desk = case_or_404(request, docket), desk_of(request)
    before = queries.lesson_of(case)
    if before is not None and before.stage == Lesson.Stage.PROPOSED:
        return redirect("cases:lesson", before.key)
    draft = services.read_draft(lesson=before, desk=desk) if before else None
    try:
        one, several = _outcome(request, case, draft, desk)
        if one is None:
            return render(request, "cases/lesson_choose.html", {"case": case, "several": several})
        codes = services.codes_of_case(case=case, desk=desk, subject=one.subject)
    except (services.NotDecided, services.WhichOutcome) as problem:
        return _refused(request, problem)
    form = forms.LessonForm(request.POST or None, codes=codes, initial=_initial(codes, draft, before, one))
    warned: list[Any] | None = None
    if form.is_valid():
        warned = services.look_at(case=case, wording=form.wording, desk=desk)
        if not form.only_checks and not any(each.refuses for each in warned):
            return _propose(request, case, form, desk)
    context = {"form": form, "case": case, "codes": codes, "warned": warned, "draft": draft}
    context |= {"outcome": content.outcome_words(codes.outcome), "about": one.label}
    return render(request, "cases/lesson_write.html", context)


def _outcome(
    request: Any, case: Case, draft: Draft | None, desk: Desk
) -> tuple[services.Outcome | None, list[tuple[services.Outcome, str]]]:
    """The outcome that the lesson is about: of a proposal that came back its own, else the one that is asked
    for, else the only one; None where there are several to choose from."""
    found = services.outcomes_of(case=case, desk=desk)
    asked = request.POST.get("subject") or request.GET.get("tentang", "")
    wanted = str(draft.subject) if draft else asked
    if not wanted and len(found) > 1:
        return None, [(each, content.outcome_words(each.verdicts)) for each in found]
    chosen = next((each for each in found if str(each.subject) == (wanted or "0")), None)
    if chosen is None:
        raise services.WhichOutcome(wanted)
    return chosen, []


def _propose(request: Any, case: Case, form: forms.LessonForm, desk: Desk) -> HttpResponse:
    try:
        made = services.propose(
            case=case,
            codes=form.codes,
            wording=form.wording,
            revision=form.cleaned_data["revision"],
            subject=form.cleaned_data["subject"] or 0,
            desk=desk,
        )
    except tuple(SENTENCES) as problem:
        return _refused(request, problem)
    return redirect("cases:lesson", made.key)


def _initial(codes: Any, draft: Any, before: Lesson | None, one: services.Outcome) -> dict[str, Any]:
    """What a proposal begins with: what came back, or codes alone."""
    wording = draft.wording if draft else content.beginning(codes.without_employment())
    told = draft.codes if draft else codes.without_employment()
    return {
        "title": wording.title,
        "told": wording.told,
        "taught": wording.taught,
        "norms": list(told.norms),
        "tell_class": bool(told.employment),
        "revision": before.revision if before else None,
        "subject": one.subject,
    }


@bawaslu
def lesson(request: Any, number: str) -> HttpResponse:
    """A proposal beside its warnings, for the second person to release or send back; or what became of it."""
    found = _lesson_or_404(request, number)
    if found.case is None:
        return render(request, "cases/lesson.html", _ended(request, found))
    if request.method == "POST":
        return _decide(request, found)
    return _shown(
        request, found, _release_form(found), forms.SendBackForm(initial={"revision": found.revision})
    )


def _ended(request: Any, found: Lesson) -> dict[str, Any]:
    """A lesson that leads to no case; whoever opens the case is reminded where its decision was changed."""
    row = page.lesson_rows([found])[0]
    if found.stage != Lesson.Stage.RELEASED:
        return {"row": row, "told": None}
    reminders = services.to_withdraw(request.officer, desk_of(request))
    own = [each for each in reminders if each.lesson.pk == found.pk]
    return {"row": row, "told": page.told_of(found), "reminders": own}


def _release_form(found: Lesson) -> forms.ReleaseForm:
    return forms.ReleaseForm(initial={"revision": found.revision})


def _back_form(found: Lesson) -> forms.SendBackForm:
    return forms.SendBackForm(initial={"revision": found.revision})


def _shown(request: Any, found: Lesson, release: Any, back: Any, status: int = 200) -> HttpResponse:
    desk = desk_of(request)
    seen = services.review(lesson=found, desk=desk)
    context = {
        "row": page.lesson_rows([found])[0],
        "told": page.told_in(found, seen.draft),
        "seen": seen,
        "release": release,
        "back": back,
        "about": label_of(seen.draft.subject) if seen.draft.subject else "",
        "is_own": found.by_id == request.officer.pk,
        "can_act": request.officer.role == "case_officer",
        "waits": found.stage == Lesson.Stage.PROPOSED,
    }
    return render(request, "cases/lesson.html", context, status=status)


def _decide(request: Any, found: Lesson) -> HttpResponse:
    """Release or send back, by the button that was pressed."""
    releases = "lepas" in request.POST
    release = forms.ReleaseForm(request.POST) if releases else _release_form(found)
    back = _back_form(found) if releases else forms.SendBackForm(request.POST)
    form: forms.MoveForm = release if releases else back
    verb: Any = services.release if releases else services.send_back
    if form.is_valid():
        try:
            made = verb(lesson=found, desk=desk_of(request), **form.cleaned_data)
        except services.NotWeighed:
            form.add_error("weighed", "Ada peringatan. Tulis mengapa pelajaran ini tetap boleh dilepas.")
        except tuple(SENTENCES) as problem:
            return _refused(request, problem)
        else:
            return redirect("cases:lesson", (made or found).key)
    return _shown(request, found, release, back)


@handler
def withdraw_lesson(request: Any, number: str) -> HttpResponse:
    """Take a released lesson back, with the reason."""
    found = _lesson_or_404(request, number)
    if found.stage != Lesson.Stage.RELEASED:
        return _refused(request, services.LessonChanged())
    form = forms.WithdrawLessonForm(request.POST or None, initial={"revision": found.revision})
    if form.is_valid():
        try:
            services.withdraw_lesson(lesson=found, desk=desk_of(request), **form.cleaned_data)
        except services.LessonChanged as problem:
            return _refused(request, problem)
        return redirect("cases:lesson", found.key)
    return render(request, "cases/lesson_withdraw.html", {"form": form, "told": page.told_of(found)})


@handler
def note_overturned(request: Any, docket: str) -> HttpResponse:
    """Write down that a decision of this case was changed afterwards."""
    case, desk = case_or_404(request, docket), desk_of(request)
    try:
        found = services.outcomes_of(case=case, desk=desk)
    except services.NotDecided as problem:
        return _refused(request, problem)
    outcomes = [(each.subject, each.label) for each in found]
    form = forms.OverturnedForm(request.POST or None, outcomes=outcomes)
    if form.is_valid():
        services.note_overturned(case=case, subject=form.about, reason=form.cleaned_data["reason"], desk=desk)
        return redirect("cases:lessons")
    return move_page(request, form, case.report, case)


def _lesson_or_404(request: Any, number: str) -> Lesson:
    found = queries.lesson_for(request.officer, number)
    if found is None:
        raise Http404
    return found


def _refused(request: Any, problem: Exception) -> HttpResponse:
    context = {"sentence": SENTENCES[type(problem)]}
    return render(request, "cases/lesson_refused.html", context, status=409)
