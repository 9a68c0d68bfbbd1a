"""Writing a letter of a proceeding: begun from the sheets, refused where it prejudges, told to its move."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from netra import law
from netra.discipline import lifecycle, queries, services
from netra.discipline.desk import Desk
from netra.discipline.models import Proceeding, ProceedingLetter
from netra.discipline.page import clocks
from netra.journal import events
from netra.letters.kinds import kinds
from netra.letters.seals import OfficeSeal, SealKeys
from tests import factories
from tests.discipline.proceedings import CANARY, NORM, again, at, desks, issued, on, opened
from tests.letters.reading import words_of

pytestmark = pytest.mark.django_db
BASE = "/kantor/disiplin/"


@pytest.fixture
def office(monkeypatch: pytest.MonkeyPatch, client: Client) -> tuple[Client, Desk, Desk]:
    """The examiner's browser, on Friday 1 November."""
    put_on(monkeypatch, at(1))
    desk, second = desks()
    factories.sign_in(client, desk.officer)
    return client, desk, second


def put_on(monkeypatch: pytest.MonkeyPatch, moment: datetime) -> None:
    monkeypatch.setattr("netra.web.middleware.legal_now", lambda request: moment)


def address(made: Proceeding, kind: str = "panggilan-1") -> str:
    return f"{BASE}{made.docket}/surat/{kind}/"


def filled(kind: str = "panggilan-1", **changed: str) -> dict[str, str]:
    return {**kinds()[kind].samples, "nonce": str(uuid4()), **changed}


def text_of(answer: Any) -> str:
    return str(answer.content.decode())


def standing(made: Proceeding, stage: str) -> Proceeding:
    Proceeding.objects.filter(pk=made.pk).update(stage=stage)
    return again(made)


def test_a_summons_begins_with_the_sheets_is_issued_and_fills_in_its_move(office: Any) -> None:
    browser, desk, _ = office
    made = opened(desk, norms=(NORM,))
    assert "Surat panggilan I" in text_of(browser.get(f"{BASE}{made.docket}/"))
    begun = text_of(browser.get(address(made)))
    assert f"{CANARY} Rekaan" in begun and f"Diduga menyukai unggahan calon. {CANARY}" in begun
    answer = browser.post(address(made), filled(on="2024-11-12", hour="09.30", place="Ruang satu"))
    letter = ProceedingLetter.objects.get()
    assert answer["Location"].endswith(f"{made.docket}/surat/#surat-{letter.pk}")
    listed = text_of(browser.get(f"{BASE}{made.docket}/surat/"))
    assert letter.number in listed and f"{BASE}{made.docket}/langkah/summon/" in listed
    move = text_of(browser.get(f"{BASE}{made.docket}/langkah/summon/"))
    assert f'value="{letter.number}, Jumat, 1 November 2024"' in move
    assert 'value="2024-11-12"' in move and "Ruang satu, pukul 09.30 WIB" in move
    taken = browser.get(f"{BASE}{made.docket}/surat/berkas/{letter.nonce}/")
    assert taken.content.startswith(b"%PDF")


def test_who_begins_a_letter_has_read_the_sheets_and_it_is_on_record(office: Any) -> None:
    browser, desk, _ = office
    made = opened(desk)
    for _ in range(2):
        browser.get(address(made))
    assert queries.entries_of(made).filter(event=events.PROCEEDING_READ).count() == 1


def test_words_that_prejudge_are_refused_at_their_field_except_in_what_was_said(office: Any) -> None:
    browser, desk, _ = office
    made = opened(desk)
    sent = filled(on="2024-11-12", allegation="Pelaku mengajak memilih.")
    page = text_of(browser.post(address(made), sent))
    assert "mendahului keputusan" in page and "Ruang pemeriksaan Inspektorat" in page
    standing(made, lifecycle.EXAMINED)
    said = filled("bap", minutes="Ia berkata: saya bersalah.")
    assert browser.post(address(made, "bap"), said).status_code == 302
    assert ProceedingLetter.objects.get().kind == "bap"


