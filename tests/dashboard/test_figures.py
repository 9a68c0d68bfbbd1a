"""What the public and the leader read of cases: it sums, never falls, and no case can be subtracted."""

from collections import Counter
from datetime import datetime, timedelta
from random import Random

import pytest

from netra import clock
from netra.agencies.models import Government
from netra.cases import figures, inbox_counts, lifecycle, services
from netra.cases import queries as cases
from netra.cases.models import AllegedHarm, Case, Deadline
from netra.dashboard import queries, steps
from netra.outreach.discretion import SMALLEST, rounded_down
from tests import factories
from tests.dashboard.histories import START, Ledger, Office

WIB = clock.Zone.WIB
HARM = "benturan-kepentingan"
SINCE = datetime(2024, 1, 1, tzinfo=WIB.tz)
THE_END = START + timedelta(days=70)


def published(government: Government, at: datetime) -> list[object]:
    """Everything that a page shows of reports and cases at that moment."""
    found = queries.public_figures(government, at)
    return [found.rows, queries.acts_reported(government, at), queries.harms_alleged(government, at)]


def words_of_harm(government: Government, at: datetime, label: str = "Benturan kepentingan") -> str:
    return next(each.words for each in queries.harms_alleged(government, at) if each.label == label)


@pytest.mark.django_db
def test_a_dismissal_changes_nothing_that_is_published_of_the_harm_alleged() -> None:
    desk = factories.desk()
    government, monday = desk.officer.office.government, START + timedelta(days=28)
    made = [factories.case_at(lifecycle.ASSESSMENT, desk)[0] for _ in range(SMALLEST)]
    for case in made:
        services.write_assessment(case=case, facts="F", analysis="A", norms=[], harms=[HARM], desk=desk)
    assert words_of_harm(government, factories.CAMPAIGN + timedelta(days=1)) == "di bawah 5"
    before = published(government, monday)
    assert words_of_harm(government, monday) == "5–9"
    for case in made[:2]:
        verdicts = {lifecycle.NO_BREACH: "Tidak terbukti."}
        hand = factories.later(factories.second(desk, case), monday + timedelta(hours=9))
        services.rule(case=case, verdicts=verdicts, desk=hand)
    for day in range(7):
        assert published(government, monday + timedelta(days=day, hours=10)) == before
    assert words_of_harm(government, monday + timedelta(days=30)) == "5–9"
    left = AllegedHarm.objects.get(case=None)
    assert (left.count, left.at) == (2, steps.as_published(factories.CAMPAIGN, WIB))


@pytest.mark.django_db
def test_when_the_contents_are_erased_the_harm_stays_counted_without_its_case() -> None:
    desk = factories.desk()
    case, _ = factories.case_at(lifecycle.ASSESSMENT, desk)
    services.write_assessment(
        case=case, facts="F", analysis="A", norms=[], harms=[HARM], desk=factories.second(desk, case)
    )
    services.rule(case=case, verdicts={lifecycle.ETHICS: "Terbukti."}, desk=desk)
    services.refer(case=case, letter="Surat 1", desk=desk)
    case.refresh_from_db()
    late = factories.CAMPAIGN.replace(year=2031)
    services.decide_retention(case=case, choice="erase", reason="Selesai.", desk=factories.later(desk, late))
    code = case.government.code
    assert services.erase_decided(government=code, at=late + timedelta(days=8), actor="uji")
    assert AllegedHarm.objects.get().case_id is None
    assert figures.harms(case.government, figures.Span(SINCE, late)) == {HARM: 1}


@pytest.mark.django_db
@pytest.mark.parametrize("seed", [1, 2])
def test_every_total_of_a_random_history_is_what_a_plain_recount_comes_to(seed: int) -> None:
    office = Office(Random(seed))
    ledger, government = office.live_through(22), office.desk.officer.office.government
    for day in range(0, 70, 3):
        until = START + timedelta(days=day)
        found = figures.totals(government, figures.Span(SINCE, until))
        assert found.received == sum(at < until for at, _ in ledger.came)
        assert found.taken_up == sum(at < until for at in ledger.taken_up)
        assert found.ended == {stage: ledger.ends(until)[stage] for stage in lifecycle.FINAL}
        assert list(found.days) == ledger.days(until)
        assert found.overdue == counted_by_hand(until)
        assert figures.acts(government, figures.Span(SINCE, until)) == Counter(
            act for at, act in ledger.came if at < until
        )
        assert found.finished == len(found.days) <= found.received
    assert_harms_are_what_was_alleged(ledger, government)
    assert_the_office_counts_the_same(office)
    assert_nothing_can_be_subtracted(government)


