"""What every page of this room knows about who asks."""

from datetime import date, datetime

from django.http import HttpResponse

from netra.accounts.middleware import OfficeRequest
from netra.agencies.models import Government


class Request(OfficeRequest):
    """An office request with its legal moment."""

    legal_now: datetime


def whose(request: Request) -> Government:
    """The government of the officer who asks."""
    return request.officer.office.government


def today(request: Request) -> date:
    """The legal day."""
    return request.legal_now.date()


def pdf(made: bytes, name: str) -> HttpResponse:
    """A paper to look at or to save; `name` is the file's, without ".pdf"."""
    answer = HttpResponse(made, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    return answer
