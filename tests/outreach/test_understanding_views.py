"""The test at the public door, and the office's page of what is understood."""

import re
from collections.abc import Callable
from datetime import datetime
from http.cookies import Morsel

import pytest
from django.core import signing
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from netra.accounts import roles
from netra.accounts.models import Office, Officer
from netra.agencies.models import Agency, CivilServant, Government
from netra.outreach import sitting_cookie
from netra.outreach.models import Answer, Attempt, Certificate
from netra.outreach.sittings import Sitting
from tests.outreach.meetings import VISIT_DAY, WIB, a_visit
from tests.outreach.takers import attempts, right_choice, wrong_choice
from tests.towns import a_government, an_agency, head_position, someone_at

pytestmark = pytest.mark.django_db
NOW = datetime(2024, 10, 16, 17, 0, tzinfo=WIB)
START, OFFICE = "/uji/", "/kantor/pemahaman/"
SignedIn = Callable[..., Client]


def seat(client: Client, agency: Agency, address: str = START, **more: str) -> None:
    answer = client.post(address, {"employment": "pns", "agency": str(agency.pk), **more})
    assert answer["Location"] == f"{START}keadaan/1/", answer.content.decode()


def sitting_of(client: Client) -> Sitting:
    plain = signing.loads(client.cookies[sitting_cookie.COOKIE].value, salt="netra.uji.v1")
    return Sitting.from_plain(plain)


def take(client: Client, right: int = 5) -> None:
    """Answer all five, the first so many right."""
    for place in range(1, 6):
        sitting = sitting_of(client)
        choice = right_choice(sitting, place) if place <= right else wrong_choice(sitting, place)
        answer = client.post(f"{START}keadaan/{place}/", {"choice": choice})
        assert answer["Location"] == f"{START}keadaan/{place}/jawaban/"


