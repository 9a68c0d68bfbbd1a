"""Who comes without work is received at once and waits for a turn; who comes with it never waits."""

import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from netra import vault
from netra.cases import queries as cases
from netra.cases.desk import Desk
from netra.journal.models import Entry
from netra.reports import services, tracking
from netra.reports.entering import turns, waiting, work
from netra.reports.entering.doorkeeper import DOORKEEPER, FIELD, INSIDE_AT_ONCE, KEPT_FOR_WAITING, Way
from netra.reports.models import Report, Turn
from tests import factories, reporting
from tests.reporting import text_of
from tests.reports import sealing

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo_mode")]
CHECK, LATER, SEALED = "/lapor/periksa/", "/lapor/giliran/", "/lapor/tersegel/"


@pytest.fixture(autouse=True)
def easy(settings: Any) -> None:
    """Easy puzzles, and one report without work in a minute: three have their turn at once."""
    settings.ENV = replace(settings.ENV, work_bits=2, slow_per_minute=1)


@pytest.fixture(autouse=True)
def desk() -> Desk:
    return factories.desk()


@contextmanager
def crowded(places: int = INSIDE_AT_ONCE) -> Iterator[None]:
    """As many without work are inside as may be."""
    with ExitStack() as inside:
        for _ in range(places):
            assert inside.enter_context(DOORKEEPER.entering("", work.SEND, has_waited=True)) is Way.SLOW
        yield


def proof_on(page: str) -> str:
    found = re.search(r'data-work="([^"]+)"', page)
    assert found
    return work.solve(found[1])


def send_slowly(client: Client) -> Report:
    """A report without work from this browser; it is received."""
    reporting.fill_in(client)
    assert reporting.send(client).headers["Location"] == "/lapor/tanda-terima/"
    return Report.objects.latest("pk")


def flood(times: int = 6) -> list[Report]:
    """Reports without work, past the pages."""
    return [
        services.receive(
            government=factories.government(),
            submission=factories.submission(),
            receipt=vault.new_receipt(),
            agency=None,
            at=factories.CAMPAIGN,
            in_turn=False,
        )
        for _ in range(times)
    ]


def test_without_work_a_report_is_received_and_who_comes_alone_has_the_turn_at_once(
    client: Client, desk: Desk
) -> None:
    report = send_slowly(client)
    assert report.turn_at is None
    assert list(cases.triage_queue(desk.officer)) == [report]


def test_a_flood_without_work_is_received_whole_and_stands_in_a_queue_that_the_office_sees(
    client: Client, desk: Desk
) -> None:
    came = [*flood(), send_slowly(client)]
    waiting_ones = list(cases.waiting_their_turn(desk.officer))
    assert 1 <= len(waiting_ones) <= 4
    assert {*cases.triage_queue(desk.officer), *waiting_ones} == set(came)
    office = Client()
    factories.sign_in(office, desk.officer)
    assert f"{len(waiting_ones)} laporan menunggu di antrean lambat" in text_of(office, "/kantor/")
    assert waiting_ones[0].docket in text_of(office, "/kantor/antrean/")
    assert office.get(f"/kantor/laporan/{waiting_ones[-1].docket}/").status_code == 200
    assert "Antrean lambat." in text_of(client, "/lapor/tanda-terima/")


def test_who_worked_passes_a_flood_that_did_not(client: Client, desk: Desk) -> None:
    flood()
    reporting.fill_in(client)
    proof = proof_on(text_of(client, CHECK))
    with crowded(INSIDE_AT_ONCE + KEPT_FOR_WAITING):
        assert client.post(CHECK, {FIELD: proof}).headers["Location"] == "/lapor/tanda-terima/"
    newest = Report.objects.latest("pk")
    assert newest.turn_at is None
    assert newest in cases.triage_queue(desk.officer)


def test_a_proof_counts_once(client: Client) -> None:
    flood()
    reporting.fill_in(client)
    proof = proof_on(text_of(client, CHECK))
    client.post(CHECK, {FIELD: proof})
    reporting.fill_in(client)
    assert client.post(CHECK, {FIELD: proof}).headers["Location"] == "/lapor/tanda-terima/"
    worked, replayed = Report.objects.order_by("pk")[6:]
    assert worked.turn_at is None
    assert replayed.turn_at is not None


