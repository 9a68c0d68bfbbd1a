"""The counts per unit are what they count, and say so when they are not."""

import json
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction

from netra.agencies.models import Agency
from netra.journal.models import Entry
from netra.outreach import queries, services
from netra.outreach.cells import Cell
from netra.outreach.models import Pledge, Tally
from tests.outreach.signing import ELECTION, NOW, TODAY, a_servant, a_unit, signed
from tests.threads import together
from tests.towns import ACTOR, a_government

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit() -> Agency:
    return a_unit()


def cell(unit: Agency, variant: str = "") -> Cell:
    return Cell(unit.government_id, ELECTION, Tally.Kind.BRIEFED.value, unit.pk, "pns", variant)


def verified() -> dict[str, object]:
    out = StringIO()
    try:
        call_command("netra_tally", "verify", stdout=out)
    except SystemExit as leaving:
        assert leaving.code == 1
    found: dict[str, object] = json.loads(out.getvalue())
    return found


def test_any_room_thing_may_count_people_of_a_kind(unit: Agency) -> None:
    services.add_to_tally({cell(unit): 3}, on=TODAY)
    services.add_to_tally({cell(unit): 2, cell(unit, "dis-6"): 4}, on=TODAY)
    services.take_from_tally({cell(unit): 1})
    told = {"kind": Tally.Kind.BRIEFED, "election": ELECTION}
    assert queries.counts_on(unit.government, **told, on=TODAY) == {(unit.pk, "pns"): 8}
    assert queries.variants_of(unit.government, **told) == {"": 4, "dis-6": 4}


def test_less_than_none_is_refused(unit: Agency) -> None:
    services.add_to_tally({cell(unit): 1}, on=TODAY)
    with pytest.raises(IntegrityError), transaction.atomic():
        services.take_from_tally({cell(unit): 2})


def test_another_governments_counts_are_not_read(unit: Agency) -> None:
    services.add_to_tally({cell(unit): 1}, on=TODAY)
    other = a_government("99.02")
    assert queries.counts_on(other, kind=Tally.Kind.BRIEFED, election=ELECTION, on=TODAY) == {}


def test_one_government_is_one_statement_however_many_people(
    unit: Agency, django_assert_num_queries: object
) -> None:
    for _ in range(3):
        signed(a_servant(unit), unit)
    with django_assert_num_queries(1):  # type: ignore[operator]
        queries.counts_on(unit.government, kind=Tally.Kind.PLEDGED, election=ELECTION, on=TODAY)


def test_a_count_that_holds_is_verified(unit: Agency) -> None:
    signed(a_servant(unit), unit)
    assert verified()["different"] == 0


@pytest.mark.parametrize("damage", ["changed", "lost", "invented"])
def test_a_damaged_count_is_named_and_mended(unit: Agency, damage: str) -> None:
    signed(a_servant(unit), unit)
    tally = Tally.objects.filter(kind=Tally.Kind.PLEDGED)
    if damage == "changed":
        tally.update(count=7)
    elif damage == "lost":
        tally.delete()
    else:
        Pledge.objects.all().delete()
    assert verified()["different"] == 1
    assert services.mend_tallies(government=unit.government, at=NOW, actor=ACTOR) == 1
    assert verified()["different"] == 0
    assert Entry.objects.filter(event="TALLIES_MENDED").count() == 1


def test_mending_what_is_whole_records_nothing(unit: Agency) -> None:
    signed(a_servant(unit), unit)
    assert services.mend_tallies(government=unit.government, at=NOW, actor=ACTOR) == 0
    assert not Entry.objects.filter(event="TALLIES_MENDED").exists()


def test_what_is_signed_while_a_count_is_mended_is_counted_once(unit: Agency) -> None:
    signed(a_servant(unit), unit)
    Tally.objects.filter(kind=Tally.Kind.PLEDGED).update(count=7)
    others = [a_servant(unit)]

    def another_comes_first(execute: Any, sql: str, *rest: Any) -> Any:
        if sql.startswith("SAVEPOINT") and others:  # between a look outside and the transaction that mends
            signed(others.pop(), unit)
        return execute(sql, *rest)

    with connection.execute_wrapper(another_comes_first):
        services.mend_tallies(government=unit.government, at=NOW, actor=ACTOR)
    assert verified()["different"] == 0
    assert Tally.objects.get(kind=Tally.Kind.PLEDGED).count == 2


@pytest.mark.django_db(transaction=True)
def test_writers_on_the_same_cells_in_another_order_lose_nothing(unit: Agency) -> None:
    cells = [cell(unit, str(number)) for number in range(8)]

    def add(number: int) -> None:
        ordered = cells if number % 2 else cells[::-1]
        with transaction.atomic():
            services.add_to_tally(dict.fromkeys(ordered, 1), on=TODAY)

    runs = together(6, add)
    assert runs.errors == []
    told = {"kind": Tally.Kind.BRIEFED, "election": ELECTION}
    assert queries.variants_of(unit.government, **told) == {str(number): 6 for number in range(8)}
