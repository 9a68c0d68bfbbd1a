"""Who gets in where: every view of the installation, by every method, asked for by everybody.

`permissions.txt` is the table. Every cell is really requested, each in a transaction that is rolled back; a
view that the table does not name fails the test. Roles are decided in Python, so one database is enough.
On the way every answer's headers are looked at, and what is stored and logged is searched for the sender.
"""

import logging
from collections.abc import Iterable, Iterator
from dataclasses import replace
from html import unescape
from http.cookies import SimpleCookie
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connection, transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, path, reverse
from pytest_django.plugin import DjangoDbBlocker

from netra.accounts import roles
from netra.agencies.queries import home_government
from netra.journal.models import Entry
from netra.web import policy
from tests.web import permission_town, typed_forms
from tests.web.permission_town import NOW, PEOPLE, SENDER, Town
from tests.web.test_headers_and_cookies import STRICT

pytestmark = [pytest.mark.django_db, pytest.mark.beside("sqlite")]
TABLE = Path(__file__).with_name("permissions.txt")
PARTS = ("bawaslu", "city", "public")
ASKED = {"GET": "GET", "POST": "POST", "both": "POST", "any": "GET"}
"""What every cell of a line is asked with. Of `both` whoever gets in asks for the page too; a page that does
not look at the method (`any`) is asked by POST in one column."""
BEGINNINGS = ("/lacak/", "/lapor/?berakhir", "/uji/?habis=1")
AT_WORK = ("case", "bkps", "insp", "head", "tata", "cust")
STRANGERS = {
    ("outreach:door_worker", "anon"),
    ("cases:feed_file", "anon"),
    ("discipline:feed_file", "anon"),
}
"""What a stranger may fetch at the office door."""
Row = tuple[str, str]
"""A view and a method."""
Table = dict[str, dict[Row, dict[str, str]]]
"""Part -> row -> column -> letter."""


def table(text: str) -> Table:
    """The table as written: a line with a part's name begins it and names its columns."""
    found: Table = {}
    columns: list[str] = []
    for words in filter(None, (line.partition("#")[0].split() for line in text.splitlines())):
        if words[0] in PARTS:
            rows, columns = found.setdefault(words[0], {}), words[1:]
            continue
        view, method, *letters = words
        assert (view, method) not in rows, words
        rows[view, method] = dict(zip(columns, letters, strict=True))
    return found


def views_of(resolver: URLResolver, namespace: str = "") -> Iterator[str]:
    """Every view below a root by its full name; one without a name by its pattern, so that it is noticed."""
    for each in resolver.url_patterns:
        if isinstance(each, URLPattern):
            yield namespace + (each.name or f"(no name) {each.pattern}")
        else:
            yield from views_of(each, f"{namespace}{each.namespace}:" if each.namespace else namespace)


def not_in_both(views: Iterable[str], told: Table) -> set[str]:
    """Views without a line in the table, and lines without a view."""
    return set(views) ^ {view for rows in told.values() for view, _ in rows}


def met(town: Town, column: str, view: str, method: str) -> str:
    """What this person meets there, as the letter of the table."""
    browser, address = town.people[column], reverse(view, args=town.addresses.get(view, tuple)())
    cookies, before = SimpleCookie(browser.cookies), method == "POST" and Entry.objects.count()
    with transaction.atomic():
        answer = browser.get(address) if method == "GET" else browser.post(address)
        if answer.streaming:
            list(answer)  # to its end, which closes the file
        is_done = method == "POST" and (bool(answer.cookies) or Entry.objects.count() > before)
        transaction.set_rollback(True)
    assert loose(address, answer) == [], f"{method} {view}"
    browser.cookies = cookies
    return letter(answer.status_code, answer.get("Location", ""), is_done=is_done)


