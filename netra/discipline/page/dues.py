"""The dates of proceedings: on the days of a month, and as a calendar program is told them."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.urls import reverse

from netra.cases.page.feeds import DayTold
from netra.cases.page.months import Due, Thing
from netra.discipline import lifecycle
from netra.discipline.models import Proceeding, Term
from netra.discipline.page.clocks import TITLES, title_of
from netra.discipline.work_queries import DueThings

MEETING = {
    lifecycle.SUMMONED: "Hari pemeriksaan pertama",
    lifecycle.SUMMONED_AGAIN: "Hari pemeriksaan kedua",
}
_ANYTHING_ELSE = "Tindak lanjut"


def dues_of(found: DueThings, today: date) -> Iterator[Due]:
    """For a month: what somebody has to come to, then the clocks. Rows of `work_queries.due_between`."""
    for each in found.meetings:
        yield _due(each, each.examination_on, "meeting", _meeting(each))
    for term in found.terms:
        yield _due(term, term.due_on, "term", _term(term, today))


def days_of(found: DueThings) -> Iterator[DayTold]:
    """For a feed: the number and that something is due, never which step it is (ADR 33)."""
    for term in found.terms:
        if term.due_on:
            yield f"dt{term.pk}", term.due_on, f"{_word(term)} {term.proceeding.docket}"
    for each in found.meetings:
        if each.examination_on:
            yield f"dm{each.pk}", each.examination_on, f"Pengingat {each.docket}"


def _word(term: Term) -> str:
    return "Tenggat" if term.binding and not _is_waited_for(term) else "Pengingat"


def _is_waited_for(term: Term) -> bool:
    """The office only waits for it: nobody is late when it passes."""
    return term.purpose in lifecycle.WAITS


def _due(row: Any, on: Any, kind: str, thing: Thing) -> Due:
    return Due(on, kind, int(row.of_day), thing)


def _meeting(proceeding: Proceeding) -> Thing:
    label = MEETING[proceeding.stage]
    return Thing("users", label, proceeding.docket, _address(proceeding), is_late=False)


def _term(term: Term, today: date) -> Thing:
    waited = _is_waited_for(term)
    icon = "hourglass" if waited else "timer" if term.binding else "clock"
    label = title_of(term.purpose) if term.purpose in TITLES else _ANYTHING_ELSE
    is_late = not waited and term.due_on is not None and term.due_on < today
    return Thing(icon, label, term.proceeding.docket, _address(term.proceeding), is_late)


def _address(proceeding: Proceeding) -> str:
    return reverse("discipline:proceeding", args=[proceeding.docket])
