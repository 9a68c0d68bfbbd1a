"""Signing in through a city's provider: only who the operator bound comes in, and everything is checked."""

import json
import socket
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from netra.accounts import single_sign_on
from netra.accounts.models import LinkedAccount, Officer
from netra.accounts.sso_client import BACK, SingleSignOn
from netra.journal.models import Entry
from tests import factories
from tests.accounts import city_provider
from tests.accounts.city_provider import CLIENT, SECRET, SUBJECT, Provider
from tests.accounts.passkey_hands import officer_with_passphrase

# What the provider says is checked in Python; test_officer_command.py looks at rows on both databases.
pytestmark = [pytest.mark.django_db, pytest.mark.beside("sqlite")]
DISCOVERY = "/.well-known/openid-configuration"
PAST, YEAR_2100 = 1_700_000_000, 4_102_444_800


@pytest.fixture(scope="module")
def one_provider() -> Iterator[Provider]:
    with city_provider.running() as provider:
        yield provider


@pytest.fixture
def provider(one_provider: Provider, settings: Any) -> Provider:
    """The city's provider, which the settings of this installation name."""
    one_provider.reset()
    client = SingleSignOn(one_provider.address, CLIENT, SECRET, Path("rahasia"))
    settings.ENV = replace(settings.ENV, sso=client, https=True)
    return one_provider


@pytest.fixture
def officer(provider: Provider) -> Officer:
    """Bound to `SUBJECT` by the operator."""
    officer, _ = officer_with_passphrase()
    link(officer, provider)
    return officer


def link(officer: Officer, provider: Provider, subject: str = SUBJECT) -> None:
    told = {"issuer": provider.address, "subject": subject, "at": factories.CAMPAIGN}
    single_sign_on.link(officer=officer, actor="Pengelola sistem", **told)


def goes_there(browser: Client, provider: Provider, onward: str = "") -> str:
    """From the sign-in page to the provider, signs in there; the address that leads back."""
    page = browser.post(f"/kantor/masuk/tunggal/{onward}")
    assert page.status_code == 200, page.content.decode()
    return provider.lets_in(page.context["address"]).removeprefix("https://testserver")


def signs_in(browser: Client, provider: Provider, onward: str = "") -> Any:
    return browser.get(goes_there(browser, provider, onward))


def is_refused(answer: Any, name: str) -> bool:
    page = answer.content.decode()
    assert "_auth_user_id" not in answer.wsgi_request.session
    assert (answer.status_code, answer.context["refused"].name) == (403, name)
    return f">{name}<" in page and answer.context["refused"].words in page


def test_a_bound_account_signs_in_and_opens_no_report(
    client: Client, provider: Provider, officer: Officer
) -> None:
    assert provider.address.removeprefix("http://") in client.get("/kantor/masuk/").content.decode()
    answer = signs_in(client, provider, "?lanjut=/kantor/kata-sandi/kunci/")
    assert answer["Location"] == "/kantor/kata-sandi/kunci/"
    closed = client.get(answer["Location"])
    assert closed["Location"].startswith("/kantor/buka-kunci/")
    assert Entry.objects.latest("sequence").facts == {"how": "single sign-on"}
    assert client.session.get_expire_at_browser_close()


def test_nothing_of_the_provider_is_kept(client: Client, provider: Provider, officer: Officer) -> None:
    signs_in(client, provider)
    assert set(client.session.keys()) == {"_auth_user_id", "_auth_user_backend", "_auth_user_hash"}
    told = json.dumps([entry.facts for entry in Entry.objects.all()])
    assert SUBJECT not in told
    assert "account" in told  # a mark of it is there, which tells accounts apart


@pytest.mark.parametrize("kid", ["r1", "e1"])
def test_each_published_key_signs(client: Client, provider: Provider, officer: Officer, kid: str) -> None:
    signing = {"r1": (provider.rsa, "r1", "RS256"), "e1": (provider.elliptic, "e1", "ES256")}
    provider.signs_with = signing[kid]
    assert signs_in(client, provider).status_code == 302


def test_a_provider_that_wants_the_secret_in_the_form_gets_it_there(
    client: Client, provider: Provider, officer: Officer
) -> None:
    provider.discovered = {"token_endpoint_auth_methods_supported": ["client_secret_post"]}
    assert signs_in(client, provider).status_code == 302


@pytest.mark.parametrize(
    ("bent", "name"),
    [
        ({"iss": "https://palsu.example"}, "WrongIssuer"),
        ({"iss": None}, "TokenRefused"),
        ({"aud": "program lain"}, "WrongAudience"),
        ({"aud": [CLIENT, "program lain"]}, "WrongAudience"),
        ({"azp": "program lain"}, "WrongAudience"),
        ({"nonce": "milik orang lain"}, "WrongNonce"),
        ({"nonce": None}, "WrongNonce"),
        ({"exp": PAST}, "TokenExpired"),
        ({"exp": None}, "TokenRefused"),
        ({"iat": YEAR_2100, "exp": YEAR_2100 + 9}, "TokenRefused"),
        ({"sub": None}, "TokenRefused"),
        ({"sub": ""}, "TokenRefused"),
        ({"sub": "a" * 256}, "TokenRefused"),
        ({"sub": "a\0b"}, "TokenRefused"),
        ({"sub": "akun lain"}, "NotLinked"),
    ],
)
def test_a_token_that_does_not_fit_is_refused_by_name(
    client: Client, provider: Provider, officer: Officer, bent: dict[str, Any], name: str
) -> None:
    provider.bent = bent
    assert is_refused(signs_in(client, provider), name)


