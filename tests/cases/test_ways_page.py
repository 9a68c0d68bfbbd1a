"""The pages of a ruling that goes several ways: one letter, one referral line, one hand-over for each way."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from netra.cases import lifecycle, services
from netra.cases.desk import Desk
from netra.cases.models import Case, Letter, Paper
from tests import factories
from tests.cases.people import KENARI, MELATI, a_case, nonces
from tests.cases.test_ways import BKN, GAKKUMDU, WAYS, a_ruled_case, issued

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo_mode")]


@pytest.fixture
def desk() -> Desk:
    return factories.desk()


@pytest.fixture
def case(desk: Desk) -> Case:
    return a_ruled_case(desk)


@pytest.fixture
def office(desk: Desk, client: Client) -> Client:
    factories.sign_in(client, desk.officer)
    return client


def at(case: Case, path: str) -> str:
    return f"/kantor/perkara/{case.docket}/{path}"


def filled(**changed: Any) -> dict[str, Any]:
    told = {"nonce": str(uuid4()), "track": "crime:2", "to": GAKKUMDU, "respondent": MELATI.position}
    return told | {"summary": "Rapat pleno menilai ajakan itu."} | changed


def test_the_list_offers_a_letter_for_each_way_and_each_page_is_about_its_own(
    office: Client, case: Case
) -> None:
    listed = office.get(at(case, "surat/")).content.decode()
    assert f"{GAKKUMDU}, tentang Terlapor 2" in listed
    page = office.get(at(case, "surat/penerusan/") + "?jalur=crime:2").content.decode()
    assert f"Surat ini untuk <strong>{GAKKUMDU}, tentang Terlapor 2</strong>" in page
    assert f'value="{MELATI.position}"' in page
    assert KENARI.position not in page
    office.post(at(case, "surat/penerusan/"), filled())
    assert [each.tracks for each in Letter.objects.all()] == ["crime:2"]


def test_a_letter_that_names_somebody_of_another_way_is_refused_and_what_was_typed_stays(
    office: Client, case: Case
) -> None:
    typed = f"Ajakan itu bersama {KENARI.name} di aula."
    page = office.post(at(case, "surat/penerusan/"), filled(summary=typed)).content.decode()
    assert f"Bagian ini menyebut terlapor lain: “{KENARI.name}”" in page
    assert typed in page
    assert not Letter.objects.exists()


def test_an_invitation_to_one_respondent_never_names_another(office: Client, desk: Desk) -> None:
    case = a_case(desk, KENARI, MELATI)
    told = {"nonce": str(uuid4()), "party": "respondent", "which": nonces(case)[1], "to": "Guru",
            "on": "2030-10-31", "hour": "13.00", "place": "Ruang klarifikasi",
            "allegation": f"Ajakan bersama {KENARI.name}."}  # fmt: skip
    page = office.post(at(case, "surat/undangan/"), told).content.decode()
    assert "Bagian ini menyebut terlapor lain" in page
    office.post(at(case, "surat/undangan/"), told | {"allegation": "Ajakan memilih dalam rapat."})
    assert Letter.objects.count() == 1


def test_a_way_that_the_ruling_has_not_is_no_page(office: Client, case: Case) -> None:
    assert office.get(at(case, "surat/penerusan/") + "?jalur=discipline:1").status_code == 409
    assert office.post(at(case, "surat/rujukan-bkn/"), filled()).status_code == 409


def test_the_referral_notes_a_letter_for_each_way_and_the_hand_over_links_the_right_one(
    office: Client, case: Case, desk: Desk
) -> None:
    letters = {track: issued(case, desk, track) for track in WAYS}
    page = office.get(at(case, "penerusan/")).content.decode()
    assert page.count('name="letter-') == 3
    assert all(letter.number in page for letter in letters.values())
    told = {f"letter-{number}": each.number for number, each in enumerate(letters.values(), 1)}
    office.post(at(case, "penerusan/"), told)
    case.refresh_from_db()
    assert case.stage == lifecycle.REFERRED
    papers = [each for each in desk.open_papers(case) if each.kind == Paper.Kind.REFERRAL]
    assert papers[-1].content["letters"] == {track: each.number for track, each in letters.items()}
    for track, letter in letters.items():
        begun = office.get(at(case, f"serah-terima/baru/?putusan={track}")).content.decode()
        assert [str(each.nonce) in begun for each in letters.values()] == [
            each is letter for each in letters.values()
        ]
        assert f'value="{letter.number}"' in begun
    shown = office.get(at(case, "")).content.decode()
    assert f"{BKN}, tentang Terlapor 2<br>{letters['ethics:2'].number}" in shown


def test_a_hand_over_that_names_somebody_of_another_way_is_refused(
    office: Client, case: Case, desk: Desk
) -> None:
    services.refer(case=case, letter="Surat 1", desk=desk)
    told = {"purpose": "crime:2", "to": "luar", "outside": GAKKUMDU, "letter": "Surat 1", "position": "Guru",
            "agency": "SMPN Rekaan", "act": "Ajakan", "norms": "SKB", "reasons": f"Bersama {KENARI.name}.",
            "summary": "Ringkas."}  # fmt: skip
    page = office.post(at(case, "serah-terima/baru/"), told).content.decode()
    assert "Bagian ini menyebut terlapor lain" in page
    assert not case.handovers.exists()
