"""Outside a demo there is no switch, and legal time is the real time."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core import signing
from django.test import Client

from netra.web import legal_time
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def home() -> None:
    factories.government()


def test_the_switch_does_not_exist(client: Client) -> None:
    assert client.post("/peragaan/", {"persona": "bawaslu"}).status_code == 404
    assert "netra_kantor" not in client.cookies


def test_a_signed_day_of_a_demo_moves_nothing(client: Client) -> None:
    client.cookies[legal_time.COOKIE] = signing.dumps("2024-07-15", salt=legal_time.SALT)
    today = client.get("/").context["today"]
    assert abs(today - datetime.now(UTC).date()) <= timedelta(days=1)


def test_no_page_shows_the_demos_banner(client: Client) -> None:
    assert "/peragaan/" not in client.get("/").content.decode()
