"""Clocks of a case: started from the rulebook, kept as computed, extended once, and never rewritten."""

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from netra import law
from netra.cases import deadlines, lifecycle, services
from netra.cases.desk import Desk
from netra.cases.models import Case, Deadline
from netra.clock import Zone
from netra.reports.submission import Submission
from netra.web.environment import ROOT
from tests import factories
from tests.factories import BETWEEN_ELECTIONS, CAMPAIGN, PEMILU

pytestmark = pytest.mark.django_db
RULES = ROOT / "rules"


def registered(at: datetime = CAMPAIGN, told: Submission | None = None) -> tuple[Case, Desk]:
    return factories.case_at(lifecycle.SCREENING, factories.desk(at=at), told=told)


def clocks(case: Case) -> dict[str, tuple[str, date | None]]:
    """Open clocks: purpose -> limit and day."""
    rows = case.deadlines.filter(met_at=None)
    return {row.purpose: (row.limit, row.due_on) for row in rows}


def due(limit: str, start: datetime) -> date:
    """What the rulebook itself says."""
    return law.due_for(law.rulebook(), limit, start, Zone.WIB).due_on


def test_a_pilkada_case_runs_three_calendar_days_from_registration() -> None:
    case, _ = registered()
    assert clocks(case)["handling"] == ("pkd-penanganan-3", date(2024, 11, 2))


def test_a_pemilu_case_runs_on_the_limit_of_the_other_law() -> None:
    case, _ = registered(PEMILU, factories.submission(happened_on=None))
    assert clocks(case)["handling"] == ("pml-penanganan-7", due("pml-penanganan-7", PEMILU))


def test_between_elections_no_clock_starts_because_no_law_sets_one() -> None:
    case, _ = registered(BETWEEN_ELECTIONS, factories.submission(happened_on=None))
    assert (clocks(case), case.due_on) == ({}, None)


def test_a_clock_keeps_its_limit_version_and_start() -> None:
    case, desk = registered()
    row = case.deadlines.get(purpose="handling")
    assert (row.limit_version, row.starts_at, row.binding, row.warning) == (1, desk.at, True, "")


def test_a_doubtful_limit_reminds_but_does_not_bind() -> None:
    case, _ = registered()
    assert case.deadlines.get(purpose="screening").binding is False


def test_the_case_shows_the_clock_that_binds_and_not_the_reminder_before_it() -> None:
    case, _ = registered()
    assert clocks(case)["screening"][1] < clocks(case)["handling"][1]
    assert case.due_on == clocks(case)["handling"][1]


def extended(at: datetime = CAMPAIGN, told: Submission | None = None) -> Case:
    case, desk = registered(at, told)
    services.extend_handling(case=case, reason="Saksi ahli", desk=desk)
    return case


def test_pilkada_adds_two_days_to_the_end_of_the_first_three() -> None:
    limit, day = clocks(extended())["extension"]
    assert (limit, day) == ("pkd-penanganan-tambah-2", date(2024, 11, 4))


def test_pemilu_counts_fourteen_working_days_anew_from_registration() -> None:
    limit, day = clocks(extended(PEMILU, factories.submission(happened_on=None)))["extension"]
    assert (limit, day) == ("pml-penanganan-14", due("pml-penanganan-14", PEMILU))


def test_an_extension_takes_the_place_of_the_first_clock() -> None:
    assert "handling" not in clocks(extended())


def test_the_reporter_sees_the_extended_day() -> None:
    case = extended()
    case.report.refresh_from_db()
    assert (case.report.next_limit, case.report.next_due_on) == ("pkd-penanganan-tambah-2", date(2024, 11, 4))


def test_time_is_extended_only_once() -> None:
    case, desk = registered()
    services.extend_handling(case=case, reason="Saksi ahli", desk=desk)
    with pytest.raises(deadlines.NothingToExtend):
        services.extend_handling(case=case, reason="Sekali lagi", desk=desk)


