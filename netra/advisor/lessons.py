"""Labelled questions as lessons: what each tells, and which situations may be meant.

A question is labelled with its answer and rules, not with a situation: every situation to which the rulebook
gives that answer may be meant.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from netra.advisor.consulting import Consultation, case_of
from netra.advisor.features import features, finer_features
from netra.advisor.learned import kinds_of
from netra.advisor.lexicon import Lexicon, Situation, lexicon
from netra.advisor.situations import Reader, Reading
from netra.advisor.verdicts import UNANSWERED, Verdict
from netra.law import Advisor, Rulebook, load

Question = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Lesson:
    """One question: who wrote it, what it tells, the kinds (by number) that may be meant, the one among them
    whose written test holds first."""

    question: Question
    author: str
    features: frozenset[str]
    finer: frozenset[str]
    meant: tuple[int, ...]
    tested: int | None

    @property
    def on(self) -> date | None:
        return date.fromisoformat(self.question["on"]) if "on" in self.question else None


@dataclass(frozen=True, slots=True)
class School:
    """The rulebook and lexicon that teach, the ids of the kinds of situations, and the lessons."""

    rulebook: Rulebook
    lexicon: Lexicon
    kinds: tuple[str, ...]
    lessons: Sequence[Lesson]


def school(folder: Path, taught: Mapping[str, Sequence[Question]]) -> School:
    """The lessons of all questions, given by author."""
    rulebook = load(folder)
    book = lexicon(folder, rulebook)
    desk = _Desk(rulebook, book)
    found = [desk.lesson(author, one) for author, each in taught.items() for one in each]
    return School(rulebook, book, tuple(one.id for one in desk.kinds), found)


class _Desk:
    """Makes lessons. Verdicts are remembered: by situation, what is told beside it, and day."""

    def __init__(self, rulebook: Rulebook, book: Lexicon) -> None:
        self._consult, self._reader = Consultation(Advisor(rulebook)), Reader(book)
        self._kind_of = kinds_of(book.situations)
        self.kinds = [one for one in book.situations if self._kind_of[one.id] == one.id]
        self._numbers = {one.id: place for place, one in enumerate(self.kinds)}
        self._verdicts: dict[tuple[object, ...], Verdict] = {}

    def lesson(self, author: str, question: Question) -> Lesson:
        reading = self._reader.read(str(question["question"]))
        on = date.fromisoformat(question["on"]) if "on" in question else None
        verdicts = [self._verdict(one, reading, on) for one in self.kinds]
        meant = [kind for kind, found in enumerate(verdicts) if fits(found, question)]
        tested = [self._numbers[self._kind_of[one.id]] for one in reading.situations]
        if question["answer"] == UNANSWERED:
            # The rulebook is silent on many situations; that alone does not make them what was asked.
            meant = [kind for kind in meant if self.kinds[kind].act is None or kind in tested[:1]]
        first = next((kind for kind in tested if kind in meant), None)
        told = frozenset(features(reading)), frozenset(finer_features(reading))
        return Lesson(question, author, *told, tuple(meant), first)

    def _verdict(self, one: Situation, reading: Reading, on: date | None) -> Verdict:
        key = (one.id, tuple(map(id, reading.asides)), on)
        if key not in self._verdicts:
            case = case_of(one, reading, None)
            self._verdicts[key] = self._consult.verdict(case, on) if case else Verdict(UNANSWERED)
        return self._verdicts[key]


def fits(verdict: Verdict, question: Question) -> bool:
    """Whether a verdict is the labelled answer, on one of the labelled rules."""
    if verdict.plainly != question["answer"]:
        return False
    named = {*question["norms"], *question["allowed"]}
    return verdict.answer == UNANSWERED or not named.isdisjoint((*verdict.norms, *verdict.allowed))


def author_of(file: str) -> str:
    """Who wrote a file of questions: `dev_first_author_2` is by the author of `dev_first_author_1`."""
    return file.rstrip("0123456789") if file.startswith("dev_first") else file


def by_author(files: Mapping[str, Sequence[Question]]) -> dict[str, list[Question]]:
    """Questions by author, from questions by name of file."""
    found: dict[str, list[Question]] = {}
    for name, questions in files.items():
        found.setdefault(author_of(name), []).extend(questions)
    return found


def digest(folder: Path, questions: Sequence[Question]) -> str:
    """A fingerprint of the lexicon's files and of the questions: what was learned is fresh while it stays."""
    found = hashlib.sha256()
    for path in sorted((folder / "lexicon").glob("**/*.yaml")):
        found.update(path.read_bytes())
    for question in questions:
        found.update(json.dumps(question, sort_keys=True, ensure_ascii=False).encode())
    return found.hexdigest()
