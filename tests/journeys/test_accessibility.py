"""Every page, in light and dark, on a phone and on a desk: axe finds nothing and nothing overflows."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest
from playwright.sync_api import Page

AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js")
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
LOOKS = [(width, scheme) for width in (360, 1280) for scheme in ("light", "dark")]

PUBLIC = ("/", "/lapor/", "/lacak/", "/angka/", "/komponen/", "/cara-kami-menjaga-rahasia/", "/tidak-ada/")
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
# Answers that make each page of the wizard valid: (selector, text or None for a click).
WIZARD: tuple[tuple[str, tuple[tuple[str, str | None], ...]], ...] = (
    ("apa", (("input[value=ajakan_himbauan_dukungan] + label", None),)),
    ("cerita", (("textarea[name=story]", "Kepala seksi meminta kami memilih salah satu calon."),)),
    ("kapan-di-mana", (("input[name=place]", "Grup kantor"),)),
    ("siapa", (("input[name=position]", "Kepala seksi"),)),
    ("tahu-dari-mana", (("input[value=saw] + label", None),)),
    ("bukti", (("textarea[name=evidence]", "Tangkapan layar"),)),
    ("nama", (("input[value=anonymous] + label", None),)),
)
CASE, TRIAGE = "/kantor/perkara/P-2024-0009/", "/kantor/laporan/L-2024-0016/"
PERSONAS: dict[str, tuple[str, ...]] = {
    "Pelapor yang kembali": ("/lacak/laporan/",),
    "Petugas Bawaslu": (
        "/kantor/",
        "/kantor/perkara/selesai/",
        "/kantor/kata-sandi/",
        "/kantor/tidak-ada/",
        TRIAGE,
        *(f"{TRIAGE}{move}/" for move in ("tanya", "duplikat", "bukan-kewenangan", "tulis", "identitas")),
        CASE,
        *(f"{CASE}{move}/" for move in ("klarifikasi", "tambah-waktu", "kajian", "putusan", "penerusan")),
        "/kantor/perkara/P-2024-0001/",
        "/kantor/perkara/P-2024-0011/kajian-awal/",
    ),
    "Camat Gunungpuyuh": (
        "/kantor/unit/",
        "/kantor/sosialisasi/",
        "/kantor/sosialisasi/S-2024-0001/",
        "/kantor/instruksi/4/",
        "/kantor/instruksi/4/selesai/",
        "/kantor/instruksi/4/terlambat/",
        "/kantor/apel/",
    ),
    "Tata Pemerintahan": (
        "/kantor/sosialisasi/",
        "/kantor/sosialisasi/rencana/",
        "/kantor/sosialisasi/putaran/",
        "/kantor/sosialisasi/pertanyaan/",
        "/kantor/sosialisasi/S-2024-0009/",
        "/kantor/sosialisasi/S-2024-0009/pertanyaan/",
        "/kantor/sosialisasi/S-2024-0010/",
        "/kantor/instruksi/baru/",
        "/kantor/pimpinan/",
    ),
    "BKPSDM": ("/kantor/perangkat-daerah/",),
    "Penjabat Wali Kota": ("/kantor/pimpinan/", "/kantor/instruksi/", "/kantor/instruksi/2/"),
    "Pengelola sistem": ("/kantor/pemasangan/", "/kantor/jurnal/?periksa=1"),
}


@pytest.mark.browser
@pytest.mark.timeout(900)
def test_every_page_is_accessible(demo_address: str, page_at: Callable[..., Page]) -> None:
    page = page_at(base_url=demo_address, bypass_csp=True)
    faults = {
        (where, width, scheme): found
        for where in _walk(page)
        for width, scheme in LOOKS
        if (found := _faults(page, width, scheme))
    }
    assert faults == {}


def _walk(page: Page) -> Iterator[str]:
    """Stand on each page in turn and say where."""
    yield from _visit(page, PUBLIC + ADVISOR)
    yield from _wizard(page)
    for persona, addresses in PERSONAS.items():
        _become(page, persona)
        yield from _visit(page, addresses)
        if persona == "Tata Pemerintahan":
            yield from _round(page)
    page.context.clear_cookies()
    yield from _visit(page, ("/kantor/masuk/",))
    _press(page, "Masuk")
    yield "sign-in with its errors"


def _visit(page: Page, addresses: tuple[str, ...]) -> Iterator[str]:
    for address in addresses:
        page.goto(address)
        yield address


def _wizard(page: Page) -> Iterator[str]:
    page.goto("/lapor/")
    _press(page, "Mulai")
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
    yield "receipt"


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


def _press(page: Page, name: str) -> None:
    with page.expect_navigation():
        page.get_by_role("button", name=name).click()


def _become(page: Page, persona: str) -> None:
    page.goto("/")
    page.locator("summary.demo-bar").click()
    page.locator(".persona label", has_text=persona).first.click()
    _press(page, "Pakai peran dan tanggal ini")


def _faults(page: Page, width: int, scheme: Any) -> list[Any]:
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.evaluate("Promise.all(document.getAnimations().map(change => change.finished))")
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(AXE.read_text())
    found: dict[str, Any] = page.evaluate("rules => axe.run(document, rules)", RULES)
    faults: list[Any] = [
        (violation["id"], [node["html"][:160] for node in violation["nodes"]])
        for violation in found["violations"]
    ]
    wide = page.evaluate("document.documentElement.scrollWidth")
    return [*faults, f"{wide} px wide"] if wide > width else faults
