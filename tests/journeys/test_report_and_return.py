"""A citizen reports on a small phone without JavaScript, and comes back with eight words."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.journeys.navigators import Reporter

pytestmark = [pytest.mark.browser, pytest.mark.beside("postgresql")]
PHONE = 360
STORY = "Dalam rapat pagi, kepala seksi meminta kami memilih salah satu pasangan calon."


@pytest.fixture
def reporter(page_at: Callable[..., Page], demo_address: str) -> Reporter:
    """A phone whose browser runs no script."""
    return Reporter(page_at(PHONE, javascript=False, base_url=demo_address))


def tell_everything(reporter: Reporter) -> None:
    reporter.begins_a_report()
    reporter.chooses_what_was_seen("Ajakan atau imbauan mendukung")
    reporter.tells_what_happened(STORY)
    reporter.says_when_and_where("28", "Oktober", "2024", "Aula kantor rekaan")
    reporter.says_who_it_was("Kepala seksi")
    reporter.says_how_it_is_known("Melihat atau mendengar sendiri")
    reporter.describes_the_evidence("Rekaman suara dua menit")
    reporter.stays_anonymous()


def report_and_note_the_words(reporter: Reporter) -> str:
    tell_everything(reporter)
    reporter.sends_the_report()
    reporter.writes_the_words_down()
    reporter.proves_that_they_are_written_down()
    return " ".join(reporter.words)


def test_a_citizen_reports_without_a_name_and_comes_back_with_eight_words(reporter: Reporter) -> None:
    words = report_and_note_the_words(reporter)
    reporter.comes_back_with(words.upper().replace(" ", "-"))
    assert reporter.reads_the_status() == "Laporan Anda sudah diterima."
    assert "Bawaslu Kota Sukabumi" in reporter.reads_who_acts_next()
    assert "Rabu, 6 November 2024, 23.59 WIB" in reporter.reads_who_acts_next()


def test_the_reporter_writes_to_the_office_and_leaves_no_visit_behind(reporter: Reporter) -> None:
    words = report_and_note_the_words(reporter)
    reporter.comes_back_with(words)
    reporter.writes_to_the_office("Saya ingat: rapatnya di lantai dua.")
    assert "lantai dua" in reporter.reads_the_newest_message()
    reporter.leaves_the_conversation()
    reporter.page.goto("/lacak/laporan/")
    assert reporter.reads_the_status() == "Lacak laporan"


def test_every_question_leads_back_to_the_one_before_with_its_answer(reporter: Reporter) -> None:
    reporter.begins_a_report()
    reporter.chooses_what_was_seen("Media sosial")
    reporter.tells_what_happened(STORY)
    reporter.goes_back()
    assert reporter.stands_on_step(2)
    assert reporter.page.get_by_label("Cerita Anda").input_value() == STORY
    reporter.goes_back()
    assert reporter.page.get_by_label("Media sosial", exact=True).is_checked()


def test_an_answer_is_changed_from_the_check_page_and_the_rest_stays(reporter: Reporter) -> None:
    tell_everything(reporter)
    reporter.changes("Siapa")
    reporter.page.get_by_label("Jabatan").fill("Petugas loket")
    reporter.saves_the_change()
    assert reporter.sees("Petugas loket")
    assert reporter.sees(STORY)


def test_the_words_are_asked_for_again_when_they_were_copied_wrongly(reporter: Reporter) -> None:
    tell_everything(reporter)
    reporter.sends_the_report()
    reporter.writes_the_words_down()
    noted, reporter.words = reporter.words, ["salah"] * 8
    reporter.types_two_of_the_words()
    assert reporter.sees("Bukan kata ke-2. Periksa catatan Anda.")
    assert reporter.page.locator(".word-text").all_inner_texts() == noted


def test_the_office_s_question_is_answered_with_not_knowing(reporter: Reporter) -> None:
    reporter.becomes("Pelapor yang kembali")
    assert "Anda" in reporter.reads_who_acts_next()
    reporter.answers_that_this_is_not_known()
    assert "Saya tidak tahu." in reporter.reads_the_newest_message()
    assert reporter.reads_the_status() != "Petugas bertanya kepada Anda."


def test_no_page_of_the_journey_is_wider_than_the_phone(reporter: Reporter) -> None:
    tell_everything(reporter)
    widths = {reporter.width_needed()}
    reporter.sends_the_report()
    reporter.writes_the_words_down()
    widths.add(reporter.width_needed())
    reporter.writes_the_words_down()
    reporter.comes_back_with(" ".join(reporter.words))
    widths.add(reporter.width_needed())
    assert max(widths) <= PHONE
