"""An assessment: the rulebook offers norms for the facts established, the officer chooses."""

from datetime import date

import pytest
from django.test import Client

from netra import law
from netra.cases import lifecycle, offers
from netra.cases.desk import Desk
from netra.cases.forms import AssessmentForm
from tests import factories

pytestmark = pytest.mark.django_db
LIKE = "medsos_posting_like_share"
DIS_6 = "dis-6-interaksi-medsos-calon"
DAY = {"happened_on_day": "20", "happened_on_month": "10", "happened_on_year": "2024"}
KNOWN = {**DAY, "employment": "pns", "act": LIKE}
LIKED = {"fakta-akun_kandidat": "ya", "fakta-menyukai": "ya", "fakta-mendukung_di_medsos": "ya"}
WORDS = {"facts": "Fakta dari kedua pihak.", "analysis": "Uraian."}


def question(on: date = date(2024, 10, 20), **facts: bool) -> law.Question:
    return law.Question(on=on, employment="pns", act=LIKE, facts=facts)


def states(offer: offers.Offer) -> dict[str, str]:
    return {norm.id: norm.state for norm in offer.norms}


def test_a_norm_fits_once_its_facts_are_established() -> None:
    assert states(offers.offer_for(question()))[DIS_6] == offers.MAY_FIT
    found = offers.offer_for(question(akun_kandidat=True, menyukai=True))
    assert states(found)[DIS_6] == offers.FITS


def test_an_open_norm_names_the_facts_that_are_missing_about_the_respondent() -> None:
    norm = next(norm for norm in offers.offer_for(question()).norms if norm.id == DIS_6)
    assert norm.missing
    assert not any("Anda" in text for text in norm.missing)


def test_the_day_of_the_act_decides_which_norms_are_offered() -> None:
    before = states(offers.offer_for(question(date(2024, 7, 1), akun_kandidat=True, menyukai=True)))
    assert DIS_6 not in before
    assert "ke-4-interaksi-medsos-bakal-calon" in before


def test_what_was_answered_is_not_asked_again() -> None:
    first = offers.offer_for(question()).asks
    assert first[0] not in offers.offer_for(question(**{first[0]: False})).asks


# --- the page -----------------------------------------------------------------------------------------


@pytest.fixture
def desk() -> Desk:
    return factories.desk()


def open_case(client: Client, desk: Desk) -> str:
    """The address of the assessment of a case that waits for one, in a signed-in browser."""
    case, _ = factories.case_at(lifecycle.ASSESSMENT, desk)
    factories.sign_in(client, desk.officer)
    return f"/kantor/perkara/{case.docket}/kajian/"


def test_refreshing_the_offer_stores_nothing_and_keeps_every_word(client: Client, desk: Desk) -> None:
    address = open_case(client, desk)
    page = client.post(address, {**KNOWN, **LIKED, "facts": "Baru sebagian.", "perbarui": "1"})
    text = page.content.decode()
    assert page.status_code == 200
    assert f'value="{DIS_6}"' in text
    assert "Baru sebagian." in text
    assert "Analisisnya masih kosong" not in text
    assert client.get(address).status_code == 200  # still open: no assessment was filed


def test_the_filed_assessment_names_norms_articles_and_facts(client: Client, desk: Desk) -> None:
    address = open_case(client, desk)
    posted = {**KNOWN, **LIKED, **WORDS, "norms": [DIS_6], "other_norms": "Peraturan wali kota"}
    assert client.post(address, posted).status_code == 302
    text = client.get(address.removesuffix("kajian/")).content.decode()
    assert law.rulebook().norms[DIS_6].text in text
    assert "Peraturan wali kota" in text
    assert "Minggu, 20 Oktober 2024" in text


def test_without_a_day_nothing_is_offered_and_the_words_can_be_filed(client: Client, desk: Desk) -> None:
    address = open_case(client, desk)
    assert client.post(address, {**WORDS, "act": LIKE}).status_code == 302


def test_facts_that_cannot_all_be_true_are_named(client: Client, desk: Desk) -> None:
    name, other = next(
        (name, fact.excludes[0]) for name, fact in law.rulebook().facts.items() if fact.excludes
    )
    address = open_case(client, desk)
    page = client.post(address, {**KNOWN, **WORDS, f"fakta-{name}": "ya", f"fakta-{other}": "ya"})
    assert page.status_code == 200
    assert "tidak dapat benar bersamaan" in page.content.decode()


@pytest.mark.parametrize("forged", [{"norms": ["bukan-norma"]}, {"employment": "raja"}, {"act": "terbang"}])
def test_a_forged_choice_is_refused(client: Client, desk: Desk, forged: dict[str, object]) -> None:
    address = open_case(client, desk)
    assert client.post(address, {**KNOWN, **WORDS, **forged}).status_code == 200


def test_an_unknown_fact_is_passed_over() -> None:
    form = AssessmentForm({**KNOWN, "fakta-karangan": "ya"}, today=date(2024, 10, 30), initial={})
    assert form.established() == {}
