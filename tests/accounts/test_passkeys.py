"""Signing in with a passkey: every part of what a device signs is checked, and reports stay closed."""

import json
import secrets
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from django.contrib.sessions.models import Session
from django.test import Client

from netra.accounts import passkeys, passphrases
from netra.accounts.models import Officer, Passkey
from netra.accounts.views.passkeys import LOST, REFUSED
from netra.journal.models import Entry
from tests import factories
from tests.accounts.authenticator import PRESENT, VERIFIED, Device, to_text
from tests.accounts.passkey_hands import (
    PASSPHRASE,
    adds,
    asked_to_make,
    asked_to_sign,
    is_signed_in,
    officer_with_passphrase,
    signs_in,
)
from tests.factories import PASSWORD

pytestmark = pytest.mark.django_db
BENT = pytest.mark.beside("sqlite")  # what a device says is checked in Python


@pytest.fixture(autouse=True)
def office_address(settings: Any) -> None:
    """The installation says where officers reach it."""
    settings.ENV = replace(settings.ENV, office_address="https://kantor.example")


@pytest.fixture
def officer(client: Client) -> Officer:
    """Signed in, in `client`, with a passphrase for the key."""
    officer, _ = officer_with_passphrase()
    factories.sign_in(client, officer)
    return officer


@pytest.fixture
def device(client: Client, officer: Officer) -> Device:
    """Holds the officer's passkey."""
    device = Device()
    answer = adds(client, device)
    assert answer["Location"] == "/kantor/passkey/"
    return device


def facts_of(event: str) -> Any:
    return Entry.objects.filter(event=event).latest("sequence").facts


def refused(answer: Any, words: str = LOST) -> bool:
    return (
        answer.status_code == 200 and answer.context["officer"] is None and words in answer.content.decode()
    )


def test_a_passkey_signs_in_without_a_name_and_opens_no_report(device: Device, officer: Officer) -> None:
    browser = Client()
    asked = json.loads(asked_to_sign(browser))
    assert "allowCredentials" not in asked
    assert asked["userVerification"] == "required"
    answer = signs_in(browser, device, "?lanjut=/kantor/kunci/")
    assert answer["Location"] == "/kantor/kunci/"
    assert browser.get("/kantor/passkey/").context["officer"] == officer
    closed = browser.get("/kantor/kata-sandi/kunci/")
    assert closed["Location"] == "/kantor/buka-kunci/?lanjut=%2Fkantor%2Fkata-sandi%2Fkunci%2F"
    browser.post("/kantor/buka-kunci/", {"passphrase": PASSPHRASE})
    assert browser.get("/kantor/kata-sandi/kunci/").status_code == 200
    assert facts_of("OFFICER_SIGNED_IN") == {"how": "passkey"}


def test_the_session_of_a_passkey_lasts_as_long_as_any_other(device: Device) -> None:
    browser = Client()
    signs_in(browser, device)
    assert browser.cookies["netra_kantor"]["max-age"] == ""
    assert browser.session.get_expire_at_browser_close()


def test_a_stranger_who_asked_a_device_first_may_still_sign_in_with_the_password(officer: Officer) -> None:
    browser = Client()
    asked_to_sign(browser)
    factories.sign_in(browser, officer)
    assert browser.session.get_expire_at_browser_close()


def test_what_was_added_is_a_discoverable_key_that_the_journal_tells_apart(
    client: Client, officer: Officer
) -> None:
    asked = json.loads(asked_to_make(client))
    assert asked["authenticatorSelection"]["residentKey"] == "required"
    assert asked["rp"]["id"] == "kantor.example"
    assert officer.username not in asked["user"]["id"]
    adds(client, Device())
    passkey = Passkey.objects.get()
    assert (passkey.label, passkey.last_used_on) == ("Laptop uji", None)
    assert facts_of("PASSKEY_ADDED") == {"passkey": passkeys.mark_of(passkey)}
    assert "Laptop uji" in client.get("/kantor/passkey/").content.decode()


def test_without_a_set_address_a_passkey_holds_for_the_host_asked_for(
    client: Client, officer: Officer, settings: Any
) -> None:
    settings.ENV = replace(settings.ENV, office_address="", https=True)
    device = Device(origin="https://testserver", host="testserver")
    adds(client, device)
    assert is_signed_in(signs_in(Client(), device))
    settings.ENV = replace(settings.ENV, office_address="https://kantor.example")
    assert refused(signs_in(Client(), device))


def test_use_is_kept_to_the_day_and_with_the_count(device: Device) -> None:
    signs_in(Client(), device)
    passkey = Passkey.objects.get()
    assert (passkey.sign_count, passkey.last_used_on is not None) == (1, True)


def test_without_a_passphrase_there_is_no_passkey_and_the_page_says_why(client: Client) -> None:
    factories.sign_in(client, factories.officer()[0])
    assert client.get("/kantor/passkey/tambah/")["Location"] == "/kantor/passkey/"
    page = client.get("/kantor/passkey/").content.decode()
    assert "Pasang frasa sandi kunci lebih dulu." in page
    assert "/kantor/passkey/tambah/" not in page


