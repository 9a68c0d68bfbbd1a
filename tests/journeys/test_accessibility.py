"""Every page, in light and dark, on a phone and on a desk: axe finds nothing and nothing overflows.

Minutes long, so `make sure` takes the tour and `make test` does not.
"""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest
from playwright.sync_api import Page

from netra.web.demo_city.pledges import VISITORS_SLIP
from tests.journeys.navigators_taker import Taker
from tests.letters.sealing import a_sealed_file

AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js")
EVERY_RULE = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
# The other rules read the document, which is the same in every look of one width.
RULES_OF_LOOKS = {
    "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block", "target-size"]},
    "resultTypes": ["violations"],
}
Look = tuple[int, Any, dict[str, Any]]
LOOKS: list[Look] = [
    (360, "light", EVERY_RULE),
    (1280, "dark", EVERY_RULE),
    (360, "dark", RULES_OF_LOOKS),
    (1280, "light", RULES_OF_LOOKS),
]

# Colours change over a tenth of a second; a change that the browser never ends must not end the tour.
SETTLED = """Promise.race([
    Promise.allSettled(document.getAnimations().map(change => change.finished)),
    new Promise(done => setTimeout(done, 1000)),
])"""

PUBLIC = (
    "/",
    "/lapor/",
    "/kunci/",
    "/lapor/atasan/",
    "/lacak/",
    "/angka/",
    "/komponen/",
    "/cara-kami-menjaga-rahasia/",
    "/tidak-ada/",
)
ADVISOR = (
    "/bolehkah/",
    "/bolehkah/?q=grup+wa&sebagai=pppk&tanggal=2024-10-30",
    "/bolehkah/?q=boleh+gak+like+postingan+paslon&tanggal=2024-10-30",
    "/bolehkah/?sebagai=tidak-ada",
    "/bolehkah/tanya/hadir-kampanye/",
    "/bolehkah/tanya/hadir-kampanye/?ditanya=hadir_pasif",
    "/bolehkah/tanya/hadir-kampanye/?hadir_pasif=ya&cukup=ya",
    "/bolehkah/tanya/menyukai-unggahan/",
    "/bolehkah/tanya/foto-dengan-calon/?cukup=ya",
    "/bolehkah/tanya/memilih-di-tps/?memamerkan_pilihan=tidak&menunjukkan_dukungan=tidak",
    "/bolehkah/aturan/",
    "/bolehkah/aturan/dis-6-interaksi-medsos-calon/",
    "/bolehkah/aturan/ppnpn-netral/",
    "/bolehkah/aturan/hadir-kampanye-pasif/",
    "/bolehkah/berubah/",
    "/bolehkah/berubah/?dari=2024-09-21&ke=2024-09-22",
)
TEST = ("/uji/", "/uji/?acara=S-2024-0009", "/uji/?habis=1")
# Answers that make each page of the wizard valid: (selector, text or None for a click).
WIZARD: tuple[tuple[str, tuple[tuple[str, str | None], ...]], ...] = (
    ("apa", (("input[value=ajakan_himbauan_dukungan] + label", None),)),
    ("cerita", (("textarea[name=story]", "Kepala seksi meminta kami memilih. Hanya kami bertiga di sana."),)),
    ("kapan-di-mana", (("input[name=place]", "Grup kantor"),)),
    ("siapa", (("input[name=position]", "Kepala seksi"),)),
    ("tahu-dari-mana", (("input[value=saw] + label", None),)),
    ("bukti", (("textarea[name=evidence]", "Tangkapan layar"),)),
    ("nama", (("input[value=anonymous] + label", None),)),
)
SLIP, PROOF = VISITORS_SLIP, VISITORS_SLIP.derived("pilkada-2024-1")
PLEDGES = (
    "/ikrar/",
    "/ikrar/naskah/pilkada-2024-1/",
    "/ikrar/terbuka/nanti/",
    "/ikrar/slip/00000000000000000000/",
    "/pelajaran/",
    "/verifikasi/",
    f"/verifikasi/{PROOF}/",
)
HALL = "/kantor/sosialisasi/S-2024-0010/"
PROCEEDING = "/kantor/disiplin/D-2024-0002/"
CASE, TRIAGE = "/kantor/perkara/P-2024-0009/", "/kantor/laporan/L-2024-0016/"
PERSONAS: dict[str, tuple[str, ...]] = {
    "Pelapor yang kembali": (
        "/lacak/laporan/",
        *(f"/lacak/{page}/" for page in ("tambah", "ralat", "nama", "kontak", "cabut", "tersimpan", "data")),
        "/lacak/pengingat/",
        "/angka/jurnal/",
    ),
    "Petugas Bawaslu": (
        "/kantor/",
        "/kantor/antrean/",
        "/kantor/pekerjaan/",
        "/kantor/pekerjaan/?siapa=kantor&tahap=clarification",
        "/kantor/kalender/",
        "/kantor/kalender/langganan/",
        "/kantor/cari/",
        "/kantor/ringkasan/",
        "/kantor/perkara/selesai/",
        "/kantor/perkara/serah-terima/",
        "/kantor/perkara/P-2024-0005/serah-terima/",
        "/kantor/perkara/P-2024-0005/serah-terima/baru/",
        "/kantor/perkara/P-2024-0003/serah-terima/T-2024-0002/",
        "/kantor/perkara/P-2024-0003/serah-terima/T-2024-0002/tarik/",
        "/kantor/kata-sandi/",
        "/kantor/kata-sandi/kunci/",
        "/kantor/passkey/",
        "/kantor/kepentingan/",
        "/kantor/catat/",
        "/kantor/kunci/",
        "/kantor/kunci/lama/",
        "/kantor/kunci/serah-terima/",
        "/kantor/pemulihan/",
        "/kantor/pemulihan/2/",
        "/kantor/pemulihan/usul/",
        "/kantor/tidak-ada/",
        TRIAGE,
        *(
            f"{TRIAGE}{move}/"
            for move in ("tanya", "duplikat", "bukan-kewenangan", "tulis", "identitas", "mundur")
        ),
        CASE,
        *(
            f"{CASE}{move}/"
            for move in ("catatan", "tugas", "klarifikasi", "tambah-waktu", "kajian", "putusan", "penerusan")
        ),
        "/kantor/perkara/P-2024-0001/",
        "/kantor/perkara/P-2024-0018/serupa/",
        "/kantor/perkara/P-2024-0018/putusan/",
        "/kantor/perkara/P-2024-0013/pelajaran/",
        "/kantor/pelajaran/",
        "/kantor/pelajaran/PL-2024-0001/",
        "/kantor/pelajaran/5f9ae1c0-0000-4000-8000-000000000001/",
        "/kantor/perkara/P-2024-0013/putusan-berubah/",
        "/kantor/pelajaran/PL-2024-0001/tarik/",
        f"{CASE}surat/",
        f"{CASE}surat/undangan/",
        "/kantor/kop-surat/",
        "/kantor/simpan/",
        "/kantor/perkara/P-2024-0011/kajian-awal/",
    ),
    "Camat Gunungpuyuh": (
        "/kantor/unit/",
        "/kantor/sosialisasi/",
        "/kantor/sosialisasi/S-2024-0001/",
        "/kantor/sosialisasi/S-2024-0001/janji/2/",
        "/kantor/layanan/isi/",
        "/kantor/layanan/isi/?minggu=2024-10-07",
        "/kantor/ikrar/",
        "/kantor/cakupan/",
        "/kantor/instruksi/4/",
        "/kantor/instruksi/4/selesai/",
        "/kantor/instruksi/4/terlambat/",
        "/kantor/apel/",
    ),
    "Tata Pemerintahan": (
        *(f"{HALL}{page}/" for page in ("hadir", "hadir/kertas", "hadir/kartu", "layar", "pintu")),
        "/hadir/",
        "/hadir/BDGZ00000000/",
        "/kantor/sosialisasi/",
        "/kantor/sosialisasi/rencana/",
        "/kantor/pimpinan/",
        "/kantor/ikrar/",
        "/kantor/ikrar/slip/",
        "/kantor/ikrar/kertas/",
        "/kantor/ikrar/bersama/",
        "/kantor/pemahaman/",
        "/kantor/pemahaman/?unit=dinkes",
        "/kantor/sosialisasi/S-2024-0009/",
        HALL,
        f"{HALL}foto/",
        "/kantor/cakupan/",
        "/kantor/cakupan/dinkes/belum/",
        "/kantor/sosialisasi/putaran/",
        "/kantor/sosialisasi/pertanyaan/",
        "/kantor/instruksi/baru/",
        "/kantor/sosialisasi/S-2024-0009/pertanyaan/",
        "/kantor/sosialisasi/S-2024-0011/",
        "/kantor/sosialisasi/S-2024-0001/janji/",
        "/kantor/layanan/",
        "/kantor/layanan/perangkat/bpbd/",
        "/kantor/layanan/isu/",
        "/kantor/layanan/isu/baru/",
        "/kantor/layanan/isu/1/ubah/",
        "/kantor/layanan/isu/angka/",
        "/kantor/layanan/isu/kecamatan/32.72.01/",
    ),
    "BKPSDM": (
        "/kantor/perangkat-daerah/",
        "/kantor/pegawai/impor/",
        "/kantor/serah-terima/",
        "/kantor/serah-terima/masuk/",
        "/kantor/serah-terima/T-2024-0001/",
        "/kantor/serah-terima/T-2024-0002/",
        "/kantor/serah-terima/T-2024-0002/kembalikan/",
        "/kantor/disiplin/",
        "/kantor/disiplin/?tampilan=selesai&status=thl",
        "/kantor/disiplin/baru/",
        "/kantor/disiplin/kalender/",
        "/kantor/disiplin/kepentingan/",
        PROCEEDING,
        f"{PROCEEDING}langkah/hear/",
        f"{PROCEEDING}langkah/form_team/",
        f"{PROCEEDING}langkah/propose/",
        f"{PROCEEDING}mundur/",
        "/kantor/disiplin/D-2024-0001/",
    ),
    "Inspektorat": (
        "/kantor/disiplin/D-2024-0003/",
        "/kantor/disiplin/D-2024-0003/surat/",
        "/kantor/disiplin/D-2024-0003/surat/keputusan/",
    ),
    "Penjabat Wali Kota": ("/kantor/pimpinan/", "/kantor/instruksi/", "/kantor/instruksi/2/"),
    "Sekretaris Daerah": ("/kantor/instruksi/baru/",),
    "Pengelola sistem": ("/kantor/pemasangan/", "/kantor/jurnal/?periksa=1"),
}


