"""An answered item as its page tells it: was it right, what the law says today, on which article.

Every sentence about the law comes from the rulebook; nothing here knows an answer.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from netra import clock, law
from netra.law.decisions import ALLOWED, CONDITIONAL, FORBIDDEN, UNANSWERED
from netra.law.norms import Allowed, Position
from netra.outreach.queries import Counted
from netra.outreach.situations import UNSURE, Situation

WORDS = {
    ALLOWED: "Boleh",
    CONDITIONAL: "Boleh, dengan syarat",
    FORBIDDEN: "Tidak boleh",
    UNSURE: "Saya belum tahu",
    UNANSWERED: "Belum bisa dijawab",
}
HINTS = {
    ALLOWED: "Seperti yang diceritakan, sudah boleh.",
    CONDITIONAL: "Masih bergantung pada hal yang belum diceritakan.",
    FORBIDDEN: "",
    UNSURE: "Langsung lihat penjelasannya.",
}
_IT_IS = {
    ALLOWED: "Ini boleh",
    CONDITIONAL: "Ini boleh, asal syaratnya dipenuhi",
    FORBIDDEN: "Ini tidak boleh",
    UNANSWERED: "Aturannya sudah berubah",
}
_FALLEN = "Tidak lagi boleh bila syarat ini gugur: "
_MOST_RULES, _MOST_TURNS = 2, 3
OTHERS_NEEDED = 20
"""Answers of others below which their share is not shown: it would say little, and of few people."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One rule behind the answer, with the articles in force on the day."""

    slug: str
    text: str
    cited: str


@dataclass(frozen=True, slots=True)
class Others:
    """How many of those who answered the same item were right, in percent."""

    percent: int
    answers: int
    few: bool


@dataclass(frozen=True, slots=True)
class Explained:
    """Everything that the page after an answer shows."""

    situation: Situation
    was_right: bool
    heading: str
    own: str
    right: str
    facts: tuple[str, ...]
    reasons: tuple[Reason, ...]
    turns: tuple[str, ...]
    positions: tuple[Position, ...]
    scene: str
    checked_on_words: str
    others: Others | None


def explained(situation: Situation, choice: str, known: Counted) -> Explained:
    """The page of one answer; `known` counts everybody's answers to the same item."""
    advice, was_right = situation.advice, choice == situation.answer
    return Explained(
        situation=situation,
        was_right=was_right,
        heading=_heading(situation.answer, choice),
        own=WORDS[choice],
        right=WORDS[situation.answer],
        facts=tuple(_facts(situation)),
        reasons=tuple(_reasons(situation)),
        turns=tuple(_turns(situation))[:_MOST_TURNS],
        positions=advice.positions,
        scene=advice.because[0],
        checked_on_words=clock.date_in_words(advice.checked_on),
        others=_others(known),
    )


def _heading(answer: str, choice: str) -> str:
    if choice == answer:
        return f"Tepat. {_IT_IS[answer]}."
    return f"{_IT_IS[answer]}." if choice == UNSURE else f"Belum tepat. {_IT_IS[answer]}."


def _facts(situation: Situation) -> Iterator[str]:
    """What the story says, as the law counts it."""
    known = law.rulebook().facts
    for name, value in situation.facts.items():
        if value is not None:
            said = known[name].said(value)
            yield said[:1].upper() + said[1:]


def _reasons(situation: Situation) -> Iterator[Reason]:
    rules = law.rulebook()
    for found in situation.advice.norms[:_MOST_RULES]:
        yield Reason(found.id, found.rule.text, rules.cite(found.basis))


def _turns(situation: Situation) -> Iterator[str]:
    """What decides: open conditions, conditions that were met, or what would have to be otherwise."""
    advice = situation.advice
    if advice.answer == CONDITIONAL:
        yield from (text[:1].upper() + text[1:] for text in advice.conditions)
    elif advice.answer == ALLOWED:
        rules = [found.rule for found in advice.norms if isinstance(found.rule, Allowed)]
        yield from (p.text[:1].upper() + p.text[1:] for rule in rules for p in rule.provisos)
    else:
        yield from (text.removeprefix(_FALLEN) for text in advice.would_change_it)


def _others(known: Counted) -> Others | None:
    if known.answers < OTHERS_NEEDED:
        return None
    percent = round(100 * known.right / known.answers)
    return Others(percent, known.answers, few=percent < 60)
