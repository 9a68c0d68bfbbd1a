"""What an officer and a returning reporter do in a real browser, one sentence each."""

from dataclasses import dataclass

from playwright.sync_api import Page, expect

from netra import vault
from netra.accounts.models import Officer
from tests import factories


@dataclass(frozen=True)
class OfficerAtTheDesk:
    """A case officer's hands and eyes."""

    page: Page

    def signs_in(self, officer: Officer) -> None:
        self.page.goto("/kantor/")
        self.page.get_by_label("Nama masuk").fill(officer.username)
        self.page.get_by_label("Kata sandi").fill(factories.PASSWORD)
        self.page.get_by_label("Kode sekali pakai").fill(factories.code_of(officer))
        self.page.get_by_role("button", name="Masuk", exact=True).click()
        expect(self.page.get_by_role("heading", level=1)).to_have_text("Kotak masuk")

    def opens_the_report(self, docket: str) -> None:
        self.page.get_by_role("link", name=docket).click()
        expect(self.page.locator(".split-detail .docket").first).to_have_text(docket)
        self.page.wait_for_load_state()

    def opens_the_case(self, docket: str) -> None:
        self.page.goto(f"/kantor/perkara/{docket}/")
        expect(self.page.locator(".case-head .docket").first).to_have_text(docket)

    def waits_for_a_second_person(self) -> None:
        expect(self.page.get_by_text("Menunggu orang kedua")).to_be_visible()
        expect(self.page.get_by_role("link", name="Catat putusan pleno")).to_have_count(0)

    def registers(self) -> None:
        self.page.get_by_role("button", name="Registrasi").click()
        self.sees_the_stage("Kajian awal")

    def registers_with_the_keyboard(self) -> None:
        self.page.keyboard.press("r")
        self.page.keyboard.press("Enter")
        self.sees_the_stage("Kajian awal")

    def screens_it_as_complete(self) -> None:
        self._takes("Catat kajian awal")
        for requirement in self.page.get_by_role("checkbox").all():
            requirement.check()
        self.page.get_by_label("Terpenuhi, lanjut ke klarifikasi").check()
        self._finishes("Simpan kajian awal")
        self.sees_the_stage("Klarifikasi")

    def cannot_close_the_clarification_yet(self) -> None:
        expect(self.page.get_by_text("Belum bisa: terlapor belum didengar.")).to_be_visible()
        expect(self.page.get_by_role("button", name="Klarifikasi selesai")).to_have_count(0)

    def hears_the_respondent(self, words: str) -> None:
        self._takes("Catat hasil klarifikasi")
        self.page.get_by_label("Terlapor").check()
        self.page.get_by_label("Sudah didengar").check()
        self.page.get_by_label("Berita acara").fill(words)
        self._finishes("Simpan klarifikasi")

    def closes_the_clarification(self) -> None:
        self.page.get_by_role("button", name="Klarifikasi selesai, susun kajian").click()
        self.sees_the_stage("Kajian")

    def assesses(self, facts: str, analysis: str) -> None:
        self._takes("Kajian selesai, bawa ke pleno")
        self.page.get_by_label("Fakta").fill(facts)
        self.page.get_by_label("Analisis").fill(analysis)
        self._finishes("Simpan kajian dan bawa ke pleno")
        self.sees_the_stage("Putusan")

    def records_the_ruling(self, verdict: str, reasons: str) -> None:
        self._takes("Catat putusan pleno")
        self.page.get_by_label(verdict).check()
        self.page.get_by_label("Pertimbangan").fill(reasons)
        self._finishes("Simpan putusan")
        self.sees_the_stage("Penerusan")

    def refers_it_to(self, receiver: str, letter: str) -> None:
        self._takes("Teruskan")
        expect(self.page.get_by_text(receiver)).to_be_visible()
        self.page.get_by_label("Nomor dan tanggal surat penerusan").fill(letter)
        self._finishes("Catat sudah diteruskan")
        self.sees_the_stage("Diteruskan")

    def tells_the_reporter(self, words: str) -> None:
        self._takes("Tulis kepada pelapor")
        self.page.get_by_label("Pesan").fill(words)
        self._finishes("Kirim pesan")

    def sees_the_stage(self, label: str) -> None:
        expect(self.page.locator(".case-head .status").first).to_have_text(label)

    def sees_in_the_history(self, *titles: str) -> None:
        """The newest acts of the timeline, newest first; that the page was opened just now is not an act."""
        acts = self.page.locator(".timeline .event-title").filter(has_not_text="Isi tersegel dibuka")
        for number, title in enumerate(titles):
            expect(acts.nth(number)).to_have_text(title)

    def _takes(self, move: str) -> None:
        with self.page.expect_navigation():  # what is read next stands on the page that follows
            self.page.get_by_role("link", name=move, exact=True).click()

    def _finishes(self, button: str) -> None:
        with self.page.expect_navigation():  # what is read next stands on the page that follows
            self.page.get_by_role("button", name=button, exact=True).click()


@dataclass(frozen=True)
class ReporterComingBack:
    """The reporter, in a browser that knows nothing, with eight words."""

    page: Page

    def comes_back_with(self, receipt: vault.Receipt) -> None:
        self.page.goto("/lacak/")
        self.page.get_by_role("textbox").fill(" ".join(receipt.words))
        self.page.get_by_role("button", name="Buka laporan saya").click()

    def sees_the_status(self, sentence: str) -> None:
        expect(self.page.get_by_role("heading", level=1)).to_have_text(sentence)

    def reads(self, words: str) -> None:
        expect(self.page.get_by_text(words)).to_be_visible()
