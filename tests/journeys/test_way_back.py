"""A phone without scripts: report, put the words off, come back, add, correct, give a name, withdraw."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.journeys.navigators import Reporter
from tests.journeys.test_report_and_return import PHONE, tell_everything

pytestmark = [pytest.mark.browser, pytest.mark.beside("postgresql")]


@pytest.fixture
def reporter(page_at: Callable[..., Page], demo_address: str) -> Reporter:
    """A phone whose browser runs no script."""
    return Reporter(page_at(PHONE, javascript=False, base_url=demo_address))


def test_a_lead_grows_gets_a_name_becomes_a_report_and_is_withdrawn(reporter: Reporter) -> None:
    tell_everything(reporter)
    reporter.sends_the_report()
    reporter.puts_the_words_off()
    reporter.writes_the_words_down()
    reporter.proves_that_they_are_written_down()
    reporter.comes_back_with(" ".join(reporter.words))

    reporter.adds("Ada dua orang lain di ruangan itu.")
    assert "Ada dua orang lain" in reporter.reads_the_newest_message()
    reporter.corrects("Di mana", "Bukan aula, ruang rapat rekaan.")
    assert "Anda, meralat “Di mana”" in reporter.reads_the_newest_message()
    assert "Belum dibaca petugas." in reporter.reads_the_proof()

    reporter.gives_a_name("Pelapor Rekaan", "Jalan Rekaan 1")
    assert reporter.sees("Nama Anda tersegel.")
    assert not reporter.page.get_by_text("Pelapor Rekaan").count()
    assert "Tanggal pengingat" in reporter.reads_who_acts_next()  # the initial study of a report

    told = reporter.withdraws()
    assert "menjadi informasi awal (Perbawaslu 8/2020" in told
    assert reporter.sees("Anda sudah mencabut laporan ini.")
    assert "Rabu, 6 November 2024" in reporter.reads_who_acts_next()
    assert reporter.width_needed() <= PHONE
