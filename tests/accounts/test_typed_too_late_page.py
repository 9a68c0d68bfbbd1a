"""A form that comes after the visit ended: what was typed comes back to the officer who typed it, to nobody
else, and lies nowhere meanwhile."""

import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django import forms
from django.contrib.sessions.models import Session
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from netra.accounts import rescuing
from netra.accounts.models import Officer
from netra.cases import lifecycle
from netra.cases.desk import Desk
from netra.cases.models import Case, Note
from netra.text.typed import SECRET
from tests import factories
from tests.accounts.authenticator import Device
from tests.accounts.passkey_hands import PASSPHRASE, adds, officer_with_passphrase

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo_mode")]
TYPED = "Kalimat <panjang> yang tidak boleh hilang."
KEPT = re.compile(r'name="titipan" value="([^"]*)"')

ASKING = re.compile(r'action="(/kantor/masuk/(?:[?][^"]*)?)"')


class Browser:
    """One that keeps cookies, sends tokens as pages give them, and the page as where a form stood."""

    def __init__(self, client: Client) -> None:
        client.handler.enforce_csrf_checks = True
        self.client, self.page, self.kept = client, "/kantor/masuk/", ""

    def open(self, address: str) -> Any:
        self.page, answer = address, self.client.get(address)
        self.told(answer)
        return answer

    def told(self, answer: Any) -> None:
        if answer.context and "csrf_token" in answer.context:
            self.token = str(answer.context["csrf_token"])
        found = KEPT.search(text_of(answer))
        self.kept = unescape(found[1]) if found else ""
        form = ASKING.search(text_of(answer))
        self.asking = unescape(form[1]) if form else "/kantor/masuk/"

    def send(self, address: str, told: dict[str, Any], **headers: str) -> Any:
        headers = {"referer": f"http://testserver{self.page}"} | headers
        sent = told | {"csrfmiddlewaretoken": self.token}
        answer = self.client.post(address, sent, headers=headers)
        if answer.context:
            self.told(answer)
        return answer

    def sign_in(self, officer: Officer, **more: str) -> Any:
        told = {"username": officer.username, "password": factories.PASSWORD}
        code = {"code": factories.code_of(officer)}
        carried = {"titipan": self.kept} if self.kept else {}
        return self.send(self.asking, told | code | carried | more)


def text_of(answer: Any) -> str:
    return str(answer.content.decode())


@pytest.fixture
def desk() -> Desk:
    return factories.desk()


@pytest.fixture
def case(desk: Desk) -> Case:
    return factories.case_at(lifecycle.CLARIFICATION, desk)[0]


@pytest.fixture
def browser(client: Client, desk: Desk, case: Case) -> Browser:
    """Signed in, on the page of a case."""
    browser = Browser(client)
    browser.open("/kantor/masuk/")
    browser.sign_in(desk.officer)
    browser.open(f"/kantor/perkara/{case.docket}/catatan/")
    return browser


def _asked_to_sign(browser: Browser) -> str:
    return text_of(browser.send("/kantor/masuk/passkey/tantangan/", {}))


def note_to(case: Case) -> tuple[str, dict[str, Any]]:
    return f"/kantor/perkara/{case.docket}/catatan/", {"text": TYPED, "nonce": str(uuid4())}


def too_late(browser: Browser, case: Case, **more: Any) -> Any:
    """The visit ends, and then the form is sent."""
    Session.objects.all().delete()
    address, told = note_to(case)
    return browser.send(address, told | more)


def test_what_was_typed_comes_back_after_signing_in_and_is_sent_once_more(
    browser: Browser, desk: Desk, case: Case
) -> None:
    asked = too_late(browser, case)
    assert asked.status_code == 403
    assert "belum tersimpan, tetapi tidak hilang" in text_of(asked)
    assert "Kalimat" not in text_of(asked)  # whoever sits down here next reads nothing
    wrong = browser.sign_in(desk.officer, password="bukan kata sandinya")
    assert wrong.status_code == 200
    shown = text_of(browser.sign_in(desk.officer))
    assert "Kalimat &lt;panjang&gt; yang tidak boleh hilang." in shown
    assert f'href="/kantor/perkara/{case.docket}/catatan/"' in shown
    fields = dict(re.findall(r'type="hidden" name="(text|nonce)" value="([^"]*)"', shown))
    address, _ = note_to(case)
    assert f'action="{address}"' in shown
    assert not Note.objects.exists()
    assert browser.send(address, {name: unescape(value) for name, value in fields.items()}).status_code == 302
    assert Note.objects.count() == 1


def test_nothing_of_it_lies_on_the_server_meanwhile(browser: Browser, case: Case) -> None:
    asked = too_late(browser, case)
    assert not Session.objects.exists()
    assert not any("Kalimat" in morsel.value for morsel in asked.cookies.values())
    assert asked["Cache-Control"] == "no-store"


def test_another_officer_who_signs_in_on_that_page_reads_nothing_of_it(browser: Browser, case: Case) -> None:
    too_late(browser, case)
    other, _ = factories.officer()
    answer = browser.sign_in(other)
    assert (answer.status_code, answer["Location"]) == (302, f"/kantor/perkara/{case.docket}/catatan/")
    assert "Kalimat" not in text_of(answer)


def test_who_signed_out_leaves_nothing_to_rescue(browser: Browser, case: Case) -> None:
    browser.open("/kantor/")
    browser.send("/kantor/keluar/", {})
    address, told = note_to(case)
    answer = browser.send(address, told)
    assert (answer.status_code, answer["Location"].split("?")[0]) == (302, "/kantor/masuk/")


