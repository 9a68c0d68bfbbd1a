"""Internal notes and tasks: sealed, for officers with the key, unknown to the reporter, go with the case."""

import json
from datetime import date, timedelta
from html import unescape
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from netra import vault
from netra.accounts import roles
from netra.accounts.models import Officer
from netra.cases import lifecycle, work_queries
from netra.cases import services as cases
from netra.cases.desk import Desk
from netra.cases.models import Case, Note, Task
from netra.journal import events
from netra.journal.models import Entry
from netra.reports import services as reports
from tests import factories
from tests.factories import CAMPAIGN

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo_mode")]
SECRET = "Saksi kedua takut, hubungi lewat kerabatnya."


def a_note(case: Case, desk: Desk, text: str = SECRET) -> None:
    cases.write_note(case=case, text=text, nonce=uuid4(), desk=desk)


def a_task(case: Case, desk: Desk, *, to: Officer | None = None, due_on: date | None = None) -> Task:
    nonce = uuid4()
    cases.set_task(
        case=case, title="Telepon lurahnya.", due_on=due_on, to=to or desk.officer, nonce=nonce, desk=desk
    )
    return Task.objects.select_related("case__report", "case__government").get(nonce=nonce)


def test_a_note_is_sealed_and_opens_for_a_colleague_with_the_key() -> None:
    colleague = factories.desk(roles.BAWASLU_INTAKE)
    case, desk = factories.case_at(lifecycle.SCREENING)
    a_note(case, desk)
    assert SECRET.encode() not in bytes(Note.objects.get().envelope)
    [note] = colleague.open_notes(case)
    assert (note.text, note.by) == (SECRET, desk.officer.actor)


def test_the_journal_says_that_a_note_was_written_and_not_what() -> None:
    case, desk = factories.case_at(lifecycle.SCREENING)
    a_note(case, desk)
    entry = Entry.objects.get(event=events.NOTE_WRITTEN)
    assert entry.subject == case.docket
    assert "Saksi" not in json.dumps(entry.facts)


def test_notes_and_tasks_are_not_in_what_the_reporter_takes_away() -> None:
    desk = factories.desk()
    receipt = vault.new_receipt()
    report = factories.report(receipt=receipt)
    case = cases.register(report=report, desk=desk)
    a_note(case, desk)
    a_task(case, desk)
    key = reports.key_for_reporter(report=report, receipt=receipt)
    taken = json.dumps(reports.own_data(report=report, key=key, with_name=True), ensure_ascii=False)
    for word in ("kerabatnya", "lurahnya", "Catatan internal", "Tugas"):
        assert word not in taken


def test_the_same_form_twice_is_one_note() -> None:
    case, desk = factories.case_at(lifecycle.SCREENING)
    nonce = uuid4()
    cases.write_note(case=case, text=SECRET, nonce=nonce, desk=desk)
    with pytest.raises(cases.AlreadyKept):
        cases.write_note(case=case, text=SECRET, nonce=nonce, desk=desk)
    assert Note.objects.count() == 1


def test_a_task_is_given_only_to_who_can_open_the_case() -> None:
    case, desk = factories.case_at(lifecycle.SCREENING)
    stranger, _ = factories.officer()
    with pytest.raises(cases.CannotOpen):
        a_task(case, desk, to=stranger)
    assert not Task.objects.exists()
    assert stranger not in work_queries.holders_of_keys(case)


def test_a_task_is_finished_once() -> None:
    case, desk = factories.case_at(lifecycle.SCREENING)
    task = a_task(case, desk)
    cases.finish_task(task=task, desk=desk)
    with pytest.raises(cases.AlreadyDone):
        cases.finish_task(task=task, desk=desk)
    assert not work_queries.own_tasks(desk.officer).exists()


def test_who_steps_aside_leaves_the_tasks_of_that_report_to_nobody() -> None:
    colleague = factories.desk()
    case, desk = factories.case_at(lifecycle.SCREENING)
    task = a_task(case, desk, to=colleague.officer)
    cases.step_aside(report=case.report, reason="Sekantor.", desk=colleague)
    task.refresh_from_db()
    assert task.assignee is None


