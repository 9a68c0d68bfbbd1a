"""Letters after a decision and around an examination: what each begins with, and the move it leads to."""

from typing import Any

import pytest
from django.test import Client

from netra.discipline import services
from netra.discipline.desk import Desk
from netra.discipline.models import Proceeding, ProceedingLetter
from tests import factories
from tests.discipline.proceedings import NORM, VILLAGE_HEAD_NORM, at, desks, on, opened
from tests.discipline.test_letter_pages import BASE, address, filled, put_on, text_of

pytestmark = pytest.mark.django_db


def delivered(desk: Desk, second: Desk, sanction: str = "ringan-lisan") -> Proceeding:
    """A decision of 14 November that was received on the 15th."""
    made, heard = opened(desk), on(desk, 12)
    services.form_team(proceeding=made, members="Tiga unsur rekaan", letter="SK", desk=desk)
    services.summon(proceeding=made, on=at(12).date(), place="Ruang rapat", letter="P-1 rekaan", desk=desk)
    services.hear(proceeding=made, minutes="Isi tanya.", reply="Jawabnya.", evidence="", desk=heard)
    services.propose(proceeding=made, findings="Faktanya.", norms=[NORM], reason="Sebabnya.", desk=heard)
    by = "ppk" if sanction.startswith("berat") else "atasan_langsung"
    decision = services.Decision(sanction, by, "SK-7 rekaan", at(14).date(), "Alasan keputusannya.")
    services.decide(proceeding=made, decision=decision, desk=on(second, 14))
    services.deliver(proceeding=made, on=at(15).date(), notes="", desk=on(desk, 15))
    return made


def test_the_decision_on_an_objection_answers_its_grounds_and_fills_in_its_move(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, second = desks()
    made = delivered(desk, second)
    services.file_objection(
        proceeding=made, on=at(18).date(), grounds="Saksi belum didengar.", desk=on(desk, 18)
    )
    put_on(monkeypatch, at(20))
    factories.sign_in(client, desk.officer)
    assert "Yang menulis keputusan harus petugas lain" in text_of(client.get(f"{BASE}{made.docket}/surat/"))
    factories.sign_in(client, second.officer)
    refused = text_of(client.get(address(made, "keberatan-ditolak")))
    for known in ("Saksi belum didengar.", "SK-7 rekaan", 'value="2024-11-18"', "tetap berlaku"):
        assert known in refused, known
    assert "Mengabulkan keberatan" in text_of(client.get(address(made, "keberatan-diterima")))
    sent = client.post(address(made, "keberatan-ditolak"), filled("keberatan-ditolak"))
    letter = ProceedingLetter.objects.get()
    assert sent["Location"].endswith(f"#surat-{letter.pk}")
    move = text_of(client.get(f"{BASE}{made.docket}/langkah/uphold/"))
    assert f'value="{letter.number}, Rabu, 20 November 2024"' in move


def test_the_answer_to_bpasn_begins_with_the_decision_and_the_day_of_the_appeal(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, second = desks()
    made = delivered(desk, second, "berat-pdhtaps")
    services.file_appeal(proceeding=made, on=at(18).date(), grounds="Alasan banding.", desk=on(desk, 18))
    put_on(monkeypatch, at(20))
    factories.sign_in(client, desk.officer)
    page = text_of(client.get(address(made, "tanggapan-bpasn")))
    for known in ("Badan Pertimbangan", "Alasan keputusannya.", 'value="2024-11-18"', "PP 79/2021 pasal 13"):
        assert known in page, known
    client.post(address(made, "tanggapan-bpasn"), filled("tanggapan-bpasn"))
    assert "Catat tanggapan kepada BPASN" in text_of(client.get(f"{BASE}{made.docket}/surat/"))


def test_the_letters_around_an_examination_begin_and_their_moves_take_over(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_on(monkeypatch, at(1))
    desk, _ = desks()
    factories.sign_in(client, desk.officer)
    made = opened(desk)
    told = filled("pembentukan-tim", members="Sekretaris dinas, ketua.\nAuditor, anggota.")
    client.post(address(made, "pembentukan-tim"), told)
    team = text_of(client.get(f"{BASE}{made.docket}/langkah/form_team/"))
    assert "Auditor, anggota." in team
    services.summon(proceeding=made, on=at(12).date(), place="Ruang rapat", letter="P-1 rekaan", desk=desk)
    services.hear(proceeding=made, minutes="Isi tanya.", reply="Jawabnya.", evidence="", desk=on(desk, 12))
    report = text_of(client.get(address(made, "laporan-hasil")))
    assert "Panggilan I, P-1 rekaan." in report and "Jawabnya." in report
    village = opened(desk, "kepala_desa", norms=(VILLAGE_HEAD_NORM,))
    page: Any = client.get(address(village, "pengantar-camat"))
    assert "Menyampaikan surat panggilan" in text_of(page)
    assert client.get(address(made, "pengantar-camat")).status_code == 409
