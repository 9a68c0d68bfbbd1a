"""The pages of pledges: what they show, and what they keep to themselves."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.test import Client

from netra.accounts import roles
from netra.accounts.models import Officer
from netra.agencies.models import Agency, CivilServant
from netra.letters.codes import Code, new_code
from netra.outreach import queries, services
from netra.outreach.models import Ceremony, Pledge, Proof, Slip, Tally
from netra.outreach.services.proofs import NewProof
from tests import factories
from tests.outreach.meetings import a_visit, held
from tests.outreach.signing import ELECTION, NOW, TEXT, TODAY, a_servant, a_slip, a_unit, signed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo_mode")]


@pytest.fixture
def unit() -> Agency:
    return a_unit(government=factories.government())


@pytest.fixture
def person(unit: Agency) -> CivilServant:
    return a_servant(unit)


def page_of(code: Code) -> str:
    return f"/ikrar/slip/{code}/"


def text_of(answer: Any) -> str:
    return str(answer.content.decode())


# --- the public door ---


def test_the_start_page_opens_the_pledge_with_a_typed_code(
    client: Client, person: CivilServant, unit: Agency
) -> None:
    slip = a_slip(person, unit)
    answer = client.post("/ikrar/", {"code": f" {str(slip).lower()} "})
    assert (answer.status_code, answer["Location"]) == (302, page_of(slip))


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", "Tulis kodenya"),
        ("ABC", "yang tertulis 3"),
        ("A" * 20, "keliru"),
        (str(new_code()), "tidak dikenal"),
        ("\0", ""),
    ],
)
def test_a_wrong_code_is_told_at_its_field(client: Client, unit: Agency, typed: str, words: str) -> None:
    answer = client.post("/ikrar/", {"code": typed})
    assert answer.status_code == 200
    assert "error-summary" in text_of(answer)
    assert words in text_of(answer)


def test_the_page_shows_the_whole_wording_and_every_article(
    client: Client, person: CivilServant, unit: Agency
) -> None:
    shown = text_of(client.get(page_of(a_slip(person, unit))))
    assert all(point.text in shown for point in TEXT.points)
    assert "UU 20/2023 pasal 9 ayat (2)" in shown
    assert person.number not in shown


def test_the_page_does_not_tell_whether_the_person_has_signed(
    client: Client, person: CivilServant, unit: Agency
) -> None:
    slip = a_slip(person, unit)
    before = client.get(page_of(slip)).content
    services.sign_pledge(slip=slip, name=person.name, text=TEXT, at=NOW)
    assert without_tokens(client.get(page_of(slip)).content) == without_tokens(before)


def test_typing_the_name_signs_and_leads_to_the_receipt(
    client: Client, person: CivilServant, unit: Agency
) -> None:
    slip = a_slip(person, unit)
    answers = [client.post(page_of(slip), {"name": person.name}) for _ in range(2)]
    assert len({answer["Location"] for answer in answers}) == 1
    receipt = text_of(client.get(answers[0]["Location"]))
    assert str(slip.derived(TEXT.id)) in receipt
    assert person.name not in receipt
    assert Pledge.objects.count() == 1


def test_another_name_keeps_what_was_typed_and_signs_nothing(
    client: Client, person: CivilServant, unit: Agency
) -> None:
    answer = client.post(page_of(a_slip(person, unit)), {"name": "Nama Keliru"})
    assert "Nama Keliru" in text_of(answer)
    assert "berbeda dari nama pada slip" in text_of(answer)
    assert not Pledge.objects.exists()


@pytest.mark.parametrize(("answer", "kind"), [("nanti", "postponed"), ("tidak", "declined")])
def test_later_and_no_lead_to_a_page_that_keeps_no_name(
    client: Client, person: CivilServant, unit: Agency, answer: str, kind: str
) -> None:
    sent = client.post(page_of(a_slip(person, unit)), {"jawaban": answer})
    assert "Tidak ada yang dicatat atas nama Anda" in text_of(client.get(sent["Location"]))
    assert Tally.objects.get().kind == kind
    assert "Set-Cookie" not in client.get(sent["Location"]).headers


@pytest.mark.parametrize("code", ["abc", str(new_code()), "0" * 20, "%00"])
def test_a_slip_that_is_none_is_a_page_that_says_so(client: Client, unit: Agency, code: str) -> None:
    answer = client.get(f"/ikrar/slip/{code}/")
    assert answer.status_code in (400, 404)
    assert code == "%00" or "Slip ini tidak dikenal" in text_of(answer)


def test_who_is_not_on_duty_is_told_so(client: Client, person: CivilServant, unit: Agency) -> None:
    slip = a_slip(person, unit)
    person.postings.update(to_on=date(2024, 10, 1))
    answer = client.get(page_of(slip))
    assert answer.status_code == 404
    assert "tidak tercatat bertugas" in text_of(answer)


def test_outside_an_election_no_pledge_is_open(client: Client, unit: Agency, settings: Any) -> None:
    settings.ENV = replace(settings.ENV, today=date(2025, 3, 3))
    assert "tidak ada ikrar yang dibuka" in text_of(client.get("/ikrar/"))
    assert client.get(page_of(new_code()))["Location"] == "/ikrar/"


def test_every_version_stays_readable_and_an_unknown_one_is_not_there(client: Client, unit: Agency) -> None:
    assert TEXT.digest[:32] in text_of(client.get(f"/ikrar/naskah/{TEXT.id}/"))
    assert client.get("/ikrar/naskah/pilkada-2099-1/").status_code == 404


def test_the_receipt_becomes_a_pdf_with_the_right_name_only(
    client: Client, person: CivilServant, unit: Agency
) -> None:
    receipt = f"/ikrar/tanda-terima/{signed(person, unit)}/"
    wrong = client.post(receipt, {"name": "Nama Orang Lain"})
    assert "berbeda dari yang diketik" in text_of(wrong)
    for name in ("", person.name.upper()):
        pdf = client.post(receipt, {"name": name})
        assert pdf["Content-Type"] == "application/pdf"
        assert pdf.content.startswith(b"%PDF")


def test_a_code_tells_unit_day_and_version_and_whether_it_stands(
    client: Client, person: CivilServant, unit: Agency
) -> None:
    shown = text_of(client.get(f"/verifikasi/{signed(person, unit)}/"))
    assert all(words in shown for words in (unit.name, "Rabu, 30 Oktober 2024", "versi 1", "Masih berlaku"))
    assert person.name not in shown


def test_a_name_can_be_compared_and_is_never_told(client: Client, person: CivilServant, unit: Agency) -> None:
    address = f"/verifikasi/{signed(person, unit)}/"
    assert "Sama." in text_of(client.post(address, {"name": person.name}))
    assert "Tidak sama." in text_of(client.post(address, {"name": "Orang Lain Sekali"}))


def test_an_unknown_code_and_a_misspelt_one_answer_alike(client: Client, unit: Agency) -> None:
    pages = [client.get(f"/verifikasi/{code}/") for code in (new_code(), "salah-sekali")]
    assert {page.status_code for page in pages} == {404}
    assert without_tokens(pages[0].content) == without_tokens(pages[1].content)


def test_a_letter_and_a_withdrawn_certificate_are_proved_by_the_same_page(
    client: Client, unit: Agency
) -> None:
    letter, certificate = new_code(), new_code()
    told = {"government": unit.government, "agency": unit, "issued_at": NOW}
    services.issue_proof(letter, NewProof(kind=Proof.Kind.LETTER, subject="Undangan 5/2024", **told))
    services.issue_proof(certificate, NewProof(kind=Proof.Kind.CERTIFICATE, subject="Memahami", **told))
    assert services.withdraw_proof(certificate, on=TODAY)
    assert "Undangan 5/2024" in text_of(client.get(f"/verifikasi/{letter}/"))
    assert "Sudah dicabut" in text_of(client.get(f"/verifikasi/{certificate}/"))
    assert client.get(f"/ikrar/tanda-terima/{letter}/").status_code == 404


def test_a_pledge_proves_nothing_any_more_after_its_election(person: CivilServant, unit: Agency) -> None:
    proof = queries.proof_of(signed(person, unit))
    assert [proof.state_on(day) for day in (date(2024, 12, 16), date(2024, 12, 17))] == ["stands", "expired"]


def test_the_code_of_a_page_is_a_picture_for_any_well_formed_code(client: Client, unit: Agency) -> None:
    assert client.get(f"/verifikasi/{new_code()}/qr.svg")["Content-Type"] == "image/svg+xml"
    assert client.get("/verifikasi/abc/qr.svg").status_code == 404


# --- the office ---


@pytest.fixture
def clerk(client: Client, unit: Agency) -> Officer:
    return an_officer(client, roles.TATA_PEMERINTAHAN)


def an_officer(client: Client, role: str, agency: Agency | None = None) -> Officer:
    officer, _ = factories.officer(role, factories.office("Sekretariat Daerah"))
    Officer.objects.filter(pk=officer.pk).update(agency=agency)
    factories.sign_in(client, officer)
    return officer


def test_slips_come_as_one_sheet_and_only_once(
    client: Client, clerk: Officer, person: CivilServant, unit: Agency
) -> None:
    order = {"agency": unit.code, "whom": "belum", "sub_units": "on"}
    sheet = client.post("/kantor/ikrar/slip/", order)
    assert sheet["Content-Type"] == "application/pdf"
    assert "attachment" in sheet["Content-Disposition"]
    assert Slip.objects.get().civil_servant == person
    assert "Tidak ada yang perlu slip baru" in text_of(client.post("/kantor/ikrar/slip/", order))


@pytest.mark.parametrize(
    ("order", "words"),
    [
        ({"whom": "semua"}, "Pilih unitnya"),
        ({"agency": "tidak-ada", "whom": "semua"}, "tidak ada dalam daftar"),
        ({"agency": "dishub", "whom": "nomor"}, "paling sedikit satu nomor"),
        ({"agency": "dishub", "whom": "nomor", "numbers": "X-0"}, "Tidak bertugas di unit ini: X-0"),
    ],
)
def test_a_wrong_order_is_told_at_its_field(
    client: Client, clerk: Officer, person: CivilServant, order: dict[str, str], words: str
) -> None:
    assert words in text_of(client.post("/kantor/ikrar/slip/", order))
    assert not Slip.objects.exists()


@pytest.mark.parametrize("role", [roles.UNIT_HEAD, roles.LEADER, roles.BKPSDM])
def test_no_superior_prints_slips_or_records_paper(client: Client, unit: Agency, role: str) -> None:
    an_officer(client, role, unit)
    for page in ("slip", "kertas", "bersama"):
        assert client.get(f"/kantor/ikrar/{page}/").status_code == 403


def test_a_units_secretary_serves_the_own_unit_only(
    client: Client, unit: Agency, person: CivilServant
) -> None:
    other = a_unit("dinsos", unit.government)
    a_servant(other)
    an_officer(client, roles.UNIT_SECRETARY, unit)
    refused = client.post("/kantor/ikrar/slip/", {"agency": other.code, "whom": "semua"})
    assert "tidak ada dalam daftar" in text_of(refused)
    assert (
        client.post("/kantor/ikrar/slip/", {"agency": unit.code, "whom": "semua"})["Content-Type"]
        == "application/pdf"
    )
    assert set(Slip.objects.values_list("civil_servant", flat=True)) == {person.pk}


def test_the_figures_show_shares_and_no_name(client: Client, clerk: Officer, unit: Agency) -> None:
    people = [a_servant(unit) for _ in range(20)]
    for each in people[:8]:
        signed(each, unit)
    shown = text_of(client.get("/kantor/ikrar/"))
    assert "40% pegawai sudah berikrar" in shown
    assert "8 dari 20" in shown
    assert not [each for each in people if each.name in shown or each.number in shown]


def test_small_figures_are_not_shown(client: Client, clerk: Officer, unit: Agency) -> None:
    for _ in range(20):
        a_servant(unit)
    for _ in range(3):
        signed(a_servant(unit), unit)
    shown = text_of(client.get("/kantor/ikrar/"))
    assert "di bawah 5" in shown.lower()
    assert "3 dari 23" not in shown


def test_a_camat_sees_the_own_unit_and_what_is_below_it(client: Client, unit: Agency) -> None:
    other = a_unit("dinsos", unit.government)
    for _ in range(12):
        a_servant(unit)
        a_servant(other)
    an_officer(client, roles.UNIT_HEAD, unit)
    shown = text_of(client.get("/kantor/ikrar/"))
    assert unit.name in shown
    assert other.name not in shown


def test_a_paper_list_is_checked_first_and_then_recorded(
    client: Client, clerk: Officer, person: CivilServant
) -> None:
    row = f"{person.number};29-10-2024;1"
    assert "Semua 1 baris benar" in text_of(client.post("/kantor/ikrar/kertas/", {"lines": row}))
    assert not Pledge.objects.exists()
    assert "1 baris tercatat" in text_of(client.post("/kantor/ikrar/kertas/", {"lines": row, "catat": "1"}))
    assert Pledge.objects.get().source == "kertas"


def test_a_wrong_paper_list_answers_every_line_and_keeps_what_was_pasted(
    client: Client, clerk: Officer, person: CivilServant
) -> None:
    rows = f"{person.number};29-10-2024;1\nX-0;29-10-2024;1"
    shown = text_of(client.post("/kantor/ikrar/kertas/", {"lines": rows, "catat": "1"}))
    assert "1 dari 2 baris perlu diperbaiki" in shown
    assert "Nomor ini tidak ada di daftar pegawai." in shown
    assert rows.splitlines()[1] in shown
    assert not Pledge.objects.exists()


def test_a_ceremony_is_recorded_and_told_to_who_opens_a_slip(
    client: Client, clerk: Officer, person: CivilServant, unit: Agency
) -> None:
    briefing = held(a_visit(unit))
    told = {"briefing": briefing.label, "led_by_position": "Kepala Dinas"}
    assert client.post("/kantor/ikrar/bersama/", told).status_code == 302
    assert "sudah dicatat" in text_of(client.post("/kantor/ikrar/bersama/", told))
    assert Ceremony.objects.get().briefing == briefing
    assert "sudah mengucapkan ikrar ini bersama" in text_of(client.get(page_of(a_slip(person, unit))))
    assert queries.counts_on(unit.government, kind=Tally.Kind.PLEDGED, election=ELECTION, on=TODAY) == {}


def without_tokens(page: bytes) -> list[str]:
    """The page without what differs by request: form tokens, and the demo's way back to this address."""
    changing = ("csrfmiddlewaretoken", 'name="next"')
    return [line for line in page.decode().splitlines() if not any(each in line for each in changing)]
