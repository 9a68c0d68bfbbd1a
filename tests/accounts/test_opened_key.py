"""An opened key lives half in the session and half in the cookie: neither half opens anything."""

import base64
from urllib.parse import quote

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.http import HttpResponse
from django.test import Client

from netra import vault
from netra.accounts import session
from netra.accounts.models import Officer
from netra.accounts.services import change_password
from tests import factories
from tests.factories import PASSWORD

pytestmark = pytest.mark.django_db
NEEDS_KEY = "/kantor/kata-sandi/"
NEW = "kata sandi baru yang panjang"


@pytest.fixture
def officer_and_key(client: Client) -> tuple[Officer, bytes]:
    """Signed in, in `client`."""
    officer, private = factories.officer()
    factories.sign_in(client, officer)
    return officer, private


def change(client: Client, old: str = PASSWORD, new: str = NEW) -> HttpResponse:
    """A page that needs the opened key."""
    answer: HttpResponse = client.post(NEEDS_KEY, {"old": old, "new": new, "again": new})  # type: ignore[assignment]
    return answer


def is_sent_to_sign_in(answer: HttpResponse) -> bool:
    return answer.status_code == 302 and answer["Location"].startswith("/kantor/masuk/?lanjut=")


def test_without_the_cookie_of_the_key_the_way_leads_back_to_sign_in(
    client: Client, officer_and_key: tuple[Officer, bytes]
) -> None:
    del client.cookies[session.COOKIE]
    assert is_sent_to_sign_in(change(client))


def test_without_the_session_row_the_way_leads_back_to_sign_in(
    client: Client, officer_and_key: tuple[Officer, bytes]
) -> None:
    Session.objects.all().delete()
    assert is_sent_to_sign_in(change(client))


@pytest.mark.parametrize("cookie", ["", "bukan-kunci", "A" * 44, "%%%", "é" * 10])
def test_a_cookie_that_is_no_key_of_this_session_opens_nothing(
    client: Client, officer_and_key: tuple[Officer, bytes], cookie: str
) -> None:
    client.cookies[session.COOKIE] = quote(cookie)
    assert is_sent_to_sign_in(change(client))


def test_the_cookie_of_another_session_opens_nothing(
    client: Client, officer_and_key: tuple[Officer, bytes]
) -> None:
    other = Client()
    factories.sign_in(other, officer_and_key[0])
    client.cookies[session.COOKIE] = other.cookies[session.COOKIE].value
    assert is_sent_to_sign_in(change(client))


def test_the_session_row_holds_no_private_key(client: Client, officer_and_key: tuple[Officer, bytes]) -> None:
    _, private = officer_and_key
    row = Session.objects.get()
    stored = repr(row.get_decoded()).encode() + row.session_data.encode()
    slot = base64.b64decode(row.get_decoded()["opened_key"])
    for half in (private, private[1:]):
        assert half not in stored + slot
        assert base64.b64encode(half).rstrip(b"=") not in stored
        assert half.hex().encode() not in stored


def test_the_session_row_does_not_hold_the_cookies_key(
    client: Client, officer_and_key: tuple[Officer, bytes]
) -> None:
    stored = Session.objects.get().session_data
    key = client.cookies[session.COOKIE].value
    assert key.rstrip("=") not in stored
    assert key.rstrip("=") not in repr(Session.objects.get().get_decoded())


def test_the_officers_row_holds_no_private_key(officer_and_key: tuple[Officer, bytes]) -> None:
    officer, private = officer_and_key
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM accounts_officer WHERE id = %s", [officer.pk])
        stored = b"|".join(
            bytes(v) if isinstance(v, bytes | memoryview) else repr(v).encode() for v in cursor.fetchone()
        )
    assert private[1:] not in stored
    assert bytes(officer.public_key) in stored  # the search can find something


def test_the_cookie_is_for_the_office_only_and_not_for_scripts(
    client: Client, officer_and_key: tuple[Officer, bytes]
) -> None:
    cookie = client.cookies[session.COOKIE]
    assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == ("/kantor/", True, "Strict")
    assert cookie["max-age"] == cookie["expires"] == ""  # gone with the browser


def test_signing_out_forgets_both_halves(client: Client, officer_and_key: tuple[Officer, bytes]) -> None:
    client.post("/kantor/keluar/")
    assert not Session.objects.exists()
    assert client.cookies[session.COOKIE].value == ""
    assert is_sent_to_sign_in(change(client))


def test_signing_out_by_following_a_link_is_refused(
    client: Client, officer_and_key: tuple[Officer, bytes]
) -> None:
    assert client.get("/kantor/keluar/").status_code == 405


def test_signing_in_gives_a_session_that_did_not_exist_before(client: Client) -> None:
    officer, _ = factories.officer()
    factories.sign_in(client, officer)
    first = client.session.session_key
    factories.sign_in(client, officer)
    assert client.session.session_key != first


def test_a_new_password_signs_out_every_other_browser(
    client: Client, officer_and_key: tuple[Officer, bytes]
) -> None:
    officer, private = officer_and_key
    change_password(officer=officer, private=private, old=PASSWORD, new=NEW, at=factories.CAMPAIGN)
    assert is_sent_to_sign_in(change(client, old=NEW))


def test_an_officer_who_was_put_out_of_office_is_out_at_once(
    client: Client, officer_and_key: tuple[Officer, bytes]
) -> None:
    Officer.objects.update(is_active=False)
    assert is_sent_to_sign_in(change(client))


def test_a_wrong_sign_in_address_to_go_on_to_is_not_followed(client: Client) -> None:
    officer, _ = factories.officer()
    for address in (
        "https://contoh.invalid/kantor/",
        "//contoh.invalid/kantor/",
        "/lapor/",
        "/kantor\\@contoh",
    ):
        answer = client.post(
            f"/kantor/masuk/?lanjut={quote(address)}",
            {"username": officer.username, "password": PASSWORD, "code": factories.code_of(officer)},
        )
        assert answer["Location"] == "/kantor/"
        Officer.objects.update(last_totp_step=0)


def test_the_key_in_the_session_is_bound_to_its_officer(officer_and_key: tuple[Officer, bytes]) -> None:
    _, private = officer_and_key
    key = vault.new_session_key()
    with pytest.raises(vault.EnvelopeRefused):
        vault.open_relocked(vault.relock_private(private, key, "petugas.satu"), key, "petugas.dua")
