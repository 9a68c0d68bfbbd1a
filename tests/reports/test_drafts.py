"""The unfinished report: readable with this browser's cookie only, and gone in time."""

import base64
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from netra import vault
from netra.journal.models import Entry
from netra.reports import drafts, queries
from netra.reports.models import Draft, Report
from tests import factories, reporting
from tests.threads import together

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo_mode")]
STORY = "Cerita yang belum selesai ditulis"


@pytest.fixture(autouse=True)
def somebody_reads() -> None:
    """A government with one reader, at the public door."""
    factories.officer()


def expire() -> None:
    Draft.objects.update(expires_at=datetime.now(UTC) - timedelta(seconds=1))


def test_a_draft_is_stored_encrypted(client: Client) -> None:
    reporting.fill_in(client, cerita={"story": STORY})
    stored = bytes(Draft.objects.get().envelope)
    assert STORY.encode() not in stored
    assert str(reporting.receipt_of(client)).encode() not in stored
    opened = reporting.draft_of(client)
    assert opened is not None
    assert opened.answers["cerita"] == {"story": STORY}


def test_the_cookies_key_is_not_in_the_drafts_row(client: Client) -> None:
    reporting.fill_in(client)
    key = vault.key_from_text(client.cookies[drafts.COOKIE].value)
    row = Draft.objects.get()
    assert key not in bytes(row.envelope) + bytes(row.key_digest)


@pytest.mark.parametrize("cookie", ["", "%%%", "bukan-kunci", base64.urlsafe_b64encode(b"x" * 32).decode()])
def test_a_wrong_cookie_opens_no_draft_and_leads_to_the_start(client: Client, cookie: str) -> None:
    reporting.fill_in(client)
    client.cookies[drafts.COOKIE] = cookie
    answer = client.get("/lapor/cerita/")
    assert (answer.status_code, answer["Location"]) == (302, "/lapor/?berakhir")


def test_a_page_sent_after_its_draft_was_lost_goes_into_a_new_draft_of_its_own(client: Client) -> None:
    reporting.fill_in(client)
    Draft.objects.all().delete()
    client.post("/lapor/cerita/", {"story": STORY})
    opened = reporting.draft_of(client)
    assert opened is not None
    assert opened.answers == {"cerita": {"story": STORY}}


def test_two_browsers_have_two_drafts(client: Client) -> None:
    other = Client()
    reporting.fill_in(client, cerita={"story": "satu"})
    reporting.fill_in(other, cerita={"story": "dua"})
    assert [reporting.draft_of(browser).answers["cerita"]["story"] for browser in (client, other)] == [  # type: ignore[union-attr]
        "satu",
        "dua",
    ]


def test_an_expired_draft_cannot_be_opened(client: Client) -> None:
    reporting.fill_in(client)
    expire()
    assert reporting.draft_of(client) is None


def test_expired_drafts_are_swept_when_somebody_else_begins(client: Client) -> None:
    reporting.fill_in(client)
    expire()
    Client().post("/lapor/")
    assert Draft.objects.filter(expires_at__lt=datetime.now(UTC)).count() == 0


def test_sweeping_spares_drafts_that_are_still_alive(client: Client) -> None:
    reporting.fill_in(client)
    assert (drafts.sweep(), Draft.objects.count()) == (0, 1)


def test_once_the_receipt_is_shown_the_draft_holds_no_answer_any_more(client: Client) -> None:
    reporting.fill_in(client)
    assert reporting.send(client)["Location"] == "/lapor/tanda-terima/"
    client.get("/lapor/tanda-terima/")
    opened = reporting.draft_of(client)
    assert opened is not None
    assert (opened.answers, opened.sent) == ({}, Report.objects.get().docket)


def test_the_receipt_waits_only_half_an_hour(client: Client) -> None:
    reporting.fill_in(client)
    reporting.send(client)
    client.get("/lapor/tanda-terima/")
    assert Draft.objects.get().expires_at <= datetime.now(UTC) + drafts.RECEIPT_LIFETIME


def test_sending_twice_is_one_report(client: Client) -> None:
    reporting.fill_in(client)
    first, second = reporting.send(client), reporting.send(client)
    assert (first["Location"], second["Location"]) == ("/lapor/tanda-terima/", "/lapor/tanda-terima/")
    assert Report.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_sending_twice_at_the_same_moment_is_one_report(client: Client) -> None:
    reporting.fill_in(client)
    cookies = {name: cookie.value for name, cookie in client.cookies.items()}

    def send(number: int) -> int:
        browser = Client()
        browser.cookies.load(cookies)
        return int(reporting.send(browser).status_code)

    runs = together(3, send)  # without work no more enter at once; the fourth would be asked to wait
    assert runs.errors == []
    assert (set(runs.results), Report.objects.count()) == ({302}, 1)
    assert Entry.objects.filter(event="REPORT_RECEIVED").count() == 1


def test_an_answer_changed_after_sending_is_not_taken_as_if_it_still_counted(client: Client) -> None:
    reporting.fill_in(client)
    reporting.send(client)
    answer = client.post("/lapor/cerita/", {"story": "Cerita yang lain"})
    assert answer["Location"] == "/lapor/tanda-terima/"


def test_a_page_that_was_skipped_is_asked_before_sending(client: Client) -> None:
    client.post("/lapor/")
    client.post("/lapor/apa/", reporting.ANSWERS["apa"])
    answer = reporting.send(client)
    assert (answer["Location"], Report.objects.count()) == ("/lapor/cerita/", 0)


def test_a_name_that_was_typed_and_then_withdrawn_is_not_kept(client: Client) -> None:
    reporting.fill_in(client, nama={"choice": "anonymous"})
    opened = reporting.draft_of(client)
    assert opened is not None
    assert opened.answers["nama"] == {"choice": "anonymous", "name": "", "address": "", "contact": ""}


def test_an_anonymous_report_through_the_pages_is_a_lead(client: Client) -> None:
    reporting.fill_in(client, nama={"choice": "anonymous"})
    reporting.send(client)
    assert Report.objects.get().kind == Report.Kind.LEAD


def test_the_receipt_finds_the_report_that_was_sent(client: Client) -> None:
    reporting.fill_in(client)
    receipt = reporting.receipt_of(client)
    reporting.send(client)
    assert queries.report_by_receipt(receipt) == Report.objects.get()


def test_the_draft_s_cookie_is_for_the_wizard_only_and_not_for_scripts(client: Client) -> None:
    client.post("/lapor/")
    cookie = client.cookies[drafts.COOKIE]
    assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == ("/lapor/", True, "Strict")
    assert cookie["max-age"] == ""


def test_beginning_anew_gives_the_browser_a_cookie_that_lasts(client: Client) -> None:
    reporting.fill_in(client)
    cookie = client.post("/lapor/").cookies[drafts.COOKIE]
    assert cookie.value
    assert (cookie["max-age"], cookie["expires"]) == ("", "")
