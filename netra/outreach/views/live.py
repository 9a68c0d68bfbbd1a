"""What the page of a running briefing asks for every few seconds: the same parts, rendered anew."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from netra.outreach import live
from netra.outreach.views.hall_access import Request, list_to_run, runs_check_in


@require_GET
@runs_check_in
def live_parts(request: Request, label: str) -> HttpResponse:
    """Count, code, bars, head count, what to do now; an empty answer tells the page to load itself anew."""
    briefing, found = list_to_run(request, label)
    running = live.live_of(briefing, found)
    if running is None:
        return HttpResponse(status=204)
    context = {
        "briefing": briefing,
        "live": running,
        "tasks": live.tasks_of(briefing, found, running, request.legal_now.date()),
    }
    return render(request, "outreach/live/parts.html", context)
