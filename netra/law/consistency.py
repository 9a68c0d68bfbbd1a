"""Two rules that contradict each other must say so: an allowed act that a norm forbids has to stand in its
`unless`."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import product
from pathlib import Path

from netra.law.conditions import All
from netra.law.facts import Facts
from netra.law.norms import ALWAYS_PHASE, Allowed, Norm, Rule
from netra.law.phases import Standing
from netra.law.scenes import Scene, Term, compiled, joined
from netra.law.strict import RuleError


def check(
    norms: Mapping[str, Norm], allowed: Mapping[str, Allowed], facts: Facts, shown: Mapping[str, Path]
) -> None:
    """Raise `RuleError` at the norm that forbids what an allowed act permits without naming it."""
    for norm in norms.values():
        for permit in allowed.values():
            # What only warns contradicts nobody.
            if norm.decides and permit.id not in norm.unless and (clash := _clash(norm, permit, facts)):
                raise RuleError(
                    shown[norm.id],
                    1,
                    f"bertentangan dengan “{permit.id}” yang dibolehkan, tanpa menyebutnya di unless "
                    f"(keduanya terpenuhi bila: {clash})",
                )


def _clash(norm: Norm, permit: Allowed, facts: Facts) -> str:
    """Facts under which both hold at once; empty where there are none."""
    both = All((norm.when, permit.when, *(proviso.when for proviso in permit.provisos)))
    for scene in _shared(norm, permit):
        for term in compiled(both, scene, facts.bits):
            if _possible(term, facts):
                return ", ".join(_told(term, facts)) or "apa pun faktanya"
    return ""


def _shared(norm: Norm, permit: Allowed) -> Iterator[Scene]:
    """Every scene in which both rules stand."""
    day = max(norm.window.since or date.min, permit.window.since or date.min)
    people = {name for binding in norm.binds if binding.certain for name in binding.employments}
    for act, employment, kind, phase in product(
        _common(norm.acts, permit.acts),
        _common(sorted(people), permit.employments),
        _common(norm.elections, permit.elections),
        _phases(norm, permit),
    ):
        pairs = frozenset() if phase == ALWAYS_PHASE else frozenset({(kind, phase)})
        yield Scene(day, act, employment, Standing(frozenset({kind}), pairs, frozenset()))


def _common(some: Iterable[str], others: Iterable[str]) -> list[str]:
    return [name for name in some if name in tuple(others)]


def _phases(norm: Rule, permit: Rule) -> tuple[str, ...]:
    if ALWAYS_PHASE in permit.phases:
        return norm.phases
    if ALWAYS_PHASE in norm.phases:
        return permit.phases
    return tuple(_common(norm.phases, permit.phases))


def _possible(term: Term, facts: Facts) -> bool:
    """Whether a term can come true, with all that its facts imply and exclude."""
    must, must_not = term
    literals = [(name, True) for name in facts.in_mask(must)] + [
        (name, False) for name in facts.in_mask(must_not)
    ]
    yes, no = joined(facts.follows[literal] for literal in literals)
    return not yes & no


def _told(term: Term, facts: Facts) -> Iterator[str]:
    must, must_not = term
    yield from (f"{name} = ya" for name in facts.in_mask(must))
    yield from (f"{name} = tidak" for name in facts.in_mask(must_not))
