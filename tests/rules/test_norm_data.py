"""The norms themselves: cited from law in force, shown by examples on every side, lately checked."""

from datetime import date
from pathlib import Path

import pytest

from netra.law import Norm, load
from netra.law.examples import examples, failing, without_examples
from netra.law.norms import Allowed, rule_facts

RULES = Path(__file__).resolve().parents[2] / "rules"
RULEBOOK = load(RULES)
EXAMPLES = examples(RULES, RULEBOOK)
NORMS = list(RULEBOOK.norms.values())
RULES_ON_ACTS = [*NORMS, *RULEBOOK.allowed.values()]


def its_id(rule: Norm | Allowed) -> str:
    return rule.id


@pytest.mark.parametrize("norm", NORMS, ids=its_id)
def test_every_norm_rests_on_law_in_force_on_its_first_day_and_today(norm: Norm) -> None:
    for day in (norm.window.since, norm.window.until or norm.checked_on):
        assert day is not None
        assert any(RULEBOOK.instruments[name].in_force_on(day) for name, _ in norm.basis)


@pytest.mark.parametrize("norm", NORMS, ids=its_id)
def test_every_citation_is_in_force_on_some_day_on_which_its_norm_binds(norm: Norm) -> None:
    for name, _ in norm.basis:
        instrument = RULEBOOK.instruments[name]
        assert instrument.in_force_from <= (norm.window.until or date.max)
        assert (instrument.in_force_to or date.max) >= (norm.window.since or date.min)


def test_every_norm_has_examples_for_and_against_before_and_after() -> None:
    assert without_examples(RULEBOOK, EXAMPLES) == ()


def test_every_example_comes_out_as_written() -> None:
    assert [str(error) for error in failing(RULEBOOK, EXAMPLES)] == []


def test_nothing_is_stale_soon_after_it_was_checked() -> None:
    assert RULEBOOK.stale_on(date(2026, 11, 21)) == ()


def test_a_norm_not_checked_for_twelve_months_is_named() -> None:
    stale = dict(RULEBOOK.stale_on(date(2027, 11, 2)))
    assert {norm.id for norm in NORMS} <= set(stale)


def test_all_norms_allowed_acts_sanctions_and_doubts_of_the_fact_base_are_there() -> None:
    counts = [len(part) for part in (NORMS, RULEBOOK.allowed, RULEBOOK.sanctions, RULEBOOK.doubts)]
    assert counts == [46, 10, 36, 19 + 1]  # D20 is our own: what the fact base is silent about


def test_every_fact_is_asked_by_some_rule() -> None:
    asked = {name for rule in RULES_ON_ACTS for name in rule_facts(rule)}
    assert set(RULEBOOK.facts) - asked == set()


def test_every_sanction_of_a_pns_norm_is_meant_for_whom_the_norm_binds() -> None:
    wrong = [
        (norm.id, name)
        for norm in NORMS
        for binding in norm.binds
        for name in binding.sanctions
        if "thl" in binding.employments and name.startswith(("berat-", "sedang-", "pppk-"))
    ]
    assert wrong == []


@pytest.mark.parametrize("rule", RULES_ON_ACTS, ids=its_id)
def test_every_rule_asks_a_question_and_offers_something_safe(rule: Norm | Allowed) -> None:
    assert rule.question.endswith("?") or rule.question.endswith(".")
    assert rule.safe


def test_contested_rules_show_each_position_with_its_source() -> None:
    contested = [rule for rule in RULES_ON_ACTS if rule.contested]
    assert {rule.id for rule in contested} >= {"hadir-kampanye-pasif", "ppnpn-netral", "mencalonkan-diri"}
    assert all(len(rule.positions) > 1 for rule in contested)
    assert all(position.source and position.who for rule in contested for position in rule.positions)


def test_the_overseer_is_a_role_with_dates() -> None:
    named = [RULEBOOK.overseer_on(day) for day in (date(2024, 8, 23), date(2024, 8, 24))]
    assert [overseer.id for overseer in named if overseer] == ["kasn", "bkn"]
    assert RULEBOOK.overseer_on(date(2013, 1, 1)) is None


def test_what_replaced_what_is_told_from_both_sides() -> None:
    assert RULEBOOK.instruments["pp-53-2010"].replaced_by == ("pp-94-2021",)
    assert RULEBOOK.instruments["uu-20-2023"].replaces == ("uu-5-2014",)
