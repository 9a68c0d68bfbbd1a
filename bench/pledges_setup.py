"""A city whose people hold slips, and the cells of a nation; imported after Django is set up."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import count
from time import perf_counter
from typing import Any

from django.db import connection, transaction

from netra import law
from netra.agencies.models import Agency, CivilServant, Government, Position, Posting
from netra.clock import Zone
from netra.letters.codes import Code, new_code
from netra.outreach.models import Slip, Tally
from netra.outreach.queries.pledges import SLIP, person_digest
from netra.outreach.services import sign_pledge

AT = datetime(2024, 10, 30, 9, 0, tzinfo=Zone.WIB.tz)
SINCE = date(2020, 1, 1)
TEXT = law.rulebook().pledge("pilkada-2024-1")
ELECTION = TEXT.election
GOVERNMENTS, UNITS = 552, 40
EMPLOYMENTS = ("pns", "pppk", "thl")
_bare = count(-1, -1)  # people of the bare rows: numbers that no roster has


@dataclass(frozen=True)
class Signer:
    """Somebody with a slip in the hand."""

    slip: Code
    name: str

    def sign(self) -> None:
        sign_pledge(slip=self.slip, name=self.name, text=TEXT, at=AT)


def a_nation() -> None:
    """Cells of every unit of every other government, as a campaign leaves them."""
    governments = Government.objects.bulk_create(
        Government(code=f"90.{number:04d}", name=f"Kota {number}", kind="kota", zone="WIB")
        for number in range(GOVERNMENTS - 1)
    )
    units = [unit for government in governments for unit in units_of(government)]
    Tally.objects.bulk_create(
        (
            Tally(
                government_id=unit.government_id, agency=unit, election=ELECTION, kind="pledged",
                employment=employment, variant="1", count=40, last_on=AT.date(),
            )
            for unit in units
            for employment in EMPLOYMENTS
        ),
        batch_size=2000,
    )  # fmt: skip


def a_city(people: int) -> tuple[Government, list[Signer]]:
    """A government with 40 units, and as many people with slips, spread over units and employments."""
    government = Government.objects.create(code="32.72", name="Kota", kind="kota", zone="WIB")
    positions = Position.objects.bulk_create(
        Position(agency=unit, title="Staf", rank="pelaksana") for unit in units_of(government)
    )
    staff = CivilServant.objects.bulk_create(
        (
            CivilServant(
                government=government,
                number=f"P-{number}",
                name=f"Orang Contoh {number}",
                employment=EMPLOYMENTS[number % 3],
            )
            for number in range(people)
        ),
        batch_size=2000,
    )
    Posting.objects.bulk_create(
        (
            Posting(civil_servant=each, position=positions[n % UNITS], from_on=SINCE)
            for n, each in enumerate(staff)
        ),
        batch_size=2000,
    )
    codes = [new_code() for _ in staff]
    Slip.objects.bulk_create(
        (
            Slip(
                government=government,
                election=ELECTION,
                civil_servant=each,
                digest=code.digest(SLIP),
                issued_on=AT.date(),
            )
            for each, code in zip(staff, codes, strict=True)
        ),
        batch_size=2000,
    )
    return government, [Signer(code, each.name) for each, code in zip(staff, codes, strict=True)]


def units_of(government: Government) -> list[Agency]:
    """Forty new units of a government."""
    return Agency.objects.bulk_create(
        Agency(
            government=government,
            code=f"unit-{number}",
            name=f"Unit {number}",
            kind="dinas",
            active_from=SINCE,
        )
        for number in range(UNITS)
    )


PLEDGE = (
    "INSERT INTO outreach_pledge (government_id, election, number, wording, person, agency_id, employment,"
    " source, signed_on) VALUES (%s, %s, 1, %s, %s, %s, %s, 'slip', %s) ON CONFLICT DO NOTHING"
)
TALLY = (
    "INSERT INTO outreach_tally"
    " (government_id, election, kind, agency_id, employment, variant, count, last_on)"
    " VALUES (%s, %s, 'bench', %s, %s, '1', 1, %s)"
    " ON CONFLICT (government_id, election, kind, agency_id, employment, variant)"
    " DO UPDATE SET count = outreach_tally.count + 1"
)
# The unit's sum of another election: what counts is the writing, and it is taken away with the rest.
SUM = (
    "INSERT INTO outreach_unitsum"
    " (election, agency_id, government_id, staff, briefed, pledged, understood)"
    " VALUES ('bench', %s, %s, 0, 0, 1, 0) ON CONFLICT (election, agency_id) DO UPDATE SET"
    " briefed = outreach_unitsum.briefed + excluded.briefed,"
    " pledged = outreach_unitsum.pledged + excluded.pledged,"
    " understood = outreach_unitsum.understood + excluded.understood"
)


def bare_rows(government: Government, number: int, *, with_tally: bool) -> float:
    """Pledges per second as rows alone, one commit each; they are taken away again."""
    units = list(Agency.objects.filter(government=government).values_list("pk", flat=True))
    people = [person_digest(next(_bare), ELECTION) for _ in range(number)]
    wording, day = "b" * 64, AT.date()
    began = perf_counter()
    with connection.cursor() as cursor:
        for at, person in enumerate(people):
            unit, employment = units[at % UNITS], EMPLOYMENTS[at % 3]
            with transaction.atomic():
                cursor.execute(PLEDGE, [government.pk, ELECTION, wording, person, unit, employment, day])
                if with_tally:
                    _count(cursor, [government.pk, ELECTION, unit, employment, day], [unit, government.pk])
    taken = perf_counter() - began
    _take_away(lambda cursor: cursor.execute("DELETE FROM outreach_pledge WHERE wording = %s", [wording]))
    return number / taken


def _count(cursor: Any, cell: list[object], unit: list[object]) -> None:
    """As `add_to_tally` does it: one statement where the server knows such a one, else two."""
    if connection.vendor == "postgresql":
        cursor.execute(f"WITH cell AS ({TALLY}) {SUM}", [*cell, *unit])
    else:
        cursor.execute(TALLY, cell)
        cursor.execute(SUM, unit)


def _take_away(delete: Callable[[Any], object]) -> None:
    with connection.cursor() as cursor:
        delete(cursor)
        cursor.execute("DELETE FROM outreach_tally WHERE kind = 'bench'")
        cursor.execute("DELETE FROM outreach_unitsum WHERE election = 'bench'")
