"""Every answer carries the same strict headers; each door has cookies of its own."""

from dataclasses import replace
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.http import HttpResponse
from django.test import Client

from netra.web import policy
from tests import factories, reporting
from tests.web import failing_addresses

pytestmark = [pytest.mark.django_db, pytest.mark.beside("sqlite")]
PAGES = {
    "landing": ("/", 200),
    "start of a report": ("/lapor/", 200),
    "the form in one document": ("/lapor/tersegel/", 200),
    "keys of the officers": ("/kunci/", 200),
    "way back": ("/lacak/", 200),
    "secrecy": ("/cara-kami-menjaga-rahasia/", 200),
    "components": ("/komponen/", 200),
    "health": ("/sehat/", 200),
    "no receipt any more": ("/lapor/tanda-terima/", 410),
    "redirect": ("/lacak/laporan/", 302),
    "unknown page": ("/tidak-ada/", 404),
    "control character": ("/tidak%00ada/", 400),
    "fault": ("/rusak/", 500),
    "sign in": ("/kantor/masuk/", 200),
    "not signed in": ("/kantor/", 302),
    "unknown page of the office": ("/kantor/tidak-ada/", 404),
    "fault in the office": ("/kantor/rusak/", 500),
    "wrong method": ("/lacak/keluar/", 405),
}
EACH_PAGE = pytest.mark.parametrize(("address", "status"), list(PAGES.values()), ids=list(PAGES))
STRICT = {
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "Cache-Control": "no-store",
}


@pytest.fixture(autouse=True)
def home(settings: Any) -> None:
    settings.ROOT_URLCONF = failing_addresses.__name__
    factories.officer()


def answer_of(client: Client, address: str, **options: Any) -> HttpResponse:
    client.raise_request_exception = False
    answer: HttpResponse = client.get(address, **options)  # type: ignore[assignment]
    return answer


@EACH_PAGE
def test_every_kind_of_answer_has_the_strict_headers(client: Client, address: str, status: int) -> None:
    answer = answer_of(client, address)
    assert answer.status_code == status
    assert {name: answer.headers.get(name) for name in STRICT} == STRICT
    telling = address.startswith("/lapor/")
    assert answer.headers["Content-Security-Policy"] == (policy.SEALED if telling else policy.PAGES)


@EACH_PAGE
def test_no_answer_says_what_serves_it_or_lets_itself_be_framed(
    client: Client, address: str, status: int
) -> None:
    answer = answer_of(client, address)
    assert not {"Server", "X-Powered-By"} & set(answer.headers)
    assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]


@pytest.mark.parametrize("rules", [policy.PAGES, policy.SEALED])
def test_the_policy_allows_nothing_inline_and_nothing_from_elsewhere(rules: str) -> None:
    assert rules.startswith("default-src 'none';")
    for unsafe in ("unsafe-inline", "unsafe-eval", "*", "data:", "http:", "https:"):
        assert unsafe not in rules


def test_where_somebody_tells_no_script_can_turn_text_into_a_page() -> None:
    assert "require-trusted-types-for 'script'; trusted-types netra-karya" in policy.SEALED


@EACH_PAGE
def test_only_https_installations_promise_https(
    client: Client, settings: Any, address: str, status: int
) -> None:
    assert "Strict-Transport-Security" not in answer_of(client, address).headers
    settings.ENV = replace(settings.ENV, https=True)
    assert "Strict-Transport-Security" in answer_of(client, address).headers


@EACH_PAGE
def test_looking_alone_leaves_no_session(client: Client, address: str, status: int) -> None:
    answer_of(client, address)
    assert not Session.objects.exists()
    assert "netra_kantor" not in client.cookies


def test_a_whole_report_and_a_visit_leave_no_session(client: Client) -> None:
    reporting.fill_in(client)
    receipt = reporting.receipt_of(client)
    reporting.send(client)
    client.post("/lacak/", {"receipt": str(receipt)})
    client.get("/lacak/laporan/")
    assert not Session.objects.exists()
    assert set(client.cookies) <= {"netra_formulir", "netra_draf", "netra_lacak"}


def cookies_after_everything(client: Client) -> dict[str, Any]:
    """Each cookie of both doors."""
    client.get("/lacak/")
    reporting.fill_in(client)
    receipt = reporting.receipt_of(client)
    reporting.send(client)
    client.post("/lacak/", {"receipt": str(receipt)})
    client.get("/kantor/masuk/")
    officer, _ = factories.officer()
    factories.sign_in(client, officer)
    return dict(client.cookies.items())


def test_every_cookie_is_kept_from_scripts_and_other_sites_and_to_its_own_door(client: Client) -> None:
    found = cookies_after_everything(client)
    assert {name: cookie["path"] for name, cookie in found.items()} == {
        "netra_formulir": "/",
        "netra_draf": "/lapor/",
        "netra_lacak": "/lacak/",
        "netra_kantor_formulir": "/kantor/",
        "netra_kantor": "/kantor/",
        "netra_kunci": "/kantor/",
        "netra_petugas": "/kantor/",
    }
    assert {(cookie["httponly"], cookie["samesite"]) for cookie in found.values()} == {(True, "Strict")}
    assert {cookie["domain"] for cookie in found.values()} == {""}


def test_every_cookie_ends_with_the_browser(client: Client) -> None:
    found = cookies_after_everything(client)
    assert {(cookie["max-age"], cookie["expires"]) for cookie in found.values()} == {("", "")}


def test_over_https_every_cookie_is_secure(client: Client, settings: Any) -> None:
    settings.ENV = replace(settings.ENV, https=True)
    settings.SESSION_COOKIE_SECURE = True  # derived from the same setting: see test_doors
    found = cookies_after_everything(client)
    assert {name for name, cookie in found.items() if not cookie["secure"]} == set()


def test_a_fault_is_logged_by_kind_and_place_without_its_words(
    client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    answer = answer_of(client, "/rusak/")
    assert "ValueError in breaks" in caplog.text
    netras = [record.getMessage() for record in caplog.records if record.name.startswith("netra")]
    assert not [line for line in netras if failing_addresses.WORDS in line]
    assert failing_addresses.WORDS not in answer.content.decode()


def test_a_page_that_is_not_there_is_no_fault_in_the_log(
    client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    answer_of(client, "/tidak-ada/")
    assert not [record for record in caplog.records if record.name.startswith("netra")]
