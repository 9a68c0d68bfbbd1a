"""How many rows the inbox and the menu tell of, without fetching one."""

from datetime import date, datetime
from typing import Any, Final

from django.db.models import QuerySet

from netra.accounts import roles
from netra.accounts.models import Officer
from netra.cases import queries
from netra.reports.entering import turns
from netra.reports.kept_counts import counted
from netra.reports.long_lists import MOST, holds_few

TRIAGE, SLOW, UNANSWERED = "triage", "slow", "unanswered"


def counts_of_inbox(officer: Officer, today: date, late_before: datetime) -> dict[str, int]:
    """How many rows each part of the inbox holds, as `count_up_to` counts: `ALL` open cases and each of
    `VIEWS`, what is to be triaged (`TRIAGE`), what waits for its turn (`SLOW`), and what was handed over
    before this moment and has no answer (`UNANSWERED`)."""
    if not officer.may(roles.READS_REPORTS):
        return dict.fromkeys((queries.ALL, *queries.VIEWS, TRIAGE, SLOW, UNANSWERED), 0)
    holds_few(officer)
    return counted(_inbox, officer, today, late_before, turns.now())


def _inbox(officer: Officer, today: date, late_before: datetime, now: datetime) -> dict[str, QuerySet[Any]]:
    cases = queries.listed_cases(officer, queries.IS_OPEN)
    return {
        queries.ALL: cases,
        **{name: cases.filter(only(today)) for name, only in queries.VIEWS.items()},
        TRIAGE: queries.whose_turn_came(officer, now),
        SLOW: queries.in_turn(officer, now).order_by(),
        UNANSWERED: queries.unanswered_since(officer, late_before),
    }


IN_THE_MENU: Final = 99
"""So far the menu counts: it stands on every page."""


def counts_for(officer: Officer) -> dict[str, int]:
    """The number in the menu: reports to triage, counted to `IN_THE_MENU` and one more."""
    return {"triage": triage_count(officer, IN_THE_MENU)}


def triage_count(officer: Officer, most: int = MOST) -> int:
    """Reports to triage, as `count_up_to` counts."""
    holds_few(officer)
    return counted(_triage, officer, turns.now(), most=most)[TRIAGE]


def _triage(officer: Officer, now: datetime) -> dict[str, QuerySet[Any]]:
    return {TRIAGE: queries.whose_turn_came(officer, now)}
