"""The pages of directives behind the office door."""

from datetime import datetime
from typing import Any, Protocol

import pytest
from django.test import Client

from netra.accounts import roles
from netra.agencies.models import Agency, Government
from netra.outreach.models import Directive
from tests.letters.reading import words_of
from tests.outreach.meetings import WIB, a_directive, a_visit, held
from tests.outreach.office import sign_in
from tests.towns import a_government, an_agency

pytestmark = pytest.mark.django_db
NOW = datetime(2024, 10, 30, 9, 0, tzinfo=WIB)
LIST, NEW = "/kantor/instruksi/", "/kantor/instruksi/baru/"


class SignedIn(Protocol):
    def __call__(self, role: str, agency: Agency | None = None) -> Client: ...


@pytest.mark.parametrize("role", sorted(roles.SEES_OUTREACH))
def test_city_roles_see_the_list(signed_in: SignedIn, role: str) -> None:
    assert signed_in(role).get(LIST).status_code == 200


@pytest.mark.parametrize("role", sorted(set(roles.LABELS) - roles.SEES_OUTREACH))
def test_other_roles_do_not(signed_in: SignedIn, role: str) -> None:
    assert signed_in(role).get(LIST).status_code == 403


@pytest.mark.parametrize("role", sorted(set(roles.LABELS) - roles.ISSUES_DIRECTIVES))
def test_only_leaders_and_tata_pemerintahan_issue(signed_in: SignedIn, role: str) -> None:
    assert signed_in(role).get(NEW).status_code == 403


def test_a_directive_to_all_camat_is_one_choice(signed_in: SignedIn, town: Government) -> None:
    for number in range(3):
        an_agency(town, f"kecamatan-{number}", kind="kecamatan")
    answer = signed_in(roles.LEADER).post(NEW, filled(groups=["camat"]))
    issued = Directive.objects.get()
    assert answer["Location"] == f"{LIST}{issued.pk}/"
    assert issued.addressees.count() == 3


def test_a_group_and_one_of_its_offices_address_it_once(signed_in: SignedIn, camat: Agency) -> None:
    signed_in(roles.LEADER).post(NEW, filled(groups=["camat"], agencies=[str(camat.pk)]))
    assert Directive.objects.get().addressees.count() == 1


def test_the_same_form_twice_issues_one_directive(signed_in: SignedIn, camat: Agency) -> None:
    leader = signed_in(roles.LEADER)
    addresses = {leader.post(NEW, filled(groups=["camat"]))["Location"] for _ in range(2)}
    assert (len(addresses), Directive.objects.count()) == (1, 1)


def test_a_directive_is_passed_on_by_an_addressee(signed_in: SignedIn, setda: Agency, camat: Agency) -> None:
    first = a_directive(setda.government, setda)
    page = signed_in(roles.LEADER, setda).get(f"{NEW}?meneruskan={first.pk}").content.decode()
    assert f'<option value="{first.pk}" selected>' in page
    answer = signed_in(roles.LEADER, setda).post(NEW, filled(groups=["camat"], parent=str(first.pk)))
    child = Directive.objects.latest("pk")
    assert (child.parent, child.issuer, answer.status_code) == (first, setda, 302)


def test_a_directive_to_others_cannot_be_passed_on(signed_in: SignedIn, setda: Agency, camat: Agency) -> None:
    first = a_directive(setda.government, camat)
    page = signed_in(roles.LEADER, setda).post(NEW, filled(groups=["camat"], parent=str(first.pk)))
    assert "Pilihan ini tidak ada dalam daftar." in page.content.decode()


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"subject": ""}, "Tulis pokok instruksinya."),
        ({"text": ""}, "Isi instruksinya masih kosong."),
        ({"text": "x" * 8001}, "Terlalu panjang"),
        ({"groups": []}, "Pilih paling sedikit satu penerima."),
        ({"groups": ["semua-orang"]}, "Pilihan ini tidak ada dalam daftar."),
        ({"agencies": ["99999"]}, "Pilihan ini tidak ada dalam daftar."),
        ({"due_on_day": "29"}, "Tenggat ini sudah lewat."),
        ({"due_on_day": "31", "due_on_month": "11"}, "Tanggal ini tidak ada di kalender."),
        ({"subject": "Rahasia\x00"}, "Ada karakter tersembunyi"),
    ],
)
def test_a_wrong_field_says_why_and_keeps_the_rest(
    signed_in: SignedIn, camat: Agency, changed: dict[str, Any], message: str
) -> None:
    page = signed_in(roles.LEADER).post(NEW, filled(**changed)).content.decode()
    assert message in page
    assert "Bukti tambahan" in page
    assert not Directive.objects.exists()


