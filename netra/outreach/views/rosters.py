"""The pages of the roster: give a file, see what it changes, load it or throw it away."""

from datetime import datetime

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from netra.accounts import roles
from netra.accounts.access import officer_required
from netra.accounts.middleware import OfficeRequest
from netra.agencies.models import Government
from netra.outreach import queries, rows, services, uploads
from netra.outreach.forms import RosterForm
from netra.outreach.roster_rooms import roster_room

POLL_SECONDS = 1


class Request(OfficeRequest):
    """An office request with its legal moment."""

    legal_now: datetime


@require_http_methods(["GET", "POST"])
@officer_required(*roles.LOADS_ROSTER)
def roster_import(request: Request) -> HttpResponse:
    """Take a file and look it over; nothing is stored yet."""
    government, today = _whose(request), request.legal_now.date()
    form = RosterForm(request.POST or None, request.FILES or None, today=today)
    if not form.is_valid():
        loads = queries.loads_of(government, request.legal_now)
        return render(request, "outreach/roster_import.html", {"form": form, "loads": loads})
    told = form.cleaned_data
    upload = uploads.Upload(government.code, told["on"], told["complete"], told["sheet"])
    token = uploads.receive(roster_room(), upload, told["file"].chunks())
    services.look_over(room=roster_room(), token=token, government=government)
    return redirect("outreach:roster_upload", token)


@require_http_methods(["GET", "POST"])
@officer_required(*roles.LOADS_ROSTER)
def roster_upload(request: Request, token: str) -> HttpResponse:
    """A file that waits: its progress, what it would change, and the two ways to end it."""
    government = _whose(request)
    try:
        upload = uploads.find(roster_room(), token, government.code)
    except uploads.UnknownUpload as error:
        raise Http404 from error
    if request.method == "POST":
        return _decide(request, token, government)
    upload = services.give_up_abandoned(room=roster_room(), token=token, upload=upload)
    context = {"upload": upload, "row": rows.upload_row(upload)}
    response = render(request, "outreach/roster_upload.html", context)
    if upload.is_busy:
        response["Refresh"] = str(POLL_SECONDS)
    return response


def _decide(request: Request, token: str, government: Government) -> HttpResponse:
    if request.POST.get("langkah") == "buang":
        uploads.throw_away(roster_room(), token)
        return redirect("outreach:roster_import")
    services.load(
        room=roster_room(),
        token=token,
        government=government,
        at=request.legal_now,
        actor=request.officer.actor,
    )
    return redirect("outreach:roster_upload", token)


def _whose(request: Request) -> Government:
    return request.officer.office.government