def text_of(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, answer
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def test_the_start_says_what_is_kept_and_what_is_not(client: Client, dinas: Agency) -> None:
    page = text_of(client, START)
    assert "Bukan jamnya." in page
    assert "siapa yang belum lulus tidak dicatat di mana pun" in page


def test_one_situation_per_page_with_four_answers_and_not_knowing_among_them(
    client: Client, dinas: Agency
) -> None:
    seat(client, dinas)
    page = client.get(f"{START}keadaan/1/").content.decode()
    assert page.count('type="radio"') == 4
    assert "Saya belum tahu" in page
    assert sitting_of(client).situation_at(1).item.ask in page


def test_a_wrong_answer_is_explained_with_its_article_and_never_in_red(client: Client, dinas: Agency) -> None:
    seat(client, dinas)
    take(client, right=0)
    page = client.get(f"{START}keadaan/1/jawaban/").content.decode()
    assert "Belum tepat." in page
    assert 'class="pair-own"' in page and 'class="pair-right"' in page
    assert "/bolehkah/aturan/" in page
    assert not re.findall(r'class="[^"]*\bbad\b[^"]*"|-bad\b', page)


def test_a_right_answer_says_so(client: Client, dinas: Agency) -> None:
    seat(client, dinas)
    take(client)
    page = text_of(client, f"{START}keadaan/1/jawaban/")
    assert "Tepat." in page
    assert "Jawaban Anda tepat" in page


def test_no_choice_says_that_not_knowing_is_an_answer_too(client: Client, dinas: Agency) -> None:
    seat(client, dinas)
    page = client.post(f"{START}keadaan/1/", {}).content.decode()
    assert "“Saya belum tahu” juga jawaban." in page
    assert not Attempt.objects.exists()


@pytest.mark.parametrize("choice", ["mungkin", "tidak_boleh\x00", "belum_bisa_dijawab"])
def test_an_answer_that_was_not_offered_is_refused(client: Client, dinas: Agency, choice: str) -> None:
    seat(client, dinas)
    assert client.post(f"{START}keadaan/1/", {"choice": choice}).status_code == 200
    assert not Answer.objects.exists()


def test_going_back_and_answering_again_changes_nothing(client: Client, dinas: Agency) -> None:
    seat(client, dinas)
    sitting = sitting_of(client)
    client.post(f"{START}keadaan/1/", {"choice": wrong_choice(sitting, 1)})
    again = client.post(f"{START}keadaan/1/", {"choice": right_choice(sitting, 1)})
    assert again["Location"] == f"{START}keadaan/1/jawaban/"
    assert Attempt.objects.get().right == 0


def test_an_old_cookie_sent_again_does_not_mend_an_answer(client: Client, dinas: Agency) -> None:
    seat(client, dinas)
    old, sitting = client.cookies[sitting_cookie.COOKIE].value, sitting_of(client)
    client.post(f"{START}keadaan/1/", {"choice": wrong_choice(sitting, 1)})
    client.cookies[sitting_cookie.COOKIE] = old
    client.post(f"{START}keadaan/1/", {"choice": right_choice(sitting, 1)})
    attempt = Attempt.objects.get()
    assert (attempt.answered, attempt.right) == (1, 0)


@pytest.mark.parametrize("forged", ["", "x", "e30:1abc:def", None])
def test_a_forged_or_missing_sitting_leads_back_to_the_start(
    client: Client, dinas: Agency, forged: str | None
) -> None:
    seat(client, dinas)
    if forged is None:
        client.cookies.clear()
    else:
        client.cookies[sitting_cookie.COOKIE] = forged
    for address in ("keadaan/1/", "keadaan/1/jawaban/", "hasil/", "sertifikat/"):
        assert client.get(START + address)["Location"] == f"{START}?habis=1"
    assert client.post(f"{START}keadaan/1/", {"choice": "boleh"})["Location"] == f"{START}?habis=1"


def test_a_changed_sitting_is_not_believed(client: Client, dinas: Agency) -> None:
    seat(client, dinas)
    changed = sitting_of(client).as_plain() | {"choices": ["boleh"] * 5}
    client.cookies[sitting_cookie.COOKIE] = signing.dumps(changed, salt="netra.uji.v1", key="orang lain")
    assert client.get(f"{START}hasil/")["Location"] == f"{START}?habis=1"


def test_a_sitting_ends_after_two_hours(
    client: Client, dinas: Agency, monkeypatch: pytest.MonkeyPatch
) -> None:
    seat(client, dinas)
    now = signing.time.time()
    monkeypatch.setattr(signing.time, "time", lambda: now + sitting_cookie.SECONDS + 1)
    assert client.get(f"{START}keadaan/1/")["Location"] == f"{START}?habis=1"


def test_the_sitting_is_out_of_reach_for_scripts_and_other_paths(client: Client, dinas: Agency) -> None:
    seat(client, dinas)
    cookie: Morsel[str] = client.cookies[sitting_cookie.COOKIE]
    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Strict", "/uji/")
    assert int(cookie["max-age"]) == 2 * 60 * 60


def test_the_right_answers_are_not_in_the_cookie(client: Client, dinas: Agency) -> None:
    seat(client, dinas)
    plain = sitting_of(client).as_plain()
    assert set(plain) == {
        "number", "government", "agency", "employment", "on", "items", "ticket", "briefing", "stage", "word",
        "choices",
    }  # fmt: skip
    assert plain["choices"] == ()


def test_pages_out_of_order_lead_to_the_open_one(client: Client, dinas: Agency) -> None:
    seat(client, dinas)
    for address in ("keadaan/3/", "keadaan/2/jawaban/", "hasil/"):
        assert client.get(START + address)["Location"] == f"{START}keadaan/1/"
    assert client.get(f"{START}keadaan/6/").status_code == 404
    assert client.get(f"{START}keadaan/6/jawaban/").status_code == 404


def test_who_passed_is_told_and_offered_a_certificate(client: Client, dinas: Agency) -> None:
    seat(client, dinas)
    take(client, right=4)
    page = text_of(client, f"{START}hasil/")
    assert "Anda lulus: 4 dari 5 tepat." in page
    assert "Minta sertifikat" in page


def test_who_did_not_pass_is_told_what_to_look_at_and_may_try_again(client: Client, dinas: Agency) -> None:
    seat(client, dinas)
    take(client, right=3)
    page = text_of(client, f"{START}hasil/")
    assert "3 dari 5 tepat. Belum lulus." in page
    assert page.count("Baca aturannya") == 2
    assert "Minta sertifikat" not in page
    assert client.get(f"{START}sertifikat/")["Location"] == f"{START}hasil/"


def test_the_certificate_needs_a_number_and_the_first_name_that_goes_with_it(
    client: Client, dinas: Agency
) -> None:
    person = someone_at(head_position(dinas))
    seat(client, dinas)
    take(client)
    for number, name in ((person.number, "Bukan"), ("123", "Orang")):
        page = client.post(f"{START}sertifikat/", {"number": number, "first_name": name}).content.decode()
        assert "tidak cocok dengan daftar pegawai" in page
        assert person.name not in page
    done = client.post(f"{START}sertifikat/", {"number": f" {person.number} ", "first_name": "orang"})
    made = Certificate.objects.get()
    assert done["Location"] == f"{START}sertifikat/{made.code}/"
    page = client.get(done["Location"]).content.decode()
    assert person.name in page
    assert f"/verifikasi/{made.code}/" in page
    assert 'class="segno"' in page


def test_the_certificate_on_paper_is_the_same_whenever_it_is_asked_for(client: Client, dinas: Agency) -> None:
    person = someone_at(head_position(dinas))
    seat(client, dinas)
    take(client)
    page = client.post(f"{START}sertifikat/", {"number": person.number, "first_name": "orang"})["Location"]
    papers = [client.get(f"{page}sertifikat.pdf") for _ in range(2)]
    assert {paper["Content-Type"] for paper in papers} == {"application/pdf"}
    assert papers[0].content == papers[1].content
    assert papers[0].content.startswith(b"%PDF-")
    assert client.get(f"{START}sertifikat/AAAAABBBBBCCCCCDDDDD/sertifikat.pdf").status_code == 404


def test_one_test_serves_one_person(client: Client, dinas: Agency) -> None:
    first, second = someone_at(head_position(dinas)), _another(dinas)
    seat(client, dinas)
    take(client)
    client.post(f"{START}sertifikat/", {"number": first.number, "first_name": "Orang"})
    page = client.post(f"{START}sertifikat/", {"number": second.number, "first_name": "Orang"})
    assert "sudah dipakai untuk sertifikat pegawai lain" in page.content.decode()
    assert Certificate.objects.count() == 1


def test_a_certificate_that_does_not_exist_is_not_found(client: Client, dinas: Agency) -> None:
    assert client.get(f"{START}sertifikat/AAAAABBBBBCCCCCDDDDD/").status_code == 404


def test_finishing_removes_the_test_from_the_device(client: Client, dinas: Agency) -> None:
    seat(client, dinas)
    assert client.get(f"{START}selesai/").status_code == 405
    client.post(f"{START}selesai/")
    assert client.cookies[sitting_cookie.COOKIE].value == ""


def test_around_a_briefing_the_test_is_counted_with_it(client: Client, dinas: Agency) -> None:
    briefing = a_visit(dinas)
    seat(client, dinas, f"{START}?acara={briefing.label}", stage="before")
    take(client)
    attempt = Attempt.objects.get()
    assert (attempt.briefing, attempt.stage, attempt.taken_on) == (briefing, "before", VISIT_DAY)


def test_the_word_after_the_test_before_joins_the_test_after(client: Client, dinas: Agency) -> None:
    address = f"{START}?acara={a_visit(dinas).label}"
    seat(client, dinas, f"{address}&saat=sebelum")
    take(client, right=2)
    word = sitting_of(client).word
    assert word in text_of(client, f"{START}hasil/")
    seat(client, dinas, f"{address}&saat=sesudah", word=word.upper().replace("-", " "))
    take(client)
    assert Attempt.objects.values("pair").distinct().count() == 1


def test_a_word_that_was_never_given_is_said_at_the_field(client: Client, dinas: Agency) -> None:
    address = f"{START}?acara={a_visit(dinas).label}&saat=sesudah"
    page = client.post(address, {"employment": "pns", "agency": str(dinas.pk), "word": "melati-jati-padi"})
    assert "Kata ini tidak kami kenal untuk acara ini." in page.content.decode()


def test_a_torn_link_still_leads_to_a_test(client: Client, dinas: Agency) -> None:
    seat(client, dinas, f"{START}?acara=S-2024-")
    take(client)
    assert Attempt.objects.get().briefing is None


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"employment": ""}, "Pilih salah satu."),
        ({"employment": "lainnya"}, "Pilihan ini tidak ada dalam daftar."),
        ({"agency": ""}, "Pilih perangkat daerah Anda."),
        ({"agency": "999999"}, "Pilihan ini tidak ada dalam daftar."),
    ],
)
def test_a_wrong_field_says_why(client: Client, dinas: Agency, changed: dict[str, str], message: str) -> None:
    page = client.post(START, {"employment": "pns", "agency": str(dinas.pk), **changed}).content.decode()
    assert message in page


