"""What offices do with a ruling, from the hand-over to the end of a disciplinary proceeding, in a browser."""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from playwright.sync_api import FilePayload, Page, expect

from netra.accounts.models import Officer
from tests import factories
from tests.letters.reading import words_of


@dataclass(frozen=True)
class AtTheDesk:
    """Hands that every officer has: sign in, take a step, fill in its form, look."""

    page: Page

    def signs_in(self, officer: Officer) -> None:
        self.signs_in_with(officer.username, factories.code_of(officer))

    def signs_in_with(self, username: str, code: str) -> None:
        self.page.goto("/kantor/")
        self.page.get_by_label("Nama masuk").fill(username)
        self.page.get_by_label("Kata sandi").fill(factories.PASSWORD)
        self.page.get_by_label("Kode sekali pakai").fill(code)
        with self.page.expect_navigation():
            self.page.get_by_role("button", name="Masuk", exact=True).click()

    def goes_to(self, address: str) -> None:
        self.page.goto(address)

    def takes(self, step: str) -> None:
        """Open the page of a move, by its link."""
        with self.page.expect_navigation():
            self.page.get_by_role("link", name=step, exact=True).first.click()
        expect(self.page.locator("form.form").first).to_be_visible()

    def fills(self, **told: str | date) -> None:
        """Each field by its name in the form."""
        for name, value in told.items():
            self.page.locator(f"main [name={name}]").fill(str(value))

    def picks(self, **told: str) -> None:
        """One choice of each list, by its value."""
        for name, value in told.items():
            self.page.locator(f'main [name={name}][value="{value}"]').check()

    def presses(self, button: str) -> None:
        """Send the form, and stand on the page that follows."""
        with self.page.expect_navigation():
            self.page.get_by_role("button", name=button, exact=True).click()

    def cannot_take(self, step: str) -> None:
        """It stands there, locked or not at all; there is nothing to press."""
        for role in ("link", "button"):
            expect(self.page.get_by_role(role, name=step, exact=True)).to_have_count(0)

    def sees(self, *words: str) -> None:
        for each in words:
            expect(self.page.get_by_text(each).filter(visible=True).first).to_be_visible()

    def unfolds(self) -> None:
        """What is finished stands folded."""
        self.page.evaluate("document.querySelectorAll('main details').forEach(each => { each.open = true })")

    def does_not_see(self, *words: str) -> None:
        self.unfolds()
        told = self.page.locator("main").inner_text().lower()
        assert [each for each in words if each.lower() in told] == []

    def sees_the_stage(self, label: str) -> None:
        expect(self.page.locator(".case-head .status").first).to_have_text(label)

    def reads_the_number(self) -> str:
        return self.page.locator(".case-head .docket").inner_text()

    def sees_a_refusal(self, words: str) -> None:
        """Named at the field; the page is the same."""
        expect(self.page.locator(".error-summary")).to_contain_text(words)

    def notes_the_receipt(self, reference: str) -> None:
        """Of an institution outside, on its own page of the hand-over."""
        self.takes("Catat tanda terima")
        self.fills(reference=reference)
        self.presses("Catat tanda terima")
        self.sees("Diterima", reference)

    def packs(self, key: str, fingerprint: str) -> bytes:
        """The hand-over that stands on this page, sealed for an office of another installation."""
        self.takes("Unduh paket tersegel")
        self.fills(key=key, fingerprint=fingerprint)
        with self.page.expect_download() as started:
            self.page.get_by_role("button", name="Segel dan unduh paket", exact=True).click()
        return Path(started.value.path()).read_bytes()


class Sender(AtTheDesk):
    """Bawaslu's officer who hands a ruling over."""

    def rules(self, reasons: str, *verdicts: str) -> None:
        """The plenary's ruling, from the page of the case."""
        factories.assessed_by_a_colleague()  # in this office; test_office_handles_a_case shows both at work
        self.page.reload()
        self.takes("Catat putusan pleno")
        for each in verdicts:
            self.page.get_by_label(each, exact=True).check()
        self.fills(reasons=reasons)
        self.presses("Simpan putusan")
        self.sees_the_stage("Penerusan")

    def issues_the_letter(self, docket: str, kind: str, **told: str) -> str:
        """The words of the PDF that the office gets."""
        self.goes_to(f"/kantor/perkara/{docket}/surat/{kind}/")
        self.fills(**told)
        self.presses("Terbitkan surat")
        made = self.page.locator('main a[href*="/surat/berkas/"]').first.get_attribute("href")
        return words_of(self.page.request.get(made or "").body())

    def hands_over(self, docket: str, purpose: str, *, to: str, outside: str = "", summary: str) -> str:
        """The number of the hand-over."""
        self.goes_to(f"/kantor/perkara/{docket}/serah-terima/baru/")
        self.picks(purpose=purpose)
        self.page.get_by_label(to, exact=True).check()
        if outside:
            self.fills(outside=outside)
        self.fills(position="Kepala seksi rekaan", agency="Dinas Perhubungan", act="Ajakan mendukung")
        self.fills(norms="SKB 2022 Lampiran II", summary=summary)
        self.presses("Segel dan serahkan")
        self.sees("Menunggu tanda terima")
        return self.reads_the_number()


