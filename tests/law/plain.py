"""The specification: a plain interpreter that walks the declarations themselves, slowly and without any
compiling.

It shares nothing with the program but the loaded rules: no bit sets, no scenes, no terms.
"""

from collections.abc import Mapping
from datetime import date
from functools import reduce
from typing import NamedTuple

from netra.law import Norm, Rulebook
from netra.law.conditions import All, Any, Between, Condition, Is, Not, OneOf
from netra.law.norms import Allowed, Rule
from netra.law.questions import Question

KINDS = {"pilkada": ("pilkada",), "pemilu": ("pemilu_presiden", "pemilu_legislatif")}


class Given(NamedTuple):
    question: Question
    kinds: set[str]
    pairs: set[tuple[str, str]]
    doubtful: set[str]
    facts: Mapping[str, bool]


class Verdict(NamedTuple):
    answer: str
    hits: frozenset[str]
    open: frozenset[str]


def verdict(rulebook: Rulebook, question: Question) -> Verdict | None:
    """None where the facts contradict one another."""
    facts = closed(rulebook, question.facts)
    if facts is None:
        return None
    given = standing(rulebook, question, facts)
    truths = {
        norm.id: norm_truth(rulebook, norm, given)
        for norm in rulebook.norms.values()
        if question.act in norm.acts
    }
    hits = frozenset(name for name, truth in truths.items() if truth is True)
    unsettled = frozenset(name for name, truth in truths.items() if truth is None)
    return Verdict(conclude(rulebook, given, hits, unsettled), hits, unsettled)


def conclude(rulebook: Rulebook, given: Given, hits: frozenset[str], unsettled: frozenset[str]) -> str:
    permits = [permit for permit in rulebook.allowed.values() if stands(permit, given)]
    if hits:
        return "tidak_boleh"
    if not unsettled and any(permit_truth(permit, given) is True for permit in permits):
        return "boleh"
    for permit in permits:
        provisos = [truth_of(proviso.when, given) for proviso in permit.provisos]
        if truth_of(permit.when, given) is True and False not in provisos:
            return "bersyarat"
    return "belum_bisa_dijawab"


def closed(rulebook: Rulebook, stated: Mapping[str, bool | None]) -> dict[str, bool] | None:
    """The facts with everything that follows from them, one step after another until nothing is new."""
    facts: dict[str, bool] = {}
    waiting = [(name, value) for name, value in stated.items() if value is not None]
    while waiting:
        name, value = waiting.pop()
        if facts.get(name, value) is not value:
            return None
        if name in facts:
            continue
        facts[name] = value
        for other in rulebook.facts.values():
            if value and name in other.excludes:
                waiting.append((other.id, False))
            if not value and name in other.implies:
                waiting.append((other.id, False))
        if value:
            waiting += [(other, True) for other in rulebook.facts[name].implies]
            waiting += [(other, False) for other in rulebook.facts[name].excludes]
    return facts


def standing(rulebook: Rulebook, question: Question, facts: Mapping[str, bool]) -> Given:
    kinds: set[str] = set()
    pairs: set[tuple[str, str]] = set()
    doubtful: set[str] = set()
    for election in rulebook.elections.values():
        covering = {
            phase.name for phase in election.phases if phase.starts_on <= question.on <= phase.ends_on
        }
        wanted = election.id == question.election if question.election else bool(covering)
        if not wanted:
            continue
        if question.determined_on is None and {"pre_determination", "post_determination"} <= covering:
            steps = [step.confidence for step in election.steps if step.phase == "post_determination"]
            if set(steps) == {"low"}:
                doubtful.add("post_determination")
        if question.determined_on is not None:
            covering = moved(covering, question.on, question.determined_on)
        kinds.update(KINDS[election.type])
        pairs.update((kind, name) for kind in KINDS[election.type] for name in covering)
    every = {"pilkada", "pemilu_presiden", "pemilu_legislatif"}
    return Given(question, kinds or every, pairs, doubtful, facts)


def moved(covering: set[str], on: date, determined_on: date) -> set[str]:
    about_candidates = {"pre_determination", "post_determination", "campaign", "quiet_period", "voting_day"}
    if not covering & about_candidates:
        return covering
    if on < determined_on:
        return {"pre_determination"} | (covering & {"window_6mo_before_determination"})
    return (covering - {"pre_determination"}) | {"post_determination"}


def stands(rule: Rule, given: Given) -> bool:
    question = given.question
    if isinstance(rule, Allowed) and question.employment not in rule.employments:
        return False
    return (
        question.act in rule.acts
        and between(rule.window, question.on)
        and any(
            kind in given.kinds if phase == "always" else (kind, phase) in given.pairs
            for kind in rule.elections
            for phase in rule.phases
        )
    )


def norm_truth(rulebook: Rulebook, norm: Norm, given: Given) -> bool | None:
    """Whether a norm decides against the act; what may only warn never does."""
    question = given.question
    bindings = [
        binding
        for binding in norm.binds
        if question.employment in binding.employments and between(binding.window, question.on)
    ]
    if not bindings or not stands(norm, given) or not bindings[0].certain:
        return False
    if norm.confidence == "low" or norm.guidance:
        return False
    sure = any(phase not in given.doubtful and holds(kind, phase, given)
               for kind in norm.elections for phase in norm.phases)  # fmt: skip
    own = norm.basis[:1] if bindings[0].basis else norm.basis
    cited = [rulebook.instruments[c.instrument] for c in (*own, *bindings[0].basis)]
    if not sure or not any(instrument.in_force_on(question.on) for instrument in cited):
        return False
    truth = truth_of(norm.when, given)
    for name in norm.unless:
        excused = (
            permit_truth(rulebook.allowed[name], given) if stands(rulebook.allowed[name], given) else False
        )
        truth = both(truth, negated(excused))
    return truth


def holds(kind: str, phase: str, given: Given) -> bool:
    return kind in given.kinds if phase == "always" else (kind, phase) in given.pairs


def permit_truth(permit: Allowed, given: Given) -> bool | None:
    truth = truth_of(permit.when, given)
    for proviso in permit.provisos:
        truth = both(truth, truth_of(proviso.when, given))
    return truth


def truth_of(condition: Condition, given: Given) -> bool | None:
    match condition:
        case Is(fact):
            return given.facts.get(fact)
        case Not(part):
            return negated(truth_of(part, given))
        case All(parts):
            return reduce(both, (truth_of(part, given) for part in parts), True)
        case Any(parts):
            return negated(reduce(both, (negated(truth_of(part, given)) for part in parts), True))
        case Between():
            return between(condition, given.question.on)
        case OneOf(name, words):
            return bool(set(words) & given_words(name, given))


def given_words(name: str, given: Given) -> set[str]:
    return {
        "act": {given.question.act},
        "employment": {given.question.employment},
        "phase": {phase for _, phase in given.pairs},
        "election": given.kinds,
    }[name]


def both(one: bool | None, other: bool | None) -> bool | None:
    if one is False or other is False:
        return False
    return None if one is None or other is None else True


def negated(truth: bool | None) -> bool | None:
    return None if truth is None else not truth


def between(window: Between, day: date) -> bool:
    return (window.since or date.min) <= day <= (window.until or date.max)
