"""From one installation to another: a sealed file goes across, and nothing else.

The sender's installation is rolled back before the receiver's opens the package: of the sender nothing is in
the database any more but the bytes that were carried over.
"""

import csv
import io
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.db import transaction
from django.test import Client

from netra import vault
from netra.accounts import roles, succession
from netra.cases import lifecycle, services
from netra.cases.desk import Desk
from netra.cases.handing import package, reading
from netra.cases.handing.content import Respondent
from netra.cases.models import Handover, OfficeKey
from netra.cases.services.office_keys import private_of
from netra.journal.models import Entry
from netra.journal.published import publish_head
from netra.reports import services as reports
from netra.reports.services import NotSealedToYou
from netra.web.forgetting import forget_people
from tests import factories
from tests.cases import handing
from tests.letters.reading import words_of

pytestmark = [pytest.mark.django_db, pytest.mark.beside("sqlite")]
CONTENT = replace(handing.CONTENT, respondent=Respondent("=cmd()", "Dinas Perhubungan", "Nama", "1980"))


@dataclass(frozen=True)
class Carried:
    """What went across, and who it is for."""

    data: bytes
    number: str
    desk: Desk
    key: OfficeKey


def receiving() -> tuple[Desk, OfficeKey]:
    """An office of another government, with a key of its own."""
    far = factories.government("32.73", "Kota Bandung")
    desk = factories.desk(roles.INSPEKTORAT, factories.office("Kantor Regional", of=far))
    return desk, services.make_office_key(desk=desk)


def packed(key: OfficeKey, *, published: bool = True, of_photo: Client | None = None) -> tuple[bytes, str]:
    """A package for this key from an installation that is gone afterwards."""
    with transaction.atomic():
        ours = factories.desk()
        case = handing.with_a_photo(of_photo, ours) if of_photo else handing.referred(ours)[0]
        pieces = reports.open_evidence(report=case.report, key=ours.key_to(case.report))
        made = handing.sent(case, ours, None, content=CONTENT, chosen={each.id for each in pieces})
        if published:
            publish_head(government="32.72", midnight=factories.CAMPAIGN + timedelta(days=9999))
        data = services.pack_handover(handover=made, public=bytes(key.public_key), sample=False, desk=ours)
        transaction.set_rollback(True)
    assert not Handover.objects.exists()
    return data, made.number


@pytest.fixture
def carried() -> Carried:
    desk, key = receiving()
    return Carried(*packed(key), desk, key)


def opened(carried: Carried) -> tuple[dict[str, Any], dict[str, bytes]]:
    private = private_of(carried.key, carried.desk)
    return package.open_package(package.read(carried.data), private)


def test_what_is_taken_in_waits_for_a_receipt_and_says_what_was_sent(carried: Carried) -> None:
    taken = services.import_package(data=carried.data, desk=carried.desk)
    assert services.open_handover(handover=taken.handover, desk=carried.desk) == CONTENT
    assert (taken.handover.case, taken.handover.from_name) == (None, "Bawaslu Kota Sukabumi")
    assert len(taken.head) == 64
    noted = Entry.objects.get(event="HANDOVER_IMPORTED")
    assert noted.facts == {
        "from": "Bawaslu Kota Sukabumi", "their_number": carried.number, "their_head": taken.head,
    }  # fmt: skip
    received = services.receive_handover(handover=taken.handover, desk=carried.desk)
    assert received.received_by == carried.desk.officer
    with pytest.raises(NotSealedToYou):
        services.open_handover(handover=taken.handover, desk=factories.desk())


def test_the_package_holds_a_readable_paper_a_table_and_the_same_words_as_data(carried: Carried) -> None:
    manifest, parts = opened(carried)
    assert set(parts) == {"perkara.json", "perkara.csv", "berkas.pdf", "bukti-jurnal.json"}
    assert json.loads(parts["perkara.json"])["summary"] == CONTENT.summary
    header, row = csv.reader(io.StringIO(parts["perkara.csv"].decode()))
    told = dict(zip(header, row, strict=True))
    assert (told["nik_nip_terlapor"], told["jabatan_terlapor"]) == ("1980", "'=cmd()")
    paper = " ".join(words_of(parts["berkas.pdf"]).split())
    assert CONTENT.summary in paper
    assert manifest["number"] in paper
    assert "lapor" not in paper.lower().replace("terlapor", "")


