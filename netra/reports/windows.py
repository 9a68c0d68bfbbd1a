"""What a browser needs of the law to tell, without us, whether a report is in time: dates, and nothing
about anybody.

A browser cannot read the rulebook; it gets the outcome of every question that it could ask on this day.
"""

from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from netra.reports import dates, lifecycle
from netra.reports.clocks import regime_of
from netra.reports.phase_words import phase_note
from netra.reports.services import deadline_from

YEARS_BACK = 5  # as far as the form lets a date go
FARTHEST = 400  # days; a limit that reaches back farther is none that we know of


@lru_cache(maxsize=8)
def windows(on: date, zone: str) -> dict[str, Any]:
    """What holds on this legal day in this zone.

    `regimes`: [first day, kind of election], newest first. `phases`: [first day, title and words of what
    holds in that phase], newest first; both empty where nothing needs explaining. `last_days`: for each kind
    of election the days of knowing that are still in time, each with the last day to report in words (empty
    where none can be told); None where nothing limits. `over`: for each kind of election, how many days after
    each day of knowing was the last one, counted back from this day, and what follows the date in words.
    """
    kinds = lifecycle.REPORT_WITHIN
    return {
        "on": on.isoformat(),
        "regimes": _runs(on, lambda day: (regime_of(day),)),
        "phases": _runs(on, _phase),
        "last_days": {regime: _last_days(on, regime, zone) for regime in kinds},
        "over": {regime: _over(on, regime, zone) for regime in kinds},
    }


def _phase(day: date) -> tuple[str, str]:
    note = phase_note(day)
    return (note.title, note.can_do) if note else ("", "")


def _runs(on: date, held: Callable[[date], tuple[str, ...]]) -> list[list[str]]:
    """[first day, what held from then on], as far back as the form lets a date go, newest first."""
    runs: list[list[str]] = []
    day = on.replace(year=on.year - YEARS_BACK, month=1, day=1)
    while day <= on:
        holding = held(day)
        if not runs or tuple(runs[-1][1:]) != holding:
            runs.append([day.isoformat(), *holding])
        day += timedelta(days=1)
    return runs[::-1]


def _last_days(on: date, regime: str, zone: str) -> dict[str, str] | None:
    found: dict[str, str] = {}
    for back in range(FARTHEST):
        known = on - timedelta(days=back)
        left = dates.time_left(deadline_from(known, regime=regime, zone=zone), zone=zone, on=on)
        if left and left.is_over:
            return found
        found[known.isoformat()] = left.words if left else ""
    return None


def _over(on: date, regime: str, zone: str) -> dict[str, Any]:
    known = [on - timedelta(days=back) for back in range(FARTHEST)]
    promises = [deadline_from(day, regime=regime, zone=zone) for day in known]
    after = [
        (promise.due_on - day).days if promise.due_on else None
        for promise, day in zip(promises, known, strict=True)
    ]
    left = dates.time_left(promises[-1], zone=zone, on=on)
    return {"after": after, "behind": f", 23.59 {zone}, menurut {left.article}" if left else ""}
