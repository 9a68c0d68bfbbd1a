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