def test_a_small_unit_cannot_be_chosen(client: Client, dinas: Agency) -> None:
    school = an_agency(dinas.government, "sekolah-1", parent=dinas, kind="sekolah")
    page = client.post(START, {"employment": "pns", "agency": str(school.pk)}).content.decode()
    assert "Pilihan ini tidak ada dalam daftar." in page


@pytest.mark.parametrize("role", sorted(roles.SEES_UNDERSTANDING))
def test_city_roles_see_what_is_understood(signed_in: SignedIn, role: str, dinas: Agency) -> None:
    assert signed_in(role, dinas).get(OFFICE).status_code == 200


@pytest.mark.parametrize("role", sorted(set(roles.LABELS) - roles.SEES_UNDERSTANDING))
def test_other_roles_do_not(signed_in: SignedIn, role: str) -> None:
    assert signed_in(role).get(OFFICE).status_code == 403


def test_the_office_sees_shares_and_no_person(signed_in: SignedIn, dinas: Agency) -> None:
    person = someone_at(head_position(dinas))
    attempts(dinas, 5, 5, 4, 1, 0, on=VISIT_DAY)
    page = text_of(signed_in(roles.LEADER), OFFICE)
    assert "5 uji selesai, tanpa nama." in page
    assert "3 dari 5" in page
    assert person.name not in page