@pytest.mark.parametrize(("days", "is_late"), [(3, False), (4, True)])
def test_time_is_extended_on_the_last_day_but_not_after_it(days: int, is_late: bool) -> None:
    case, desk = registered()
    evening = (CAMPAIGN + timedelta(days=days)).replace(hour=0, minute=1)
    act = lambda: services.extend_handling(case=case, reason="x", desk=factories.later(desk, evening))  # noqa: E731
    if is_late:
        with pytest.raises(deadlines.NothingToExtend):
            act()
    else:
        act()
    assert case.deadlines.filter(purpose="extension").exists() is not is_late


def test_between_elections_there_is_nothing_to_extend() -> None:
    case, desk = registered(BETWEEN_ELECTIONS, factories.submission(happened_on=None))
    with pytest.raises(deadlines.NothingToExtend):
        services.extend_handling(case=case, reason="x", desk=desk)


def test_extending_needs_a_reason() -> None:
    case, desk = registered()
    with pytest.raises(services.ReasonMissing):
        services.extend_handling(case=case, reason=" ", desk=desk)


def test_a_suspected_crime_starts_the_clock_of_its_referral() -> None:
    case, desk = factories.case_at(lifecycle.RULING)
    services.rule(case=case, verdicts={lifecycle.CRIME: "x"}, desk=desk)
    case.refresh_from_db()
    assert set(clocks(case)) == {"referral"}
    assert case.due_on == due("pkd-terus-pidana-24jam", desk.at)


def test_other_verdicts_start_no_clock() -> None:
    case, _ = factories.case_at(lifecycle.REFERRAL)
    assert clocks(case) == {}


def test_the_day_counts_in_the_governments_own_zone() -> None:
    late = datetime(2024, 10, 30, 17, 30, tzinfo=UTC)  # 31 October, half past midnight in WIB
    case, _ = registered(late)
    assert clocks(case)["handling"][1] == date(2024, 11, 3)


def test_a_year_without_a_calendar_gives_a_case_without_a_day_that_says_so(
    rulebook_with: Callable[[str, str, str], None],
) -> None:
    (election,) = (RULES / "elections").glob("pilkada-2024.yaml")
    rulebook_with(f"elections/{election.name}", "2024-", "2033-")
    rulebook_with("limits/pkd-penanganan-3.yaml", "unit: calendar_day", "unit: working_day")
    case, _ = registered(CAMPAIGN.replace(year=2033), factories.submission(happened_on=None))
    row = case.deadlines.get(purpose="handling")
    assert (row.due_on, "2033" in row.warning) == (None, True)


@pytest.fixture
def rulebook_with(tmp_path: Path) -> Iterator[Callable[[str, str, str], None]]:
    """Change a copy of the rulebook, and go by it; afterwards the real one again."""
    copies: list[Path] = [RULES]

    def change(name: str, old: str, new: str) -> None:
        folder = tmp_path / f"rules-{len(copies)}"
        shutil.copytree(copies[-1], folder)
        copies.append(folder)
        text = (folder / name).read_text()
        assert old in text
        (folder / name).write_text(text.replace(old, new))
        law.adopt(folder)

    yield change
    law.adopt(RULES)


def test_a_stored_day_stays_when_the_rulebook_changes_and_only_new_cases_follow_the_new_law(
    rulebook_with: Callable[[str, str, str], None],
) -> None:
    old, desk = registered()
    rulebook_with("limits/pkd-penanganan-3.yaml", "version: 1", "version: 2")
    rulebook_with("limits/pkd-penanganan-3.yaml", "amount: 3", "amount: 9")
    new, _ = factories.case_at(lifecycle.SCREENING, desk)
    rows = [Deadline.objects.get(case=case, purpose="handling") for case in (old, new)]
    assert [(row.limit_version, row.due_on) for row in rows] == [
        (1, date(2024, 11, 2)),
        (2, date(2024, 11, 8)),
    ]


def test_a_deadline_of_the_old_law_is_extended_from_its_own_day(
    rulebook_with: Callable[[str, str, str], None],
) -> None:
    case, desk = registered()
    rulebook_with("limits/pkd-penanganan-3.yaml", "amount: 3", "amount: 9")
    services.extend_handling(case=case, reason="Saksi ahli", desk=desk)
    assert clocks(case)["extension"][1] == date(2024, 11, 4)
