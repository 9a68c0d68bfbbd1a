"""A rulebook that has been tampered with is caught: by its own examples, or by the loader."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest

from netra.law import Election, Norm, Rulebook, RuleError, load
from netra.law.conditions import All, Condition, Is, Not, facts_in
from netra.law.conditions import Any as AnyOf
from netra.law.examples import examples, failing
from netra.law.norm_files import Shelf
from netra.law.norm_files import norm as read_norm

RULES = Path(__file__).resolve().parents[2] / "rules"
RULEBOOK = load(RULES)
EXAMPLES = examples(RULES, RULEBOOK)
NORM_FILES = sorted((RULES / "norms").glob("*/*.yaml"))


def caught(changed: Rulebook, rule: str) -> bool:
    """Whether an example that has to do with the rule comes out differently."""
    touched = tuple(e for e in EXAMPLES if rule in (e.rule, *e.norms, *e.warnings))
    return bool(failing(changed, touched))


def with_norm(norm: Norm) -> Rulebook:
    return replace(RULEBOOK, norms=MappingProxyType({**RULEBOOK.norms, norm.id: norm}))


def without(kind: str, name: str) -> Rulebook:
    left = {key: rule for key, rule in getattr(RULEBOOK, kind).items() if key != name}
    changes: dict[str, Any] = {kind: MappingProxyType(left)}
    return replace(RULEBOOK, **changes)


@pytest.mark.parametrize("name", RULEBOOK.norms)
def test_a_dropped_norm_is_caught(name: str) -> None:
    assert caught(without("norms", name), name)


@pytest.mark.parametrize("name", RULEBOOK.allowed)
def test_a_dropped_allowed_act_is_caught(name: str) -> None:
    norms = {
        n.id: replace(n, unless=tuple(u for u in n.unless if u != name)) for n in RULEBOOK.norms.values()
    }
    changed = replace(without("allowed", name), norms=MappingProxyType(norms))
    assert caught(changed, name)


@pytest.mark.parametrize(
    ("name", "place"), [(n.id, place) for n in RULEBOOK.norms.values() for place in range(len(n.binds))]
)
def test_people_dropped_from_a_norm_are_caught(name: str, place: int) -> None:
    norm = RULEBOOK.norms[name]
    assert caught(with_norm(replace(norm, binds=norm.binds[:place] + norm.binds[place + 1 :])), name)


@pytest.mark.parametrize("name", RULEBOOK.norms)
def test_a_condition_turned_into_its_opposite_is_caught(name: str) -> None:
    norm = RULEBOOK.norms[name]
    assert caught(with_norm(replace(norm, when=Not(norm.when))), name)


@pytest.mark.parametrize(
    ("name", "fact"), [(n.id, fact) for n in RULEBOOK.norms.values() for fact in facts_in(n.when)]
)
def test_a_fact_swapped_for_another_is_caught(name: str, fact: str) -> None:
    norm = RULEBOOK.norms[name]
    stranger = "itikad_baik" if fact != "itikad_baik" else "jam_kerja"
    assert caught(with_norm(replace(norm, when=swapped(norm.when, fact, stranger))), name)


@pytest.mark.parametrize("days", [-30, -1, 1, 30])
@pytest.mark.parametrize("path", NORM_FILES, ids=lambda path: path.stem)
def test_a_shifted_first_day_is_refused_by_the_loader(path: Path, days: int, tmp_path: Path) -> None:
    since = RULEBOOK.norms[path.stem].window.since
    assert since is not None
    shifted = since + timedelta(days=days)
    copy = tmp_path / path.name
    text = path.read_text(encoding="utf-8")
    copy.write_text(
        text.replace(f'effective_from: "{since}"', f'effective_from: "{shifted}"'), encoding="utf-8"
    )
    with pytest.raises(RuleError, match=r"effective_from|hari mulai berlaku|riwayat"):
        read_norm(copy, copy, shelf())


@pytest.mark.parametrize("days", [-1, 1])
@pytest.mark.parametrize(
    ("election", "phase", "edge"),
    [
        ("pilkada-2024", "pre_determination", "starts_on"),
        ("pilkada-2024", "pre_determination", "ends_on"),
        ("pilkada-2024", "post_determination", "starts_on"),
        ("pilkada-2024", "post_determination", "ends_on"),
        ("pilkada-2024", "campaign", "starts_on"),
        ("pilkada-2024", "campaign", "ends_on"),
        ("pilkada-2024", "window_6mo_before_determination", "starts_on"),
        ("pemilu-2024", "campaign", "starts_on"),
        ("pemilu-2024", "campaign", "ends_on"),
        ("pemilu-2024", "voting_day", "starts_on"),
    ],
)
def test_a_shifted_phase_is_caught(election: str, phase: str, days: int, edge: str) -> None:
    changed = shifted_phase(RULEBOOK.elections[election], phase, edge, days)
    elections = MappingProxyType({**RULEBOOK.elections, election: changed})
    edges = [getattr(span, edge) for span in RULEBOOK.elections[election].phases if span.name == phase]
    near = tuple(e for e in EXAMPLES if abs((e.question.on - edges[0]).days) <= 1)
    assert failing(replace(RULEBOOK, elections=elections), near)


@pytest.mark.parametrize(
    ("norm", "permit"), [(n.id, name) for n in RULEBOOK.norms.values() if n.decides for name in n.unless]
)
def test_an_exception_that_is_no_longer_declared_is_caught(norm: str, permit: str) -> None:
    changed = replace(
        RULEBOOK.norms[norm], unless=tuple(name for name in RULEBOOK.norms[norm].unless if name != permit)
    )
    assert caught(with_norm(changed), permit) or caught(with_norm(changed), norm)


def swapped(condition: Condition, fact: str, stranger: str) -> Condition:
    if isinstance(condition, Is):
        return Is(stranger) if condition.fact == fact else condition
    if isinstance(condition, Not):
        return Not(swapped(condition.part, fact, stranger))
    if isinstance(condition, All | AnyOf):
        return type(condition)(tuple(swapped(part, fact, stranger) for part in condition.parts))
    return condition


def shifted_phase(election: Election, name: str, edge: str, days: int) -> Election:
    def moved(day: date) -> date:
        return day + timedelta(days=days)

    phases = []
    for phase in election.phases:
        change: dict[str, Any] = {edge: moved(getattr(phase, edge))}
        phases.append(replace(phase, **change) if phase.name == name else phase)
    return replace(election, phases=tuple(phases))


def shelf() -> Shelf:
    return Shelf(
        RULEBOOK.instruments,
        RULEBOOK.facts,
        RULEBOOK.acts,
        RULEBOOK.sanctions,
        RULEBOOK.doubts,
        RULEBOOK.allowed,
    )
