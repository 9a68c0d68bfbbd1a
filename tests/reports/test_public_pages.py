"""What the public pages say, and what they do with input that is wrong."""

from datetime import UTC, datetime, timedelta
from html import unescape
from typing import Any

import pytest
from django.test import Client

from netra.cases.desk import Desk
from netra.reports.models import Draft, Report
from tests import factories, reporting
from tests.reporting import said_to, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo_mode")]
TALK = "/lacak/laporan/"
RECEIPT = "/lapor/tanda-terima/"
KEPT = "Isian lain tetap ada di halaman ini."
HIDDEN = "Ada karakter tersembunyi"


@pytest.fixture(autouse=True)
def reader() -> Desk:
    """An officer who can read what comes in."""
    return factories.desk()


# --- before anything is asked -------------------------------------------------------------------------


def test_the_first_page_says_what_each_choice_means_before_its_button(client: Client) -> None:
    page = text_of(client, "/lapor/")
    meanings = (
        "dapat diangkat Bawaslu menjadi temuan",
        "menjadi laporan resmi.",
        "tidak diberitahukan kepada",
    )
    positions = [page.index(words) for words in (*meanings, "Mulai<svg")]
    assert positions == sorted(positions)


def test_the_first_page_leads_back_to_an_unfinished_report(client: Client) -> None:
    client.post("/lapor/")
    client.post("/lapor/apa/", reporting.ANSWERS["apa"])
    assert 'href="/lapor/cerita/">Lanjutkan laporan' in text_of(client, "/lapor/")


def test_the_first_page_leads_to_a_receipt_that_was_never_seen(client: Client) -> None:
    reporting.fill_in(client)
    reporting.send(client)
    page = text_of(client, "/lapor/")
    assert f'href="{RECEIPT}"' in page
    assert "Lanjutkan laporan" not in page


# --- the questions ------------------------------------------------------------------------------------


@pytest.mark.parametrize("slug", ["tidak-ada", "APA", "apa-apa"])
def test_an_unknown_step_is_not_found(client: Client, slug: str) -> None:
    client.post("/lapor/")
    assert client.get(f"/lapor/{slug}/").status_code == 404


@pytest.mark.parametrize("letter", ["\x00", "\x01", "\x1b", "\x7f"])
def test_a_hidden_character_is_refused_at_its_field_and_nothing_else_is_lost(
    client: Client, letter: str
) -> None:
    client.post("/lapor/")
    page = said_to(client, "/lapor/siapa/", position=f"guru{letter}", unit="Sekolah Contoh", agency="")
    assert HIDDEN in page
    assert KEPT in page
    assert 'value="Sekolah Contoh"' in page


def test_a_story_that_is_too_long_is_refused_with_its_limit_and_shown_again(client: Client) -> None:
    client.post("/lapor/")
    story = "a" * 20_001
    page = said_to(client, "/lapor/cerita/", story=story)
    assert "paling banyak 20.000 huruf" in page
    assert story in page


@pytest.mark.parametrize(
    ("day", "message"),
    [
        (("31", "10", "2024"), "Tanggalnya belum terjadi. Pilih hari ini atau sebelumnya."),
        (("31", "2", "2024"), "Tanggal ini tidak ada di kalender."),
        (("9" * 30, "1", "2024"), "Tanggal ini tidak ada di kalender."),
        (("1", "", "2024"), "Tanggal ini tidak ada di kalender."),
        (("\x00", "1", "2024"), "Tanggal ini tidak ada di kalender."),
        (("1", "1", "1999"), "lebih dari lima tahun lalu"),
    ],
)
def test_a_day_that_cannot_be_is_refused_and_the_place_is_kept(
    client: Client, day: tuple[str, str, str], message: str
) -> None:
    client.post("/lapor/")
    parts = dict(zip(("happened_on_day", "happened_on_month", "happened_on_year"), day, strict=True))
    page = said_to(client, "/lapor/kapan-di-mana/", place="Aula kantor", **parts)
    assert message in page
    assert 'value="Aula kantor"' in page


@pytest.mark.parametrize(
    ("told", "is_refused"),
    [("25.99", True), ("pukul 24:00", True), ("07.30", False), ("sesudah magrib", False), ("23.59", False)],
)
def test_an_hour_that_no_day_has_is_named_and_words_are_welcome(
    client: Client, told: str, is_refused: bool
) -> None:
    parts = {"happened_time": told, "place": "Aula kantor"}
    answer = client.post("/lapor/kapan-di-mana/", parts, follow=True)
    assert ("Jam ini tidak ada." in answer.content.decode()) is is_refused


