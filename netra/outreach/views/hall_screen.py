"""The hall's own screen: the code that changes every 15 seconds, and how many are there."""

from django.conf import settings
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.formats import number_format
from django.views.decorators.http import require_GET

from netra.outreach import queries
from netra.outreach.code_picture import code_picture
from netra.outreach.hall_code import code_now, shown_code
from netra.outreach.models import AttendanceList
from netra.outreach.views.hall_access import Request, list_to_run, runs_check_in
from netra.outreach.views.requests import public_address, public_path


@require_GET
@runs_check_in
def hall_screen(request: Request, label: str) -> HttpResponse:
    """Full screen; without JavaScript the page loads itself anew."""
    briefing, found = list_to_run(request, label)
    host = settings.ENV.public_host(request.get_host())
    context = {"briefing": briefing, "list": found, "host": host, **_now(found)}
    return render(request, "outreach/check_in/hall_screen.html", context)


@require_GET
@runs_check_in
def hall_figures(request: Request, label: str) -> HttpResponse:
    """What the screen asks for before the code changes."""
    _, found = list_to_run(request, label)
    return JsonResponse(_now(found))


@require_GET
@runs_check_in
def hall_picture(request: Request, label: str) -> HttpResponse:
    """The current code as a picture; its address says which step it is, so that none is kept too long."""
    _, found = list_to_run(request, label)
    address = public_address(request, public_path("present", code_now(found)))
    return HttpResponse(code_picture(address), content_type="image/svg+xml")


def _now(found: AttendanceList) -> dict[str, object]:
    shown = shown_code(found, found.briefing.label)
    present = queries.present_count(found.briefing_id)
    return {
        "is_open": found.closed_at is None,
        "code_words": shown.words,
        "picture": shown.picture,
        "seconds": shown.seconds,
        "present": number_format(present, force_grouping=True),
        "expected": number_format(found.expected, force_grouping=True),
        "percent": round(100 * present / max(found.expected, present, 1), 2),
    }