def test_adding_asks_for_the_password_again(client: Client, officer: Officer) -> None:
    page = client.post("/kantor/passkey/tambah/", {"label": "Laptop", "password": PASSPHRASE})
    assert list(page.context["form"].errors) == ["password"]
    officer.refresh_from_db()
    assert officer.failed_attempts == 1


@BENT
@pytest.mark.parametrize(
    "bent",
    [
        {"flags": PRESENT},
        {"flags": VERIFIED},
        {"origin": "https://palsu.example"},
        {"origin": "https://kantor.example:8443"},
        {"host": "palsu.example"},
        {"challenge": to_text(secrets.token_bytes(32))},
        {"type": "webauthn.get"},
        {"algorithm": -65535},
        {"credential_id": b"x" * 32},
        {"cross_origin": True},
    ],
)
def test_a_device_that_does_not_answer_what_was_asked_adds_nothing(
    client: Client, officer: Officer, bent: dict[str, Any]
) -> None:
    answer = adds(client, Device(), **bent)
    assert answer["Location"] == "/kantor/passkey/?gagal=refused"
    assert not Passkey.objects.exists()
    assert "jawaban yang sah" in client.get(answer["Location"]).content.decode()


def test_an_answer_adds_one_passkey_and_no_second(client: Client, officer: Officer) -> None:
    told = {"answer": Device().makes(asked_to_make(client))}
    client.post("/kantor/passkey/simpan/", told)
    assert client.post("/kantor/passkey/simpan/", told)["Location"].endswith("?gagal=refused")
    assert Passkey.objects.count() == 1


def test_the_same_passkey_is_not_added_to_another_officer(device: Device) -> None:
    other, browser = officer_with_passphrase()[0], Client()
    factories.sign_in(browser, other)
    assert adds(browser, device)["Location"].endswith("?gagal=known")
    assert Passkey.objects.count() == 1


def test_ten_passkeys_are_enough(client: Client, device: Device, officer: Officer) -> None:
    row = Passkey.objects.get()
    for number in range(1, passkeys.MOST):
        row.pk, row.credential_id = None, b"%d" % number
        row.save(force_insert=True)
    assert client.get("/kantor/passkey/tambah/")["Location"] == "/kantor/passkey/"
    assert "/kantor/passkey/tambah/" not in client.get("/kantor/passkey/").content.decode()


@BENT
@pytest.mark.parametrize(
    "bent",
    [
        {"flags": PRESENT},
        {"flags": VERIFIED},
        {"origin": "https://palsu.example"},
        {"origin": "http://kantor.example"},
        {"host": "palsu.example"},
        {"challenge": to_text(secrets.token_bytes(32))},
        {"type": "webauthn.create"},
        {"key": ec.generate_private_key(ec.SECP256R1())},
        {"handle": b"somebody else"},
        {"handle": b""},
        {"cross_origin": True},
    ],
)
def test_a_bent_answer_is_refused_and_counts_as_a_failure(
    device: Device, officer: Officer, bent: dict[str, Any]
) -> None:
    assert refused(signs_in(Client(), device, **bent))
    officer.refresh_from_db()
    assert officer.failed_attempts == 1
    assert facts_of("OFFICER_SIGNED_IN") == {"how": "password"}


@BENT
@pytest.mark.parametrize(
    "text",
    [
        "",
        "{}",
        "[]",
        "null",
        "7",
        '"x"',
        "{" * 9000,
        '{"rawId": 1}',
        '{"rawId": "AA", "response": {}}',
        "x" * 20_000,
    ],
)
def test_what_is_no_answer_is_refused_and_breaks_nothing(device: Device, text: str) -> None:
    browser = Client()
    asked_to_sign(browser)
    assert refused(browser.post("/kantor/masuk/passkey/", {"answer": text}))


@BENT
def test_an_answer_with_every_byte_turned_is_refused(device: Device, officer: Officer) -> None:
    browser = Client()
    for place in range(0, 700, 53):
        told = bytearray(device.signs(asked_to_sign(browser)).encode())
        told[place % len(told)] ^= 1
        answer = browser.post("/kantor/masuk/passkey/", {"answer": told.decode("latin-1")})
        assert answer.status_code == 200, place
        Officer.objects.update(failed_attempts=0, held_until=None)


def test_a_passkey_that_nobody_has_is_refused(officer: Officer) -> None:
    stranger = Device(handle=b"?")
    assert refused(signs_in(Client(), stranger))


def test_an_answer_works_once(device: Device) -> None:
    first, thief = Client(), Client()
    answer = device.signs(asked_to_sign(first))
    thief.cookies = type(first.cookies)(first.cookies.output(header="", sep=";"))
    assert is_signed_in(first.post("/kantor/masuk/passkey/", {"answer": answer}))
    assert refused(thief.post("/kantor/masuk/passkey/", {"answer": answer}))


