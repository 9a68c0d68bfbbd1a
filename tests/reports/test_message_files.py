"""Files in messages, both ways: sealed as they arrive, opened by the other side, erased with the report."""

import hashlib
import io
import os
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from netra import vault
from netra.cases.desk import Desk
from netra.journal.models import Entry
from netra.reports import services
from netra.reports.evidence import storage
from netra.reports.models import Evidence, Message, Report
from tests import factories, reporting
from tests.reports.files import photo

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo_mode")]
TALK = "/lacak/laporan/"
NOTE = b"catatan rapat " * 40_000


@pytest.fixture(autouse=True)
def empty_folder() -> None:
    storage.erase([UUID(path.name) for path in storage.folder().glob("??/*")])


@pytest.fixture
def desk() -> Desk:
    """An officer to whom reports are sealed."""
    return factories.desk()


@pytest.fixture
def receipt(desk: Desk) -> vault.Receipt:
    return vault.new_receipt()


@pytest.fixture
def report(receipt: vault.Receipt) -> Report:
    return factories.report(receipt=receipt)


@pytest.fixture
def reporter(client: Client, report: Report, receipt: vault.Receipt) -> Client:
    """Somebody who came back with the words."""
    client.post("/lacak/", {"receipt": str(receipt)})
    return client


@pytest.fixture
def office(report: Report, desk: Desk) -> Client:
    browser = Client()
    factories.sign_in(browser, desk.officer)
    return browser


