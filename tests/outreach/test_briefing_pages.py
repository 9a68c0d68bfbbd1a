"""What a briefing gives to take away, who may hold it, a round in one go, questions, the roll call."""

import csv
import io
from datetime import date, datetime, time
from typing import Any, Protocol

import pytest
from django.test import Client

from netra.accounts import roles
from netra.agencies.models import Agency, Government
from netra.outreach import papers, queries, services
from netra.outreach.models import AttendanceFigure, Briefing, BriefingQuestion
from netra.outreach.plans import NewBriefing, NewQuestion
from tests.letters.reading import pages_of, words_of
from tests.outreach.meetings import AFTERNOON, PLANNED, WIB, a_directive, a_visit, held
from tests.outreach.office import sign_in
from tests.towns import (
    ACTOR,
    a_district,
    a_government,
    an_agency,
    head_position,
    someone_at,
    staff_position,
)

pytestmark = pytest.mark.django_db
NOW = datetime(2024, 10, 30, 9, 0, tzinfo=WIB)
LIST = "/kantor/sosialisasi/"
PLAN, ROUND, QUESTIONS, APEL = f"{LIST}rencana/", f"{LIST}putaran/", f"{LIST}pertanyaan/", "/kantor/apel/"


class SignedIn(Protocol):
    def __call__(self, role: str, agency: Agency | None = None) -> Client: ...


def a_briefing(host: Agency, **other: Any) -> Briefing:
    told: dict[str, Any] = {
        "kind": "sosialisasi",
        "title": "Sosialisasi netralitas",
        "held_on": date(2024, 10, 16),
        "place": "Aula",
        "hosts": (host,),
        "invited": (host,),
        "audience": ("pns", "pppk", "thl"),
        "starts_at": time(9, 0),
        "ends_at": time(11, 0),
    }
    plan = NewBriefing(**{**told, **other})
    return services.plan_briefing(government=host.government, plan=plan, at=PLANNED, actor=ACTOR)


def known(briefing: Briefing) -> Briefing:
    return queries.briefing_by_label(briefing.government, briefing.label, NOW.date())


# Papers


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


# A head holds briefings of the own unit


def test_a_head_plans_and_records_a_roll_call_of_the_own_unit(signed_in: SignedIn, camat: Agency) -> None:
    head = signed_in(roles.UNIT_HEAD, camat)
    address = head.post(PLAN, filled(camat, kind="apel", everyone="on"))["Location"]
    assert (
        head.post(f"{address}notulen/", {"minutes": "Apel berjalan.", "question_1": "Bolehkah?"}).status_code
        == 302
    )
    briefing = Briefing.objects.get()
    assert (briefing.kind, briefing.minutes) == ("apel", "Apel berjalan.")
    assert briefing.questions.get().text == "Bolehkah?"


def test_a_head_does_not_plan_for_another_unit(signed_in: SignedIn, camat: Agency) -> None:
    other = an_agency(camat.government, "dinkes")
    page = signed_in(roles.UNIT_HEAD, camat).post(PLAN, filled(other)).content.decode()
    assert "Pilihan ini tidak ada dalam daftar." in page
    assert not Briefing.objects.exists()


def test_a_head_invites_only_the_own_people(signed_in: SignedIn, camat: Agency) -> None:
    below = an_agency(camat.government, "kelurahan", parent=camat, kind="kelurahan")
    an_agency(camat.government, "dinkes")
    signed_in(roles.UNIT_HEAD, camat).post(PLAN, filled(camat, everyone="on"))
    assert set(Briefing.objects.get().invited.all()) == {camat, below}


def test_a_head_does_not_record_what_another_unit_held(signed_in: SignedIn, camat: Agency) -> None:
    other = an_agency(camat.government, "dinkes")
    address = f"{LIST}{a_visit(camat).label}/notulen/"
    assert signed_in(roles.UNIT_HEAD, other).post(address, {"minutes": "x"}).status_code == 403


