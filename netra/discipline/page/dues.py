"""The nearest dates of proceedings: on the days of a month, and as a calendar program is told them."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.urls import reverse

from netra.cases.page.feeds import DayTold
from netra.cases.page.months import Due, Thing
from netra.discipline.models import Proceeding
from netra.discipline.page.clocks import binds, is_only_waited_for, title_of_nearest


def dues_of(found: Iterable[Any], today: date) -> Iterator[Due]:
    """For a month, from rows of `queries.due_between`."""
    for each in found:
        yield Due(each.due_on, "proceeding", each.of_day, _thing(each, today))


def days_of(found: Iterable[Proceeding]) -> Iterator[DayTold]:
    """For a feed: the number and that something is due, never which step it is (ADR 33)."""
    for each in found:
        if each.due_on:
            word = "Tenggat" if binds(each) else "Pengingat"
            yield f"p{each.pk}", each.due_on, f"{word} {each.docket}"


def _thing(proceeding: Any, today: date) -> Thing:
    is_waited = is_only_waited_for(proceeding)
    icon = "hourglass" if is_waited else "timer" if binds(proceeding) else "clock"
    label = title_of_nearest(proceeding) or "Tindak lanjut"
    address = reverse("discipline:proceeding", args=[proceeding.docket])
    return Thing(icon, label, proceeding.docket, address, proceeding.due_on < today and not is_waited)
