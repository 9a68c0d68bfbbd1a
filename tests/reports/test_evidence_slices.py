"""An upload in slices goes on where it stands, whatever was cut off, and is whole or not there."""

import hashlib
import os
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

import pytest
from django.test import Client

from netra.reports import evidence_page
from netra.reports.evidence import storage
from netra.reports.models import Evidence, Report
from netra.reports.services import intake
from netra.vault import CHUNK_BYTES, SEALED_CHUNK_BYTES
from tests import factories, reporting
from tests.reports.files import photo

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo_mode")]

BEGIN = "/lapor/bukti/kirim/"
CONTENT = b"#!AMR\n" + os.urandom(3 * CHUNK_BYTES + 1_000)


@pytest.fixture
def telling(client: Client) -> Client:
    factories.officer()
    client.post("/lapor/")
    return client


def begin(client: Client, content: bytes = CONTENT, name: str = "rapat.amr", stamp: str = "17") -> Any:
    return client.post(BEGIN, {"name": name, "size": len(content), "stamp": stamp})


def send(client: Client, file: str, at: int, part: bytes) -> Any:
    address = f"{BEGIN}{file}/?{urlencode({'mulai': at})}"
    return client.post(address, part, content_type="application/octet-stream")


def cards(client: Client) -> list[evidence_page.Card]:
    draft = reporting.draft_of(client)
    assert draft is not None
    return evidence_page.cards(draft)


def is_stored(client: Client, content: bytes) -> bool:
    [card] = cards(client)
    with card.file.content() as opened:
        same = b"".join(opened.pieces()) == content
    return same and card.file.sha256 == hashlib.sha256(content).hexdigest()


@pytest.mark.parametrize("size", [1, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 2 * CHUNK_BYTES])
def test_a_file_sent_in_slices_is_stored_byte_for_byte(telling: Client, size: int) -> None:
    content = (b"#!AMR\n" + CONTENT)[:size] if size > 6 else b"a"
    standing = begin(telling, content).json()
    while not standing["whole"]:
        at = standing["at"]
        standing = send(telling, standing["file"], at, content[at : at + CHUNK_BYTES]).json()
    assert is_stored(telling, content)


def test_after_a_cut_line_the_same_file_goes_on_where_it_stood(telling: Client) -> None:
    file = begin(telling).json()["file"]
    assert send(telling, file, 0, CONTENT[: CHUNK_BYTES + 777]).json()["at"] == CHUNK_BYTES
    again = begin(telling).json()
    assert (again["file"], again["at"], again["whole"]) == (file, CHUNK_BYTES, False)
    assert send(telling, file, CHUNK_BYTES, CONTENT[CHUNK_BYTES:]).json()["whole"]
    assert is_stored(telling, CONTENT)


def test_a_chunk_that_was_only_half_written_is_sealed_anew(telling: Client) -> None:
    file = begin(telling).json()["file"]
    send(telling, file, 0, CONTENT[: 2 * CHUNK_BYTES])
    path = storage.path_of(Evidence.objects.get().pk)
    os.truncate(path, SEALED_CHUNK_BYTES + 5_000)
    again = begin(telling).json()
    assert again["at"] == CHUNK_BYTES
    send(telling, file, CHUNK_BYTES, CONTENT[CHUNK_BYTES:])
    assert is_stored(telling, CONTENT)


def test_a_slice_at_another_place_is_told_where_the_file_stands(telling: Client) -> None:
    file = begin(telling).json()["file"]
    answer = send(telling, file, CHUNK_BYTES, CONTENT[CHUNK_BYTES:])
    assert (answer.status_code, answer.json()) == (409, {"at": 0})


def test_the_last_slice_sent_twice_is_one_file(telling: Client) -> None:
    file = begin(telling).json()["file"]
    assert send(telling, file, 0, CONTENT).json()["whole"]
    assert send(telling, file, 0, CONTENT).json()["whole"]
    assert is_stored(telling, CONTENT)


def test_more_bytes_than_were_announced_are_refused_and_nothing_stays(telling: Client) -> None:
    file = begin(telling).json()["file"]
    answer = send(telling, file, 0, CONTENT + b"x")
    assert answer.status_code == 422
    assert not Evidence.objects.exists()
    assert begin(telling).json()["file"] != file


