"""Files at the public door: sealed as they arrive, shown with what they give away, sent with the report."""

import hashlib
import io
import os
import subprocess
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from netra import vault
from netra.reports import evidence_page, queries, services
from netra.reports.evidence import kinds, storage
from netra.reports.evidence.holders import Holder, OpenEvidence
from netra.reports.models import Draft, Evidence, Report
from tests import factories, reporting
from tests.reports.files import document, photo, video

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo_mode")]

BUKTI = "/lapor/bukti/"
WORDS = {"evidence": "Foto dari aula", "links": ""}


def upload(client: Client, *files: tuple[str, bytes], **posted: str) -> Any:
    given = [SimpleUploadedFile(name, content) for name, content in files]
    return client.post(BUKTI, {"berkas": given, "tambah": "1"} | WORDS | posted)


def files_of(client: Client) -> list[evidence_page.Card]:
    draft = reporting.draft_of(client)
    assert draft is not None
    return evidence_page.cards(draft)


def content_of(file: OpenEvidence) -> bytes:
    with file.content() as content:
        return b"".join(content.pieces())


def on_disk() -> set[str]:
    return {path.name for path in storage.folder().glob("??/*")}


@pytest.fixture(autouse=True)
def empty_folder() -> None:
    storage.erase([UUID(name) for name in on_disk()])


@pytest.fixture
def telling(client: Client) -> Client:
    """A reporter on the page about evidence."""
    factories.officer()
    client.post("/lapor/")
    return client


def test_a_file_is_kept_with_name_size_kind_and_hash(telling: Client) -> None:
    recording = b"#!AMR\n" + os.urandom(5_000)
    answer = upload(telling, ("suara rapat.amr", recording))
    assert (answer.status_code, answer["Location"]) == (302, "/lapor/bukti/#berkas")
    [card] = files_of(telling)
    assert (card.file.name, card.file.size, card.file.kind.code) == ("suara rapat.amr", 5_006, "amr")
    assert card.file.sha256 == hashlib.sha256(recording).hexdigest()
    assert content_of(card.file) == recording
    assert "suara rapat.amr" in reporting.text_of(telling, BUKTI)


def test_neither_the_name_nor_a_byte_of_the_content_lies_on_a_disk_or_in_a_row(telling: Client) -> None:
    marker = b"RAHASIA-" + os.urandom(8).hex().encode()
    upload(telling, (f"{marker.decode()}.txt", b"percakapan " + marker * 130_000))
    assert len(on_disk()) == 1
    places = [*Path(settings.ENV.data).rglob("*"), *Path(os.environ.get("TMPDIR", "/tmp")).glob("*.upload*")]
    assert not [path for path in places if path.is_file() and marker in path.read_bytes()]
    row = Evidence.objects.get()
    assert not [
        value for value in vars(row).values() if marker in (value if isinstance(value, bytes) else b"")
    ]


def test_words_typed_beside_a_file_are_kept_even_when_one_of_them_is_wrong(telling: Client) -> None:
    said = upload(telling, ("a.txt", b"isi"), links="bukan alamat").content.decode()
    assert "bukan alamat" in said
    assert [card.file.name for card in files_of(telling)] == ["a.txt"]


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("foto.jpg", b"MZ\x90\0" + os.urandom(900), "bukan jenis berkas"),
        ("surat.pdf", b"<!doctype html><script>alert(1)</script>", "bukan jenis berkas"),
        ("gambar.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "bukan jenis berkas"),
        ("arsip.docx", b"PK\x03\x04" + os.urandom(600), "bukan jenis berkas"),
        ("kosong.png", b"", "kosong"),
    ],
)
def test_a_refused_file_is_named_with_the_reason_and_nothing_else_is_lost(
    telling: Client, name: str, content: bytes, why: str
) -> None:
    answer = upload(telling, ("catatan.txt", b"boleh"), (name, content))
    said = answer.content.decode()
    assert answer.status_code == 200
    assert name in said
    assert why in said
    assert [card.file.name for card in files_of(telling)] == ["catatan.txt"]
    assert reporting.draft_of(telling).answers["bukti"]["evidence"] == "Foto dari aula"  # type: ignore[union-attr]
    assert len(on_disk()) == 1