@pytest.mark.parametrize("mark", ["", "1", "1:abc", "MQ:1tKzab:" + "x" * 43])
def test_a_mark_that_we_did_not_make_makes_nobody_an_officer(browser: Browser, case: Case, mark: str) -> None:
    browser.client.cookies[rescuing.COOKIE] = mark
    assert too_late(browser, case).status_code == 302


def test_a_form_without_our_token_is_not_kept(browser: Browser, case: Case) -> None:
    browser.token = "x" * 32
    answer = too_late(browser, case)
    assert (answer.status_code, browser.kept, TYPED in text_of(answer)) == (403, "", False)
    assert "sudah kedaluwarsa" in text_of(answer)


def test_what_a_script_sends_is_not_kept(browser: Browser, case: Case) -> None:
    Session.objects.all().delete()
    address, told = note_to(case)
    assert browser.send(address, told, **{"Sec-Fetch-Mode": "cors"}).status_code == 302


def test_secrets_and_files_are_left_out_and_the_page_says_so(
    browser: Browser, desk: Desk, case: Case
) -> None:
    file = SimpleUploadedFile("a.txt", b"Rahasia dalam berkas")
    too_late(browser, case, sandi="Rahasia sandi", picture=file)
    shown = text_of(browser.sign_in(desk.officer))
    assert "yang tidak boleh hilang" in shown
    assert "Rahasia" not in shown
    assert "tidak ikut disimpan" in shown
    assert "Kirim sekali lagi" not in shown


def test_forms_about_passwords_are_never_kept_and_no_other_room_makes_any(
    browser: Browser, desk: Desk
) -> None:
    Session.objects.all().delete()
    told = {"old": TYPED, "new": TYPED, "again": TYPED}
    assert browser.send("/kantor/kata-sandi/", told).status_code == 302
    netra = Path(rescuing.__file__).parents[1]
    asking = [path for path in netra.rglob("*.py") if "PasswordInput" in path.read_text()]
    assert {path.parent.name for path in asking} == {"accounts"}


def _forms(base: type[forms.BaseForm] = forms.BaseForm) -> Iterator[type[forms.BaseForm]]:
    for form in base.__subclasses__():
        yield form
        yield from _forms(form)


def test_every_field_that_hides_what_is_typed_has_a_name_that_is_never_kept() -> None:
    reverse("accounts:open_key")  # every page of every room is loaded, and its forms with it
    hiding = {
        name
        for form in _forms()
        if form.__module__.startswith("netra.")
        for name, each in getattr(form, "base_fields", {}).items()
        if isinstance(each.widget, forms.PasswordInput)
    }
    assert {"password", "passphrase", "secret", "old", "new", "again"} <= hiding
    assert not {name for name in hiding if not SECRET.search(name)}


@pytest.mark.parametrize(
    ("room", "told"),
    [
        ("/kantor/kunci/lupa/", {"old": TYPED, "new": TYPED, "again": TYPED}),
        ("/kantor/kunci/lama/1/ingat/", {"secret": TYPED}),
        ("/kantor/disiplin/kunci/lupa/", {"old": TYPED, "new": TYPED, "again": TYPED}),
        ("/kantor/disiplin/kunci/lama/1/ingat/", {"secret": TYPED}),
        ("/kantor/catatan/", {"passphrase": TYPED, "password": TYPED}),
    ],
)
def test_passwords_that_other_rooms_ask_for_are_not_kept_either(
    browser: Browser, desk: Desk, room: str, told: dict[str, Any]
) -> None:
    Session.objects.all().delete()
    browser.send(room, told)
    assert not browser.kept
    assert "Kalimat" not in text_of(browser.sign_in(desk.officer))


@pytest.mark.parametrize("words", ["", "x" * 400_000])
def test_nothing_typed_and_too_much_lead_to_the_plain_page(browser: Browser, case: Case, words: str) -> None:
    assert too_late(browser, case, text=words).status_code == 302


def test_what_nobody_sealed_is_passed_over(browser: Browser, desk: Desk) -> None:
    browser.open("/kantor/masuk/")
    browser.kept = "bukan-titipan"
    assert browser.sign_in(desk.officer).status_code == 302


def test_what_waited_too_long_is_passed_over(
    browser: Browser, desk: Desk, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    too_late(browser, case)
    monkeypatch.setattr(rescuing, "HOURS", 0)
    assert browser.sign_in(desk.officer).status_code == 302


def test_who_opens_the_key_with_a_passphrase_has_it_back_after_that(client: Client, settings: Any) -> None:
    settings.ENV = replace(settings.ENV, office_address="https://kantor.example")
    officer, private = officer_with_passphrase()
    case, _ = factories.case_at(lifecycle.CLARIFICATION, Desk(officer, private, factories.CAMPAIGN))
    device, first = Device(), Client()
    factories.sign_in(first, officer)
    adds(first, device)
    browser = Browser(client)
    browser.open("/kantor/masuk/")
    answer = {"answer": device.signs(_asked_to_sign(browser))}
    assert browser.send("/kantor/masuk/passkey/", answer).status_code == 302
    browser.open("/kantor/")
    address, told = note_to(case)
    asked = browser.send(address, told)
    assert asked.status_code == 403
    assert "Buka kunci Anda" in text_of(asked)
    shown = browser.send("/kantor/buka-kunci/", {"passphrase": PASSPHRASE, "titipan": browser.kept})
    assert "yang tidak boleh hilang" in text_of(shown)
    assert browser.send(address, told).status_code == 302