class Personnel(AtTheDesk):
    """An officer of the personnel office or the inspectorate."""

    def makes_the_office_key(self) -> tuple[str, str]:
        """The key as text, and the fingerprint that is read out."""
        self.goes_to("/kantor/serah-terima/masuk/")
        self.presses("Buat kunci kantor")
        self.page.get_by_text("Tampilkan kunci untuk disalin").click()
        return (
            self.page.locator("details .hash").inner_text(),
            self.page.locator("dd.hash").inner_text(),
        )

    def takes_in(self, package: bytes) -> None:
        """Whatever comes of it."""
        self.goes_to("/kantor/serah-terima/masuk/")
        given: FilePayload = {
            "name": "paket.netra", "mimeType": "application/octet-stream", "buffer": package,
        }  # fmt: skip
        self.page.get_by_label("Berkas paket").set_input_files([given])
        self.presses("Periksa dan muat")

    def gives_the_receipt(self, number: str) -> None:
        self.goes_to(f"/kantor/serah-terima/{number}/")
        self.presses("Terima")
        self.sees("Tanda terima")

    def passes_on(self, number: str, to: str, recommendation: str) -> str:
        """What came as a package, with words of its own; the number under which it goes on."""
        self.goes_to(f"/kantor/serah-terima/{number}/")
        self.takes("Teruskan dengan paket")
        self.fills(to=to, letter="Surat rekaan 21", recommendation=recommendation)
        self.presses("Segel dan teruskan")
        self.sees("Menunggu tanda terima", recommendation)
        return self.reads_the_number()

    def opens_the_proceeding_from(self, number: str, employment: str, allegation: str) -> str:
        """From what was handed over; its docket."""
        self.goes_to("/kantor/disiplin/")
        begin = re.compile("perkara disiplin|jalur disiplin")
        self.page.locator("li", has_text=number).get_by_role("link", name=begin).click()
        self.picks(employment=employment)
        self.fills(respondent="Terperiksa Rekaan", allegation=allegation)
        self.presses("Catat perkara")
        return self.reads_the_number()

    def records_a_letter(self, employment: str, sender: str, allegation: str, received_on: date) -> str:
        """A referral that came on paper; its docket."""
        self.goes_to("/kantor/disiplin/")
        self.page.get_by_role("link", name="Catat penerusan").click()
        self.picks(employment=employment)
        self.fills(received_on=received_on, sender=sender, letter="Surat rekaan 12")
        self.fills(respondent="Terperiksa Rekaan", position="Petugas rekaan", allegation=allegation)
        self.presses("Catat perkara")
        return self.reads_the_number()

    def opens(self, docket: str) -> None:
        self.goes_to(f"/kantor/disiplin/{docket}/")

    def summons(self, on: date) -> None:
        self.takes("Panggil")
        self.fills(on=on, place="Ruang rapat, 09.00", letter="Panggilan rekaan 1")
        self.presses("Catat panggilan")
        self.sees_the_stage("Dipanggil")

    def hears(self, reply: str) -> None:
        self.takes("Catat pemeriksaan")
        self.fills(minutes="Ditanya tentang rapat itu.", reply=reply)
        self.presses("Simpan berita acara")
        self.sees_the_stage("Diperiksa")

    def forms_a_team(self) -> None:
        self.takes("Bentuk tim pemeriksa")
        self.fills(members="Atasan langsung, unsur pengawasan, unsur kepegawaian", letter="SK tim rekaan")
        self.presses("Catat tim")

    def proposes(self, norm: str) -> None:
        self.takes("Susun usul")
        self.picks(norms=norm)
        self.fills(findings="Ajakan disampaikan dalam rapat.", reason="Keterangan saling menguatkan.")
        self.presses("Ajukan hasil pemeriksaan")
        self.sees_the_stage("Diusulkan")
        self.sees("Rentang dari katalog", "Yang memutus harus petugas lain: Anda ikut memeriksa.")

    def decides(self, sanction: str, authority: str, on: date) -> None:
        self.takes("Catat keputusan")
        self.picks(sanction=sanction, authority=authority)
        self.fills(letter="Keputusan rekaan 9", decided_on=on, reason="Sepadan dengan perbuatannya.")
        self.presses("Catat keputusan")
        self.sees_the_stage("Diputus")

    def delivers(self, on: date) -> None:
        self.takes("Catat penyampaian")
        self.fills(on=on, notes="Diserahkan langsung.")
        self.presses("Catat penyampaian")
        self.sees_the_stage("Disampaikan")

    def carries_out(self, on: date) -> None:
        self.takes("Catat sudah dijalankan")
        self.fills(on=on, notes="Dijalankan mulai hari itu.")
        self.presses("Catat sudah dijalankan")
        self.sees_the_stage("Dijalankan")

    def closes(self, note: str = "") -> None:
        self.takes("Tutup perkara")
        self.fills(reason=note)
        self.presses("Tutup perkara")
        self.sees_the_stage("Selesai")
        self.sees("Perkara selesai", "Tidak ada tenggat yang berjalan lagi.")