@pytest.mark.parametrize(
    ("field", "typed", "told"),
    [
        ("on", "2024-11-01", "Pilih hari sesudah hari ini"),
        ("on", "2024-10-01", "sudah lewat"),
        ("hour", "25.00", "Tulis jam yang ada"),
        ("to", "", "Tulis jabatan dan unitnya"),
        ("signer_nip", "12", "NIP berisi 18 angka"),
        ("nonce", "bukan", ""),
    ],
)
def test_a_wrong_field_says_why_and_nothing_is_issued(office: Any, field: str, typed: str, told: str) -> None:
    browser, desk, _ = office
    page = browser.post(address(opened(desk)), filled(**{"on": "2024-11-12", field: typed}))
    assert (page.status_code, told in text_of(page)) == (200, True)
    assert not ProceedingLetter.objects.exists()


def test_a_look_is_a_pdf_and_a_draft_is_a_docx(office: Any) -> None:
    browser, desk, _ = office
    made = opened(desk)
    look = browser.post(address(made), filled(on="2024-11-12", pratinjau="1"))
    assert look["Content-Type"] == "application/pdf"
    draft = browser.post(address(made), filled(on="2024-11-12", konsep="1"))
    assert 'filename="konsep-panggilan-1.docx"' in draft["Content-Disposition"]
    assert not ProceedingLetter.objects.exists()


def test_the_page_says_whose_seal_the_letter_will_bear_or_that_the_office_has_none(
    office: Any, settings: Any
) -> None:
    browser, desk, _ = office
    made, keys = opened(desk), SealKeys(Path("a.p12"), Path("sandi"))
    settings.ENV = replace(settings.ENV, seals=(OfficeSeal("32.72", "Bawaslu Kota Sukabumi", keys),))
    assert "BKPSDM belum punya segel elektronik. Surat ini terbit tanpa itu" in text_of(
        browser.get(address(made))
    )
    settings.ENV = replace(settings.ENV, seals=(OfficeSeal("32.72", "BKPSDM", keys),))
    assert "Surat ini terbit dengan segel elektronik BKPSDM." in text_of(browser.get(address(made)))
    refused = text_of(browser.post(address(made), filled(on="2024-11-12")))
    assert "Segel elektronik tidak dapat dipakai: berkas atau kata sandinya tidak terbaca." in refused
    assert not ProceedingLetter.objects.exists()


def test_a_letter_that_is_not_open_or_not_known_says_so(office: Any) -> None:
    browser, desk, _ = office
    made = opened(desk)
    assert browser.get(address(made, "keputusan")).status_code == 409
    assert browser.get(address(made, "surat-cinta")).status_code == 404
    assert browser.get(address(made, "kajian")).status_code == 404
    assert browser.get(f"{BASE}{made.docket}/surat/berkas/{uuid4()}/").status_code == 404
    other = opened(desk)
    letter = issued(made, desk)
    assert browser.get(f"{BASE}{other.docket}/surat/berkas/{letter.nonce}/").status_code == 404


def test_each_letter_begins_with_what_was_filed_and_a_decision_with_no_sanction(office: Any) -> None:
    browser, desk, second = office
    made = opened(desk)
    services.form_team(proceeding=made, members="Tiga unsur rekaan", letter="SK", desk=desk)
    services.summon(proceeding=made, on=at(12).date(), place="Ruang rapat", letter="P-1 rekaan", desk=desk)
    heard = on(desk, 12)
    services.record_absence(proceeding=made, notes="Sakit.", desk=heard)
    assert "P-1 rekaan" in text_of(browser.get(address(made, "panggilan-2")))
    services.hear(proceeding=made, minutes="Isi tanya.", reply="Jawabnya.", evidence="", desk=heard)
    minutes = text_of(browser.get(address(made, "bap")))
    assert "Isi tanya." in minutes and "Jawabnya." in minutes and "Tiga unsur rekaan" in minutes
    services.propose(proceeding=made, findings="Faktanya.", norms=[NORM], reason="Sebabnya.", desk=heard)
    assert "Yang menulis keputusan harus petugas lain" in text_of(browser.get(f"{BASE}{made.docket}/surat/"))
    assert browser.get(address(made, "keputusan")).status_code == 409
    factories.sign_in(browser, second.officer)
    decision = text_of(browser.get(address(made, "keputusan")))
    assert "Faktanya." in decision and "terperiksa didengar, menurut berita acara" in decision
    assert "PP 79/2021" in decision and "Menjatuhkan" not in decision
    assert "Memulihkan nama baik" in text_of(browser.get(address(made, "keputusan-pemulihan")))


