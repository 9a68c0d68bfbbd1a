"""The short way answers who is let in, word for word as Django would; all else goes the ordinary way."""

import io
import time
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

import pytest
from django.test import Client

from netra.agencies.models import CivilServant
from netra.outreach import rotating, services
from netra.outreach.models import Attendance, AttendanceList
from netra.web.short_way import FORM, LARGEST_FORM, ShortWay
from tests.outreach.halls import MORNING, a_hall
from tests.towns import ACTOR, a_government, an_agency

pytestmark = pytest.mark.django_db
NOT_PAGES = {"Content-Type", "Content-Length"}
Hall = tuple[AttendanceList, list[CivilServant]]


@pytest.fixture
def hall(settings: Any, monkeypatch: pytest.MonkeyPatch) -> Hall:
    settings.ALLOWED_HOSTS = ["testserver"]
    # As Django's own test client does it: the test's transaction lives on this connection.
    monkeypatch.setattr("netra.web.short_way.close_old_connections", lambda: None)
    return a_hall(an_agency(a_government(), "dinas"))


class Ordinary:
    """Stands for Django and notes what it was given."""

    def __init__(self) -> None:
        self.bodies: list[bytes] = []

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        self.bodies.append(environ["wsgi.input"].read())
        return [b"ordinary"]


def ticket_of(attendance_list: AttendanceList) -> str:
    secret, now = bytes(attendance_list.secret), time.time()
    return rotating.give_ticket(secret, window=rotating.window_at(now), nonce=uuid4(), moment=now)


def form_of(hall: Hall, **changed: str) -> dict[str, str]:
    return {"number": hall[1][0].number, "ticket": ticket_of(hall[0])} | changed


def address_of(hall: Hall) -> str:
    return f"/hadir/{hall[0].gate}00000000/"


def posted(hall: Hall, form: dict[str, str], **changed: Any) -> dict[str, Any]:
    body = urlencode(form).encode()
    return {
        "REQUEST_METHOD": "POST",
        "PATH_INFO": address_of(hall),
        "HTTP_HOST": "testserver",
        "SERVER_NAME": "testserver",
        "SERVER_PORT": "80",
        "CONTENT_TYPE": FORM,
        "CONTENT_LENGTH": str(len(body)),
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(body),
    } | changed


def sent(environ: dict[str, Any], ordinary: Any) -> tuple[str, dict[str, str], bytes]:
    said: list[Any] = ["", {}]
    pieces = ShortWay(ordinary)(
        environ, lambda status, headers: said.__setitem__(slice(None), [status, dict(headers)])
    )
    return said[0], said[1], b"".join(pieces)


@pytest.mark.parametrize("times", [1, 2], ids=["in", "already in"])
def test_whoever_is_in_gets_what_django_would_say_with_the_same_headers(
    client: Client, hall: Hall, times: int
) -> None:
    form, ordinary = form_of(hall), Ordinary()
    for number in range(times):
        own = form if number == 0 else form_of(hall)
        status, headers, page = sent(posted(hall, own), ordinary)
    django = client.post(address_of(hall), urlencode(own), content_type=FORM)
    assert (status, page, ordinary.bodies) == ("200 OK", django.content, [])
    assert headers | {"Content-Length": ""} == dict(django.headers) | {"Content-Length": ""}
    assert Attendance.objects.count() == 1


UNUSUAL: dict[str, dict[str, Any]] = {
    "another host": {"HTTP_HOST": "orang.lain"},
    "a host with a strange port": {"HTTP_HOST": "testserver:80@orang.lain"},
    "another kind of form": {"CONTENT_TYPE": "multipart/form-data; boundary=x"},
    "a query": {"QUERY_STRING": "a=1"},
    "a length that is none": {"CONTENT_LENGTH": "banyak"},
    "a form that is too long": {"CONTENT_LENGTH": str(LARGEST_FORM + 1)},
    "another method": {"REQUEST_METHOD": "PUT"},
    "a code with other letters": {"PATH_INFO": "/hadir/bcdf-00000000/"},
    "another page": {"PATH_INFO": "/lapor/"},
    "a list that nobody opened": {"PATH_INFO": "/hadir/BBBB00000000/"},
}


@pytest.mark.parametrize("changed", list(UNUSUAL.values()), ids=list(UNUSUAL))
def test_what_is_unusual_goes_the_ordinary_way_with_its_form(hall: Hall, changed: dict[str, Any]) -> None:
    form, ordinary = form_of(hall), Ordinary()
    _, _, page = sent(posted(hall, form, **changed), ordinary)
    assert (page, ordinary.bodies) == (b"ordinary", [urlencode(form).encode()])
    assert not Attendance.objects.exists()


FORMS: dict[str, dict[str, str]] = {
    "a ticket of nobody": {"ticket": "00" * 44},
    "no ticket": {"ticket": ""},
    "a number that is none": {"number": "nomor saya"},
    "somebody who is not on the list": {"number": "199912312020121999"},
    "a name beside it": {"name": "Orang"},
    "once more": {"again": "1"},
    "not ASCII": {"number": "१२३४"},
}


@pytest.mark.parametrize("changed", list(FORMS.values()), ids=list(FORMS))
def test_a_form_that_lets_nobody_in_goes_the_ordinary_way(hall: Hall, changed: dict[str, str]) -> None:
    form, ordinary = form_of(hall, **changed), Ordinary()
    sent(posted(hall, form), ordinary)
    assert ordinary.bodies == [urlencode(form).encode()]
    assert not Attendance.objects.exists()


def test_a_closed_list_lets_nobody_in_and_is_told_the_ordinary_way(hall: Hall) -> None:
    form, ordinary = form_of(hall), Ordinary()
    services.close_attendance(attendance_list=hall[0], at=MORNING, actor=ACTOR)
    sent(posted(hall, form), ordinary)
    assert ordinary.bodies == [urlencode(form).encode()]
    assert not Attendance.objects.exists()


@pytest.mark.parametrize("doors", ["office", "demo"])
def test_where_the_day_or_the_door_is_another_the_short_way_is_shut(
    hall: Hall, settings: Any, doors: str
) -> None:
    settings.ENV = settings.ENV.__class__(
        **(vars(settings.ENV) | ({"demo": True} if doors == "demo" else {"doors": doors}))
    )
    ordinary = Ordinary()
    sent(posted(hall, form_of(hall)), ordinary)
    assert len(ordinary.bodies) == 1
