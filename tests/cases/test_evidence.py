"""Evidence for an officer: a picture drawn anew, the original on purpose, each look journalled."""

import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from netra.accounts import roles
from netra.journal.models import Entry
from netra.reports.evidence import storage
from netra.reports.models import Evidence, Report
from tests import factories, reporting
from tests.reports.files import pdf, photo

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo_mode")]


@pytest.fixture
def officer() -> Any:
    return factories.officer()[0]


@pytest.fixture
def report(client: Client, officer: Any) -> Report:
    """A report with a photograph (as it came), a PDF of two pages and a recording."""
    reporting.fill_in(client)
    files = [("foto.jpg", photo()), ("surat-budi.pdf", pdf()), ("rapat.amr", b"#!AMR\n" + bytes(900))]
    given = [SimpleUploadedFile(name, content) for name, content in files]
    client.post("/lapor/bukti/", {"berkas": given, "tambah": "1", "links": "https://contoh.id/unggahan"})
    original = Evidence.objects.get(copy__isnull=False)
    client.post("/lapor/bukti/", {f"kirim-{original.pk.hex}": "asli", "links": "https://contoh.id/unggahan"})
    reporting.send(client)
    return Report.objects.get()


@pytest.fixture
def office(report: Report, officer: Any) -> Client:
    browser = Client()
    factories.sign_in(browser, officer)
    return browser


def at(report: Report, number: int, what: str = "") -> str:
    row = Evidence.objects.get(report=report, number=number)
    return f"/kantor/laporan/{report.docket}/bukti/{row.pk}/{what}"


def noted(event: str) -> list[dict[str, Any]]:
    return [entry.facts for entry in Entry.objects.filter(event=event).order_by("sequence")]


def test_the_report_lists_its_files_without_the_names_that_may_tell_who_sent_them(
    office: Client, report: Report
) -> None:
    said = reporting.text_of(office, f"/kantor/laporan/{report.docket}/")
    assert "Bukti 1: Foto" in said
    assert "Bukti 2: PDF" in said
    assert "surat-budi" not in said


def test_a_picture_is_drawn_anew_and_journalled(office: Client, report: Report) -> None:
    assert "Bukti 1: Foto" in reporting.text_of(office, at(report, 1))
    answer = office.get(at(report, 1, "gambar/"))
    assert answer["Content-Type"] == "image/jpeg"
    drawn = Image.open(io.BytesIO(answer.content))
    assert drawn.size == (64, 48)
    assert not drawn.getexif()
    office.get(at(report, 2, "gambar/"), {"hal": "2"})
    assert noted("EVIDENCE_SHOWN") == [{"number": 1, "page": 1}, {"number": 2, "page": 2}]


def test_the_original_comes_as_a_download_that_opens_nowhere(office: Client, report: Report) -> None:
    answer = office.post(at(report, 1, "asli/"))
    assert b"".join(answer) == photo()  # type: ignore[arg-type]
    assert answer["Content-Disposition"] == f'attachment; filename="{report.docket}-bukti-1.jpg"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"].endswith("; sandbox")
    assert noted("EVIDENCE_ORIGINAL_OPENED") == [{"number": 1}]
    assert office.get(at(report, 1, "asli/")).status_code == 405


def test_what_cannot_be_drawn_safely_is_not_drawn(office: Client, report: Report) -> None:
    said = reporting.text_of(office, at(report, 3))
    assert "tidak dapat digambar ulang" in said
    assert "Digambar ulang, dicatat" not in said
    assert ", 906 byte" in said
    assert office.get(at(report, 3, "gambar/")).status_code == 404
    assert noted("EVIDENCE_SHOWN") == noted("OPENING_REFUSED") == []


def test_a_file_that_was_changed_on_the_disk_is_not_opened_and_the_page_says_so(
    office: Client, report: Report
) -> None:
    path = storage.path_of(Evidence.objects.get(report=report, number=1).pk)
    raw = bytearray(path.read_bytes())
    raw[100] ^= 1
    path.write_bytes(raw)
    assert office.get(at(report, 1, "gambar/")).status_code == 404
    answer = office.post(at(report, 1, "asli/"))
    assert answer.status_code == 409
    assert noted("EVIDENCE_ORIGINAL_OPENED") == noted("OPENING_REFUSED") == []


def test_a_city_role_and_a_stranger_find_nothing(report: Report) -> None:
    leader = Client()
    factories.sign_in(leader, factories.officer(roles.LEADER)[0])
    for what in ("", "gambar/"):
        assert leader.get(at(report, 1, what)).status_code == 404
    assert leader.post(at(report, 1, "asli/")).status_code == 404
    assert Client().get(at(report, 1, "gambar/")).status_code == 302


def test_evidence_of_another_report_is_not_found_under_this_one(office: Client, report: Report) -> None:
    other = factories.report()
    row = Evidence.objects.get(report=report, number=1)
    assert office.get(f"/kantor/laporan/{other.docket}/bukti/{row.pk}/").status_code == 404


def test_the_office_keeps_what_it_saw_at_a_link(office: Client, report: Report) -> None:
    address = f"/kantor/laporan/{report.docket}/bukti/catat/"
    seen = {"link": "https://contoh.id/unggahan", "note": "Unggahan 28 Oktober, 12 tanggapan"}
    assert "Pilih tangkapan layarnya" in reporting.said_to(office, address, **seen)
    shot = SimpleUploadedFile("layar.png", photo(author="", place=False))
    assert office.post(address, seen | {"berkas": shot}).status_code == 302
    row = Evidence.objects.get(source="office")
    assert row.number == 4
    assert noted("SIGHTING_RECORDED")[0]["sealed_sha256"] == bytes(row.sealed_sha256 or b"").hex()
    said = reporting.text_of(office, at(report, 4))
    assert "Unggahan 28 Oktober, 12 tanggapan" in said
    assert "https://contoh.id/unggahan" in said


def test_a_link_that_the_reporter_did_not_give_is_refused(office: Client, report: Report) -> None:
    seen = {"link": "https://lain.id/", "note": "x", "berkas": SimpleUploadedFile("a.png", photo())}
    answer = office.post(f"/kantor/laporan/{report.docket}/bukti/catat/", seen)
    assert answer.status_code == 200
    assert not Evidence.objects.filter(source="office").exists()
