"""The pages of outreach: the list of briefings, one briefing, one directive, and the two forms."""

from datetime import date, datetime
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from netra import law
from netra.accounts import roles
from netra.accounts.access import officer_required
from netra.accounts.middleware import OfficeRequest
from netra.agencies.models import Government
from netra.outreach import queries, rows, services
from netra.outreach.forms import MinutesForm, PlanForm
from netra.outreach.models import Briefing

PER_PAGE = 25


class Request(OfficeRequest):
    """An office request with its legal moment, in the government's zone."""

    legal_now: datetime

    @property
    def officers_government(self) -> Government: ...
