"""Handing over at the office door: the receiver reads the referral, never that a report is behind it."""

from dataclasses import replace
from typing import Any

import pytest
from django.test import Client

from netra.cases import lifecycle, queries, services
from netra.cases.desk import Desk
from netra.cases.models import Case, Handover
from netra.journal.models import Entry
from netra.reports import lifecycle as public
from netra.reports import services as reports
from netra.reports.models import Report
from tests import factories
from tests.cases import handing

pytestmark = [pytest.mark.django_db, pytest.mark.beside("sqlite")]

CANARY = "kenari"
STORY = "Kenari satu bercerita tentang rapat pagi di aula yang penuh sesak itu."
NAME, PLACE, WITNESS = "Pelapor Kenari", "Jalan Kenari 7", "Saksi Kenari"


@pytest.fixture(autouse=True)
def on_a_campaign_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the demo's bar, which speaks of reporters on every page."""
    monkeypatch.setattr("netra.web.middleware.legal_now", lambda request: factories.CAMPAIGN)


@pytest.fixture
def theirs() -> Desk:
    return handing.personnel()


@pytest.fixture
def ours(theirs: Desk) -> Desk:
    return factories.desk()


@pytest.fixture
def case(ours: Desk) -> Case:
    identity = replace(factories.named(), name=NAME, address=PLACE)
    told = factories.submission(story=STORY, witnesses=WITNESS, evidence="Rekaman kenari", identity=identity)
    return factories.case_at(lifecycle.REFERRED, ours, told=told)[0]


@pytest.fixture
def bawaslu(case: Case, ours: Desk, client: Client) -> Client:
    factories.sign_in(client, ours.officer)
    return client


@pytest.fixture
def city(theirs: Desk) -> Client:
    browser = Client()
    factories.sign_in(browser, theirs.officer)
    return browser


def of_case(case: Case, rest: str = "") -> str:
    return f"/kantor/perkara/{case.docket}/serah-terima/{rest}"


def filled(to: Any, **changed: Any) -> dict[str, Any]:
    told = {"purpose": lifecycle.ETHICS, "to": str(to), "outside": "", "letter": "Surat 9, 30 Oktober 2024",
            "position": "Kepala seksi", "agency": "Dinas Perhubungan", "name": "", "number": "",
            "act": "Ajakan mendukung", "happened": "28 Oktober 2024", "norms": "SKB 2022 Lampiran II",
            "reasons": "Terbukti menurut pleno.",
            "summary": "Ajakan disampaikan dalam satu rapat dinas."}  # fmt: skip
    return told | changed


def handed(bawaslu: Client, case: Case, theirs: Desk, **changed: Any) -> Handover:
    answer = bawaslu.post(of_case(case, "baru/"), filled(theirs.officer.office_id, **changed))
    made = Handover.objects.get(returned_at=None)
    assert answer["Location"].endswith(f"/serah-terima/{made.number}/")
    return made


def test_the_form_begins_with_what_the_office_wrote_and_nothing_that_the_reporter_did(
    bawaslu: Client, case: Case
) -> None:
    page = bawaslu.get(of_case(case, "baru/")).content.decode()
    assert "Terbukti." in page
    assert "Surat " in page
    assert CANARY not in page.lower()
    assert "Badan Kepegawaian Negara (BKN)" in page


def test_from_the_form_to_the_receipt_and_everything_that_the_receiver_is_shown(
    bawaslu: Client, city: Client, case: Case, theirs: Desk
) -> None:
    made = handed(bawaslu, case, theirs)
    listed = city.get("/kantor/serah-terima/").content.decode()
    assert "1 putusan menunggu tanda terima" in listed
    shown = [listed, city.get(f"/kantor/serah-terima/{made.number}/").content.decode()]
    assert "Ajakan disampaikan dalam satu rapat dinas." in shown[1]
    assert city.post(f"/kantor/serah-terima/{made.number}/terima/").status_code == 302
    shown += [city.get(f"/kantor/serah-terima/{made.number}/").content.decode()]
    assert "Tidak ada angka dalam aturan" in shown[2]
    assert shown[2].count("angka dalam aturan") == 1
    second = city.post(f"/kantor/serah-terima/{made.number}/terima/")
    assert second.status_code == 409
    shown.append(second.content.decode())
    for page in shown:
        main = page.partition("<main")[2].partition("</main>")[0].lower()
        hidden = (case.docket, case.report.docket, case.register_number, CANARY, "laporan", "pelapor")
        assert [word for word in hidden if word and word.lower() in main] == []
    ours = bawaslu.get(of_case(case)).content.decode()
    assert "BKPSDM" in ours
    assert theirs.officer.position in ours
    assert made.number in bawaslu.get(f"/kantor/perkara/{case.docket}/").content.decode()


