"""Suggests to an officer what a narrative may be about. A suggestion helps a human; it decides nothing."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from netra.law import EMPLOYMENTS, Advisor, Norm, Question, Rulebook, load
from netra.narratives.hearing import listener
from netra.narratives.people import people
from netra.narratives.reading import LONGEST, Reading, read
from netra.narratives.traces import Passage, Traces, tracker
from netra.narratives.weights import Weights, weights
from netra.text import BREAK

_MOST_WORDS = 6
# A word that says less for an act than this part of the most telling one is left out.
_TELLING = 0.25
# Norms are offered for acts at least this likely.
_LIKELY = 0.2
# Reasons are given for so many acts, the likeliest.
_REASONED = 3
_FEWEST_WORDS = 3


@dataclass(frozen=True, slots=True)
class Likely:
    """An act, how likely it is (0 to 1), and the typed words of the narrative that spoke for it: given for
    the likeliest three, empty for the others."""

    act: str
    score: float
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """`acts` the likeliest first, all of them; `norms` ids; `complete` who, what, when, where, evidence."""

    acts: tuple[Likely, ...]
    norms: tuple[str, ...]
    employment: str | None
    complete: dict[str, bool]
    traces: Traces


class Suggester:
    """Suggests with the words and weights of one rulebook, or with weights that were learned otherwise."""

    def __init__(self, folder: Path, learned: Weights | None = None) -> None:
        self.rulebook: Rulebook = load(folder)
        self._advisor = Advisor(self.rulebook)
        self._listener = listener(folder)
        self._weights = learned or weights(folder, self.rulebook.acts)
        self._tracker = tracker(folder)
        self._people = people(folder)

    def suggest(self, text: str, employment: str | None = None, on: date | None = None) -> Suggestion:
        """What any text may be about; `employment` and the day where they are known. Never raises."""
        shown = text[:LONGEST]
        reading = read(shown, self._listener)
        traces = self._tracker.find(shown)
        guess = employment or self._people.employment(shown)
        acts = self._acts(reading)
        return Suggestion(
            acts=acts,
            norms=tuple(self._norms(acts, guess, on)),
            employment=guess,
            complete=_completeness(reading, traces, guess),
            traces=traces,
        )

    def _acts(self, reading: Reading) -> tuple[Likely, ...]:
        given = self._weights.vector(reading)
        scores = self._weights.weigh(given)
        ranked = sorted(scores, key=lambda act: -scores[act])
        return tuple(
            Likely(
                act, round(scores[act], 3), self._because(act, given, reading) if place < _REASONED else ()
            )
            for place, act in enumerate(ranked)
        )

    def _because(self, act: str, given: Mapping[str, float], reading: Reading) -> tuple[str, ...]:
        """The typed words that spoke most for an act, in the order of the text."""
        said = self._weights.said_for(act, given, reading)
        telling = sorted((place for place in said if _tells(reading.typed[place])), key=lambda p: -said[p])
        least = said[telling[0]] * _TELLING if telling else 0.0
        kept = [place for place in telling[:_MOST_WORDS] if said[place] > max(least, 0.0)]
        return tuple(dict.fromkeys(reading.typed[place] for place in sorted(kept)))

    def _norms(self, acts: Sequence[Likely], employment: str | None, on: date | None) -> Iterator[str]:
        """Norms on the likely acts: the likeliest first, narrow before wide, duties on every act last."""
        likely = [one.act for one in acts if one is acts[0] or one.score >= _LIKELY]
        found = {norm.id: norm for act in likely for norm in self._narrow_first(act, employment, on)}
        yield from sorted(found, key=lambda name: len(found[name].acts) == len(acts))

    def _narrow_first(self, act: str, employment: str | None, on: date | None) -> list[Norm]:
        return sorted(self._norms_on(act, employment, on), key=lambda norm: len(norm.acts))

    def _norms_on(self, act: str, employment: str | None, on: date | None) -> list[Norm]:
        if on is None:
            return [norm for norm in self.rulebook.norms.values() if act in norm.acts]
        question = Question(on, employment or next(iter(EMPLOYMENTS)), act, {})
        return [row.norm for row in self._advisor.scenery(question).deciding]


def _tells(word: str) -> bool:
    """Whether a word may stand as a reason: a lone letter tells an officer nothing."""
    return len(word) > 1 or word.isdigit()


def _completeness(reading: Reading, traces: Traces, employment: str | None) -> dict[str, bool]:
    told = sum(word != BREAK for word in reading.typed)
    return {
        # Whom to ask about: an office that somebody can be found in is told more often than a title (ADR 22).
        "who": bool(traces.positions or traces.agencies or employment),
        "what": told >= _FEWEST_WORDS,
        "when": traces.dated,
        "where": bool(traces.places),
        "evidence": bool(traces.evidence),
    }


@lru_cache(maxsize=2)
def suggester(folder: Path) -> Suggester:
    """The suggester of a rulebook's folder, made once per process; `RuleError` names what is wrong."""
    return Suggester(folder)


__all__ = ["Likely", "Passage", "Suggester", "Suggestion", "suggester"]
