"""Photographs of a briefing: kept as files without secrets, shown to whoever may, removed, erased by rule."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError
from django.test import Client

from netra import law
from netra.accounts import roles
from netra.agencies.models import Agency
from netra.journal.models import Entry
from netra.outreach import papers, photo_files, photo_rooms, services
from netra.outreach.models import Briefing, BriefingPhoto
from netra.outreach.photo_pictures import cleaned
from tests.letters.reading import words_of
from tests.outreach.meetings import AFTERNOON, WIB, a_visit
from tests.outreach.office import sign_in
from tests.outreach.photographs import AUTHOR, DEVICE, a_phones_jpeg, a_png
from tests.towns import ACTOR, a_government, an_agency

pytestmark = pytest.mark.django_db
LATE = datetime(2025, 1, 20, 9, 0, tzinfo=WIB)
WORDS = {"shows": "Peserta duduk di aula", "caption": "Pembukaan"}


def hung(visit: Briefing, raw: bytes | None = None, at: datetime = AFTERNOON, **told: Any) -> BriefingPhoto:
    return services.add_photo(
        room=photo_rooms.room(),
        briefing=visit,
        photo=cleaned(raw or a_phones_jpeg()),
        election=law.election_on(visit.held_on),
        at=at,
        actor=ACTOR,
        **{**WORDS, **told},
    )


def files(room: Path) -> list[Path]:
    return sorted(path for path in room.rglob("*") if path.is_file())


def events() -> list[str]:
    return [name for name in Entry.objects.order_by("pk").values_list("event", flat=True) if "PHOTO" in name]


def form(raw: bytes, **told: str) -> dict[str, Any]:
    return {"picture": SimpleUploadedFile("IMG_2024.jpg", raw, "image/jpeg"), **WORDS, **told}


# Keeping and removing


def test_a_photograph_lies_under_its_digest_readable_by_the_owner_only(visit: Briefing, room: Path) -> None:
    photo = hung(visit)
    [path] = files(room)
    assert path == room / "99.01" / visit.label / f"{photo.name}.jpg"
    assert photo_files.name_of(path.read_bytes()) == photo.name
    assert path.stat().st_mode & 0o077 == 0
    assert events() == ["BRIEFING_PHOTO_ADDED"]


def test_the_same_photograph_twice_is_one(visit: Briefing, room: Path) -> None:
    first = hung(visit)
    with pytest.raises(services.PhotoAlreadyKept) as again:
        hung(visit)
    assert again.value.photo == first and len(files(room)) == 1


def test_there_is_no_photograph_before_the_day(visit: Briefing, room: Path) -> None:
    with pytest.raises(services.NotYetHeld):
        hung(visit, at=AFTERNOON - timedelta(days=1))
    assert files(room) == []


def test_a_thirteenth_photograph_is_refused(visit: Briefing) -> None:
    for width in range(100, 100 + services.MOST_PHOTOS):
        hung(visit, a_phones_jpeg(width))
    with pytest.raises(services.TooManyPhotos):
        hung(visit, a_phones_jpeg(300))


def test_a_removed_photograph_leaves_no_file(visit: Briefing, room: Path) -> None:
    photo = hung(visit)
    services.remove_photo(room=photo_rooms.room(), photo=photo, at=AFTERNOON, actor=ACTOR)
    with pytest.raises(services.PhotoAlreadyRemoved):
        services.remove_photo(room=photo_rooms.room(), photo=photo, at=AFTERNOON, actor=ACTOR)
    assert files(room) == [] and not BriefingPhoto.objects.exists()
    assert events() == ["BRIEFING_PHOTO_ADDED", "BRIEFING_PHOTO_REMOVED"]


def test_a_removal_that_is_not_stored_keeps_the_file(
    visit: Briefing, room: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    photo = hung(visit)
    monkeypatch.setattr("netra.journal.services._append", fails)
    with pytest.raises(DatabaseError):
        services.remove_photo(room=photo_rooms.room(), photo=photo, at=AFTERNOON, actor=ACTOR)
    with pytest.raises(DatabaseError):
        services.erase_photos_due(
            room=photo_rooms.room(),
            government=visit.government,
            election_on=law.election_on,
            at=LATE,
            actor=ACTOR,
        )
    assert [path.stem for path in files(room)] == [photo.name] and BriefingPhoto.objects.exists()


def fails(*args: Any) -> None:
    """What a disk that is full does at the end of a transaction."""
    raise DatabaseError


def test_photographs_go_by_the_rule_of_names_and_not_before(visit: Briefing, room: Path) -> None:
    hung(visit)
    for at, erased in ((AFTERNOON, []), (LATE, [visit.label]), (LATE, [])):
        assert erased == services.erase_photos_due(
            room=photo_rooms.room(),
            government=visit.government,
            election_on=law.election_on,
            at=at,
            actor=ACTOR,
        )
    assert files(room) == [] and events()[-1] == "BRIEFING_PHOTOS_ERASED"
    with pytest.raises(services.PhotosErased):
        hung(visit, at=LATE)


def test_a_file_without_a_row_is_swept_and_the_others_stay(visit: Briefing, room: Path) -> None:
    kept = hung(visit)
    photo_files.keep(photo_files.path_of(photo_rooms.room(), "99.01", visit.label, "0" * 64), b"sisa")
    assert services.sweep_photos(room=photo_rooms.room(), government=visit.government) == 1
    assert [path.stem for path in files(room)] == [kept.name]


@pytest.mark.parametrize("name", ["../secret", "0" * 63, "A" * 64])
def test_a_name_leads_nowhere_else(name: str) -> None:
    with pytest.raises(photo_files.UnsafeName):
        photo_files.path_of(Path("foto"), "99.01", "S-1", name)
    with pytest.raises(photo_files.UnsafeName):
        photo_files.path_of(Path("foto"), "..", "S-1", "0" * 64)


# The pages


def test_a_head_hangs_a_photograph_and_nothing_of_its_maker_is_served(client: Client, host: Agency) -> None:
    visit = a_visit(host)
    page = f"/kantor/sosialisasi/{visit.label}/"
    head = sign_in(client, host.government, roles.UNIT_HEAD, host)
    assert head.post(f"{page}foto/", form(a_phones_jpeg())).status_code == 302
    [photo] = BriefingPhoto.objects.all()
    shown = head.get(page).content.decode()
    assert 'alt="Peserta duduk di aula"' in shown and "1 foto" in shown
    served = head.get(f"{page}foto/{photo.pk}.jpg")
    assert served["Content-Type"] == "image/jpeg" and served["Cache-Control"] == "no-store"
    assert DEVICE.encode() not in served.content and AUTHOR.encode() not in served.content


def test_the_same_form_sent_twice_makes_one_photograph(planner: Client, visit: Briefing) -> None:
    for _ in range(2):
        assert planner.post(f"/kantor/sosialisasi/{visit.label}/foto/", form(a_png())).status_code == 302
    assert BriefingPhoto.objects.count() == 1


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (form(b"bukan foto"), "Berkas ini bukan foto JPEG, PNG, atau WebP."),
        (form(b""), "Berkas ini kosong."),
        (form(a_png(), shows=" "), "Tulis yang terlihat"),
        (form(a_png(), caption="\0"), "Ada karakter tersembunyi"),
        ({**WORDS}, "Pilih fotonya dulu."),
    ],
    ids=["no photograph", "empty", "no words", "hidden character", "no file"],
)
def test_what_is_wrong_is_said_at_its_field(
    planner: Client, visit: Briefing, room: Path, told: dict[str, Any], words: str
) -> None:
    if "picture" in told:
        told["picture"].seek(0)
    page = planner.post(f"/kantor/sosialisasi/{visit.label}/foto/", told)
    assert words in page.content.decode() and files(room) == []


def test_a_photograph_of_any_size_never_waits_on_a_disk(
    planner: Client, visit: Briefing, settings: Any
) -> None:
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE, settings.FILE_UPLOAD_TEMP_DIR = 0, "/tidak/ada"
    page = f"/kantor/sosialisasi/{visit.label}/foto/"
    said = planner.post(page, form(a_phones_jpeg() + bytes(16_000_000))).content.decode()
    assert "lebih dari 15 MB" in said and "Peserta duduk di aula" in said
    assert planner.post(page, form(a_phones_jpeg())).status_code == 302


def test_removing_from_the_page(planner: Client, visit: Briefing, room: Path) -> None:
    photo = hung(visit)
    for _ in range(2):
        gone = planner.post(f"/kantor/sosialisasi/{visit.label}/foto/{photo.pk}/hapus/")
        assert gone.status_code == 302
    assert files(room) == []
    assert planner.get(f"/kantor/sosialisasi/{visit.label}/foto/{photo.pk}.jpg").status_code == 404


@pytest.mark.parametrize("role", sorted(set(roles.LABELS) - roles.SEES_OUTREACH))
def test_roles_outside_of_outreach_see_no_photograph(client: Client, visit: Briefing, role: str) -> None:
    photo = hung(visit)
    asked = sign_in(client, visit.government, role).get(
        f"/kantor/sosialisasi/{visit.label}/foto/{photo.pk}.jpg"
    )
    assert asked.status_code == 403


def test_nobody_sees_a_photograph_without_signing_in_or_from_another_city(
    client: Client, visit: Briefing
) -> None:
    photo = hung(visit)
    page = f"/kantor/sosialisasi/{visit.label}/foto/{photo.pk}.jpg"
    assert client.get(page).status_code == 302
    elsewhere = sign_in(client, a_government("99.02"), roles.TATA_PEMERINTAHAN)
    assert elsewhere.get(page).status_code == 404


def test_a_head_of_another_house_hangs_and_removes_nothing(client: Client, visit: Briefing) -> None:
    photo = hung(visit)
    other = sign_in(client, visit.government, roles.UNIT_HEAD, an_agency(visit.government, "lain"))
    page = f"/kantor/sosialisasi/{visit.label}/foto/"
    assert other.get(page).status_code == 403
    assert other.post(f"{page}{photo.pk}/hapus/").status_code == 403
    assert BriefingPhoto.objects.exists()


def test_photographs_stand_in_the_report_with_their_captions(visit: Briefing) -> None:
    photo = hung(visit)
    made = papers.event_report(
        visit,
        instruments={},
        headcount={},
        signer="Camat",
        at=AFTERNOON,
        photos=[(photo, photo_rooms.content_of(photo) or b"")],
    )
    words = words_of(made)
    assert "Dokumentasi" in words and "Pembukaan" in words
    assert b"Peserta duduk di aula" in made  # for whoever hears the paper
    assert made.count(b"/DCTDecode") == 1


@pytest.fixture
def host() -> Agency:
    return an_agency(a_government(), "kecamatan", kind="kecamatan")


@pytest.fixture
def visit(host: Agency) -> Briefing:
    return a_visit(host)


@pytest.fixture
def planner(client: Client, visit: Briefing) -> Client:
    return sign_in(client, visit.government, roles.TATA_PEMERINTAHAN)


@pytest.fixture
def room() -> Path:
    return photo_rooms.room()


@pytest.fixture(autouse=True)
def own_data_folder(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Files of one test in one folder; legal time stands on the afternoon of the visit."""
    settings.ENV = replace(settings.ENV, data=tmp_path)
    monkeypatch.setattr("netra.web.middleware.legal_now", lambda request: AFTERNOON)
    yield
