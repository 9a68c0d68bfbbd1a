"""Which rules could be tested in an assessment, and which facts are still missing for them.

The rulebook offers, the officer chooses: nothing here decides, and a norm that fits is no finding.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from netra import law
from netra.law import Advice, Finding, Norm, Question

WHO = "terlapor"
ASKED_AT_ONCE = 6
FITS, MAY_FIT, WARNS = "fits", "may_fit", "warns"


@dataclass(frozen=True)
class OfferedNorm:
    """One norm beside the facts established so far; `missing` are questions about the respondent."""

    id: str
    text: str
    cited: str
    state: str
    missing: tuple[str, ...] = ()


@dataclass(frozen=True)
class Offer:
    """What the rulebook offers for the facts, and the names of the facts that are worth asking next."""

    norms: tuple[OfferedNorm, ...] = ()
    asks: tuple[str, ...] = ()
    scene: str = ""


def offer_for(question: Question) -> Offer:
    """The norms that fit, may still fit (what lacks least first), or only warn, in that order.

    Raises `law.ContradictoryFacts` when the facts cannot all be true.
    """
    advice = law.advisor().advise(question)
    norms = (
        *_offered(advice.norms, FITS),
        *_offered(advice.open, MAY_FIT),
        *_offered(advice.warnings, WARNS),
    )
    return Offer(norms, tuple(_asks(advice)), advice.because[0] if advice.because else "")


def _offered(findings: tuple[Finding, ...], state: str) -> Iterator[OfferedNorm]:
    rules = law.rulebook()
    for found in findings:
        if isinstance(found.rule, Norm):
            missing = tuple(rules.facts[name].asked_about(WHO) for name in found.missing)
            yield OfferedNorm(found.id, found.rule.text, rules.cite(found.basis), state, missing)


def _asks(advice: Advice) -> list[str]:
    """The most decisive first; what only another norm still waits for comes after."""
    lacking = (name for found in advice.open for name in found.missing)
    return list(dict.fromkeys((*advice.ask_next, *lacking)))[:ASKED_AT_ONCE]


def norm_words(entry: str) -> str:
    """A tested rule as a paper names it: the norm's text with its article, or what the officer wrote."""
    rules = law.rulebook()
    norm = rules.norms.get(entry)
    if norm is None:
        return entry
    return f"{norm.text} ({rules.cite(norm.basis)})"


def fact_words(name: str, value: bool) -> str:
    """An established fact as a paper names it."""
    fact = law.rulebook().facts.get(name)
    if fact is None:
        return f"{name}: {'ya' if value else 'tidak'}"
    words = fact.said_of(WHO, value)
    return words[:1].upper() + words[1:]
