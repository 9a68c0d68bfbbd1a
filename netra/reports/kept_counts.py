"""How many rows several long lists hold, in one statement that is put together once.

Putting such a statement together takes longer than asking it. Kept is its text, for each kind of asker; who
asks and the days and moments it is about are put in each time. No result is kept.
"""

from collections.abc import Callable, Mapping
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

# Stand in the kept text where the asker's values go; no row and no calendar of ours has them.
_ASKER: Final = -7_020_011_947
_DAY: Final = date(1000, 1, 1)
_MOMENT: Final = datetime(1000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class _Asker:
    """All of an officer that a list's text depends on."""

    role: str
    office: int
    few: frozenset[tuple[str, bool]]

    def stand_in(self) -> Officer:
        return remembering(Officer(pk=_ASKER, role=self.role, office_id=self.office), self.few)


@dataclass(frozen=True)
class _Kept:
    names: tuple[str, ...]
    sql: str
    parameters: tuple[Any, ...]


def counted(lists: Lists, officer: Officer, *told: Any, most: int = MOST) -> dict[str, int]:
    """How many rows each list of `lists(officer, *told)` holds, as `count_up_to` counts.

    `lists` is a function of a module. Of what it is told, days and moments are put in each time; all else is
    of few kinds, because a text is kept for each.
    """
    asker = _Asker(officer.role, officer.office_id, remembered(officer))
    blanks = tuple(_blank(each, place) for place, each in enumerate(told))
    kept = _put_together(lists, asker, blanks, most)
    if not kept.names:
        return {}
    filled = dict(zip(map(_sent, blanks), map(_sent, told), strict=True)) | {_ASKER: officer.pk}
    with connection.cursor() as cursor:
        cursor.execute(kept.sql, [filled.get(each, each) for each in kept.parameters])
        return dict(zip(kept.names, cursor.fetchone(), strict=True))


@lru_cache(maxsize=1024)
def _put_together(lists: Lists, asker: _Asker, told: tuple[Any, ...], most: int) -> _Kept:
    names, parts, parameters = [], [], list[Any]()
    for name, found in lists(asker.stand_in(), *told).items():
        part, values = _counting(found, most)
        names.append(name)
        parts.append(part)
        parameters += values
    return _Kept(tuple(names), f"SELECT {', '.join(parts)}", tuple(parameters))


def _counting(found: QuerySet[Any], most: int) -> tuple[str, tuple[Any, ...]]:
    try:
        sql, parameters = found.values("pk")[: most + 1].query.sql_with_params()
    except EmptyResultSet:
        return "0", ()
    return f"(SELECT COUNT(*) FROM ({sql}) AS listed)", parameters  # noqa: S608


def _blank(told: Any, place: int) -> Any:
    if isinstance(told, datetime):
        return _MOMENT + timedelta(hours=place)
    return _DAY + timedelta(days=place) if isinstance(told, date) else told


def _sent(value: Any) -> Any:
    """As the database's driver is given it."""
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    return connection.ops.adapt_datefield_value(value) if isinstance(value, date) else value
