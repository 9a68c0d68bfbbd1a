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
    "Camat Gunungpuyuh": ("/kantor/unit/", "/kantor/sosialisasi/"),
    "Tata Pemerintahan": ("/kantor/sosialisasi/", "/kantor/sosialisasi/rencana/", "/kantor/pimpinan/"),
    "BKPSDM": ("/kantor/perangkat-daerah/",),
    "Penjabat Wali Kota": ("/kantor/pimpinan/",),
    "Pengelola sistem": ("/kantor/pemasangan/", "/kantor/jurnal/?periksa=1"),
}


@pytest.mark.browser
@pytest.mark.timeout(400)
@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_every_page_is_accessible(
    width: int, scheme: str, demo_address: str, page_at: Callable[..., Page]
) -> None:
    page = page_at(width, scheme, base_url=demo_address, bypass_csp=True)
    faults = {where: found for where in _walk(page) if (found := _faults(page, width))}
    assert faults == {}


def _walk(page: Page) -> Iterator[str]:
    """Stand on each page in turn and say where."""
    yield from _visit(page, PUBLIC)
    yield from _wizard(page)
    for persona, addresses in PERSONAS.items():
        _become(page, persona)
        yield from _visit(page, addresses)
    page.context.clear_cookies()
    yield from _visit(page, ("/kantor/masuk/",))
    page.get_by_role("button", name="Masuk").click()
    yield "sign-in with its errors"


def _visit(page: Page, addresses: tuple[str, ...]) -> Iterator[str]:
    for address in addresses:
        page.goto(address)
        yield address


def _wizard(page: Page) -> Iterator[str]:
    page.goto("/lapor/")
    page.get_by_role("button", name="Mulai").click()
    for slug, answers in WIZARD:
        yield slug
        if slug != "bukti":  # evidence may stay empty: no error to look at
            page.get_by_role("button", name="Lanjutkan").click()
            page.locator(".error-summary").wait_for()
            yield f"{slug} with its errors"
        for selector, text in answers:
            target = page.locator(selector).first
            target.click() if text is None else target.fill(text)
        page.get_by_role("button", name="Lanjutkan").click()
    yield "check your answers"
    page.get_by_role("button", name="Kirim").click()
    yield "receipt"


def _become(page: Page, persona: str) -> None:
    page.goto("/")
    page.locator("summary.demo-bar").click()
    page.locator(".persona label", has_text=persona).first.click()
    page.get_by_role("button", name="Pakai peran dan tanggal ini").click()
    page.wait_for_load_state()


def _faults(page: Page, width: int) -> list[Any]:
    page.evaluate(AXE.read_text())
    found: dict[str, Any] = page.evaluate("rules => axe.run(document, rules)", RULES)
    faults: list[Any] = [
        (violation["id"], [node["html"][:160] for node in violation["nodes"]])
        for violation in found["violations"]
    ]
    wide = page.evaluate("document.documentElement.scrollWidth")
    return [*faults, f"{wide} px wide"] if wide > width else faults
