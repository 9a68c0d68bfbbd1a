"""The personnel office uploads a wrong list, mends it, sees what changes and loads it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from netra.accounts import roles
from netra.agencies.models import Posting
from tests import factories
from tests.agencies.rosters.files import PANDAN, RUMBIA, a_csv, a_line, named
from tests.journeys.browsers import EACH_BROWSER
from tests.towns import an_agency

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@EACH_BROWSER
def test_a_list_is_mended_and_loaded(
    live_server: Any, page_at: Callable[..., Page], tmp_path: Path, width: int, javascript: bool
) -> None:
    officer, _ = factories.officer(roles.BKPSDM)
    named(an_agency(officer.office.government, "dinkes"), "Dinas Kesehatan")
    page = page_at(width, javascript=javascript, base_url=live_server.url)
    page.goto("/kantor/pegawai/impor/")
    page.get_by_label("Nama masuk").fill(officer.username)
    page.get_by_label("Kata sandi").fill(factories.PASSWORD)
    page.get_by_label("Kode sekali pakai").fill(factories.code_of(officer))
    page.get_by_role("button", name="Masuk", exact=True).click()

    gives(page, a_csv(tmp_path, [a_line(), a_line(PANDAN, "Pandan", unit="Dinas Kesehatn")]))
    expect(page.get_by_role("heading", level=1)).to_have_text("1 kesalahan di berkas ini")
    expect(page.get_by_text("baris 3, kolom Unit Kerja")).to_contain_text("Maksudnya “Dinas Kesehatan”?")

    page.get_by_role("link", name="Unggah berkas lain").click()
    gives(page, a_csv(tmp_path, [a_line(), a_line(PANDAN, "Pandan")]))
    expect(page.get_by_role("heading", level=1)).to_have_text("2 pegawai terbaca, belum disimpan")
    assert not Posting.objects.exists()

    page.get_by_role("button", name="Muat daftar ini").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Daftar pegawai sudah dimuat")
    assert set(Posting.objects.values_list("civil_servant__number", flat=True)) == {RUMBIA, PANDAN}


def gives(page: Page, file: Path) -> None:
    page.get_by_label("Berkas daftar pegawai").set_input_files(file)
    page.get_by_role("button", name="Periksa berkas").click()