def test_a_file_above_the_limit_is_refused_and_leaves_nothing(telling: Client, settings: Any) -> None:
    settings.ENV = replace(settings.ENV, file_mb=1)
    said = upload(telling, ("besar.txt", b"x" * (1024 * 1024 + 1))).content.decode()
    assert "terlalu besar" in said
    assert on_disk() == set()


def test_one_form_brings_no_more_files_than_a_report_holds(telling: Client) -> None:
    given = [(f"nota-{number}.txt", b"isi") for number in range(services.MOST_FILES + 2)]
    said = upload(telling, *given).content.decode()
    assert said.count("tidak diambil: paling banyak 50 berkas") == 2
    assert all(f"“nota-{number}.txt”" in said for number in (50, 51))
    assert len(files_of(telling)) == len(on_disk()) == services.MOST_FILES


def test_what_a_photograph_gives_away_is_told_and_a_cleaned_copy_goes_in_its_place(telling: Client) -> None:
    upload(telling, ("foto.jpg", photo()))
    said = reporting.text_of(telling, BUKTI)
    assert "Foto ini menyimpan lokasi, nama dan jenis alat" in said
    assert "6,92 LS, 106,93 BT" in said
    assert "Budi Contoh" in said
    [card] = files_of(telling)
    assert card.copy is not None
    cleaned = content_of(card.copy)
    assert b"Budi Contoh" in content_of(card.file)
    assert b"Budi Contoh" not in cleaned
    assert not Image.open(io.BytesIO(cleaned)).getexif()
    assert Image.open(io.BytesIO(cleaned)).size == (64, 48)


def test_the_reporter_may_choose_the_original_and_change_their_mind(telling: Client) -> None:
    upload(telling, ("foto.jpg", photo()))
    name = f"kirim-{files_of(telling)[0].id}"
    assert telling.post(BUKTI, WORDS | {name: "asli"}).status_code == 302
    assert files_of(telling)[0].copy is None
    assert len(on_disk()) == 1
    telling.post(BUKTI, WORDS | {name: "bersih"})
    assert files_of(telling)[0].copy is not None


def test_documents_and_recordings_tell_what_they_keep(telling: Client) -> None:
    upload(telling, ("nota.docx", document()), ("rapat.amr", b"#!AMR\n" + bytes(500)), ("v.mp4", video()))
    said = reporting.text_of(telling, BUKTI)
    assert "Nama di dalam berkas: Sari Contoh" in said
    assert "Rekaman dapat memuat suara Anda" in said
    assert "Titik peta tempat dibuat: 6,92 LS, 106,93 BT" in said
    assert "Mana yang dikirim?" not in said


def test_a_file_can_be_removed_and_is_gone_from_the_disk(telling: Client) -> None:
    upload(telling, ("foto.jpg", photo()), ("b.txt", b"dua"))
    assert len(on_disk()) == 3
    telling.post(BUKTI, WORDS | {"hapus": files_of(telling)[0].id})
    assert [card.file.name for card in files_of(telling)] == ["b.txt"]
    assert len(on_disk()) == 1


def test_nobody_can_remove_a_file_of_another_draft(telling: Client) -> None:
    upload(telling, ("b.txt", b"dua"))
    stranger = Client()
    stranger.post("/lapor/")
    stranger.post(BUKTI, WORDS | {"hapus": files_of(telling)[0].id})
    assert len(files_of(telling)) == 1


def test_without_a_draft_no_file_is_stored_and_the_page_says_so(telling: Client) -> None:
    stranger = Client()
    upload(stranger, ("a.txt", b"isi"))
    assert on_disk() == set()


def test_no_other_page_of_the_public_door_stores_a_file(telling: Client) -> None:
    for address in ("/lapor/cerita/", "/lapor/", "/lacak/"):
        telling.post(address, {"berkas": SimpleUploadedFile("a.txt", b"isi"), "story": "x"})
    assert on_disk() == set()


