"""Whoever is behind an officer's door without the secret may guess five times, at whichever page and however
often they sign in again: a passkey, a provider or a browser left open does not lead to the key."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client

from netra.accounts import guessing, passphrases, single_sign_on
from netra.accounts.guessing import ATTEMPTS_BEFORE_HOLD
from netra.accounts.models import Officer
from netra.reports import services as reports
from tests import factories
from tests.accounts.authenticator import Device
from tests.accounts.passkey_hands import PASSPHRASE, adds, is_signed_in, officer_with_passphrase, signs_in
from tests.factories import CAMPAIGN, PASSWORD

pytestmark = pytest.mark.django_db
NEW = "sebuah rahasia lain yang panjang"
GUESS = "tebakan yang keliru sekali"
CHANGE, KEY, FORGOTTEN = "/kantor/kata-sandi/", "/kantor/kata-sandi/kunci/", "/kantor/kunci/lupa/"


@pytest.fixture(autouse=True)
def office_address(settings: Any) -> None:
    settings.ENV = replace(settings.ENV, office_address="https://kantor.example")


@pytest.fixture
def officer(client: Client) -> Officer:
    """Signed in, in `client`, with a passphrase for the key and the key open."""
    officer, _ = officer_with_passphrase()
    factories.sign_in(client, officer)
    client.post("/kantor/buka-kunci/", {"passphrase": PASSPHRASE})
    return officer


@pytest.fixture
def thief(client: Client, officer: Officer) -> Device:
    """Holds the officer's device, unlocked."""
    device = Device()
    assert adds(client, device)["Location"] == "/kantor/passkey/"
    return device


def is_held(officer: Officer) -> bool:
    officer.refresh_from_db()
    return officer.held_until is not None or officer.passphrase_held_until is not None


@pytest.mark.parametrize("page", [CHANGE, KEY, FORGOTTEN])
def test_a_guess_on_any_page_that_asks_for_a_secret_counts(
    client: Client, officer: Officer, page: str
) -> None:
    for _ in range(ATTEMPTS_BEFORE_HOLD):
        assert client.post(page, {"old": GUESS, "new": NEW, "again": NEW}).context["form"].errors
    assert is_held(officer)
    right = PASSPHRASE if page == KEY else PASSWORD
    assert client.post(page, {"old": right, "new": NEW, "again": NEW}).context["form"].errors


@pytest.mark.parametrize(
    ("page", "known", "secret"), [(CHANGE, PASSWORD, PASSPHRASE), (KEY, PASSPHRASE, PASSWORD)]
)
def test_whoever_knows_one_secret_does_not_guess_at_the_other_by_offering_it_as_a_new_one(
    client: Client, officer: Officer, page: str, known: str, secret: str
) -> None:
    guesses = [f"{GUESS} {number}" for number in range(ATTEMPTS_BEFORE_HOLD)]
    for old, new in zip([known, *guesses], guesses, strict=False):
        assert "form" not in (client.post(page, {"old": old, "new": new, "again": new}).context or {})
    assert is_held(officer)
    told = client.post(page, {"old": guesses[-1], "new": secret, "again": secret})
    assert told.context["form"].errors.keys() == {"old"}, "it is not said that this is the other secret"


def test_a_guess_at_what_locked_an_earlier_key_counts(client: Client, officer: Officer) -> None:
    reports.start_anew(officer=officer, secret=NEW, is_first=False, actor=officer.actor, at=CAMPAIGN)
    old = officer.former_keys.get()
    for _ in range(ATTEMPTS_BEFORE_HOLD):
        client.post(f"/kantor/kunci/lama/{old.pk}/ingat/", {"secret": GUESS})
    old.refresh_from_db()
    assert old.held_until is not None
    assert client.post(f"/kantor/kunci/lama/{old.pk}/ingat/", {"secret": PASSPHRASE}).context["form"].errors


