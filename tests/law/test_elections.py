"""Where an election stands on a day: the most specific phase, its ends, what follows and what overlaps."""

from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from netra.law import NONE, Election, load, phase_on
from netra.law.elections import Phase, timeline

RULEBOOK = load(Path(__file__).resolve().parents[2] / "rules")
PILKADA = RULEBOOK.elections["pilkada-2024"]
PEMILU = RULEBOOK.elections["pemilu-2024"]


@pytest.mark.parametrize(
    ("day", "phase"),
    [
        ("2024-05-04", "none"),
        ("2024-05-05", "pre_determination"),
        ("2024-08-27", "pre_determination"),
        ("2024-09-21", "pre_determination"),
        ("2024-09-22", "post_determination"),
        ("2024-09-24", "post_determination"),
        ("2024-09-25", "campaign"),
        ("2024-10-30", "campaign"),
        ("2024-11-23", "campaign"),
        ("2024-11-24", "quiet_period"),
        ("2024-11-26", "quiet_period"),
        ("2024-11-27", "voting_day"),
        ("2024-11-28", "post_campaign"),
        ("2024-12-16", "post_campaign"),
        ("2024-12-17", "none"),
    ],
)
def test_the_pilkada_goes_through_its_phases(day: str, phase: str) -> None:
    assert phase_on(PILKADA, date.fromisoformat(day)).phase == phase


@pytest.mark.parametrize(
    ("day", "phase"),
    [
        ("2022-12-05", "none"),
        ("2023-06-01", "pre_determination"),
        ("2023-11-27", "post_determination"),
        ("2023-11-28", "campaign"),
        ("2024-02-10", "campaign"),
        ("2024-02-11", "quiet_period"),
        ("2024-02-14", "voting_day"),
        ("2024-03-20", "post_campaign"),
        ("2024-03-21", "none"),
    ],
)
def test_the_pemilu_goes_through_its_phases(day: str, phase: str) -> None:
    assert phase_on(PEMILU, date.fromisoformat(day)).phase == phase


def test_a_day_in_the_campaign_knows_its_place() -> None:
    found = phase_on(PILKADA, date(2024, 10, 30))
    assert found.in_words == "hari ke-36 dari 60"
    assert (found.since, found.until, found.next) == (date(2024, 9, 25), date(2024, 11, 23), "quiet_period")
    assert found.label == "Masa kampanye"


def test_phases_that_overlap_are_all_named_the_most_specific_first() -> None:
    assert phase_on(PILKADA, date(2024, 11, 27)).all == ("voting_day", "post_campaign", "post_determination")


def test_the_window_against_transfers_stands_beside_the_phase() -> None:
    found = phase_on(PILKADA, date(2024, 8, 1))
    assert found.phase == "pre_determination"
    assert "window_6mo_before_determination" in found.all


def test_outside_every_phase_there_is_no_day_number() -> None:
    found = phase_on(PILKADA, date(2024, 1, 1))
    assert (found.day_number, found.length_days, found.in_words) == (None, None, "")
    assert (found.since, found.until, found.next) == (None, date(2024, 5, 4), "pre_determination")


def test_after_the_last_phase_nothing_follows() -> None:
    found = phase_on(PILKADA, date(2030, 1, 1))
    assert (found.phase, found.since, found.until, found.next) == (NONE, date(2024, 12, 17), None, None)


def test_an_election_without_dates_is_outside_on_every_day() -> None:
    found = phase_on(RULEBOOK.elections["nasional-2029"], date(2029, 2, 14))
    assert (found.phase, found.since, found.until, found.next, found.all) == (NONE, None, None, None, ())


def test_runs_follow_one_another_without_a_gap() -> None:
    for election in (PILKADA, PEMILU):
        runs = timeline(election)
        for this, following in pairwise(runs):
            assert this.until is not None
            assert following.since == this.until + timedelta(days=1)
            assert following.phase != this.phase


def test_a_hole_between_two_phases_is_outside() -> None:
    election = election_with(
        Phase("campaign", date(2024, 1, 1), date(2024, 1, 3), ""),
        Phase("quiet_period", date(2024, 1, 5), date(2024, 1, 6), ""),
    )
    found = phase_on(election, date(2024, 1, 4))
    assert (found.phase, found.next) == (NONE, "quiet_period")


def test_a_city_may_sit_in_two_elections_at_once() -> None:
    pilkada = election_with(Phase("campaign", date(2024, 2, 1), date(2024, 3, 1), ""))
    assert phase_on(pilkada, date(2024, 2, 14)).phase == "campaign"
    assert [found.election for found in RULEBOOK.elections_on(date(2024, 2, 14))] == ["pemilu-2024"]
    assert RULEBOOK.elections_on(date(2021, 1, 1)) == ()


def election_with(*phases: Phase) -> Election:
    return Election("contoh", "Contoh", "pilkada", (), "high", "", date(2024, 1, 1), (), phases)


def test_where_every_phase_overlaps_the_most_specific_is_named_first() -> None:
    day = date(2024, 2, 1)
    names = (
        "pre_determination",
        "campaign",
        "post_determination",
        "voting_day",
        "post_campaign",
        "quiet_period",
    )
    found = phase_on(election_with(*(Phase(name, day, day, "") for name in names)), day)
    assert found.phase == "voting_day"
    assert found.all == (
        "voting_day",
        "quiet_period",
        "campaign",
        "post_campaign",
        "post_determination",
        "pre_determination",
    )
