"""Coming back with the receipt: half an hour in this browser, nothing on the server."""

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client

from netra import vault
from netra.reports import visit
from netra.reports.models import Message
from tests import factories

pytestmark = pytest.mark.django_db
HERE = "/lacak/laporan/"


@pytest.fixture
def receipt() -> vault.Receipt:
    """Of a report that exists."""
    factories.officer()
    made = vault.new_receipt()
    factories.report(receipt=made)
    return made


def enter(client: Client, words: str) -> bool:
    """Type the words; whether the door opened."""
    answer = client.post("/lacak/", {"receipt": words})
    return answer.status_code == 302 and answer["Location"] == HERE


def write(client: Client, text: str = "Saya ingat satu hal lagi.", nonce: str = "") -> int:
    answer = client.post(HERE, {"text": text, "nonce": nonce or "0" * 31 + "1"})
    return Message.objects.count() if answer.status_code == 302 and answer["Location"] == HERE else -1


@pytest.mark.parametrize("form", ["{}", " {} ", "{}\n"])
def test_the_words_open_the_door(client: Client, receipt: vault.Receipt, form: str) -> None:
    assert enter(client, form.format(receipt))


def test_case_and_separators_do_not_matter(client: Client, receipt: vault.Receipt) -> None:
    assert enter(client, "-".join(receipt.words).upper())


def test_inside_the_reporter_writes(client: Client, receipt: vault.Receipt) -> None:
    enter(client, str(receipt))
    assert write(client) == 1


def test_the_same_form_sent_twice_is_one_message(client: Client, receipt: vault.Receipt) -> None:
    enter(client, str(receipt))
    assert (write(client), write(client)) == (1, 1)


@pytest.mark.usefixtures("receipt")
def test_without_the_cookie_the_way_leads_back_to_the_words(client: Client) -> None:
    assert client.get(HERE)["Location"] == "/lacak/"


@pytest.mark.usefixtures("receipt")
def test_a_message_from_an_old_tab_is_not_sent_and_not_lost(client: Client) -> None:
    answer = client.post(HERE, {"text": "Ini <penting>", "nonce": "0" * 31 + "1"})
    assert (answer.status_code, Message.objects.count()) == (410, 0)
    assert "Ini &lt;penting&gt;" in answer.content.decode()
    assert "belum terkirim" in answer.content.decode()


@pytest.mark.parametrize("cookie", ["", "x", "%%%", "A" * 80])
def test_a_cookie_of_another_hand_opens_nothing(client: Client, receipt: vault.Receipt, cookie: str) -> None:
    client.cookies[visit.COOKIE] = cookie
    assert client.get(HERE)["Location"] == "/lacak/"


def test_after_half_an_hour_the_words_are_asked_again(
    client: Client, receipt: vault.Receipt, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(visit, "SECONDS", -1)
    enter(client, str(receipt))
    assert client.get(HERE)["Location"] == "/lacak/"


def test_the_cookie_hides_the_words_and_is_for_this_door_only(client: Client, receipt: vault.Receipt) -> None:
    enter(client, str(receipt))
    cookie = client.cookies[visit.COOKIE]
    assert not any(word in cookie.value for word in receipt.words)
    assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == ("/lacak/", True, "Strict")
    assert cookie["max-age"] == ""


def test_leaving_forgets_the_visit(client: Client, receipt: vault.Receipt) -> None:
    enter(client, str(receipt))
    client.post("/lacak/keluar/")
    assert client.cookies[visit.COOKIE].value == ""


def test_a_visit_leaves_no_session_and_no_session_cookie(client: Client, receipt: vault.Receipt) -> None:
    enter(client, str(receipt))
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM django_session")
        assert cursor.fetchone()[0] == 0
    assert settings.SESSION_COOKIE_NAME not in client.cookies
