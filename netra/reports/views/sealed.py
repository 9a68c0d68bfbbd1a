"""The form that seals in the browser: the page, the keys to seal to, and what the browser sends."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_POST

from netra import clock
from netra.agencies import queries as agencies
from netra.agencies.models import Government
from netra.reports import parcel, sealed_page, services
from netra.reports import reader_keys as shown_keys
from netra.reports.entering.doorkeeper import DOORKEEPER, HEADER, Way
from netra.reports.entering.work import SEND

NOBODY = "tanpa_pembaca"
LATER = "giliran"


@gzip_page  # 89 KB of questions are 15; nothing secret and nothing that was sent stands in them
def form(request: HttpRequest) -> HttpResponse:
    """Every question on one page; a POST brings the sealed report."""
    if request.method == "POST":
        return _receive(request)
    government = _government()
    return render(request, "reports/sealed.html", sealed_page.page(request, government, _today(request)))


def _receive(request: HttpRequest) -> JsonResponse:
    government = _government()
    proof = request.headers.get(HEADER, "")
    try:
        sent = parcel.read_parcel(request.body)
        with DOORKEEPER.entering(proof, SEND) as way:
            if way is Way.LATER:
                return JsonResponse({"refused": LATER}, status=503)
            report = services.receive_sealed(
                government=government, parcel=sent, at=_now(request), in_turn=way is Way.WORKED
            )
    except parcel.ParcelRefused as why:
        return JsonResponse({"refused": why.code}, status=409)
    except services.NobodyCanRead:
        return JsonResponse({"refused": NOBODY}, status=503)
    received = clock.moment_in_words(report.received_at, clock.Zone(government.zone))
    return JsonResponse(sealed_page.acknowledged(report, received))


@require_POST
def keys(request: HttpRequest) -> JsonResponse:
    """The public keys of those who would read a report about this agency.

    A POST: no address names the agency.
    """
    government = _government()
    try:
        about = parcel.read_wish(request.body)
        agency = services.agency_in_clear(government, about.agency_code, _today(request))
        readers = services.readers_of(government, agency, about.not_for)
    except parcel.ParcelRefused as why:
        return JsonResponse({"refused": why.code}, status=409)
    except services.NobodyCanRead:
        return JsonResponse({"refused": NOBODY}, status=503)
    offer = sealed_page.offer(government, readers, _today(request))
    return JsonResponse(offer | {"work": DOORKEEPER.challenge(SEND)})


def reader_keys(request: HttpRequest) -> HttpResponse:
    """Whose keys open reports, for anybody to note and compare."""
    government = _government()
    context = {
        "offices": shown_keys.keys_shown(government),
        "custodians": shown_keys.custodians_key_shown(government),
    }
    return render(request, "reports/reader_keys.html", context)


def _government() -> Government:
    return agencies.home_government(settings.ENV.government)


def _now(request: HttpRequest) -> Any:
    return request.legal_now  # type: ignore[attr-defined]


def _today(request: HttpRequest) -> Any:
    zone = clock.Zone(_government().zone)
    return _now(request).astimezone(zone.tz).date()
