"""The kit for Monday's roll call: look at the script, take everything as one PDF."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from netra import law
from netra.accounts import roles
from netra.accounts.access import officer_required
from netra.agencies.models import Agency, Posting
from netra.agencies.queries import staff_of
from netra.cases import queries as cases
from netra.cases.page import Told
from netra.outreach import apel, lessons, papers, queries, understood
from netra.outreach.apel import Script
from netra.outreach.forms import ApelForm
from netra.outreach.missed import most_missed
from netra.outreach.understood import NormRow
from netra.outreach.views.requests import Request, pdf, public_address, public_path, today, whose


@require_GET
@officer_required(*roles.HOLDS_BRIEFINGS)
def apel_kit(request: Request) -> HttpResponse:
    """The script of the next Monday, for the own unit or, for Tata Pemerintahan, for any."""
    form = _form(request)
    if not form.is_valid():
        return render(request, "outreach/apel.html", {"form": form})
    unit, on = form.cleaned_data["unit"], form.cleaned_data["tanggal"]
    known = _known(unit, today(request))
    script = _script(on, staff_of(unit, on, with_sub_units=False), known)
    context = {
        "form": form,
        "unit": unit,
        "script": script,
        "lessons": _lessons(unit, script, known),
        "query": f"unit={unit.code}&tanggal={on:%Y-%m-%d}",
    }
    return render(request, "outreach/apel.html", context)


@require_GET
@officer_required(*roles.HOLDS_BRIEFINGS)
def apel_kit_file(request: Request) -> HttpResponse:
    """Script, poster and sheet for signatures as one PDF."""
    form = _form(request)
    if not form.is_valid():
        return render(request, "outreach/apel.html", {"form": form}, status=400)
    unit, on = form.cleaned_data["unit"], form.cleaned_data["tanggal"]
    people = list(staff_of(unit, on, with_sub_units=False))  # its sub-units have roll calls of their own
    known = _known(unit, today(request))
    script = _script(on, people, known)
    made = papers.apel_kit(
        unit,
        script,
        people,
        lessons=_lessons(unit, script, known),
        address=public_address(request, public_path("advisor:start")),
        at=request.legal_now,
        sample=settings.ENV.demo,
    )
    return pdf(made, f"apel-{unit.code}-{on:%Y-%m-%d}")


def _form(request: Request) -> ApelForm:
    """What was asked for; by default the own unit and the next Monday."""
    own = None if request.officer.may(roles.PLANS_OUTREACH) else request.officer.agency
    if own is None and not request.officer.may(roles.PLANS_OUTREACH):
        raise PermissionDenied
    monday = apel.next_monday(today(request), law.rulebook().calendar)
    asked: dict[str, Any] = {"tanggal": monday.isoformat(), **request.GET.dict()}
    if request.officer.agency is not None:
        asked.setdefault("unit", request.officer.agency.code)
    return ApelForm(asked, government=whose(request), on=today(request), own=own)


def _script(on: date, people: Iterable[Posting], known: list[NormRow]) -> Script:
    """What to say to these people on that day; what they know least comes from the test as of today."""
    employments = {posting.civil_servant.employment for posting in people}
    return apel.script_for(on, employments, most_missed(known))


def _lessons(unit: Agency, script: Script, known: list[NormRow]) -> list[Told]:
    """From decided cases, on what this unit knows least or what is read aloud."""
    spoken = [point.norm for point in script.points]
    return lessons.for_roll_call(cases.released_lessons(unit.government_id), known, spoken)


def _known(unit: Agency, on: date) -> list[NormRow]:
    """Norm by norm, how many of this unit know it; the least known first."""
    tested = queries.agency_of_test(unit, on)
    if tested is None:
        return []
    counted = queries.counted_by_agency_and_item(unit.government, on, {tested.pk})
    misleading = understood.misleading(queries.item_sums(unit.government, on))
    return understood.norm_rows(counted, [tested], misleading)
