"""People at the doors, in sentences: what a person does, not which element is clicked."""

from contextlib import suppress

from playwright.sync_api import FilePayload, Locator, Page, expect
from playwright.sync_api import TimeoutError as Timeout


class Reporter:
    """Somebody at the public door. Works with and without JavaScript."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.words: list[str] = []

    # --- telling ---

    def begins_a_report(self) -> None:
        self.page.goto("/")
        self.page.get_by_role("link", name="Mulai melapor").click()
        self._press("Mulai")

    def chooses_what_was_seen(self, label: str) -> None:
        self._must_see("Apa yang Anda lihat atau alami?")
        self._choose(label)
        self._press("Lanjutkan")

    def tells_what_happened(self, story: str) -> None:
        self._must_see("Ceritakan apa yang terjadi")
        self.page.get_by_label("Cerita Anda").fill(story)
        self._press("Lanjutkan")

    def says_when_and_where(self, day: str, month: str, year: str, place: str) -> None:
        self._field("Tanggal").fill(day)
        self._field("Bulan").select_option(label=month)
        self._field("Tahun").fill(year)
        self._field("Di mana").fill(place)
        self._press("Lanjutkan")

    def says_who_it_was(self, position: str) -> None:
        self._must_see("Siapa yang melakukannya?")
        self.page.get_by_label("Jabatan").fill(position)
        self._press("Lanjutkan")

    def says_how_it_is_known(self, how: str) -> None:
        self._must_see("Bagaimana Anda mengetahuinya?")
        self._choose(how)
        self._press("Lanjutkan")

    def describes_the_evidence(self, evidence: str) -> None:
        self._must_see("Apa buktinya?")
        self.page.get_by_label("Ceritakan bukti yang Anda punya").fill(evidence)
        self._press("Lanjutkan")

    def picks_files(self, *files: tuple[str, str, bytes]) -> None:
        """On the page about evidence: name, type as the phone says it, content."""
        self._must_see("Apa buktinya?")
        given: list[FilePayload] = [
            {"name": name, "mimeType": kind, "buffer": content} for name, kind, content in files
        ]
        self.page.locator("#id_berkas").set_input_files(given)

    def stays_anonymous(self) -> None:
        self._must_see("Apakah Anda ingin menyebut nama?")
        self._choose("Tanpa nama")
        self._press("Lanjutkan")

    def tells_who_they_are(self, name: str, address: str, choice: str = "Dengan nama") -> None:
        self._must_see("Apakah Anda ingin menyebut nama?")
        self._choose(choice)
        self.page.get_by_label("Nama lengkap").fill(name)
        self.page.get_by_label("Alamat").fill(address)
        self._press("Lanjutkan")

    def goes_back(self) -> None:
        self.page.get_by_role("link", name="Kembali").click()

    def changes(self, what: str) -> None:
        """From the check page, to the question behind this line."""
        self.page.get_by_role("link", name=f"Ubah {what}").click()

    def saves_the_change(self) -> None:
        self._press("Simpan dan periksa")

    def sends_the_report(self) -> None:
        self._must_see("Periksa sebelum mengirim")
        self._press("Kirim laporan")

    # --- the receipt ---

    def writes_the_words_down(self) -> None:
        self._must_see("Laporan Anda sudah kami terima")
        self.words = self.page.locator(".word-text").all_inner_texts()

    def prints_a_slip(self) -> list[str]:
        """The words on the slip, as the printer would get them."""
        self.page.get_by_role("link", name="Cetak").click()
        self._must_see("Secarik kertas untuk dicetak")
        expect(self.page.locator(".slip-words li")).to_have_count(8)
        self.page.emulate_media(media="print")
        words = self.page.locator(".slip-words li").all_inner_texts()
        assert self.page.locator("header, footer, h1, .button").filter(visible=True).count() == 0
        self.page.emulate_media(media="screen")
        self.page.get_by_role("link", name="Kembali").filter(visible=True).click()
        return words

    def types_two_of_the_words(self) -> None:
        self.page.get_by_label("Kata ke-2").fill(self.words[1])
        self.page.get_by_label("Kata ke-5").fill(self.words[4])
        self._press("Selesai")

    def proves_that_they_are_written_down(self) -> None:
        self.types_two_of_the_words()
        self._must_see("Delapan kata Anda aman di catatan Anda")

    # --- coming back ---

    def comes_back_with(self, words: str) -> None:
        self.page.goto("/lacak/")
        self.page.get_by_label("Delapan kata Anda").fill(words)
        self._press("Buka laporan saya")
        self.page.wait_for_url(lambda address: not address.endswith("/lacak/"))  # after proving work

    def reads_the_status(self) -> str:
        return self.page.get_by_role("heading", level=1).inner_text()

    def reads_who_acts_next(self) -> str:
        return self.page.get_by_label("Langkah berikutnya").inner_text()

    def writes_to_the_office(self, text: str) -> None:
        self.page.get_by_label("Pesan Anda").fill(text)
        self._sends("Kirim pesan")

    def answers_that_this_is_not_known(self) -> None:
        self._sends("Saya tidak tahu")

    def reads_the_newest_message(self) -> str:
        return self.page.locator(".bubble").first.inner_text()

    def leaves_the_conversation(self) -> None:
        self._sends("Tutup kunjungan ini")

    # --- what may follow ---

    def adds(self, text: str) -> None:
        self._opens("Tambah keterangan")
        self.page.get_by_label("Tambahan Anda").fill(text)
        self._sends("Tambahkan")

    def corrects(self, part: str, text: str) -> None:
        self._opens("Ralat yang keliru")
        self.page.get_by_label("Bagian").select_option(label=part)
        self.page.get_by_label("Yang benar").fill(text)
        self._sends("Kirim ralat")

    def gives_a_name(self, name: str, address: str) -> None:
        self._opens("Sebutkan nama, disegel")
        self._choose("Dirahasiakan dari semua orang di luar Bawaslu")
        self.page.get_by_label("Nama lengkap").fill(name)
        self.page.get_by_label("Alamat").fill(address)
        self._sends("Segel nama saya")

    def withdraws(self) -> str:
        """What the page said of the law before the button was pressed."""
        self._opens("Cabut laporan")
        told = self.page.locator("main").inner_text()
        self._choose("Saya mengerti bahwa isinya tetap dibaca sebagai informasi awal")
        self._sends("Cabut laporan")
        return told

    def reads_the_proof(self) -> str:
        self._opens("Lihat buktinya")
        told = self.page.locator("main").inner_text()
        self._opens("Kembali ke laporan")
        return told

    def puts_the_words_off(self) -> None:
        self._opens("Nanti saja")
        self._must_see("Nanti saja tidak apa-apa")
        self._opens("Tampilkan delapan kata lagi")

    def _opens(self, link: str) -> None:
        with self.page.expect_navigation():
            self.page.get_by_role("link", name=link, exact=True).click()

    def _sends(self, button: str) -> None:
        """Press, and stand on the page that follows: what is read next is never of the page before."""
        with self.page.expect_navigation():
            self._press(button)

    # --- what every page has ---

    def sees(self, words: str) -> bool:
        """Whether the words stand there, or come: a page may still be on its way."""
        with suppress(Timeout):
            self.page.get_by_text(words).filter(visible=True).first.wait_for()
        return self.page.get_by_text(words).filter(visible=True).count() > 0

    def stands_on_step(self, number: int) -> bool:
        return self.sees(f"Langkah {number} dari 7")

    def becomes(self, persona: str) -> None:
        """Take a persona card of the demo's banner."""
        self.page.goto("/")
        self.page.locator("summary.demo-bar").click()
        self.page.locator(".persona label", has_text=persona).first.click()
        self._sends("Pakai peran dan tanggal ini")

    def width_needed(self) -> int:
        width: int = self.page.evaluate("document.documentElement.scrollWidth")
        return width

    def _field(self, label: str) -> Locator:
        """The one on the question that is shown: with JavaScript every other stands in the document too."""
        return self.page.get_by_label(label, exact=True).filter(visible=True)

    def _press(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).click()

    def _choose(self, option: str) -> None:
        self.page.get_by_label(option, exact=True).check()

    def _must_see(self, heading: str) -> None:
        expect(self.page.get_by_role("heading", level=1, name=heading)).to_be_visible()