def test_safe_pictures_go_across_and_the_originals_do_not(client: Client) -> None:
    desk, key = receiving()
    data, _ = packed(key, of_photo=client)
    taken = services.import_package(data=data, desk=desk)
    [piece] = services.open_handover(handover=taken.handover, desk=desk).evidence
    drawn = services.read_picture(handover=taken.handover, number=piece.number, page=1, desk=desk)
    assert drawn is not None
    assert drawn.startswith(b"\xff\xd8")
    assert b"Kenari" not in drawn
    assert Entry.objects.filter(event="HANDOVER_OPENED").latest("sequence").facts == {
        "piece": piece.number,
        "page": 1,
    }


def test_a_package_of_the_same_day_comes_without_a_proof_and_says_so() -> None:
    desk, key = receiving()
    assert services.import_package(data=packed(key, published=False)[0], desk=desk).head == ""


def resealed(carried: Carried, change: Callable[[dict[str, Any], dict[str, bytes]], None]) -> bytes:
    """Somebody who has the office's public key makes a package of their own out of this one."""
    manifest, parts = opened(carried)
    change(manifest, parts)
    told = {name: value for name, value in manifest.items() if name != "files"}
    return package.pack(
        id=package.read(carried.data).id, parts=parts, manifest=told, public=bytes(carried.key.public_key)
    )


def other_words(manifest: dict[str, Any], parts: dict[str, bytes]) -> None:
    told = json.loads(parts["perkara.json"]) | {"summary": "Sesuatu yang lain."}
    parts["perkara.json"] = json.dumps(told).encode()


def no_words(manifest: dict[str, Any], parts: dict[str, bytes]) -> None:
    del parts["perkara.json"]


def a_strange_picture(manifest: dict[str, Any], parts: dict[str, bytes]) -> None:
    parts["bukti/9-1.jpg"] = b"\xff\xd8\xff"


def a_name_that_no_database_takes(manifest: dict[str, Any], parts: dict[str, bytes]) -> None:
    manifest["from"] = "Bawaslu\0"


def too_deep(manifest: dict[str, Any], parts: dict[str, bytes]) -> None:
    parts["perkara.json"] = b"[" * 100_000


def a_picture_twice(manifest: dict[str, Any], parts: dict[str, bytes]) -> None:
    told = json.loads(parts["perkara.json"])
    told["evidence"] = [{"number": 1, "kind": "Foto", "size": 3, "sha256": "", "pictures": ["0" * 64]}]
    parts["perkara.json"] = json.dumps(told).encode()
    parts["bukti/1-1.jpg"] = parts["bukti/01-1.jpg"] = b"\xff\xd8\xff"
    del parts["bukti-jurnal.json"]


def a_day_before_all_calendars(manifest: dict[str, Any], parts: dict[str, bytes]) -> None:
    manifest["sent_at"] = "0001-01-01T00:00:00+14:00"


def another_verdict(manifest: dict[str, Any], parts: dict[str, bytes]) -> None:
    manifest["purpose"] = "guilty"


def swapped(data: bytes) -> bytes:
    """The envelope changed and its hash in the head put right: damaged it is not."""
    head, line, envelope = data.split(b"\n", 2)
    envelope = envelope[:-1] + bytes([envelope[-1] ^ 1])
    told = json.loads(line) | {"sha256": package._sha256(envelope)}
    return b"\n".join((head, json.dumps(told).encode(), envelope))