def sent(client: Client, *files: tuple[str, bytes]) -> Report:
    reporting.fill_in(client)
    upload(client, *files)
    assert reporting.send(client).status_code == 302
    return Report.objects.get()


def test_files_go_along_with_the_report_and_open_with_the_receipt_and_for_an_officer(client: Client) -> None:
    desk = factories.desk()
    report = sent(client, ("foto.jpg", photo()), ("catatan.txt", b"isi catatan"))
    key = desk.key_to(report)
    opened = [Holder.of_report(report, key).open(row) for row in queries.evidence_of(report)]
    assert [(each.name, each.row.number) for each in opened] == [("foto-bersih.jpg", 1), ("catatan.txt", 2)]
    assert content_of(opened[1]) == b"isi catatan"
    assert len(on_disk()) == 2  # the original that the copy stood for is erased
    receipt = reporting.receipt_of(client)
    assert services.key_for_reporter(report=report, receipt=receipt) == key


def test_sending_does_not_write_a_file_anew(client: Client) -> None:
    factories.desk()
    reporting.fill_in(client)
    upload(client, ("catatan.txt", b"isi catatan"))
    [name] = on_disk()
    before = storage.path_of(UUID(name)).read_bytes()
    reporting.send(client)
    assert storage.path_of(UUID(name)).read_bytes() == before


def test_a_draft_s_key_opens_nothing_once_the_report_is_sent(client: Client) -> None:
    factories.desk()
    reporting.fill_in(client)
    upload(client, ("catatan.txt", b"isi"))
    draft = reporting.draft_of(client)
    assert draft is not None
    reporting.send(client)
    with pytest.raises(vault.EnvelopeRefused):
        evidence_page.holder_of(draft).open(Evidence.objects.get())


def test_the_check_page_lists_the_files_and_what_of_them_is_sent(client: Client) -> None:
    factories.desk()
    reporting.fill_in(client)
    upload(client, ("foto.jpg", photo()))
    said = reporting.text_of(client, "/lapor/periksa/")
    assert "foto.jpg (salinan bersih" in said


def test_sending_twice_keeps_every_file_once(client: Client) -> None:
    factories.desk()
    report = sent(client, ("catatan.txt", b"isi"))
    reporting.send(client)
    assert Evidence.objects.filter(report=report).count() == 1
    assert Report.objects.count() == 1


def test_files_of_a_draft_that_is_begun_anew_are_erased(telling: Client) -> None:
    upload(telling, ("b.txt", b"dua"))
    telling.post("/lapor/")
    assert on_disk() == set()
    assert not Evidence.objects.exists()


def test_files_that_come_to_a_draft_that_went_meanwhile_are_told_and_erased(
    telling: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    recognised = kinds.kind_of

    def late(source: Any) -> Any:
        Draft.objects.all().delete()
        return recognised(source)

    monkeypatch.setattr(kinds, "kind_of", late)  # asked when a file is whole, before it is kept
    answer = upload(telling, ("b.txt", b"dua"))
    assert "belum tersimpan karena draf lama sudah berakhir" in unescape(answer.content.decode())
    assert on_disk() == set()


def test_the_hash_is_the_one_that_every_computer_computes(telling: Client, tmp_path: Path) -> None:
    upload(telling, ("b.txt", b"dua"))
    (tmp_path / "b.txt").write_bytes(b"dua")
    told = subprocess.run(
        ["sha256sum", tmp_path / "b.txt"], capture_output=True, text=True, check=True
    ).stdout
    assert told.startswith(files_of(telling)[0].file.sha256)


def test_erasing_a_report_s_evidence_leaves_neither_row_nor_file(client: Client) -> None:
    factories.desk()
    report = sent(client, ("catatan.txt", b"isi"), ("foto.jpg", photo()))
    assert services.erase_evidence_of(report=report) == 2
    assert on_disk() == set()
    assert not Evidence.objects.exists()
