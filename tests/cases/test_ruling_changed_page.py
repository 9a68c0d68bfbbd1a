"""The pages of a ruling that is changed: proposed beside what is in force, confirmed by a second person."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from netra.cases import lifecycle, services
from netra.cases.desk import Desk
from netra.cases.models import Case, RulingChange
from netra.letters.kinds import kinds
from tests import factories
from tests.cases.handing import personnel, referred, sent

pytestmark = [pytest.mark.django_db, pytest.mark.beside("sqlite")]
CORRECTED = {"kinds": ["discipline"], "reasons": "Menurut berita acara.", "reason": "Salah centang."}
ORDERED = {
    "kinds": ["no_breach"], "reasons": "Tidak ada pelanggaran.", "reason": "Membatalkan putusan.",
    "body": "Bawaslu Provinsi Contoh", "number": "12/2024", "on": "2024-10-01",
}  # fmt: skip


@pytest.fixture
def ruled(client: Client) -> tuple[Case, Desk, Desk]:
    """A ruled case of two officers who both open it; the first is signed in."""
    desk, colleague = factories.desk(), factories.desk()
    case, _ = factories.case_at(lifecycle.REFERRAL, desk)
    factories.sign_in(client, desk.officer)
    return case, desk, colleague


def page_of(case: Case, *parts: str) -> str:
    return "/".join(("/kantor/perkara", case.docket or "", *parts)) + "/"


def words(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def test_a_correction_is_proposed_waits_for_the_second_and_the_old_version_stays_on_the_page(
    client: Client, ruled: tuple[Case, Desk, Desk]
) -> None:
    case, _, colleague = ruled
    asked = words(client, page_of(case, "putusan", "koreksi"))
    assert "Tidak ada dasar pasal" in asked
    assert "Terbukti." in asked  # it begins with what is in force
    answer = client.post(page_of(case, "putusan", "koreksi"), CORRECTED)
    assert answer["Location"] == page_of(case, "putusan", "perubahan")
    shown = words(client, answer["Location"])
    assert "Anda yang mengusulkannya" in shown
    assert "Sahkan versi ini" not in shown
    assert "Bila pelapor sudah tahu hasil yang lama" in shown  # nothing was passed on yet
    assert "Menunggu orang kedua" in words(client, page_of(case))
    assert "Ada usul perubahan putusan yang belum dijawab" in words(client, page_of(case))
    own = client.post(page_of(case, "putusan", "perubahan"))
    assert own.status_code == 409
    second = Client()
    factories.sign_in(second, colleague.officer)
    assert "perubahan putusan menunggu orang kedua" in words(second, "/kantor/pekerjaan/")
    assert "Sahkan versi ini" in words(second, page_of(case, "putusan", "perubahan"))
    assert second.post(page_of(case, "putusan", "perubahan")).status_code == 302
    after = words(second, page_of(case))
    assert "Putusan lama, diganti" in after
    assert "Pelanggaran disiplin ASN" in after


def test_bad_input_keeps_what_was_typed_and_a_decline_needs_a_reason(
    client: Client, ruled: tuple[Case, Desk, Desk]
) -> None:
    case = ruled[0]
    same = {"kinds": ["ethics"], "reasons": "Terbukti.", "reason": "Ragu."}
    refused: Any = client.post(page_of(case, "putusan", "koreksi"), same)
    assert refused.status_code == 409
    assert "Isinya sama dengan putusan yang berlaku" in refused.content.decode()
    late = client.post(page_of(case, "putusan", "perintah"), {**ORDERED, "on": "2030-01-01"}).content.decode()
    assert "Tanggal ini belum tiba" in late
    assert "Bawaslu Provinsi Contoh" in late
    client.post(page_of(case, "putusan", "perintah"), ORDERED)
    empty = client.post(page_of(case, "putusan", "perubahan", "tolak"), {"reason": ""})
    assert "Tulis mengapa usul ini tidak dijalankan" in empty.content.decode()
    client.post(page_of(case, "putusan", "perubahan", "tolak"), {"reason": "Salah perkara."})
    assert "Salah perkara." in words(client, page_of(case))
    assert client.get(page_of(case, "putusan", "perubahan")).status_code == 409
    assert RulingChange.objects.get().is_made is False


def test_after_the_referral_only_an_order_changes_it_and_who_received_it_is_told(client: Client) -> None:
    theirs, desk = personnel(), factories.desk()
    case, _ = referred(desk)
    passage = sent(case, desk, theirs.officer.office)
    services.receive_handover(handover=passage, desk=theirs)
    factories.sign_in(client, desk.officer)
    assert client.get(page_of(case, "putusan", "koreksi")).status_code == 409
    client.post(page_of(case, "putusan", "perintah"), ORDERED)
    assert f"penyerahan {passage.number} berubah" in words(client, page_of(case, "putusan", "perubahan"))
    later = factories.later(factories.second(desk, case), desk.at.replace(hour=23))
    services.confirm_change(case=case, desk=later)
    assert "Menurut Bawaslu Provinsi Contoh, nomor 12/2024" in words(client, page_of(case))
    assert "Menurut putusan lama" in words(client, page_of(case, "serah-terima"))
    receiver = Client()
    factories.sign_in(receiver, theirs.officer)
    told = words(receiver, f"/kantor/serah-terima/{passage.number}/")
    assert "berubah sesudah diserahkan" in told
    assert "Bawaslu Provinsi" not in told


@pytest.mark.parametrize(("purpose", "there"), [("ethics", False), ("discipline", True)])
def test_only_a_ruling_on_discipline_begins_a_proceeding(client: Client, purpose: str, there: bool) -> None:
    theirs = personnel()
    case, desk = factories.case_at(lifecycle.RULING)
    services.rule(case=case, verdicts={purpose: "Alasan."}, desk=desk)
    services.refer(case=case, letter="Surat 1", desk=desk)
    passage = sent(case, desk, theirs.officer.office, purpose=purpose)
    services.receive_handover(handover=passage, desk=theirs)
    factories.sign_in(client, theirs.officer)
    assert ("Mulai perkara disiplin</a>" in words(client, f"/kantor/serah-terima/{passage.number}/")) is there


def test_letters_of_the_old_ruling_are_marked_and_a_correction_is_offered(
    client: Client, ruled: tuple[Case, Desk, Desk]
) -> None:
    case, desk, colleague = ruled
    assert "Ralat surat" not in words(client, page_of(case, "surat"))  # there is nothing to correct yet
    told = {"reasons": "Sudah diputus."}
    given: dict[str, Any] = {"kind": "status", "told": told, "place": services.Place("https://contoh.id/")}
    letter = services.issue_letter(case=case, nonce=uuid4(), desk=desk, **given)
    services.propose_change(case=case, verdicts={"discipline": "Benar."}, reason="Keliru.", desk=desk)
    hour_later = factories.later(colleague, colleague.at + timedelta(hours=1))
    services.confirm_change(case=case, desk=hour_later)
    listed = words(client, page_of(case, "surat"))
    assert "Terbit menurut putusan lama" in listed
    assert "Terbitkan surat pengganti" in listed
    begun = words(client, page_of(case, "surat", "ralat") + f"?surat={letter.nonce}")
    assert letter.number in begun
    samples = kinds()["ralat"].samples
    answer = client.post(page_of(case, "surat", "ralat"), {**samples, "nonce": str(uuid4())})
    assert answer.status_code == 302


@pytest.mark.parametrize(("verdict", "there"), [("discipline", False), ("no_breach", True)])
def test_a_name_is_restored_by_letter_only_where_the_changed_ruling_finds_no_breach(
    client: Client, ruled: tuple[Case, Desk, Desk], verdict: str, there: bool
) -> None:
    case, desk, colleague = ruled
    services.propose_change(case=case, verdicts={verdict: "Benar."}, reason="Keliru.", desk=desk)
    hour_later = factories.later(colleague, colleague.at + timedelta(hours=1))
    services.confirm_change(case=case, desk=hour_later)
    assert ("Pemberitahuan pemulihan nama" in words(client, page_of(case, "surat"))) is there
    answer: Any = client.get(page_of(case, "surat", "pemulihan"))
    assert answer.status_code == (200 if there else 409)
    assert ("Catatan putusan pleno dikoreksi." in answer.content.decode()) is there
