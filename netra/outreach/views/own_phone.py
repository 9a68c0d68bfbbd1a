"""Checking in with one's own phone: scan the code in the hall, say who one is. No session, no cookie."""

import time
from collections.abc import Mapping
from typing import Any
from uuid import uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods

from netra.outreach import queries, rotating, screens, services
from netra.outreach.check_in import Answer, Standing, Verdict
from netra.outreach.forms import HallCodeForm, OwnPhoneForm, said_plainly
from netra.outreach.kiosk import answer_page, kiosk_page
from netra.outreach.quick_door import own_tap

GONE, CONFLICT, NOT_FOUND = 410, 409, 404
CHANGED = "Kode ini sudah berganti"
SCAN_AGAIN = (
    "Kode di layar aula berganti tiap 15 detik dan hanya berlaku di tempat. Pindai kode yang tampil sekarang."
)
TOO_SLOW = "Tiket Anda sudah lewat 5 menit"
CLOSED = "Daftar hadir sudah ditutup"
CLOSED_WORDS = "Acara ini tidak menerima catatan hadir lagi. Hubungi penyelenggara bila Anda tadi hadir."


@require_GET
def hall_code(request: HttpRequest) -> HttpResponse:
    """Type the code by hand when the camera does not read it."""
    form = HallCodeForm(request.GET if "code" in request.GET else None)
    if form.is_valid():
        return redirect("present", "".join(rotating.split(form.cleaned_data["code"])))
    return kiosk_page("own_phone_code", form=form)


# The ticket in the form is unguessable and given to this page only: it does what a form token does, also for
# phones that keep no cookies.
@csrf_exempt
@require_http_methods(["GET", "POST"])
def present(request: HttpRequest, code: str) -> HttpResponse:
    """Opening a current code gives a ticket; sending the form uses it up."""
    gate, letters = rotating.split(code)
    standing = queries.standing_of(gate)
    if standing is None:
        return _not_now(CHANGED, SCAN_AGAIN, NOT_FOUND)
    if request.method == "GET" or "again" in request.POST:
        return _ask(request, standing, letters)
    said = said_plainly(request.POST)
    if said is None:
        form = OwnPhoneForm(request.POST)
        if not form.is_valid():
            return kiosk_page("own_phone", form=form)
        said = form.cleaned_data
    return _check_in(request, standing, said)


def _ask(request: HttpRequest, standing: Standing, letters: str) -> HttpResponse:
    if not standing.is_open:
        return _not_now(CLOSED, CLOSED_WORDS)
    now = time.time()
    try:
        ticket = request.POST.get("ticket") or _new_ticket(standing, letters, now)
        rotating.open_ticket(standing.secret, ticket, now)
    except (rotating.CodeNotCurrent, rotating.TicketNotValid):
        return _not_now(CHANGED, SCAN_AGAIN)
    return kiosk_page("own_phone", form=OwnPhoneForm(initial={"ticket": ticket}))


def _new_ticket(standing: Standing, letters: str, now: float) -> str:
    window = rotating.window_of(standing.secret, letters, now)
    return rotating.give_ticket(standing.secret, window=window, nonce=uuid4(), moment=now)


def _check_in(request: HttpRequest, standing: Standing, said: Mapping[str, Any]) -> HttpResponse:
    try:
        ticket = rotating.open_ticket(standing.secret, said["ticket"], time.time())
    except rotating.TicketNotValid:
        return _not_now(TOO_SLOW, SCAN_AGAIN)
    tap = own_tap(said, ticket, request.legal_now)  # type: ignore[attr-defined]
    return _answer(services.check_in(standing=standing, tap=tap), said)


def _answer(answer: Answer, said: Mapping[str, Any]) -> HttpResponse:
    if answer.verdict == Verdict.CLOSED:
        return _not_now(CLOSED, CLOSED_WORDS)
    screen = screens.own_screen(answer, said["number"])
    if answer.verdict == Verdict.UNLISTED:
        return kiosk_page("own_phone_answer", screen=screen, form=OwnPhoneForm(initial=said))
    return answer_page(screen, CONFLICT if answer.verdict == Verdict.NONCE_USED else 200)


def _not_now(heading: str, words: str, status: int = GONE) -> HttpResponse:
    return kiosk_page("not_now", status, heading=heading, words=words)
