"""Counting anew what the tallies say, from the rows that they count."""

from collections.abc import Callable
from datetime import date

from netra.agencies.models import Government
from netra.outreach.cells import Cell, Counts
from netra.outreach.models import Tally, UnitSum
from netra.outreach.queries.certificates import understood_counted
from netra.outreach.queries.pledges import pledges_counted
from netra.outreach.queries.reach import forgotten_periods, reached_counted

Truth = Callable[[Government, date | None], Counts]
"""What a kind's rows come to, as known on a day (None: now)."""

TRUTHS: dict[str, Truth] = {
    Tally.Kind.PLEDGED: pledges_counted,
    Tally.Kind.BRIEFED: reached_counted,
    Tally.Kind.UNDERSTOOD: understood_counted,
}
"""Every kind whose rows exist. Postponed and declined pledges have none, on purpose."""


def truth_of(kind: str) -> Truth | None:
    """How this kind is counted anew; None where only the count itself exists."""
    return TRUTHS.get(kind)


def differences(government: Government) -> dict[Cell, tuple[int, int]]:
    """Every cell whose tally is not what its rows come to: (tally, rows)."""
    true = {cell: count for truth in TRUTHS.values() for cell, count in truth(government, None).items()}
    said = _said(government)
    return {
        cell: (said.get(cell, 0), true.get(cell, 0))
        for cell in said.keys() | true.keys()
        if said.get(cell, 0) != true.get(cell, 0)
    }


UnitKey = tuple[str, int]
"""Election and agency."""


def sums_that_differ(government: Government) -> dict[UnitKey, tuple[dict[str, int], dict[str, int]]]:
    """Every unit whose sums are not those of its tallies: (said, true) per kind, zeros left out."""
    said, true = _sums_said(government), sums_of_tallies(government)
    return {
        key: (said.get(key, {}), true.get(key, {}))
        for key in said.keys() | true.keys()
        if said.get(key, {}) != true.get(key, {})
    }


def sums_of_tallies(government: Government) -> dict[UnitKey, dict[str, int]]:
    """What each unit's tallies come to per kind."""
    rows = Tally.objects.filter(government=government, kind__in=TRUTHS, count__gt=0)
    found: dict[UnitKey, dict[str, int]] = {}
    for election, agency, kind, count in rows.values_list("election", "agency_id", "kind", "count"):
        sums = found.setdefault((election, agency), {})
        sums[kind] = sums.get(kind, 0) + count
    return found


def _sums_said(government: Government) -> dict[UnitKey, dict[str, int]]:
    rows = UnitSum.objects.filter(government=government).values("election", "agency_id", *TRUTHS)
    told = {(row["election"], row["agency_id"]): {k: row[k] for k in TRUTHS if row[k]} for row in rows}
    return {key: sums for key, sums in told.items() if sums}


def _said(government: Government) -> dict[Cell, int]:
    columns = ("government_id", "election", "kind", "agency_id", "employment", "variant", "count")
    rows = Tally.objects.filter(government=government, kind__in=TRUTHS).values_list(*columns)
    said = {Cell(*row[:-1]): row[-1] for row in rows}
    forgotten = forgotten_periods(government)
    return {
        cell: count
        for cell, count in said.items()
        if cell.kind != Tally.Kind.BRIEFED or cell.election not in forgotten
    }
