"""What the database itself refuses, whoever writes to it."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from netra.agencies.models import Agency, CivilServant, District, Position, Posting
from tests.towns import LONG_AGO, a_district, a_government, a_person, an_agency, head_position, staff_position

pytestmark = pytest.mark.django_db


def refused() -> pytest.RaisesExc[IntegrityError]:
    return pytest.raises(IntegrityError)


def test_a_government_code_stands_once() -> None:
    a_government("99.01")
    with refused(), transaction.atomic():
        a_government("99.01")


def test_two_governments_may_each_have_an_agency_of_the_same_code() -> None:
    an_agency(a_government("99.01"), "dinkes")
    an_agency(a_government("99.02"), "dinkes")
    assert Agency.objects.filter(code="dinkes").count() == 2


def test_one_government_has_an_agency_code_once() -> None:
    town = a_government()
    an_agency(town, "dinkes")
    with refused(), transaction.atomic():
        Agency.objects.create(government=town, code="dinkes", name="Lain", kind="dinas", active_from=LONG_AGO)


def test_a_district_code_stands_once_per_government() -> None:
    town = a_government()
    district = a_district(town)
    with refused(), transaction.atomic():
        District.objects.create(government=town, code=district.code, name="Lain")


def test_a_staff_number_stands_once_per_government() -> None:
    town = a_government("99.01")
    person = a_person(town)
    CivilServant.objects.create(
        government=a_government("99.02"), number=person.number, name="Lain", employment="pns"
    )
    with refused(), transaction.atomic():
        CivilServant.objects.create(government=town, number=person.number, name="Lain", employment="pns")


def test_an_agency_has_one_head_position() -> None:
    agency = an_agency(a_government(), "dinkes")
    with refused(), transaction.atomic():
        Position.objects.create(agency=agency, title="Kepala kedua", rank="administrator", is_head=True)


def test_a_position_is_not_its_own_superior() -> None:
    position = head_position(an_agency(a_government(), "dinkes"))
    with refused(), transaction.atomic():
        Position.objects.filter(pk=position.pk).update(superior=position)


def test_an_agency_is_not_its_own_parent() -> None:
    agency = an_agency(a_government(), "dinkes")
    with refused(), transaction.atomic():
        Agency.objects.filter(pk=agency.pk).update(parent=agency)


def test_an_agency_does_not_end_before_it_starts() -> None:
    agency = an_agency(a_government(), "dinkes")
    with refused(), transaction.atomic():
        Agency.objects.filter(pk=agency.pk).update(active_to=date(2016, 12, 31))


def test_a_posting_does_not_end_before_it_starts() -> None:
    town = a_government()
    position = staff_position(an_agency(town, "dinkes"))
    with refused(), transaction.atomic():
        Posting.objects.create(
            civil_servant=a_person(town), position=position, from_on=LONG_AGO, to_on=date(2017, 1, 2)
        )


def test_a_posting_may_last_one_day() -> None:
    town = a_government()
    position = staff_position(an_agency(town, "dinkes"))
    Posting.objects.create(civil_servant=a_person(town), position=position, from_on=LONG_AGO, to_on=LONG_AGO)
    assert Posting.objects.count() == 1


def test_a_person_has_one_open_posting() -> None:
    town = a_government()
    position = staff_position(an_agency(town, "dinkes"))
    person = a_person(town)
    Posting.objects.create(civil_servant=person, position=position, from_on=LONG_AGO)
    with refused(), transaction.atomic():
        Posting.objects.create(civil_servant=person, position=position, from_on=date(2024, 1, 2))


def test_an_agency_has_one_head_at_a_time() -> None:
    town = a_government()
    position = head_position(an_agency(town, "dinkes"))
    Posting.objects.create(civil_servant=a_person(town), position=position, as_head=True, from_on=LONG_AGO)
    with refused(), transaction.atomic():
        Posting.objects.create(
            civil_servant=a_person(town), position=position, as_head=True, from_on=date(2024, 1, 2)
        )


def test_many_may_hold_a_position_that_is_not_the_heads() -> None:
    town = a_government()
    position = staff_position(an_agency(town, "dinkes"))
    for _ in range(2):
        Posting.objects.create(civil_servant=a_person(town), position=position, from_on=LONG_AGO)
    assert position.postings.count() == 2