def test_tasks_of_who_leaves_go_to_the_successor() -> None:
    successor = factories.desk()
    case, desk = factories.case_at(lifecycle.SCREENING)
    task = a_task(case, desk)
    cases.hand_everything_over(to=successor.officer, desk=desk)
    task.refresh_from_db()
    assert task.assignee == successor.officer


def test_notes_and_tasks_go_with_the_contents_of_the_case() -> None:
    case, desk = factories.case_at(lifecycle.SCREENING)
    a_note(case, desk)
    a_task(case, desk)
    cases.reject_requirements(case=case, screening={}, reason="Tidak lengkap.", desk=desk)
    years_later = CAMPAIGN.replace(year=2026, month=11, day=2)
    case = Case.objects.select_related("report__government", "government").get(pk=case.pk)
    cases.decide_retention(
        case=case, choice="erase", reason="Sesuai aturan.", desk=factories.later(desk, years_later)
    )
    cases.erase_decided(government="32.72", at=years_later + timedelta(days=8), actor="uji")
    assert not Note.objects.exists()
    assert not Task.objects.exists()


# --- the pages ----------------------------------------------------------------------------------------


@pytest.mark.beside("sqlite")
def test_an_officer_writes_a_note_sets_a_task_and_finishes_it(client: Client) -> None:
    case, desk = factories.case_at(lifecycle.SCREENING)
    factories.sign_in(client, desk.officer)
    address = f"/kantor/perkara/{case.docket}/"
    assert send(client, f"{address}catatan/", text=SECRET)["Location"] == f"{address}#catatan"
    task = {"title": "Telepon lurahnya.", "to": str(desk.officer.pk), **day(31, 10, 2024)}
    send(client, f"{address}tugas/", **task)
    page = text_of(client.get(address))
    assert SECRET in page
    assert "Telepon lurahnya." in page
    done = client.post(f"{address}tugas/{Task.objects.get().nonce}/selesai/")
    assert done["Location"] == f"{address}#tugas"
    assert client.post(f"{address}tugas/{Task.objects.get().nonce}/selesai/").status_code == 409


@pytest.mark.beside("sqlite")
def test_a_task_that_cannot_be_says_why_and_loses_nothing(client: Client) -> None:
    case, desk = factories.case_at(lifecycle.SCREENING)
    factories.sign_in(client, desk.officer)
    own = {"title": "Telepon", "to": str(desk.officer.pk)}
    for told, said in (
        (own | {"title": ""}, "Tulis apa yang perlu dikerjakan."),
        (own | {"to": "0"}, "Pilih petugas dari daftar ini."),
        (own | {"due_on_day": "29"}, "Tanggal ini tidak ada di kalender."),
        (own | day(29, 10, 2024), "Pilih hari ini atau sesudahnya"),
    ):
        answer = text_of(send(client, f"/kantor/perkara/{case.docket}/tugas/", **told))
        assert said in answer
        assert told["title"] in answer
    assert not Task.objects.exists()


@pytest.mark.beside("sqlite")
def test_a_task_is_given_to_any_of_those_who_can_open_the_case(client: Client) -> None:
    factories.desk()
    case, desk = factories.case_at(lifecycle.SCREENING)
    factories.sign_in(client, desk.officer)
    people = list(work_queries.holders_of_keys(case))
    assert len(people) > 1
    for each in people:
        told = {"title": "Telepon", "to": str(each.pk)}
        assert send(client, f"/kantor/perkara/{case.docket}/tugas/", **told).status_code == 302
    assert {task.assignee for task in Task.objects.all()} == set(people)


def send(client: Client, address: str, **told: str) -> Any:
    return client.post(address, {"nonce": str(uuid4()), **told})


def day(day: int, month: int, year: int) -> dict[str, str]:
    return {"due_on_day": str(day), "due_on_month": str(month), "due_on_year": str(year)}


def text_of(answer: Any) -> str:
    return unescape(answer.content.decode())