def test_whatever_is_not_as_it_was_sealed_is_refused_by_name_and_nothing_is_kept(carried: Carried) -> None:
    data, entries = carried.data, Entry.objects.count()
    cases: list[tuple[type[Exception], bytes]] = [
        (package.NotAPackage, b""), (package.NotAPackage, b"PK\x03\x04"),
        (package.NotAPackage, data.replace(b"TERIMA/1", b"TERIMA/2", 1)),
        (package.Damaged, data[:-1]), (package.Damaged, data[: len(data) // 2]),
        (package.Damaged, data[:-1] + bytes([data[-1] ^ 1])), (package.Damaged, data[:60]),
        (package.Damaged, package.FORMAT.encode() + b"\n" + b"[" * 8_000 + b"\n"),
        (package.Changed, swapped(data)),
        *((package.Changed, resealed(carried, change))
          for change in (other_words, no_words, a_strange_picture, another_verdict, too_deep,
                        a_name_that_no_database_takes, a_picture_twice, a_day_before_all_calendars)),
    ]  # fmt: skip
    for expected, wrong in cases:
        with pytest.raises(expected):
            services.import_package(data=wrong, desk=carried.desk)
    assert not Handover.objects.exists()
    assert Entry.objects.count() == entries


def test_a_package_for_somebody_else_and_one_that_came_before_are_refused(carried: Carried) -> None:
    stranger = factories.desk(roles.BKPSDM, factories.office("BKPSDM"))
    services.make_office_key(desk=stranger)
    with pytest.raises(package.ForSomebodyElse) as refused:
        services.import_package(data=carried.data, desk=stranger)
    assert refused.value.fingerprint == vault.fingerprint(bytes(carried.key.public_key))
    newcomer = factories.desk(roles.INSPEKTORAT, carried.desk.officer.office)
    with pytest.raises(NotSealedToYou):
        services.import_package(data=carried.data, desk=newcomer)
    services.make_office_key(desk=newcomer)  # the key before still opens what was sealed to it
    taken = services.import_package(data=carried.data, desk=carried.desk)
    with pytest.raises(services.ImportedBefore, match=taken.handover.number):
        services.import_package(data=carried.data, desk=carried.desk)
    assert Handover.objects.count() == 1


def test_a_key_counts_only_with_the_fingerprint_that_the_receiver_read_out(carried: Carried) -> None:
    text, mark = services.key_as_text(carried.key), vault.fingerprint(bytes(carried.key.public_key))
    assert services.key_from_words(f" {text}\n", mark.upper()) == bytes(carried.key.public_key)
    with pytest.raises(services.AnotherFingerprint, match=mark):
        services.key_from_words(text, mark.replace(mark[0], "x", 1))
    for wrong in ("", "x", text[:-8], text.replace("KANTOR/1", "KANTOR/2"), "NETRA-KUNCI-KANTOR/1 !!"):
        with pytest.raises(services.NotAnOfficeKey):
            services.key_from_words(wrong, mark)


def test_an_account_is_not_ended_while_what_came_from_elsewhere_would_stay_closed(carried: Carried) -> None:
    made = services.import_package(data=carried.data, desk=carried.desk).handover
    with pytest.raises(CommandError, match=made.number):
        call_command("netra_officer", "leave", carried.desk.officer.username)
    colleague = factories.desk(roles.INSPEKTORAT, carried.desk.officer.office)
    services.seal_again(handover=made, desk=carried.desk)
    call_command("netra_officer", "leave", carried.desk.officer.username, stdout=io.StringIO())
    assert services.open_handover(handover=made, desk=colleague) == CONTENT


def test_a_colleague_with_a_new_key_is_no_reader_of_what_was_sealed_to_the_earlier_one(
    carried: Carried,
) -> None:
    colleague = factories.desk(roles.INSPEKTORAT, carried.desk.officer.office)
    made = services.import_package(data=carried.data, desk=carried.desk).handover
    services.seal_again(handover=made, desk=carried.desk)
    told: dict[str, Any] = {"secret": "frasa baru yang panjang", "actor": "uji", "at": factories.CAMPAIGN}
    reports.start_anew(officer=colleague.officer, is_first=False, **told)
    assert reading.lacking(made) == [colleague.officer]
    with pytest.raises(CommandError, match=made.number):
        call_command("netra_officer", "leave", carried.desk.officer.username)
    services.seal_again(handover=made, desk=carried.desk)
    assert reading.lacking(made) == []
    call_command("netra_officer", "leave", carried.desk.officer.username, stdout=io.StringIO())


def test_who_left_and_alone_opens_what_came_from_elsewhere_is_not_forgotten(carried: Carried) -> None:
    made = services.import_package(data=carried.data, desk=carried.desk).handover
    gone = carried.desk.officer
    succession.shut_out(officer=gone, actor="uji", at=factories.CAMPAIGN)
    years_later = factories.CAMPAIGN + timedelta(days=3 * 365)
    assert forget_people(made.government, years_later)["officers"] == 0
    Handover.objects.filter(pk=made.pk).update(envelope=b"")
    assert forget_people(made.government, years_later)["officers"] == 1


def test_what_was_received_is_kept_from_the_day_of_its_receipt(carried: Carried) -> None:
    made = services.import_package(data=carried.data, desk=carried.desk).handover
    Handover.objects.filter(pk=made.pk).update(sent_at=factories.CAMPAIGN - timedelta(days=9 * 365))
    services.receive_handover(handover=made, desk=carried.desk)
    erase: Any = {"government": made.government.code, "actor": "pekerjaan harian"}
    assert services.erase_imported(at=factories.CAMPAIGN + timedelta(days=30), **erase) == 0
    assert services.erase_imported(at=factories.CAMPAIGN + timedelta(days=6 * 365), **erase) == 1


def test_contents_from_elsewhere_go_by_rule_and_the_trail_stays(carried: Carried) -> None:
    made = services.import_package(data=carried.data, desk=carried.desk).handover
    erase: Any = {"government": made.government.code, "actor": "pekerjaan harian"}
    assert services.erase_imported(at=factories.CAMPAIGN + timedelta(days=4 * 365), **erase) == 0
    assert services.erase_imported(at=factories.CAMPAIGN + timedelta(days=6 * 365), **erase) == 1
    made.refresh_from_db()
    assert (bytes(made.envelope), made.grants.count(), made.from_name) == (b"", 0, "Bawaslu Kota Sukabumi")
    assert services.erase_imported(at=factories.CAMPAIGN + timedelta(days=6 * 365), **erase) == 0


# --- the pages ----------------------------------------------------------------------------------------


@pytest.fixture
def on_a_campaign_day(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr("netra.web.middleware.legal_now", lambda request: factories.CAMPAIGN)
    yield


@pytest.mark.usefixtures("on_a_campaign_day")
def test_the_pages_make_a_key_pack_with_it_and_take_the_package_in_once(client: Client) -> None:
    theirs, (case, ours) = handing.personnel(), handing.referred()
    made = handing.sent(case, ours, None)
    factories.sign_in(client, theirs.officer)
    assert "Buat kunci kantor" in client.get("/kantor/serah-terima/masuk/").content.decode()
    client.post("/kantor/serah-terima/kunci-kantor/")
    key = OfficeKey.objects.get()
    text, mark = services.key_as_text(key), vault.fingerprint(bytes(key.public_key))
    page = client.get("/kantor/serah-terima/masuk/").content.decode()
    assert mark in page
    assert text in page.replace("&#x27;", "'")

    bawaslu = Client()
    factories.sign_in(bawaslu, ours.officer)
    address = f"/kantor/perkara/{case.docket}/serah-terima/{made.number}/paket/"
    wrong = bawaslu.post(address, {"key": text, "fingerprint": "0000"}).content.decode()
    assert f"bersidik {mark}" in wrong
    assert 'name="ditolak"' in wrong
    again = bawaslu.post(address, {"key": text, "fingerprint": mark, "ditolak": "1"}).content.decode()
    assert "Sidiknya sama" in again  # the refusal would stay on the page beside the download
    assert "bersidik" not in again
    answer = bawaslu.post(address, {"key": text, "fingerprint": mark})
    assert answer["Content-Disposition"] == f'attachment; filename="{made.number}.netra"'

    def upload(data: bytes) -> str:
        file = SimpleUploadedFile("paket.netra", data)
        return client.post("/kantor/serah-terima/masuk/", {"package": file}, follow=True).content.decode()

    assert "rusak di jalan" in upload(answer.content[:-1])
    assert "bukan paket serah terima" in upload(b"halo")
    # The sender is in this database, too: one installation holds several governments.
    assert handing.CONTENT.summary in upload(answer.content)
    assert "sudah dimuat sebelumnya" in upload(answer.content)
    assert Handover.objects.filter(case=None, purpose=lifecycle.ETHICS).count() == 1
