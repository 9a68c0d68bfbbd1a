"""A nation twice: its people in DuckDB, the sums that Netra keeps of them in Netra's database.

Imported after Django is set up.
"""

import duckdb
from pledges_setup import AT, ELECTION, EMPLOYMENTS, a_nation, units_of
from rivals.duckdb_counts import FLAGS, TABLES

from netra.agencies.models import Agency, Government
from netra.outreach.models import Tally, UnitSum

PEOPLE = 4_700_000


def people_in_duckdb() -> duckdb.DuckDBPyConnection:
    """552 governments with 40 units each in Netra's database, and everybody who serves there in DuckDB's."""
    a_nation()
    last = Government.objects.create(code="32.72", name="Kota", kind="kota", zone="WIB")
    units_of(last)
    agencies = list(Agency.objects.order_by("pk").values_list("pk", flat=True))
    duck = duckdb.connect()
    for table in TABLES.split(";"):
        if table.strip():
            given = {"people": PEOPLE, "agencies": agencies} if "$people" in table else None
            duck.execute(table, given)
    return duck


def a_nation_of_sums(duck: duckdb.DuckDBPyConnection) -> None:
    """The tallies and sums that pledges, lists and certificates leave, with the staff of the day."""
    of = dict(Agency.objects.values_list("pk", "government_id"))
    counted = duck.execute(FLAGS).fetchall()
    UnitSum.objects.bulk_create(
        (
            UnitSum(
                government_id=of[agency], agency_id=agency, election=ELECTION, staff=staff,
                briefed=briefed, pledged=pledged, understood=understood, staff_on=AT.date(),
            )
            for agency, staff, briefed, pledged, understood in counted
        ),
        batch_size=2000,
    )  # fmt: skip
    Tally.objects.all().delete()
    Tally.objects.bulk_create(
        (
            Tally(
                government_id=of[agency], agency_id=agency, election=ELECTION, kind=kind,
                employment=employment, variant="", count=count // 3, last_on=AT.date(),
            )
            for agency, _, *counts in counted
            for kind, count in zip(("briefed", "pledged", "understood"), counts, strict=True)
            for employment in EMPLOYMENTS
        ),
        batch_size=2000,
    )  # fmt: skip
