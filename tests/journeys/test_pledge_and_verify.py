"""Somebody opens a sealed slip on a small phone without JavaScript, signs, and has the code checked."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from netra.letters.codes import Code
from netra.outreach.models import Pledge, Tally
from netra.outreach.queries import counts_on
from tests import factories
from tests.outreach.signing import ELECTION, TEXT, TODAY, a_servant, a_slip, a_unit

pytestmark = [
    pytest.mark.browser,
    pytest.mark.beside("postgresql"),
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("demo_mode"),
]
PHONE = 360
PageAt = Callable[..., Page]


class Signer:
    """Somebody with a slip in the hand."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def types_the_code(self, code: str) -> None:
        self.page.goto("/ikrar/")
        self.page.get_by_label("Kode pada slip Anda").fill(code)
        self._press("Buka ikrar saya")

    def reads_the_pledge(self) -> None:
        expect(self.page.get_by_role("heading", level=1)).to_have_text("Baca ikrar, lalu putuskan sendiri")
        for point in TEXT.points:
            expect(self.page.get_by_text(point.text)).to_be_visible()

    def types_the_name(self, name: str) -> None:
        self.page.get_by_label("Nama lengkap Anda").fill(name)
        self._press("Tanda tangani ikrar")

    def says_later(self) -> None:
        self._press("Nanti saja")

    def holds_a_receipt(self) -> str:
        expect(self.page.get_by_role("heading", level=1)).to_have_text("Ikrar Anda sudah tercatat")
        return self.page.locator(".code-words").inner_text()

    def downloads_it(self, name: str) -> bytes:
        self.page.get_by_label("Nama yang dicetak").fill(name)
        with self.page.expect_download() as waiting:
            self._press("Unduh tanda terima")
        return waiting.value.path().read_bytes()

    def has_it_checked(self, code: str) -> None:
        self.page.goto("/verifikasi/")
        self.page.get_by_label("Kode verifikasi").fill(code)
        self._press("Periksa")

    def asks_whether_the_name_is(self, name: str) -> None:
        self.page.get_by_label("Nama pada dokumen").fill(name)
        self._press("Cocokkan")

    def sees(self, words: str) -> None:
        expect(self.page.get_by_text(words).first).to_be_visible()

    def fits_the_phone(self) -> None:
        assert self.page.evaluate("document.documentElement.scrollWidth") == PHONE

    def _press(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).click()


def test_a_pledge_is_signed_and_verified_on_a_phone_without_javascript(
    page_at: PageAt, live_server: object
) -> None:
    unit = a_unit(government=factories.government())
    person = a_servant(unit)
    signer = a_phone(page_at, live_server)
    signer.types_the_code(str(a_slip(person, unit)).lower())
    signer.reads_the_pledge()
    signer.fits_the_phone()
    signer.types_the_name("Orang Lain")
    signer.sees("Nama ini berbeda dari nama pada slip.")
    signer.types_the_name(person.name)
    code = signer.holds_a_receipt()
    signer.fits_the_phone()
    assert signer.downloads_it(person.name).startswith(b"%PDF")
    signer.has_it_checked(code)
    signer.sees("Masih berlaku")
    signer.sees(unit.name)
    signer.asks_whether_the_name_is(person.name)
    signer.sees("Sama.")
    signer.fits_the_phone()
    assert counts_on(unit.government, kind=Tally.Kind.PLEDGED, election=ELECTION, on=TODAY) == {
        (unit.pk, "pns"): 1
    }


def test_who_says_later_can_come_back_with_the_same_slip(page_at: PageAt, live_server: object) -> None:
    unit = a_unit(government=factories.government())
    person = a_servant(unit)
    slip: Code = a_slip(person, unit)
    signer = a_phone(page_at, live_server)
    signer.types_the_code(str(slip))
    signer.says_later()
    signer.sees("Tidak ada yang dicatat atas nama Anda.")
    assert not Pledge.objects.exists()
    signer.types_the_code(str(slip))
    signer.types_the_name(person.name)
    signer.holds_a_receipt()
    assert Pledge.objects.count() == 1


def a_phone(page_at: PageAt, live_server: object) -> Signer:
    address = live_server.url  # type: ignore[attr-defined]
    return Signer(page_at(PHONE, javascript=False, base_url=address, accept_downloads=True))