def test_a_number_that_is_taken_says_so(signed_in: SignedIn, camat: Agency) -> None:
    a_directive(camat.government, camat, label="INS-9")
    page = signed_in(roles.LEADER).post(NEW, filled(label="INS-9")).content.decode()
    assert "Nomor ini sudah dipakai." in page


def test_a_camat_accepts_explains_and_reports(signed_in: SignedIn, camat: Agency) -> None:
    at = f"{LIST}{a_directive(camat.government, camat).pk}/"
    officer = signed_in(roles.UNIT_HEAD, camat)
    assert officer.post(f"{at}terima/").status_code == 302
    assert officer.post(f"{at}terima/").status_code == 302
    assert officer.post(f"{at}terlambat/", {"reason": "Aula dipakai."}).status_code == 302
    assert "Aula dipakai." in officer.get(at).content.decode()
    assert officer.post(f"{at}selesai/", {"proof": "Sudah dilaksanakan."}).status_code == 302
    assert "Instruksi ini selesai." in officer.get(at).content.decode()


def test_a_report_names_the_briefing_behind_it(signed_in: SignedIn, camat: Agency) -> None:
    directive, briefing = a_directive(camat.government, camat), held(a_visit(camat))
    at = f"{LIST}{directive.pk}/"
    officer = signed_in(roles.UNIT_HEAD, camat)
    officer.post(f"{at}selesai/", {"proof": "Sudah.", "briefing": str(briefing.pk)})
    assert briefing.label in officer.get(at).content.decode()


def test_without_the_wanted_proof_the_report_stays_on_the_page(signed_in: SignedIn, camat: Agency) -> None:
    directive = a_directive(camat.government, camat)
    Directive.objects.filter(pk=directive.pk).update(wanted_proof="Daftar hadir")
    at = f"{LIST}{directive.pk}/"
    officer = signed_in(roles.UNIT_HEAD, camat)
    page = officer.post(f"{at}selesai/", {"proof": "Sudah kami laksanakan."}).content.decode()
    assert "Instruksi ini meminta bukti." in page and "Sudah kami laksanakan." in page
    assert "Wajib bila tidak ada acaranya." in page
    assert "Instruksi ini selesai." not in officer.get(at).content.decode()
    briefing = held(a_visit(camat))
    told = {"proof": "Sudah kami laksanakan.", "briefing": str(briefing.pk)}
    assert officer.post(f"{at}selesai/", told).status_code == 302


def test_a_second_report_stays_on_the_page(signed_in: SignedIn, camat: Agency) -> None:
    at = f"{LIST}{a_directive(camat.government, camat).pk}/selesai/"
    officer = signed_in(roles.UNIT_HEAD, camat)
    officer.post(at, {"proof": "Pertama."})
    page = officer.post(at, {"proof": "Kedua."}).content.decode()
    assert "sudah dilaporkan selesai" in page
    assert "Kedua." in page


@pytest.mark.parametrize("step", ["terima", "selesai", "terlambat"])
def test_nobody_answers_for_another_office(
    signed_in: SignedIn, setda: Agency, camat: Agency, step: str
) -> None:
    at = f"{LIST}{a_directive(camat.government, camat).pk}/{step}/"
    assert signed_in(roles.UNIT_HEAD, setda).post(at, {"proof": "x", "reason": "x"}).status_code == 404


def test_an_officer_without_an_agency_answers_for_none(signed_in: SignedIn, camat: Agency) -> None:
    at = f"{LIST}{a_directive(camat.government, camat).pk}/terima/"
    assert signed_in(roles.UNIT_HEAD).post(at).status_code == 404


