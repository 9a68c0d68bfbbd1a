"""What the public pages say, and what they do with input that is wrong."""

from datetime import UTC, date, datetime, timedelta
from html import unescape
from uuid import uuid4

import pytest
from django.test import Client

from netra import vault
from netra.cases import services as cases
from netra.cases.desk import Desk
from netra.reports import tracking
from netra.reports.models import Draft, Message, Report
from netra.reports.services import show_progress
from tests import factories, reporting

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo_mode")]
TALK = "/lacak/laporan/"
RECEIPT = "/lapor/tanda-terima/"
KEPT = "Isian lain tetap ada di halaman ini."
HIDDEN = "Ada karakter tersembunyi"


@pytest.fixture(autouse=True)
def reader() -> Desk:
    """An officer who can read what comes in."""
    return factories.desk()


@pytest.fixture
def receipt(reader: Desk) -> vault.Receipt:
    """Of a report that exists; ask for it together with `report`."""
    return vault.new_receipt()


@pytest.fixture
def report(receipt: vault.Receipt) -> Report:
    return factories.report(receipt=receipt)


def text_of(client: Client, address: str) -> str:
    return unescape(client.get(address).content.decode())


def said_to(client: Client, address: str, **posted: str) -> str:
    """What the page answers to a form that it keeps."""
    answer = client.post(address, posted)
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def enter(client: Client, receipt: vault.Receipt) -> str:
    """Come back with the words; the page that opens."""
    client.post("/lacak/", {"receipt": str(receipt)})
    return text_of(client, TALK)


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
    assert "Senin, 4 November 2024, menurut UU 1/2015 pasal 134 ayat (4)" in text_of(
        client, "/lapor/periksa/"
    )


def test_the_check_page_says_that_a_late_report_becomes_a_lead(client: Client) -> None:
    reporting.fill_in(client, kapan_di_mana={"happened_on_day": "1"})
    page = text_of(client, "/lapor/periksa/")
    assert "Batas melapor sudah lewat" in page
    assert "sebagai informasi awal" in page


def test_the_check_page_says_what_a_formal_report_still_lacks(client: Client) -> None:
    reporting.fill_in(client, bukti={"evidence": "", "links": ""}, nama={"choice": "anonymous"})
    assert "</strong> bukti, identitas pelapor." in text_of(client, "/lapor/periksa/")


def test_a_report_that_nobody_could_read_is_not_accepted_and_not_lost(client: Client, reader: Desk) -> None:
    reader.officer.delete()
    reporting.fill_in(client)
    answer = reporting.send(client)
    assert answer.status_code == 503
    assert Report.objects.count() == 0
    assert reporting.ANSWERS["cerita"]["story"] in text_of(client, "/lapor/periksa/")


# --- the receipt --------------------------------------------------------------------------------------


@pytest.fixture
def sent(client: Client) -> vault.Receipt:
    """A report just sent by this browser, its receipt still on the screen."""
    reporting.fill_in(client)
    receipt = reporting.receipt_of(client)
    reporting.send(client)
    return receipt


def confirm(client: Client, receipt: vault.Receipt, **wrong: str) -> int:
    words = {"first": receipt.words[1], "second": receipt.words[4]} | wrong
    return client.post(RECEIPT, words).status_code


def test_a_lost_answer_can_be_asked_for_again_until_the_words_are_confirmed(
    client: Client, sent: vault.Receipt
) -> None:
    pages = [text_of(client, RECEIPT) for _ in range(2)]
    assert all(f">{word}<" in page for page in pages for word in sent.words)
    confirm(client, sent)
    assert client.get(RECEIPT).status_code == 410


def test_a_wrong_word_is_named_and_the_words_stay(client: Client, sent: vault.Receipt) -> None:
    page = said_to(client, RECEIPT, first="keliru", second=sent.words[4])
    assert "Bukan kata ke-2." in page
    assert f">{sent.words[0]}<" in page


def test_whoever_is_sure_may_skip_the_question(client: Client, sent: vault.Receipt) -> None:
    client.get(RECEIPT)
    assert client.post("/lapor/tanda-terima/selesai/").status_code == 200
    assert client.get(RECEIPT).status_code == 410


def test_the_receipt_calls_a_doubtful_date_a_reminder(client: Client, sent: vault.Receipt) -> None:
    page = text_of(client, RECEIPT)
    assert "Sekitar Jumat, 1 November 2024" in page
    assert "Tanggal ini pengingat, bukan batas hukum" in page


def test_the_receipt_of_a_lead_names_the_last_day_of_its_search(client: Client) -> None:
    reporting.fill_in(client, nama={"choice": "anonymous"})
    reporting.send(client)
    assert "Paling lambat Rabu, 6 November 2024" in text_of(client, RECEIPT)


# --- the way back -------------------------------------------------------------------------------------


def test_a_receipt_of_no_report_is_answered_without_a_hint(client: Client) -> None:
    assert tracking.UNKNOWN in said_to(client, "/lacak/", receipt=str(vault.new_receipt()))


