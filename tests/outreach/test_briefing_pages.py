"""Planning and recording briefings: a head's own, a round in one go, questions, the roll call."""

import csv
import io
from datetime import date, datetime
from typing import Any

import pytest

from netra.accounts import roles
from netra.agencies.models import Agency
from netra.outreach import papers, services
from netra.outreach.apel import script_for
from netra.outreach.models import Briefing, BriefingQuestion
from netra.outreach.plans import NewQuestion
from tests.letters.reading import pages_of, words_of
from tests.outreach.briefings import LIST, SignedIn
from tests.outreach.meetings import AFTERNOON, WIB, a_visit, held
from tests.towns import (
    ACTOR,
    a_government,
    an_agency,
    head_position,
    someone_at,
    staff_position,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_30_october")]
PLAN, ROUND, QUESTIONS, APEL = f"{LIST}rencana/", f"{LIST}putaran/", f"{LIST}pertanyaan/", "/kantor/apel/"


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
    saved = planner.post(ROUND, {**a_round(), "langkah": "simpan"})["Location"]
    assert "7 acara tersimpan." in planner.get(saved).content.decode()
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


def test_the_poster_is_one_page_whatever_stands_above_it(camat: Agency) -> None:
    camat.name = (
        "Dinas Pengendalian Penduduk, Keluarga Berencana, Pemberdayaan Perempuan dan Perlindungan Anak"
    )
    monday, at = date(2024, 11, 4), datetime(2024, 10, 30, 9, tzinfo=WIB)
    address = "https://netra.contoh.go.id/bolehkah/"
    made = papers.apel_kit(camat, script_for(monday, ["pns"]), [], address=address, at=at, sample=True)
    poster = pages_of(made)[1]
    assert "Ragu?" in poster and "Setiap jawaban menyebut pasalnya." in poster


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
