"""Files of messages come in slices too: a cut line costs one slice; what no message takes does not stay."""

import os
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from netra import vault
from netra.cases.desk import Desk
from netra.reports import drafts, services
from netra.reports.models import Draft, Evidence, Message, Report
from netra.vault import CHUNK_BYTES
from tests import factories
from tests.reports.files import photo
from tests.reports.test_message_files import content_of, empty_folder, on_disk

__all__ = ["empty_folder"]  # before every test
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo_mode", "client")]
TALK, BEGIN = "/lacak/laporan/", "/lacak/berkas/kirim/"
CONTENT = b"#!AMR\n" + os.urandom(2 * CHUNK_BYTES + 1_000)


@pytest.fixture
def desk() -> Desk:
    return factories.desk()


@pytest.fixture
def receipt(desk: Desk) -> vault.Receipt:
    return vault.new_receipt()


@pytest.fixture
def report(receipt: vault.Receipt) -> Report:
    return factories.report(receipt=receipt)


@pytest.fixture
def reporter(report: Report, receipt: vault.Receipt) -> Client:
    return back_with(receipt)


def back_with(receipt: vault.Receipt) -> Client:
    client = Client()
    client.post("/lacak/", {"receipt": str(receipt)})
    return client


def begin(client: Client, content: bytes = CONTENT, name: str = "rapat.amr", door: str = BEGIN) -> Any:
    return client.post(door, {"name": name, "size": len(content), "stamp": "17"})


def send(client: Client, file: str, at: int, part: bytes, door: str = BEGIN) -> Any:
    return client.post(f"{door}{file}/?mulai={at}", part, content_type="application/octet-stream")


def brought(client: Client, content: bytes = CONTENT, name: str = "rapat.amr", door: str = BEGIN) -> str:
    """The id of a file that came whole."""
    file = str(begin(client, content, name, door).json()["file"])
    assert send(client, file, 0, content, door).json()["whole"]
    return file


def writes(client: Client, *files: str, **more: str) -> Any:
    return client.post(TALK, {"nonce": str(uuid4()), "text": "Ini buktinya.", "siap": list(files)} | more)


def test_a_cut_line_costs_a_slice_and_the_message_takes_the_whole_file_along(
    reporter: Client, report: Report, receipt: vault.Receipt, desk: Desk
) -> None:
    file = begin(reporter).json()["file"]
    part = CONTENT[: CHUNK_BYTES + 77]  # the line was cut in the middle of a chunk
    assert send(reporter, file, 0, part).json() == {"file": file, "at": CHUNK_BYTES, "whole": False}
    again = back_with(receipt)  # another browser, after the battery was empty
    assert begin(again).json() == {"file": file, "at": CHUNK_BYTES, "whole": False}
    assert send(again, file, 0, part).status_code == 409
    assert send(again, file, CHUNK_BYTES, CONTENT[CHUNK_BYTES:]).json()["whole"]
    assert not report.evidence.exists()
    assert writes(again, file).status_code == 302
    [opened] = services.open_evidence(report=report, key=desk.key_to(report))
    assert (content_of(opened), opened.name, opened.row.message) == (
        CONTENT,
        "rapat.amr",
        Message.objects.get(),
    )
    assert (on_disk(), Draft.objects.count()) == (1, 0)


def test_the_same_form_twice_is_one_message(reporter: Client, report: Report) -> None:
    file, nonce = brought(reporter), str(uuid4())
    for _ in range(2):
        assert writes(reporter, file, nonce=nonce).status_code == 302
    assert (Message.objects.count(), report.evidence.count()) == (1, 1)


def test_a_file_without_a_word_is_a_message(reporter: Client, report: Report) -> None:
    assert writes(reporter, brought(reporter), text="").status_code == 302
    assert report.evidence.get().message is not None


@pytest.mark.parametrize(("as_it_is", "cleaned"), [({}, True), ({"as_it_is": "on"}, False)])
def test_a_telling_photograph_goes_as_a_copy_unless_asked_for(
    reporter: Client, report: Report, desk: Desk, as_it_is: dict[str, str], cleaned: bool
) -> None:
    assert writes(reporter, brought(reporter, photo(), "IMG_1.jpg"), **as_it_is).status_code == 302
    [opened] = services.open_evidence(report=report, key=desk.key_to(report))
    assert (opened.is_cleaned, bool(opened.traces), on_disk()) == (cleaned, not cleaned, 1)


def test_a_file_that_is_not_there_any_more_sends_nothing_and_is_said(reporter: Client) -> None:
    page = writes(reporter, brought(reporter), str(uuid4())).content.decode()
    assert "belum ada yang terkirim" in page
    assert not Message.objects.exists()


