"""Two officers with the same form: the second is told what changed; no word of either is lost."""

from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from netra.accounts import roles
from netra.cases import changes, lifecycle, services
from netra.cases.models import Case
from netra.cases.services import withdrawal
from netra.journal import events
from netra.journal.models import Entry
from netra.reports import services as reports
from tests import factories
from tests.cases import handing

pytestmark = pytest.mark.django_db
TYPED = "Kalimat panjang yang tidak boleh hilang."
# Each move with a form: stage, address, what is sent.
FORMS: dict[str, tuple[str, str, dict[str, Any]]] = {
    "confirm_requirements": (
        lifecycle.SCREENING, "kajian-awal/",
        {"verdict": "not_met", "reason": TYPED, "notes": "-"},
    ),
    "record_clarification": (
        lifecycle.CLARIFICATION, "klarifikasi/",
        {"party": "witness", "outcome": "heard", "minutes": TYPED},
    ),
    "extend_handling": (lifecycle.CLARIFICATION, "tambah-waktu/", {"reason": TYPED}),
    "write_assessment": (
        lifecycle.ASSESSMENT, "kajian/",
        {"facts": TYPED, "analysis": "Analisis.", "other_norms": "SKB 2022"},
    ),
    "rule_breach": (lifecycle.RULING, "putusan/", {"kinds": ["ethics"], "reasons": TYPED}),
    "refer": (lifecycle.REFERRAL, "penerusan/", {"letter": TYPED}),
}  # fmt: skip
EACH_FORM = pytest.mark.parametrize("name", FORMS)


@pytest.fixture(autouse=True)
def on_a_campaign_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("netra.web.middleware.legal_now", lambda request: factories.CAMPAIGN)


def opened(client: Client, name: str) -> tuple[Case, str, dict[str, Any], Any]:
    """A case whose form an officer has open, with what was typed; and a colleague's desk."""
    stage, path, told = FORMS[name]
    mine, colleague = factories.desk(), factories.desk()
    case, _ = factories.case_at(stage, mine)
    factories.sign_in(client, mine.officer)
    address = f"/kantor/perkara/{case.docket}/{path}"
    assert f'name="seen" value="{changes.newest(case.report, case)}"' in text_of(client.get(address))
    return case, address, told | {"seen": changes.newest(case.report, case)}, colleague


def text_of(answer: Any) -> str:
    return str(answer.content.decode())


@EACH_FORM
def test_what_a_colleague_recorded_meanwhile_is_told_and_the_same_form_sent_again_is_taken(
    client: Client, name: str
) -> None:
    case, address, told, colleague = opened(client, name)
    services.hand_to(case=case, to=colleague.officer, desk=colleague)
    had = case.papers.count(), Entry.objects.count()
    answer = client.post(address, told)
    shown = text_of(answer)
    assert (answer.status_code, case.papers.count(), Entry.objects.count()) == (409, *had)
    assert "berubah sejak Anda membukanya" in shown
    assert "Perkara diserahkan" in shown
    assert TYPED in shown
    told["seen"] = changes.newest(case.report, case)
    assert f'name="seen" value="{told["seen"]}"' in shown
    assert client.post(address, told).status_code == 302
    assert case.papers.count() > had[0]


@EACH_FORM
def test_a_move_that_a_colleague_ended_offers_no_button_and_keeps_what_was_typed(
    client: Client, name: str
) -> None:
    case, address, told, _ = opened(client, name)
    Case.objects.filter(pk=case.pk).update(stage=lifecycle.REFERRED)
    answer = client.post(address, told)
    shown = text_of(answer)
    assert answer.status_code == 409
    assert "Langkah ini tidak tersedia lagi" in shown
    assert TYPED in shown
    assert 'class="acts"><button class="button" type="submit">' not in shown


@pytest.mark.parametrize(("path", "told"), [
    ("bukan-kewenangan/", {"to": "Ombudsman", "reason": TYPED}),
    ("duplikat/", {"of": "", "reason": TYPED}),
])  # fmt: skip
def test_a_report_that_a_colleague_registered_is_not_put_aside(
    client: Client, path: str, told: dict[str, Any]
) -> None:
    mine, colleague = factories.desk(), factories.desk()
    report, other = factories.report(), factories.report()
    factories.sign_in(client, mine.officer)
    case = services.register(report=report, desk=colleague)
    sent = told | {"seen": 0} | ({"of": other.docket} if "of" in told else {})
    answer = client.post(f"/kantor/laporan/{report.docket}/{path}", sent)
    shown = text_of(answer)
    assert answer.status_code == 409
    assert events.SENTENCES[events.CASE_REGISTERED] in shown
    assert TYPED in shown
    case.refresh_from_db()
    assert case.stage == lifecycle.SCREENING


@pytest.mark.parametrize(("stage", "path"), [
    (lifecycle.CLARIFICATION, "klarifikasi-selesai/"), (lifecycle.SCREENING, "temuan/"),
])  # fmt: skip
def test_a_button_of_a_page_that_is_old_does_nothing_and_says_what_happened(
    client: Client, stage: str, path: str
) -> None:
    mine, colleague = factories.desk(), factories.desk()
    case, _ = factories.case_at(stage, mine)
    if stage == lifecycle.CLARIFICATION:
        factories.hear(case, mine)
    factories.sign_in(client, mine.officer)
    seen = changes.newest(case.report, case)
    services.extend_handling(case=case, reason="Saksi ahli", desk=colleague)
    answer = client.post(f"/kantor/perkara/{case.docket}/{path}", {"seen": seen})
    assert answer.status_code == 409
    assert "Waktu penanganan ditambah" in text_of(answer)
    case.refresh_from_db()
    assert case.stage == stage


