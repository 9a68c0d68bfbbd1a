"""The test at the public door: sit down, five situations, what the law says, the result, a certificate.

No session: the sitting travels in a signed cookie of this path. Every page can be reloaded and gone back to;
the first answer to a situation is the one that counts.
"""

from collections.abc import Callable
from datetime import date, datetime
from functools import wraps
from typing import Any, Concatenate

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from netra.agencies.models import Government
from netra.agencies.queries import UnknownGovernment, home_government
from netra.cases import queries as cases
from netra.outreach import explaining, lessons, queries, services, sitting_cookie, sittings
from netra.outreach.certificates import certificate_pdf
from netra.outreach.forms import ChoiceForm, ClaimForm, SeatForm
from netra.outreach.models import Briefing, Certificate
from netra.outreach.outcomes import outcome_of
from netra.outreach.qr import qr_of
from netra.outreach.sittings import Sitting
from netra.outreach.situations import UnknownItem
from netra.outreach.views.requests import public_address

SAMPLE = "Contoh dari peragaan: orang, unit, dan hasilnya rekaan."
NO_SUCH_PERSON = "Nomor dan nama depan ini tidak cocok dengan daftar pegawai. Periksa keduanya."
CLAIMED = "Uji ini sudah dipakai untuk sertifikat pegawai lain. Kerjakan uji Anda sendiri."


class PublicRequest(HttpRequest):
    """A request of the public door with its legal moment."""

    legal_now: datetime


View = Callable[..., HttpResponse]
Seated = Callable[Concatenate[PublicRequest, Sitting, ...], HttpResponse]