def test_a_kind_that_is_not_taken_is_refused_at_its_first_slice(telling: Client) -> None:
    program = b"MZ\x90\0" + os.urandom(2 * CHUNK_BYTES)
    file = begin(telling, program, "foto.jpg").json()["file"]
    answer = send(telling, file, 0, program[:CHUNK_BYTES])
    assert answer.status_code == 422
    assert "foto.jpg" in answer.json()["refused"]
    assert not Evidence.objects.exists()


def test_what_has_no_room_is_refused_before_a_byte_is_sent(telling: Client, settings: Any) -> None:
    settings.ENV = replace(settings.ENV, file_mb=2, report_mb=3)
    assert "terlalu besar" in begin(telling, bytes(2 * 1024 * 1024 + 1)).json()["refused"]
    assert "file" in begin(telling, bytes(2 * 1024 * 1024), stamp="1").json()
    assert "tidak muat" in begin(telling, bytes(2 * 1024 * 1024), stamp="2").json()["refused"]
    assert "kosong" in begin(telling, b"").json()["refused"]


def test_nobody_adds_to_a_file_of_another_draft(telling: Client) -> None:
    file = begin(telling).json()["file"]
    stranger = Client()
    assert send(stranger, file, 0, CONTENT).status_code == 410
    stranger.post("/lapor/")
    assert send(stranger, file, 0, CONTENT).status_code == 410
    assert storage.path_of(Evidence.objects.get().pk).stat().st_size == 0


def test_a_hole_that_a_power_cut_left_is_found_before_anything_is_acknowledged(telling: Client) -> None:
    file = begin(telling).json()["file"]
    send(telling, file, 0, CONTENT[: 2 * CHUNK_BYTES])
    with storage.reopen(Evidence.objects.get().pk) as raw:
        raw.write(bytes(5_000))
    answer = send(telling, file, 2 * CHUNK_BYTES, CONTENT[2 * CHUNK_BYTES :])
    assert (answer.status_code, "rusak" in answer.json()["refused"]) == (422, True)
    assert not Evidence.objects.exists()


def test_a_disk_that_cannot_promise_is_no_acknowledgement(
    telling: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = begin(telling).json()["file"]

    def broken(_: int) -> None:
        raise OSError(5, "the disk does not answer")

    monkeypatch.setattr(os, "fsync", broken)
    telling.raise_request_exception = False
    assert send(telling, file, 0, CONTENT).status_code == 500
    assert Evidence.objects.get().sealed_size is None


def test_a_file_that_did_not_arrive_whole_is_told_and_stays_behind(client: Client) -> None:
    factories.officer()
    reporting.fill_in(client)
    send(client, begin(client).json()["file"], 0, CONTENT[:CHUNK_BYTES])
    assert "belum selesai terkirim" in reporting.text_of(client, "/lapor/periksa/")
    reporting.send(client)
    assert not Evidence.objects.filter(report__isnull=False).exists()


def test_a_file_that_ends_while_the_report_is_sent_is_not_left_behind(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    factories.officer()
    reporting.fill_in(client)
    file = begin(client).json()["file"]
    store, firsts = intake.store, ["once"]

    def late(*given: Any, **more: Any) -> Report:
        if firsts:
            firsts.clear()
            assert send(client, file, 0, CONTENT).json()["whole"]
        return store(*given, **more)

    monkeypatch.setattr(intake, "store", late)
    assert reporting.send(client)["Location"] == "/lapor/periksa/"
    reporting.send(client)
    assert Evidence.objects.get().report == Report.objects.get()


def test_a_photograph_in_slices_tells_what_it_keeps(telling: Client) -> None:
    picture = photo()
    file = begin(telling, picture, "foto.jpg").json()["file"]
    assert send(telling, file, 0, picture).json()["whole"]
    [card] = cards(telling)
    assert card.copy is not None
    assert "lokasi" in card.heading


def test_a_late_slice_does_not_cut_the_end_off_a_file_that_another_one_ended(
    telling: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same last slice twice, the second half lost on the way, while the first is being taken."""
    file = begin(telling).json()["file"]
    end = 3 * CHUNK_BYTES
    send(telling, file, 0, CONTENT[:end])
    open_file, firsts = Path.open, ["the one before"]

    def late(path: Path, *args: Any, **kwargs: Any) -> Any:
        if path.name == UUID(file).hex and firsts:
            firsts.clear()
            assert send(telling, file, end, CONTENT[end:]).json()["whole"]
        return open_file(path, *args, **kwargs)

    monkeypatch.setattr(Path, "open", late)
    assert send(telling, file, end, CONTENT[end : end + 10]).json()["whole"]
    assert is_stored(telling, CONTENT)