def test_accepting_is_no_link_that_a_browser_follows_by_itself(signed_in: SignedIn, camat: Agency) -> None:
    at = f"{LIST}{a_directive(camat.government, camat).pk}/terima/"
    assert signed_in(roles.UNIT_HEAD, camat).get(at).status_code == 405


def test_another_governments_directive_is_not_found(signed_in: SignedIn) -> None:
    elsewhere = an_agency(a_government("99.02"), "setda")
    directive = a_directive(elsewhere.government, elsewhere)
    officer = signed_in(roles.LEADER)
    assert officer.get(f"{LIST}{directive.pk}/").status_code == 404
    assert officer.get(f"{LIST}{directive.pk}/surat/").status_code == 404


def test_the_letter_says_who_tells_whom_what_until_when(signed_in: SignedIn, camat: Agency) -> None:
    directive = a_directive(camat.government, camat)
    answer = signed_in(roles.UNIT_HEAD, camat).get(f"{LIST}{directive.pk}/surat/")
    said = words_of(answer.content)
    assert answer["Content-Type"] == "application/pdf"
    assert "INSTRUKSI WALI KOTA" in said
    assert "KESATU : Kunjungi semua kecamatan." in said
    assert "paling lambat Kamis, 31 Oktober 2024" in said
    assert camat.name in said


def test_a_letter_to_forty_offices_has_them_on_a_page_of_their_own(
    signed_in: SignedIn, town: Government
) -> None:
    offices = [an_agency(town, f"kelurahan-{n:02d}", kind="kelurahan") for n in range(40)]
    directive = a_directive(town, *offices)
    said = words_of(signed_in(roles.LEADER).get(f"{LIST}{directive.pk}/surat/").content)
    assert "40 unit menurut daftar terlampir" in said
    assert all(office.name in said for office in offices)


def test_the_list_puts_the_own_offices_directive_first(signed_in: SignedIn, camat: Agency) -> None:
    a_directive(camat.government, camat)
    page = signed_in(roles.UNIT_HEAD, camat).get(LIST).content.decode()
    assert "Untuk unit Anda" in page
    assert "1 hari lagi" in page


def test_a_heads_page_says_what_to_do_next_about_a_directive(signed_in: SignedIn, camat: Agency) -> None:
    at = f"{LIST}{a_directive(camat.government, camat).pk}/"
    head = signed_in(roles.UNIT_HEAD, camat)
    assert "Baca dan terima" in head.get("/kantor/unit/").content.decode()
    head.post(f"{at}terima/")
    page = head.get("/kantor/unit/").content.decode()
    assert f'href="{at}selesai/">Kirim bukti' in page
    head.post(f"{at}selesai/", {"proof": "Sudah."})
    assert "Kirim bukti" not in head.get("/kantor/unit/").content.decode()


def test_a_leader_sees_the_own_directives_first(signed_in: SignedIn, setda: Agency, camat: Agency) -> None:
    leader = signed_in(roles.LEADER, setda)
    leader.post(NEW, filled(subject="Dari Sekretaris"))
    page = leader.get("/kantor/pimpinan/").content.decode()
    assert "Dari Sekretaris" in page
    assert "0 dari 1 unit" in page


def filled(**changed: Any) -> dict[str, Any]:
    return {
        "subject": "Sosialisasi ulang",
        "text": "Kumpulkan daftar hadir.",
        "groups": ["camat"],
        "due_on_day": "31",
        "due_on_month": "10",
        "due_on_year": "2024",
        "proofs": ["list"],
        "more_proof": "Bukti tambahan",
        **changed,
    }


@pytest.fixture(autouse=True)
def on_30_october(monkeypatch: pytest.MonkeyPatch) -> None:
    """Legal time is an input of every page; here it stands still."""
    monkeypatch.setattr("netra.web.middleware.legal_now", lambda request: NOW)


@pytest.fixture
def setda(town: Government) -> Agency:
    return an_agency(town, "setda", kind="sekretariat")


@pytest.fixture
def camat(town: Government) -> Agency:
    return an_agency(town, "kecamatan", kind="kecamatan")


@pytest.fixture
def signed_in(town: Government, client: Client) -> SignedIn:
    return lambda role, agency=None: sign_in(client, town, role, agency)
