"""Who stood where on a day."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from netra.agencies import queries
from netra.agencies.models import Agency, Government, Posting
from tests.towns import LONG_AGO, a_government, an_agency, head_position, someone_at, staff_position

pytestmark = pytest.mark.django_db
TODAY = date(2024, 10, 30)


def test_a_government_is_found_by_its_code(town: Government) -> None:
    assert queries.government_by_code("99.01") == town


def test_an_unknown_government_code_says_which(town: Government) -> None:
    with pytest.raises(queries.UnknownGovernment, match=r"11\.11"):
        queries.government_by_code("11.11")


def test_an_agency_of_another_government_is_not_found(town: Government) -> None:
    an_agency(a_government("99.02"), "rahasia")
    with pytest.raises(queries.UnknownAgency):
        queries.agency_by_code(town, "rahasia")


def test_agencies_of_a_day_leave_out_what_was_dissolved_before(town: Government) -> None:
    Agency.objects.filter(pk=an_agency(town, "dinas-lama").pk).update(active_to=date(2024, 6, 30))
    assert [agency.code for agency in queries.agencies_of(town, date(2024, 6, 30))] == ["dinas-lama"]
    assert list(queries.agencies_of(town, date(2024, 7, 1))) == []


def test_agencies_of_a_day_leave_out_what_was_founded_later(town: Government) -> None:
    an_agency(town, "dinkes")
    assert list(queries.agencies_of(town, date(2017, 1, 2))) == []


def test_the_tree_holds_every_sub_unit_below_its_parent(chain: list[Agency]) -> None:
    (top,) = queries.agency_tree(chain[0].government, TODAY)
    assert [agency.code for agency in top] == ["setda", "dinkes", "puskesmas"]


def test_a_unit_whose_parent_was_dissolved_stands_at_the_top(chain: list[Agency]) -> None:
    Agency.objects.filter(code="dinkes").update(active_to=date(2024, 6, 30))
    tops = queries.agency_tree(chain[0].government, TODAY)
    assert {branch.agency.code for branch in tops} == {"setda", "puskesmas"}


def test_staff_of_an_agency_include_those_of_its_sub_units(chain: list[Agency]) -> None:
    nurse = someone_at(staff_position(chain[2]))
    assert [posting.civil_servant for posting in queries.staff_of(chain[1], TODAY)] == [nurse]


def test_staff_of_an_agency_alone_leave_out_its_sub_units(chain: list[Agency]) -> None:
    someone_at(staff_position(chain[2]))
    assert list(queries.staff_of(chain[1], TODAY, with_sub_units=False)) == []


def test_a_person_counts_on_the_last_day_of_a_posting_and_not_on_the_next(chain: list[Agency]) -> None:
    someone_at(staff_position(chain[1]), until=date(2024, 10, 29))
    assert queries.staff_of(chain[1], date(2024, 10, 29)).count() == 1
    assert queries.staff_of(chain[1], date(2024, 10, 30)).count() == 0


def test_the_head_of_an_agency_is_the_one_of_that_day(chain: list[Agency]) -> None:
    position = head_position(chain[1])
    before = someone_at(position, until=date(2024, 2, 4))
    after = someone_at(position, since=date(2024, 2, 5))
    assert queries.head_of(chain[1], date(2024, 2, 4)) == before
    assert queries.head_of(chain[1], date(2024, 2, 5)) == after


def test_a_vacant_agency_has_no_head(chain: list[Agency]) -> None:
    someone_at(staff_position(chain[1]))
    assert queries.head_of(chain[1], TODAY) is None


def test_the_superior_of_a_head_is_the_head_above(chain: list[Agency]) -> None:
    above = someone_at(head_position(chain[1]))
    head = someone_at(head_position(chain[2]))
    assert queries.superior_of(head, TODAY) == above


def test_a_vacant_superior_is_passed_over(chain: list[Agency]) -> None:
    secretary = someone_at(head_position(chain[0]))
    head = someone_at(head_position(chain[2]))
    assert queries.superior_of(head, TODAY) == secretary


def test_superiors_are_named_nearest_first(chain: list[Agency]) -> None:
    heads = [someone_at(head_position(agency)) for agency in chain]
    nurse = someone_at(staff_position(chain[2]))
    assert [each.civil_servant for each in queries.superiors_of(nurse, TODAY)] == heads[::-1]


def test_nobody_stands_above_the_top(chain: list[Agency]) -> None:
    assert queries.superior_of(someone_at(head_position(chain[0])), TODAY) is None


def test_somebody_without_a_posting_that_day_has_no_superior(chain: list[Agency]) -> None:
    someone_at(head_position(chain[0]))
    gone = someone_at(staff_position(chain[0]), until=date(2024, 1, 1))
    assert queries.superior_of(gone, TODAY) is None


def test_headcount_names_every_employment_even_when_nobody_has_it(chain: list[Agency]) -> None:
    for employment in ("pns", "pns", "thl"):
        someone_at(staff_position(chain[2]), employment)
    assert queries.headcount_by_employment(chain[1], TODAY) == {"pns": 2, "cpns": 0, "pppk": 0, "thl": 1}


def test_headcount_of_a_government_leaves_out_other_governments(chain: list[Agency]) -> None:
    someone_at(staff_position(chain[0]))
    someone_at(staff_position(an_agency(a_government("99.02"), "dinkes")))
    assert sum(queries.headcount_by_employment(chain[0].government, TODAY).values()) == 1


@pytest.mark.parametrize(
    "read",
    [
        pytest.param(lambda chain: list(queries.staff_of(chain[0], TODAY)), id="staff"),
        pytest.param(lambda chain: queries.agency_tree(chain[0].government, TODAY), id="tree"),
        pytest.param(lambda chain: queries.headcount_by_employment(chain[0], TODAY), id="headcount"),
        pytest.param(
            lambda chain: queries.superiors_of(Posting.objects.earliest("pk").civil_servant, TODAY),
            id="superiors",
        ),
    ],
)
def test_reading_sends_no_more_statements_for_more_rows(
    chain: list[Agency], read: Callable[[list[Agency]], object]
) -> None:
    someone_at(staff_position(chain[2]))
    few = _statements(lambda: read(chain))
    for number in range(5):
        someone_at(staff_position(an_agency(chain[0].government, f"unit-{number}", parent=chain[2])))
    assert _statements(lambda: read(chain)) == few


def _statements(read: Callable[[], object]) -> int:
    with CaptureQueriesContext(connection) as captured:
        read()
    return len(captured)


@pytest.fixture
def town() -> Government:
    return a_government("99.01")


@pytest.fixture
def chain(town: Government) -> list[Agency]:
    """The Secretariat, a dinas below it, a puskesmas below that."""
    setda = an_agency(town, "setda", kind="sekretariat")
    dinkes = an_agency(town, "dinkes", parent=setda, superior=head_position(setda))
    return [
        setda,
        dinkes,
        an_agency(town, "puskesmas", parent=dinkes, superior=head_position(dinkes), kind="puskesmas"),
    ]


def test_an_agency_is_active_from_its_first_day(town: Government) -> None:
    assert an_agency(town, "dinkes").is_active_on(LONG_AGO)
