"""A stolen database, disk and log reveal no reporter, no narrative, and no link from a case to a person."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client

from netra import vault
from netra.accounts import session
from netra.reports.models import Report
from tests import factories
from tests.safety import journeys
from tests.safety.journeys import Canaries, Secrets
from tests.safety.search import Place, everything_at_rest, places_of

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("demo_mode")]


class Kept(logging.Handler):
    """Every record of every logger, with its traceback, as a careless operator might keep them."""

    def __init__(self) -> None:
        super().__init__(level=0)
        self.setFormatter(logging.Formatter("%(name)s %(message)s"))
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))


@pytest.fixture
def kept_log() -> Iterator[Kept]:
    handler, names = Kept(), ("", "django", "django.request", "django.security", "django.server", "netra")
    loggers = [logging.getLogger(name) for name in names]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.addHandler(handler)
        logger.setLevel(logging.DEBUG)
    yield handler
    for logger, level in zip(loggers, levels, strict=True):
        logger.removeHandler(handler)
        logger.setLevel(level)


@dataclass(frozen=True)
class Lived:
    """An installation in which everything was written once."""

    canaries: Canaries
    secrets: Secrets
    at_rest: dict[str, Place]


@pytest.fixture
def lived(client: Client, kept_log: Kept, capfd: pytest.CaptureFixture[str]) -> Lived:
    """Journeys end to end; the officer is still signed in, and a draft lies open."""
    canaries, office, stranger = Canaries(), Client(), Client()
    officer, private = factories.officer()
    about = factories.agency()
    factories.sign_in(office, officer)
    second = Client()
    factories.sign_in(second, factories.officer()[0])
    receipt = journeys.file_report(client, canaries, agency=about.code)
    docket = journeys.triage(office, Report.objects.get().docket, canaries)
    journeys.converse(client, receipt, canaries)
    journeys.come_back(Client(), canaries)
    journeys.handle(office, second, docket, canaries)
    journeys.close_others(office, canaries)
    draft_key = journeys.leave_a_draft(stranger, canaries)
    journeys.break_a_page(Client(), receipt, canaries)
    key = vault.key_from_text(office.cookies[session.COOKIE].value)
    written = capfd.readouterr()
    logs = "\n".join([*kept_log.lines, written.out, written.err])
    at_rest = everything_at_rest(settings.ENV.data, logs.encode())
    return Lived(canaries, Secrets(officer, private, receipt, draft_key, key), at_rest)


def test_no_word_that_anybody_wrote_can_be_found_at_rest(lived: Lived) -> None:
    found = {
        where: places
        for where, canary in lived.canaries.sung.items()
        if (places := places_of(canary.encode(), lived.at_rest))
    }
    assert found == {}
    assert len(lived.canaries.sung) > 25


def test_neither_receipt_nor_key_nor_password_can_be_found_at_rest(lived: Lived) -> None:
    secrets, words = lived.secrets, lived.secrets.receipt.words
    needles = {f"words {n}": f"{words[n]}{gap}{words[n + 1]}".encode() for n in range(7) for gap in " -"}
    needles |= {
        "receipt key": secrets.receipt.unlock_key,
        "officer's key": secrets.private[1:],
        "draft's key": secrets.draft_key,
        "session's key": secrets.session_key,
        "password": factories.PASSWORD.encode(),
    }
    found = {name: places for name, needle in needles.items() if (places := places_of(needle, lived.at_rest))}
    assert found == {}


def test_what_may_stand_in_clear_is_found_so_the_search_does_look(lived: Lived) -> None:
    docket = Report.objects.earliest("pk").docket
    places = places_of(docket.encode(), lived.at_rest)
    assert {"table reports_report: plain", "table journal_entry: plain"} <= set(places)
    if connection.vendor == "sqlite":
        assert any(place.startswith("file test.sqlite3") for place in places)


def test_the_fault_is_in_the_log_without_the_words_that_caused_it(lived: Lived) -> None:
    assert places_of(b"IntegrityError", {"log": lived.at_rest["log"]})


CANARY = 'Kenari-palsu-Qxé "7&Zw'.encode()


def test_the_search_finds_a_canary_in_a_table_that_no_model_knows() -> None:
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE scratch (words text)")
        try:
            cursor.execute("INSERT INTO scratch VALUES (%s)", [CANARY.decode().upper()])
            found = places_of(CANARY, everything_at_rest(settings.ENV.data))
        finally:
            cursor.execute("DROP TABLE scratch")
    assert "table scratch: plain" in found
