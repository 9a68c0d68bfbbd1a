"""The office's page of understanding: per agency, norm, briefing and item. No person stands in it."""

from datetime import date, datetime
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from netra.accounts import roles
from netra.accounts.access import officer_required
from netra.accounts.middleware import OfficeRequest
from netra.agencies.models import Agency
from netra.outreach import queries, understood


class Request(OfficeRequest):
    """An office request with its legal moment."""

    legal_now: datetime


@require_GET
@officer_required(*roles.SEES_UNDERSTANDING)
def understanding(request: Request) -> HttpResponse:
    """What is known and what is not: the whole government, or one agency (`?unit=…`); a unit head's own."""
    officer, on = request.officer, request.legal_now.date()
    government = officer.office.government
    agencies = list(queries.agencies_of_test(government, on))
    unit = _unit(request, agencies, on)
    units = {unit.pk} if unit else None
    table = understood.agency_table(queries.tallies(government, on, units), agencies)
    sums = queries.item_sums(government, on)
    counted = queries.counted_by_agency_and_item(government, on, units)
    norms = understood.norm_rows(counted, agencies, understood.misleading(sums))
    context: dict[str, Any] = {
        "finding": understood.finding_of(norms),
        "unit": unit,
        "own_only": officer.may(roles.SEES_OWN_UNDERSTANDING),
        "table": table,
        "norms": norms,
        "minimum": understood.MINIMUM,
    }
    if unit is None:
        context["items"] = understood.item_rows(sums)
        context["briefings"] = understood.briefing_rows(queries.briefing_tallies(government, on))
    return render(request, "outreach/understood.html", context)


def _unit(request: Request, agencies: list[Agency], on: date) -> Agency | None:
    """The agency that the page is narrowed to. A unit head sees no other; one without a unit sees none."""
    if request.officer.may(roles.SEES_OWN_UNDERSTANDING):
        own = request.officer.agency and queries.agency_of_test(request.officer.agency, on)
        if own is None:
            raise Http404
        return own
    code = request.GET.get("unit", "")
    found = next((each for each in agencies if each.code == code), None)
    if code and found is None:
        raise Http404
    return found