def file(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def writes(reporter: Client, *files: SimpleUploadedFile, **posted: str) -> Any:
    told = {"nonce": str(uuid4()), "text": "Ini buktinya."} | posted
    return reporter.post(TALK, told | {"berkas": list(files)})


def on_disk() -> int:
    return len(list(storage.folder().glob("??/*")))


def content_of(opened: Any) -> bytes:
    with opened.content() as content:
        return b"".join(content.pieces())


def test_what_the_reporter_encloses_is_evidence_that_the_officer_opens(
    reporter: Client, office: Client, report: Report, desk: Desk
) -> None:
    assert (
        writes(reporter, file("Kenari.txt", NOTE), file("b.amr", b"#!AMR\n" + bytes(99))).status_code == 302
    )
    first, second = services.open_evidence(report=report, key=desk.key_to(report))
    assert (content_of(first), first.name, first.sha256) == (
        NOTE,
        "Kenari.txt",
        hashlib.sha256(NOTE).hexdigest(),
    )
    assert (second.row.number, second.row.message, on_disk()) == (2, Message.objects.get(), 2)
    page = reporting.text_of(office, f"/kantor/laporan/{report.docket}/")
    assert f'/bukti/{first.id}/">Bukti 1: Teks</a>' in page
    assert "Kenari" not in page
    got = office.post(f"/kantor/laporan/{report.docket}/bukti/{first.id}/asli/")
    assert b"".join(got.streaming_content) == NOTE  # type: ignore[attr-defined]
    assert Entry.objects.get(event="REPORTER_WROTE").facts == {"files": 2}


def test_a_photograph_goes_as_a_cleaned_copy_unless_it_is_wanted_as_it_is(
    reporter: Client, report: Report, desk: Desk
) -> None:
    writes(reporter, file("foto.jpg", photo()))
    writes(reporter, file("foto.jpg", photo()), as_it_is="on")
    clean, original = services.open_evidence(report=report, key=desk.key_to(report))
    assert (clean.is_cleaned, clean.name, clean.traces) == (True, "foto-bersih.jpg", [])
    assert not Image.open(io.BytesIO(content_of(clean))).getexif()
    assert content_of(original) == photo()
    assert ("author", "Budi Contoh") in original.traces
    assert on_disk() == 2
    assert "salinan bersih" in reporting.text_of(reporter, TALK)


def test_a_file_without_a_word_is_a_message(reporter: Client, report: Report, desk: Desk) -> None:
    assert writes(reporter, file("a.txt", b"isi"), text="").status_code == 302
    [(_, text)] = services.read_messages(report=report, key=desk.key_to(report))
    assert text == services.ALONE


def test_the_same_form_twice_is_one_message_with_each_file_once(reporter: Client) -> None:
    nonce = str(uuid4())
    for _ in "12":
        assert writes(reporter, file("a.txt", b"isi"), nonce=nonce).status_code == 302
    assert (Message.objects.count(), Evidence.objects.count(), on_disk()) == (1, 1, 1)
    writes(reporter, file("a.txt", b"lain"), nonce=nonce)
    assert (Message.objects.count(), Evidence.objects.count()) == (2, 2)


@pytest.mark.parametrize("content", [b"", b"MZ\x90\0" + os.urandom(900), b"<svg xmlns='x'/>"])
def test_what_is_not_taken_is_told_and_nothing_is_sent(reporter: Client, content: bytes) -> None:
    answer = writes(reporter, file("baik.txt", b"baik"), file("buruk.jpg", content))
    said = answer.content.decode()
    assert (answer.status_code, "buruk.jpg" in said, "Ini buktinya." in said) == (200, True, True)
    assert "belum ada yang terkirim" in said
    assert (Message.objects.count(), Evidence.objects.count()) == (0, 0)


def test_a_form_that_stays_says_that_its_files_are_not_kept(reporter: Client, receipt: vault.Receipt) -> None:
    answer = writes(reporter, file("a.txt", b"isi"), text=str(receipt))
    assert "Pilih berkasnya sekali lagi" in answer.content.decode()
    assert (Message.objects.count(), on_disk()) == (0, 0)


def test_without_a_visit_nothing_is_stored(client: Client, report: Report) -> None:
    writes(client, file("a.txt", b"isi"))
    assert (Evidence.objects.count(), on_disk()) == (0, 0)


@pytest.mark.parametrize(("page", "field"), [("tulis", "text"), ("tanya", "question")])
def test_what_the_office_encloses_the_reporter_downloads_and_nobody_else(
    reporter: Client, office: Client, report: Report, desk: Desk, page: str, field: str
) -> None:
    where = f"/kantor/laporan/{report.docket}/{page}/"
    assert 'enctype="multipart/form-data"' in reporting.text_of(office, where)
    told = {"nonce": str(uuid4()), field: "Undangan terlampir.", "berkas": file("Undangan Budi.txt", NOTE)}
    assert office.post(where, told).status_code == 302
    row = Evidence.objects.get()
    assert (row.source, row.number) == (Evidence.Source.OFFICE, 1)
    address = f"/lacak/berkas/{row.pk}/"
    shown = reporting.text_of(reporter, TALK)
    assert address in shown
    assert "Undangan Budi" not in shown
    got = reporter.get(address)
    assert b"".join(got.streaming_content) == NOTE  # type: ignore[attr-defined]
    assert got["Content-Disposition"] == 'attachment; filename="berkas-1.txt"'
    assert got["Content-Security-Policy"].endswith("sandbox")
    assert Client().get(address).status_code == 302
    assert "dikirim kepada pelapor" in reporting.text_of(office, f"/kantor/laporan/{report.docket}/")


def test_a_question_sent_twice_is_one_with_its_file_once(office: Client, report: Report) -> None:
    nonce = str(uuid4())
    for _ in "12":
        told = {"nonce": nonce, "question": "Ini ruangnya?", "berkas": file("a.txt", b"isi")}
        assert office.post(f"/kantor/laporan/{report.docket}/tanya/", told).status_code == 302
    assert (Message.objects.get().is_question, Evidence.objects.count(), on_disk()) == (True, 1, 1)


@pytest.mark.parametrize(
    ("question", "content", "said"),
    [("", b"isi", "belum ada yang terkirim"), ("Kapan?", b"MZ\x90\0", "bukan jenis yang diterima")],
)
def test_a_question_that_is_not_asked_keeps_no_file(
    office: Client, report: Report, question: str, content: bytes, said: str
) -> None:
    told = {"nonce": str(uuid4()), "question": question, "berkas": file("a.txt", content)}
    page = office.post(f"/kantor/laporan/{report.docket}/tanya/", told).content.decode()
    assert (said in page, Message.objects.count(), on_disk()) == (True, 0, 0)


def test_a_stranger_s_receipt_and_the_reporter_s_own_files_download_nothing(
    reporter: Client, report: Report, desk: Desk
) -> None:
    writes(reporter, file("a.txt", b"isi"))
    address = f"/lacak/berkas/{Evidence.objects.get().pk}/"
    assert reporter.get(address).status_code == 404
    other = vault.new_receipt()
    factories.report(receipt=other)
    stranger = Client()
    stranger.post("/lacak/", {"receipt": str(other)})
    assert stranger.get(address).status_code == 404


def test_a_file_that_was_changed_is_refused_by_name(reporter: Client, office: Client, report: Report) -> None:
    told = {"nonce": str(uuid4()), "text": "x", "berkas": file("a.txt", b"isi")}
    office.post(f"/kantor/laporan/{report.docket}/tulis/", told)
    path = storage.path_of(Evidence.objects.get().pk)
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    answer = reporter.get(f"/lacak/berkas/{Evidence.objects.get().pk}/")
    assert (answer.status_code, "tidak dapat dibuka" in answer.content.decode()) == (409, True)


def test_nothing_of_a_file_in_a_message_lies_anywhere_in_clear(reporter: Client) -> None:
    marker = f"RAHASIA-{os.urandom(8).hex()}".encode()
    writes(reporter, file(f"{marker.decode()}.txt", marker * 20_000))
    places = [*storage.folder().rglob("*")]
    assert not [path for path in places if path.is_file() and marker in path.read_bytes()]
    values = [value for value in vars(Evidence.objects.get()).values() if isinstance(value, bytes)]
    assert not [value for value in values if marker in value]


def test_erasing_a_report_takes_the_files_of_its_messages(reporter: Client, report: Report) -> None:
    writes(reporter, file("a.txt", b"isi"))
    assert services.erase_evidence_of(report=report) == 1
    services.erase_contents(report=report, at=factories.CAMPAIGN)
    assert (Evidence.objects.count(), Message.objects.count(), on_disk()) == (0, 0, 0)


def test_the_copy_of_one_s_own_data_names_the_files_by_kind_and_hash(
    reporter: Client, report: Report, desk: Desk
) -> None:
    writes(reporter, file("Kenari.txt", b"isi"))
    told = services.own_data(report=report, key=desk.key_to(report), with_name=False)
    digest = hashlib.sha256(b"isi").hexdigest()
    assert told["pesan"][0]["berkas"] == [{"jenis": "Teks", "byte": 3, "sha256": digest}]