def test_a_unit_head_sees_the_own_unit_and_no_other(signed_in: SignedIn, dinas: Agency) -> None:
    other = an_agency(dinas.government, "badan-lain", kind="badan")
    attempts(dinas, 5, 5, 5, 5, 5, on=VISIT_DAY)
    attempts(other, 0, 0, 0, 0, 0, on=VISIT_DAY)
    page = text_of(signed_in(roles.UNIT_HEAD, dinas), f"{OFFICE}?unit={other.code}")
    assert "100 %" in page
    assert other.name not in page
    assert "Mutu soal" not in page


def test_a_unit_head_without_a_unit_finds_no_page(signed_in: SignedIn) -> None:
    assert signed_in(roles.UNIT_HEAD).get(OFFICE).status_code == 404


def test_an_agency_that_does_not_exist_is_not_found(signed_in: SignedIn) -> None:
    assert signed_in(roles.LEADER).get(f"{OFFICE}?unit=tidak-ada").status_code == 404


def test_a_group_of_fewer_than_five_is_not_shown_to_its_head(signed_in: SignedIn, dinas: Agency) -> None:
    attempts(dinas, 0, 0, 0, 0, on=VISIT_DAY)
    page = text_of(signed_in(roles.UNIT_HEAD, dinas), OFFICE)
    assert "Belum ada 5 uji yang selesai." in page
    assert "0%" not in page


def test_the_briefings_page_offers_its_test_while_it_is_open(signed_in: SignedIn, dinas: Agency) -> None:
    briefing = a_visit(dinas)
    page = signed_in(roles.TATA_PEMERINTAHAN).get(f"/kantor/sosialisasi/{briefing.label}/").content.decode()
    assert f"/uji/?acara={briefing.label}&amp;saat=sebelum" in page
    assert f"/uji/?acara={briefing.label}&amp;saat=sesudah" in page


@pytest.mark.parametrize("more", [5, 25])
def test_the_offices_page_asks_no_more_when_there_is_more(
    signed_in: SignedIn, dinas: Agency, more: int
) -> None:
    client = signed_in(roles.LEADER)
    for number in range(more):
        attempts(an_agency(dinas.government, f"dinas-{number}"), 5, 4, 3, 2, 1, on=VISIT_DAY)
    client.get(OFFICE)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(OFFICE).status_code == 200
    assert len(asked) <= 12


def _another(agency: Agency) -> CivilServant:
    return someone_at(head_position(an_agency(agency.government, "badan-kedua", kind="badan")))


@pytest.fixture(autouse=True)
def on_16_october(monkeypatch: pytest.MonkeyPatch, town: Government) -> None:
    """Legal time is an input of every page; here it stands still."""
    monkeypatch.setattr("netra.web.middleware.legal_now", lambda request: NOW)


@pytest.fixture
def town() -> Government:
    return a_government("32.72", "Kota Contoh")


@pytest.fixture
def dinas(town: Government) -> Agency:
    return an_agency(town, "dinas-contoh")


@pytest.fixture
def signed_in(town: Government, client: Client) -> SignedIn:
    def sign_in(role: str, agency: Agency | None = None) -> Client:
        officer = Officer.objects.create(
            username=role,
            position="Jabatan contoh",
            office=Office.objects.create(government=town, name="Kantor contoh"),
            role=role,
            agency=agency,
            has_own_password=True,
            public_key=b"",
            locked_private=b"",
            sealed_totp=b"",
        )
        client.force_login(officer)
        return client

    return sign_in
