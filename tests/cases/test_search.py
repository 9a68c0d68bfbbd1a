"""Words looked for in what an officer may open: in portions, in memory, with one entry and no word kept."""

import json
import re
from html import unescape
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from netra import vault
from netra.cases import lifecycle
from netra.cases import services as cases
from netra.cases.desk import Desk
from netra.cases.page import search as search_page
from netra.cases.services import searching
from netra.journal import events
from netra.journal.models import Entry
from netra.reports import services as reports
from netra.reports.models import Grant, Report
from tests import factories
from tests.cases.test_notes import a_note, a_task
from tests.factories import CAMPAIGN

pytestmark = [pytest.mark.django_db, pytest.mark.beside("sqlite"), pytest.mark.usefixtures("demo_mode")]
ADDRESS = "/kantor/cari/"


def look(desk: Desk, asked: str, after: int | None = None) -> searching.Portion:
    return searching.search(words=searching.words_in(asked), after=after, desk=desk)


def found(desk: Desk, asked: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(hit.report.docket, hit.places) for hit in look(desk, asked).hits]


def a_report(story: str) -> Report:
    return factories.report(factories.submission(story=story))


def test_a_word_is_found_where_it_stands() -> None:
    desk = factories.desk()
    told = a_report("Pegawai diminta memasang spanduk di halaman.")
    case, _ = factories.case_at(lifecycle.SCREENING, desk)
    a_note(case, desk, "Periksa spanduk itu.")
    a_task(case, desk)
    cases.confirm_requirements(case=case, screening={"notes": "Foto spanduknya ada."}, desk=desk)
    assert found(desk, "SPANDUK") == [(case.report.docket, ("berkas", "catatan")), (told.docket, ("cerita",))]
    assert found(desk, "lurah") == [(case.report.docket, ("tugas",))]


def test_every_word_has_to_stand_somewhere_and_a_beginning_is_enough() -> None:
    desk = factories.desk()
    both = a_report("Camat meminta kampanye di aula.")
    a_report("Kampanye di lapangan.")
    assert [docket for docket, _ in found(desk, "kampany camat")] == [both.docket]
    assert found(desk, "ampanye") == []


def test_what_the_reporter_added_and_what_was_written_is_looked_through_too() -> None:
    desk, receipt = factories.desk(), vault.new_receipt()
    report = factories.report(receipt=receipt)
    key = reports.key_for_reporter(report=report, receipt=receipt)
    reports.add_to_report(report=report, key=key, nonce=uuid4(), text="Ada stiker juga.", at=CAMPAIGN)
    cases.ask_reporter(report=report, question="Siapa membagikannya?", nonce=uuid4(), desk=desk)
    assert found(desk, "stiker") == [(report.docket, ("cerita",))]
    assert found(desk, "membagikannya") == [(report.docket, ("pesan",))]


def test_who_reported_is_never_looked_through() -> None:
    desk, receipt = factories.desk(), vault.new_receipt()
    report = factories.report(factories.submission(identity=factories.anonymous()), receipt=receipt)
    key = reports.key_for_reporter(report=report, receipt=receipt)
    reports.give_identity(report=report, key=key, nonce=uuid4(), identity=factories.named(), at=CAMPAIGN)
    factories.report(factories.submission(identity=factories.named()))
    assert found(desk, "Pelapor Contoh") == []
    assert found(desk, "0800") == []


def test_what_is_sealed_to_others_is_not_found() -> None:
    factories.desk()
    a_report("Spanduk di kantor.")
    assert found(factories.desk(), "spanduk") == []


def test_a_search_goes_on_where_it_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searching, "PORTION", 2)
    desk = factories.desk()
    dockets = [a_report(f"Spanduk nomor {number}.").docket for number in range(5)]
    portions, after = [], None
    while not portions or after is not None:
        portions.append(look(desk, "spanduk", after))
        after = portions[-1].after
    assert [(each.done, each.total) for each in portions] == [(2, 5), (4, 5), (5, 5)]
    assert [hit.report.docket for each in portions for hit in each.hits] == dockets[::-1]


