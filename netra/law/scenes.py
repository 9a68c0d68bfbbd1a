"""Norms compiled for one scene: an act by one kind of employee, on days between which no rule changes.

In a scene everything given is settled, so a condition is only about facts any more: a list of terms, each a
pair of bit sets (facts that must hold, facts that must not). A scene is compiled once and asked many times.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import product
from typing import NamedTuple

from netra.clock import Confidence
from netra.law.citations import Citation
from netra.law.conditions import All, Between, Condition, Is, Not, OneOf
from netra.law.elections import Election
from netra.law.norms import Allowed, Binding, Norm, Proviso, Rule
from netra.law.phases import Standing

Term = tuple[int, int]
Terms = tuple[Term, ...]
_TRUE: Terms = ((0, 0),)


@dataclass(frozen=True, slots=True)
class Scene:
    """What is given: everything that a condition may ask besides facts."""

    day: date
    act: str
    employment: str
    standing: Standing

    def is_one_of(self, condition: OneOf) -> bool:
        words = {
            "act": {self.act},
            "employment": {self.employment},
            "phase": self.standing.phases,
            "election": self.standing.kinds,
        }
        return not words[condition.given].isdisjoint(condition.words)


class Finding(NamedTuple):
    """One rule in an answer, with the citations that are in force on the day and the range of sanctions."""

    rule: Rule
    basis: tuple[Citation, ...]
    sanctions: tuple[str, ...]
    confidence: Confidence
    missing: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        return self.rule.id


@dataclass(frozen=True, slots=True)
class NormRow:
    """One norm for the people of one binding. `exceptions` are places among the scene's allowed acts."""

    norm: Norm
    binding: Binding
    terms: Terms
    exceptions: tuple[int, ...]
    decides: bool
    doubtful_phase: bool
    finding: Finding
    cited: str
    range: str


@dataclass(frozen=True, slots=True)
class AllowedRow:
    """One allowed act as it stands in a scene."""

    allowed: Allowed
    terms: Terms
    provisos: tuple[tuple[Proviso, Terms], ...]
    finding: Finding
    cited: str


def truth(terms: Terms, yes: int, no: int) -> bool | None:
    """Whether a condition holds: True, False, or None while facts are missing (Kleene's three values)."""
    unsettled = False
    for must, must_not in terms:
        if must & no or must_not & yes:
            continue
        if must & ~yes or must_not & ~no:
            unsettled = True
        else:
            return True
    return None if unsettled else False


def compiled(condition: Condition, scene: Scene, bits: dict[str, int], wanted: bool = True) -> Terms:
    """The terms of which one must hold for the condition to be `wanted` in this scene."""
    if isinstance(condition, Is):
        bit = bits[condition.fact]
        return ((bit, 0),) if wanted else ((0, bit),)
    if isinstance(condition, Not):
        return compiled(condition.part, scene, bits, not wanted)
    if isinstance(condition, OneOf | Between):
        met = scene.is_one_of(condition) if isinstance(condition, OneOf) else condition.covers(scene.day)
        return _TRUE if met is wanted else ()
    parts = [compiled(part, scene, bits, wanted) for part in condition.parts]
    if isinstance(condition, All) is wanted:
        return simplest(joined(choice) for choice in product(*parts))
    return simplest(term for part in parts for term in part)


def joined(terms: Iterable[Term]) -> Term:
    """The one term that asks everything that these ask."""
    must = must_not = 0
    for more, more_not in terms:
        must |= more
        must_not |= more_not
    return must, must_not


def simplest(terms: Iterable[Term]) -> Terms:
    """Without terms that ask more than another one does."""
    kept: list[Term] = []
    for must, must_not in sorted(set(terms), key=lambda term: (term[0] | term[1]).bit_count()):
        if not any(m & must == m and n & must_not == n for m, n in kept):
            kept.append((must, must_not))
    return tuple(kept)


def reaches(rule: Rule, scene: Scene) -> bool:
    """Whether the rule is about this act on this day in this phase of an election of its kind."""
    return (
        scene.act in rule.acts
        and rule.window.covers(scene.day)
        and any(scene.standing.has(kind, phase) for kind in rule.elections for phase in rule.phases)
    )


def changes_of(election: Election | None) -> set[date]:
    """Days on which an election enters another phase; a day after each end."""
    phases = election.phases if election else ()
    starts = {phase.starts_on for phase in phases}
    return starts | {day_after(phase.ends_on) for phase in phases}


def day_after(day: date) -> date:
    return date.fromordinal(min(day.toordinal() + 1, date.max.toordinal()))