def test_what_the_reporter_adds_is_a_change_and_readings_notes_and_letters_are_none() -> None:
    desk = factories.desk()
    case, _ = factories.case_at(lifecycle.CLARIFICATION, desk)
    seen = changes.newest(case.report, case)
    reports.open_story(report=case.report, officer=desk.officer, private=desk.private, at=desk.at)
    services.write_note(case=case, text="Ingat saksi.", nonce=uuid4(), desk=desk)
    assert changes.newest(case.report, case) == seen
    minutes = {"case": case, "party": "witness", "outcome": "heard", "minutes": "-"}
    services.record_clarification(**minutes, desk=replace(desk, seen=seen))
    seen = changes.newest(case.report, case)
    key = desk.key_to(case.report)
    reports.add_to_report(report=case.report, key=key, nonce=uuid4(), text="Ada saksi lain.", at=desk.at)
    with pytest.raises(changes.Changed):
        services.record_clarification(**minutes, desk=replace(desk, seen=seen))
    assert case.papers.filter(kind="clarification").count() == 1


def test_a_case_that_a_colleague_gave_away_is_not_given_to_somebody_else(client: Client) -> None:
    mine, colleague, third = factories.desk(), factories.desk(), factories.desk()
    case, _ = factories.case_at(lifecycle.SCREENING, mine)
    factories.sign_in(client, mine.officer)
    sent = {"seen": changes.newest(case.report, case), "to": third.officer.username}
    services.hand_to(case=case, to=colleague.officer, desk=mine)
    answer = client.post(f"/kantor/perkara/{case.docket}/serahkan/", sent)
    case.refresh_from_db()
    assert (answer.status_code, case.assignee) == (409, colleague.officer)
    assert events.SENTENCES[events.CASE_HANDED_OVER] in text_of(answer)


def test_a_ruling_that_a_colleague_handed_over_is_not_handed_over_twice_and_the_file_is_not_lost(
    client: Client,
) -> None:
    theirs, (case, mine) = handing.personnel(), handing.referred()
    factories.sign_in(client, mine.officer)
    address = f"/kantor/perkara/{case.docket}/serah-terima/baru/"
    assert client.get(address).status_code == 200
    handing.sent(case, mine, theirs.officer.office)
    office = str(theirs.officer.office_id)
    told = {
        "purpose": "ethics", "to": office, "letter": "Surat 9", "position": "Kepala seksi", "agency": "Dinas",
        "act": "Ajakan", "norms": "SKB", "reasons": "Pleno.", "summary": TYPED,
    }  # fmt: skip
    answer = client.post(address, told)
    shown = text_of(answer)
    assert (answer.status_code, case.handovers.count()) == (409, 1)
    assert TYPED in shown
    assert events.SENTENCES[events.HANDOVER_SENT] in shown
    assert "Segel dan serahkan" not in shown


def test_a_report_that_changed_while_its_page_was_open_is_not_taken_up_unread(client: Client) -> None:
    """The reporter withdrew: the button of the old page would have begun a finding instead of a case."""
    mine, report = factories.desk(), factories.report()
    factories.sign_in(client, mine.officer)
    page, address = f"/kantor/laporan/{report.docket}/", f"/kantor/laporan/{report.docket}/registrasi/"
    assert 'name="seen" value="0"' in text_of(client.get(page))
    key = mine.key_to(report)
    withdrawal.withdraw(report=report, key=key, nonce=uuid4(), reason="Keliru.", at=mine.at)
    answer = client.post(address, {"seen": 0})
    assert (answer.status_code, Case.objects.filter(report=report).exists()) == (409, False)
    assert "berubah sejak halamannya dibuka" in text_of(answer)
    assert f'name="seen" value="{changes.newest(report, None)}"' in text_of(client.get(page))
    assert client.post(address, {"seen": changes.newest(report, None)}).status_code == 302


def test_what_the_law_prevents_leaves_the_reason_on_its_page(client: Client) -> None:
    mine, (first, second) = factories.desk(), (factories.report(), factories.report())
    case, _ = factories.case_at(lifecycle.CLARIFICATION, mine)
    services.extend_handling(case=case, reason="Saksi ahli", desk=mine)
    services.mark_duplicate(report=first, of=second, reason="Sama", desk=mine)
    factories.sign_in(client, mine.officer)
    for address, told, why in (
        (f"perkara/{case.docket}/tambah-waktu/", {}, "Waktu tidak dapat ditambah"),
        (f"laporan/{second.docket}/duplikat/", {"of": first.docket}, "Laporan tujuan sudah ditutup"),
    ):
        answer = client.post(f"/kantor/{address}", told | {"reason": TYPED})
        assert (answer.status_code, TYPED in text_of(answer)) == (409, True)
        assert why in text_of(answer)


def test_who_does_not_handle_cases_gives_none_away_whatever_key_they_hold() -> None:
    mine, colleague = factories.desk(), factories.desk()
    case, _ = factories.case_at(lifecycle.SCREENING, mine)
    mine.officer.role = roles.BAWASLU_INTAKE
    with pytest.raises(services.NotYourRole):
        services.hand_to(case=case, to=colleague.officer, desk=mine)


@pytest.mark.parametrize("told", ["", "x", "-1", "9" * 40])
def test_a_form_that_carries_no_number_is_checked_by_the_table_alone(client: Client, told: str) -> None:
    _, address, sent, _ = opened(client, "record_clarification")
    assert client.post(address, sent | {"seen": told}).status_code == 302
