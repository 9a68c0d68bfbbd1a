"""Writing a letter at the office door: the reporter's own words are refused, nothing typed is lost."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from netra.cases import lifecycle, services
from netra.cases.letters.kinds import offered
from netra.cases.models import Case, Letter
from netra.letters.kinds import kinds
from tests import factories
from tests.cases.people import KENARI, MELATI, a_case, hear_each, nonces
from tests.cases.test_letters import issued

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo_mode")]


@pytest.fixture
def case() -> Case:
    return factories.case_at(lifecycle.CLARIFICATION)[0]


@pytest.fixture
def office(case: Case, client: Client) -> Client:
    assert case.assignee is not None
    factories.sign_in(client, case.assignee)
    return client


def address(case: Case, kind: str = "undangan") -> str:
    return f"/kantor/perkara/{case.docket}/surat/{kind}/"


def filled(**changed: Any) -> dict[str, Any]:
    told = {"nonce": str(uuid4()), "party": "respondent", "to": "Kepala Seksi", "on": "2024-10-31",
            "hour": "13.00", "place": "Ruang klarifikasi",
            "allegation": "Ajakan memilih dalam suatu rapat."}  # fmt: skip
    return told | changed


def test_an_invitation_is_issued_listed_and_taken_away(office: Client, case: Case) -> None:
    answer = office.post(address(case), filled())
    letter = Letter.objects.get()
    assert answer["Location"].endswith(f"#surat-{letter.pk}")
    listed = office.get(answer["Location"]).content.decode()
    assert letter.number in listed
    taken = office.get(f"/kantor/perkara/{case.docket}/surat/berkas/{letter.nonce}/")
    assert taken["Content-Type"] == "application/pdf"
    assert taken.content.startswith(b"%PDF")


def test_the_reporter_s_own_words_are_refused_at_their_field_until_they_are_a_quotation(
    office: Client, case: Case
) -> None:
    echo = "Dalam rapat pagi, pegawai diminta mendukung satu pasangan calon."
    page = office.post(address(case), filled(allegation=echo)).content.decode()
    assert "memakai kata-kata pelapor: “dalam rapat pagi pegawai diminta" in page
    assert 'name="quoted"' in page
    assert "Kepala Seksi" in page
    assert not Letter.objects.exists()
    office.post(address(case), filled(allegation=echo, quoted="on"))
    assert Letter.objects.count() == 1


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("on", "2024-10-01", "sudah lewat"),
        ("on", "besok", "Tulis tanggalnya, misalnya"),
        ("hour", "25.00", "Tulis jam yang ada"),
        ("hour", "siang", "Tulis jam yang ada"),
        ("to", "", "Tulis jabatan dan unitnya"),
        ("party", "hakim", "Pilih pihaknya."),
    ],
)
def test_a_wrong_field_says_why(office: Client, case: Case, field: str, typed: str, said: str) -> None:
    page = office.post(address(case), filled(**{field: typed})).content.decode()
    assert said in page
    assert not Letter.objects.exists()


def test_a_look_before_issuing_is_a_pdf_and_nothing_else(office: Client, case: Case) -> None:
    answer = office.post(address(case), filled(pratinjau="1"))
    assert answer["Content-Type"] == "application/pdf"
    assert not Letter.objects.exists()


def test_a_letter_that_is_not_open_or_not_known_says_so(office: Client, case: Case) -> None:
    assert office.get(address(case, "status")).status_code == 409
    assert office.get(address(case, "surat-cinta")).status_code == 404
    assert office.get(f"/kantor/perkara/{case.docket}/surat/berkas/{uuid4()}/").status_code == 404


def test_the_letterhead_is_set_once_and_a_wrong_pattern_is_named(office: Client) -> None:
    told = {"institution": "Bawaslu Kota Contoh", "address": "", "place": "Contoh", "signer": "Ketua"}
    wrong = office.post("/kantor/kop-surat/", told | {"pattern": "{nomor}"}).content.decode()
    assert "Pola perlu memuat" in wrong
    answer = office.post("/kantor/kop-surat/", told | {"pattern": "{nomor}/{tahun}"})
    assert "tersimpan" in answer["Location"]
    assert "Bawaslu Kota Contoh" in office.get("/kantor/kop-surat/").content.decode()


def test_what_the_case_knows_stands_in_the_fields_as_a_browser_reads_it(office: Client, case: Case) -> None:
    page = office.get(address(case)).content.decode()
    assert 'value="Sukabumi"' in page


def test_the_day_of_a_clarification_stands_in_its_field_as_a_browser_reads_it(client: Client) -> None:
    case, desk = factories.case_at(lifecycle.ASSESSMENT)
    factories.sign_in(client, desk.officer)
    page = client.get(address(case, "berita-acara")).content.decode()
    assert 'value="2024-10-30"' in page
    assert "Terlapor menjelaskan." in page


def test_the_referral_takes_its_number_from_the_issued_letter_and_leads_to_it(client: Client) -> None:
    case, desk = factories.case_at(lifecycle.REFERRAL)
    factories.sign_in(client, desk.officer)
    page = f"/kantor/perkara/{case.docket}/penerusan/"
    assert "Tulis surat penerusan" in client.get(page).content.decode()
    letter = issued(case, desk, "penerusan")
    told = client.get(page).content.decode()
    assert f'value="{letter.number}, Rabu, 30 Oktober 2024"' in told
    assert f'href="/kantor/perkara/{case.docket}/surat/">Lihat surat' in told


@pytest.mark.parametrize(
    ("stage", "kind", "begins"),
    [
        (lifecycle.RULING, "kajian", "Pokok dugaan"),
        (lifecycle.REFERRAL, "rujukan-bkn", "Kepala Badan Kepegawaian Negara"),
    ],
)
def test_a_kind_whose_fields_are_data_is_written_like_the_others(
    client: Client, stage: str, kind: str, begins: str
) -> None:
    case, desk = factories.case_at(stage)
    factories.sign_in(client, desk.officer)
    assert begins in client.get(address(case, kind)).content.decode()
    missing = client.post(address(case, kind), {"nonce": str(uuid4())}).content.decode()
    assert "Kesalahan:" in missing
    client.post(address(case, kind), {"nonce": str(uuid4()), **kinds()[kind].samples})
    assert Letter.objects.get().kind == kind


def test_with_several_respondents_every_letter_opens_and_words_keep_their_speaker(client: Client) -> None:
    desk = factories.desk()
    case = a_case(desk, KENARI, MELATI)
    hear_each(case, desk, *nonces(case))
    services.close_clarification(case=case, desk=desk)
    each = dict(zip(nonces(case), ("Mengajak.", "Hanya hadir."), strict=True))
    told: dict[str, Any] = {"facts": "Fakta.", "analysis": "Analisis.", "norms": [], "each": each}
    services.write_assessment(case=case, desk=factories.second(desk, case), **told)
    factories.sign_in(client, desk.officer)
    heard = client.get(address(case, "berita-acara")).context["form"]
    assert heard["which"].value() == nonces(case)[1]
    assert "Terlapor 2, Guru: Hanya hadir." in client.get(address(case, "kajian")).content.decode()
    ruled = {one: {lifecycle.ETHICS: "Alasan."} for one in nonces(case)}
    services.rule(case=case, verdicts={}, each=ruled, desk=desk)
    for kind in (each for each in offered(lifecycle.REFERRAL) if not each.after):
        assert client.get(address(case, kind.code)).status_code == 200, kind.code
