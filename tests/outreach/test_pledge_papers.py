"""The papers of a pledge: the sheet of slips, and the receipt."""

import pytest

from netra.agencies.models import Agency
from netra.letters.codes import Code
from netra.outreach import pledge_letters, queries, services
from tests.letters.reading import pages_of, words_of
from tests.outreach.signing import NOW, TEXT, a_servant, a_unit, signed
from tests.towns import ACTOR

pytestmark = pytest.mark.django_db
ADDRESS = "https://netra.example/ikrar/"


@pytest.fixture
def unit() -> Agency:
    return a_unit()


def a_sheet(unit: Agency) -> tuple[list[services.IssuedSlip], bytes]:
    issued = services.issue_slips(order=services.SlipOrder(unit), text=TEXT, at=NOW, actor=ACTOR)
    return issued, pledge_letters.slip_sheet(issued, TEXT, address=ADDRESS, at=NOW)


def compact(text: str) -> str:
    return text.replace(" ", "")


def groups(code: Code) -> list[str]:
    return str(code).split("-")


def test_three_slips_stand_on_a_page_each_with_its_name_and_code(unit: Agency) -> None:
    for _ in range(4):
        a_servant(unit)
    issued, pdf = a_sheet(unit)
    words = compact(words_of(pdf))
    assert len(pages_of(pdf)) == 2
    assert all(compact(each.civil_servant.name) in words for each in issued)
    assert all(group in words for each in issued for group in groups(each.code))


def test_a_slip_shows_no_more_of_a_number_than_its_end(unit: Agency) -> None:
    person = a_servant(unit)
    type(person).objects.filter(pk=person.pk).update(number="190001012020011234")
    _, pdf = a_sheet(unit)
    words = compact(words_of(pdf))
    assert "1234" in words
    assert "19000101" not in words


def test_a_slip_says_that_refusing_is_not_recorded(unit: Agency) -> None:
    a_servant(unit)
    assert compact("Menunda atau menolak tidak dicatat atas nama siapa pun") in compact(
        words_of(a_sheet(unit)[1])
    )


@pytest.mark.parametrize("name", ["", "Orang Contoh"])
def test_a_receipt_shows_the_wording_the_code_and_only_the_name_that_was_asked_for(
    unit: Agency, name: str
) -> None:
    person = a_servant(unit)
    code = signed(person, unit)
    proof = queries.proof_of(code)
    words = compact(words_of(pledge_letters.receipt(proof, code, name=name, address=ADDRESS, at=NOW)))
    assert all(compact(point.text) in words for point in TEXT.points)
    assert all(group in words for group in groups(code))
    assert compact("Rabu, 30 Oktober 2024, 09.00 WIB") in words
    assert (compact("Orang Contoh") in words) is bool(name)


def test_markup_in_a_name_stays_text(unit: Agency) -> None:
    person = a_servant(unit)
    type(person).objects.filter(pk=person.pk).update(name='#panic("x") *Siti* $1$')
    assert compact('#panic("x")*Siti*$1$') in compact(words_of(a_sheet(unit)[1]))
