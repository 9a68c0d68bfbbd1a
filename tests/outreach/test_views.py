"""The pages of outreach behind the office door."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.test import Client

from netra.accounts import roles
from netra.accounts.models import Office, Officer
from netra.agencies.models import Agency, Government
from netra.outreach.models import Briefing
from tests.outreach.meetings import WIB, a_directive, a_visit, held
from tests.towns import a_government, an_agency

pytestmark = pytest.mark.django_db
NOW = datetime(2024, 10, 16, 17, 0, tzinfo=WIB)
LIST, PLAN = "/kantor/sosialisasi/", "/kantor/sosialisasi/rencana/"
SignedIn = Callable[[str], Client]


def test_a_stranger_is_sent_to_sign_in(client: Client) -> None:
    response = client.get(LIST)
    assert response.status_code == 302
    assert "lanjut=%2Fkantor%2Fsosialisasi%2F" in response["Location"]


@pytest.mark.parametrize("role", sorted(roles.SEES_OUTREACH))
def test_city_roles_see_the_list(signed_in: SignedIn, role: str) -> None:
    assert signed_in(role).get(LIST).status_code == 200


@pytest.mark.parametrize("role", sorted(set(roles.LABELS) - roles.SEES_OUTREACH))
def test_other_roles_do_not(signed_in: SignedIn, role: str) -> None:
    assert signed_in(role).get(LIST).status_code == 403


def test_the_list_says_how_many_kecamatan_have_been_visited(signed_in: SignedIn, camat: Agency) -> None:
    held(a_visit(camat))
    page = signed_in(roles.UNIT_HEAD).get(LIST).content.decode()
    assert "1 dari 1 kecamatan sudah dikunjungi" in page


def test_a_camat_is_not_offered_to_plan(signed_in: SignedIn) -> None:
    assert PLAN not in signed_in(roles.UNIT_HEAD).get(LIST).content.decode()


def test_a_camat_cannot_plan_by_knowing_the_address(signed_in: SignedIn) -> None:
    assert signed_in(roles.UNIT_HEAD).get(PLAN).status_code == 403


def test_a_briefing_shows_its_minutes(signed_in: SignedIn, camat: Agency) -> None:
    briefing = held(a_visit(camat))
    assert "Dibahas." in signed_in(roles.UNIT_HEAD).get(f"{LIST}{briefing.label}/").content.decode()


def test_a_directive_shows_what_its_addressees_did(signed_in: SignedIn, camat: Agency) -> None:
    directive = a_directive(camat.government, camat)
    held_by_camat = held(a_visit(camat, directive=directive), by=camat)
    page = signed_in(roles.LEADER).get(f"/kantor/instruksi/{directive.pk}/").content.decode()
    assert f">{held_by_camat.title}</p>" in page


@pytest.mark.parametrize("address", [f"{LIST}S-2024-9999/", "/kantor/instruksi/99999/"])
def test_what_does_not_exist_is_not_found(signed_in: SignedIn, address: str) -> None:
    assert signed_in(roles.LEADER).get(address).status_code == 404


def test_another_governments_briefing_is_not_found(signed_in: SignedIn) -> None:
    briefing = a_visit(an_agency(a_government("99.02"), "setda"))
    assert signed_in(roles.LEADER).get(f"{LIST}{briefing.label}/").status_code == 404


def test_a_planned_briefing_leads_to_its_page(signed_in: SignedIn, camat: Agency) -> None:
    response = signed_in(roles.TATA_PEMERINTAHAN).post(PLAN, filled(camat))
    assert response["Location"] == f"{LIST}S-2024-0001/"


def test_the_same_form_twice_makes_one_briefing(signed_in: SignedIn, camat: Agency) -> None:
    officer = signed_in(roles.TATA_PEMERINTAHAN)
    addresses = {officer.post(PLAN, filled(camat))["Location"] for _ in range(2)}
    assert len(addresses) == 1
    assert Briefing.objects.count() == 1


def test_undang_semua_invites_every_perangkat_daerah(signed_in: SignedIn, camat: Agency) -> None:
    an_agency(camat.government, "dinkes")
    an_agency(camat.government, "puskesmas", parent=camat)
    signed_in(roles.TATA_PEMERINTAHAN).post(PLAN, filled(camat, everyone="on"))
    invited = Briefing.objects.get().invited.values_list("code", flat=True)
    assert set(invited) == {"kecamatan", "dinkes"}


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"title": ""}, "Tulis judul acaranya."),
        ({"title": "x" * 161}, "Terlalu panjang: paling banyak 160 huruf, yang tertulis 161."),
        ({"title": "Rahasia\x00"}, "Ada karakter tersembunyi yang tidak dapat disimpan."),
        ({"held_on_day": "31", "held_on_month": "11"}, "Tanggal ini tidak ada di kalender."),
        ({"starts_at": "pagi"}, "Tulis jam seperti 09.00"),
        ({"host": "99999"}, "Pilihan ini tidak ada dalam daftar."),
        ({"kind": "pesta"}, "Pilihan ini tidak ada dalam daftar."),
        ({"audience": []}, "Pilih paling sedikit satu."),
        ({"instruments": ["uu-99-2099"]}, "Pilihan ini tidak ada dalam daftar."),
    ],
)
def test_a_wrong_field_says_why_and_keeps_the_rest(
    signed_in: SignedIn, camat: Agency, changed: dict[str, Any], message: str
) -> None:
    page = signed_in(roles.TATA_PEMERINTAHAN).post(PLAN, filled(camat, **changed)).content.decode()
    assert message in page
    assert "Aula Kecamatan" in page
    assert not Briefing.objects.exists()


def test_a_rule_not_yet_in_force_on_the_day_cannot_be_cited(signed_in: SignedIn, camat: Agency) -> None:
    early = {"held_on_day": "2", "held_on_month": "1", "held_on_year": "2023"}
    changed = {**early, "instruments": ["uu-20-2023"]}
    page = signed_in(roles.TATA_PEMERINTAHAN).post(PLAN, filled(camat, **changed)).content.decode()
    assert "tidak berlaku pada tanggal acara" in page


def test_recorded_minutes_lead_back_to_the_briefing(signed_in: SignedIn, camat: Agency) -> None:
    briefing = a_visit(camat)
    address = f"{LIST}{briefing.label}/notulen/"
    response = signed_in(roles.TATA_PEMERINTAHAN).post(address, {"minutes": "Semua hadir."})
    briefing.refresh_from_db()
    assert (response.status_code, briefing.minutes) == (302, "Semua hadir.")


def test_the_same_minutes_twice_are_recorded_once(signed_in: SignedIn, camat: Agency) -> None:
    address = f"{LIST}{a_visit(camat).label}/notulen/"
    officer = signed_in(roles.TATA_PEMERINTAHAN)
    assert [officer.post(address, {"minutes": "Sama."}).status_code for _ in range(2)] == [302, 302]


def test_other_minutes_for_a_recorded_briefing_stay_on_the_page(signed_in: SignedIn, camat: Agency) -> None:
    address = f"{LIST}{held(a_visit(camat)).label}/notulen/"
    page = signed_in(roles.TATA_PEMERINTAHAN).post(address, {"minutes": "Catatan kedua."}).content.decode()
    assert "Notulen acara ini sudah dicatat." in page
    assert "Catatan kedua." in page


def test_minutes_before_the_day_are_refused_and_stay_on_the_page(signed_in: SignedIn, camat: Agency) -> None:
    address = f"{LIST}{a_visit(camat, on=datetime(2024, 10, 17, tzinfo=WIB).date()).label}/notulen/"
    page = signed_in(roles.TATA_PEMERINTAHAN).post(address, {"minutes": "Terlalu dini."}).content.decode()
    assert "Acaranya belum berlangsung." in page
    assert "Terlalu dini." in page


def filled(at: Agency, **changed: Any) -> dict[str, Any]:
    return {
        "kind": "kunjungan",
        "title": "Kunjungan",
        "held_on_day": "21",
        "held_on_month": "10",
        "held_on_year": "2024",
        "starts_at": "09.00",
        "place": "Aula Kecamatan",
        "host": str(at.pk),
        "audience": ["pns", "thl"],
        "instruments": ["uu-20-2023"],
        **changed,
    }


@pytest.fixture(autouse=True)
def on_16_october(monkeypatch: pytest.MonkeyPatch) -> None:
    """Legal time is an input of every page; here it stands still."""
    monkeypatch.setattr("netra.web.middleware.legal_now", lambda request: NOW)


@pytest.fixture
def signed_in(town: Government, client: Client) -> SignedIn:
    def sign_in(role: str) -> Client:
        officer = Officer.objects.create(
            username=role,
            position="Jabatan contoh",
            office=Office.objects.create(government=town, name="Kantor contoh"),
            role=role,
            has_own_password=True,
            public_key=b"",
            locked_private=b"",
            sealed_totp=b"",
        )
        client.force_login(officer)
        return client

    return sign_in
