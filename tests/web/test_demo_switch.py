"""The demo's banner: one click is another person or another day, on loopback only and never elsewhere."""

from datetime import date
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from netra.accounts.models import Officer
from netra.accounts.services import appoint_officer
from netra.web import legal_time
from netra.web.demo.personas import PASSWORD, PERSONAS, Persona
from tests import factories
from tests.factories import CAMPAIGN

pytestmark = [pytest.mark.django_db, pytest.mark.beside("sqlite"), pytest.mark.usefixtures("demo_mode")]
INSIDE = [persona for persona in PERSONAS if persona.username]


@pytest.fixture(autouse=True)
def personas() -> None:
    """Everybody on a card holds an office."""
    for persona in INSIDE:
        appoint_officer(
            office=factories.office(persona.office),
            username=persona.username,
            password=PASSWORD,
            position=persona.label,
            role=persona.role,
            at=CAMPAIGN,
            is_own_password=True,
        )


def switch(client: Client, **fields: str) -> Any:
    answer: HttpResponse = client.post("/peragaan/", fields)  # type: ignore[assignment]
    return answer


def who(client: Client) -> str:
    """The officer who is signed in, or nobody."""
    if "netra_kantor" not in client.cookies or "_auth_user_id" not in client.session:
        return ""
    return Officer.objects.get(pk=client.session["_auth_user_id"]).username


@pytest.mark.parametrize("persona", INSIDE, ids=lambda persona: persona.key)
def test_a_card_signs_in_and_opens_the_first_page(client: Client, persona: Persona) -> None:
    answer = switch(client, persona=persona.key)
    assert (answer.status_code, answer["Location"]) == (302, persona.address)
    assert who(client) == persona.username


def test_another_card_is_another_person(client: Client) -> None:
    switch(client, persona="bawaslu")
    switch(client, persona="bkpsdm")
    assert who(client) == "bkpsdm"


def test_a_reporters_card_signs_the_office_out_and_opens_the_way_back(client: Client) -> None:
    switch(client, persona="bawaslu")
    switch(client, persona="pelapor")
    assert who(client) == ""
    assert client.cookies["netra_kunci"].value == ""
    assert client.cookies["netra_lacak"].value


def test_the_key_of_a_persona_is_open(client: Client) -> None:
    switch(client, persona="bawaslu")
    docket = factories.report().docket
    assert client.get(f"/kantor/laporan/{docket}/").status_code == 200


def test_an_unknown_card_changes_nothing(client: Client) -> None:
    answer = switch(client, persona="hantu")
    assert (answer.status_code, answer["Location"], who(client)) == (302, "/", "")


@pytest.mark.parametrize(
    ("address", "goes_to"),
    [
        ("/lapor/", "/lapor/"),
        ("/kantor/?tampilan=lewat", "/kantor/?tampilan=lewat"),
        ("", "/"),
        ("https://contoh.invalid/", "/"),
        ("//contoh.invalid/", "/"),
        ("/\\contoh.invalid", "/"),
        ("http:///contoh.invalid", "/"),
        ("javascript:alert(1)", "/"),
    ],
)
def test_the_way_back_never_leads_to_another_site(client: Client, address: str, goes_to: str) -> None:
    assert switch(client, next=address)["Location"] == goes_to


def day_of(client: Client) -> date:
    """The legal day of this browser's next page."""
    found: date = client.get("/").context["today"]
    return found


@pytest.mark.parametrize(
    ("fields", "day"),
    [
        ({"date": "2024-11-24"}, date(2024, 11, 24)),
        ({"other_date": "5-11-2024"}, date(2024, 11, 5)),
        ({"other_date": "05/11/2024"}, date(2024, 11, 5)),
        ({"date": "2024-11-24", "other_date": "5-11-2024"}, date(2024, 11, 5)),
        ({"date": "2024-07-01"}, legal_time.DEMO_FIRST),
        ({"date": "2024-12-31"}, legal_time.DEMO_LAST),
    ],
)
def test_a_day_is_taken_for_every_page_of_both_doors(
    client: Client, fields: dict[str, str], day: date
) -> None:
    switch(client, persona="bawaslu")
    switch(client, **fields)
    assert day_of(client) == day
    assert client.get("/kantor/").context["today"] == day


@pytest.mark.parametrize(
    "text",
    [
        "2024-06-30",
        "2025-01-01",
        "2024-02-30",
        "besok",
        "2024",
        "1-2-3-4",
        "0-0-0",
        f"1-1-{'9' * 30}",
        "-",
    ],
)
def test_a_day_that_cannot_be_is_refused_with_a_sentence_and_changes_nothing(
    client: Client, text: str
) -> None:
    for field in ("date", "other_date"):
        answer = switch(client, **{field: text})
        assert (answer.status_code, "<h1" in answer.content.decode()) == (400, True)
    assert day_of(client) == legal_time.DEMO_TODAY


@pytest.mark.parametrize("cookie", ["2024-12-10", "x", "2024-12-10:abc:def", ""])
def test_a_day_that_this_installation_did_not_sign_is_not_believed(client: Client, cookie: str) -> None:
    client.cookies[legal_time.COOKIE] = cookie
    assert day_of(client) == legal_time.DEMO_TODAY


@pytest.mark.parametrize(
    ("day", "phase"),
    [
        ("2024-07-15", "Sebelum penetapan calon"),
        ("2024-10-30", "Masa kampanye"),
        ("2024-11-24", "Masa tenang"),
        ("2024-11-27", "Hari pemungutan suara"),
    ],
)
def test_the_slider_moves_the_phase(client: Client, day: str, phase: str) -> None:
    switch(client, date=day)
    assert client.get("/").context["phase"].label == phase


def test_the_slider_moves_the_clocks(client: Client) -> None:
    switch(client, persona="bawaslu")
    report = factories.report()
    switch(client, date="2024-11-24")
    (row,) = client.get("/kantor/").context["triage"]
    assert report.next_due_on is not None
    assert "lewat" in str(row).lower()


def test_following_a_link_to_the_switch_changes_nothing_and_shows_the_banner_on_the_front_page(
    client: Client,
) -> None:
    answer = client.get("/peragaan/", {"persona": "bawaslu", "date": "2024-11-24"})
    assert (answer.status_code, answer["Location"], dict(client.cookies)) == (302, "/?peragaan", {})
    page = client.get("/?peragaan").content.decode()
    assert '<details class="demo" open>' in page
    assert "Di sini peragaan diatur" in page
    assert '<details class="demo" open>' not in client.get("/").content.decode()


@pytest.mark.parametrize("host", ["netra.example", "10.0.0.1", "localhost.example"])
def test_the_demo_answers_on_loopback_only(client: Client, host: str) -> None:
    assert client.post("/peragaan/", {"persona": "bawaslu"}, headers={"host": host}).status_code == 400
    assert who(client) == ""