@pytest.mark.browser
@pytest.mark.timeout(1500)  # a hundred and seventy pages; minutes on a quiet machine
def test_every_page_is_accessible_in_every_look(demo_address: str, page_at: Callable[..., Page]) -> None:
    assert _tour(page_at(base_url=demo_address, bypass_csp=True)) == {}


def _tour(page: Page) -> dict[tuple[str, int, str], list[Any]]:
    """What is wrong on which page, by where it is and the look."""
    return {
        (where, width, scheme): found
        for where in _walk(page)
        for width, scheme, rules in LOOKS
        if (found := _faults(page, width, scheme, rules))
    }


def _walk(page: Page) -> Iterator[str]:
    """Stand on each page in turn and say where."""
    yield from _visit(page, PUBLIC + ADVISOR + PLEDGES + TEST)
    yield from _wizard(page)
    yield from _pledge(page)
    yield from _test(page)
    for persona, addresses in PERSONAS.items():
        _become(page, persona)
        yield from _visit(page, addresses)
        if persona == "Tata Pemerintahan":
            yield from _round(page)
    page.context.clear_cookies()
    yield from _visit(page, ("/kantor/masuk/",))
    _press(page, "Masuk", exact=True)
    yield "sign-in with its errors"


def _visit(page: Page, addresses: tuple[str, ...]) -> Iterator[str]:
    for address in addresses:
        page.goto(address)
        yield address