def test_when_too_many_send_at_the_same_moment_the_page_renews_itself_and_sends(client: Client) -> None:
    reporting.fill_in(client)
    with crowded():
        page = client.post(CHECK)
        assert (page.status_code, page.headers["Retry-After"]) == (503, str(waiting.SECONDS))
        assert f'content="{waiting.SECONDS};url={LATER}"' in page.content.decode()
        assert client.get(LATER).status_code == 503  # too early for the places kept for who waits
    assert not Report.objects.exists()
    assert client.get(LATER).headers["Location"] == "/lapor/tanda-terima/"
    assert Report.objects.count() == 1
    assert client.get(LATER).headers["Location"] == "/lapor/tanda-terima/"
    assert Report.objects.count() == 1


def test_who_has_waited_finds_a_place_that_the_crowd_cannot_take(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    reporting.fill_in(client)
    with crowded():
        client.post(CHECK)
        monkeypatch.setattr(waiting, "time", lambda: datetime.now(UTC).timestamp() + waiting.SECONDS)
        assert client.get(LATER).headers["Location"] == "/lapor/tanda-terima/"


def test_nothing_is_sent_that_was_not_sent_with_the_button(client: Client) -> None:
    reporting.fill_in(client)
    assert client.get(LATER).headers["Location"] == CHECK
    client.cookies[waiting.COOKIE] = f"1.{'0' * 64}"
    assert client.get(LATER).headers["Location"] == CHECK
    assert not Report.objects.exists()


def test_a_sealed_report_without_work_takes_the_slow_way_and_with_it_the_usual_one(client: Client) -> None:
    flood()
    offer = client.post("/lapor/tersegel/kunci/", b'{"agency": "", "not_for": []}', "application/json")
    headers = {"X-Netra-Karya": work.solve(offer.json()["work"])}
    for worked in (True, False):
        body = sealing.body_of(sealing.sealed())
        with crowded(INSIDE_AT_ONCE if worked else 0):
            sent = client.post(SEALED, body, "application/json", headers=headers)
        assert sent.status_code == 200
        assert (Report.objects.latest("pk").turn_at is None) is worked
    with crowded():
        full = client.post(SEALED, sealing.body_of(sealing.sealed()), "application/json")
    assert (full.status_code, full.json()) == (503, {"refused": "giliran"})


def test_the_way_back_opens_with_work_at_once_and_without_it_in_turn(client: Client) -> None:
    send_slowly(client)
    words = {"receipt": str(reporting.receipt_of(client))}
    proof = proof_on(text_of(client, "/lacak/"))
    with crowded():
        page = client.post("/lacak/", words)
        assert page.status_code == 503
        assert words["receipt"] not in page.content.decode()
        assert client.post("/lacak/", words | {FIELD: proof}).headers["Location"] == "/lacak/laporan/"
    assert client.get("/lacak/giliran/").headers["Location"] == "/lacak/laporan/"


def test_words_of_no_report_are_told_so_also_after_waiting(client: Client) -> None:
    with crowded():
        client.post("/lacak/", {"receipt": str(vault.new_receipt())})
    assert tracking.UNKNOWN in text_of(client, "/lacak/giliran/")


def test_a_report_whose_turn_has_come_keeps_no_sign_of_how_it_came() -> None:
    came = flood()
    Report.objects.filter(turn_at__isnull=False).update(turn_at=datetime.now(UTC) - timedelta(minutes=1))
    assert turns.forget_past() == sum(each.turn_at is not None for each in came)
    assert not Report.objects.filter(turn_at__isnull=False).exists()


def test_nothing_about_who_came_is_kept() -> None:
    flood()
    (turn,) = Turn.objects.all()
    assert {field.name for field in turn._meta.fields} == {"government", "next_at"}
    assert (turn.next_at.second, turn.next_at.microsecond) == (0, 0)
    assert not any("karya" in str(entry.facts) or "turn" in str(entry.facts) for entry in Entry.objects.all())