def test_an_answer_does_not_fit_another_browser(device: Device) -> None:
    other = Client()
    asked_to_sign(other)
    assert refused(other.post("/kantor/masuk/passkey/", {"answer": device.signs(asked_to_sign(Client()))}))


def test_an_answer_that_comes_too_late_is_refused_and_is_nobodys_failure(
    device: Device, officer: Officer
) -> None:
    browser = Client()
    answer = device.signs(asked_to_sign(browser))
    session = browser.session
    session["passkey_signing"] = session["passkey_signing"] | {"until": 1.0}
    session.save()
    assert refused(browser.post("/kantor/masuk/passkey/", {"answer": answer}))
    officer.refresh_from_db()
    assert officer.failed_attempts == 0


def test_a_challenge_leaves_no_session_behind_that_lives_long() -> None:
    browser = Client()
    asked_to_sign(browser)
    assert browser.session.get_expiry_age() <= 300
    browser.post("/kantor/masuk/passkey/", {"answer": "{}"})
    assert not Session.objects.exists()


def test_a_device_that_counts_backwards_is_refused_by_name_and_on_record(
    device: Device, officer: Officer
) -> None:
    signs_in(Client(), device, count=7)
    words = REFUSED[passkeys.PasskeyCopied]
    for count in (7, 6, 0):
        assert refused(signs_in(Client(), device, count=count), words)
    mark = passkeys.mark_of(Passkey.objects.get())
    assert facts_of("PASSKEY_REFUSED") == {"passkey": mark, "counted": 7, "told": 0}
    assert is_signed_in(signs_in(Client(), device, count=8))


def test_a_device_that_never_counts_signs_in_again_and_again(client: Client, officer: Officer) -> None:
    device = Device(counts=False)
    adds(client, device)
    assert all(is_signed_in(signs_in(Client(), device)) for _ in "12")


def test_failures_hold_the_account_and_a_held_account_is_refused(device: Device, officer: Officer) -> None:
    for _ in range(5):
        signs_in(Client(), device, origin="https://palsu.example")
    assert refused(signs_in(Client(), device), "ditahan 15 menit")
    officer.refresh_from_db()
    Officer.objects.update(held_until=officer.held_until and officer.held_until - timedelta(minutes=16))
    assert is_signed_in(signs_in(Client(), device))


def test_an_officer_put_out_of_office_does_not_come_in_with_a_passkey(device: Device) -> None:
    Officer.objects.update(is_active=False)
    assert refused(signs_in(Client(), device))


def test_a_key_without_a_passphrase_is_not_signed_in_without_a_secret(device: Device) -> None:
    Officer.objects.update(has_passphrase=False)
    assert refused(signs_in(Client(), device), "frasa sandi sendiri")


def test_removing_asks_for_the_password_and_ends_the_passkey(
    client: Client, device: Device, officer: Officer
) -> None:
    passkey = Passkey.objects.get()
    address, mark = f"/kantor/passkey/{passkey.pk}/hapus/", passkeys.mark_of(passkey)
    assert client.post(address, {"password": "bukan kata sandinya"}).status_code == 200
    assert Passkey.objects.exists()
    assert client.post(address, {"password": PASSWORD})["Location"] == "/kantor/passkey/"
    assert facts_of("PASSKEY_REMOVED") == {"passkey": mark}
    assert refused(signs_in(Client(), device))


def test_another_officers_passkey_cannot_be_removed(device: Device) -> None:
    browser = Client()
    factories.sign_in(browser, officer_with_passphrase()[0])
    address = f"/kantor/passkey/{Passkey.objects.get().pk}/hapus/"
    assert browser.post(address, {"password": PASSWORD}).status_code == 404
    assert Passkey.objects.exists()


def test_a_passkey_set_up_before_a_reset_cannot_finish_after_it(client: Client, officer: Officer) -> None:
    answer = Device().makes(asked_to_make(client))
    Officer.objects.update(has_passphrase=False)
    assert client.post("/kantor/passkey/simpan/", {"answer": answer})["Location"].endswith("gagal=many")
    assert not Passkey.objects.exists()


def test_the_sign_in_page_offers_the_button_only_to_scripts(client: Client) -> None:
    page = client.get("/kantor/masuk/").content.decode()
    assert "Masuk dengan passkey" in page
    assert page.index("data-passkey=") < page.index("hidden>", page.index("data-passkey="))


def test_a_wrong_passphrase_after_a_passkey_counts_like_a_wrong_password(
    device: Device, officer: Officer
) -> None:
    browser = Client()
    signs_in(browser, device)
    browser.post("/kantor/buka-kunci/", {"passphrase": PASSWORD})
    officer.refresh_from_db()
    assert officer.passphrase_attempts == 1
    assert officer.check_password(PASSWORD)
    assert passphrases.open_key(
        officer=officer, passphrase=PASSPHRASE, now=factories.CAMPAIGN, at=factories.CAMPAIGN
    )