def _wizard(page: Page) -> Iterator[str]:
    page.goto("/lapor/")
    # Past the script, which would lead to the form in one document: test_sealed_report.py looks at that one.
    page.locator("[data-sealed-form]").evaluate("form => form.submit()")
    for slug, answers in WIZARD:
        yield slug
        if slug != "bukti":  # evidence may stay empty: no error to look at
            _press(page, "Lanjutkan")
            page.locator(".error-summary").wait_for()
            yield f"{slug} with its errors"
        for selector, text in answers:
            target = page.locator(selector).first
            target.click() if text is None else target.fill(text)
        _press(page, "Lanjutkan")
    yield "check your answers"
    _press(page, "Kirim")
    page.get_by_role("heading", name="Laporan Anda sudah kami terima").wait_for()
    yield "receipt"
    yield from _visit(page, ("/lapor/tanda-terima/nanti/", "/lapor/tanda-terima/slip/?lengkap=1"))
    page.goto("/lapor/")
    page.locator("[data-sealed-form]").evaluate("form => form.submit()")
    page.locator("input[value=diskriminasi_layanan] + label").click()
    _press(page, "Lanjutkan")
    yield "a service refused"


def _pledge(page: Page) -> Iterator[str]:
    """Sign with the visitor's slip: with an error first, then to the receipt and what its code proves."""
    page.goto(f"/ikrar/slip/{SLIP}/")
    yield "pledge"
    _press(page, "Tanda tangani ikrar")
    yield "pledge with its error"
    page.get_by_label("Nama lengkap Anda").fill(page.get_by_test_id("slip-name").inner_text())
    _press(page, "Tanda tangani ikrar")
    yield "pledge receipt"
    page.goto(f"/verifikasi/{PROOF}/")
    yield "what a code proves"
    page.goto("/verifikasi/")
    _press(page, "Periksa berkas")
    yield "a file is asked for, with its error"
    sealed = {"name": "surat.pdf", "mimeType": "application/pdf", "buffer": a_sealed_file()}
    page.set_input_files("input[type=file]", files=[sealed])
    _press(page, "Periksa berkas")
    yield "what a seal is worth"