def test_a_name_or_an_address_binds_nobody(client: Client, provider: Provider, officer: Officer) -> None:
    provider.bent = {
        "sub": officer.username,
        "preferred_username": officer.username,
        "email": f"{officer.username}@kota.example",
        "email_verified": True,
    }
    assert is_refused(signs_in(client, provider), "NotLinked")


@pytest.mark.parametrize(
    ("signing", "name"),
    [
        ((ec.generate_private_key(ec.SECP256R1()), "e1", "ES256"), "TokenRefused"),
        ((ec.generate_private_key(ec.SECP256R1()), "e2", "ES256"), "UnknownKey"),
        ((ec.generate_private_key(ec.SECP256R1()), None, "ES256"), "UnknownKey"),
        ((SECRET * 3, "e1", "HS256"), "TokenRefused"),
        ((None, "e1", "none"), "TokenRefused"),
    ],
)
def test_another_key_or_a_weak_method_is_refused_by_name(
    client: Client, provider: Provider, officer: Officer, signing: Any, name: str
) -> None:
    provider.signs_with = signing
    assert is_refused(signs_in(client, provider), name)


def test_a_replayed_answer_is_refused_by_name(client: Client, provider: Provider, officer: Officer) -> None:
    back = goes_there(client, provider)
    thief = Client()
    thief.cookies = type(client.cookies)(client.cookies.output(header="", sep=";"))
    assert client.get(back).status_code == 302
    assert is_refused(thief.get(f"{back}&lagi=1"), "StateUnknown")


def test_an_answer_brought_by_another_browser_is_refused_by_name(
    client: Client, provider: Provider, officer: Officer
) -> None:
    back, other = goes_there(client, provider), Client()
    assert is_refused(other.get(f"{back}&lagi=1"), "StateUnknown")
    goes_there(other, provider)
    assert is_refused(other.get(back), "StateUnknown")


def test_an_answer_after_ten_minutes_is_refused_by_name(
    client: Client, provider: Provider, officer: Officer
) -> None:
    back = goes_there(client, provider)
    session = client.session
    session["provider"] = session["provider"] | {"until": 1.0}
    session.save()
    assert is_refused(client.get(back), "StateUnknown")


def test_a_step_from_elsewhere_without_cookies_is_taken_again_from_a_page_of_ours(
    provider: Provider, officer: Officer
) -> None:
    browser = Client()
    back = goes_there(browser, provider)
    page = Client().get(f"{back}&state2=x")
    brought, again = (parse_qs(urlsplit(address).query) for address in (back, page.context["address"]))
    assert again == brought | {"lagi": ["1"]}
    assert (
        '<meta http-equiv="refresh" content="0; url=/kantor/masuk/tunggal/kembali/?' in page.content.decode()
    )
    assert browser.get(page.context["address"]).status_code == 302


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ({DISCOVERY: (500, b"")}, "ProviderUnreachable"),
        ({DISCOVERY: (404, b"")}, "ProviderUnreachable"),
        ({DISCOVERY: (200, b"<html>")}, "ProviderUnreachable"),
        ({DISCOVERY: (200, b"[]")}, "ProviderUnreachable"),
        ({DISCOVERY: (302, b"")}, "ProviderUnreachable"),
        ({DISCOVERY: (200, b'{"a": "' + b"x" * 300_000 + b'"}')}, "ProviderUnreachable"),
        ({DISCOVERY: (200, b'{"issuer": "https://palsu.example"}')}, "WrongIssuer"),
    ],
)
def test_a_provider_that_does_not_say_who_it_is_is_refused_before_anybody_goes_there(
    client: Client, provider: Provider, said: dict[str, tuple[int, bytes]], name: str
) -> None:
    provider.said = said
    assert is_refused(client.post("/kantor/masuk/tunggal/"), name)
    assert not Session.objects.exists()


@pytest.mark.parametrize("place", ["authorization_endpoint", "token_endpoint", "jwks_uri"])
@pytest.mark.parametrize("address", ["http://kota.example/x", "file:///etc/passwd", "javascript:1", None, 7])
def test_a_place_that_is_not_safe_is_not_asked(
    client: Client, provider: Provider, place: str, address: object
) -> None:
    provider.discovered = {place: address}
    assert is_refused(client.post("/kantor/masuk/tunggal/"), "ProviderUnreachable")


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ({"/token": (400, b'{"error": "invalid_grant"}')}, "CodeRefused"),
        ({"/token": (503, b"")}, "ProviderUnreachable"),
        ({"/token": (200, b"{}")}, "TokenRefused"),
        ({"/token": (200, b'{"id_token": "a.b.c"}')}, "TokenRefused"),
        ({"/keys": (503, b"")}, "ProviderUnreachable"),
        ({"/keys": (200, b"{}")}, "UnknownKey"),
        ({"/keys": (200, b'{"keys": [7, {"kid": "e1"}]}')}, "TokenRefused"),
        ({"/keys": (200, b'{"keys": [{"kid": "e1", "kty": "EC", "alg": [1]}]}')}, "TokenRefused"),
    ],
)
def test_a_provider_that_fails_halfway_signs_nobody_in(
    client: Client, provider: Provider, officer: Officer, said: dict[str, tuple[int, bytes]], name: str
) -> None:
    provider.said = said
    assert is_refused(signs_in(client, provider), name)


