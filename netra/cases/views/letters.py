"""The letters of a case: the list, the page of each kind, the issued file, and the office's letterhead."""

from functools import partial
from typing import Any
from uuid import UUID, uuid4

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from netra.cases import forms, letters, page, queries, services
from netra.cases.answering import Buttons, pdf_file, place_of, pressed
from netra.cases.desk import Desk
from netra.cases.models import Case, Letter
from netra.cases.respondents import open_respondents
from netra.cases.views.acting import (
    PREVENTED,
    already_done,
    bawaslu,
    case_or_404,
    desk_of,
    handler,
    move_page,
    people_of,
)
from netra.law.procedure import MoveNotAllowed
from netra.reports import services as reports


@bawaslu
@require_GET
def letters_of_case(request: Any, docket: str) -> HttpResponse:
    """What was issued in this case, and what may be written now."""
    found = case_or_404(request, docket)
    context = {
        "case": found,
        "issued": page.letters_of(found, desk_of(request)),
        "offered": page.letters_to_write(found, desk_of(request)),
        "has_head": queries.letterhead_of(request.officer.office_id) is not None,
    }
    return render(request, "cases/letters.html", context)


@handler
@require_http_methods(["GET", "POST"])
def write_letter(request: Any, docket: str, kind: str) -> HttpResponse:
    """One letter: what only the officer knows, a look at the PDF, then issued."""
    found, desk = case_or_404(request, docket), desk_of(request)
    if kind not in letters.KINDS:
        raise Http404
    chosen = letters.KINDS[kind]
    if chosen not in page.letters_offered(found, desk):
        return already_done(request, found.report)
    wanted = forms.FORMS[kind]
    told = (
        reports.told_by_reporter(report=found.report, key=desk.key_to(found.report)) if chosen.leaves else []
    )
    try:
        way, ways = _way(request, found, chosen, desk)
    except services.NotInTheRuling:
        return already_done(request, found.report)
    begins = page.beginning_of_letter(found, chosen, desk, way) if request.method == "GET" else {}
    if corrected := _corrected(request, found, kind):
        begins |= page.beginning_of_correction(corrected, found)
        way = services.way_of_letter(corrected, found, desk)  # it names nobody whom that one did not
    form = wanted(
        request.POST or None,
        kind=chosen,
        today=desk.today,
        reporter_wrote=told,
        people=people_of(found, desk),
        way=way,
        respondents={each.nonce: each.told for each in open_respondents(found, desk)},
        initial={"nonce": uuid4(), **begins},
    )
    beside: dict[str, Any] = {"way": way, "others": [each for each in ways if each != way]}
    if form.is_valid():
        return _made(request, found, form, beside)
    return _page(request, found, form, beside)


def _corrected(request: Any, found: Case, kind: str) -> Letter | None:
    """The letter that a correction is about, where its address names one."""
    rows = queries.letters_of(found) if kind == letters.RALAT else ()
    return next((each for each in rows if str(each.nonce) == request.GET.get("surat")), None)


def _page(request: Any, found: Case, form: forms.LetterForm, beside: dict[str, Any]) -> HttpResponse:
    more = {
        "kind": form.kind,
        "seal_words": page.seal_of(request.officer.office, place_of(request)),
        **beside,
    }
    return move_page(request, form, found.report, found, template="cases/letter.html", **more)


def _way(
    request: Any, found: Case, kind: letters.LetterKind, desk: Desk
) -> tuple[services.Way | None, list[services.Way]]:
    """The way that this letter goes, and all that it could go. Raises `NotInTheRuling` where none is."""
    if not kind.passes_on:
        return None, []
    ways = services.ways_with(services.ways_of(found, desk), kind)
    wanted = request.POST.get("track", "") or request.GET.get("jalur", "")
    if not wanted and ways and request.method == "GET":
        wanted = ways[0].key
    return services.way_among(ways, wanted), ways


def _made(request: Any, found: Case, form: forms.LetterForm, beside: dict[str, Any]) -> HttpResponse:
    desk = desk_of(request)
    given: Any = {
        "case": found, "kind": form.kind.code, "told": form.told, "place": place_of(request), "desk": desk,
    }  # fmt: skip
    buttons = Buttons(
        preview=partial(services.preview_letter, **given),
        draft=partial(services.draft_letter, **given),
        issue=partial(services.issue_letter, nonce=form.cleaned_data["nonce"], **given),
    )
    try:
        made = pressed(request, form, buttons)
    except (MoveNotAllowed, services.WhichRespondent):
        return already_done(request, found.report)
    except services.ChangeWaits:
        form.add_error(None, PREVENTED[services.ChangeWaits])
        return _page(request, found, form, beside)
    if made is None:
        return _page(request, found, form, beside)
    if isinstance(made, HttpResponse):
        return made
    return redirect(f"{reverse('cases:letters', args=[found.docket])}#surat-{made.pk}")


@bawaslu
@require_GET
def letter_file(request: Any, docket: str, nonce: UUID) -> HttpResponse:
    """The issued letter, byte for byte."""
    found = case_or_404(request, docket)
    letter = queries.letter_of(found, nonce)
    if letter is None or not letter.envelope:
        raise Http404
    return pdf_file(
        services.read_letter(letter=letter, desk=desk_of(request)),
        f"{letter.kind}-{letter.series}-{letter.serial}",
    )
