"""Agencies and the own unit as an office page shows them: head counts, never a list of who did what."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db.models import Count, Q

from netra.agencies import queries as agencies
from netra.agencies.models import Agency, Government
from netra.outreach.models import Briefing, Directive

NAMES: Final = ("pns", "pppk", "thl")


@dataclass(frozen=True)
class UnitRow:
    """One perangkat daerah with its sub-units: how many of each employment serve there."""

    agency: Agency
    depth: int
    below: int
    pns: int
    pppk: int
    thl: int

    @property
    def total(self) -> int:
        return self.pns + self.pppk + self.thl


def unit_rows(government: Government, on: date) -> list[UnitRow]:
    """Every perangkat daerah with the head count of itself and all below it, in two queries."""
    counts = _counts(government, on)
    return [row for branch in agencies.agency_tree(government, on) for row in _rows(branch, counts, 0)]


def shown_rows(rows: list[UnitRow], code: str) -> list[UnitRow]:
    """The top of the tree, or one unit of it (by code) with everything below."""
    start = next((at for at, row in enumerate(rows) if row.depth == 0 and row.agency.code == code), None)
    if start is None:
        return [row for row in rows if row.depth == 0]
    end = next((at for at in range(start + 1, len(rows)) if rows[at].depth == 0), len(rows))
    return rows[start:end]


def _counts(government: Government, on: date) -> dict[int, dict[str, int]]:
    rows = (
        agencies.postings_on(on)
        .filter(civil_servant__government=government)
        .order_by()
        .values("position__agency_id")
        .annotate(
            pns=Count("pk", filter=Q(civil_servant__employment__in=("pns", "cpns"))),
            pppk=Count("pk", filter=Q(civil_servant__employment="pppk")),
            thl=Count("pk", filter=Q(civil_servant__employment="thl")),
        )
    )
    return {row["position__agency_id"]: {name: int(row[name]) for name in NAMES} for row in rows}


def _rows(branch: agencies.Branch, counts: dict[int, dict[str, int]], depth: int) -> list[UnitRow]:
    below = [row for child in branch.branches for row in _rows(child, counts, depth + 1)]
    own = counts.get(branch.agency.pk, dict.fromkeys(NAMES, 0))
    direct = [row for row in below if row.depth == depth + 1]
    sums = {name: own[name] + sum(getattr(row, name) for row in direct) for name in NAMES}
    return [UnitRow(branch.agency, depth, len(below), sums["pns"], sums["pppk"], sums["thl"]), *below]


def briefings_at(agency: Agency, on: date) -> list[Briefing]:
    """Briefings that this unit hosted or was invited to, as known on that day, newest first."""
    found = Briefing.objects.filter(Q(hosts=agency) | Q(invited=agency), planned_on__lte=on)
    return list(found.distinct().order_by("-held_on", "-pk"))


def directives_to(agency: Agency, on: date) -> list[Directive]:
    """Directives addressed to this unit, newest first."""
    found = Directive.objects.filter(addressees__agency=agency, issued_on__lte=on)
    return list(found.order_by("-issued_on", "-pk"))
