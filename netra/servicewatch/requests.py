"""What every page of this room asks of a request: whose it is, and which legal day."""

from datetime import date, datetime

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
