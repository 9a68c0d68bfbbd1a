"""What every page of this room knows about who asks."""

from datetime import date, datetime

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from netra.accounts.middleware import OfficeRequest
from netra.agencies.models import Government
from netra.outreach import queries
from netra.outreach.models import Briefing


class Request(OfficeRequest):
    """An office request with its legal moment."""

    legal_now: datetime


def whose(request: Request) -> Government:
    """The government of the officer who asks."""
    return request.officer.office.government


def today(request: Request) -> date:
    """The legal day."""
    return request.legal_now.date()


def public_path(name: str, *args: object) -> str:
    """The path of a page of the public door, also in a process that serves the office only."""
    return reverse(name, urlconf=settings.PUBLIC_URLCONF, args=args)


def public_address(request: HttpRequest, path: str) -> str:
    """The whole address of a page of the public door, for codes and papers."""
    address: str = settings.ENV.at_public_door(path, request.build_absolute_uri)
    return address


def pdf(made: bytes, name: str) -> HttpResponse:
    """A paper to look at or to save; `name` is the file's, without ".pdf"."""
    answer = HttpResponse(made, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    return answer


def briefing_or_404(request: Request, label: str) -> Briefing:
    """A briefing of the own government as known today."""
    try:
        return queries.briefing_by_label(whose(request), label, today(request))
    except queries.UnknownBriefing as error:
        raise Http404 from error


def download(made: bytes, name: str, kind: str) -> HttpResponse:
    """A file to save under this name, of this media type."""
    answer = HttpResponse(made, content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
