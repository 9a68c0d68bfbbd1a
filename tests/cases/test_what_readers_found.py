"""Faults that a fresh reader found once, each held by a test."""

from datetime import datetime, timedelta

import pytest
from django.test import Client

from netra import law
from netra.cases import forms, lifecycle, page, services
from netra.cases.models import Case
from netra.clock import Zone
from netra.reports import lifecycle as public
from netra.reports import services as reports
from netra.reports.models import Report
from tests import factories

pytestmark = pytest.mark.django_db


def test_opening_a_stale_copy_never_takes_back_what_a_colleague_did() -> None:
    desk = factories.desk()
    report = factories.report()
    stale = Report.objects.get(pk=report.pk)
    services.register(report=report, desk=desk)
    reports.open_story(report=stale, officer=desk.officer, private=desk.private, at=desk.at)
    report.refresh_from_db()
    assert report.stage == public.EXAMINED


def test_two_reports_cannot_vanish_into_one_another() -> None:
    desk = factories.desk()
    first, second = factories.report(), factories.report()
    services.mark_duplicate(report=first, of=second, reason="Sama", desk=desk)
    with pytest.raises(services.ClosedTarget):
        services.mark_duplicate(report=second, of=first, reason="Sama", desk=desk)
    assert not Case.objects.filter(report=second, stage=lifecycle.DUPLICATE).exists()


def test_a_report_of_an_election_keeps_its_clocks_after_the_calendar_has_ended() -> None:
    late = datetime(2024, 12, 17, 9, 0, tzinfo=Zone.WIB.tz)
    told = factories.submission(happened_on=late.date() - timedelta(days=2))
    desk = factories.desk(at=late)
    case = services.register(report=factories.report(told, at=late), desk=desk)
    case.refresh_from_db()
    assert (case.due_on, case.due_limit) == (late.date() + timedelta(days=3), "pkd-penanganan-3")


def test_a_lead_taken_up_late_is_not_born_overdue() -> None:
    desk = factories.desk()
    lead = factories.report(factories.submission(identity=factories.anonymous()))
    later = factories.later(desk, desk.at + timedelta(days=6))
    case = services.register(report=lead, desk=later)
    case.refresh_from_db()
    assert case.due_on is not None
    assert case.due_on > later.today


def test_after_a_ruling_the_reporter_reads_no_date_that_has_been_met() -> None:
    case, desk = factories.case_at(lifecycle.RULING)
    services.rule(case=case, verdicts={lifecycle.ETHICS: "Unsur terpenuhi"}, desk=desk)
    case.report.refresh_from_db()
    assert case.report.next_due_on is None


def test_a_deadline_of_an_older_rule_is_shown_as_it_was_computed() -> None:
    case, desk = factories.case_at(lifecycle.SCREENING)
    case.deadlines.update(limit_version=99)
    shown = page.explained(case, desk.at)
    assert {each.cells == [] for each in shown} == {True}
    assert "versi 99" in shown[0].caveats[0]


def test_a_deadline_whose_rule_is_gone_does_not_break_the_page() -> None:
    case, desk = factories.case_at(lifecycle.SCREENING)
    case.deadlines.update(limit="aturan-yang-dihapus")
    assert page.explained(case, desk.at)


def test_requirements_are_not_met_while_nothing_is_ticked() -> None:
    empty = forms.ScreeningForm({"verdict": "met"})
    assert "material" in empty.errors
    told = forms.ScreeningForm({"verdict": "met"} | _every_requirement())
    assert told.is_valid()


def _every_requirement() -> dict[str, list[str]]:
    needs = law.rulebook().requirements
    return {kind: [need.id for need in needs if need.kind == kind] for kind in ("formal", "material")}


def test_met_with_a_requirement_left_open_asks_for_it_by_name_or_for_a_reason() -> None:
    ticked = _every_requirement()
    ticked["material"].remove("sm-bukti")
    asked = forms.ScreeningForm({"verdict": "met"} | ticked)
    assert asked.errors == {"reason": [asked.errors["reason"][0]]}
    assert asked.errors["reason"][0].startswith("Belum dicentang: Bukti yang mendukung. Centang bila")
    assert forms.ScreeningForm({"verdict": "met", "reason": "Bukti diserahkan besok."} | ticked).is_valid()


def test_why_a_case_went_on_with_an_open_requirement_is_filed_and_shown(client: Client) -> None:
    case, desk = factories.case_at(lifecycle.SCREENING)
    factories.sign_in(client, desk.officer)
    told = {"verdict": "met", "material": ["sm-uraian"], "reason": "Bukti diserahkan besok."}
    client.post(f"/kantor/perkara/{case.docket}/kajian-awal/", told)
    assert desk.open_papers(case)[-1].content["reason"] == "Bukti diserahkan besok."
    assert "Bukti diserahkan besok." in client.get(f"/kantor/perkara/{case.docket}/").content.decode()
