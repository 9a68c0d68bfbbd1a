"""What does not fit is refused early, plainly, and without anything being lost or leaked."""

import pytest
from django.db import DatabaseError
from django.test import Client

from netra.reports.models import Draft, Report
from netra.web import views
from tests import factories, reporting

pytestmark = [pytest.mark.django_db, pytest.mark.beside("sqlite")]
CONTROLS = ["%00", "%01", "%1f", "%7f", "%08"]


@pytest.fixture(autouse=True)
def home() -> None:
    factories.officer()


@pytest.mark.parametrize("control", CONTROLS)
@pytest.mark.parametrize(
    "address", ["/lapor/{}/", "/tidak{}ada", "/?q={}", "/kantor/?halaman={}", "/kantor/laporan/L{}/"]
)
def test_a_control_character_in_an_address_is_a_bad_request(
    client: Client, address: str, control: str
) -> None:
    answer = client.get(address.format(control))
    assert (answer.status_code, "<h1" in answer.content.decode()) == (400, True)


@pytest.mark.parametrize("fine", ["/?q=a%0Ab", "/?q=a%09b", "/?q=%C3%A9"])
def test_tabs_line_breaks_and_letters_of_every_language_pass(client: Client, fine: str) -> None:
    assert client.get(fine).status_code == 200


@pytest.mark.parametrize("control", ["\0", "\x01", "\x1f", "\x7f"])
def test_a_control_character_in_a_field_is_said_at_the_field_and_loses_nothing(
    client: Client, control: str
) -> None:
    reporting.fill_in(client)
    answer = client.post("/lapor/cerita/", {"story": f"Rapat{control} pagi"})
    assert "karakter tersembunyi" in str(answer.context["form"].errors["story"]).lower()
    opened = reporting.draft_of(client)
    assert opened is not None
    assert opened.answers["cerita"] == reporting.ANSWERS["cerita"]


@pytest.mark.parametrize(
    ("slug", "field", "limit"),
    [
        ("cerita", "story", 20_000),
        ("kapan-di-mana", "place", 300),
        ("siapa", "position", 200),
        ("tahu-dari-mana", "witnesses", 1_000),
        ("bukti", "evidence", 5_000),
        ("nama", "name", 200),
    ],
)
def test_a_text_may_be_as_long_as_its_limit_and_not_one_letter_longer(
    client: Client, slug: str, field: str, limit: int
) -> None:
    reporting.fill_in(client)
    answers = reporting.ANSWERS[slug]
    assert client.post(f"/lapor/{slug}/", answers | {field: "é" * limit}).status_code == 302
    refused = client.post(f"/lapor/{slug}/", answers | {field: "é" * (limit + 1)})
    assert "Terlalu panjang" in str(refused.context["form"].errors[field])


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("satu dua tiga", "delapan"),
        ("zzzz " * 8, "tidak ada dalam daftar"),
        ("", "Tulis delapan kata"),
        ("\0" * 8, "karakter tersembunyi"),
        ("a" * 401, "Terlalu panjang"),
    ],
)
def test_words_that_are_no_receipt_are_explained(client: Client, words: str, sentence: str) -> None:
    answer = client.post("/lacak/", {"receipt": words})
    assert sentence.lower() in str(answer.context["form"].errors["receipt"]).lower()


def test_a_receipt_of_no_report_opens_nothing_and_is_told_in_one_sentence(client: Client) -> None:
    reporting.fill_in(client)
    answer = client.post("/lacak/", {"receipt": str(reporting.receipt_of(client))})
    assert "tidak menemukan laporan" in str(answer.context["form"].errors["receipt"])


def test_a_form_without_its_token_gets_a_page_that_says_nothing_was_lost() -> None:
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post("/lapor/")
    assert (answer.status_code, "kedaluwarsa" in answer.content.decode()) == (403, True)
    assert not Draft.objects.exists()


def test_a_sign_in_form_without_its_token_gets_the_office_s_own_page() -> None:
    answer = Client(enforce_csrf_checks=True).post("/kantor/masuk/", {"username": "x"})
    assert (answer.status_code, "kedaluwarsa" in answer.content.decode()) == (403, True)


def test_a_token_of_one_door_is_no_token_of_the_other(client: Client) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.get("/lacak/")
    token = strict.cookies["netra_formulir"].value
    assert strict.post("/lapor/", {"csrfmiddlewaretoken": token}).status_code == 302
    assert strict.post("/kantor/masuk/", {"csrfmiddlewaretoken": token}).status_code == 403


@pytest.mark.parametrize("host", ["netra.example", "localhost.example", "127.0.0.2", "169.254.169.254"])
def test_another_host_name_is_refused(client: Client, host: str) -> None:
    assert client.get("/", headers={"host": host}).status_code == 400


def test_a_body_that_is_far_too_large_is_refused_before_it_is_read(client: Client) -> None:
    reporting.fill_in(client)
    client.raise_request_exception = False
    assert client.post("/lapor/cerita/", {"story": "a" * 600_000}).status_code in (400, 413)


@pytest.mark.parametrize("slug", ["apa-saja", "periksa-lagi", "CERITA"])
def test_a_question_that_does_not_exist_is_not_found(client: Client, slug: str) -> None:
    assert client.get(f"/lapor/{slug}/").status_code == 404


def test_health_tells_that_it_lives_and_that_the_database_answers(client: Client) -> None:
    answer = client.get("/sehat/")
    assert (answer.status_code, answer.json()) == (200, {"live": True, "ready": True})


def test_health_tells_a_database_that_is_away(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    class Away:
        """A connection to a server that is down."""

        def ensure_connection(self) -> None:
            raise DatabaseError("gone")

    monkeypatch.setattr(views, "connection", Away())
    answer = client.get("/sehat/")
    assert (answer.status_code, answer.json()) == (503, {"live": True, "ready": False})


def test_without_any_reader_the_public_door_says_so_and_keeps_the_draft(client: Client) -> None:
    factories.Officer.objects.all().delete()
    reporting.fill_in(client)
    answer = reporting.send(client)
    assert (answer.status_code, Report.objects.count()) == (503, 0)
    opened = reporting.draft_of(client)
    assert opened is not None
    assert opened.answers
