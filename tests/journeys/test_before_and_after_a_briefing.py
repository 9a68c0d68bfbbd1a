"""A civil servant takes the test before and after a briefing, on a small phone without JavaScript."""

from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.navigators_taker import Taker

pytestmark = [pytest.mark.browser, pytest.mark.beside("postgresql")]
PHONE = 360
BRIEFING, DAY = "S-2024-0009", date(2024, 10, 29)  # the demo's meeting in the hotel
AGENCY = "Dinas Kesehatan"


@pytest.fixture
def taker(page_at: Callable[..., Page], demo_address: str) -> Taker:
    """A phone whose browser runs no script, on the day of the briefing."""
    found = Taker(page_at(PHONE, javascript=False, base_url=demo_address), DAY)
    found.becomes("", "29-10-2024")
    return found


@pytest.fixture
def officer(page_at: Callable[..., Page], demo_address: str) -> Taker:
    """Somebody of Tata Pemerintahan, a day later."""
    found = Taker(page_at(1280, javascript=False, base_url=demo_address), DAY)
    found.becomes("Tata Pemerintahan")
    return found


def test_before_and_after_are_joined_by_a_word_and_the_office_counts_them(
    taker: Taker, officer: Taker
) -> None:
    before, after, pairs = officer.looks_at_the_figures(BRIEFING)
    taker.scans(BRIEFING, "sebelum")
    taker.sits_down("PNS", AGENCY)
    taker.answers_all(right=2)
    assert taker.reads_the_heading() == "2 dari 5 tepat. Belum lulus."
    word = taker.writes_down_the_word()
    taker.scans(BRIEFING, "sesudah")
    taker.sits_down("PNS", AGENCY, word)
    taker.answers_all(right=5)
    assert taker.reads_the_heading() == "Anda lulus: 5 dari 5 tepat."
    assert officer.looks_at_the_figures(BRIEFING) == (before + 1, after + 1, pairs + 1)


def test_a_wrong_answer_is_explained_and_cannot_be_mended_by_going_back(taker: Taker) -> None:
    taker.page.goto("/uji/")
    taker.sits_down("PNS", AGENCY)
    taker.answers(right=False)
    assert taker.reads_the_heading().startswith("Belum tepat.")
    expect(taker.page.get_by_text("Jawaban Anda", exact=True)).to_be_visible()
    expect(taker.page.get_by_text("Jawaban yang tepat", exact=True)).to_be_visible()
    taker.page.go_back()
    expect(taker.page.get_by_text("Jawaban yang tepat", exact=True)).to_be_visible()
    taker.page.reload()
    assert taker.reads_the_heading().startswith("Belum tepat.")


def test_a_certificate_is_refused_to_a_number_that_nobody_has(taker: Taker) -> None:
    taker.page.goto("/uji/")
    taker.sits_down("PNS", AGENCY)
    taker.answers_all(right=4)
    taker.asks_for_a_certificate("000000000000000000", "Contoh")
    expect(taker.page.locator(".error-summary")).to_contain_text("tidak cocok dengan daftar pegawai")


def test_the_test_goes_on_later_where_it_was_left_and_can_be_removed(taker: Taker) -> None:
    taker.page.goto("/uji/")
    taker.sits_down("PNS", AGENCY)
    taker.answers(right=True)
    taker.page.get_by_role("link", name="Lanjut nanti").click()
    taker.page.goto("/uji/")
    taker.page.get_by_role("link", name="Lanjutkan keadaan 2").click()
    expect(taker.page.get_by_text("Keadaan 2 dari 5")).to_be_visible()
    for _ in range(4):
        taker.answers(right=False)
        taker.page.locator(".acts a").first.click()
    taker.press("Selesai, hapus dari perangkat ini")
    taker.page.goto("/uji/keadaan/2/")
    assert taker.reads_the_heading() == "Lima keadaan, lima jawaban"