def loose(address: str, answer: Any) -> list[str]:
    """What is missing from the headers that every answer carries, and cookies that are not kept in."""
    is_told, is_download = (
        address.startswith("/lapor/"),
        answer.get("Content-Disposition", "").startswith("att"),
    )
    expected = STRICT | {"Content-Security-Policy": policy.of(is_told=is_told) + "; sandbox" * is_download}
    missing = [name for name, value in expected.items() if answer.get(name) != value]
    office = address.startswith("/kantor/")
    for name, cookie in answer.cookies.items():
        is_kept_in = cookie["samesite"] == "Strict" and (cookie["httponly"] or not cookie.value)
        if not is_kept_in or cookie["path"].startswith("/kantor/") != office:
            missing.append(f"cookie {name}")
    return missing + [name for name in ("Server", "X-Powered-By") if name in answer]


def letter(status: int, location: str, *, is_done: bool) -> str:
    if location.startswith("/kantor/masuk/?"):
        return "s"
    if location == "/kantor/kata-sandi/":
        return "p"
    if status == 302:
        return "+" if is_done and location not in BEGINNINGS else "o"
    return {403: "x", 404: ".", 405: "m", 410: "o"}.get(status, "+" if status < 500 else str(status))


@pytest.fixture(scope="module")
def town(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Town]:
    """Built once for all tests of this file, and rolled back after the last."""
    with django_db_blocker.unblock(), transaction.atomic(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(settings, "ENV", replace(settings.ENV, data=tmp_path_factory.mktemp("town")))
        patch.setattr("netra.web.middleware.legal_now", lambda request: NOW)
        home_government.cache_clear()
        logging.getLogger().addHandler(listener := Listener())
        yield permission_town.build()
        logging.getLogger().removeHandler(listener)
        transaction.set_rollback(True)
    assert listener.heard == []


class Listener(logging.Handler):
    """Hears every log line at every level, as it would be written, and keeps those that name a sender."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if names_a_sender(line := self.format(record)):
            self.heard.append(line)


def names_a_sender(text: str) -> bool:
    return any(said in text for said in SENDER.values())


def stored() -> Iterator[tuple[str, str]]:
    """Every row of every table, sessions opened, and every file: where, and what it says."""
    with connection.cursor() as cursor:
        for name in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(name)}")
            for row in cursor.fetchall():
                yield name, " ".join(as_text(cell) for cell in row)
    for session in Session.objects.all():
        yield "opened session", str(session.get_decoded())
    for file in filter(Path.is_file, settings.ENV.data.rglob("*")):
        yield file.name, as_text(file.read_bytes()) + file.name


def as_text(cell: object) -> str:
    return bytes(cell).decode("latin-1") if isinstance(cell, bytes | memoryview) else str(cell)


def test_neither_address_nor_user_agent_is_stored_or_logged_by_either_door(town: Town) -> None:
    found = list(stored())
    assert [where for where, text in found if names_a_sender(text)] == []
    known = {"reports_report", "journal_entry", "accounts_officer", "opened session", "reports_evidence"}
    assert known <= {where for where, _ in found}
    assert any("petugas.baru" in text for _, text in found)  # what is stored in clear would be found


def test_a_line_that_names_a_sender_would_be_heard() -> None:
    listener = Listener()
    listener.emit(logging.makeLogRecord({"msg": "from %s", "args": (SENDER["REMOTE_ADDR"],)}))
    listener.emit(logging.makeLogRecord({"msg": "nothing"}))
    assert len(listener.heard) == 1


@pytest.mark.parametrize("part", PARTS)
def test_everybody_meets_what_the_table_says(town: Town, client: Client, part: str) -> None:
    wrong = [
        f"{view} {asked} {column}: table {cell}, met {found}"
        for (view, method), cells in table(TABLE.read_text())[part].items()
        for column, cell in cells.items()
        for asked in (["GET", "POST"] if method == "both" and cell == "+" else [ASKED[method]])
        if (found := met(town, column, view, asked)) != cell
    ]
    assert wrong == []


def test_what_the_table_does_not_name_is_refused_as_a_method(town: Town, client: Client) -> None:
    told = {row: cells for rows in table(TABLE.read_text()).values() for row, cells in rows.items()}
    wrong = []
    for (view, method), cells in told.items():
        other = {"GET": "POST", "POST": "GET", "any": "POST"}.get(method)
        if other is None or (view, other) in told:
            continue
        column = next((name for name, cell in cells.items() if cell in "+o"), None)
        if column is None:  # nobody gets in: nobody is told which methods there are
            continue
        expected = cells[column] if method == "any" else "m"
        if (view, column) in STRANGERS and other == "POST":
            expected = "s"  # what a stranger posts at the office door is not looked at
        if (found := met(town, column, view, other)) != expected:
            wrong.append(f"{view} {other} {column}: table {expected}, met {found}")
    assert wrong == []


def test_no_form_of_the_office_loses_what_was_written_when_it_is_refused(town: Town, client: Client) -> None:
    """Each form that takes words, wherever a page has it, sent from an old page and with too many words."""
    lost, seen = [], set()
    for column, form in office_forms(town):
        words = typed_forms.typed(form)
        for why, told in typed_forms.ways_to_refuse(form, words):
            missing = lost_words(town.people[column], form.action, told, words)
            lost += [(column, form.action, why, *missing)] if missing else []
        seen.add(typed_forms.kind_of(form.action))
    assert lost == []
    assert len(seen) > 40  # else the pages were not found


def office_forms(town: Town) -> Iterator[tuple[str, typed_forms.Form]]:
    """Each form of the office once for each set of its fields, and somebody who has it before them. Links are
    followed to the moves and letters of the same thing."""
    asked, given = set[Any](), set[Any]()
    waiting = list(office_pages(town))
    while waiting:
        column, address = waiting.pop(0)
        if (kind := typed_forms.kind_of(address)) in asked:
            continue
        asked.add(kind)
        page = page_at(town.people[column], address)
        waiting += [(column, link) for link in page.links if len(typed_forms.kind_of(link)) > 1]
        for form in page.forms_with_words():
            mark = (typed_forms.kind_of(form.action), *form.written)
            if mark not in given:
                given.add(mark)
                yield column, form


def office_pages(town: Town) -> Iterator[tuple[str, str]]:
    """Every page of the office but those of signing in, and who gets into it: the officers at work first."""
    told = table(TABLE.read_text())
    for view, method, cells in ((*row, cells) for part in PARTS[:2] for row, cells in told[part].items()):
        column = next((each for each in (*AT_WORK, *cells) if cells.get(each) == "+"), None)
        if column and method != "POST" and not view.startswith("accounts:"):
            yield column, reverse(view, args=town.addresses.get(view, tuple)())


def page_at(browser: Client, address: str) -> typed_forms.Page:
    with transaction.atomic():
        answer = browser.get(address)
        transaction.set_rollback(True)
    is_page = answer.status_code == 200 and answer["Content-Type"].startswith("text/html")
    return typed_forms.Page(address, answer.content.decode() if is_page else "")


def lost_words(browser: Client, address: str, told: dict[str, str], words: dict[str, str]) -> list[str]:
    """Fields whose words are not on the page that refuses the form; none where it was taken."""
    cookies, before = SimpleCookie(browser.cookies), Entry.objects.count()
    with transaction.atomic():
        answer = browser.post(address, told)
        is_done = answer.status_code < 400 and Entry.objects.count() > before
        transaction.set_rollback(True)
    browser.cookies = cookies
    page = unescape(answer.content.decode())
    return [] if is_done else [f"{answer.status_code} {name}" for name in words if words[name] not in page]


def test_the_table_names_every_view_and_no_other() -> None:
    assert not_in_both(views_of(get_resolver()), table(TABLE.read_text())) == set()


def test_a_view_without_a_line_and_a_line_without_a_view_are_found() -> None:
    root = URLResolver(
        path("", lambda request: None).pattern, [path("baru/", lambda request: None, name="new")]
    )
    told = table("public anon\nold GET +\n")
    assert not_in_both(views_of(root), told) == {"new", "old"}


def test_every_role_and_everybody_else_has_a_column(town: Town) -> None:
    told = table(TABLE.read_text())
    shown = {part: {column for cells in rows.values() for column in cells} for part, rows in told.items()}
    assert set().union(*shown.values()) == set(PEOPLE) == set(town.people)
    for part in ("bawaslu", "city"):
        at_work = [town.officers[column] for column in shown[part] & set(town.officers)]
        assert {officer.role for officer in at_work if officer.has_own_password} == set(roles.LABELS), part
