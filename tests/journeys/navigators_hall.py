"""What an usher and a guest do at the door of a hall, one sentence each."""

from dataclasses import dataclass

from django.conf import settings
from django.test import Client
from playwright.sync_api import Page, expect

from netra.accounts.models import Officer


@dataclass(frozen=True)
class UsherAtTheDoor:
    """An usher's phone; `label` is the briefing's."""

    page: Page
    label: str

    def is_signed_in_as(self, officer: Officer) -> None:
        client = Client()
        client.force_login(officer)
        session = client.cookies[settings.SESSION_COOKIE_NAME].value
        self.page.goto("/hadir/")
        cookie = {
            "name": settings.SESSION_COOKIE_NAME,
            "value": session,
            "url": f"{self.page.url[:-6]}kantor/",
        }
        self.page.context.add_cookies([cookie])  # type: ignore[list-item]

    def opens_the_door(self) -> None:
        self.page.goto(f"/kantor/sosialisasi/{self.label}/pintu/")
        self.is_ready()

    def is_ready(self) -> None:
        expect(self.page.locator("html[data-ready='1']")).to_be_attached()

    def reads_the_code_on_the_screen(self) -> str:
        self.page.goto(f"/kantor/sosialisasi/{self.label}/layar/")
        return str(self.page.locator("[data-code]").text_content()).replace(" ", "")

    def types(self, text: str) -> None:
        self.page.get_by_label("NIP, nomor pegawai, atau nama").fill(text)
        self.page.get_by_role("button", name="Catat hadir").click()

    def scans(self) -> None:
        self.page.get_by_role("button", name="Pindai dengan kamera").click()

    def picks(self, name: str) -> None:
        self.page.get_by_role("button", name=name).first.click()

    def sees(self, word: str) -> None:
        expect(self.page.locator("main[data-answer] h1")).to_have_text(word)

    def goes_on(self) -> None:
        self.page.locator("main[data-answer] [data-next]").click()
        expect(self.page.locator("main[data-ask]")).to_be_visible()

    def lets_in(self, number: str) -> None:
        self.types(number)
        self.sees("Masuk")
        self.goes_on()

    def adds_the_guest(self, name: str) -> None:
        self.page.get_by_label("Nama, bila tahu").fill(name)
        self.page.get_by_role("button", name="Tambahkan sebagai hadir").click()
        self.sees("Masuk")
        self.goes_on()

    def sees_below(self, words: str) -> None:
        expect(self.page.locator("main:visible [data-net]")).to_have_text(words)

    def sees_the_counter(self, present: int, expected: int) -> None:
        expect(self.page.locator("main:visible [data-present]")).to_have_text(str(present))
        expect(self.page.locator("main:visible [data-expected]")).to_have_text(str(expected))

    def types_the_sheet(self, lines: list[str]) -> None:
        self.page.goto(f"/kantor/sosialisasi/{self.label}/hadir/kertas/")
        self.page.get_by_label("Daftar yang ditandatangani").fill("\n".join(lines))
        self.page.get_by_role("button", name="Catat hadir").click()
        expect(self.page.get_by_text("Jawaban per baris")).to_be_visible()

    def sees_the_finding(self, words: str) -> None:
        self.page.goto(f"/kantor/sosialisasi/{self.label}/hadir/")
        expect(self.page.get_by_role("heading", level=1)).to_have_text(words)

    def keeps(self) -> dict[str, int]:
        """How many lists and taps lie on this phone."""
        kept: dict[str, int] = self.page.evaluate(
            """async () => {
              const store = await netraUsherStore();
              const label = document.querySelector("[data-ask]").dataset.label;
              return { lists: (await store.list(label)) ? 1 : 0, taps: (await store.queued(label)).length };
            }"""
        )
        return kept


@dataclass(frozen=True)
class GuestWithAPhone:
    """Somebody in the hall, with a phone of their own."""

    page: Page

    def scans(self, code: str) -> None:
        self.page.goto(f"/hadir/{code}/")

    def says(self, number: str) -> None:
        self.page.get_by_label("NIP atau nomor pegawai Anda").fill(number)
        self.page.get_by_role("button", name="Saya hadir").click()

    def sees(self, word: str) -> None:
        expect(self.page.get_by_role("heading", level=1)).to_have_text(word)
