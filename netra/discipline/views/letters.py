"""The letters of a proceeding: the list, the page of each kind, the issued file."""

from functools import partial
from typing import Any
from uuid import UUID, uuid4

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from netra.cases import page as letter_page
from netra.cases import queries as cases
from netra.cases.answering import Buttons, pdf_file, place_of, pressed
from netra.discipline import forms, letters, page, queries, services
from netra.discipline.desk import Desk
from netra.discipline.models import Proceeding
from netra.discipline.views.acting import desk_of, keeper, proceeding_or_404, refused
from netra.law.procedure import MoveNotAllowed
from netra.letters.kinds import kinds


@keeper
@require_GET
def letters_of_proceeding(request: Any, docket: str) -> HttpResponse:
    """What was issued in this proceeding, and what may be written now."""
    found, desk = proceeding_or_404(request, docket), desk_of(request)
    desk.key_to(found)
    context = {
        "proceeding": found,
        "issued": page.letters_shown(found),
        "offered": page.letters_offered(found, desk.officer),
        "steps": page.steps_of(found, desk),
        "has_head": cases.letterhead_of(desk.officer.office_id) is not None,
    }
    return render(request, "discipline/letters.html", context)


@keeper
@require_http_methods(["GET", "POST"])
def write_letter(request: Any, docket: str, kind: str) -> HttpResponse:
    """One letter, begun from the sealed sheets: a look at the PDF, then issued."""
    found, desk = proceeding_or_404(request, docket), desk_of(request)
    if kind not in forms.LETTER_FORMS:
        raise Http404
    if why := page.why_not_written(found, kind, desk.officer):
        return refused(request, found, why)
    begins = _beginning(found, kind, desk) if request.method == "GET" else {}
    form = forms.LETTER_FORMS[kind](
        request.POST or None,
        kind=kinds()[kind],
        today=desk.today,
        is_late=letters.is_late(kind, found),
        initial={"nonce": uuid4(), **begins},
    )
    return _made(request, found, form) if form.is_valid() else _page(request, found, form)


def _beginning(found: Proceeding, kind: str, desk: Desk) -> dict[str, Any]:
    """From the sheets, whose reading is on record wherever they are shown."""
    return page.beginning_of_letter(found, kind, services.read(proceeding=found, desk=desk), desk)


def _made(request: Any, found: Proceeding, form: forms.ProceedingLetterForm) -> HttpResponse:
    given: Any = {
        "proceeding": found, "kind": form.kind.code, "told": form.told, "place": place_of(request),
        "desk": desk_of(request),
    }  # fmt: skip
    buttons = Buttons(
        preview=partial(services.preview_letter, **given),
        draft=partial(services.draft_letter, **given),
        issue=partial(services.issue_letter, nonce=form.cleaned_data["nonce"], **given),
    )
    try:
        made = pressed(request, form, buttons)
    except (MoveNotAllowed, services.SameEyes):
        return refused(request, found, page.NOT_NOW)
    if made is None:
        return _page(request, found, form)
    if isinstance(made, HttpResponse):
        return made
    return redirect(f"{reverse('discipline:letters', args=[found.docket])}#surat-{made.pk}")


def _page(request: Any, found: Proceeding, form: forms.ProceedingLetterForm) -> HttpResponse:
    move = letters.announced(form.kind.code, found)
    context = {
        "form": form,
        "proceeding": found,
        "kind": form.kind,
        "clock": page.list_clock(found, request.legal_now.date()),
        "clock_title": page.title_of_nearest(found),
        "seal_words": letter_page.seal_of(request.officer.office, place_of(request)),
        "article": page.article_of(found, move.name) if move else "",
        "late": letters.late_words(found, form.kind.code),
    }
    return render(request, "discipline/letter.html", context)


@keeper
@require_GET
def letter_file(request: Any, docket: str, nonce: UUID) -> HttpResponse:
    """The issued letter, byte for byte."""
    found = proceeding_or_404(request, docket)
    letter = queries.letter_of(found, nonce)
    if letter is None or not letter.envelope:
        raise Http404
    made = services.read_letter(letter=letter, desk=desk_of(request))
    return pdf_file(made, f"{letter.kind}-{letter.series}-{letter.serial}")