def counted_by_hand(until: datetime) -> int:
    """Cases with a binding date that had passed by then, row by row."""
    late = set()
    for row in Deadline.objects.filter(binding=True, due_on__isnull=False):
        ended = row.met_at if row.met_at and row.met_at < until else until - timedelta(seconds=1)
        if row.starts_at < until and row.due_on and ended.astimezone(WIB.tz).date() > row.due_on:
            late.add(row.case_id)
    return len(late)


def assert_the_office_counts_the_same(office: Office) -> None:
    """What the lists count comes to all reports, each once: to triage, open, or finished."""
    officer, today = office.desk.officer, (START + timedelta(days=9)).date()
    rows = list(Case.objects.select_related("report"))
    running = [row for row in rows if row.stage in lifecycle.OPEN]
    counts = inbox_counts.counts_of_inbox(officer, today, START)
    assert {view: counts[view] for view in cases.VIEWS} == {
        cases.LATE: sum(row.due_on is not None and row.due_on < today for row in running),
        cases.TODAY: sum(row.due_on == today for row in running),
        cases.WAITING: sum(row.report.stage == "asked" for row in running),
    }
    finished = cases.closed_cases(officer).count()
    assert (cases.work_list(officer).count(), finished) == (len(running), len(office.ledger.ended))
    assert cases.new_reports(officer).count() + len(running) + finished == len(office.ledger.came)


def assert_harms_are_what_was_alleged(ledger: Ledger, government: Government) -> None:
    """By the week: of what was dismissed only the week is left."""
    for week in range(10):
        until = steps.as_published(START + timedelta(weeks=week), WIB)
        alleged = Counter(harm for at, harm in ledger.alleged if at < until)
        assert figures.harms(government, figures.Span(SINCE, until)) == alleged
    held = Case.objects.filter(stage=lifecycle.DISMISSED, harms__isnull=False)
    assert not held.exists()


def assert_nothing_can_be_subtracted(government: Government) -> None:
    """From day to day nothing changes but on a Monday, and then nothing falls."""
    before = figures.totals(government, figures.Span(SINCE, SINCE))
    shown = published(government, START)
    for day in range(70):
        at = START + timedelta(days=day, hours=3)
        now = published(government, at)
        assert now == shown or at.weekday() == 0
        shown = now
        total = figures.totals(government, figures.Span(SINCE, steps.as_published(at, WIB)))
        assert all(total.ended[stage] >= before.ended[stage] for stage in lifecycle.FINAL)
        assert (total.received, total.taken_up, total.overdue) >= (0, 0, 0)
        assert total.received >= before.received and total.overdue >= before.overdue
        before = total


def test_a_range_is_a_step_of_five_and_hides_how_many_it_is() -> None:
    for count in range(60):
        assert steps.range_of(count) == steps.range_of(rounded_down(count))
        low, high = (int(each) for each in steps.range_of(count).split("–"))
        assert low <= count <= high == low + SMALLEST - 1
    assert (steps.range_of(1234), steps.words_of(4)) == ("1.230–1.234", "di bawah 5")


@pytest.mark.parametrize(("day", "monday"), [(28, 28), (29, 28), (30, 28), (27, 21)])
def test_what_is_published_is_as_of_last_monday(day: int, monday: int) -> None:
    at = datetime(2024, 10, day, 0, 0, tzinfo=WIB.tz)
    assert steps.as_published(at, WIB) == datetime(2024, 10, monday, tzinfo=WIB.tz)
    evening_in_utc = datetime(2024, 10, 27, 17, 30, tzinfo=clock.Zone.WIB.tz)
    assert steps.as_published(evening_in_utc, clock.Zone.WIT) == datetime(
        2024, 10, 21, tzinfo=clock.Zone.WIT.tz
    )
