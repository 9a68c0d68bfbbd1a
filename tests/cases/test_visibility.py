"""Nobody sees a case that is not theirs: for everyone else it does not exist."""

from typing import Any

import pytest
from django.test import Client

from netra.accounts import roles
from netra.accounts.models import Officer
from netra.cases import lifecycle, queries
from netra.cases.models import Case
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo_mode")]
MOVES = (
    "surat/undangan", "kajian-awal", "klarifikasi", "tambah-waktu",
    "klarifikasi-selesai", "kajian", "putusan", "penerusan",
)  # fmt: skip
TRIAGE = ("registrasi", "tanya", "duplikat", "bukan-kewenangan", "tulis", "identitas")
CITY = sorted(set(roles.LABELS) - roles.READS_REPORTS)


@pytest.fixture
def case() -> Case:
    return factories.case_at(lifecycle.SCREENING)[0]


def addresses_of(case: Case) -> list[str]:
    at, report = f"/kantor/perkara/{case.docket}/", f"/kantor/laporan/{case.report.docket}/"
    return [at, report, *(f"{at}{move}/" for move in MOVES), *(f"{report}{move}/" for move in TRIAGE)]


def answers_to(client: Client, officer: Officer, case: Case) -> set[int]:
    """Status of a POST to every address of the case and its report."""
    factories.sign_in(client, officer)
    return {client.post(address, {"reason": "x"}).status_code for address in addresses_of(case)}


def lists_of(officer: Officer) -> list[Any]:
    return [*queries.work_list(officer), *queries.triage_queue(officer), *queries.closed_cases(officer)]


def test_a_colleague_of_another_government_finds_nothing(client: Client, case: Case) -> None:
    elsewhere = factories.government("32.73", "Kota Bandung")
    stranger, _ = factories.officer(office=factories.office("Bawaslu Kota Bandung", of=elsewhere))
    assert answers_to(client, stranger, case) == {404}
    assert lists_of(stranger) == []


def test_a_colleague_who_came_after_the_report_finds_nothing(client: Client, case: Case) -> None:
    late, _ = factories.officer()
    assert answers_to(client, late, case) == {404}
    assert lists_of(late) == []


def test_to_a_city_role_no_list_holds_anything(case: Case) -> None:
    """That no address of a case exists for them either, each role asks in tests/web/permissions.txt."""
    for role in CITY:
        officer, _ = factories.officer(role)
        assert lists_of(officer) == []


def test_nobody_who_is_not_signed_in_gets_further_than_the_sign_in_page(client: Client, case: Case) -> None:
    answers = [client.post(address) for address in addresses_of(case)]
    assert {(answer.status_code, answer["Location"].split("?")[0]) for answer in answers} == {
        (302, "/kantor/masuk/")
    }


@pytest.mark.parametrize(
    "docket",
    ["P-2024-9999", "L-2024-0001", "P-2024-0001x", "-", "P-2024-00010000000000000000000000"],
)
def test_a_forged_docket_is_not_found(client: Client, case: Case, docket: str) -> None:
    officer = case.assignee
    assert officer is not None
    factories.sign_in(client, officer)
    assert client.get(f"/kantor/perkara/{docket}/").status_code == 404


def test_one_s_own_case_is_found_so_the_others_are_really_hidden(client: Client, case: Case) -> None:
    assert case.assignee is not None
    factories.sign_in(client, case.assignee)
    assert client.get(f"/kantor/perkara/{case.docket}/").status_code == 200


def test_a_move_that_was_made_before_is_said_plainly_and_is_no_fault(client: Client, case: Case) -> None:
    assert case.assignee is not None
    factories.sign_in(client, case.assignee)
    answer = client.post(f"/kantor/laporan/{case.report.docket}/registrasi/")
    assert answer.status_code == 409
    assert "sudah dijalankan" in answer.content.decode()


def test_an_intake_officer_is_told_whose_move_it_is(client: Client) -> None:
    intake, _ = factories.officer(roles.BAWASLU_INTAKE)
    case, _ = factories.case_at(lifecycle.SCREENING)
    factories.sign_in(client, intake)
    assert client.post(f"/kantor/perkara/{case.docket}/kajian-awal/").status_code == 403


def test_a_report_of_another_government_cannot_be_named_as_the_same(client: Client) -> None:
    elsewhere = factories.government("32.73", "Kota Bandung")
    factories.officer(office=factories.office("Bawaslu Kota Bandung", of=elsewhere))
    officer, _ = factories.officer()
    own = factories.report()
    factories.report(of=elsewhere)
    foreign = factories.report(of=elsewhere)
    factories.sign_in(client, officer)
    answer = client.post(
        f"/kantor/laporan/{own.docket}/duplikat/", {"of": foreign.docket, "reason": "Peristiwa sama"}
    )
    assert answer.context["form"].errors["of"]
    assert not Case.objects.filter(report=own, stage=lifecycle.DUPLICATE).exists()
