"""The list for signatures: names where they can be found, empty lines where they are too many."""

import re

import pytest

from netra.accounts import roles
from netra.agencies.models import Agency
from netra.outreach import papers, queries
from tests.letters.reading import pages_of, words_of
from tests.outreach.meetings import AFTERNOON, a_visit
from tests.outreach.office import sign_in
from tests.towns import a_government, an_agency, someone_at, staff_position

pytestmark = pytest.mark.django_db


def test_a_few_people_stand_on_the_list_by_name(dinas: Agency) -> None:
    person = someone_at(staff_position(dinas))
    visit = a_visit(dinas)
    words = words_of(papers.attendance_list(visit, queries.expected_postings(visit), at=AFTERNOON))
    assert person.name in words and "Belum ada di daftar" in words


def test_a_whole_city_writes_its_own_names(dinas: Agency, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("netra.outreach.papers.briefings.MOST_NAMED", 2)
    people = [someone_at(staff_position(dinas)) for _ in range(3)]
    visit = a_visit(dinas)
    made = papers.attendance_list(visit, queries.expected_postings(visit), at=AFTERNOON)
    words = words_of(made)
    assert "3 pegawai diundang, terlalu banyak" in words and people[0].name not in words
    assert len(pages_of(made)) == 1


@pytest.mark.parametrize(("seats", "pages"), [(12, 1), (18, 2), (40, 2), (45, 3)])
def test_a_list_of_empty_lines_fills_its_last_page(
    dinas: Agency, monkeypatch: pytest.MonkeyPatch, seats: int, pages: int
) -> None:
    monkeypatch.setattr("netra.outreach.papers.briefings.MOST_NAMED", 50)
    visit = a_visit(dinas)
    visit.capacity = seats
    person = someone_at(staff_position(dinas))
    posting = queries.expected_postings(visit).get(civil_servant=person)
    made = pages_of(papers.attendance_list(visit, [posting] * 51, at=AFTERNOON))
    last = [max(map(int, re.findall(r"\b\d{1,3}\b", _between(page)))) for page in made]
    assert len(made) == pages and last[-1] >= seats
    assert len(made) == 1 or last[-1] - last[-2] > 20, "nobody signs on a page of one line"
    assert "NIP hanya ditulis" in made[-1]


def _between(page: str) -> str:
    """The lines to sign on, without what stands above and below them."""
    return page.partition("Tanda tangan")[2].partition("NIP hanya")[0].partition("Daftar hadir")[0]


def test_the_lines_for_guests_stay_together(dinas: Agency) -> None:
    posting = queries.expected_postings(visit := a_visit(dinas))
    someone_at(staff_position(dinas))
    made = pages_of(papers.attendance_list(visit, [posting.get()] * 12, at=AFTERNOON))
    assert ["Belum ada di daftar" in page for page in made] == [False, True]
    assert "10" in made[1] and "NIP hanya ditulis" in made[1]


def test_the_list_of_one_unit_holds_its_people_only(client: object, dinas: Agency) -> None:
    here, there = someone_at(staff_position(dinas)), an_agency(dinas.government, "lain")
    elsewhere = someone_at(staff_position(there))
    visit = a_visit(dinas)
    visit.invited.add(there)
    signed_in = sign_in(client, dinas.government, roles.TATA_PEMERINTAHAN)  # type: ignore[arg-type]
    page = f"/kantor/sosialisasi/{visit.label}/daftar-hadir/"
    words = words_of(signed_in.get(f"{page}?unit={dinas.code}").content)
    assert here.name in words and elsewhere.name not in words
    assert elsewhere.name in words_of(signed_in.get(page).content)


@pytest.fixture
def dinas() -> Agency:
    return an_agency(a_government(), "dinas")
