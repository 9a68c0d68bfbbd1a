"""Learns from lessons: which situation a question describes, what answer its words alone suggest, and how
sure a reading is; `bin/learn` writes the result. No chance is involved: the same files give the same weights.

Which of several situations is meant is not in the labels. So learning takes turns: fit the weights, then
believe the likelier of those situations more.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from math import log

import numpy as np

from netra.advisor.answers import Asker
from netra.advisor.features import vector
from netra.advisor.learned import ANSWERS, RIGHT, UNIT, WRONG, Learned, Weights
from netra.advisor.lessons import Lesson, School
from netra.advisor.verdicts import UNANSWERED
from netra.text import LinearModel
from netra.text.descent import Array
from netra.text.learner import Learner

# So many groups of authors are left out in turn.
_GROUPS = 6
# Steps of the first turn and of those that start where the last one ended.
_TURNS = (60, 25, 25, 25, 25, 25)
_STEPS = 60
_PULL_MEANT, _PULL_ANSWERS, _PULL_SURE = 1 / 16, 1 / 5, 1 / 20
# Pairs and groups of letters are many: those seen so often, by so many authors, say something.
_LEAST_SEEN, _LEAST_SEEN_OF_MANY, _LEAST_AUTHORS = 2, 4, 3
_MANY = ("b:", "l:")
_FIRST_BELIEF = 2
_RENEWAL = 0.9
_NOTHING = Weights({}, LinearModel((0, 0), {}, UNIT))
# Evidence of one reading, and whether it was right.
Trial = tuple[Mapping[str, float], bool]


def learned_from(school: School, made_from: str = "") -> Learned:
    """All that the lessons teach. How sure a reading is must be learned from authors who did not teach."""
    tried = [trial for each in trials(school).values() for trial in each[1]]
    return replace(readings_from(school, school.lessons), made_from=made_from, sure=sure_from(tried))


def trials(school: School) -> dict[str, tuple[Learned, list[Trial]]]:
    """For every author: what others teach, and how that fares with this author's questions. Two or three
    authors are left out at a time: each learning takes a minute."""
    found = {}
    authors = list(dict.fromkeys(one.author for one in school.lessons))
    for left_out in (authors[place::_GROUPS] for place in range(min(_GROUPS, len(authors)))):
        others = [one for one in school.lessons if one.author not in left_out]
        if not others:
            continue
        learned = readings_from(school, others)
        asker = Asker(school.rulebook, school.lexicon, learned)
        for author in left_out:
            found[author] = learned, [*_tried(asker, (one for one in school.lessons if one.author == author))]
    return found


def _tried(asker: Asker, lessons: Iterable[Lesson]) -> Iterator[Trial]:
    for one in lessons:
        reading = asker.read(one.question["question"], one.on)
        if reading.answer != UNANSWERED:
            named = {*one.question["norms"], *one.question["allowed"]}
            rules = {*reading.verdict.norms, *reading.verdict.allowed}
            yield reading.evidence, reading.answer == one.question["answer"] and bool(named & rules)


def sure_from(tried: Sequence[Trial]) -> Weights:
    """What evidence is worth."""
    if not tried:
        return _NOTHING
    learner = Learner([evidence for evidence, _ in tried], 2, _PULL_SURE)
    learner.study(np.eye(2)[[RIGHT if right else WRONG for _, right in tried]], _STEPS)
    return Weights(dict.fromkeys(learner.names, 1), learner.model(UNIT))


def readings_from(school: School, lessons: Sequence[Lesson]) -> Learned:
    """What lessons teach, without how sure it is."""
    return Learned("", school.kinds, _meant(len(school.kinds), lessons), _answers(lessons), _NOTHING)


def _meant(kinds: int, lessons: Sequence[Lesson]) -> Weights:
    lessons = [one for one in lessons if one.meant]
    rarity = rarity_of([(one.author, one.features) for one in lessons])
    learner = Learner([vector(one.features, rarity) for one in lessons], kinds, _PULL_MEANT)
    belief = _first_belief(kinds, lessons)
    possible = belief > 0
    for steps in _TURNS:
        learner.study(belief, steps)
        likely = learner.probabilities() * possible + 1e-9 * possible
        belief = (1 - _RENEWAL) * belief + _RENEWAL * likely / likely.sum(axis=1, keepdims=True)
    return _weights(learner, rarity)


def _first_belief(kinds: int, lessons: Sequence[Lesson]) -> Array:
    """Every meaning alike, but more the one whose written test holds first."""
    found = np.zeros((len(lessons), kinds))
    for row, one in zip(found, lessons, strict=True):
        row[list(one.meant)] = 1.0
        if one.tested is not None:
            row[one.tested] += _FIRST_BELIEF * len(one.meant)
    return np.asarray(found / found.sum(axis=1, keepdims=True))


def _answers(lessons: Sequence[Lesson]) -> Weights:
    rarity = rarity_of([(one.author, one.finer) for one in lessons])
    learner = Learner([vector(one.finer, rarity) for one in lessons], len(ANSWERS), _PULL_ANSWERS)
    learner.study(np.eye(len(ANSWERS))[[ANSWERS.index(one.question["answer"]) for one in lessons]], _STEPS)
    return _weights(learner, rarity)


def _weights(learner: Learner, rarity: Mapping[str, int]) -> Weights:
    return Weights({name: rarity[name] for name in learner.names}, learner.model(UNIT))


def rarity_of(told: Sequence[tuple[str, frozenset[str]]]) -> dict[str, int]:
    """How telling every feature is, in hundredths: the rarer, the more; without those seen too seldom.

    `told`: for every question its author and the names of its features.
    """
    seen = Counter(name for _, names in told for name in names)
    authors = Counter(name for name, _ in {(name, author) for author, names in told for name in names})
    return {
        name: round(log((len(told) + 1) / (count + 0.5)) / UNIT)
        for name, count in sorted(seen.items())
        if count >= _LEAST_SEEN
        and (not name.startswith(_MANY) or (count >= _LEAST_SEEN_OF_MANY and authors[name] >= _LEAST_AUTHORS))
    }
