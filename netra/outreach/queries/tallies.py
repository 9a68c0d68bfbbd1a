"""Reading the counts: one government is one index range, whatever the number of people behind it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.db import connection

from netra.agencies.models import Government
from netra.outreach.cells import PerUnit
from netra.outreach.models import Tally
from netra.outreach.queries.recounts import truth_of

# Plain SQL: the board asks this for every government, and a model's object around each row would cost more
# than the reading.
_READ = """
    SELECT kind, agency_id, employment, SUM(count), MAX(last_on) FROM outreach_tally
    WHERE government_id = %s AND election = %s AND kind = %s GROUP BY kind, agency_id, employment
"""
_READ_SEVERAL = """
    SELECT kind, agency_id, employment, SUM(count), MAX(last_on) FROM outreach_tally
    WHERE government_id = %s AND election = %s GROUP BY kind, agency_id, employment
"""
_Row = tuple[int, str, int, date]


def counts_on(government: Government, *, kind: str, election: str, on: date) -> PerUnit:
    """People per (agency, employment) as counted by that day: from the summary where nothing came later,
    else from what was counted. An anonymous kind knows no earlier days: it is empty there."""
    rows = _read(_READ, [government.pk, election, kind]).get(kind, [])
    return _counts(rows, government, kind, election, on)


def counts_of_kinds_on(
    government: Government, *, kinds: Iterable[str], election: str, on: date
) -> Mapping[str, PerUnit]:
    """The same for several kinds, read in one statement."""
    rows = _read(_READ_SEVERAL, [government.pk, election])
    return {kind: _counts(rows.get(kind, []), government, kind, election, on) for kind in kinds}


def _counts(rows: Sequence[_Row], government: Government, kind: str, election: str, on: date) -> PerUnit:
    if all(last_on <= on for *_, last_on in rows):
        return {(agency, employment): int(count) for agency, employment, count, _ in rows if count}
    return _past(government, kind, election, on)


def variants_of(government: Government, *, kind: str, election: str) -> Mapping[str, int]:
    """How many per variant now, over all units: who signed which wording, who knows which norm."""
    rows = Tally.objects.filter(government=government, kind=kind, election=election, count__gt=0)
    found: dict[str, int] = {}
    for variant, count in rows.values_list("variant", "count"):
        found[variant] = found.get(variant, 0) + count
    return found


def _read(statement: str, parameters: list[int | str]) -> dict[str, list[_Row]]:
    """Rows per kind."""
    found: dict[str, list[_Row]] = {}
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        for kind, agency, employment, count, last in cursor.fetchall():
            found.setdefault(kind, []).append((agency, employment, count, _day(last)))
    return found


def _day(last: date | str) -> date:
    """SQLite gives the text of a date."""
    return date.fromisoformat(last) if isinstance(last, str) else last


def _past(government: Government, kind: str, election: str, on: date) -> PerUnit:
    truth = truth_of(kind)
    if truth is None:
        return {}
    found: dict[tuple[int, str], int] = {}
    for cell, count in truth(government, on).items():
        if cell.election == election:
            unit = (cell.agency_id, cell.employment)
            found[unit] = found.get(unit, 0) + count
    return found