def test_the_summons_of_a_step_that_is_recorded_already_is_written_late_and_says_so(office: Any) -> None:
    browser, desk, _ = office
    made = opened(desk)
    services.summon(proceeding=made, on=at(11).date(), place="Ruang 2", letter="P-1", desk=desk)
    listed = text_of(browser.get(f"{BASE}{made.docket}/surat/"))
    assert "Langkahnya sudah dicatat" in listed
    shown = text_of(browser.get(address(made)))
    assert "Panggilan ini sudah tercatat pada Jumat, 1 November 2024." in shown
    assert 'value="2024-11-11"' in shown
    answer = browser.post(address(made), filled(on="2024-10-31"))
    assert answer.status_code == 302, text_of(answer)[:4000]
    letter = ProceedingLetter.objects.get(proceeding=made)
    said = words_of(services.read_letter(letter=letter, desk=desk))
    assert "Surat ini ditulis sesudahnya" in said
    assert again(made).stage == lifecycle.SUMMONED


def test_a_letter_of_an_earlier_decision_is_not_offered_for_the_next(office: Any) -> None:
    browser, desk, second = office
    made = standing(opened(desk), lifecycle.PROPOSED)
    letter = issued(made, second, "keputusan")
    factories.sign_in(browser, second.officer)
    decide = f"{BASE}{made.docket}/langkah/decide/"
    assert letter.number in text_of(browser.get(decide))
    decision = services.Decision("ringan-lisan", "atasan_langsung", letter.number, at(1).date(), "Sebab.")
    services.decide(proceeding=made, decision=decision, desk=on(second, 2))
    amend = standing(made, lifecycle.OBJECTED)
    assert letter.number not in text_of(browser.get(f"{BASE}{amend.docket}/langkah/amend/"))


def test_the_office_of_proceedings_sets_its_own_letterhead(office: Any) -> None:
    browser, *_ = office
    told = {"institution": "BKPSDM Kota Contoh", "address": "", "place": "Contoh", "signer": "Kepala",
            "pattern": "{nomor}/{tahun}"}  # fmt: skip
    assert browser.post("/kantor/kop-surat/", told).status_code == 302
    page = text_of(browser.get("/kantor/kop-surat/"))
    assert "BKPSDM Kota Contoh" in page and "Semua perkara disiplin" in page


def test_a_hearing_begins_with_the_number_of_its_issued_minutes(office: Any) -> None:
    browser, desk, _ = office
    made = standing(opened(desk), lifecycle.SUMMONED)
    letter = issued(made, desk, "bap")
    form = text_of(browser.get(f"{BASE}{made.docket}/langkah/hear/"))
    assert f'value="{letter.number}, Jumat, 1 November 2024"' in form
    told = {
        "minutes": "Tanya jawab.",
        "reply": "Diam.",
        "letter": f"{letter.number}, 1 November",
        "seen": "1",
    }
    seen = again(made).revision
    assert browser.post(f"{BASE}{made.docket}/langkah/hear/", told | {"seen": seen}).status_code == 302
    assert f"{letter.number}, 1 November" in text_of(browser.get(f"{BASE}{made.docket}/"))


def test_the_objection_names_both_readings_as_the_rulebook_has_them(
    office: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser, desk, _ = office
    made = standing(opened(desk), lifecycle.DELIVERED)
    rules = law.rulebook()
    longer = replace(rules.limits["upy-keberatan-21"], amount=33)
    changed = replace(rules, limits={**rules.limits, "upy-keberatan-21": longer})
    monkeypatch.setattr("netra.law.rulebook", lambda: changed)
    form = text_of(browser.get(f"{BASE}{made.docket}/langkah/file_objection/"))
    assert "Dua bacaan jangka waktunya: 14 hari kerja atau 33 hari kerja." in form
    assert clocks.title_of(lifecycle.OBJECTION_GENERAL) == "Kesempatan keberatan, bacaan 33 hari kerja"
