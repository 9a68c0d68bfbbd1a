"""The kit for Monday's roll call: look at the script, take everything as one PDF."""

from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from netra import law
from netra.accounts import roles
from netra.accounts.access import officer_required
from netra.agencies.models import Agency
from netra.agencies.queries import headcount_by_employment, staff_of
from netra.outreach import apel, papers
from netra.outreach.forms import ApelForm
from netra.outreach.views.requests import Request, pdf, today, whose


@require_GET
@officer_required(*roles.HOLDS_BRIEFINGS)
def apel_kit(request: Request) -> HttpResponse:
    """The script of the next Monday, for the own unit or, for Tata Pemerintahan, for any."""
    form = _form(request)
    if not form.is_valid():
        return render(request, "outreach/apel.html", {"form": form})
    unit, on = form.cleaned_data["unit"], form.cleaned_data["tanggal"]
    counts = _headcount(unit, form)
    context = {
        "form": form,
        "unit": unit,
        "script": apel.script_for(on, counts),
        "people": sum(counts.values()),
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
    made = papers.apel_kit(
        unit,
        apel.script_for(on, _headcount(unit, form)),
        staff_of(unit, on, with_sub_units=False),
        address=request.build_absolute_uri(reverse("advisor:start")),
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


def _headcount(unit: Agency, form: ApelForm) -> dict[str, int]:
    """Employment -> people who stand in this unit's own roll call (its sub-units have theirs)."""
    counts = headcount_by_employment(unit, form.cleaned_data["tanggal"])
    return {name: count for name, count in counts.items() if count}
