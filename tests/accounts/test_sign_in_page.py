"""The sign-in page refuses every wrong factor with the same words, and never repeats a password."""

import re

import pytest
from django.test import Client

from netra.accounts import forms
from netra.accounts.models import Officer
from tests import factories
from tests.factories import PASSWORD

pytestmark = pytest.mark.django_db
WRONG_PASSWORD = "kata sandi yang keliru"


@pytest.fixture
def officer() -> Officer:
    return factories.officer()[0]


def page_for(client: Client, **fields: str) -> tuple[int, str]:
    """Status and words of the answer, without what differs on every page: the form's token."""
    answer = client.post("/kantor/masuk/", fields)
    return answer.status_code, re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", answer.content.decode())


def test_a_wrong_password_a_wrong_code_and_an_unknown_name_get_the_same_page(
    client: Client, officer: Officer
) -> None:
    code = factories.code_of(officer)
    wrong_code = f"{(int(code) + 500_000) % 1_000_000:06d}"
    pages = {
        "password": page_for(client, username=officer.username, password=WRONG_PASSWORD, code=code),
        "code": page_for(client, username=officer.username, password=PASSWORD, code=wrong_code),
        "name": page_for(client, username="tidak.dikenal", password=PASSWORD, code=code),
    }
    alike = {(status, page.replace("tidak.dikenal", officer.username)) for status, page in pages.values()}
    page = pages["code"][1].replace(wrong_code, code)
    assert {(status, text.replace(wrong_code, code)) for status, text in alike} == {(200, page)}
    assert forms.WRONG in page


def test_a_refused_page_does_not_repeat_the_password(client: Client, officer: Officer) -> None:
    _, page = page_for(client, username=officer.username, password=WRONG_PASSWORD, code="123456")
    assert WRONG_PASSWORD not in page


@pytest.mark.parametrize(
    ("field", "value"), [("code", "12345"), ("code", "abcdef"), ("username", ""), ("password", "")]
)
def test_a_field_that_cannot_be_right_is_said_at_the_field(
    client: Client, officer: Officer, field: str, value: str
) -> None:
    told = {"username": officer.username, "password": PASSWORD, "code": "123456", field: value}
    answer = client.post("/kantor/masuk/", told)
    assert list(answer.context["form"].errors) == [field]


def test_who_sends_a_form_after_the_visit_ended_is_told_and_led_back_to_the_page_of_the_form(
    client: Client, officer: Officer
) -> None:
    stood_on = "/kantor/laporan/L-2024-0001/"
    sent = client.post(
        f"{stood_on}registrasi/", {"seen": "0"}, headers={"referer": f"http://testserver{stood_on}"}
    )
    page = client.get(sent["Location"])
    assert "Yang baru Anda kirim belum tersimpan" in page.content.decode()
    told = {"username": officer.username, "password": PASSWORD, "code": factories.code_of(officer)}
    assert client.post(sent["Location"], told)["Location"] == stood_on
    client.post("/kantor/keluar/")
    elsewhere = client.post(
        f"{stood_on}registrasi/", headers={"referer": "https://lain.id/kantor/serah-terima/"}
    )
    assert "serah-terima" not in elsewhere["Location"]
    asked = client.get(stood_on)
    assert "belum tersimpan" not in client.get(asked["Location"]).content.decode()


def test_an_address_that_only_takes_a_form_says_so_to_who_opens_it(client: Client, officer: Officer) -> None:
    factories.sign_in(client, officer)
    for address in ("/kantor/keluar/", "/lacak/keluar/"):
        answer = client.get(address)
        assert (answer.status_code, "bukan sebuah halaman" in answer.content.decode()) == (405, True)


def test_a_code_may_be_typed_with_a_gap(client: Client, officer: Officer) -> None:
    code = factories.code_of(officer)
    told = {"username": officer.username, "password": PASSWORD, "code": f" {code[:3]} {code[3:]} "}
    assert client.post("/kantor/masuk/", told).status_code == 302


def test_a_held_account_hears_what_everybody_hears_so_that_no_name_can_be_learnt(
    client: Client, officer: Officer
) -> None:
    for _ in range(5):
        page_for(client, username=officer.username, password=WRONG_PASSWORD, code="123456")
    _, page = page_for(client, username=officer.username, password=PASSWORD, code=factories.code_of(officer))
    _, unknown = page_for(client, username="tidak.ada", password=PASSWORD, code="123456")
    assert forms.WRONG in page
    assert forms.WRONG in unknown


@pytest.mark.parametrize("name", ["\0", "a" * 61])
def test_a_name_that_no_officer_can_have_is_no_fault(client: Client, name: str) -> None:
    status, _ = page_for(client, username=name, password=PASSWORD, code="123456")
    assert status == 200