def test_a_message_of_a_second_page_leaves_the_files_of_the_first_waiting(
    reporter: Client, report: Report, receipt: vault.Receipt
) -> None:
    first, other = brought(reporter), back_with(receipt)
    assert writes(other, text="Hanya kata-kata.").status_code == 302
    second = brought(other, photo(), "IMG_1.jpg")
    assert writes(other, second).status_code == 302
    assert [str(each.pk) for each in Evidence.objects.filter(report=None)] == [first]
    assert on_disk() == 2  # of the photograph only the copy that went
    assert writes(reporter, first).status_code == 302
    assert (report.evidence.count(), on_disk(), Draft.objects.count()) == (2, 2, 0)


def test_an_unfinished_file_goes_with_no_message(reporter: Client) -> None:
    file = begin(reporter).json()["file"]
    send(reporter, file, 0, CONTENT[:CHUNK_BYTES])
    assert "belum ada yang terkirim" in writes(reporter, file).content.decode()


def test_who_has_other_words_or_none_reaches_no_tray(reporter: Client, report: Report) -> None:
    file = brought(reporter)
    other = vault.new_receipt()
    factories.report(receipt=other)
    for stranger, status in ((back_with(other), 410), (Client(), 410)):
        assert send(stranger, file, 0, CONTENT).status_code == status
    assert begin(Client()).status_code == 410
    assert "belum ada yang terkirim" in writes(back_with(other), file).content.decode()
    assert not report.evidence.exists()


def test_what_no_message_took_goes_after_half_a_day(reporter: Client) -> None:
    brought(reporter)
    Draft.objects.update(expires_at=factories.CAMPAIGN)
    drafts.sweep()
    assert (on_disk(), Evidence.objects.count()) == (0, 0)


def test_nothing_leads_from_a_waiting_file_to_its_report(reporter: Client, report: Report) -> None:
    brought(reporter)
    row, tray = Evidence.objects.get(), Draft.objects.get()
    assert (row.report, row.message, bytes(tray.envelope)) == (None, None, b"")
    assert bytes(report.lookup) not in bytes(row.sealed_key) + bytes(row.about) + bytes(tray.pk)


def test_more_than_there_is_room_for_does_not_begin(
    reporter: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    brought(reporter)
    monkeypatch.setattr("netra.reports.services.message_files.MOST_FILES", 1)
    assert begin(reporter, name="lagi.amr").status_code == 422


def test_the_office_sends_a_file_in_slices_too_and_the_reporter_opens_it(
    reporter: Client, report: Report, desk: Desk
) -> None:
    office, door = Client(), f"/kantor/laporan/{report.docket}/kirim-berkas/"
    factories.sign_in(office, desk.officer)
    file = begin(office, door=door).json()["file"]
    cut = send(office, file, 0, CONTENT[: CHUNK_BYTES + 5], door).json()
    assert cut["at"] == CHUNK_BYTES
    assert send(office, file, CHUNK_BYTES, CONTENT[CHUNK_BYTES:], door).json()["whole"]
    told = {"nonce": str(uuid4()), "text": "Suratnya.", "siap": [file]}
    for _ in range(2):
        assert office.post(f"/kantor/laporan/{report.docket}/tulis/", told).status_code == 302
    assert (Message.objects.count(), report.evidence.get().source, Draft.objects.count()) == (1, "office", 0)
    answer = reporter.get(f"/lacak/berkas/{file}/")
    assert answer.getvalue() == CONTENT


def test_a_colleague_s_tray_is_another_one(report: Report, desk: Desk) -> None:
    key, other = desk.key_to(report), factories.desk()
    trays = {services.tray_of(key=key, officer=each).draft for each in (None, desk.officer, other.officer)}
    assert len(trays) == 3


@pytest.mark.parametrize("as_it_is", [{}, {"as_it_is": "on"}])
def test_the_same_form_with_a_telling_photograph_twice_is_one_message(
    reporter: Client, report: Report, as_it_is: dict[str, str]
) -> None:
    file, nonce = brought(reporter, photo(), "IMG_1.jpg"), str(uuid4())
    for _ in range(2):
        assert writes(reporter, file, nonce=nonce, **as_it_is).status_code == 302
    assert (Message.objects.count(), report.evidence.count(), on_disk()) == (1, 1, 1)


def test_a_form_with_the_same_files_and_other_words_is_not_taken_for_sent(
    reporter: Client, report: Report
) -> None:
    file, nonce = brought(reporter), str(uuid4())
    assert writes(reporter, file, nonce=nonce).status_code == 302
    again = writes(reporter, file, nonce=nonce, text="Dan satu hal lagi.").content.decode()
    assert "belum ada yang terkirim" in again and "Dan satu hal lagi." in again
    assert Message.objects.count() == 1
