"""Answers with reasons: what is decided, because of what, what would change it, what to ask next."""

from dataclasses import dataclass
from datetime import date

from netra.clock import Confidence
from netra.law import wording
from netra.law.asking import ask_next
from netra.law.citations import Citation
from netra.law.decisions import ALLOWED, CONDITIONAL, FORBIDDEN, UNANSWERED, Permit, Weighed, weigh
from netra.law.facts import Facts
from netra.law.norms import Norm, Position, Rule
from netra.law.sceneries import Scenery
from netra.law.scenes import NormRow, truth


@dataclass(frozen=True, slots=True)
class Finding:
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
class Advice:
    """An answer. `norms` made it; `warnings` may not decide; `open` still could, once their facts are known."""

    answer: str
    norms: tuple[Finding, ...]
    because: tuple[str, ...]
    would_change_it: tuple[str, ...]
    ask_next: tuple[str, ...]
    contested: bool
    positions: tuple[Position, ...]
    conditions: tuple[str, ...]
    warnings: tuple[Finding, ...]
    open: tuple[Finding, ...]
    safe: str
    doubts: tuple[str, ...]
    checked_on: date


def advised(scenery: Scenery, facts: Facts, yes: int, no: int, on: date, fallback: date) -> Advice:
    """The answer for a fact set in a scene. `fallback` dates an answer that rests on no rule."""
    weighed = weigh(scenery, yes, no)
    warned = warned_in(scenery, weighed, yes, no)
    used = used_permits(weighed)
    rules: list[Rule] = [row.norm for row in (*weighed.hits, *warned)] + [p.row.allowed for p in used]
    near = rules or [row.norm for row in weighed.open]
    positions = tuple(dict.fromkeys(position for rule in rules for position in rule.positions))
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
        warnings=tuple(_finding(row) for row in warned),
        open=tuple(_finding(row, _missing(row, facts, yes, no)) for row in weighed.open),
        safe=rules[0].safe if rules else wording.SAFE,
        doubts=tuple(dict.fromkeys(doubt for rule in rules for doubt in rule.doubts)),
        checked_on=min((rule.checked_on for rule in near), default=fallback),
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
    found = [_finding(row) for row in weighed.hits]
    found += [Finding(p.row.allowed, p.row.basis, (), p.row.allowed.confidence) for p in used]
    return tuple(found)


def _finding(row: NormRow, missing: tuple[str, ...] = ()) -> Finding:
    norm: Norm = row.norm
    return Finding(norm, row.basis, row.sanctions, norm.confidence, missing)


def _missing(row: NormRow, facts: Facts, yes: int, no: int) -> tuple[str, ...]:
    """The facts that the nearest way to this norm still lacks."""
    return tuple(facts.in_mask(wording.nearest(row.terms, yes, no)))