def test_a_head_without_a_unit_plans_nothing(signed_in: SignedIn) -> None:
    assert signed_in(roles.UNIT_HEAD).get(PLAN).status_code == 403


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"ends_at": "08.00"}, "Jam selesai harus sesudah jam mulai."),
        ({"starts_at": "", "ends_at": "11.00"}, "Tulis juga jam mulainya."),
        ({"capacity": "0"}, "Paling sedikit satu kursi."),
        ({"capacity": "banyak"}, "Tulis angka, misalnya 120"),
        ({"speakers": "x" * 1001}, "Terlalu panjang"),
    ],
)
def test_a_wrong_field_says_why(
    signed_in: SignedIn, camat: Agency, changed: dict[str, Any], message: str
) -> None:
    page = signed_in(roles.TATA_PEMERINTAHAN).post(PLAN, filled(camat, **changed)).content.decode()
    assert message in page
    assert not Briefing.objects.exists()


# A round


def test_a_round_over_all_kecamatan_is_one_form(signed_in: SignedIn, kecamatan: list[Agency]) -> None:
    planner = signed_in(roles.TATA_PEMERINTAHAN)
    proposal = planner.post(ROUND, {**a_round(), "langkah": "usul"}).content.decode()
    assert "7 acara, 31 Oktober sampai 8 November 2024" in proposal
    assert not Briefing.objects.exists()
    assert planner.post(ROUND, {**a_round(), "langkah": "simpan"})["Location"] == LIST
    days = list(Briefing.objects.order_by("held_on").values_list("held_on", flat=True))
    assert [day.isoformat() for day in days] == [
        "2024-10-31", "2024-11-01", "2024-11-04", "2024-11-05", "2024-11-06", "2024-11-07", "2024-11-08",
    ]  # fmt: skip


def test_a_changed_date_is_kept(signed_in: SignedIn, kecamatan: list[Agency]) -> None:
    changed = {f"tanggal-{kecamatan[0].pk}": "2024-11-18"}
    signed_in(roles.TATA_PEMERINTAHAN).post(ROUND, {**a_round(), **changed, "langkah": "simpan"})
    assert Briefing.objects.get(hosts=kecamatan[0]).held_on == date(2024, 11, 18)


def test_a_saturday_is_saved_only_when_it_is_meant(signed_in: SignedIn, kecamatan: list[Agency]) -> None:
    planner = signed_in(roles.TATA_PEMERINTAHAN)
    changed = {**a_round(), f"tanggal-{kecamatan[0].pk}": "2024-11-02", "langkah": "simpan"}
    page = planner.post(ROUND, changed).content.decode()
    assert "Bukan hari kerja: Sabtu." in page
    assert not Briefing.objects.exists()
    planner.post(ROUND, {**changed, "tetap": "on"})
    assert Briefing.objects.count() == 7


@pytest.mark.parametrize("typed", ["kemarin", "2024-02-30", ""])
def test_a_date_that_cannot_be_read_is_not_guessed(
    signed_in: SignedIn, kecamatan: list[Agency], typed: str
) -> None:
    changed = {f"tanggal-{kecamatan[0].pk}": typed, "langkah": "simpan", "tetap": "on"}
    page = signed_in(roles.TATA_PEMERINTAHAN).post(ROUND, {**a_round(), **changed}).content.decode()
    assert "tidak terbaca" in page
    assert not Briefing.objects.exists()


def test_a_date_that_has_passed_is_never_saved(signed_in: SignedIn, kecamatan: list[Agency]) -> None:
    changed = {f"tanggal-{kecamatan[0].pk}": "2024-10-01", "langkah": "simpan", "tetap": "on"}
    page = signed_in(roles.TATA_PEMERINTAHAN).post(ROUND, {**a_round(), **changed}).content.decode()
    assert "Tanggal ini sudah lewat." in page
    assert not Briefing.objects.exists()


