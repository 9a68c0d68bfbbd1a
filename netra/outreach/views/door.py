"""The usher's phone at the door: one field, three answers; with JavaScript it also works without network."""

import hashlib
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

from django.http import HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.formats import number_format
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from netra.outreach import queries, screens, services
from netra.outreach.check_in import Answer, Standing, Tap, Verdict
from netra.outreach.forms import BadTaps, DoorForm, PhoneTap, taps_from
from netra.outreach.models import Attendance, AttendanceList, Briefing
from netra.outreach.staff_numbers import key_of
from netra.outreach.views.hall_access import Request, list_to_run, runs_check_in, standing_here

CAMERA = "camera=(self), microphone=(), geolocation=(), interest-cohort=()"
KEPT_AFTER = timedelta(days=1)  # after the event a phone forgets its list by itself


@require_http_methods(["GET", "POST"])
@runs_check_in
def door(request: Request, label: str) -> HttpResponse:
    """Scan or type; the answer fills the screen."""
    briefing, found = list_to_run(request, label)
    form = DoorForm(
        request.POST or None, initial={"nonce": uuid4(), "door": request.GET.get("pintu", "")[:40]}
    )
    again = f"{request.path}?{urlencode({'pintu': request.POST.get('door', '')[:40]})}"
    context: dict[str, Any] = {"briefing": briefing, "list": found, "form": form, "again": again}
    if not form.is_valid():
        context |= {"looks": screens.EMPTY, **_counter(found)}
        return _camera(render(request, "outreach/check_in/door.html", context))
    if not form.number and not form.cleaned_data["add"]:
        people = queries.people_named(briefing.government, form.cleaned_data["text"], briefing.held_on)
        context["people"] = [(each, uuid4()) for each in people]
        return render(request, "outreach/check_in/door_names.html", context)
    answer = services.check_in(standing=standing_here(request, found), tap=_typed_tap(request, form))
    context |= {
        "screen": _screen(answer, form.number, briefing),
        "may_add": answer.verdict == Verdict.UNLISTED,
        "nonce": uuid4(),
        **_counter(found),
    }
    return render(request, "outreach/check_in/door_answer.html", context)


def _typed_tap(request: Request, form: DoorForm) -> Tap:
    said = form.cleaned_data
    return Tap(
        number=form.number,
        nonce=said["nonce"],
        way=Attendance.Way.TYPED,
        at=request.legal_now,
        door=said["door"],
        name=said["name"] or ("" if form.number else said["text"]),
        add=said["add"],
        entered_by=request.officer.pk,
    )


@require_GET
@runs_check_in
def door_list(request: Request, label: str) -> HttpResponse:
    """What a phone keeps to work without network: keys and short names, who is there, until when."""
    briefing, found = list_to_run(request, label)
    guests = queries.guests_of(found, briefing)
    there = {key: screens.hour_words(at) for key, at in queries.present_keys(found)}
    return JsonResponse(
        {
            "label": briefing.label,
            "salt": found.gate,
            "token": get_token(request),
            "is_open": found.closed_at is None,
            "keep_seconds": _keep(briefing, request.legal_now.date()).total_seconds(),
            "guests": [[guest.key, guest.name] for guest in guests],
            "there": there,
            **_counter(found),
        }
    )


@require_POST
@runs_check_in
def door_taps(request: Request, label: str) -> HttpResponse:
    """Take what a phone has collected; every tap is answered, and sending it again is harmless."""
    briefing, found = list_to_run(request, label)
    try:
        taps = taps_from(request.body)
    except BadTaps as error:
        return JsonResponse({"error": str(error)}, status=400)
    numbers = queries.numbers_behind(found, briefing, {tap.key for tap in taps if tap.key and not tap.number})
    standing = standing_here(request, found)
    answers = [_taken(request, standing, briefing, tap, numbers) for tap in taps]
    return JsonResponse({"answers": answers, **_counter(found)})


def _taken(
    request: Request, standing: Standing, briefing: Briefing, tap: PhoneTap, numbers: dict[str, str]
) -> dict[str, Any]:
    number = tap.number or numbers.get(tap.key, "")
    way = Attendance.Way.TYPED if tap.typed else Attendance.Way.USHER
    at = request.legal_now - timedelta(seconds=tap.seconds_ago)
    full = Tap(number, tap.nonce, way, at, tap.door, tap.name, tap.add, entered_by=request.officer.pk)
    answer = services.check_in(standing=standing, tap=full)
    screen = _screen(answer, number, briefing)
    return {
        "nonce": str(tap.nonce),
        "verdict": answer.verdict,
        "at": screens.hour_words(answer.at) if answer.at else "",
        "who": list(screen.who),
        "under": list(screen.under),
    }


@require_GET
@runs_check_in
def find_names(request: Request, label: str) -> HttpResponse:
    """People with this name, for an usher with a network; without one the phone looks in its own list."""
    briefing, found = list_to_run(request, label)
    people = queries.people_named(briefing.government, request.GET.get("nama", "")[:160], briefing.held_on)
    rows = [
        {
            "key": key_of(found.gate, each.number),
            "number": each.number,
            "name": each.name,
            "agency": each.agency,
        }
        for each in people
    ]
    return JsonResponse({"people": rows})


@require_GET
def door_worker(request: Request) -> HttpResponse:
    """The script that keeps the usher's page when the network goes; its address gives it this folder only."""
    files = render_to_string("outreach/check_in/_door_files.txt").split()
    version = hashlib.sha256(" ".join(files).encode()).hexdigest()[:12]
    script = render_to_string(
        "outreach/check_in/door_worker.js", {"files": " ".join(files), "version": version}
    )
    return HttpResponse(script, content_type="text/javascript")


def _keep(briefing: Briefing, today: date) -> timedelta:
    """How long a phone may keep the list: to the end of the day after the event, a day at least."""
    return max(briefing.held_on + KEPT_AFTER - today, timedelta()) + KEPT_AFTER


def _screen(answer: Answer, number: str, briefing: Briefing) -> screens.Screen:
    is_known = answer.person is not None and answer.verdict in (Verdict.IN, Verdict.ALREADY)
    who = queries.who_is(answer.person, briefing.held_on) if is_known and answer.person else None
    return screens.usher_screen(answer, number, who)


def _counter(found: AttendanceList) -> dict[str, Any]:
    present = queries.present_count(found.briefing_id)
    words: Iterable[str] = (number_format(each, force_grouping=True) for each in (present, found.expected))
    return dict(zip(("present", "expected"), words, strict=True)) | {
        "percent": round(100 * present / max(found.expected, present, 1), 2),
        "count": present,
        "of": found.expected,
    }


def _camera(response: HttpResponse) -> HttpResponse:
    """This page alone may ask for the camera; pictures are read on the phone and go nowhere."""
    response["Permissions-Policy"] = CAMERA
    return response
