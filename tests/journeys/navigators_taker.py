"""Somebody who takes the test of understanding, in sentences."""

import re
from datetime import date

from playwright.sync_api import Page, expect

from netra.outreach.situations import ANSWERS, situations


class Taker:
    """At the public door, on a phone. Knows the right answers when asked to."""

    def __init__(self, page: Page, on: date) -> None:
        self.page = page
        self.on = on

    def scans(self, briefing: str, when: str) -> None:
        self.page.goto(f"/uji/?acara={briefing}&saat={when}")

    def sits_down(self, employment: str, agency: str, word: str = "") -> None:
        self.choose(employment)
        self.page.get_by_label("Perangkat daerah", exact=True).select_option(label=agency)
        if word:
            self.page.get_by_label("Kata acak dari uji sebelum acara").fill(word)
        self.press("Mulai")

    def answers(self, *, right: bool) -> None:
        """One situation, rightly or wrongly, as a PNS on that day."""
        story = self.page.locator(".story").inner_text()
        asked = next(each for each in situations(self.on, "pns") if each.item.story == story)
        wrong = next(answer for answer in ANSWERS if answer != asked.answer)
        value = asked.answer if right else wrong
        self.page.locator(f"input[name=choice][value={value}] + label").click()
        self.press("Periksa jawaban")

    def answers_all(self, *, right: int) -> None:
        for place in range(1, 6):
            expect(self.page.get_by_text(f"Keadaan {place} dari 5")).to_be_visible()
            self.answers(right=place <= right)
            self.page.get_by_role("link", name="Keadaan berikutnya" if place < 5 else "Lihat hasil").click()

    def reads_the_heading(self) -> str:
        return self.page.get_by_role("heading", level=1).inner_text().replace("\n", " ")

    def writes_down_the_word(self) -> str:
        return self.page.locator(".test-word-word").inner_text()

    def asks_for_a_certificate(self, number: str, first_name: str) -> None:
        self.page.get_by_role("link", name="Minta sertifikat").click()
        self.page.get_by_label("NIP, atau nomor pegawai bagi THL").fill(number)
        self.page.get_by_label("Nama depan").fill(first_name)
        self.press("Terbitkan sertifikat")

    def looks_at_the_figures(self, briefing: str) -> tuple[int, int, int]:
        """At the office: finished tests before and after that briefing, and how many pairs."""
        self.page.goto("/kantor/pemahaman/")
        row = self.page.locator("#sosialisasi tr", has=self.page.locator(f"a[href$='{briefing}/']"))
        text = row.inner_text()
        before, after = (int(found) for found in re.findall(r"dari (\d+)", text))
        pairs = re.search(r"Orang yang sama \((\d+)\)", text)
        return before, after, int(pairs[1]) if pairs else 0

    def becomes(self, persona: str, day: str = "") -> None:
        """With the demo's bar: somebody else, on another day."""
        self.page.goto("/uji/")
        self.page.locator("summary.demo-bar").click()
        if persona:
            self.page.locator(".persona label", has_text=persona).first.click()
        if day:
            self.page.get_by_label("Tanggal lain").fill(day)
        self.press("Pakai peran dan tanggal ini")

    def choose(self, label: str) -> None:
        self.page.get_by_text(label, exact=True).click()

    def press(self, name: str) -> None:
        with self.page.expect_navigation():
            self.page.get_by_role("button", name=name).click()
