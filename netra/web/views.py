"""Pages that belong to the roof itself: landing, health, errors."""

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from netra.agencies import queries as agencies
from netra.agencies.emblems import emblem_of
from netra.dashboard import queries as figures
from netra.web.middleware import is_office


def landing(request: HttpRequest) -> HttpResponse:
    """Two verbs, two doors, honest figures."""
    try:
        government = agencies.home_government(settings.ENV.government)
    except LookupError:
        return render(request, "web/not_installed.html", status=503)
    context = {"figures": figures.public_figures(government, request.legal_now)}  # type: ignore[attr-defined]
    return render(request, "web/landing.html", context)


def how_we_keep_secrets(request: HttpRequest) -> HttpResponse:
    """What is protected, from whom, and what is not."""
    return render(request, "web/secrecy.html")


@require_GET
def emblem(request: HttpRequest, code: str) -> HttpResponse:
    """A government's own emblem, as it stands on its letters."""
    found = emblem_of(code)
    if found is None:
        raise Http404
    return HttpResponse(found, content_type="image/png")


def health(request: HttpRequest) -> JsonResponse:
    """`live`: this process answers. `ready`: the database answers too."""
    try:
        connection.ensure_connection()
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        ready = True
    except DatabaseError:
        ready = False
    return JsonResponse({"live": True, "ready": ready}, status=200 if ready else 503)


def _error(request: HttpRequest, page: str, status: int) -> HttpResponse:
    door = "_office" if is_office(request) else ""
    return render(request, f"web/{page}{door}.html", status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _error(request, "400", 400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _error(request, "403", 403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _error(request, "404", 404)


def server_error(request: HttpRequest) -> HttpResponse:
    return _error(request, "500", 500)


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form without a valid token: an old tab, or cookies are off."""
    return _error(request, "expired", 403)
