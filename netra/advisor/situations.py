"""What a question is about: the concepts said and denied in it, and the situations that they make up."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from netra.advisor.lexicon import OPENING, Aside, Lexicon, Situation
from netra.text import BREAK, GAP, Phrasebook, Vocabulary, bases, words

LONGEST = 2_000
_PRONOUNS = ("saya", "aku", "kami", "kita", "tahu")


@dataclass(frozen=True, slots=True)
class Reading:
    """How a question is understood.

    `situations`: those whose test holds, the most specific first. `plain`: its words without breaks; `typed`
    counts the words before anything was replaced or left out, `foreign` those of another language.
    """

    said: frozenset[str]
    denied: frozenset[str]
    situations: tuple[Situation, ...]
    asides: tuple[Aside, ...]
    plain: tuple[str, ...]
    typed: int
    foreign: int


class Reader:
    """Reads questions with one lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        spoken = {name: list(self._spoken(each)) for name, each in lexicon.concepts.items()}
        used = {word for each in spoken.values() for phrase in each for word in phrase.split()}
        empty = {*lexicon.fillers, *lexicon.denials, *lexicon.turns, *lexicon.tags, *_PRONOUNS}
        self._active = {word: base for word in used if (base := _without_active_prefix(word, used - empty))}
        phrases = {name: [self._based(one) for one in each] for name, each in spoken.items()}
        known = {*used, *lexicon.fillers, *lexicon.denials, *lexicon.turns, *lexicon.tags, *lexicon.known}
        self._vocabulary = Vocabulary(known, lexicon.short)
        self._phrases = Phrasebook(phrases, lexicon.denials, lexicon.turns, lexicon.whole)

    def _based(self, phrase: str) -> str:
        """Such that “menyuruh” and “suruh” are one word wherever the lexicon has both."""
        return " ".join(self._active.get(word, word) for word in phrase.split())

    def read(self, question: str) -> Reading:
        """The reading of a question of any text; beyond `LONGEST` characters nothing is read."""
        typed = words(question) if len(question) <= LONGEST else []
        plain = self.plain(typed)
        said, denied = self._concepts(plain)
        return Reading(
            said=said,
            denied=denied,
            situations=tuple(one for one in self._lexicon.situations if one.test.holds(said, denied)),
            asides=tuple(one for one in self._lexicon.asides if one.test.holds(said, denied)),
            plain=tuple(word for word in plain if word != BREAK),
            typed=sum(word != BREAK for word in typed),
            foreign=sum(word in self._lexicon.foreign for word in typed),
        )

    def _spoken(self, phrases: Iterable[str]) -> Iterator[str]:
        """The phrases as plain words: written out, without fillers if enough is left."""
        for phrase in phrases:
            plain = " ".join(self._lexicon.short.get(word, word) for word in phrase.split()).split()
            kept = [word for word in plain if word not in self._lexicon.fillers]
            if len(kept) == len(plain) or (len(kept) > 1 and GAP not in (kept[0], kept[-1])):
                yield " ".join(kept)

    def plain(self, typed: Iterable[str]) -> list[str]:
        """Typed words as plain ones, without fillers and without the "tidak" that only asks."""
        found: list[str] = []
        for word in self._vocabulary.plainly(typed):
            if word in self._lexicon.fillers:
                continue
            if word in self._lexicon.denials and found and found[-1] in self._lexicon.tags:
                continue
            found.append(self._active.get(word, word))
        return found

    def _concepts(self, plain: list[str]) -> tuple[frozenset[str], frozenset[str]]:
        """Concepts said and concepts only denied, each with the wider ones that it belongs to."""
        spots = self._phrases.spots(plain)
        said = self._widened(spot.concept for spot in spots if not spot.denied)
        denied = self._widened(spot.concept for spot in spots if spot.denied)
        opening = self._widened(spot.concept for spot in spots if spot.start <= 1)
        said |= {f"{OPENING}{concept}" for concept in opening}
        return frozenset(said), frozenset(denied - said)

    def _widened(self, concepts: Iterable[str]) -> set[str]:
        found: set[str] = set()
        waiting = list(concepts)
        while waiting:
            name = waiting.pop()
            if name not in found:
                found.add(name)
                waiting += self._lexicon.wider[name]
        return found


def _without_active_prefix(word: str, known: set[str]) -> str | None:
    return next((base for base in bases(word) if base in known), None) if word.startswith("me") else None
