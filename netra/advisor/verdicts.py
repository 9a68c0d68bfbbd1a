"""What the rulebook said, brought together over several days or over both values of an open fact."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from netra.law import Advice, Allowed, Fact

FORBIDDEN = "tidak_boleh"
CONDITIONAL = "bersyarat"
ALLOWED = "boleh"
UNANSWERED = "belum_bisa_dijawab"
BY_STRICTNESS = (FORBIDDEN, CONDITIONAL, ALLOWED, UNANSWERED)


@dataclass(frozen=True, slots=True)
class Verdict:
    """An answer with ids of norms and allowed acts, citations (instrument, article) and sentences."""

    answer: str
    norms: tuple[str, ...] = ()
    allowed: tuple[str, ...] = ()
    basis: tuple[tuple[str, str], ...] = ()
    because: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    contested: bool = False

    @property
    def plainly(self) -> str:
        """The answer as it is told: what authorities contest is never a plain yes."""
        return CONDITIONAL if self.contested and self.answer == ALLOWED else self.answer

    @staticmethod
    def strictest(verdicts: Sequence["Verdict"]) -> "Verdict":
        """The strictest answer; rules of all verdicts that give it, sentences of the first."""
        if not verdicts:
            return Verdict(UNANSWERED)
        first = min(verdicts, key=lambda one: BY_STRICTNESS.index(one.answer))
        same = [one for one in verdicts if one.answer == first.answer]
        return with_rules_of(first, same)

    @staticmethod
    def depending(yes: "Verdict", no: "Verdict", fact: Fact) -> "Verdict":
        """Two answers that differ by one fact: it depends, and the milder side is the condition."""
        milder, value = (yes, True) if _rank(yes) > _rank(no) else (no, False)
        stricter = no if value else yes
        if UNANSWERED in (yes.answer, no.answer) and FORBIDDEN not in (yes.answer, no.answer):
            milder, stricter, value = (yes, no, True) if _rank(yes) < _rank(no) else (no, yes, False)
        because = (f"Jawabannya bergantung pada satu hal: {fact.question}", *stricter.because[:2])
        found = Verdict(CONDITIONAL, because=because, conditions=(fact.said(value), *milder.conditions))
        return with_rules_of(found, [one for one in (stricter, milder) if one.answer != UNANSWERED])


def _rank(verdict: Verdict) -> int:
    return BY_STRICTNESS.index(verdict.answer)


def with_rules_of(first: Verdict, verdicts: Iterable[Verdict]) -> Verdict:
    """The first verdict, resting on the rules of all."""
    verdicts = list(verdicts)
    return Verdict(
        answer=first.answer,
        norms=_once(name for one in verdicts for name in one.norms),
        allowed=_once(name for one in verdicts for name in one.allowed),
        basis=tuple(dict.fromkeys(cited for one in verdicts for cited in one.basis)),
        because=first.because,
        conditions=first.conditions,
        contested=first.contested or any(one.contested for one in verdicts),
    )


def _once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def verdict_of(advice: Advice) -> Verdict:
    """The rulebook's answer to one question; where rules can only warn, it depends on whether they bind."""
    if advice.answer == UNANSWERED and advice.warnings:
        return _warned(advice)
    allowed = _once(found.id for found in advice.norms if isinstance(found.rule, Allowed))
    return Verdict(
        answer=advice.answer,
        norms=_once(found.id for found in advice.norms if found.id not in allowed),
        allowed=allowed,
        basis=tuple((c.instrument, c.article) for found in advice.norms for c in found.basis),
        because=advice.because,
        conditions=advice.conditions,
        contested=advice.contested,
    )


def _warned(advice: Advice) -> Verdict:
    """Guidance, or a rule that may not bind these people: careful is who keeps to it."""
    found = advice.warnings
    return Verdict(
        CONDITIONAL,
        norms=_once(one.id for one in found),
        basis=tuple((c.instrument, c.article) for one in found for c in one.basis),
        because=advice.because,
        conditions=_once(one.rule.safe for one in found),
        contested=advice.contested,
    )
