"""What a browser needs of the law to tell, without us, whether a report is in time: dates, and nothing
about anybody.

A browser cannot read the rulebook; it gets the outcome of every question that it could ask on this day.
"""

from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from netra.reports import dates, lifecycle
from netra.reports.clocks import regime_of
from netra.reports.services import deadline_from

YEARS_BACK = 5  # as far as the form lets a date go
FARTHEST = 400  # days; a limit that reaches back farther is none that we know of


@lru_cache(maxsize=8)
def windows(on: date, zone: str) -> dict[str, Any]:
    """What holds on this legal day in this zone.

    `regimes`: [first day, kind of election], newest first. `last_days`: for each kind of election the days of
    knowing that are still in time, each with the last day to report in words (empty where none can be told);
    None where nothing limits.
    """
    return {
        "on": on.isoformat(),
        "regimes": _regimes(on),
        "last_days": {regime: _last_days(on, regime, zone) for regime in lifecycle.REPORT_WITHIN},
    }


def _regimes(on: date) -> list[list[str]]:
    runs: list[list[str]] = []
    day = on.replace(year=on.year - YEARS_BACK, month=1, day=1)
    while day <= on:
        regime = regime_of(day)
        if not runs or runs[-1][1] != regime:
            runs.append([day.isoformat(), regime])
        day += timedelta(days=1)
    return runs[::-1]


def _last_days(on: date, regime: str, zone: str) -> dict[str, str] | None:
    found: dict[str, str] = {}
    for back in range(FARTHEST):
        known = on - timedelta(days=back)
        deadline = deadline_from(known, regime=regime, zone=zone)
        if deadline.due_on is not None and deadline.due_on < on:
            return found
        found[known.isoformat()] = dates.last_day_to_report(deadline, zone=zone, on=on)
    return None