def test_the_journal_says_how_many_were_opened_and_no_word() -> None:
    desk = factories.desk()
    for _ in range(3):
        a_report("Spanduk.")
    look(desk, "spanduk")
    [entry] = Entry.objects.filter(event=events.REPORTS_SEARCHED)
    assert entry.facts == {"reports": 3}
    assert "spanduk" not in json.dumps([entry.subject, entry.facts])
    assert not Entry.objects.filter(event=events.REPORT_OPENED).exists()


def test_one_that_does_not_open_is_counted_and_the_others_are_searched() -> None:
    desk = factories.desk()
    broken, whole = a_report("Spanduk."), a_report("Spanduk.")
    Grant.objects.filter(report=broken).update(
        sealed_key=bytes(Grant.objects.filter(report=whole)[0].sealed_key)
    )
    portion = look(desk, "spanduk")
    assert [hit.report for hit in portion.hits] == [whole]
    assert portion.unread == 1


def test_five_reports_take_as_many_queries_as_two() -> None:
    desk = factories.desk()
    counts = []
    for more in (2, 3):
        for _ in range(more):
            case, _ = factories.case_at(lifecycle.CLARIFICATION, desk)
            a_note(case, desk)
        with CaptureQueriesContext(connection) as seen:
            look(desk, "spanduk")
        counts.append(len(seen))
    assert counts[0] == counts[1]


def test_the_page_tells_how_far_it_came_and_carries_what_was_found(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(searching, "PORTION", 2)
    desk = factories.desk()
    old = a_report("Spanduk di aula.")
    for _ in range(2):
        a_report("Rapat biasa.")
    new = a_report("Spanduk di jalan.")
    factories.sign_in(client, desk.officer)
    first = client.post(ADDRESS, {"q": "spanduk"})
    assert "Dicari dalam 2 dari 4 laporan." in text_of(first)
    carry = re.findall(r'name="hasil" value="([^"]*)"', text_of(first))
    told = {"q": "spanduk", "sesudah": first.context["found"].after, "hasil": carry}
    second = client.post(ADDRESS, told)
    assert "Semua 4 laporan sudah dicari." in text_of(second)
    assert [row["report"].docket for row in second.context["rows"]] == [new.docket, old.docket]
    assert "di jalan" not in text_of(second)


def test_too_many_results_end_the_search_and_say_so(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searching, "PORTION", 2)
    monkeypatch.setattr(search_page, "MOST_FOUND", 2)
    desk = factories.desk()
    for _ in range(3):
        a_report("Spanduk.")
    factories.sign_in(client, desk.officer)
    page = text_of(client.post(ADDRESS, {"q": "spanduk"}))
    assert "Tambah satu kata yang lebih khas." in page
    assert "Lanjutkan pencarian" not in page


def test_a_result_that_was_made_up_is_not_shown(client: Client) -> None:
    factories.desk()
    sealed = a_report("Rapat.").docket
    factories.sign_in(client, factories.desk().officer)
    made_up = ["L-2024-9999|cerita", "x", "|", f"{sealed}|cerita", f"{sealed}|rahasia", f"{sealed}|"]
    assert client.post(ADDRESS, {"q": "spanduk", "hasil": " ".join(made_up)}).context["rows"] == []


def test_what_cannot_be_looked_for_says_so(client: Client) -> None:
    factories.sign_in(client, factories.desk().officer)
    no_word = "paling sedikit satu kata"
    for asked, said in (("", "Tulis satu kata"), ("ab", no_word), ("!!!", no_word)):
        assert said in text_of(client.post(ADDRESS, {"q": asked, "x": "1"})), asked
    assert not Entry.objects.filter(event=events.REPORTS_SEARCHED).exists()


def text_of(answer: Any) -> str:
    return unescape(answer.content.decode())
