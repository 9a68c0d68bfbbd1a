"""Files that a browser sealed: they arrive as ciphertext, go on where they stood, and only readers open
them."""

import hashlib
import json
import os
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.conf import settings as installed
from django.test import Client

from netra import vault
from netra.cases.desk import Desk
from netra.reports import drafts, services
from netra.reports.evidence import storage
from netra.reports.evidence.holders import OpenEvidence
from netra.reports.models import Draft, Evidence, Report
from netra.reports.parcel import ParcelRefused
from netra.vault import CHUNK_BYTES, SEALED_CHUNK_BYTES
from tests import factories
from tests.reports import sealing
from tests.reports.files import photo

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo_mode")]
BEGIN, PARCEL = "/lapor/tersegel/berkas/", "/lapor/tersegel/"
TOKEN = os.urandom(32)
LONG = b"catatan " * (2 * CHUNK_BYTES // 8) + b"akhir"


@pytest.fixture
def desk() -> Desk:
    """An officer to whom reports are sealed."""
    return factories.desk()


class Phone:
    """A browser that ships files, without a browser."""

    def __init__(self, client: Client, token: bytes = TOKEN) -> None:
        self.client, self.headers = client, {"X-Kiriman": sealing.to_text(token)}

    def begins(self, packed: sealing.Packed, size: int | None = None) -> Any:
        told = {"file": packed.file.hex, "size": len(packed.raw) if size is None else size}
        return self.client.post(
            BEGIN, json.dumps(told), content_type="application/json", headers=self.headers
        )

    def sends(self, packed: sealing.Packed, at: int, part: bytes) -> Any:
        address = f"{BEGIN}{packed.file}/?mulai={at}&dari={len(packed.raw)}"
        return self.client.post(address, part, content_type="application/octet-stream", headers=self.headers)

    def ships(self, *packed: sealing.Packed) -> None:
        for each in packed:
            self.begins(each)
            assert self.sends(each, 0, each.raw).json()["whole"]

    def posts(self, *packed: sealing.Packed, **changed: Any) -> Any:
        receipt, key = vault.new_receipt(), vault.new_key()
        files = [each.in_parcel(key, receipt) for each in packed]
        shipment = self.headers["X-Kiriman"] if files else ""
        told = sealing.sealed(receipt=receipt, key=key, shipment=shipment, files=files) | changed
        return self.client.post(PARCEL, json.dumps(told), content_type="application/json")


@pytest.fixture
def phone(client: Client, desk: Desk) -> Phone:
    return Phone(client)


def opened_by(desk: Desk) -> list[OpenEvidence]:
    report = Report.objects.get()
    return services.open_evidence(report=report, key=desk.key_to(report))


def content_of(file: OpenEvidence) -> bytes:
    with file.content() as content:
        return b"".join(content.pieces())


@pytest.mark.parametrize("size", [0, 1, CHUNK_BYTES - 9, CHUNK_BYTES - 8, CHUNK_BYTES + 1, len(LONG)])
def test_what_was_shipped_opens_byte_for_byte_for_an_officer(phone: Phone, desk: Desk, size: int) -> None:
    packed = sealing.packed(LONG[:size])
    phone.ships(packed)
    assert phone.posts(packed).status_code == 200
    [file] = opened_by(desk)
    assert (content_of(file), file.size, file.name, file.row.number) == (LONG[:size], size, "rapat.txt", 1)
    assert bytes(file.row.sealed_sha256) == hashlib.sha256(packed.raw).digest()  # type: ignore[arg-type]
    assert not Draft.objects.exists()


def test_kind_and_size_are_told_from_content_and_hash_and_traces_once_it_is_read(
    phone: Phone, desk: Desk
) -> None:
    picture = photo()
    packed = replace(sealing.packed(picture), name="surat.pdf")
    phone.ships(packed)
    phone.posts(packed)
    [seen] = opened_by(desk)
    assert (seen.kind.code, seen.size, seen.sha256, seen.traces) == ("jpeg", len(picture), "", [])
    read = services.read_to_its_end(evidence=seen)
    assert read.sha256 == hashlib.sha256(picture).hexdigest()
    assert ("author", "Budi Contoh") in read.traces
    [again] = opened_by(desk)
    assert (again.sha256, again.is_told) == (read.sha256, False)


def test_an_officer_sees_it_in_the_safe_view_and_gets_the_original(
    phone: Phone, desk: Desk, client: Client
) -> None:
    picture = photo()
    packed = sealing.packed(picture)
    phone.ships(packed)
    phone.posts(packed)
    factories.sign_in(client, desk.officer)
    address = f"/kantor/laporan/{Report.objects.get().docket}/bukti/{packed.file}/"
    page = client.get(address).content.decode()
    assert hashlib.sha256(picture).hexdigest() in page
    assert client.get(f"{address}gambar/").content.startswith(b"\xff\xd8\xff")
    assert b"".join(client.post(f"{address}asli/").streaming_content) == picture  # type: ignore[attr-defined]


def test_what_is_no_accepted_kind_is_told_as_such_and_not_drawn(phone: Phone, desk: Desk) -> None:
    packed = sealing.packed(b"MZ\x90\0" + os.urandom(500))
    phone.ships(packed)
    phone.posts(packed)
    [seen] = opened_by(desk)
    read = services.read_to_its_end(evidence=seen)
    assert (read.kind.code, services.can_be_shown(read)) == ("unknown", False)


# --- on the way ---------------------------------------------------------------------------------------


def test_after_a_cut_line_it_goes_on_where_it_stood(phone: Phone, desk: Desk) -> None:
    packed = sealing.packed(LONG)
    assert phone.begins(packed).json()["at"] == 0
    cut = phone.sends(packed, 0, packed.raw[: SEALED_CHUNK_BYTES + 777]).json()
    assert (cut["at"], cut["whole"]) == (SEALED_CHUNK_BYTES, False)
    assert phone.sends(packed, 0, packed.raw).status_code == 409
    assert phone.begins(packed).json()["at"] == SEALED_CHUNK_BYTES
    assert phone.sends(packed, SEALED_CHUNK_BYTES, packed.raw[SEALED_CHUNK_BYTES:]).json()["whole"]
    assert phone.begins(packed).json()["whole"]
    phone.posts(packed)
    [file] = opened_by(desk)
    assert content_of(file) == LONG
    assert bytes(file.row.sealed_sha256) == hashlib.sha256(packed.raw).digest()  # type: ignore[arg-type]


def test_neither_name_nor_a_byte_of_the_content_lies_anywhere(phone: Phone) -> None:
    marker = b"RAHASIA-" + os.urandom(8).hex().encode()
    packed = sealing.packed(marker * 9_000, f"{marker.decode()}.txt")
    phone.ships(packed)
    phone.posts(packed)
    found = [path for path in storage.folder().rglob("*") if path.is_file() and marker in path.read_bytes()]
    assert found == []
    assert (storage.folder() / packed.file.hex[:2] / packed.file.hex).read_bytes() == packed.raw
    row = Evidence.objects.get()
    assert not [value for value in vars(row).values() if isinstance(value, bytes) and marker in value]
    assert installed.ENV.data


def test_what_is_not_encrypted_is_refused_before_it_is_written(phone: Phone) -> None:
    packed = sealing.packed(LONG)
    phone.begins(packed)
    answer = phone.sends(packed, 0, LONG[:SEALED_CHUNK_BYTES])
    assert (answer.status_code, answer.json()) == (422, {"refused": "broken"})
    assert not Evidence.objects.exists()
    assert not storage.path_of(packed.file).exists()


@pytest.mark.parametrize("size", [-1, 0, 4095, 4123, 4125, 5_000, SEALED_CHUNK_BYTES + 1])
def test_a_length_that_no_sealed_file_has_is_refused(phone: Phone, size: int) -> None:
    assert phone.begins(sealing.packed(b"x"), size).json() == {"refused": "broken"}


def test_limits_hold_for_a_file_and_for_all_of_them(phone: Phone, settings: Any) -> None:
    settings.ENV = replace(settings.ENV, file_mb=1, report_mb=1)
    packed = sealing.packed(b"x")
    assert phone.begins(packed, vault.sealed_length(1 << 21)).json() == {"refused": "large"}
    assert "at" in phone.begins(packed, vault.sealed_length(1 << 20)).json()
    assert phone.sends(packed, 0, packed.raw).json()["whole"]
    big = sealing.packed(os.urandom(700_000))
    phone.ships(big)
    assert phone.begins(sealing.packed(b"y"), len(big.raw)).json() == {"refused": "full"}


def test_more_than_was_announced_is_refused_and_nothing_stays(phone: Phone) -> None:
    packed = sealing.packed(b"x")
    phone.begins(packed)
    assert phone.sends(packed, 0, packed.raw + b"x").status_code == 422
    assert not Evidence.objects.exists()


def test_a_stranger_s_token_reaches_nothing(phone: Phone, client: Client) -> None:
    packed = sealing.packed(b"x")
    phone.begins(packed)
    for stranger in (Phone(client, os.urandom(32)), Phone(client, b"kurz")):
        assert stranger.sends(packed, 0, packed.raw).status_code in (410, 422)
        assert stranger.begins(packed).status_code in (410, 422)
        assert stranger.posts(packed).status_code == 409
    assert storage.path_of(packed.file).stat().st_size == 0


def test_a_shipment_whose_parcel_never_came_is_erased(phone: Phone) -> None:
    packed = sealing.packed(b"x")
    phone.ships(packed)
    Draft.objects.update(expires_at=datetime.now(UTC) - timedelta(hours=1))
    drafts.sweep()
    assert not storage.path_of(packed.file).exists()
    assert not Evidence.objects.exists()


# --- the parcel ---------------------------------------------------------------------------------------


def test_a_parcel_whose_files_are_not_all_there_is_refused_and_nothing_is_stored(phone: Phone) -> None:
    whole, half = sealing.packed(b"x"), sealing.packed(LONG)
    phone.ships(whole)
    phone.begins(half)
    answer = phone.posts(whole, half)
    assert (answer.status_code, answer.json()) == (409, {"refused": "berkas_belum_lengkap"})
    assert not Report.objects.exists()
    phone.sends(half, 0, half.raw)
    assert phone.posts(whole, half).status_code == 200


def test_what_was_shipped_and_taken_out_again_is_erased(phone: Phone, desk: Desk) -> None:
    kept, given_up, half = sealing.packed(b"a"), sealing.packed(b"b"), sealing.packed(LONG)
    phone.ships(kept, given_up)
    phone.begins(half)
    phone.posts(kept)
    assert [file.id for file in opened_by(desk)] == [kept.file]
    for gone in (given_up, half):
        assert not storage.path_of(gone.file).exists()
    assert Evidence.objects.count() == 1


def test_the_journal_notes_the_hashes_of_the_files_so_that_an_exchanged_one_shows(phone: Phone) -> None:
    packed = sealing.packed(b"x")
    phone.ships(packed)
    phone.posts(packed)
    report = Report.objects.get()
    assert services.is_unchanged(report)
    Evidence.objects.update(sealed_sha256=bytes(32))
    assert not services.is_unchanged(report)


def test_the_same_parcel_with_files_twice_is_one_report(phone: Phone) -> None:
    packed = sealing.packed(b"x")
    phone.ships(packed)
    receipt, key = vault.new_receipt(), vault.new_key()
    told = sealing.sealed(receipt=receipt, key=key, shipment=sealing.to_text(TOKEN),
                          files=[packed.in_parcel(key, receipt)])  # fmt: skip
    answers = [
        phone.client.post(PARCEL, json.dumps(told), content_type="application/json").json() for _ in "12"
    ]
    assert answers[0]["docket"] == answers[1]["docket"]
    assert (Report.objects.count(), Evidence.objects.count()) == (1, 1)


# --- what only a reader can notice --------------------------------------------------------------------


def _cut(raw: bytes) -> bytes:
    return raw[:-SEALED_CHUNK_BYTES]


def _swapped(raw: bytes) -> bytes:
    one = SEALED_CHUNK_BYTES
    return raw[one : 2 * one] + raw[:one] + raw[2 * one :]


def _one_bit(raw: bytes) -> bytes:
    return raw[:5_000] + bytes([raw[5_000] ^ 1]) + raw[5_001:]


@pytest.mark.parametrize("harm", [_cut, _swapped, _one_bit])
def test_a_file_that_was_harmed_is_refused_by_name_before_a_byte_of_it_is_shown(
    phone: Phone, desk: Desk, client: Client, harm: Any
) -> None:
    good, bad = sealing.packed(b"utuh"), sealing.packed(LONG)
    phone.ships(good, bad)
    phone.posts(good, bad)
    path = storage.path_of(bad.file)
    path.write_bytes(harm(path.read_bytes()))
    files = opened_by(desk)
    assert content_of(files[0]) == b"utuh"
    with pytest.raises(vault.FileRefused):
        services.read_to_its_end(evidence=files[1])
    factories.sign_in(client, desk.officer)
    docket = Report.objects.get().docket
    assert client.get(f"/kantor/laporan/{docket}/").status_code == 200
    for answer in (client.get(f"/kantor/laporan/{docket}/bukti/{bad.file}/"),
                   client.post(f"/kantor/laporan/{docket}/bukti/{bad.file}/asli/")):  # fmt: skip
        assert (answer.status_code, "tidak utuh" in answer.content.decode()) == (409, True)


@pytest.mark.parametrize("part", ["key", "about"])
def test_a_key_or_description_of_another_file_is_told_as_broken_and_hides_no_other(
    phone: Phone, desk: Desk, client: Client, part: str
) -> None:
    one, other = sealing.packed(b"satu"), sealing.packed(b"dua")
    phone.ships(one, other)
    receipt, key = vault.new_receipt(), vault.new_key()
    files = [each.in_parcel(key, receipt) for each in (one, other)]
    files[1][part] = files[0][part]
    told = sealing.sealed(receipt=receipt, key=key, shipment=sealing.to_text(TOKEN), files=files)
    assert phone.client.post(PARCEL, json.dumps(told), content_type="application/json").status_code == 200
    first, second = opened_by(desk)
    assert (content_of(first), second.is_broken) == (b"satu", True)
    with pytest.raises(vault.FileRefused):
        services.read_to_its_end(evidence=second)
    factories.sign_in(client, desk.officer)
    page = client.get(f"/kantor/laporan/{Report.objects.get().docket}/")
    assert "tidak dapat dibuka" in page.content.decode()


@pytest.mark.parametrize(
    "claim", [[], {}, {"name": 7, "cleaned": False}, {"name": "x", "cleaned": False, "kind": "x"}]
)
def test_a_description_that_no_form_makes_is_not_believed(phone: Phone, desk: Desk, claim: Any) -> None:
    packed = sealing.packed(b"x")
    phone.ships(packed)
    receipt, key = vault.new_receipt(), vault.new_key()
    about = vault.seal_json(packed.key, claim, record=packed.file.hex, field="about", at_least=1024)
    files = [packed.in_parcel(key, receipt) | {"about": sealing.to_text(about)}]
    phone.posts(**sealing.sealed(receipt=receipt, key=key, shipment=sealing.to_text(TOKEN), files=files))
    [seen] = opened_by(desk)
    assert seen.is_broken


def test_a_parcel_s_files_are_read_strictly() -> None:
    pair = vault.new_pair()
    good = sealing.sealed(readers=[pair.public], shipment=sealing.to_text(TOKEN),
                          files=[sealing.packed(b"x").in_parcel(bytes(32), vault.new_receipt())])  # fmt: skip
    [file] = good["files"]
    assert sealing.read(good).files[0].file.hex == file["id"]
    wrong = [
        {"shipment": ""}, {"shipment": sealing.to_text(b"x")}, {"files": []}, {"files": [file, file]},
        {"files": [file | {"id": "x"}]}, {"files": [file | {"id": str(uuid4())}]}, {"files": [{}]},
        {"files": [file | {"key": ""}]}, {"files": [file | {"about": file["key"]}]}, {"files": [file] * 51},
        {"files": [file | {"name": "x"}]}, {"files": [file | {"key": sealing.to_text(b"NE\1" + b"a" * 284)}]},
    ]  # fmt: skip
    for changed in wrong:
        with pytest.raises(ParcelRefused):
            sealing.read(good | changed)
