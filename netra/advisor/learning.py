"""Learns from labelled questions which situation each one describes; `bin/learn` writes the result.

A question is labelled with its answer and rules, not with a situation: every situation to which the rulebook
gives that answer may be meant. So learning takes turns: fit the weights, then believe the likelier of those
situations more. No chance is involved: the same files give the same weights.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import log
from pathlib import Path
from typing import Any

from netra.advisor.consulting import Consultation, case_of
from netra.advisor.learned import SCALE, Learned, features, kinds_of, vector
from netra.advisor.lexicon import Situation, lexicon
from netra.advisor.situations import Reader, Reading
from netra.advisor.verdicts import UNANSWERED, Verdict
from netra.law import Advisor, load
from netra.text import Learner, LinearModel, strewn

_ROUNDS, _PASSES = 4, 12
_PULL = 1 / 20
_LEAST_SEEN = 2
_FIRST_BELIEF = 2
_RENEWAL = 0.9


@dataclass(slots=True)
class Lesson:
    """One question: what it tells, the kinds (by number) that may be meant, and how much each is believed."""

    reading: Reading
    meant: list[int]
    belief: dict[int, float]


def lessons(folder: Path, questions: Sequence[Mapping[str, Any]]) -> tuple[list[str], list[Lesson]]:
    """The kinds of situations, and a lesson from every question that one of them answers as labelled."""
    rulebook = load(folder)
    book = lexicon(folder, rulebook)
    consult, reader = Consultation(Advisor(rulebook)), Reader(book)
    kind_of = kinds_of(book.situations)
    kinds = [one for one in book.situations if kind_of[one.id] == one.id]
    numbers = {one.id: place for place, one in enumerate(kinds)}
    found = []
    for question in questions:
        reading = reader.read(str(question["question"]))
        meant = [numbers[one.id] for one in kinds if fits(consult, one, reading, question)]
        tested = [numbers[kind_of[one.id]] for one in reading.situations]
        if question["answer"] == UNANSWERED:
            # The rulebook is silent on many situations; that alone does not make them what was asked.
            meant = [kind for kind in meant if kinds[kind].act is None or kind in tested[:1]]
        if meant:
            found.append(Lesson(reading, meant, _belief(meant, tested)))
    return [one.id for one in kinds], found


def fits(consult: Consultation, situation: Situation, reading: Reading, question: Mapping[str, Any]) -> bool:
    """Whether the rulebook's answer to a situation is the labelled one, on one of the labelled rules."""
    case = case_of(situation, reading, None)
    on = date.fromisoformat(question["on"]) if "on" in question else None
    verdict = consult.verdict(case, on) if case else Verdict(UNANSWERED)
    if verdict.plainly != question["answer"]:
        return False
    named = {*question["norms"], *question["allowed"]}
    return verdict.answer == UNANSWERED or bool(named & {*verdict.norms, *verdict.allowed})


def _belief(meant: list[int], tested: list[int]) -> dict[int, float]:
    """Every meaning alike, but more the one whose written test holds first."""
    weights = dict.fromkeys(meant, 1.0)
    first = next((kind for kind in tested if kind in weights), None)
    if first is not None:
        weights[first] += _FIRST_BELIEF * len(meant)
    whole = sum(weights.values())
    return {kind: weight / whole for kind, weight in weights.items()}


def rarity_of(taught: Sequence[Lesson]) -> dict[str, float]:
    """How telling every feature is that occurs more than once: the rarer, the more."""
    seen = Counter(name for one in taught for name in features(one.reading))
    return {
        name: round(log((len(taught) + 1) / (count + 0.5)), 2)
        for name, count in sorted(seen.items())
        if count >= _LEAST_SEEN
    }


def learn(kinds: int, taught: Sequence[Lesson], rarity: Mapping[str, float]) -> Learner:
    """The weights after all rounds; the lessons' beliefs are changed on the way."""
    learner = Learner(kinds, rarity)
    given = [vector(one.reading, rarity) for one in taught]
    # A row is touched only by questions that have its feature: each of them carries its part of the pull, so
    # that what was seen twice is pulled as much as what was seen a thousand times.
    seen = Counter(name for one in given for name in one)
    pulls = {name: _PULL / count for name, count in seen.items()}
    for _ in range(_ROUNDS):
        for _ in range(_PASSES):
            for place in strewn(len(taught)):
                learner.study(given[place], taught[place].belief, pulls)
        for one, known in zip(taught, given, strict=True):
            _renew(one, learner.probabilities(known))
    return learner


def _renew(lesson: Lesson, likely: Sequence[float]) -> None:
    whole = sum(likely[kind] for kind in lesson.meant) or 1.0
    lesson.belief = {
        kind: (1 - _RENEWAL) * lesson.belief[kind] + _RENEWAL * likely[kind] / whole for kind in lesson.meant
    }


def learned_from(kinds: Sequence[str], taught: Sequence[Lesson], made_from: str = "") -> Learned:
    """What lessons teach, rounded as it stands in the file."""
    rarity = rarity_of(taught)
    learner = learn(len(kinds), taught, rarity)
    weights = {name: [round(one, 2) for one in row] for name, row in learner.rows.items()}
    model = LinearModel([round(one, 2) for one in learner.bias], weights)
    return Learned(made_from, tuple(kinds), rarity, model)


def written(found: Learned) -> str:
    """The text of `learned.json`."""
    head = {"made_from": found.made_from, "kinds": found.kinds, "bias": _hundredths(found.model.bias)}
    rows = {name: _hundredths([value, *found.model.weights[name]]) for name, value in found.rarity.items()}
    lines = ",\n".join(f"{json.dumps(name, ensure_ascii=False)}:{_short(row)}" for name, row in rows.items())
    return f'{_short(head)[:-1]},"features":{{\n{lines}\n}}}}\n'


def _hundredths(row: Sequence[float]) -> list[int]:
    return [round(one * SCALE) for one in row]


def _short(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def digest(folder: Path, questions: Sequence[Mapping[str, Any]]) -> str:
    """A fingerprint of the lexicon's files and of the questions: the weights are fresh while it stays."""
    found = hashlib.sha256()
    for path in sorted((folder / "lexicon").glob("**/*.yaml")):
        found.update(path.read_bytes())
    for question in questions:
        found.update(json.dumps(question, sort_keys=True, ensure_ascii=False).encode())
    return found.hexdigest()
