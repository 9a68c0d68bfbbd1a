"""What every page knows: whose installation this is, which day and phase it is, who is signed in."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import Resolver404, resolve

from netra import clock, law
from netra.agencies.models import Government
from netra.agencies.queries import home_government
from netra.law.elections import NONE, PHASE_LABELS, PhaseOn
from netra.web import office_nav
from netra.web.demo import bar
from netra.web.middleware import is_office


@dataclass(frozen=True)
class PhaseShown:
    """The election's phase as the strip at the top tells it."""

    label: str
    day: int | None
    length: int | None
    until: date | None
    next_label: str
    next_on_words: str
    days_to_next: int | None
    percent: int | None


def installation(request: HttpRequest) -> dict[str, Any]:
    """Context of every page. Also works on error pages, before any middleware has run."""
    now = getattr(request, "legal_now", None)
    today = now.date() if now else None
    officer = getattr(request, "officer", None)
    return {
        "government": officer.office.government if officer else _home(),
        "today": today,
        "today_words": clock.date_in_words(today) if today else "",
        "phase": phase_shown(today) if today else None,
        "demo": bar.of(request) if settings.ENV.demo else None,
        "door": "office" if is_office(request) else "public",
        "officer": officer,
        "office_nav": office_nav.of(officer, _route(request)) if officer else [],
        "rules_checked_on_words": _rules_checked_on_words(),
        "doors_advisor": True,
    }


def phase_shown(today: date) -> PhaseShown | None:
    """Where the election that decides on this day stands; None between elections."""
    standing = law.standing_on(today)
    if standing is None or standing.phase == NONE:
        return None
    return PhaseShown(
        label=standing.label,
        day=standing.day_number,
        length=standing.length_days,
        until=standing.until,
        percent=_percent(standing),
        **_next(standing, today),
    )


def _percent(standing: PhaseOn) -> int | None:
    if not standing.length_days or not standing.day_number:
        return None
    return round(100 * standing.day_number / standing.length_days)


def _next(standing: PhaseOn, today: date) -> dict[str, Any]:
    if standing.next in (None, NONE) or standing.until is None:
        return {"next_label": "", "next_on_words": "", "days_to_next": None}
    first = date.fromordinal(standing.until.toordinal() + 1)
    return {
        "next_label": PHASE_LABELS[str(standing.next)],
        "next_on_words": clock.date_in_words(first),
        "days_to_next": (first - today).days,
    }


def _home() -> Government | None:
    try:
        return home_government(settings.ENV.government)
    except LookupError:
        return None  # a fresh installation, before its government is founded


def _route(request: HttpRequest) -> str:
    try:
        return resolve(request.path_info).view_name
    except Resolver404:
        return ""


@lru_cache(maxsize=1)
def _rules_checked_on_words() -> str:
    """The day on which the oldest check of any limit was made: never newer than the truth."""
    days = [limit.checked_on for limit in law.rulebook().limits.values() if limit.checked_on]
    return clock.date_in_words(min(days)) if days else ""
