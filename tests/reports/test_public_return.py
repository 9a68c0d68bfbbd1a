"""The receipt and the way back: what the pages say, and what they do with input that is wrong."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.test import Client

from netra import vault
from netra.cases import services as cases
from netra.cases.desk import Desk
from netra.journal.events import REPORT_PASSED_ON, REQUIREMENTS_NOT_MET
from netra.reports import services, tracking
from netra.reports.models import Message, Report
from tests import factories, reporting
from tests.reporting import said_to, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo_mode")]
TALK = "/lacak/laporan/"
RECEIPT = "/lapor/tanda-terima/"
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


def enter(client: Client, receipt: vault.Receipt) -> str:
    """Come back with the words; the page that opens."""
    client.post("/lacak/", {"receipt": str(receipt)})
    return text_of(client, TALK)


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
    # Not one of the 2,048 words: one of them would be the right one some day.
    page = said_to(client, RECEIPT, first="salah", second=sent.words[4])
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


def swapped(receipt: vault.Receipt) -> str:
    """Two neighbours changed places, where the check sees it: it misses one swap in 256."""
    for at in range(7):
        words = [*receipt.words[:at], receipt.words[at + 1], receipt.words[at], *receipt.words[at + 2 :]]
        try:
            vault.parse_receipt(" ".join(words))
        except vault.BadReceipt:
            return " ".join(words)
    raise AssertionError("no swap of this receipt is caught")


# --- the way back -------------------------------------------------------------------------------------


def test_a_receipt_of_no_report_is_answered_without_a_hint(client: Client) -> None:
    assert tracking.UNKNOWN in said_to(client, "/lacak/", receipt=str(vault.new_receipt()))


def test_words_that_do_not_belong_together_are_told_so(client: Client, sent: vault.Receipt) -> None:
    assert "tidak cocok satu sama lain" in said_to(client, "/lacak/", receipt=swapped(sent))


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
    assert "Terakhir" not in enter(client, receipt)
    again = text_of(client, TALK)
    assert "Terakhir dibuka Rabu, 30 Oktober 2024" in again
    assert "kunjungan ini, bila Anda sendiri membukanya tadi" in again


def test_a_visit_of_another_hour_is_asked_about(
    client: Client, receipt: vault.Receipt, report: Report
) -> None:
    enter(client, receipt)
    key = services.key_for_reporter(report=report, receipt=receipt)
    services.note_visit(report=report, key=key, at=factories.CAMPAIGN - timedelta(hours=20))
    assert "Terakhir Anda buka Selasa, 29 Oktober 2024" in text_of(client, TALK)


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


def test_a_finished_report_says_how_it_ended_and_asks_nothing_more(
    client: Client, receipt: vault.Receipt, report: Report, reader: Desk
) -> None:
    case = cases.register(report=report, desk=reader)
    cases.reject_requirements(case=case, screening={}, reason="Tidak lengkap.", desk=reader)
    page = enter(client, receipt)
    for words in ("Sudah ada hasil.", tracking.OUTCOMES[REQUIREMENTS_NOT_MET], "Tidak ada yang perlu Anda"):
        assert words in page
    assert "Tidak lengkap." not in page


def test_a_report_outside_bawaslu_s_power_says_so(
    client: Client, receipt: vault.Receipt, report: Report, reader: Desk
) -> None:
    cases.pass_on(report=report, to="Inspektorat", reason="Bukan pemilihan.", desk=reader)
    assert tracking.OUTCOMES[REPORT_PASSED_ON] in enter(client, receipt)


def test_what_was_sent_cannot_be_changed_from_the_reporter_s_page(
    client: Client, receipt: vault.Receipt, report: Report
) -> None:
    assert "summary-change" not in enter(client, receipt)


def test_an_answer_that_is_late_is_still_welcome(
    client: Client, receipt: vault.Receipt, report: Report, reader: Desk
) -> None:
    asked(report, reader)
    Report.objects.filter(pk=report.pk).update(answer_due_on=date(2024, 10, 29))
    page = enter(client, receipt)
    assert "Anda masih boleh menjawab." in page
    assert "clock-bad" not in page
