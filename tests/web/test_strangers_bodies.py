"""Whom nobody signed in writes nothing at the office door: what they send is not even read."""

from typing import Any

import pytest
from django.test import Client

from netra.accounts.middleware import OPEN_BYTES
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.beside("sqlite")]
ADDRESSES = (
    "/kantor/",
    "/kantor/pegawai/impor/",
    "/kantor/laporan/L-2024-0001/tulis/",
    "/kantor/kata-sandi/",
)
FORM = "multipart/form-data; boundary=batas"
FILE = (
    b'--batas\r\nContent-Disposition: form-data; name="picture"; filename="a.jpg"\r\n\r\n%b\r\n--batas--\r\n'
)


class Unread:
    """A body that nobody may touch."""

    def read(self, *args: Any) -> bytes:
        raise AssertionError("the body was read")

    readline = read


def post(address: str, *, length: str) -> Any:
    browser = Client(enforce_csrf_checks=True)
    told = {"CONTENT_LENGTH": length, "CONTENT_TYPE": FORM, "wsgi.input": Unread()}
    return browser.generic("POST", address, **told)


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_stranger_s_body_is_not_read(address: str) -> None:
    answer = post(address, length="90000000")
    assert (answer.status_code, answer["Location"].split("?")[0]) == (302, "/kantor/masuk/")


@pytest.mark.parametrize("length", [str(OPEN_BYTES + 1), "9" * 40, "-1", "x"])
@pytest.mark.parametrize("address", ["/kantor/masuk/", "/kantor/keluar/"])
def test_an_open_page_of_the_office_reads_no_long_body(address: str, length: str) -> None:
    assert post(address, length=length).status_code == 400


def test_a_file_sent_to_the_sign_in_page_is_passed_over(client: Client) -> None:
    answer = client.generic("POST", "/kantor/masuk/", FILE % (b"x" * 9_000), content_type=FORM)
    assert (answer.status_code, len(answer.wsgi_request.FILES)) == (200, 0)


def test_the_sign_in_form_still_signs_in() -> None:
    browser = Client(enforce_csrf_checks=True)
    officer = factories.officer()[0]
    page = browser.get("/kantor/masuk/")
    told = {"username": officer.username, "password": factories.PASSWORD, "code": factories.code_of(officer)}
    token = str(page.context["csrf_token"])
    assert browser.post("/kantor/masuk/", told | {"csrfmiddlewaretoken": token}).status_code == 302