def test_a_passage_of_the_report_is_named_at_its_field_and_nothing_goes_out(
    bawaslu: Client, case: Case, theirs: Desk
) -> None:
    echo = filled(theirs.officer.office_id, summary=STORY)
    page = bawaslu.post(of_case(case, "baru/"), echo).content.decode()
    assert "memakai kata-kata pelapor: “kenari satu bercerita tentang" in page
    assert "Surat 9, 30 Oktober 2024" in page
    assert not Handover.objects.exists()
    bawaslu.post(of_case(case, "baru/"), echo | {"quoted": "on"})
    assert Handover.objects.count() == 1


def test_the_words_of_a_finding_are_the_office_s_own(bawaslu: Client, case: Case, theirs: Desk) -> None:
    Report.objects.filter(pk=case.report_id).update(origin=public.FINDING)
    handed(bawaslu, case, theirs, summary=STORY)


def test_what_is_incomplete_comes_back_with_a_reason_and_is_completed_from_what_was_written(
    bawaslu: Client, city: Client, case: Case, theirs: Desk
) -> None:
    made = handed(bawaslu, case, theirs)
    empty = city.post(f"/kantor/serah-terima/{made.number}/kembalikan/", {"reason": " "})
    assert "Tulis apa yang kurang." in empty.content.decode()
    city.post(f"/kantor/serah-terima/{made.number}/kembalikan/", {"reason": "NIP belum ditulis."})
    closed = city.get(f"/kantor/serah-terima/{made.number}/").content.decode()
    assert "Isinya kembali kepada pengirim" in closed
    assert "rapat dinas" not in closed
    assert "NIP belum ditulis." in bawaslu.get(of_case(case, f"{made.number}/")).content.decode()
    again = bawaslu.get(of_case(case, "baru/")).content.decode()
    assert "Ajakan disampaikan dalam satu rapat dinas." in again
    handed(bawaslu, case, theirs, number="19800101 200501 1 001")
    assert queries.waiting_for(theirs.officer) == 1


def test_outside_the_installation_it_needs_a_name_and_the_receipt_is_written_down(
    bawaslu: Client, case: Case
) -> None:
    page = bawaslu.post(of_case(case, "baru/"), filled("luar")).content.decode()
    assert "Tulis nama lembaganya." in page
    bawaslu.post(of_case(case, "baru/"), filled("luar", outside="BKN"))
    made = Handover.objects.get()
    bawaslu.post(of_case(case, f"{made.number}/tanda-terima/"), {"reference": "Agenda 12"})
    assert "Agenda 12" in bawaslu.get(of_case(case, f"{made.number}/")).content.decode()
    assert bawaslu.get(of_case(case, f"{made.number}/tarik/")).status_code == 409
    assert bawaslu.get(of_case(case, "baru/")).status_code == 409


def test_the_sender_takes_back_what_nobody_received(
    bawaslu: Client, city: Client, case: Case, theirs: Desk
) -> None:
    made = handed(bawaslu, case, theirs)
    bawaslu.post(of_case(case, f"{made.number}/tarik/"), {"reason": "Kantor keliru."})
    assert "Ditarik pengirim" in city.get("/kantor/serah-terima/").content.decode()
    answer = city.post(f"/kantor/serah-terima/{made.number}/terima/")
    assert (answer.status_code, Entry.objects.filter(event="HANDOVER_RECEIVED").count()) == (409, 0)


def test_evidence_goes_along_as_a_hash_and_a_picture_drawn_anew(
    ours: Desk, theirs: Desk, city: Client, client: Client
) -> None:
    case = handing.with_a_photo(client, ours)
    [piece] = reports.open_evidence(report=case.report, key=ours.key_to(case.report))
    made = handing.sent(case, ours, theirs.officer.office, chosen={piece.id})
    page = city.get(f"/kantor/serah-terima/{made.number}/").content.decode()
    assert piece.sha256 in page
    assert piece.name not in page
    picture = city.get(f"/kantor/serah-terima/{made.number}/bukti/{piece.row.number}/1/")
    assert picture["Content-Type"] == "image/jpeg"
    assert picture.content.startswith(b"\xff\xd8")
    assert city.get(f"/kantor/serah-terima/{made.number}/bukti/{piece.row.number}/2/").status_code == 404
    services.return_handover(handover=made, reason="Kurang.", desk=theirs)
    assert city.get(f"/kantor/serah-terima/{made.number}/bukti/{piece.row.number}/1/").status_code == 404


def test_what_was_sealed_to_another_key_is_said_so_and_not_shown_half(
    bawaslu: Client, city: Client, case: Case, theirs: Desk
) -> None:
    made = handed(bawaslu, case, theirs)
    Handover.objects.filter(pk=made.pk).update(envelope=b"NE\x01" + bytes(300))
    answer = city.get(f"/kantor/serah-terima/{made.number}/")
    assert answer.status_code == 409
    assert "tidak dapat dibuka" in answer.content.decode()
    assert "pelapor" not in answer.content.decode().lower()