def test_a_round_sent_twice_is_one_round(signed_in: SignedIn, kecamatan: list[Agency]) -> None:
    planner = signed_in(roles.TATA_PEMERINTAHAN)
    for _ in range(2):
        assert planner.post(ROUND, {**a_round(), "langkah": "simpan"}).status_code == 302
    assert Briefing.objects.count() == 7


def test_going_back_keeps_what_was_chosen(signed_in: SignedIn, kecamatan: list[Agency]) -> None:
    page = signed_in(roles.TATA_PEMERINTAHAN).post(ROUND, {**a_round(), "langkah": "ubah"}).content.decode()
    assert "Sosialisasi putaran dua" in page
    assert "Lihat usulan tanggal" in page


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"groups": []}, "Pilih paling sedikit satu unit."),
        ({"per_day": "0"}, "Paling sedikit satu acara sehari."),
        ({"per_day": "99"}, "Paling banyak 12 acara sehari."),
        ({"first_on_day": "29"}, "Tanggalnya sudah lewat."),
        ({"title": ""}, "Tulis judul acaranya."),
        ({"audience": []}, "Pilih paling sedikit satu."),
    ],
)
def test_a_wrong_field_of_a_round_says_why(
    signed_in: SignedIn, kecamatan: list[Agency], changed: dict[str, Any], message: str
) -> None:
    told = {**a_round(), **changed, "langkah": "simpan"}
    page = signed_in(roles.TATA_PEMERINTAHAN).post(ROUND, told).content.decode()
    assert message in page
    assert not Briefing.objects.exists()


def test_only_tata_pemerintahan_plans_rounds(signed_in: SignedIn, camat: Agency) -> None:
    assert signed_in(roles.UNIT_HEAD, camat).get(ROUND).status_code == 403


# Questions


def test_a_forgotten_question_is_added_once(signed_in: SignedIn, camat: Agency) -> None:
    address = f"{LIST}{held(a_visit(camat)).label}/pertanyaan/"
    head = signed_in(roles.UNIT_HEAD, camat)
    told = {"text": "Bolehkah ikut grup?", "answer": "Tidak."}
    assert [head.post(address, told).status_code for _ in range(2)] == [302, 302]
    assert BriefingQuestion.objects.get().answer == "Tidak."


def test_an_answer_without_its_question_is_refused(signed_in: SignedIn, camat: Agency) -> None:
    address = f"{LIST}{a_visit(camat).label}/notulen/"
    told = {"minutes": "Ada.", "answer_1": "Tidak."}
    page = signed_in(roles.UNIT_HEAD, camat).post(address, told).content.decode()
    assert "Tulis pertanyaannya, atau hapus jawabannya." in page
    assert "Ada." in page


def test_questions_are_listed_and_taken_away_as_a_table(signed_in: SignedIn, camat: Agency) -> None:
    ask(camat, "Bolehkah, saya, hadir?", "=1+1")
    officer = signed_in(roles.TATA_PEMERINTAHAN)
    assert "Bolehkah, saya, hadir?" in officer.get(QUESTIONS).content.decode()
    file = officer.get(f"{LIST}pertanyaan.csv").content.decode("utf-8-sig")
    row = list(csv.reader(io.StringIO(file)))[1]
    assert row[3:] == ["Bolehkah, saya, hadir?", "'=1+1"]


def test_questions_of_another_town_are_not_listed(signed_in: SignedIn) -> None:
    ask(an_agency(a_government("99.02"), "setda"), "Rahasia kota lain?", "")
    officer = signed_in(roles.TATA_PEMERINTAHAN)
    assert "Rahasia kota lain?" not in officer.get(QUESTIONS).content.decode()
    assert "Rahasia kota lain?" not in officer.get(f"{LIST}pertanyaan.csv").content.decode("utf-8-sig")


# The roll call


