"""What a briefing gives to take away, and who may hold it."""

from datetime import date

import pytest

from netra.accounts import roles
from netra.agencies.models import Agency, Government
from netra.outreach import papers, queries, services
from netra.outreach.models import AttendanceFigure
from netra.outreach.plans import NewQuestion
from tests.letters.reading import pages_of, words_of
from tests.outreach.briefings import LIST, NOW, SignedIn, a_briefing, known
from tests.outreach.meetings import AFTERNOON, a_directive, a_visit, held
from tests.towns import (
    ACTOR,
    an_agency,
    someone_at,
    staff_position,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_30_october")]


def test_the_invitation_says_when_where_and_why(signed_in: SignedIn, camat: Agency) -> None:
    directive = a_directive(camat.government, camat)
    briefing = a_briefing(camat, directive=directive, agenda="09.00 Pembukaan\n09.10 Tanya jawab")
    answer = signed_in(roles.UNIT_HEAD, camat).get(f"{LIST}{briefing.label}/undangan/")
    said = words_of(answer.content)
    assert "09.00 sampai 11.00 WIB" in said
    assert "Menindaklanjuti Instruksi Wali Kota Nomor INS-1" in said
    assert "09.10 Tanya jawab" in said
    assert f"Pimpinan {camat.name}" in said


def test_an_invitation_to_thirty_units_has_them_on_a_sheet_of_their_own(
    signed_in: SignedIn, town: Government, camat: Agency
) -> None:
    units = tuple(an_agency(town, f"dinas-{n:02d}") for n in range(30))
    briefing = a_briefing(camat, invited=units)
    pages = pages_of(signed_in(roles.TATA_PEMERINTAHAN).get(f"{LIST}{briefing.label}/undangan/").content)
    assert "menurut daftar terlampir" in pages[0]
    assert all(unit.name in pages[1] for unit in units)


def test_the_list_for_signatures_has_everyone_who_is_invited(signed_in: SignedIn, camat: Agency) -> None:
    people = [someone_at(staff_position(camat), employment) for employment in ("pns", "pppk", "thl")]
    gone = someone_at(staff_position(camat), until=date(2024, 10, 15))
    said = words_of(
        signed_in(roles.UNIT_HEAD, camat).get(f"{LIST}{a_briefing(camat).label}/daftar-hadir/").content
    )
    assert all(person.name in said for person in people)
    assert gone.name not in said
    assert "Belum ada di daftar" in said


def test_who_is_not_called_is_not_on_the_list(camat: Agency) -> None:
    contract = someone_at(staff_position(camat), "thl")
    candidate = someone_at(staff_position(camat), "cpns")
    expected = queries.expected_postings(known(a_briefing(camat, audience=("pns",))))
    names = {posting.civil_servant.name for posting in expected}
    assert names == {candidate.name}
    assert contract.name not in names


def test_a_staff_number_is_printed_by_its_end_only(signed_in: SignedIn, camat: Agency) -> None:
    person = someone_at(staff_position(camat))
    person.number = "198001012005011234"
    person.save()
    said = words_of(
        signed_in(roles.UNIT_HEAD, camat).get(f"{LIST}{a_briefing(camat).label}/daftar-hadir/").content
    )
    assert "…1234" in said
    assert "19800101" not in said


def test_the_list_numbers_each_unit_and_repeats_its_head_on_every_page(town: Government) -> None:
    units = [an_agency(town, f"dinas-{number}") for number in range(3)]
    for unit in units:
        for _ in range(40):
            someone_at(staff_position(unit))
    briefing = known(a_briefing(units[0], invited=tuple(units)))
    made = papers.attendance_list(briefing, queries.expected_postings(briefing), at=NOW)
    pages = pages_of(made)
    assert len(pages) > 3
    assert all("Tanda tangan" in page for page in pages)
    assert words_of(made).count("40 orang") == 3


def test_the_report_has_minutes_questions_and_how_many_were_invited(
    signed_in: SignedIn, camat: Agency
) -> None:
    for employment in ("pns", "pns", "thl"):
        someone_at(staff_position(camat), employment)
    briefing = a_briefing(camat, instruments=("uu-20-2023",))
    services.record_briefing(
        briefing=briefing,
        minutes="Dibahas panjang.\n\nDijanjikan sesuatu.",
        questions=[NewQuestion("Bolehkah hadir?", "Lihat aturannya."), NewQuestion("Kalau diam saja?")],
        at=AFTERNOON,
        actor=ACTOR,
    )
    said = words_of(signed_in(roles.UNIT_HEAD, camat).get(f"{LIST}{briefing.label}/laporan/").content)
    assert "Dijanjikan sesuatu." in said
    assert "Bolehkah hadir?" in said
    assert "Belum terjawab." in said
    assert "UU 20/2023" in said
    assert "PNS 2" in said
    assert "Jumlah 3" in said


def test_the_report_says_how_many_came_once_the_list_is_closed(camat: Agency) -> None:
    briefing = held(a_visit(camat))
    assert queries.present_by_employment(briefing) is None
    for employment, way, present in (("pns", "usher", 30), ("pns", "typed", 12), ("", "typed", 2)):
        AttendanceFigure.objects.create(briefing=briefing, employment=employment, way=way, present=present)
    counted = queries.present_by_employment(briefing)
    assert counted == {"pns": 42, "": 2}
    made = papers.event_report(
        known(briefing), instruments={}, headcount={"pns": 50}, present=counted, signer="Camat", at=NOW
    )
    said = words_of(made)
    assert "PNS 50 42" in said
    assert "Belum di daftar pegawai 0 2" in said
    assert "Jumlah 50 44" in said


def test_there_is_no_report_before_the_minutes(signed_in: SignedIn, camat: Agency) -> None:
    address = f"{LIST}{a_briefing(camat).label}/laporan/"
    assert signed_in(roles.UNIT_HEAD, camat).get(address).status_code == 404


@pytest.mark.parametrize("paper", ["undangan", "daftar-hadir", "laporan"])
def test_papers_with_names_are_for_who_holds_the_briefing(
    signed_in: SignedIn, camat: Agency, paper: str
) -> None:
    address = f"{LIST}{held(a_visit(camat)).label}/{paper}/"
    other = an_agency(camat.government, "dinkes")
    assert signed_in(roles.UNIT_HEAD, other).get(address).status_code == 403
    assert signed_in(roles.LEADER).get(address).status_code == 403
    assert signed_in(roles.TATA_PEMERINTAHAN).get(address).status_code == 200


def test_the_appointment_is_a_calendar_file(signed_in: SignedIn, camat: Agency) -> None:
    briefing = a_briefing(camat)
    answer = signed_in(roles.BKPSDM).get(f"{LIST}{briefing.label}/acara.ics")
    assert answer["Content-Type"].startswith("text/calendar")
    assert b"DTSTART;TZID=Asia/Jakarta:20241016T090000\r\n" in answer.content
    assert f"UID:{briefing.label}.99.01@netra".encode() in answer.content