def test_a_forged_choice_is_refused_in_plain_words(client: Client) -> None:
    client.post("/lapor/")
    assert "Pilih salah satu dari daftar ini." in said_to(client, "/lapor/apa/", act="perbuatan-karangan")


def test_an_office_that_is_not_listed_is_refused_in_plain_words(client: Client) -> None:
    client.post("/lapor/")
    page = said_to(client, "/lapor/siapa/", agency="dinas-karangan", position="guru")
    assert "Kantor ini tidak ada dalam daftar." in page


def test_a_link_that_is_no_address_is_named_by_its_line(client: Client) -> None:
    client.post("/lapor/")
    page = said_to(client, "/lapor/bukti/", links="https://contoh.id/a\njavascript:alert(1)")
    assert "Baris 2 bukan alamat halaman." in page


def test_a_formal_report_asks_for_name_and_address(client: Client) -> None:
    client.post("/lapor/")
    page = said_to(client, "/lapor/nama/", choice="named", contact="0800")
    assert "Tulis nama lengkap Anda." in page
    assert 'value="0800"' in page


def test_opening_a_question_after_the_draft_expired_says_why_it_begins_anew(client: Client) -> None:
    reporting.fill_in(client)
    Draft.objects.update(expires_at=datetime.now(UTC) - timedelta(seconds=1))
    answer = client.get("/lapor/cerita/", follow=True)
    assert "Draf Anda sudah tidak ada." in unescape(answer.content.decode())


# --- check and send -----------------------------------------------------------------------------------


def test_the_check_page_shows_every_answer_with_a_way_to_change_it(client: Client) -> None:
    reporting.fill_in(client)
    page = text_of(client, "/lapor/periksa/")
    assert all(f'href="/lapor/{slug}/"' in page for slug in reporting.ANSWERS)
    assert reporting.ANSWERS["cerita"]["story"] in page
    assert "Senin, 28 Oktober 2024, pukul 07.30" in page


def test_the_check_page_names_the_last_day_and_its_article(client: Client) -> None:
    reporting.fill_in(client)
    assert "Senin, 4 November 2024, 23.59 WIB, menurut UU 1/2015 pasal 134 ayat (4)" in text_of(
        client, "/lapor/periksa/"
    )


def test_the_check_page_says_that_a_late_report_becomes_a_lead(client: Client) -> None:
    reporting.fill_in(client, kapan_di_mana={"happened_on_day": "1"})
    page = text_of(client, "/lapor/periksa/")
    assert "Batas melapor sudah lewat" in page
    assert "sebagai informasi awal" in page


def test_the_check_page_says_what_a_formal_report_still_lacks(client: Client) -> None:
    reporting.fill_in(client, bukti={"evidence": "", "links": ""}, nama={"choice": "anonymous"})
    assert "Masih kurang: nama dan alamat Anda, bukti" in text_of(client, "/lapor/periksa/")


def test_a_report_that_nobody_could_read_is_not_accepted_and_not_lost(client: Client, reader: Desk) -> None:
    reader.officer.delete()
    reporting.fill_in(client)
    answer = reporting.send(client)
    assert answer.status_code == 503
    assert Report.objects.count() == 0
    assert reporting.ANSWERS["cerita"]["story"] in text_of(client, "/lapor/periksa/")


# --- figures and promises -----------------------------------------------------------------------------


def test_public_figures_do_not_tell_small_counts(client: Client) -> None:
    last_week = factories.CAMPAIGN - timedelta(days=4)
    for _ in range(5):
        factories.report(at=last_week)
    factories.report(factories.submission(act="lainnya"), at=last_week)
    page = text_of(client, "/angka/")
    assert page.count('class="cell-end">5–9<') == 1
    assert "Perbuatan lain" not in page
    assert 'class="cell-end">di bawah 5<' in page


def test_a_report_of_today_changes_no_public_figure(client: Client) -> None:
    def shown() -> list[Any]:
        pages = [client.get(address).context for address in ("/", "/angka/")]
        return [page["figures"] for page in pages] + [pages[1]["acts"], pages[1]["harms"]]

    before = shown()
    for _ in range(5):
        factories.report()
    assert shown() == before


def test_the_page_about_secrecy_says_what_cannot_be_protected(client: Client) -> None:
    page = text_of(client, "/cara-kami-menjaga-rahasia/")
    for words in (
        "Perangkat Anda.",
        "Jaringan kantor.",
        "Orang di belakang Anda.",
        "Server saat bekerja.",
        "LPSK",
    ):
        assert words in page


@pytest.mark.parametrize("address", ["/", "/lapor/"])
def test_the_page_about_secrecy_is_one_step_away(client: Client, address: str) -> None:
    assert 'href="/cara-kami-menjaga-rahasia/"' in text_of(client, address)
