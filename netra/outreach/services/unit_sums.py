"""Keeping the sums per unit: inside the transaction of the tallies, and the staff once a day."""

from datetime import date
from typing import Any

from django.db import connection, transaction
from django.db.models import F

from netra.agencies.models import Agency, Government
from netra.agencies.queries import headcounts
from netra.outreach.cells import Counts
from netra.outreach.models import UnitSum
from netra.outreach.queries.recounts import sums_of_tallies

_KINDS = ("briefed", "pledged", "understood")  # the columns are called like the kinds of a tally
# Adding without reading first, as with the tallies.
ADD_SUM = """
    INSERT INTO outreach_unitsum (election, agency_id, government_id, staff, briefed, pledged, understood)
    VALUES (%s, %s, %s, 0, %s, %s, %s)
    ON CONFLICT (election, agency_id) DO UPDATE SET
        briefed = outreach_unitsum.briefed + excluded.briefed,
        pledged = outreach_unitsum.pledged + excluded.pledged,
        understood = outreach_unitsum.understood + excluded.understood
"""
_STAFF = """
    INSERT INTO outreach_unitsum
        (election, agency_id, government_id, staff, staff_on, briefed, pledged, understood)
    VALUES (%s, %s, %s, %s, %s, 0, 0, 0)
    ON CONFLICT (election, agency_id) DO UPDATE SET staff = excluded.staff, staff_on = excluded.staff_on
"""


def sum_rows(counts: Counts) -> list[tuple[Any, ...]]:
    """What `ADD_SUM` adds to each unit for these tallies, in one order; kinds without rows have no sum."""
    return [(*unit, *sums) for unit, sums in sorted(_per_unit(counts).items())]


def take_from_sums(counts: Counts) -> None:
    """Take from each unit what was just taken from its tallies; less than none is refused."""
    for (election, agency, _), sums in sorted(_per_unit(counts).items()):
        less = {kind: F(kind) - count for kind, count in zip(_KINDS, sums, strict=True) if count}
        UnitSum.objects.filter(election=election, agency_id=agency).update(**less)


def set_sums(government: Government) -> None:
    """Set every sum of a government to what its tallies come to; the staff stays as counted."""
    none = dict.fromkeys(_KINDS, 0)
    UnitSum.objects.filter(government=government).update(**none)
    for (election, agency), sums in sorted(sums_of_tallies(government).items()):
        UnitSum.objects.update_or_create(
            election=election, agency_id=agency, defaults={**none, **sums, "government": government}
        )


def count_staff(*, government: Government, election: str, on: date) -> int:
    """Note how many serve in each unit on that day, for the period that the day belongs to; how many people.

    Late or twice is harmless: the numbers are replaced. A unit that is gone serves nobody any more.
    """
    staff = dict.fromkeys(Agency.objects.filter(government=government).values_list("pk", flat=True), 0)
    for (agency, _), count in headcounts(government, on).items():
        staff[agency] = staff.get(agency, 0) + count
    rows = [(election, agency, government.pk, count, on) for agency, count in sorted(staff.items())]
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.executemany(_STAFF, rows)
    return sum(staff.values())


def _per_unit(counts: Counts) -> dict[tuple[str, int, int], list[int]]:
    """(election, agency, government) -> counts in the order of the columns."""
    found: dict[tuple[str, int, int], list[int]] = {}
    for cell, count in counts.items():
        if cell.kind in _KINDS and count:
            sums = found.setdefault((cell.election, cell.agency_id, cell.government_id), [0] * len(_KINDS))
            sums[_KINDS.index(cell.kind)] += count
    return found
