"""What `netra check` says of passkeys and single sign-on: nothing while nobody uses them."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from netra.accounts import passkeys, webauthn
from netra.accounts.sso_client import BACK, SingleSignOn
from netra.dashboard.sign_in_findings import sign_in_findings
from tests import factories
from tests.accounts.passkey_hands import officer_with_passphrase

pytestmark = pytest.mark.django_db


def said() -> list[tuple[str, str]]:
    return [(each.tone, each.what) for each in sign_in_findings()]


@pytest.fixture
def door(settings: Any) -> Any:
    """The installation answers to two names."""

    def say(**changes: Any) -> None:
        hosts = ("kantor.example", "localhost")
        settings.ENV = replace(settings.ENV, **{"hosts": hosts, "https": True, "demo": False, **changes})

    say()
    return say


def test_while_everybody_signs_in_with_a_password_nothing_is_said(door: Any) -> None:
    assert said() == []


def test_a_passkey_without_a_set_address_is_warned_of(door: Any) -> None:
    new = webauthn.Made(b"kredensial rekaan", b"kunci umum rekaan", 0)
    officer, _ = officer_with_passphrase()
    passkeys.add(officer=officer, label="Laptop", new=new, at=factories.CAMPAIGN)
    assert [tone for tone, _ in said()] == ["warn"]


@pytest.mark.parametrize(
    ("address", "tone"),
    [
        ("https://kantor.example", "ok"),
        ("http://localhost:8000", "ok"),
        ("http://kantor.example", "bad"),
        ("https://lain.example", "bad"),
    ],
)
def test_the_address_is_looked_at(door: Any, address: str, tone: str) -> None:
    door(office_address=address)
    assert [each for each, _ in said()] == [tone]


def test_a_provider_is_told_with_the_address_to_register_and_what_it_does_not_ask(
    door: Any, tmp_path: Path
) -> None:
    file = tmp_path / "rahasia"
    file.write_text("rahasia")
    file.chmod(0o644)
    client = SingleSignOn("https://id.kota.example", "netra", "rahasia", file)
    door(office_address="https://kantor.example", sso=client)
    assert [tone for tone, _ in said()] == ["ok", "ok", "warn", "warn"]
    assert f"https://kantor.example{BACK}" in said()[1][1]
    file.chmod(0o600)
    door(office_address="https://kantor.example", sso=replace(client, amr=("otp",)))
    assert [tone for tone, _ in said()] == ["ok", "ok"]
