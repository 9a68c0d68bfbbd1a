"""Letters and proofs with a directive: kept by content, saved by whoever sees it, erased by rule."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from netra.accounts import roles
from netra.agencies.models import Agency
from netra.journal.models import Entry
from netra.outreach import enclosure_rooms, jobs, services
from netra.outreach.enclosures import MOST_FILES, Enclosure, FileRefused, enclosure, title_of
from netra.outreach.models import Directive, DirectiveFile
from tests.outreach.meetings import WIB, a_directive
from tests.outreach.office import sign_in
from tests.outreach.photographs import AUTHOR, DEVICE, a_bomb, a_phones_jpeg
from tests.towns import ACTOR, a_government, an_agency

pytestmark = pytest.mark.django_db
NOW = datetime(2024, 10, 30, 9, 0, tzinfo=WIB)
AFTER_THE_ELECTION = datetime(2025, 3, 1, 9, 0, tzinfo=WIB)
LETTER = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
NEW = "/kantor/instruksi/baru/"


def upload(raw: bytes, name: str = "Surat 400-12.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, raw, "text/html")  # what a browser says of a file decides nothing


def filled(**changed: Any) -> dict[str, Any]:
    told = {"subject": "Netralitas", "text": "Adakan sosialisasi.", "groups": ["camat"]}
    return {**told, "due_on_day": "", "due_on_month": "", "due_on_year": "", **changed}


def on_disk() -> list[str]:
    return sorted(path.name for path in enclosure_rooms.room().rglob("*") if path.is_file())


def test_a_letter_comes_with_the_directive_and_is_saved_as_it_is(leader: Client, camat: Agency) -> None:
    page = leader.post(NEW, filled(enclosed=[upload(LETTER)]), follow=True)
    kept = DirectiveFile.objects.get()
    address = f"/kantor/instruksi/{kept.directive_id}/berkas/{kept.pk}/"
    assert address in page.content.decode() and "Surat 400-12" in page.content.decode()
    saved = sign_in(Client(), camat.government, roles.UNIT_HEAD, camat).get(address)
    assert saved.content == LETTER
    assert saved["Content-Disposition"] == 'attachment; filename="Surat 400-12.pdf"'
    assert saved["X-Content-Type-Options"] == "nosniff"
    assert saved["Content-Security-Policy"].endswith("; sandbox")
    assert Entry.objects.get(event="DIRECTIVE_ISSUED").facts["files"] == [kept.name]


def test_an_answer_carries_its_proofs_as_pictures_without_traces(
    leader: Client, camat: Agency, directive: Directive
) -> None:
    head = sign_in(Client(), camat.government, roles.UNIT_HEAD, camat)
    told = {"proof": "Sudah, 40 orang.", "enclosed": [upload(a_phones_jpeg(), "IMG.jpg"), upload(LETTER)]}
    page = head.post(f"/kantor/instruksi/{directive.pk}/selesai/", told, follow=True).content.decode()
    kinds = {each.kind: each for each in DirectiveFile.objects.filter(follow_up__isnull=False)}
    assert set(kinds) == {"jpg", "pdf"}
    assert all(f"/berkas/{each.pk}/" in page for each in kinds.values())
    content = enclosure_rooms.content_of(kinds["jpg"])
    assert content is not None and content.startswith(b"\xff\xd8\xff")
    assert DEVICE.encode() not in content and AUTHOR.encode() not in content


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"<html><script>alert(1)</script>", "bukan PDF, JPEG, PNG, atau WebP"),
        (b"PK\x03\x04 sebuah zip", "bukan PDF"),
        (LETTER[:30], "terpotong"),
        (a_phones_jpeg()[:400], "rusak"),
        (a_bomb(), "terlalu besar"),
        (b"%PDF-1.7" + b" " * 15_000_000 + b"%%EOF", "lebih dari 15 MB"),
        (b"", "kosong"),
    ],
)
def test_another_file_is_refused_by_name_and_nothing_is_issued(
    leader: Client, camat: Agency, raw: bytes, words: str
) -> None:
    page = leader.post(NEW, filled(enclosed=[upload(raw, "bukti.pdf")])).content.decode()
    assert words in page
    assert "Adakan sosialisasi." in page, "what was typed stays"
    assert not Directive.objects.exists() and not on_disk()


def test_six_files_are_too_many_for_the_form_and_for_the_service(leader: Client, camat: Agency) -> None:
    page = leader.post(NEW, filled(enclosed=[upload(LETTER + b"%d" % n) for n in range(6)])).content.decode()
    assert "Paling banyak 5 berkas" in page
    files = [Enclosure(LETTER, "pdf", "surat")] * (MOST_FILES + 1)
    with pytest.raises(services.TooManyFiles):
        services.report_done(
            addressee=a_directive(camat.government, camat).addressees.get(), proof="Sudah.",
            enclosed=enclosure_rooms.enclosed(files), at=NOW, actor=ACTOR,
        )  # fmt: skip


def test_the_same_file_twice_is_kept_once(leader: Client, camat: Agency) -> None:
    leader.post(NEW, filled(enclosed=[upload(LETTER, "a.pdf"), upload(LETTER, "b.pdf")]))
    assert DirectiveFile.objects.count() == 1 and len(on_disk()) == 1


def test_a_file_of_another_directive_or_government_is_not_found(leader: Client, camat: Agency) -> None:
    leader.post(NEW, filled(enclosed=[upload(LETTER)]))
    kept = DirectiveFile.objects.get()
    other = a_directive(camat.government, camat)
    assert leader.get(f"/kantor/instruksi/{other.pk}/berkas/{kept.pk}/").status_code == 404
    stranger = Client()
    sign_in(stranger, a_government("33.74"), roles.TATA_PEMERINTAHAN)
    assert stranger.get(f"/kantor/instruksi/{kept.directive_id}/berkas/{kept.pk}/").status_code == 404


def test_files_go_after_the_election_and_words_stay(leader: Client, camat: Agency) -> None:
    leader.post(NEW, filled(enclosed=[upload(LETTER)]))
    kept = DirectiveFile.objects.get()
    town = kept.directive.government
    assert jobs.erase_directive_files(town, NOW + timedelta(days=1)) == {"files": 0, "off_the_disk": 0}
    assert jobs.erase_directive_files(town, AFTER_THE_ELECTION) == {"files": 1, "off_the_disk": 1}
    assert jobs.erase_directive_files(town, AFTER_THE_ELECTION) == {"files": 0, "off_the_disk": 0}
    assert Directive.objects.get().text == "Adakan sosialisasi."
    assert not on_disk()
    assert Entry.objects.filter(event="DIRECTIVE_FILES_ERASED").count() == 1


def test_a_title_leads_nowhere() -> None:
    assert title_of("../../etc/passwd") == "passwd"
    assert title_of('C:\\x\\surat "resmi"; rm.pdf') == "surat resmi rm"
    assert title_of("....") == "berkas"
    with pytest.raises(FileRefused, match="“surat”"):
        enclosure(b"GIF89a", "surat.gif")


@pytest.fixture(autouse=True)
def own_data_folder(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files of one test in one folder; legal time stands still."""
    settings.ENV = replace(settings.ENV, data=tmp_path)
    monkeypatch.setattr("netra.web.middleware.legal_now", lambda request: NOW)


@pytest.fixture
def camat() -> Agency:
    return an_agency(a_government("32.72"), "gunungpuyuh", kind="kecamatan")


@pytest.fixture
def directive(camat: Agency) -> Directive:
    return a_directive(camat.government, camat)


@pytest.fixture
def leader(client: Client, camat: Agency) -> Client:
    return sign_in(client, camat.government, roles.LEADER)