def _test(page: Page) -> Iterator[str]:
    page.goto("/uji/?acara=S-2024-0009")
    _press(page, "Mulai")
    yield "the test's start with its errors"
    page.locator("input[name=employment] + label").first.click()
    page.locator("select[name=agency]").select_option(index=1)
    _press(page, "Mulai")
    taker = Taker(page, date(2024, 10, 30))
    for place in range(1, 6):
        if place == 1:
            yield "a situation"
            _press(page, "Periksa jawaban")
            yield "a situation with its errors"
        taker.answers(right=place > 1)
        yield f"the answer to situation {place}"
        page.locator(".acts a").first.click()
    yield "the test's result"
    page.goto("/uji/sertifikat/")
    _press(page, "Terbitkan sertifikat")
    yield "asking for a certificate, with its errors"


def _round(page: Page) -> Iterator[str]:
    """The proposal of a round, with a day on which nobody works."""
    page.goto("/kantor/sosialisasi/putaran/")
    _press(page, "Lihat usulan tanggal")
    yield "a round with its errors"
    page.get_by_label("Semua camat").check()
    page.get_by_label("Judul").fill("Putaran")
    page.get_by_label("THL", exact=True).check()
    for part, value in (("day", "31"), ("month", "10"), ("year", "2024")):
        page.locator(f"[name=first_on_{part}]").select_option(value)
    _press(page, "Lihat usulan tanggal")
    page.locator("input[type=date]").first.fill("2024-11-02")
    _press(page, "Periksa lagi")
    yield "the proposal of a round"


def _press(page: Page, name: str, *, exact: bool = False) -> None:
    with page.expect_navigation():
        page.get_by_role("button", name=name, exact=exact).click()


def _become(page: Page, persona: str) -> None:
    page.goto("/")
    page.locator("summary.demo-bar").click()
    page.locator(".persona label", has_text=persona).first.click()
    _press(page, "Pakai peran dan tanggal ini")


def _faults(page: Page, width: int, scheme: Any, rules: dict[str, Any]) -> list[Any]:
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.evaluate(SETTLED)
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(AXE.read_text())
    found: dict[str, Any] = page.evaluate("rules => axe.run(document, rules)", rules)
    faults: list[Any] = [
        (violation["id"], [node["html"][:160] for node in violation["nodes"]])
        for violation in found["violations"]
    ]
    wide = page.evaluate("document.documentElement.scrollWidth")
    return [*faults, f"{wide} px wide"] if wide > width else faults
