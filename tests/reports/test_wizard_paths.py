"""The paths through the wizard: short for a refused service, careful for an own superior, readers named."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from netra.accounts.models import Office, Officer
from netra.agencies.models import Agency
from netra.reports import queries, services
from netra.reports.models import Grant, Report
from netra.reports.submission import Submission
from tests import factories, reporting

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo_mode")]
TEMPLATES = Path(services.__file__).parents[1] / "templates" / "reports"
SERVICE = {
    "service": "Surat pindah",
    "agency": "",
    "place": "Loket 2",
    "happened_on_day": "28",
    "happened_on_month": "10",
    "happened_on_year": "2024",
    "story": "Petugas berkata surat menunggu sampai pemilihan selesai.",
}


@pytest.fixture(autouse=True)
def officer() -> Officer:
    made, _ = factories.officer()
    return made


def tell_of_a_service(client: Client, **answers: str) -> None:
    client.post("/lapor/")
    client.post("/lapor/apa/", {"act": "diskriminasi_layanan"})
    assert client.post("/lapor/layanan/", SERVICE | answers)["Location"] == "/lapor/bukti/"
    client.post("/lapor/bukti/", {"evidence": "", "links": ""})
    client.post("/lapor/nama/", {"choice": "anonymous"})


def stored() -> Report:
    return Report.objects.select_related("government", "agency").get()


def told_in(client: Client) -> Submission:
    receipt = reporting.receipt_of(client)
    report = queries.report_by_receipt(receipt)
    assert report is not None
    key = services.key_for_reporter(report=report, receipt=receipt)
    content: Any = services.read_story(report=report, key=key)
    return Submission.from_sealed(content, agency_code=report.agency.code if report.agency else "")


def test_a_service_refused_is_told_in_four_steps(client: Client) -> None:
    tell_of_a_service(client)
    page = reporting.text_of(client, "/lapor/periksa/")
    assert all(words in page for words in ("Surat pindah", "Loket 2", "Senin, 28 Oktober 2024"))
    assert "Langkah 2 dari 4" in reporting.text_of(client, "/lapor/layanan/")
    reporting.send(client)
    told = told_in(client)
    assert (told.act, told.service, told.known_how) == ("diskriminasi_layanan", "Surat pindah", "")


@pytest.mark.parametrize("field", ["service", "story"])
def test_the_short_path_asks_only_for_the_service_and_what_was_said(client: Client, field: str) -> None:
    client.post("/lapor/")
    client.post("/lapor/apa/", {"act": "diskriminasi_layanan"})
    assert client.post("/lapor/layanan/", SERVICE | {field: ""}).status_code == 200
    tell_of_a_service(client, place="", happened_on_day="", happened_on_month="", happened_on_year="")
    assert client.get("/lapor/periksa/").status_code == 200


def test_changing_the_act_changes_the_path_and_nothing_of_the_other_one_is_sent(client: Client) -> None:
    reporting.fill_in(client)
    client.post("/lapor/apa/", {"act": "diskriminasi_layanan"})
    assert client.get("/lapor/periksa/")["Location"] == "/lapor/layanan/"
    client.post("/lapor/layanan/", SERVICE)
    reporting.send(client)
    told = told_in(client)
    assert (told.story, told.position) == (SERVICE["story"], "")


def test_an_incomplete_report_is_sent_as_a_lead_and_never_refused(client: Client) -> None:
    reporting.fill_in(
        client,
        kapan_di_mana=dict.fromkeys(
            ("happened_on_day", "happened_on_month", "happened_on_year", "place"), ""
        ) | {"place_unknown": "on"},
        siapa={"position": "", "who_unknown": "on"},
        bukti={"evidence": "", "links": ""},
        nama={"choice": "anonymous"},
    )  # fmt: skip
    page = reporting.text_of(client, "/lapor/periksa/")
    assert "Masih kurang: nama dan alamat Anda, siapa yang dilaporkan, kapan dan di mana, bukti" in page
    assert reporting.send(client)["Location"] == "/lapor/tanda-terima/"
    assert stored().kind == "lead"


def test_the_time_left_stands_on_the_pages_before_it_runs_out(client: Client) -> None:
    client.post("/lapor/")
    for slug in ("apa", "cerita", "kapan-di-mana"):
        client.post(f"/lapor/{slug}/", reporting.ANSWERS[slug] | {"happened_on_day": "25"})
    page = reporting.text_of(client, "/lapor/siapa/")
    assert "7 hari sejak diketahui" in page
    assert "2 hari lagi" in page
    assert "Jumat, 1 November 2024" in page


def test_a_time_that_has_passed_is_said_and_the_report_is_welcome(client: Client) -> None:
    client.post("/lapor/")
    for slug in ("apa", "cerita", "kapan-di-mana"):
        client.post(f"/lapor/{slug}/", reporting.ANSWERS[slug] | {"happened_on_day": "2"})
    assert "Tetap kirim: dibaca sebagai informasi awal." in reporting.text_of(client, "/lapor/siapa/")


def test_before_the_last_question_the_meter_calls_nothing_enough_and_names_what_is_still_asked(
    client: Client,
) -> None:
    client.post("/lapor/")
    for slug in ("apa", "cerita"):
        client.post(f"/lapor/{slug}/", reporting.ANSWERS[slug])
    page = reporting.text_of(client, "/lapor/kapan-di-mana/")
    assert "Belum ada yang kurang." in page
    assert "Masih akan ditanyakan untuk laporan resmi: nama dan alamat Anda, siapa yang" in page
    assert "cukup" not in page.split("Belum ada yang kurang")[1]


def test_no_page_is_offered_to_mend_a_time_that_has_passed(client: Client) -> None:
    reporting.fill_in(client, kapan_di_mana={"happened_on_day": "2"})
    page = reporting.text_of(client, "/lapor/periksa/")
    meter = page[page.index('id="kelengkapan"') : page.index('id="pembaca"')]
    assert "Batas laporan resmi sudah lewat." in meter
    assert "Lengkapi" not in meter


def test_examples_stand_under_each_kind_of_act(client: Client) -> None:
    client.post("/lapor/")
    page = reporting.text_of(client, "/lapor/apa/")
    assert all(
        words in page
        for words in (
            "Mobil dinas mengangkut alat peraga",
            "Dicoret dari daftar bantuan",
            "Spanduk atau baliho",
        )
    )


# --- readers ------------------------------------------------------------------------------------------


def mark_of(officer: Officer) -> str:
    return f"{officer.office_id}:{officer.position}"


def test_a_marked_position_gets_no_key_and_the_mark_is_sealed(client: Client, officer: Officer) -> None:
    other, _ = factories.officer("bawaslu_intake")
    reporting.fill_in(client, siapa={"not_for": mark_of(officer)})
    assert "Jabatan yang Anda tandai tidak membacanya." in reporting.text_of(client, "/lapor/periksa/")
    reporting.send(client)
    assert [grant.officer for grant in Grant.objects.all()] == [other]
    assert told_in(client).not_for == [mark_of(officer)]


def test_marking_everybody_is_refused_at_the_field(client: Client, officer: Officer) -> None:
    client.post("/lapor/")
    page = reporting.said_to(client, "/lapor/siapa/", position="guru", not_for=mark_of(officer))
    assert "Dengan pilihan ini tidak ada yang dapat membacanya." in page


def test_a_forged_mark_is_refused_in_plain_words(client: Client) -> None:
    client.post("/lapor/")
    page = reporting.said_to(client, "/lapor/siapa/", position="guru", not_for="0:karangan")
    assert "Jabatan ini tidak ada dalam daftar." in page


def test_a_mark_whose_position_was_renamed_is_asked_again_and_nothing_is_sent_or_lost(
    client: Client, officer: Officer
) -> None:
    factories.officer("bawaslu_intake")
    reporting.fill_in(client, siapa={"not_for": mark_of(officer), "unit": "Seksi Contoh"})
    Officer.objects.filter(pk=officer.pk).update(position="Nama baru")
    answer = reporting.send(client)
    assert not Report.objects.exists()
    page = reporting.text_of(client, answer["Location"])
    assert "Mungkin berganti nama: tandai lagi." in page
    assert all(kept in page for kept in ("Seksi Contoh", "kepala seksi", "Nama baru"))
    officer.refresh_from_db()
    told = {"position": "kepala seksi", "unit": "Seksi Contoh", "not_for": mark_of(officer)}
    assert client.post(answer["Location"], told)["Location"] == "/lapor/periksa/"
    reporting.send(client)
    assert officer not in {grant.officer for grant in Grant.objects.all()}


@pytest.mark.parametrize("is_service", [True, False])
def test_an_agency_that_is_gone_is_asked_again_at_its_field_and_is_not_no_agency(
    client: Client, is_service: bool
) -> None:
    agency = factories.agency()
    if is_service:
        tell_of_a_service(client, agency=agency.code)
    else:
        reporting.fill_in(client, siapa={"agency": agency.code})
    Agency.objects.filter(pk=agency.pk).update(code="kode-baru")
    answer = reporting.send(client)
    assert not Report.objects.exists()
    assert answer["Location"].startswith("/lapor/layanan/" if is_service else "/lapor/siapa/")
    page = reporting.text_of(client, answer["Location"])
    assert "Kantor ini tidak ada dalam daftar." in page
    assert ("Surat pindah" in page and 'value="2024"' in page) if is_service else "kepala seksi" in page


def test_no_page_of_the_wizard_names_an_officer(client: Client, officer: Officer) -> None:
    client.post("/lapor/")
    assert officer.username not in reporting.text_of(client, "/lapor/siapa/")


def in_the_unit(officer: Officer) -> Agency:
    officer.agency = factories.agency()
    officer.save()
    return officer.agency


def test_the_reporter_is_told_when_the_next_office_reads(client: Client, officer: Officer) -> None:
    in_the_unit(officer)
    above = factories.office("Bawaslu Provinsi Jawa Barat")
    Office.objects.filter(pk=above.pk).update(tier=Office.Tier.PROVINCE)
    reader, _ = factories.officer(office=above)
    reporting.fill_in(client, siapa={"position": "staf", "agency": "dishub"})
    page = reporting.text_of(client, "/lapor/periksa/")
    assert "Bukan Bawaslu Kota Sukabumi" in page
    assert "Petugas <strong>Bawaslu Provinsi Jawa Barat</strong>" in page
    reporting.send(client)
    assert "sampai di Bawaslu Provinsi Jawa Barat" in reporting.text_of(client, "/lapor/tanda-terima/")
    assert stored().docket == "L3272-2024-0001"
    assert queries.visible_to(reader).get() == stored()


def test_when_nobody_may_read_the_draft_stays_and_the_page_says_why(client: Client, officer: Officer) -> None:
    in_the_unit(officer)
    reporting.fill_in(client, siapa={"position": "staf", "agency": "dishub"})
    assert "Belum ada yang boleh membaca laporan ini." in reporting.text_of(client, "/lapor/periksa/")
    answer = reporting.send(client)
    assert answer.status_code == 503
    assert "tidak ada petugasnya yang boleh membaca" in answer.content.decode()
    assert not Report.objects.exists()
    assert reporting.draft_of(client) is not None


# --- an own superior ----------------------------------------------------------------------------------


def test_who_reports_an_own_superior_is_told_what_protects_and_what_gives_away(client: Client) -> None:
    assert "/lapor/atasan/" in reporting.text_of(client, "/lapor/")
    page = reporting.text_of(client, "/lapor/atasan/")
    assert all(
        words in page for words in ("UU 31/2014 pasal 10", "Wi-Fi", "garis di atasnya", "Jumlah orang")
    )


def test_the_page_about_an_own_superior_begins_nothing_by_itself_so_that_no_draft_is_lost(
    client: Client,
) -> None:
    reporting.fill_in(client)
    page = reporting.text_of(client, "/lapor/atasan/")
    assert 'action="/lapor/"' not in page
    assert 'class="button button-wide" href="/lapor/"' in page
    assert "Ada laporan yang belum selesai" in reporting.text_of(client, "/lapor/")


def test_that_it_is_the_own_superior_guides_the_page_and_is_never_sealed(client: Client) -> None:
    reporting.fill_in(client, siapa={"position": "kepala seksi", "is_my_superior": "on"})
    assert "Anda melaporkan atasan sendiri." in reporting.text_of(client, "/lapor/periksa/")
    reporting.send(client)
    assert "is_my_superior" not in told_in(client).sealed_part()


# --- what gives away, and the way out -----------------------------------------------------------------


def test_hints_stand_on_the_check_page_and_only_there(client: Client) -> None:
    reporting.fill_in(
        client, cerita={"story": "Hanya kami bertiga di ruang itu."}, nama={"choice": "anonymous"}
    )
    page = reporting.text_of(client, "/lapor/periksa/")
    assert "<mark>Hanya kami bertiga</mark>" in page
    reporting.send(client)
    assert "hints" not in told_in(client).sealed_part()


def test_without_a_find_a_calm_list_stands_there_and_none_for_who_gives_a_name(client: Client) -> None:
    reporting.fill_in(client, nama={"choice": "anonymous"})
    assert "Siapa yang bisa tahu?" in reporting.text_of(client, "/lapor/periksa/")
    client.post("/lapor/nama/", reporting.ANSWERS["nama"])
    assert "Siapa yang bisa tahu?" not in reporting.text_of(client, "/lapor/periksa/")


@pytest.mark.parametrize("page", sorted(path.name for path in TEMPLATES.glob("*.html")))
def test_every_page_of_the_public_door_can_be_left_at_once(page: str) -> None:
    text = (TEMPLATES / page).read_text()
    is_whole = "{% extends" in text and page != "reader_keys.html"  # fingerprints: for anybody to compare
    assert not is_whole or '"web/sensitive.html"' in text or '"reports/step.html"' in text


def test_the_way_out_is_a_plain_link_away_from_here(client: Client) -> None:
    page = reporting.text_of(client, "/lapor/")
    assert 'href="https://www.bmkg.go.id/" rel="noreferrer nofollow" data-leave' in page
