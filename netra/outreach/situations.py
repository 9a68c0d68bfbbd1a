"""The test's items on a day: the story, and the answer that the rulebook gives for these people.

An item is an example of the rulebook that tells a story (`rules/examples/uji.yaml`). The right answer is
computed, never stored. An item is not asked when the rulebook cannot answer it for these people on that day,
nor when authorities disagree about whether it is allowed; a contested ban is asked, for the strict reading is
the safe one, and its explanation shows the disagreement.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from netra import law
from netra.law import Advice, Question
from netra.law.decisions import ALLOWED, CONDITIONAL, FORBIDDEN
from netra.law.examples import Example, Item, examples

ANSWERS = (ALLOWED, CONDITIONAL, FORBIDDEN)
UNSURE = "tidak_tahu"
CHOICES = (*ANSWERS, UNSURE)
_FILE = "uji.yaml"


class UnknownItem(LookupError):
    """The rulebook has no item of this name (any more)."""


@dataclass(frozen=True, slots=True)
class Situation:
    """One item put to these people on this day, with the advice that makes one choice the right one.

    `topic` is the kind of act, which norms and allowed acts have in common.
    """

    item: Item
    rule: str
    topic: str
    facts: Mapping[str, bool | None]
    advice: Advice

    @property
    def answer(self) -> str:
        return self.advice.answer


def situations(on: date, employment: str) -> tuple[Situation, ...]:
    """All that may be asked of these people on that day, in the order of the file."""
    return _situations(law.home(), on, employment)


def situation(item: str, on: date, employment: str) -> Situation:
    """One of them, also when it may no longer be asked; `UnknownItem` when the rulebook has lost it."""
    return _posed(law.home(), item, on, employment)


def labels() -> dict[str, str]:
    """What each item is about, in a few words."""
    return {name: _told(example).label for name, example in _examples(law.home()).items()}


def rules_of_items() -> dict[str, str]:
    """The rule that each item is an example of."""
    return {name: example.rule for name, example in _examples(law.home()).items()}


@lru_cache(maxsize=64)
def _situations(folder: Path, on: date, employment: str) -> tuple[Situation, ...]:
    posed = (_posed(folder, item, on, employment) for item in _examples(folder))
    return tuple(each for each in posed if _may_be_asked(each.advice))


def _may_be_asked(advice: Advice) -> bool:
    return advice.answer in ANSWERS and (not advice.contested or advice.answer == FORBIDDEN)


@lru_cache(maxsize=2048)
def _posed(folder: Path, item: str, on: date, employment: str) -> Situation:
    example = _examples(folder).get(item)
    if example is None:
        raise UnknownItem(item)
    told = example.question
    advice = law.advisor().advise(Question(on, employment, told.act, told.facts))
    return Situation(_told(example), example.rule, told.act, told.facts, advice)


@lru_cache(maxsize=2)
def _examples(folder: Path) -> dict[str, Example]:
    found = examples(folder, law.rulebook(), _FILE)
    return {example.item.id: example for example in found if example.item}


def _told(example: Example) -> Item:
    if example.item is None:
        raise UnknownItem(example.name)
    return example.item
