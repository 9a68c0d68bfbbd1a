"""The page of a move, and acts beside the table: letting a colleague in, stepping aside, erasing."""

from collections.abc import Callable
from typing import Any, Final

from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from netra import clock
from netra.discipline import forms, lifecycle, page, queries, services
from netra.discipline.desk import Desk
from netra.discipline.models import Proceeding
from netra.discipline.page.refusals import REFUSALS
from netra.discipline.views.acting import desk_of, keeper, proceeding_or_404, refused
from netra.law.procedure import MoveNotAllowed

DONE_BEFORE: Final = "Langkah ini sudah dijalankan atau tidak tersedia lagi. Mungkin rekan Anda lebih dulu."


@keeper
def move(request: Any, docket: str, name: str) -> HttpResponse:
    """One move: its question, what will happen; what a colleague changed meanwhile is told first."""
    found, desk = proceeding_or_404(request, docket), desk_of(request)
    if name not in forms.FORMS:
        raise Http404
    if request.method != "POST" and (why := _why_not(found, desk, name)):
        return refused(request, found, why)
    shows = forms.shows_the_range(name)
    proposed = services.last_range(proceeding=found, desk=desk) if shows else []
    begins = _begins(found, name, desk) if request.method == "GET" else {}
    form = forms.form_for(name, found, request.POST or None, proposed=proposed, begins=begins)
    if request.method == "POST" and form.is_valid():
        return _act(request, found, form, name, proposed)
    return _move_page(request, found, form, name)


def _begins(found: Proceeding, name: str, desk: Desk) -> dict[str, Any]:
    """What an issued letter, or the team as it is, tells the form: sealed too, so reading it is on record."""
    begins = page.told_by_letter(found, name, desk) or page.told_by_team(found, name, desk)
    if begins:
        services.note_reading(proceeding=found, desk=desk)
    return begins


def _act(
    request: Any, found: Proceeding, form: forms.SeenForm, name: str, proposed: list[str]
) -> HttpResponse:
    verb: Callable[..., None] = getattr(services, name)
    try:
        verb(proceeding=found, desk=desk_of(request), **form.arguments)
    except services.Changed as change:
        return _changed(request, found, name, change, proposed)
    except MoveNotAllowed:
        return refused(request, found, DONE_BEFORE)
    except REFUSALS as error:
        form.add_error(*page.refusal_of(error, set(form.fields)))
        return _move_page(request, found, form, name)
    return redirect("discipline:proceeding", docket=found.docket)


def _changed(
    request: Any, found: Proceeding, name: str, change: services.Changed, proposed: list[str]
) -> HttpResponse:
    """The second of two officers: nothing was done, what changed is told, what was typed is still there."""
    entries = queries.changes_of(found, change.acts)
    told = page.changes(entries, clock.Zone(found.government.zone))
    now = proceeding_or_404(request, found.docket)
    typed: QueryDict = request.POST.copy()
    typed["seen"] = str(change.now)
    form = forms.form_for(name, now, typed, proposed=proposed)
    more = {"changes": told, "is_possible": name in _permitted(now)}
    return _move_page(request, now, form, name, status=409, **more)


def _why_not(found: Proceeding, desk: Desk, name: str) -> str:
    """Why this officer cannot take the move now; empty when nothing speaks against it."""
    if name not in _permitted(found):
        return DONE_BEFORE
    return page.locked_for(found, desk.officer, name, desk.today)


def _permitted(found: Proceeding) -> set[str]:
    procedure = lifecycle.PROCEDURES[found.employment]
    return {each.name for each in procedure.permitted(found.stage)}


def _move_page(
    request: Any, found: Proceeding, form: forms.SeenForm, name: str, *, status: int = 200, **more: Any
) -> HttpResponse:
    context = {
        "form": form,
        "proceeding": found,
        "clock": page.list_clock(found, request.legal_now.date()),
        "article": page.article_of(found, name),
        "is_possible": True,
        "changes": [],
    }
    return render(request, "discipline/move.html", context | more, status=status)


@require_POST
@keeper
def let_in(request: Any, docket: str, officer: int) -> HttpResponse:
    """Seal the key to an entitled colleague as well."""
    found, desk = proceeding_or_404(request, docket), desk_of(request)
    to = next((one for one in services.may_be_let_in(proceeding=found, desk=desk) if one.pk == officer), None)
    if to is None:
        return refused(request, found, "Rekan ini sudah memegang kunci, mundur, atau punya kepentingan.")
    services.let_in(proceeding=found, to=to, desk=desk)
    return redirect("discipline:proceeding", docket=found.docket)


@keeper
def step_aside(request: Any, docket: str) -> HttpResponse:
    """Give the own key away; afterwards it does not exist for this officer."""
    found = proceeding_or_404(request, docket)
    form = forms.StepAsideForm(request.POST or None, initial={"seen": found.revision})
    if request.method == "POST" and form.is_valid():
        try:
            services.step_aside(proceeding=found, reason=form.cleaned_data["reason"], desk=desk_of(request))
        except services.LastReader:
            return refused(request, found, "Hanya Anda yang dapat membukanya. Bukakan dulu kepada rekan.")
        return redirect(f"{reverse('discipline:proceedings')}?mundur")
    return _move_page(request, found, form, "")


@require_POST
@keeper
def erase(request: Any, docket: str) -> HttpResponse:
    """Erase the contents of a finished proceeding whose time has come."""
    found = proceeding_or_404(request, docket)
    try:
        services.erase_contents(proceeding=found, desk=desk_of(request))
    except services.NotClosed:
        return refused(request, found, "Perkara ini masih berjalan.")
    except services.TooEarly as early:
        return refused(request, found, f"Belum waktunya: paling cepat {clock.date_in_words(early.on)}.")
    return redirect("discipline:proceedings")
