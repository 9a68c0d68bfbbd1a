"""The pages of respondents: what an officer sees, in which words, and what is refused."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.test import Client

from netra import law
from netra.accounts import roles
from netra.cases import lifecycle, services
from netra.cases.desk import Desk
from netra.cases.models import Case, IndexKey, Respondent
from netra.dashboard import queries as figures
from tests import factories
from tests.cases.people import KENARI, MELATI, a_case, hear_each, nonces

pytestmark = pytest.mark.django_db
SignedIn = Callable[[Desk], Client]
SAME = "Orang yang sama mungkin ada pada perkara lain"


@pytest.fixture(autouse=True)
def campaign(monkeypatch: pytest.MonkeyPatch) -> None:
    """Legal time stands still."""
    monkeypatch.setattr("netra.web.middleware.legal_now", lambda request: factories.CAMPAIGN)


def filled(**more: str) -> dict[str, str]:
    return {
        "nonce": str(uuid4()), "revision": "0", "position": "Staf pelaksana", "unit": "Unit rekaan",
        "employment": "pns", "name": "Kenari Rekaan", "number": "19800101 200501 1 001", **more,
    }  # fmt: skip


def page_of(browser: Client, case: Case) -> str:
    return browser.get(f"/kantor/perkara/{case.docket}/").content.decode()


def test_a_respondent_is_recorded_and_another_case_with_the_same_one_is_named(signed_in: SignedIn) -> None:
    _, desk = factories.desk(), factories.desk()  # a colleague, so that one may step aside
    other, case = a_case(desk, KENARI), a_case(desk)
    browser = signed_in(desk)
    answer = browser.post(f"/kantor/perkara/{case.docket}/terlapor/baru/", filled())
    assert answer.url.endswith("#terlapor")
    page = page_of(browser, case)
    assert SAME in page
    assert f"/kantor/perkara/{other.docket}/" in page
    assert "NIP sama" in page
    services.step_aside(report=other.report, reason="Sekantor.", desk=desk)
    page = page_of(browser, case)
    assert SAME not in page
    assert other.docket not in page


@pytest.mark.parametrize(
    ("gap", "field"),
    [({"position": ""}, "position"), ({"unit": ""}, "unit"), ({"number": "123"}, "number"),
     ({"employment": "raja"}, "employment"), ({"revision": "x"}, "revision")],
)  # fmt: skip
def test_what_is_missing_or_wrong_is_said_at_its_field(
    signed_in: SignedIn, gap: dict[str, str], field: str
) -> None:
    desk = factories.desk()
    case = a_case(desk)
    answer = signed_in(desk).post(f"/kantor/perkara/{case.docket}/terlapor/baru/", filled(**gap))
    assert field in answer.context["form"].errors
    assert not Respondent.objects.exists()


def test_the_second_of_two_officers_is_told_and_overwrites_nothing(signed_in: SignedIn) -> None:
    desk = factories.desk()
    case = a_case(desk, KENARI)
    browser, address = signed_in(desk), f"/kantor/perkara/{case.docket}/terlapor/1/"
    first = browser.post(address, filled(revision="1", name="Rumbia Rekaan"))
    second = browser.post(address, filled(revision="1", name="Melati Rekaan"))
    assert (first.status_code, second.status_code) == (302, 409)
    assert "Rumbia Rekaan" in page_of(browser, case)


def test_with_several_the_hearing_and_the_ruling_ask_about_each(signed_in: SignedIn) -> None:
    desk = factories.desk()
    case = a_case(desk, KENARI, MELATI)
    browser, at = signed_in(desk), f"/kantor/perkara/{case.docket}"
    heard = {"party": "respondent", "outcome": "heard", "minutes": "Menjelaskan."}
    assert "which" in browser.post(f"{at}/klarifikasi/", heard).context["form"].errors
    assert browser.post(f"{at}/klarifikasi/", {**heard, "which": nonces(case)[0]}).status_code == 302
    assert "1 dari 2 terlapor sudah didengar" in page_of(browser, case)
    hear_each(case, desk, nonces(case)[1])
    services.close_clarification(case=case, desk=desk)
    asked = browser.get(f"{at}/kajian/").content.decode()
    assert "Kajian tentang Terlapor 2, Guru" in asked
    assert "Kesenjangan di antara pegawai" in asked
    services.write_assessment(case=case, facts="F", analysis="A", norms=[], desk=factories.second(desk, case))
    ruled = {"kinds-1": [lifecycle.NO_BREACH], "reasons-1": "Bukan ia.", "kinds-2": [lifecycle.ETHICS]}
    errors = browser.post(f"{at}/putusan/", ruled).context["form"].errors
    assert errors == {"reasons-2": ["Tulis pertimbangan pleno tentang Terlapor 2, Guru."]}
    assert browser.post(f"{at}/putusan/", {**ruled, "reasons-2": "Terlihat."}).status_code == 302
    page = page_of(browser, case)
    for words in ("Bukan ia.", "Terlihat.", "Terlapor 2, Guru"):
        assert words in page


def test_the_page_of_keys_names_who_holds_the_index_key_and_turns_it(signed_in: SignedIn) -> None:
    desk = factories.desk()
    a_case(desk, KENARI)
    late = factories.desk(roles.BAWASLU_INTAKE)
    browser = signed_in(desk)
    before = IndexKey.objects.get()
    assert f"kunci pencocokan bagi {late.officer.username}" in browser.get("/kantor/kunci/").content.decode()
    answer = browser.post(f"/kantor/kunci/bukakan/{late.officer.pk}/")
    assert "Kunci pencocokan terlapor juga dibukakan" in answer.content.decode()
    assert browser.post("/kantor/kunci/pencocokan/").status_code == 302
    assert IndexKey.objects.get() != before


def test_harms_below_five_are_not_told_and_above_are() -> None:
    desk, later = factories.desk(), factories.CAMPAIGN.replace(month=11, day=4)
    government, harms = desk.officer.office.government, law.rulebook().harms
    label = harms["tidak-profesional"].label
    for number in range(5):
        case, _ = factories.case_at(lifecycle.ASSESSMENT, desk)
        services.write_assessment(
            case=case, facts="F", analysis="A", norms=[], harms=["tidak-profesional"], desk=desk
        )
        told = {each.label: each.words for each in figures.harms_alleged(government, later)}
        assert told.pop(label) == ("5–9" if number == 4 else "di bawah 5")
        assert set(told.values()) == {"di bawah 5"}
    rows = figures.harms_alleged(government, factories.CAMPAIGN)  # of this week nothing is told
    assert (len(rows), {each.words for each in rows}) == (len(harms), {"di bawah 5"})
