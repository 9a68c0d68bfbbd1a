"""The same person in two cases: found by keyed marks, among cases that the officer may open anyway."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from netra import vault
from netra.cases import lifecycle, queries
from netra.cases.desk import Desk
from netra.cases.models import Case, IndexEntry
from netra.cases.respondents import NAME, NUMBER, OpenRespondent
from netra.cases.services.index_keys import OpenIndex


@dataclass(frozen=True)
class Match:
    """Another case that may be about the same person. `by`: the number, or name with unit."""

    docket: str
    by: str


@dataclass(frozen=True)
class _Row:
    docket: str
    key: int
    salt: bytes
    marks: Mapping[str, bytes]


def elsewhere(
    case: Case, found: Iterable[OpenRespondent], indexes: Iterable[OpenIndex], desk: Desk
) -> dict[str, list[Match]]:
    """By a respondent's nonce: each other case once, newest first, the number before the name.

    Of a case that this officer may not open nothing is told, not even that there is one.
    """
    wanted, keys = [each for each in found if each.row.unlinked_at is None], list(indexes)
    if not wanted or not keys or case.stage not in lifecycle.LINKED:
        return {}
    rows = _rows(case, keys, desk)
    return {each.nonce: matches for each in wanted if (matches := _matches(each, keys, rows))}


def _rows(case: Case, keys: list[OpenIndex], desk: Desk) -> list[_Row]:
    marked = IndexEntry.objects.filter(
        key__in=[each.key for each in keys],
        respondent__unlinked_at=None,
        respondent__case__stage__in=lifecycle.LINKED,
        respondent__case__in=queries.cases_of(desk.officer),
    )
    told = marked.exclude(respondent__case=case).order_by("-respondent__case")
    values = told.values_list("respondent__case__docket", "key", "salt", "number_mark", "name_mark")
    return [
        _Row(docket or "", key, bytes(salt), {NUMBER: bytes(number), NAME: bytes(name)})
        for docket, key, salt, number, name in values.iterator()
    ]


def _matches(one: OpenRespondent, keys: list[OpenIndex], rows: list[_Row]) -> list[Match]:
    by_docket: dict[str, str] = {}
    for kind, value in one.told.in_common.items():
        if not value:
            continue
        blind = {each.key.pk: vault.blinded(each.secret, kind, value) for each in keys}
        for row in rows:
            if vault.agrees(blind[row.key], row.salt, row.marks[kind]):
                by_docket.setdefault(row.docket, kind)
    return [Match(docket, by) for docket, by in by_docket.items()]
