"""How many rows several long lists hold, in one statement that is put together once.

Putting such a statement together takes longer than asking it. Kept is its text, for each kind of asker; who
asks and the days and moments it is about are put in each time. No result is kept.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Any, Final

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet

from netra.accounts.models import Officer
from netra.reports.long_lists import MOST, remembered, remembering

Lists = Callable[..., Mapping[str, QuerySet[Any]]]

# Stands in for the asker's key in the kept text; no row has it.
_ASKER: Final = -7_020_011_947
_FURTHEST: Final = 400
"""So many days a list may reach from a day that it is told."""
_STAND_IN: Final = re.compile(r"1[01]\d\d-\d\d-\d\d")


class NotKept(ValueError):
    """A list made a moment of its own from one that it was told; such a moment would stay as it was."""


@dataclass(frozen=True)
class _Asker:
    """All of an officer that a list's text depends on."""

    role: str
    office: int
    government: int
    few: frozenset[tuple[str, bool]]

    def stand_in(self) -> Officer:
        return remembering(Officer(pk=_ASKER, role=self.role, office_id=self.office), self.few)


@dataclass(frozen=True)
class _Place:
    """Where a value goes: the asker's key (no number), or what was told as this number, so many days on."""

    number: int | None
    days: int = 0


@dataclass(frozen=True)
class _Kept:
    names: tuple[str, ...]
    sql: str
    parameters: tuple[Any, ...]


def counted(lists: Lists, officer: Officer, *told: Any, most: int = MOST) -> dict[str, int]:
    """How many rows each list of `lists(officer, *told)` holds, as `count_up_to` counts.

    `lists` is a function of a module. Of what it is told, days and moments are put in each time; all else is
    of few kinds, and nothing that somebody typed, because a text is kept for each. Whether the officer holds
    few keys must be known already. Raises `NotKept`.
    """
    home = officer.office
    asker = _Asker(officer.role, home.pk, home.government_id, remembered(officer))
    kept = _put_together(lists, asker, tuple(map(_stand_in, told, range(len(told)))), most)
    values = [_value(each, officer, told) if isinstance(each, _Place) else each for each in kept.parameters]
    with connection.cursor() as cursor:
        cursor.execute(kept.sql, values)
        return dict(zip(kept.names, cursor.fetchone(), strict=True))


@lru_cache(maxsize=1024)
def _put_together(lists: Lists, asker: _Asker, told: tuple[Any, ...], most: int) -> _Kept:
    found = lists(asker.stand_in(), *told)
    parts = [_counting(each, most) for each in found.values()]
    places = _places(told)
    parameters = tuple(_placed(each, places) for _, values in parts for each in values)
    return _Kept(tuple(found), f"SELECT {', '.join(sql for sql, _ in parts)}", parameters)


def _counting(found: QuerySet[Any], most: int) -> tuple[str, tuple[Any, ...]]:
    try:
        sql, parameters = found.values("pk")[: most + 1].query.sql_with_params()
    except EmptyResultSet:
        return "0", ()
    return f"(SELECT COUNT(*) FROM ({sql}) AS listed)", parameters  # noqa: S608


def _stand_in(told: Any, number: int) -> Any:
    """Days and moments of centuries that no row of ours is in, ten years apart."""
    if isinstance(told, datetime):
        return datetime(1100 + 10 * number, 1, 1, tzinfo=UTC)
    return date(1000 + 10 * number, 6, 1) if isinstance(told, date) else told


def _places(told: Sequence[Any]) -> dict[Any, _Place]:
    places = {_ASKER: _Place(None)}
    for number, each in enumerate(told):
        if isinstance(each, datetime):
            places[_sent(each)] = _Place(number)
        elif isinstance(each, date):
            span = range(-_FURTHEST, _FURTHEST + 1)
            places |= {_sent(each + timedelta(days=days)): _Place(number, days) for days in span}
    return places


def _placed(parameter: Any, places: dict[Any, _Place]) -> Any:
    place = places.get(parameter)
    if place is None and _STAND_IN.match(str(parameter)):
        raise NotKept(str(parameter))
    return parameter if place is None else place


def _value(place: _Place, officer: Officer, told: Sequence[Any]) -> Any:
    if place.number is None:
        return officer.pk
    return _sent(told[place.number] + timedelta(days=place.days))


def _sent(value: Any) -> Any:
    """As the database's driver is given it."""
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    return connection.ops.adapt_datefield_value(value)