def test_a_provider_that_is_not_there_is_told_by_name(
    client: Client, provider: Provider, settings: Any
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    settings.ENV = replace(settings.ENV, sso=replace(settings.ENV.sso, issuer=f"http://127.0.0.1:{port}"))
    assert is_refused(client.post("/kantor/masuk/tunggal/"), "ProviderUnreachable")


def test_a_wrong_secret_of_the_client_is_told_by_name(
    client: Client, provider: Provider, officer: Officer, settings: Any
) -> None:
    settings.ENV = replace(settings.ENV, sso=replace(settings.ENV.sso, secret="lain"))
    assert is_refused(signs_in(client, provider), "CodeRefused")


def test_who_says_no_over_there_is_not_signed_in(
    client: Client, provider: Provider, officer: Officer
) -> None:
    state = goes_there(client, provider).split("state=")[1].split("&")[0]
    answer = client.get(f"/kantor/masuk/tunggal/kembali/?error=access_denied&state={state}")
    assert is_refused(answer, "ProviderDeclined")


def test_an_answer_in_another_providers_name_is_refused(
    client: Client, provider: Provider, officer: Officer
) -> None:
    back = goes_there(client, provider).split("&iss=")[0]
    assert is_refused(client.get(f"{back}&iss=https://palsu.example"), "WrongIssuer")


@pytest.mark.parametrize(
    ("insisted", "told", "comes_in"),
    [
        ({"acr": ("gold",)}, {"acr": "gold"}, True),
        ({"acr": ("gold",)}, {"acr": "silver"}, False),
        ({"acr": ("gold",)}, {}, False),
        ({"amr": ("otp", "hwk")}, {"amr": ["pwd", "hwk"]}, True),
        ({"amr": ("otp", "hwk")}, {"amr": ["pwd"]}, False),
        ({"amr": ("otp",)}, {"amr": "otp"}, False),
        ({}, {}, True),
    ],
)
def test_a_second_proof_is_insisted_on_where_the_settings_say_so(
    client: Client,
    provider: Provider,
    officer: Officer,
    settings: Any,
    insisted: Any,
    told: Any,
    comes_in: bool,
) -> None:
    settings.ENV = replace(settings.ENV, sso=replace(settings.ENV.sso, **insisted))
    provider.bent = told
    answer = signs_in(client, provider)
    assert answer.status_code == 302 if comes_in else is_refused(answer, "SecondFactorMissing")


def test_held_inactive_and_keys_without_a_passphrase_are_refused_by_name(
    client: Client, provider: Provider, officer: Officer
) -> None:
    bound = Officer.objects.filter(pk=officer.pk)
    for change, name in (
        ({"held_until": factories.CAMPAIGN.replace(year=2100)}, "Held"),
        ({"held_until": None, "has_passphrase": False}, "NoPassphrase"),
        ({"is_active": False}, "NotLinked"),
    ):
        bound.update(**change)
        assert is_refused(signs_in(client, provider), name)


def test_an_account_is_bound_to_one_officer_and_an_officer_to_one_account(
    provider: Provider, officer: Officer
) -> None:
    other, _ = officer_with_passphrase()
    with pytest.raises(single_sign_on.AlreadyLinked):
        link(other, provider)
    link(officer, provider, "akun baru")
    assert LinkedAccount.objects.get().subject == "akun baru"
    link(other, provider)
    assert LinkedAccount.objects.count() == 2


@pytest.mark.parametrize("subject", ["", "a" * 256, "a\nb", "a\0"])
def test_what_no_provider_says_is_not_bound(provider: Provider, officer: Officer, subject: str) -> None:
    with pytest.raises(single_sign_on.BadSubject):
        link(officer, provider, subject)


def test_without_a_provider_there_is_no_button_and_no_page(client: Client) -> None:
    assert "Masuk lewat" not in client.get("/kantor/masuk/").content.decode()
    assert client.post("/kantor/masuk/tunggal/").status_code == 404
    assert client.get("/kantor/masuk/tunggal/kembali/?code=1&state=2").status_code == 404


def test_the_operator_is_told_the_address_that_browsers_come_back_to() -> None:
    assert reverse("accounts:sso_back") == BACK


def test_the_secret_is_not_told_with_the_settings(provider: Provider, settings: Any) -> None:
    assert SECRET not in repr(settings.ENV)
    assert jwt.get_unverified_header(provider.token("n"))["alg"] == "ES256"  # the provider really signs
