"""Answers with reasons: what is decided, because of what, what would change it, what to ask next."""

from datetime import date
from typing import NamedTuple

from netra.law import wording
from netra.law.asking import ask_next
from netra.law.decisions import ALLOWED, CONDITIONAL, FORBIDDEN, UNANSWERED, Permit, Weighed, weigh
from netra.law.facts import Facts
from netra.law.norms import Position, Rule
from netra.law.sceneries import Scenery
from netra.law.scenes import Finding, NormRow, truth


class Advice(NamedTuple):
    """An answer. `norms` made it; `warnings` may not decide; `open` still could."""

    answer: str
    norms: tuple[Finding, ...]
    because: tuple[str, ...]
    would_change_it: tuple[str, ...]
    ask_next: tuple[str, ...]
    contested: bool
    positions: tuple[Position, ...]
    conditions: tuple[str, ...]
    warnings: tuple[Finding, ...]
    safe: str
    doubts: tuple[str, ...]
    checked_on: date
    near: "NearMisses"

    @property
    def open(self) -> tuple[Finding, ...]:
        """Norms that are neither met nor ruled out, each with the facts that its nearest way still lacks."""
        return self.near.findings()


class NearMisses(NamedTuple):
    """The undecided norms of an answer; worked out only for who asks."""

    rows: tuple[NormRow, ...]
    facts: Facts
    yes: int
    no: int

    def findings(self) -> tuple[Finding, ...]:
        return tuple(row.finding._replace(missing=self._missing(row)) for row in self.rows)

    def _missing(self, row: NormRow) -> tuple[str, ...]:
        return tuple(self.facts.in_mask(wording.nearest(row.terms, self.yes, self.no)))


def advised(scenery: Scenery, facts: Facts, yes: int, no: int, on: date, fallback: date) -> Advice:
    """The answer for a fact set in a scene. `fallback` dates an answer that rests on no rule."""
    weighed = weigh(scenery, yes, no)
    warned = warned_in(scenery, weighed, yes, no)
    used = used_permits(weighed)
    norms = [row.norm for row in (*weighed.hits, *warned)]
    rules: list[Rule] = [*norms, *(p.row.allowed for p in used)]
    disputed: list[Rule] = [*norms, *(p.row.allowed for p in used if not p.settled)]
    near = rules or [row.norm for row in weighed.open]
    positions = tuple(dict.fromkeys(position for rule in disputed for position in rule.positions))
    asked = ask_next(weighed, facts, yes, no)
    told = wording.Told(scenery, facts, yes, no, on)
    return Advice(
        answer=weighed.answer,
        norms=_norms(weighed, used),
        because=told.because(weighed, warned, used, positions),
        would_change_it=told.would_change_it(weighed, used),
        ask_next=asked,
        contested=bool(positions),
        positions=positions,
        conditions=tuple(p.row.provisos[place][0].text for p in used for place in p.missing),
        warnings=tuple(row.finding for row in warned),
        safe=rules[0].safe if rules else wording.SAFE,
        doubts=tuple(dict.fromkeys(doubt for rule in rules for doubt in rule.doubts)),
        checked_on=min((rule.checked_on for rule in near), default=fallback),
        near=NearMisses(weighed.open, facts, yes, no),
    )


def used_permits(weighed: Weighed) -> tuple[Permit, ...]:
    """The allowed acts that an answer speaks of: those that hold, or those that it depends on."""
    if weighed.answer == ALLOWED:
        return tuple(permit for permit in weighed.permits if permit.holds)
    if weighed.answer == CONDITIONAL:
        return tuple(permit for permit in weighed.permits if permit.about and not permit.broken)
    if weighed.answer == FORBIDDEN:
        return ()
    return tuple(permit for permit in weighed.permits if permit.about and permit.broken)


def warned_in(scenery: Scenery, weighed: Weighed, yes: int, no: int) -> tuple[NormRow, ...]:
    """Norms that fit but may not decide: low confidence, guidance, people or phases that are in doubt."""
    if not scenery.warning:
        return ()
    granted = {permit.row.allowed.id for permit in weighed.permits if permit.holds}
    return tuple(
        row for row in scenery.warning if truth(row.terms, yes, no) and granted.isdisjoint(row.norm.unless)
    )


def _norms(weighed: Weighed, used: tuple[Permit, ...]) -> tuple[Finding, ...]:
    if weighed.answer == UNANSWERED:
        return ()
    return (*(row.finding for row in weighed.hits), *(permit.row.finding for permit in used))
