"""Which day it is, in law. The real one; in the demo, the day the visitor chose with the time slider."""

from datetime import UTC, date, datetime, time, timedelta

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

from netra.clock import Zone

COOKIE = "netra_tanggal"
SALT = "netra.demo.today"
DEMO_TODAY = date(2024, 10, 30)
DEMO_EARLIEST = time(14, 20)  # whatever happened on the demo's day has happened, also for early risers
_DAY = timedelta(days=1)
_BEFORE = timedelta(hours=DEMO_EARLIEST.hour, minutes=DEMO_EARLIEST.minute)
DEMO_FIRST, DEMO_LAST = date(2024, 7, 1), date(2024, 12, 31)


def legal_now(request: HttpRequest) -> datetime:
    """The legal moment of this request, aware, in the installation's zone. In the demo a day begins at
    `DEMO_EARLIEST` and passes the slower, so that what is done later is later, whatever the real hour."""
    now = datetime.now(UTC).astimezone(settings.ENV.zone.tz)
    if not settings.ENV.demo:
        return now
    begins = datetime.combine(demo_day(request), DEMO_EARLIEST, tzinfo=now.tzinfo)
    passed = now - now.replace(hour=0, minute=0, second=0, microsecond=0)
    return begins + passed * ((_DAY - _BEFORE) / _DAY)


def legal_moment(zone: str) -> datetime:
    """The legal moment where nobody asks (a daily job), in a government's zone; in the demo on its day."""
    now = datetime.now(UTC).astimezone(Zone(zone).tz)
    if not settings.ENV.demo:
        return now
    return datetime.combine(settings.ENV.today or DEMO_TODAY, now.timetz())


def demo_day(request: HttpRequest) -> date:
    """The demo's day: the visitor's choice, else the installation's, else 30 October 2024."""
    chosen: date | None = settings.ENV.today or DEMO_TODAY
    try:
        text = signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT)
        chosen = date.fromisoformat(text)
    except (signing.BadSignature, ValueError):
        pass  # no choice, or one that this installation did not sign
    return chosen or DEMO_TODAY


def remember_demo_day(response: HttpResponse, day: date) -> None:
    """Keep the visitor's choice for both doors, until the browser closes."""
    response.set_cookie(
        COOKIE,
        signing.dumps(day.isoformat(), salt=SALT),
        secure=settings.ENV.https,
        httponly=True,
        samesite="Strict",
    )
