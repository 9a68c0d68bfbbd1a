"""What Tata Pemerintahan and a camat do in a real browser, one sentence each."""

from dataclasses import dataclass
from datetime import date

from playwright.sync_api import Page, expect

from netra.accounts.models import Officer
from tests import factories


@dataclass(frozen=True)
class CityOfficer:
    """The hands and eyes of somebody behind the city's office door."""

    page: Page

    def signs_in(self, officer: Officer) -> None:
        self.page.goto("/kantor/masuk/")
        self.page.get_by_label("Nama masuk").fill(officer.username)
        self.page.get_by_label("Kata sandi").fill(factories.PASSWORD)
        self.page.get_by_label("Kode sekali pakai").fill(factories.code_of(officer))
        with self.page.expect_navigation():
            self.page.get_by_role("button", name="Masuk", exact=True).click()

    def issues_a_directive_to_all_camat(self, subject: str, due_on: date) -> None:
        self.page.goto("/kantor/instruksi/baru/")
        self.page.get_by_label("Tentang").fill(subject)
        self.page.get_by_label("Isi instruksi").fill("Adakan sosialisasi untuk semua pegawai.")
        self._chooses("Semua camat (7)")
        self._picks("due_on", due_on)
        self._presses("Terbitkan instruksi")
        self.sees_the_finding("Belum satu pun dari tujuh kecamatan selesai.")

    def proposes_a_round_over_all_kecamatan(self, title: str, first_on: date) -> None:
        self.page.goto("/kantor/sosialisasi/putaran/")
        self._chooses("Semua camat (7)")
        self.page.get_by_label("Judul").fill(title)
        self._picks("first_on", first_on)
        self.page.get_by_label("Mulai pukul").fill("09.00")
        self._chooses("THL")
        self.page.get_by_label("Menjalankan instruksi").select_option(index=1)
        self._presses("Lihat usulan tanggal")
        expect(self.page.get_by_role("heading", level=1)).to_contain_text("7 acara")

    def moves(self, unit: str, to: date) -> None:
        self.page.get_by_label(unit).fill(to.isoformat())

    def is_held_up_by(self, words: str) -> None:
        self._presses("Simpan 7 acara")
        expect(self.page.get_by_text(words)).to_be_visible()

    def saves_the_round(self) -> None:
        self._presses("Simpan 7 acara")
        expect(self.page.get_by_role("link", name="Rencanakan putaran")).to_be_visible()

    def opens_the_directive(self, subject: str) -> None:
        self.page.goto("/kantor/instruksi/")
        self.page.get_by_role("link", name=subject).first.click()
        expect(self.page.get_by_role("link", name="Surat instruksi")).to_be_visible()

    def accepts_it(self) -> None:
        self._presses("Terima instruksi")
        expect(self.page.get_by_role("button", name="Terima instruksi")).to_have_count(0)

    def records_the_briefing(self, title: str, minutes: str, question: str) -> None:
        self.page.goto("/kantor/sosialisasi/")
        self.page.get_by_role("link", name=title).first.click()
        self.page.get_by_role("link", name="Catat notulen").click()
        self.page.get_by_label("Notulen").fill(minutes)
        self.page.get_by_label("Pertanyaan 1").fill(question)
        self._presses("Catat notulen")
        expect(self.page.get_by_text(question)).to_be_visible()

    def opens_the_list_of(self, title: str) -> None:
        self.page.goto("/kantor/sosialisasi/")
        self.page.get_by_role("link", name=title).first.click()
        self._presses("Buka daftar hadir")
        expect(self.page.get_by_text("Sedang dibuka")).to_be_visible()

    def types_the_paper_list(self, numbers: list[str]) -> None:
        self.page.get_by_role("link", name="Ketik daftar kertas").click()
        self.page.get_by_label("Daftar yang ditandatangani").fill("\n".join(numbers))
        self._presses("Catat hadir")
        self.page.locator("a.back").click()

    def sees_the_count_on_the_briefings_page(self, words: str) -> None:
        self.page.locator("a.back").click()
        self.sees_the_finding(words)
        self.page.get_by_role("link", name="Lihat daftar hadir").click()

    def closes_the_list(self) -> None:
        self._presses("Tutup daftar")
        expect(self.page.get_by_text("Ditutup").first).to_be_visible()

    def sees_on_the_board(self, unit: str, words: str) -> None:
        self.page.goto("/kantor/cakupan/")
        expect(self.page.get_by_role("row").filter(has_text=unit)).to_contain_text(words)

    def asks_who_was_not_reached_in(self, unit: str) -> None:
        row = self.page.get_by_role("row").filter(has_text=unit)
        row.get_by_role("link", name="lihat yang belum ikut").click()

    def sees_the_names(self, *names: str) -> None:
        expect(self.page.locator("td[data-label='Nama']")).to_have_text(list(names))

    def reports_it_done(self, proof: str, briefing: str) -> None:
        self.page.get_by_role("link", name="Laporkan selesai").click()
        self.page.get_by_label("Apa yang sudah dilakukan").fill(proof)
        found = self.page.get_by_label("Acara yang membuktikan")
        expect(found.locator("option", has_text=briefing)).to_have_count(1)
        labels = found.locator("option").all_text_contents()
        found.select_option(label=next(label for label in labels if briefing in label))
        self._presses("Laporkan selesai")

    def sees_the_finding(self, words: str) -> None:
        expect(self.page.get_by_role("heading", level=1)).to_have_text(words)

    def _chooses(self, label: str) -> None:
        self.page.get_by_label(label, exact=True).check()

    def _picks(self, name: str, day: date) -> None:
        for part, value in (("day", day.day), ("month", day.month), ("year", day.year)):
            self.page.locator(f"[name={name}_{part}]").select_option(str(value))

    def _presses(self, name: str) -> None:
        with self.page.expect_navigation():
            self.page.get_by_role("button", name=name).click()
