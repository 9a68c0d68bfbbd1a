"""A ruling is corrected, or changed by order of a higher body: by two, with every version kept."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from netra.cases import change_queries, deadlines, figures, lifecycle, services
from netra.cases.desk import Desk
from netra.cases.models import Case, Paper, RulingChange, Task
from netra.journal import events
from netra.journal.models import Entry
from netra.law.procedure import MoveNotAllowed
from netra.reports.models import Report
from tests import factories
from tests.cases.handing import sent
from tests.cases.people import KENARI, MELATI, nonces, ruled_on

pytestmark = pytest.mark.django_db
NO_BREACH = {lifecycle.NO_BREACH: "Tidak ada pelanggaran."}
DISCIPLINE = {lifecycle.DISCIPLINE: "Disiplin."}
ORDER = services.Order("Bawaslu Provinsi Contoh", "12/2024", date(2024, 11, 4))


def proposed(case: Case, desk: Desk, verdicts: dict[str, str], **more: Any) -> None:
    told: dict[str, Any] = {"verdicts": verdicts, "reason": "Salah centang.", **more}
    services.propose_change(case=case, desk=desk, **told)


def changed(case: Case, desk: Desk, verdicts: dict[str, str], **more: Any) -> Case:
    """Proposed by this desk, confirmed by a second one; the case as it is then."""
    proposed(case, desk, verdicts, **more)
    services.confirm_change(case=case, desk=factories.second(desk, case))
    return Case.objects.select_related("report__government", "government").get(pk=case.pk)


def a_dismissal(desk: Desk) -> Case:
    case, _ = factories.case_at(lifecycle.RULING, desk)
    return services.rule(case=case, verdicts=NO_BREACH, desk=desk)


def versions(case: Case, desk: Desk) -> list[dict[str, str]]:
    papers = desk.open_papers(case)
    return [each.content["verdicts"] for each in papers if each.kind == Paper.Kind.RULING]


def tasks(case: Case, desk: Desk) -> str:
    return " ".join(each.title for each in desk.open_tasks(case))


def test_a_corrected_ruling_is_a_new_version_and_the_old_one_stays_readable() -> None:
    case, desk = factories.case_at(lifecycle.REFERRAL)
    case = changed(case, desk, DISCIPLINE)
    assert versions(case, desk) == [{lifecycle.ETHICS: "Terbukti."}, DISCIPLINE]
    assert services.verdicts_of(case, desk) == DISCIPLINE
    assert case.stage == lifecycle.REFERRAL
    noted = Entry.objects.filter(subject=case.docket).values_list("event", flat=True)
    assert {events.RULING_CHANGE_PROPOSED, events.RULING_CHANGED} <= set(noted)


@pytest.mark.parametrize("who", ["proposer", "assessor"])
def test_neither_who_proposed_it_nor_who_wrote_the_assessment_confirms(who: str) -> None:
    case, desk = factories.case_at(lifecycle.REFERRAL)
    colleague = factories.second(desk, case)
    if who == "assessor":
        case.papers.filter(kind=Paper.Kind.ASSESSMENT).update(by=colleague.officer)
        proposed(case, desk, DISCIPLINE)
    else:
        proposed(case, colleague, DISCIPLINE)
    with pytest.raises(services.SameEyes):
        services.confirm_change(case=case, desk=colleague)
    assert services.verdicts_of(case, desk) == {lifecycle.ETHICS: "Terbukti."}


def test_nothing_is_passed_on_nor_proposed_anew_while_a_change_waits_and_declining_it_frees_the_way() -> None:
    case, desk = factories.case_at(lifecycle.REFERRAL)
    proposed(case, desk, DISCIPLINE)
    with pytest.raises(services.ChangeWaits):
        services.refer(case=case, letter="Surat 1", desk=desk)
    with pytest.raises(services.ChangeWaits):
        proposed(case, desk, NO_BREACH)
    services.decline_change(case=case, reason="Sudah benar.", desk=desk)
    with pytest.raises(services.NothingProposed):
        services.confirm_change(case=case, desk=factories.second(desk, case))
    services.refer(case=case, letter="Surat 1", desk=desk)
    assert services.verdicts_of(case, desk) == {lifecycle.ETHICS: "Terbukti."}


def test_a_slip_of_the_pen_is_corrected_only_until_the_ruling_was_passed_on_an_order_changes_it_later() -> (
    None
):
    case, desk = factories.case_at(lifecycle.REFERRED)
    with pytest.raises(MoveNotAllowed):
        proposed(case, desk, DISCIPLINE)
    case = changed(case, desk, DISCIPLINE, order=ORDER)
    assert (case.stage, case.closed_at) == (lifecycle.REFERRAL, None)
    assert desk.open_papers(case)[-1].content["changed"]["order"]["number"] == "12/2024"
    services.refer(case=case, letter="Surat 2", desk=desk)


def test_what_says_the_same_and_what_was_never_ruled_is_not_corrected() -> None:
    case, desk = factories.case_at(lifecycle.REFERRAL)
    with pytest.raises(services.SameRuling):
        proposed(case, desk, services.verdicts_of(case, desk))
    with pytest.raises(services.ReasonMissing):
        proposed(case, desk, DISCIPLINE, reason=" ")
    unruled, _ = factories.case_at(lifecycle.DISMISSED, desk)
    with pytest.raises(services.NotDecided):
        proposed(unruled, desk, DISCIPLINE)


def test_a_ruling_on_two_people_is_corrected_on_exactly_these_two() -> None:
    desk = factories.desk()
    case = ruled_on(desk, {KENARI: {lifecycle.ETHICS: "1."}, MELATI: NO_BREACH})
    first, second = nonces(case)
    with pytest.raises(services.RespondentsChanged):
        proposed(case, desk, {}, each={first: NO_BREACH})
    case = changed(case, desk, {}, each={first: NO_BREACH, second: {lifecycle.ETHICS: "1."}})
    assert set(services.tracks_in(case, desk)) == {"ethics:2"}
    assert case.ruling_changes.get().tracks.split() == ["ethics:1", "ethics:2"]
    assert "Pulihkan nama Terlapor 1" in tasks(case, desk)


def test_a_dismissal_that_was_a_slip_goes_on_to_the_referral_and_the_reporters_page_keeps_its_end() -> None:
    desk = factories.desk()
    case = changed(a_dismissal(desk), desk, DISCIPLINE)
    assert (case.stage, case.closed_at, case.report.stage) == (lifecycle.REFERRAL, None, "done")
    assert case.overturnings.count() == 1
    services.refer(case=case, letter="Surat 1", desk=desk)


def test_an_order_that_finds_no_breach_ends_the_case_and_names_everything_that_hangs_on_the_old_outcome() -> (
    None
):
    personnel = factories.desk("bkpsdm", factories.office("BKPSDM"))
    case, desk = factories.case_at(lifecycle.REFERRED)
    passage = sent(case, desk, personnel.officer.office)
    case = changed(case, factories.later(desk, desk.at + timedelta(hours=1)), NO_BREACH, order=ORDER)
    assert case.stage == lifecycle.DISMISSED
    assert case.closed_at is not None
    assert change_queries.changed_since(passage) is not None
    told = tasks(case, desk)
    assert f"Tarik kembali penyerahan {passage.number}" in told
    assert "Pulihkan nama terlapor" in told
    assert "Tulis kepada pelapor" in told
    assert set(Task.objects.filter(case=case).values_list("assignee", flat=True)) == {desk.officer.pk}
    assert case.handovers.count() == 1  # nothing is erased


def test_the_clock_of_a_crime_runs_from_the_ruling_that_a_correction_meant() -> None:
    case, desk = factories.case_at(lifecycle.REFERRAL)
    ruled_at = desk.at
    later = factories.later(desk, desk.at + timedelta(hours=5))
    case = changed(case, later, {lifecycle.CRIME: "Pidana."})
    assert case.deadlines.get(purpose=deadlines.REFERRAL).starts_at == ruled_at
    case = changed(case, later, DISCIPLINE)
    assert case.deadlines.get(purpose=deadlines.REFERRAL).met_at == later.at


def test_no_figure_falls_when_a_ruling_changes_and_the_change_is_counted_apart() -> None:
    desk = factories.desk()
    referred, _ = factories.case_at(lifecycle.REFERRED, desk)
    before = totals(referred, desk.at)
    tomorrow = factories.later(desk, desk.at + timedelta(days=1))
    changed(referred, tomorrow, NO_BREACH, order=ORDER)
    after = totals(referred, tomorrow.at)
    assert (after.ended, after.days, after.finished) == (before.ended, before.days, before.finished)
    assert (before.changed, after.changed) == (0, 1)
    reopened = changed(referred, tomorrow, DISCIPLINE, order=ORDER)
    services.refer(case=reopened, letter="Surat 2", desk=tomorrow)
    assert totals(referred, tomorrow.at).ended == before.ended
    assert RulingChange.objects.filter(is_made=True).count() == 2


def totals(case: Case, at: datetime) -> figures.Totals:
    span = figures.Span(Report.objects.get(pk=case.report_id).received_at, at + timedelta(hours=1))
    return figures.totals(case.government, span)
