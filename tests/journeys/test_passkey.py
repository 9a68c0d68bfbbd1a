"""Without a password: a passkey signs in, and so does the city's provider; the passphrase opens the reports.

The device is Chromium's own virtual authenticator; the provider stands on another site than the office door.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from netra.accounts import passphrases, single_sign_on
from netra.accounts.models import Passkey
from netra.accounts.sso_client import SingleSignOn
from tests import factories
from tests.accounts import city_provider
from tests.accounts.city_provider import CLIENT, SECRET, SUBJECT, Provider
from tests.journeys.navigators_office import OfficerAtTheDesk
from tests.journeys.test_sealed_report import violations

pytestmark = [pytest.mark.browser, pytest.mark.beside("sqlite"), pytest.mark.django_db(transaction=True)]
PageAt = Callable[..., Page]
PASSPHRASE = "frasa sandi kunci rekaan"


@pytest.fixture
def provider(settings: Any) -> Iterator[Provider]:
    with city_provider.running() as provider:
        client = SingleSignOn(provider.address, CLIENT, SECRET, Path("rahasia"))
        settings.ENV = replace(settings.ENV, sso=client)
        yield provider


@dataclass(frozen=True)
class OfficerWithADevice(OfficerAtTheDesk):
    """An officer whose laptop knows passkeys."""

    def has_a_device(self) -> None:
        session = self.page.context.new_cdp_session(self.page)
        session.send("WebAuthn.enable")
        look = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True}
        able = {"hasUserVerification": True, "isUserVerified": True, "automaticPresenceSimulation": True}
        session.send("WebAuthn.addVirtualAuthenticator", {"options": look | able})

    def adds_a_passkey(self, name: str) -> None:
        self.page.goto("/kantor/kata-sandi/")
        self.page.get_by_role("link", name="Passkey Anda").click()
        self.page.get_by_role("link", name="Tambah passkey").click()
        self.page.get_by_label("Nama passkey").fill(name)
        self.page.get_by_label("Kata sandi untuk masuk").fill(factories.PASSWORD)
        self.page.get_by_role("button", name="Lanjutkan").click()
        self.page.get_by_role("button", name="Buat passkey").click()
        expect(self.page.get_by_role("listitem").filter(has_text=name)).to_contain_text(
            "belum pernah dipakai"
        )

    def signs_out(self) -> None:
        self.page.locator("summary", has_text="Menu").click()
        self.page.get_by_role("button", name="Keluar").filter(visible=True).click()
        expect(self.page.get_by_role("heading", level=1)).to_have_text("Masuk ke kantor")

    def signs_in_by(self, way: str) -> None:
        self.page.get_by_role("button", name=way).click()
        expect(self.page.get_by_role("heading", level=1)).to_have_text("Buka kunci Anda")

    def opens_the_key(self) -> None:
        self.page.get_by_label("Frasa sandi kunci").fill(PASSPHRASE)
        self.page.get_by_role("button", name="Buka").click()


def test_an_officer_signs_in_with_a_passkey_and_reads_with_the_passphrase(
    live_server: Any, page_at: PageAt, provider: Provider
) -> None:
    desk = factories.desk()
    told = {"old": factories.PASSWORD, "new": PASSPHRASE, "now": datetime.now(UTC), "at": desk.at}
    passphrases.change_passphrase(officer=desk.officer, private=desk.private, **told)
    report = factories.report(at=desk.at)
    address = f"/kantor/laporan/{report.docket}/"
    story = "Dalam rapat pagi, pegawai diminta mendukung satu pasangan calon."
    page = page_at(360, base_url=live_server.url)
    officer, problems = OfficerWithADevice(page), []
    page.on("console", lambda line: problems.append(line.text) if line.type == "error" else None)
    officer.has_a_device()

    page.goto("/kantor/masuk/")
    officer.page.get_by_label("Nama masuk").fill(desk.officer.username)
    officer.page.get_by_label("Kata sandi").fill(factories.PASSWORD)
    officer.page.get_by_label("Kode sekali pakai").fill(factories.code_of(desk.officer))
    officer.page.get_by_role("button", name="Masuk", exact=True).click()
    officer.adds_a_passkey("Laptop kantor")
    assert violations(page) == []
    officer.signs_out()

    page.goto(f"/kantor/masuk/?lanjut={address}")
    officer.signs_in_by("Masuk dengan passkey")
    officer.opens_the_key()
    expect(page.get_by_text(story)).to_be_visible()
    assert Passkey.objects.get().sign_count > 0
    officer.signs_out()

    told = {"issuer": provider.address, "subject": SUBJECT, "at": desk.at, "actor": "Pengelola sistem"}
    single_sign_on.link(officer=desk.officer, **told)
    page.goto(f"/kantor/masuk/?lanjut={address}")
    officer.signs_in_by("Masuk lewat")
    officer.opens_the_key()
    expect(page.get_by_text(story)).to_be_visible()
    assert problems == []
