"""The office's pages of casework, as an officer's browser gets them."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from netra.accounts import roles
from netra.cases import lifecycle
from netra.cases.desk import Desk
from netra.cases.models import Case
from netra.journal import events
from netra.journal.models import Entry
from netra.reports.models import Report
from tests import factories

pytestmark = pytest.mark.django_db
CITY_ROLES = sorted(set(roles.LABELS) - roles.READS_REPORTS)
CASE_MOVES = {
    lifecycle.SCREENING: ("kajian-awal", "tambah-waktu"),
    lifecycle.CLARIFICATION: ("klarifikasi", "tambah-waktu"),
    lifecycle.ASSESSMENT: ("kajian",),
    lifecycle.RULING: ("putusan",),
    lifecycle.REFERRAL: ("penerusan",),
}
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="\w+"')
SignedIn = Callable[[Desk], Client]


# --- what the case officer sees -----------------------------------------------------------------------


def test_the_inbox_counts_what_waits_and_what_is_due_today(signed_in: SignedIn, desk: Desk) -> None:
    factories.report(at=desk.at)
    factories.case_at(lifecycle.CLARIFICATION, factories.later(desk, desk.at - timedelta(days=3)))
    page = _text(signed_in(desk).get("/kantor/"))
    assert "1 laporan perlu dipilah. 1 perkara jatuh tempo hari ini." in page


def test_an_empty_inbox_says_so(signed_in: SignedIn, desk: Desk) -> None:
    page = _text(signed_in(desk).get("/kantor/"))
    assert "Tidak ada laporan yang menunggu dipilah. Tidak ada perkara yang lewat tenggat." in page


def test_the_inbox_shows_no_sealed_word(signed_in: SignedIn, desk: Desk) -> None:
    factories.report(factories.submission(story="Rahasia yang tersegel."), at=desk.at)
    assert "Rahasia yang tersegel" not in _text(signed_in(desk).get("/kantor/"))


def test_a_saved_view_shows_only_its_own_cases(signed_in: SignedIn, desk: Desk) -> None:
    late, _ = factories.case_at(lifecycle.CLARIFICATION, factories.later(desk, desk.at - timedelta(days=6)))
    factories.case_at(lifecycle.CLARIFICATION, desk)
    rows = signed_in(desk).get("/kantor/?tampilan=lewat").context["rows"]
    assert [row["docket"] for row in rows] == [late.docket]


def test_opening_a_report_shows_its_story(signed_in: SignedIn, desk: Desk) -> None:
    report = factories.report(factories.submission(story="Diminta menempel stiker."), at=desk.at)
    assert "Diminta menempel stiker." in _text(signed_in(desk).get(_of(report)))


def test_opening_a_report_is_journalled(signed_in: SignedIn, desk: Desk) -> None:
    report = factories.report(at=desk.at)
    signed_in(desk).get(_of(report))
    opened = Entry.objects.filter(event=events.REPORT_OPENED, subject=report.docket)
    assert opened.get().actor == desk.officer.actor


def test_a_report_names_what_its_reporter_left_out(signed_in: SignedIn, desk: Desk) -> None:
    report = factories.report(factories.submission(evidence=""), at=desk.at)
    assert "Bukti, belum disebut" in _text(signed_in(desk).get(_of(report)))


def test_addresses_given_by_a_reporter_are_never_links(signed_in: SignedIn, desk: Desk) -> None:
    told = factories.submission(links=["https://contoh.id/jebakan"])
    page = _text(signed_in(desk).get(_of(factories.report(told, at=desk.at))))
    assert "https://contoh.id/jebakan" in page
    assert 'href="https://contoh.id' not in page


@pytest.mark.parametrize("stage", [*lifecycle.OPEN, lifecycle.REFERRED, lifecycle.DISMISSED])
def test_a_case_opens_in_every_stage(signed_in: SignedIn, desk: Desk, stage: str) -> None:
    case, _ = factories.case_at(stage, desk)
    page = _text(signed_in(desk).get(_on(case)))
    assert case.register_number in page
    assert lifecycle.STAGE_LABELS[stage] in page


@pytest.mark.parametrize(("stage", "slug"), [(s, slug) for s, slugs in CASE_MOVES.items() for slug in slugs])
def test_every_move_has_a_page_that_asks(signed_in: SignedIn, desk: Desk, stage: str, slug: str) -> None:
    case, _ = factories.case_at(stage, desk)
    answer = signed_in(desk).get(f"{_on(case)}{slug}/")
    assert answer.status_code == 200
    assert answer.context["form"].heading in _text(answer)


@pytest.mark.parametrize("slug", ["tanya", "duplikat", "bukan-kewenangan", "tulis", "identitas"])
def test_every_triage_move_has_a_page_that_asks(signed_in: SignedIn, desk: Desk, slug: str) -> None:
    answer = signed_in(desk).get(f"{_of(factories.report(at=desk.at))}{slug}/")
    assert answer.context["form"].heading in _text(answer)


def test_the_deadline_is_told_in_words_with_its_article(signed_in: SignedIn, desk: Desk) -> None:
    case, _ = factories.case_at(lifecycle.CLARIFICATION, desk)
    page = _text(signed_in(desk).get(_on(case)))
    assert "Sabtu, 2 November 2024, 23.59 WIB" in page
    assert "pasal 134 ayat (5)" in page


def test_a_deadline_of_low_confidence_is_called_a_reminder(signed_in: SignedIn, desk: Desk) -> None:
    case, _ = factories.case_at(lifecycle.SCREENING, desk)
    assert "Pengingat, tidak memutus apa pun" in _text(signed_in(desk).get(_on(case)))


def test_closing_a_clarification_is_locked_until_the_respondent_was_heard(
    signed_in: SignedIn, desk: Desk
) -> None:
    case, _ = factories.case_at(lifecycle.CLARIFICATION, desk)
    assert "Belum bisa: terlapor belum didengar." in _text(signed_in(desk).get(_on(case)))


def test_a_case_that_failed_screening_shows_no_stage_it_never_reached(
    signed_in: SignedIn, desk: Desk
) -> None:
    case, _ = factories.case_at(lifecycle.DISMISSED, desk)
    labels = [step["label"] for step in signed_in(desk).get(_on(case)).context["stages"]]
    assert labels == ["Laporan", "Kajian awal", "Dihentikan"]


@pytest.mark.parametrize("stage", [*lifecycle.OPEN, lifecycle.REFERRED])
def test_no_view_has_two_filled_buttons(signed_in: SignedIn, desk: Desk, stage: str) -> None:
    case, _ = factories.case_at(stage, desk)
    page = _text(signed_in(desk).get(_on(case)))
    assert page.count('class="button"') <= 1


# --- who finds nothing --------------------------------------------------------------------------------


def test_a_stranger_is_sent_to_sign_in_and_back(client: Client, desk: Desk) -> None:
    case, _ = factories.case_at(lifecycle.SCREENING, desk)
    answer = client.get(_on(case))
    assert answer["Location"] == f"/kantor/masuk/?lanjut={_on(case).replace('/', '%2F')}"


def test_a_case_of_another_city_does_not_exist(signed_in: SignedIn, desk: Desk) -> None:
    case, _ = factories.case_at(lifecycle.SCREENING, _desk_elsewhere())
    assert signed_in(desk).get(_on(case)).status_code == 404


def test_a_report_of_another_city_does_not_exist(signed_in: SignedIn, desk: Desk) -> None:
    elsewhere = _desk_elsewhere()
    report = factories.report(of=elsewhere.officer.office.government, at=elsewhere.at)
    Report.objects.filter(pk=report.pk).update(docket="L-2024-9001")
    assert signed_in(desk).get("/kantor/laporan/L-2024-9001/").status_code == 404


@pytest.mark.parametrize("docket", ["P-2024-9999", "P-2024-0001x", "0", "selesai-juga"])
def test_a_forged_docket_does_not_exist(signed_in: SignedIn, desk: Desk, docket: str) -> None:
    factories.case_at(lifecycle.SCREENING, desk)
    assert signed_in(desk).get(f"/kantor/perkara/{docket}/").status_code == 404


@pytest.mark.parametrize("role", CITY_ROLES)
def test_a_city_role_cannot_tell_a_case_from_no_case(signed_in: SignedIn, desk: Desk, role: str) -> None:
    case, _ = factories.case_at(lifecycle.SCREENING, desk)
    client = signed_in(factories.desk(role, factories.office("Kantor kota"), at=desk.at))
    real, forged = client.get(_on(case)), client.get("/kantor/perkara/P-2024-9999/")
    assert (real.status_code, forged.status_code) == (404, 404)
    assert TOKEN.sub("", _text(real)) == TOKEN.sub("", _text(forged))


@pytest.mark.parametrize("role", CITY_ROLES)
@pytest.mark.parametrize("address", ["/kantor/laporan/{0}/", "/kantor/laporan/{0}/identitas/"])
def test_a_city_role_finds_no_report(signed_in: SignedIn, desk: Desk, role: str, address: str) -> None:
    report = factories.report(at=desk.at)
    client = signed_in(factories.desk(role, factories.office("Kantor kota"), at=desk.at))
    assert client.get(address.format(report.docket)).status_code == 404


@pytest.mark.parametrize("role", CITY_ROLES)
def test_a_city_role_is_led_from_the_door_to_its_own_page(signed_in: SignedIn, desk: Desk, role: str) -> None:
    answer = signed_in(factories.desk(role, factories.office("Kantor kota"), at=desk.at)).get("/kantor/")
    assert answer.status_code == 302


def test_the_mayors_page_names_no_docket(signed_in: SignedIn, desk: Desk) -> None:
    case, _ = factories.case_at(lifecycle.CLARIFICATION, desk)
    mayor = signed_in(factories.desk(roles.LEADER, factories.office("Wali Kota"), at=desk.at))
    page = _text(mayor.get("/kantor/pimpinan/"))
    assert case.docket not in page
    assert case.report.docket not in page


def test_an_intake_officer_is_told_whose_move_it_is(signed_in: SignedIn, desk: Desk) -> None:
    intake = factories.desk(roles.BAWASLU_INTAKE, at=desk.at)
    case, _ = factories.case_at(lifecycle.SCREENING, desk)
    client = signed_in(intake)
    assert "Langkah ini milik petugas penanganan pelanggaran." in _text(client.get(_on(case)))
    assert client.get(f"{_on(case)}kajian-awal/").status_code == 403


# --- moves --------------------------------------------------------------------------------------------


def test_registering_twice_is_refused_and_changes_nothing(signed_in: SignedIn, desk: Desk) -> None:
    client, report = signed_in(desk), factories.report(at=desk.at)
    client.post(f"{_of(report)}registrasi/")
    before = _state()
    assert client.post(f"{_of(report)}registrasi/").status_code == 409
    assert _state() == before


def test_the_page_of_a_move_that_is_not_open_says_so_before_anything_is_typed(
    signed_in: SignedIn, desk: Desk
) -> None:
    client, report = signed_in(desk), factories.report(at=desk.at)
    client.post(f"{_of(report)}registrasi/")
    answer = client.get(f"{_of(report)}duplikat/")
    assert answer.status_code == 409
    assert "tidak tersedia lagi" in _text(answer)


def test_a_repeated_assessment_is_refused_and_changes_nothing(signed_in: SignedIn, desk: Desk) -> None:
    case, _ = factories.case_at(lifecycle.RULING, desk)
    client = signed_in(desk)
    before = _state()
    answer = client.post(f"{_on(case)}kajian/", {"facts": "Fakta.", "analysis": "Analisis."})
    assert answer.status_code == 409
    assert "tidak ada yang tertimpa" in _text(answer)
    assert _state() == before


def test_an_assessment_before_the_respondent_was_heard_is_refused_by_name(
    signed_in: SignedIn, desk: Desk
) -> None:
    case, _ = factories.case_at(lifecycle.CLARIFICATION, desk)
    answer = signed_in(desk).post(f"{_on(case)}klarifikasi-selesai/")
    assert answer.status_code == 409
    assert "Belum bisa menyusun kajian: terlapor belum didengar." in _text(answer)


def test_reading_the_address_of_an_act_does_not_act(signed_in: SignedIn, desk: Desk) -> None:
    report = factories.report(at=desk.at)
    assert signed_in(desk).get(f"{_of(report)}registrasi/").status_code == 302
    assert not Case.objects.exists()


def test_closing_without_a_reason_is_refused_at_the_field(signed_in: SignedIn, desk: Desk) -> None:
    report = factories.report(at=desk.at)
    answer = signed_in(desk).post(f"{_of(report)}bukan-kewenangan/", {"to": "Ombudsman", "reason": " "})
    assert "reason" in answer.context["form"].errors
    assert not Case.objects.exists()


def test_a_duplicate_of_itself_is_refused_at_the_field(signed_in: SignedIn, desk: Desk) -> None:
    report = factories.report(at=desk.at)
    data = {"of": report.docket.lower(), "reason": "Sama."}
    assert "of" in signed_in(desk).post(f"{_of(report)}duplikat/", data).context["form"].errors


def test_a_closed_report_is_confirmed_in_the_inbox(signed_in: SignedIn, desk: Desk) -> None:
    report = factories.report(at=desk.at)
    data = {"to": "Ombudsman", "reason": "Bukan soal netralitas."}
    answer = signed_in(desk).post(f"{_of(report)}bukan-kewenangan/", data, follow=True)
    assert f"{report.docket} selesai: bukan kewenangan." in _text(answer)


def test_an_identity_is_shown_only_for_a_reason(signed_in: SignedIn, desk: Desk) -> None:
    client, report = signed_in(desk), factories.report(at=desk.at)
    address = f"{_of(report)}identitas/"
    assert "Pelapor Contoh" not in _text(client.post(address, {"reason": ""}))
    assert "Pelapor Contoh" in _text(client.post(address, {"reason": "Undangan klarifikasi."}))


def test_an_anonymous_reporter_has_no_identity_to_show(signed_in: SignedIn, desk: Desk) -> None:
    report = factories.report(factories.submission(identity=factories.anonymous()), at=desk.at)
    answer = signed_in(desk).post(f"{_of(report)}identitas/", {"reason": "Undangan klarifikasi."})
    assert "Pelapor memilih tanpa nama" in _text(answer)


# --- furniture ----------------------------------------------------------------------------------------


@pytest.fixture(autouse=True)
def on_a_campaign_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """Legal time stands still, so that the dates on the pages are known."""
    monkeypatch.setattr("netra.web.middleware.legal_now", lambda request: factories.CAMPAIGN)


@pytest.fixture
def desk() -> Desk:
    return factories.desk()


@pytest.fixture(autouse=True)
def _static(client: Client) -> None:
    """Asking for `client` has the static files collected, which every page names."""


def _desk_elsewhere() -> Desk:
    return factories.desk(
        office=factories.office("Bawaslu lain", of=factories.government("32.73", "Kota Lain"))
    )


def _text(answer: Any) -> str:
    """The page without the marks that a suggestion puts into a story."""
    return str(answer.content.decode()).replace("<mark>", "").replace("</mark>", "")


def _on(case: Case) -> str:
    return f"/kantor/perkara/{case.docket}/"


def _of(report: Report) -> str:
    return f"/kantor/laporan/{report.docket}/"


def _state() -> tuple[Any, ...]:
    """What a refused move must leave as it was."""
    return (
        list(Case.objects.values_list("docket", "stage", "due_on", "closed_at")),
        sum(case.papers.count() for case in Case.objects.all()),
        Entry.objects.count(),
    )
