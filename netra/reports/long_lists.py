"""Lists that answer as fast with a hundred thousand rows as with fifty: who sees a row is asked row by row,
in the order of an index, and the asking ends with the page.

Whoever holds few keys (somebody who came this week) is asked the other way round: their keys first, so that
nobody's list walks over all that is not theirs. Counts end where a person stops counting.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date
from typing import Any, Final, TypeVar

from django.core.exceptions import EmptyResultSet
from django.core.paginator import Page, Paginator
from django.db import connection
from django.db.models import Exists, Lookup, Model, OuterRef, Q, QuerySet
from django.utils.functional import cached_property

from netra.accounts.models import Officer
from netra.reports.models import Grant

Row = TypeVar("Row", bound=Model)

MOST: Final = 999
"""Up to here lists count; what is more is called more."""
FEW: Final = 1_000
"""Up to so many keys (or cases of one's own) a list begins with them; above, with its own order."""
_LAST_PAGE: Final = 1_000_000
_NO_DAY: Final = "tanpa"
_MARK: Final = re.compile(rf"(?P<day>\d{{4}}-\d\d-\d\d|{_NO_DAY})\.(?P<key>\d{{1,15}})", re.ASCII)


class Among(Lookup):
    """`Among(F("stage"), ("open", "asked"))`: one of these words, which stand in the statement themselves.

    SQLite takes a partial index only where its condition is written out, not where it comes as parameters.
    """

    prepare_rhs = False
    lookup_name = "among"

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        if not all(word.isidentifier() for word in self.rhs):
            raise ValueError(self.rhs)
        left, parameters = self.process_lhs(compiler, connection)
        words = ", ".join(f"'{word}'" for word in self.rhs)
        return f"{left} IN ({words})", tuple(parameters)


# --- who sees a row -----------------------------------------------------------------------------------


def has_few(found: QuerySet[Any]) -> bool:
    """Whether these rows are no more than `FEW`; it looks no further."""
    return found.values("pk")[: FEW + 1].count() <= FEW


def keys_of(officer: Officer) -> QuerySet[Grant]:
    """The officer's keys to reports."""
    return Grant.objects.filter(officer=officer)


def opens(officer: Officer, report: str = "report") -> Exists:
    """A condition on rows: the officer holds a key to the report that `report` leads to. For single rows and
    for lists in an order of their own."""
    return Exists(keys_of(officer).filter(report=OuterRef(report)))


def holds_few(officer: Officer) -> bool:
    """Whether the officer holds few keys. Asked once for each request's officer: a list is right either way,
    so that what is remembered may be old."""
    return remembered_few(officer, keys_of(officer))


def remembered_few(officer: Officer, keys: QuerySet[Any]) -> bool:
    """The same of other keys of the officer, each kind by itself."""
    known, kind = _known(officer), keys.model.__name__
    if kind not in known:
        known[kind] = has_few(keys)
    return known[kind]


def remembered(officer: Officer) -> frozenset[tuple[str, bool]]:
    """Of which kinds of keys it is known whether the officer holds few."""
    return frozenset(_known(officer).items())


def remembering(officer: Officer, few: Iterable[tuple[str, bool]]) -> Officer:
    """The officer, with this known."""
    _known(officer).update(few)
    return officer


def _known(officer: Officer) -> dict[str, bool]:
    known: dict[str, bool] = vars(officer).setdefault("_holds_few", {})
    return known


def listed_for(officer: Officer, report: str = "report") -> Exists | Q:
    """The same condition for a list, from whichever end is shorter."""
    if holds_few(officer):
        return Q((f"{report}__in", keys_of(officer).values("report")))
    return opens(officer, report)


# --- how many, and one page of them -------------------------------------------------------------------


def count_up_to(found: QuerySet[Any], most: int = MOST) -> int:
    """How many; `most + 1` stands for more."""
    return found.values("pk")[: most + 1].count()


def in_words(count: int, most: int = MOST) -> str:
    """12, or “lebih dari 999”."""
    return f"lebih dari {most}" if count > most else str(count)


def first_rows(found: QuerySet[Row], many: int) -> list[Row]:
    """The first rows in their order. Their keys are found before anything is joined to them."""
    return _rows(found, list(found.values_list("pk", flat=True)[:many]))


def _rows(found: QuerySet[Row], keys: Sequence[Any]) -> list[Row]:
    # Without their order: a plan that walks along it again looks at more than these.
    by_key = {row.pk: row for row in found.filter(pk__in=keys).order_by()}
    return [by_key[key] for key in keys if key in by_key]


class LongPage(Page):  # type: ignore[type-arg]
    """A page that knows whether another follows, also where nobody counted to the end.

    `mark` leads to what follows without walking over all before: the last row's day and key.
    """

    def __init__(
        self, rows: Sequence[Any], number: int, paginator: "LongPaginator", *, is_last: bool
    ) -> None:
        super().__init__(rows, number, paginator)
        self._is_last = is_last
        self.mark = paginator.mark_of(rows[-1]) if rows and not is_last else ""

    def has_next(self) -> bool:
        return not self._is_last


class LongPaginator(Paginator):  # type: ignore[type-arg]
    """Pages of a list that counts to `MOST` and can be leafed through beyond.

    `by`: the list stands in the order of this column of days, those without one last, then of the key. Then
    a page can begin at a mark. `count`: as `count_up_to` counts, where that is known already.
    """

    def __init__(
        self, found: QuerySet[Any], per_page: int, *, by: str = "", count: int | None = None
    ) -> None:
        super().__init__(found, per_page)
        self._found, self._by = found, by
        if count is not None:
            self.count = count

    @cached_property
    def count(self) -> int:
        return count_up_to(self._found.order_by())

    @property
    def is_more(self) -> bool:
        """There are more rows than were counted."""
        return self.count > MOST

    def validate_number(self, number: Any) -> int:
        if self.is_more and str(number).isdecimal() and self.num_pages < int(number) < _LAST_PAGE:
            return int(number)
        return super().validate_number(number)

    def page(self, number: Any) -> LongPage:
        """Behind the end stands the last page that was counted."""
        asked = self.validate_number(number)
        first = (asked - 1) * self.per_page
        keys = list(self._found.values_list("pk", flat=True)[first : first + self.per_page + 1])
        if not keys and asked > 1:
            return self.page(self.num_pages)
        return self._with(keys, asked)

    def page_asked(self, told: Mapping[str, str]) -> "Page[Any]":
        """The page that an address asks for: by its number, from a mark where it brings one."""
        number, mark = told.get("halaman", "1"), _marked(told.get("sesudah", "")) if self._by else None
        is_later = number.isascii() and number.isdecimal() and 1 < int(number[:9]) < _LAST_PAGE
        keys = self._keys_after(*mark) if mark and is_later else []
        return self._with(keys, int(number)) if keys else self.get_page(number)

    def mark_of(self, row: Any) -> str:
        return f"{getattr(row, self._by) or _NO_DAY}.{row.pk}" if self._by else ""

    def _with(self, keys: Sequence[Any], number: int) -> LongPage:
        rows = _rows(self._found, keys[: self.per_page])
        return LongPage(rows, number, self, is_last=len(keys) <= self.per_page)

    def _keys_after(self, day: date | None, key: int) -> list[Any]:
        """Those with a day after the mark, then those without one: an index leads to the first of either."""
        many = self.per_page + 1
        undated = self._found.filter(**{self._by: None}).values_list("pk", flat=True)
        if day is None:
            return list(undated.filter(pk__gt=key)[:many])
        dated = self._found.filter(**{f"{self._by}__gte": day}).values_list("pk", flat=True)
        keys = list(dated.exclude(**{self._by: day, "pk__lte": key})[:many])
        return keys + list(undated[: many - len(keys)]) if len(keys) < many else keys


def _marked(mark: str) -> tuple[date | None, int] | None:
    found = _MARK.fullmatch(mark)
    if found is None:
        return None
    with suppress(ValueError):
        day = found["day"]
        return (None if day == _NO_DAY else date.fromisoformat(day)), int(found["key"])
    return None


# --- day by day ---------------------------------------------------------------------------------------

_SOME_DAY: Final = date(1, 1, 1)
_LISTS: Final = {
    "sqlite": ("json_group_array", "(SELECT key AS place, value AS day FROM json_each(%s)) AS asked"),
    "postgresql": (
        "json_agg",
        "(SELECT number - 1 AS place, CAST(day AS date) AS day"
        " FROM json_array_elements_text(CAST(%s AS json)) WITH ORDINALITY AS told(day, number)) AS asked",
    ),
}


def first_of_days(
    rows: QuerySet[Any], day: str, days: Sequence[date], *, shown: int, most: int, few: bool
) -> list[Any]:
    """Of each of these days, in the column `day`, the first `shown` rows in their order, each with `of_day`:
    how many the day has, counted to `most + 1`. Two statements, however many days; `few`: there are few rows.
    """
    keys: dict[date, list[Any]] = defaultdict(list)
    found = _keys_of_few(rows, day, days) if few else _keys_of_days(rows, day, days, most + 1)
    for on, key in found:
        keys[on].append(key)
    some = {key: min(len(keys[on]), most + 1) for on in sorted(keys) for key in keys[on][:shown]}
    by_key = {row.pk: row for row in rows.filter(pk__in=some).order_by()}
    return [_with_count(by_key[key], of_day) for key, of_day in some.items() if key in by_key]


def _with_count(row: Any, of_day: int) -> Any:
    row.of_day = of_day
    return row


def _keys_of_few(rows: QuerySet[Any], day: str, days: Sequence[date]) -> Iterator[tuple[date, Any]]:
    yield from rows.filter(**{f"{day}__range": (days[0], days[-1])}).values_list(day, "pk")


def _keys_of_days(
    rows: QuerySet[Any], day: str, days: Sequence[date], many: int
) -> Iterator[tuple[date, Any]]:
    """One statement for all days, planned once: for each day the database asks for the list of that day."""
    found = rows.filter(**{day: _SOME_DAY}).values_list("pk")[:many]
    try:
        part, parameters = found.query.sql_with_params()
    except EmptyResultSet:
        return
    adapted = connection.ops.adapt_datefield_value
    place = parameters.index(adapted(_SOME_DAY))
    pieces = part.split("%s")
    of_day = f"{'%s'.join(pieces[: place + 1])}asked.day{'%s'.join(pieces[place + 1 :])}"
    as_list, each_day = _LISTS[connection.vendor]
    keys = f"SELECT CAST({as_list}(found.pk) AS text) FROM ({of_day}) AS found"  # noqa: S608
    sql = f"SELECT asked.place, ({keys}) FROM {each_day}"  # noqa: S608
    asked = json.dumps([on.isoformat() for on in days])
    with connection.cursor() as cursor:
        cursor.execute(sql, [*parameters[:place], *parameters[place + 1 :], asked])
        for number, told in cursor.fetchall():
            yield from ((days[number], key) for key in json.loads(told or "[]"))