def _seated(view: Seated) -> View:
    """Hands the sitting in; without one, or with one that the rulebook has outgrown, back to the start."""

    @wraps(view)
    def checked(request: PublicRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        sitting = sitting_cookie.sitting_of(request)
        if sitting is None:
            return _over()
        try:
            return view(request, sitting, *args, **kwargs)
        except UnknownItem:
            return _over()

    return checked


def _over() -> HttpResponse:
    response = redirect(f"{reverse('test:start')}?habis=1")
    sitting_cookie.forget(response)
    return response


@require_http_methods(["GET", "POST"])
def start(request: PublicRequest) -> HttpResponse:
    """Who sits down, and for which briefing (`?acara=S-2024-0001`)."""
    try:
        government = home_government(settings.ENV.government)
    except UnknownGovernment:
        return render(request, "web/not_installed.html", status=503)
    on = request.legal_now.date()
    briefing = _briefing(government, request.GET.get("acara", ""), on)
    stages = sittings.stages_on(briefing, on) if briefing else ()
    form = SeatForm(
        _posted(request),
        agencies=_agencies(government, on),
        briefing=briefing,
        stages=_asked_for(stages, request.GET.get("saat", "")),
    )
    if form.is_valid():
        response = redirect("test:question", 1)
        sitting_cookie.give(response, sittings.sit_down(government.pk, form.seat(), on))
        return response
    context = {
        "form": form,
        "briefing": briefing,
        "stages": stages,
        "over": "habis" in request.GET,
        "open": sitting_cookie.sitting_of(request),
    }
    return render(request, "outreach/test/start.html", context)


@require_http_methods(["GET", "POST"])
@_seated
def question(request: PublicRequest, sitting: Sitting, place: int) -> HttpResponse:
    """One situation. A place that is not open yet leads to the one that is, an answered one to its answer."""
    if place > len(sitting.items):
        raise Http404
    if place < sitting.next_place:
        return redirect("test:answer", place)
    if place > sitting.next_place:
        return redirect("test:question", sitting.next_place)
    situation = sitting.situation_at(place)
    form = ChoiceForm(_posted(request), ask=situation.item.ask)
    if not form.is_valid():
        return render(request, "outreach/test/question.html", _at(sitting, place) | {"form": form})
    choice = form.cleaned_data["choice"]
    services.record_answer(sitting=sitting, item=situation.item.id, choice=choice)
    response = redirect("test:answer", place)
    sitting_cookie.give(response, sitting.choosing(choice))
    return response


@require_GET
@_seated
def answer(request: PublicRequest, sitting: Sitting, place: int) -> HttpResponse:
    """What the law says to a situation that was answered."""
    if place > len(sitting.items):
        raise Http404
    if place >= sitting.next_place:
        return redirect("test:question", sitting.next_place)
    situation = sitting.situation_at(place)
    known = queries.known_by(sitting.government, situation.item.id)
    found = explaining.explained(situation, sitting.choices[place - 1], known)
    lesson = lessons.beside(cases.released_lessons(sitting.government), situation)
    context = _at(sitting, place) | {"found": found, "lesson": lesson}
    return render(request, "outreach/test/answer.html", context)


@require_GET
@_seated
def result(request: PublicRequest, sitting: Sitting) -> HttpResponse:
    """Passed or not yet, what to look at, and the word that joins the test after the briefing."""
    if not sitting.is_finished:
        return redirect("test:question", sitting.next_place)
    counted = queries.result_of(sitting.number)
    if counted is None:  # The demo was built anew meanwhile.
        return _over()
    found = outcome_of(sitting, counted)
    return render(request, "outreach/test/result.html", {"sitting": sitting, "found": found})


@require_http_methods(["GET", "POST"])
@_seated
def claim(request: PublicRequest, sitting: Sitting) -> HttpResponse:
    """Who passed may ask for a certificate; only then is a name joined with “passed on …”."""
    counted = queries.result_of(sitting.number)
    if counted is None or not counted.passed:
        return redirect("test:result")
    form = ClaimForm(_posted(request))
    code = _claimed(request, sitting, form) if form.is_valid() else ""
    if code:
        return redirect("test:certificate", code)
    return render(request, "outreach/test/claim.html", {"form": form})


@require_GET
def certificate(request: PublicRequest, code: str) -> HttpResponse:
    """The certificate as a page to print; its code is known to whom the owner shows it."""
    found = _certificate(code)
    address = _address_of(request, found)
    return render(
        request, "outreach/test/certificate.html", {"found": found, "address": address, "qr": qr_of(address)}
    )


@require_GET
def certificate_paper(request: PublicRequest, code: str) -> HttpResponse:
    """The same as PDF."""
    found = _certificate(code)
    sample = SAMPLE if settings.ENV.demo else ""
    paper = certificate_pdf(found, _address_of(request, found), sample=sample)
    response = HttpResponse(paper, content_type="application/pdf")
    response["Content-Disposition"] = 'inline; filename="sertifikat-pemahaman.pdf"'
    return response


@require_POST
def finish(request: PublicRequest) -> HttpResponse:
    """Remove the sitting from this browser."""
    response = redirect("landing")
    sitting_cookie.forget(response)
    return response


def _claimed(request: PublicRequest, sitting: Sitting, form: ClaimForm) -> str:
    """The certificate's code, or "" with the reason at the field."""
    government = home_government(settings.ENV.government)
    given = form.cleaned_data
    try:
        person = queries.person_with(government, given["number"], given["first_name"])
        made = services.issue_certificate(sitting=sitting, person=person, at=request.legal_now)
    except queries.UnknownPerson:
        form.add_error("number", NO_SUCH_PERSON)
    except services.AlreadyClaimed:
        form.add_error("number", CLAIMED)
    else:
        return made.code
    return ""


def _certificate(code: str) -> Certificate:
    try:
        return queries.certificate_by_code(code)
    except queries.UnknownCertificate as error:
        raise Http404 from error


def _address_of(request: HttpRequest, found: Certificate) -> str:
    return public_address(request, f"/verifikasi/{found.code}/")


def _posted(request: HttpRequest) -> QueryDict | None:
    """What was sent, even when nothing was filled in."""
    return request.POST if request.method == "POST" else None


def _briefing(government: Government, label: str, on: date) -> Briefing | None:
    """The briefing of the address; one that nobody knows is passed over, so that a torn link still works."""
    try:
        return queries.briefing_by_label(government, label, on) if label else None
    except queries.UnknownBriefing:
        return None


def _asked_for(stages: tuple[str, ...], word: str) -> tuple[str, ...]:
    """On the briefing's own day the poster at the door may say which test it means."""
    stage = {"sebelum": "before", "sesudah": "after"}.get(word)
    return (stage,) if stage in stages else stages


def _agencies(government: Government, on: date) -> list[tuple[str, str]]:
    return [(str(each.pk), each.name) for each in queries.agencies_of_test(government, on)]


def _at(sitting: Sitting, place: int) -> dict[str, Any]:
    places = range(1, len(sitting.items) + 1)
    return {"sitting": sitting, "place": place, "of": len(sitting.items), "places": places,
            "situation": sitting.situation_at(place)}  # fmt: skip