def test_a_new_key_gives_nobody_five_more_guesses_at_what_locks_the_old_one(
    client: Client, officer: Officer
) -> None:
    for _ in range(ATTEMPTS_BEFORE_HOLD - 1):
        client.post("/kantor/buka-kunci/", {"passphrase": GUESS})
    client.post(FORGOTTEN, {"old": PASSWORD, "new": NEW, "again": NEW})
    old = officer.former_keys.get()
    client.post(f"/kantor/kunci/lama/{old.pk}/ingat/", {"secret": GUESS})
    for again in ("sebuah rahasia ketiga yang panjang", "sebuah rahasia keempat yang panjang"):
        client.post(FORGOTTEN, {"old": PASSWORD, "new": again, "again": again})
        client.post("/kantor/buka-kunci/", {"passphrase": again})
    assert officer.former_keys.count() == 3
    answer = client.post(f"/kantor/kunci/lama/{old.pk}/ingat/", {"secret": PASSPHRASE})
    assert answer.context["form"].errors, "the sixth guess was looked at"


def test_signing_in_again_forgets_no_guess_at_an_earlier_key(client: Client, officer: Officer) -> None:
    reports.start_anew(officer=officer, secret=NEW, is_first=False, actor=officer.actor, at=CAMPAIGN)
    old = officer.former_keys.get()
    for _ in range(ATTEMPTS_BEFORE_HOLD):
        browser = Client()
        factories.sign_in(browser, officer)
        browser.post("/kantor/buka-kunci/", {"passphrase": NEW})
        browser.post(f"/kantor/kunci/lama/{old.pk}/ingat/", {"secret": GUESS})
        officer.last_totp_step = 0
        officer.save(update_fields=["last_totp_step"])
    old.refresh_from_db()
    assert old.held_until is not None


def test_whoever_knows_the_passphrase_guesses_no_longer_at_the_password(
    client: Client, officer: Officer
) -> None:
    for _ in range(ATTEMPTS_BEFORE_HOLD):
        client.post("/kantor/buka-kunci/", {"passphrase": PASSPHRASE})
        client.post(CHANGE, {"old": GUESS, "new": NEW, "again": NEW})
    officer.refresh_from_db()
    assert officer.held_until is not None


def test_signing_in_again_with_a_device_does_not_give_five_more_guesses(
    thief: Device, officer: Officer
) -> None:
    for count in range(ATTEMPTS_BEFORE_HOLD):
        browser = Client()
        assert is_signed_in(signs_in(browser, thief)), f"{count} guesses"
        browser.post("/kantor/buka-kunci/", {"passphrase": GUESS})
    assert is_held(officer)


def test_signing_in_again_through_the_provider_does_not_give_five_more_guesses(officer: Officer) -> None:
    told: dict[str, Any] = {"issuer": "https://sso.example", "subject": "akun-7"}
    single_sign_on.link(officer=officer, at=CAMPAIGN, actor="Pengelola sistem", **told)
    for _ in range(ATTEMPTS_BEFORE_HOLD):
        single_sign_on.sign_in(now=datetime.now(UTC), at=CAMPAIGN, **told)
        with pytest.raises(guessing.SignInRefused):
            passphrases.open_key(officer=officer, passphrase=GUESS, now=datetime.now(UTC), at=CAMPAIGN)
    assert is_held(officer)


def test_opening_the_key_forgets_the_failures(client: Client, officer: Officer) -> None:
    for _ in range(ATTEMPTS_BEFORE_HOLD - 1):
        client.post("/kantor/buka-kunci/", {"passphrase": GUESS})
    client.post("/kantor/buka-kunci/", {"passphrase": PASSPHRASE})
    officer.refresh_from_db()
    assert (officer.passphrase_attempts, officer.passphrase_held_until) == (0, None)


def test_while_the_key_is_closed_no_new_password_is_set_and_so_none_tells_that_it_is_the_passphrase(
    thief: Device, officer: Officer
) -> None:
    browser = Client()
    signs_in(browser, thief)
    for guess in (NEW, PASSPHRASE):
        answer = browser.post(CHANGE, {"old": PASSWORD, "new": guess, "again": guess})
        assert answer["Location"].startswith("/kantor/buka-kunci/")
    officer.refresh_from_db()
    assert officer.check_password(PASSWORD)
