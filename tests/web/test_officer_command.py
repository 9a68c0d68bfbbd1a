"""`netra officer reset`, `leave`, `link`: what an operator does for who cannot do it alone."""

import re
from dataclasses import replace
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from netra import vault
from netra.accounts import passkeys, single_sign_on, webauthn
from netra.accounts.models import FormerKey, LinkedAccount, Officer, Passkey
from netra.accounts.sso_client import SingleSignOn
from netra.journal.models import Entry
from netra.reports.models import Grant, ParkedGrant
from tests import factories
from tests.accounts.passkey_hands import officer_with_passphrase

pytestmark = pytest.mark.django_db


def run(*arguments: str) -> str:
    told = StringIO()
    call_command("netra_officer", *arguments, stdout=told)
    return told.getvalue()


def test_a_reset_gives_a_first_password_and_sets_the_old_key_aside() -> None:
    mine = factories.desk()
    factories.report()
    told = run("reset", mine.officer.username)
    found = re.search(r"sekali: (\S+)", told)
    assert found
    officer = Officer.objects.get(pk=mine.officer.pk)
    assert officer.check_password(found.group(1))
    assert not officer.has_own_password, "nothing is sealed to a key whose password somebody else chose"
    assert vault.unlock_private(bytes(officer.locked_private), found.group(1), owner=officer.username)
    assert not Grant.objects.filter(officer=officer).exists()
    assert ParkedGrant.objects.get().fingerprint == vault.fingerprint(bytes(mine.officer.public_key))
    assert bytes(FormerKey.objects.get().public_key) == bytes(mine.officer.public_key)
    assert Entry.objects.get(event="OFFICER_KEY_REPLACED").facts["in_use"] is True


def test_leaving_is_refused_while_a_report_would_stay_unread_and_done_afterwards() -> None:
    mine = factories.desk()
    factories.report()
    with pytest.raises(CommandError, match="hanya terbuka lewat kunci"):
        run("leave", mine.officer.username)
    assert Officer.objects.get(pk=mine.officer.pk).is_active
    Grant.objects.all().delete()
    assert "diakhiri" in run("leave", mine.officer.username)
    assert not Officer.objects.get(pk=mine.officer.pk).is_active


def officer_with_other_ways_in() -> Officer:
    """A passkey, and an account at the city's provider."""
    officer, _ = officer_with_passphrase()
    new = webauthn.Made(b"kredensial rekaan", b"kunci umum rekaan", 0)
    passkeys.add(officer=officer, label="Laptop", new=new, at=factories.CAMPAIGN)
    account = {"issuer": "https://id.kota.example", "subject": "akun-1", "at": factories.CAMPAIGN}
    single_sign_on.link(officer=officer, actor="uji", **account)
    return officer


def test_a_reset_removes_passkeys_and_says_so_in_the_journal() -> None:
    officer = officer_with_other_ways_in()
    run("reset", officer.username)
    assert not Passkey.objects.exists()
    assert Entry.objects.get(event="PASSKEY_REMOVED").facts == {"passkeys": 1}
    assert LinkedAccount.objects.exists(), "refused until a new passphrase is set, for the key has none"
    assert not Officer.objects.get(pk=officer.pk).has_passphrase


def test_leaving_removes_every_other_way_in() -> None:
    run("leave", officer_with_other_ways_in().username)
    assert not Passkey.objects.exists()
    assert not LinkedAccount.objects.exists()


@pytest.fixture
def provider(settings: Any) -> SingleSignOn:
    client = SingleSignOn("https://id.kota.example/realm", "netra", "rahasia", Path("rahasia"))
    settings.ENV = replace(settings.ENV, sso=client)
    return client


def test_an_account_is_linked_by_its_subject_and_unlinked(provider: SingleSignOn) -> None:
    officer, _ = factories.officer()
    told = run("link", officer.username, "akun-4711")
    assert "Berlaku sesudah petugas itu memasang frasa sandi" in told
    assert "id.kota.example masuk sebagai" in told
    assert (LinkedAccount.objects.get().issuer, LinkedAccount.objects.get().subject) == (
        provider.issuer,
        "akun-4711",
    )
    with pytest.raises(CommandError, match="petugas lain"):
        run("link", factories.officer()[0].username, "akun-4711")
    with pytest.raises(CommandError, match="bukan tanda akun"):
        run("link", officer.username, "")
    run("unlink", officer.username)
    assert not LinkedAccount.objects.exists()
    assert "akun-4711" not in str(list(Entry.objects.values_list("facts", flat=True)))
    with pytest.raises(CommandError, match="Tidak ada akun"):
        run("unlink", officer.username)


def test_without_a_provider_nothing_is_linked() -> None:
    with pytest.raises(CommandError, match="NETRA_SSO_ISSUER"):
        run("link", factories.officer()[0].username, "akun-4711")


@pytest.mark.parametrize("action", ["reset", "leave"])
def test_an_unknown_name_is_refused(action: str) -> None:
    with pytest.raises(CommandError, match="Tidak ada petugas"):
        run(action, "tidak.ada")
