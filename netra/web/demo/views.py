"""Switch persona and day with one click."""

from datetime import date

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from netra.accounts import services, session
from netra.reports import visit
from netra.web.demo import bar
from netra.web.demo.invented import RETURNING, demo_receipt
from netra.web.demo.personas import PASSWORD, Persona, persona_by_key
from netra.web.legal_time import DEMO_FIRST, DEMO_LAST, remember_demo_day


@csrf_exempt  # pages of both doors post here, each with a token of its own; the demo answers loopback only
@require_http_methods(["GET", "POST"])
def switch(request: HttpRequest) -> HttpResponse:
    """Take the chosen persona and day. A day outside the demo's span is refused with a sentence.

    Who types the address or loads it anew is shown the banner, open, on the front page.
    """
    if request.method == "GET":
        return redirect(f"/?{bar.SHOWN}")
    day = _chosen_day(request)
    if isinstance(day, str):
        return render(request, "web/demo_refused.html", {"sentence": day}, status=400)
    persona = persona_by_key(request.POST.get("persona", ""))
    stays = persona is None or persona.key == request.POST.get("was")
    response = redirect(_next(request)) if stays or persona is None else _become(request, persona)
    if day:
        remember_demo_day(response, day)
    return response


def _become(request: HttpRequest, persona: Persona) -> HttpResponse:
    response: HttpResponse = HttpResponseRedirect(persona.address)
    if persona.username:
        officer, private = services.open_demo_session(
            username=persona.username,
            password=PASSWORD,
            at=request.legal_now,  # type: ignore[attr-defined]
        )
        session.begin(request, response, officer, private)
    else:
        session.end(request, response)
    if persona.key == "pelapor":
        visit.begin(response, demo_receipt(RETURNING))
    response.set_cookie(bar.PERSONA_COOKIE, persona.key, httponly=True, samesite="Strict")
    return response


def _chosen_day(request: HttpRequest) -> date | str | None:
    """The day asked for, None when none was, or why it cannot be."""
    typed = request.POST.get("other_date", "").strip()
    text = typed or request.POST.get("date", "")
    if not text:
        return None
    try:
        parts = [int(part) for part in text.replace("/", "-").split("-")]
        day = date(*(reversed(parts) if typed else parts))
    except (ValueError, TypeError, OverflowError):
        return "Tanggal itu tidak ada. Tulis seperti 5-11-2024."
    if not DEMO_FIRST <= day <= DEMO_LAST:
        return "Peragaan berjalan dari 1 Juli sampai 31 Desember 2024. Pilih tanggal di antaranya."
    return day


def _next(request: HttpRequest) -> str:
    """Back to the page the visitor was on; never to another site."""
    address = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(address, allowed_hosts={request.get_host()}):
        return address
    return reverse("landing")