def test_words_that_do_not_belong_together_are_told_so(client: Client, sent: vault.Receipt) -> None:
    swapped = " ".join([sent.words[1], sent.words[0], *sent.words[2:]])
    assert "tidak cocok satu sama lain" in said_to(client, "/lacak/", receipt=swapped)


def test_too_few_words_are_counted(client: Client) -> None:
    page = said_to(client, "/lacak/", receipt="lumbung senja")
    assert "Tanda terima berisi delapan kata; yang Anda tulis 2." in page


def test_a_word_that_is_not_listed_is_named_by_its_place(client: Client, sent: vault.Receipt) -> None:
    page = said_to(client, "/lacak/", receipt=" ".join(["qqqqq", *sent.words[1:]]))
    assert "Kata ke-1 tidak ada dalam daftar kata kami." in page


@pytest.mark.usefixtures("report")
def test_a_receipt_typed_into_a_message_is_caught_and_not_stored(
    client: Client, receipt: vault.Receipt
) -> None:
    enter(client, receipt)
    page = said_to(client, TALK, nonce=str(uuid4()), text=f"kata saya {receipt}, tolong")
    assert tracking.CAUGHT in page
    assert Message.objects.count() == 0


@pytest.mark.usefixtures("report")
def test_a_hidden_character_in_a_message_is_refused_and_the_rest_is_kept(
    client: Client, receipt: vault.Receipt
) -> None:
    enter(client, receipt)
    page = said_to(client, TALK, nonce=str(uuid4()), text="Hari Senin\x00, pagi")
    assert HIDDEN in page
    assert "Hari Senin" in page
    assert Message.objects.count() == 0


@pytest.mark.usefixtures("report")
def test_a_forged_nonce_is_told_in_plain_words_and_nothing_is_stored(
    client: Client, receipt: vault.Receipt
) -> None:
    enter(client, receipt)
    page = said_to(client, TALK, nonce="bukan-nonce", text="Halo dari saya")
    assert "Formulir ini tidak lengkap." in page
    assert "Halo dari saya" in page
    assert Message.objects.count() == 0


@pytest.mark.usefixtures("report")
def test_the_reporter_s_page_shows_the_story_but_never_the_name(
    client: Client, receipt: vault.Receipt
) -> None:
    page = enter(client, receipt)
    assert factories.submission().story in page
    assert factories.named().name not in page


@pytest.mark.usefixtures("report")
def test_the_page_remembers_when_it_was_last_opened(client: Client, receipt: vault.Receipt) -> None:
    assert "Terakhir Anda buka" not in enter(client, receipt)
    assert "Terakhir Anda buka Rabu, 30 Oktober 2024" in text_of(client, TALK)


def asked(report: Report, desk: Desk) -> None:
    cases.ask_reporter(report=report, question="Pada hari apa?", nonce=uuid4(), desk=desk)


def test_a_question_says_who_acts_by_when_and_what_happens_otherwise(
    client: Client, receipt: vault.Receipt, report: Report, reader: Desk
) -> None:
    asked(report, reader)
    page = enter(client, receipt)
    for words in ("Pada hari apa?", "<strong>Anda</strong>", "2 hari lagi", tracking.UNANSWERED[report.kind]):
        assert words in page


def test_not_knowing_is_an_answer_and_keeps_what_was_typed(
    client: Client, receipt: vault.Receipt, report: Report, reader: Desk
) -> None:
    asked(report, reader)
    enter(client, receipt)
    client.post(TALK, {"nonce": str(uuid4()), "text": "Mungkin Senin.", "dont_know": "1"})
    page = text_of(client, TALK)
    assert f"{tracking.DONT_KNOW}\n\nMungkin Senin." in page
    assert "Belum Anda jawab" not in page
    assert "Jawaban Anda sudah sampai" in page


def test_a_date_that_has_passed_is_called_late(
    client: Client, receipt: vault.Receipt, report: Report
) -> None:
    Report.objects.filter(pk=report.pk).update(next_due_on=date(2024, 10, 29))
    page = enter(client, receipt)
    assert "lewat 1 hari" in page
    assert tracking.LATE in page


def test_a_report_without_a_date_says_so(client: Client, receipt: vault.Receipt, report: Report) -> None:
    Report.objects.filter(pk=report.pk).update(next_due_on=None, next_limit="")
    assert tracking.DATELESS in enter(client, receipt)


def test_a_finished_report_asks_nothing_more_of_the_reporter(
    client: Client, receipt: vault.Receipt, report: Report
) -> None:
    show_progress(report=report, stage=Report.Stage.DONE)
    page = enter(client, receipt)
    assert "Sudah ada hasil." in page
    assert "Tidak ada yang perlu Anda lakukan." in page


# --- figures and promises -----------------------------------------------------------------------------


def test_public_figures_do_not_tell_small_counts(client: Client) -> None:
    for _ in range(5):
        factories.report()
    factories.report(factories.submission(act="lainnya"))
    page = text_of(client, "/angka/")
    assert 'class="cell-end">5<' in page
    assert 'class="cell-end">di bawah 5<' in page


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