def test_the_kit_of_a_roll_call_is_one_click(signed_in: SignedIn, camat: Agency) -> None:
    person = someone_at(head_position(camat))
    head = signed_in(roles.UNIT_HEAD, camat)
    assert "Apel Senin, 4 November 2024" in head.get(APEL).content.decode()
    pages = pages_of(head.get(f"{APEL}bahan.pdf").content)
    assert "NASKAH APEL" in pages[0]
    assert "testserver/bolehkah/" in pages[1]
    assert person.name in pages[2]


def test_the_poster_has_words_for_who_cannot_see_the_code(signed_in: SignedIn, camat: Agency) -> None:
    made = signed_in(roles.UNIT_HEAD, camat).get(f"{APEL}bahan.pdf").content
    assert b"Kode QR menuju testserver/bolehkah/" in made


def test_a_head_takes_no_kit_of_another_unit(signed_in: SignedIn, camat: Agency) -> None:
    other = an_agency(camat.government, "dinkes")
    someone = someone_at(staff_position(other))
    answer = signed_in(roles.UNIT_HEAD, camat).get(f"{APEL}bahan.pdf?unit=dinkes")
    assert answer.status_code == 400
    assert someone.name not in answer.content.decode()


def test_tata_pemerintahan_takes_the_kit_of_any_unit(signed_in: SignedIn, camat: Agency) -> None:
    answer = signed_in(roles.TATA_PEMERINTAHAN).get(f"{APEL}bahan.pdf?unit=kecamatan&tanggal=2024-11-11")
    assert "Senin, 11 November 2024" in words_of(answer.content)


@pytest.mark.parametrize("query", ["tanggal=besok", "tanggal=2024-13-01", "unit=tidak-ada"])
def test_a_kit_that_makes_no_sense_says_why(signed_in: SignedIn, camat: Agency, query: str) -> None:
    answer = signed_in(roles.TATA_PEMERINTAHAN).get(f"{APEL}bahan.pdf?unit=kecamatan&{query}")
    assert answer.status_code == 400
    assert "error-summary" in answer.content.decode()


def test_a_roll_call_in_a_year_without_a_calendar_still_has_its_script(
    signed_in: SignedIn, camat: Agency
) -> None:
    answer = signed_in(roles.UNIT_HEAD, camat).get(f"{APEL}?tanggal=2031-01-06")
    assert "Apel Senin, 6 Januari 2031" in answer.content.decode()


def ask(host: Agency, text: str, answer: str) -> None:
    services.add_question(
        briefing=held(a_visit(host)), question=NewQuestion(text, answer), at=AFTERNOON, actor=ACTOR
    )


def filled(host: Agency, **changed: Any) -> dict[str, Any]:
    return {
        "kind": "apel",
        "title": "Apel pagi",
        "held_on_day": "30",
        "held_on_month": "10",
        "held_on_year": "2024",
        "starts_at": "09.00",
        "place": "Halaman",
        "host": str(host.pk),
        "audience": ["pns", "thl"],
        **changed,
    }


def a_round() -> dict[str, Any]:
    return {
        "kind": "kunjungan",
        "title": "Sosialisasi putaran dua",
        "groups": ["camat"],
        "first_on_day": "31",
        "first_on_month": "10",
        "first_on_year": "2024",
        "per_day": "1",
        "audience": ["pns", "pppk", "thl"],
        "below": "on",
    }


@pytest.fixture(autouse=True)
def on_30_october(monkeypatch: pytest.MonkeyPatch) -> None:
    """Legal time is an input of every page; here it stands still."""
    monkeypatch.setattr("netra.web.middleware.legal_now", lambda request: NOW)


@pytest.fixture
def town() -> Government:
    return a_government()


@pytest.fixture
def camat(town: Government) -> Agency:
    return an_agency(town, "kecamatan", kind="kecamatan", district=a_district(town))


@pytest.fixture
def kecamatan(town: Government) -> list[Agency]:
    return [an_agency(town, f"kecamatan-{number}", kind="kecamatan") for number in range(7)]


@pytest.fixture
def signed_in(town: Government, client: Client) -> SignedIn:
    return lambda role, agency=None: sign_in(client, town, role, agency)
