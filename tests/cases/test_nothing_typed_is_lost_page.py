"""Whatever an officer typed into a form that came too late is on the page that says so."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from netra.cases import changes, lifecycle, services
from netra.cases.desk import Desk
from netra.cases.models import Case
from netra.text.typed import typed_words
from tests import factories
from tests.cases import handing
from tests.cases.lessons import NORM, decided, proposed
from tests.cases.people import KENARI, MELATI, a_case

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo_mode")]
TYPED = "Kalimat panjang yang tidak boleh hilang."
LETTERS = {
    "undangan": {"allegation": TYPED},
    "berita-acara": {"minutes": TYPED},
    "penerusan": {"summary": TYPED},
    "rujukan-bkn": {"summary": TYPED},
    "kelengkapan": {"missing": TYPED},
    "kajian": {"analysis": TYPED},
}
# Each form of a case that is no move of the table: address, what is sent.
GONE = {
    **{f"surat/{kind}/": told for kind, told in LETTERS.items()},
    "terlapor/baru/": {"position": TYPED, "unit": "Dinas", "nonce": str(uuid4()), "revision": "0"},
    "pelajaran/": {"title": "Judul", "told": TYPED, "taught": "Ajar.", "norms": NORM},
    "putusan-berubah/": {"reason": TYPED},
}


def text_of(answer: Any) -> str:
    return str(answer.content.decode())


@pytest.fixture
def desk() -> Desk:
    return factories.desk()


@pytest.fixture
def office(desk: Desk, client: Client) -> Client:
    factories.sign_in(client, desk.officer)
    return client


def test_each_form_of_a_case_that_ended_meanwhile_shows_what_was_typed(office: Client, desk: Desk) -> None:
    case, _ = factories.case_at(lifecycle.DISMISSED, desk)
    lost = []
    for path, told in GONE.items():
        answer = office.post(f"/kantor/perkara/{case.docket}/{path}", told)
        if answer.status_code != 409 or TYPED not in text_of(answer):
            lost.append((path, answer.status_code))
    assert lost == []


def test_each_answer_to_a_hand_over_that_was_answered_meanwhile_shows_what_was_typed(
    office: Client,
) -> None:
    theirs, (case, mine) = handing.personnel(), handing.referred()
    factories.sign_in(office, mine.officer)
    passage = handing.sent(case, mine, theirs.officer.office)
    services.receive_handover(handover=passage, desk=theirs)
    own = f"/kantor/perkara/{case.docket}/serah-terima/{passage.number}/"
    for path, told in (("tarik/", {"reason": TYPED}), ("tanda-terima/", {"reference": TYPED})):
        answer = office.post(own + path, told)
        assert (answer.status_code, TYPED in text_of(answer)) == (409, True), path
    factories.sign_in(office, theirs.officer)
    answer = office.post(f"/kantor/serah-terima/{passage.number}/kembalikan/", {"reason": TYPED})
    assert (answer.status_code, TYPED in text_of(answer)) == (409, True)


def test_each_answer_to_a_lesson_that_changed_meanwhile_shows_what_was_typed(
    office: Client, desk: Desk
) -> None:
    writer = factories.desk()
    made = proposed(decided(desk), writer)
    services.send_back(lesson=made, reason="Ubah.", revision=made.revision, desk=desk)
    address = f"/kantor/pelajaran/{made.key}/"
    for told in ({"kembalikan": "1", "reason": TYPED}, {"lepas": "1", "weighed": TYPED}):
        answer = office.post(address, {"revision": "1"} | told)
        assert (answer.status_code, TYPED in text_of(answer)) == (409, True)


@pytest.mark.parametrize(("stage", "path", "told", "kept"), [
    (lifecycle.ASSESSMENT, "kajian/", {"facts": TYPED, "analysis": "A.", "other_norms": "SKB"},
     "Dari mana kata-kata kerugian ini"),
    (lifecycle.RULING, "putusan/", {"kinds": ["ethics"], "reasons": TYPED},
     "Perkara serupa yang sudah diputus"),
    (lifecycle.REFERRAL, "penerusan/", {"letter": TYPED}, "Penerima menurut putusan"),
])  # fmt: skip
def test_what_stands_beside_a_form_stays_when_a_colleague_was_quicker(
    office: Client, desk: Desk, stage: str, path: str, told: dict[str, Any], kept: str
) -> None:
    colleague = factories.desk()
    case, _ = factories.case_at(stage, desk)
    seen = changes.newest(case.report, case)
    services.hand_to(case=case, to=colleague.officer, desk=desk)
    answer = office.post(f"/kantor/perkara/{case.docket}/{path}", told | {"seen": seen})
    assert answer.status_code == 409
    assert TYPED in text_of(answer)
    assert kept in text_of(answer)


def corrected(case: Case, **changed: Any) -> dict[str, Any]:
    row = case.respondents.get()
    told = {"position": TYPED, "unit": "Dinas", "nonce": str(row.nonce), "revision": str(row.revision)}
    return told | changed


def test_a_respondent_whom_a_colleague_corrected_is_shown_beside_what_was_typed_and_taken_when_sent_again(
    office: Client, desk: Desk
) -> None:
    case = a_case(desk, KENARI)
    address, told = f"/kantor/perkara/{case.docket}/terlapor/1/", corrected(case)
    services.correct_respondent(respondent=case.respondents.get(), told=MELATI, revision=1, desk=desk)
    answer = office.post(address, told)
    shown = text_of(answer)
    assert answer.status_code == 409
    assert TYPED in shown
    assert MELATI.name in shown
    assert 'name="revision" value="2"' in shown
    assert office.post(address, told | {"revision": "2"}).status_code == 302
    assert case.respondents.get().revision == 3


def test_a_respondent_whom_a_colleague_took_out_leaves_what_was_typed(office: Client, desk: Desk) -> None:
    case = a_case(desk, KENARI)
    told = corrected(case)
    services.remove_respondent(respondent=case.respondents.get(), revision=1, desk=desk)
    answer = office.post(f"/kantor/perkara/{case.docket}/terlapor/1/", told)
    assert (answer.status_code, TYPED in text_of(answer)) == (409, True)


def test_no_mark_no_choice_and_no_secret_is_taken_for_what_was_typed() -> None:
    sent = {
        "csrfmiddlewaretoken": ["Abc Def"], "nonce": [str(uuid4())], "purpose": ["ethics:2"], "seen": ["12"],
        "kata_sandi": ["Rahasia Sekali"], "kode": ["AB CD"], "position": ["Guru"],
        "number": ["19800101 2005"], "reason": [" Alasan. ", "Alasan."], "on": ["2024-10-31"],
    }  # fmt: skip
    assert typed_words(sent) == ["Guru", "19800101 2005", "Alasan."]
