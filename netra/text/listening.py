"""Hears what everyday text means: typed words as plain words, and the concepts said and denied among them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from netra.text.affixes import bases
from netra.text.phrases import GAP, Phrasebook, Spot
from netra.text.vocabulary import Vocabulary

_PRONOUNS = ("saya", "aku", "kami", "kita", "tahu")


@dataclass(frozen=True)
class Speech:
    """How people speak: `short` is what an abbreviation or dialect word stands for, `concepts` are phrases by
    meaning, `wider` the meanings that one belongs to, `whole` those inside which nothing shorter counts.

    `fillers` say nothing, `denials` turn what follows, `turns` end that, after `tags` a denial only asks,
    `foreign` are words of another language, `known` are words that are no slip of the finger.
    """

    short: Mapping[str, str]
    fillers: frozenset[str]
    denials: tuple[str, ...]
    turns: tuple[str, ...]
    tags: frozenset[str]
    foreign: frozenset[str]
    known: tuple[str, ...]
    concepts: Mapping[str, tuple[str, ...]]
    wider: Mapping[str, tuple[str, ...]]
    whole: frozenset[str]


class Listener:
    """Listens with one way of speaking; without `remembers` no word that was heard is kept in memory."""

    def __init__(self, speech: Speech, *, remembers: bool = True) -> None:
        self._speech = speech
        spoken = {name: list(self._spoken(each)) for name, each in speech.concepts.items()}
        used = {word for each in spoken.values() for phrase in each for word in phrase.split()}
        empty = {*speech.fillers, *speech.denials, *speech.turns, *speech.tags, *_PRONOUNS}
        self._active = {word: base for word in used if (base := _without_active_prefix(word, used - empty))}
        phrases = {name: [self._based(one) for one in each] for name, each in spoken.items()}
        known = {*used, *speech.fillers, *speech.denials, *speech.turns, *speech.tags, *speech.known}
        self._vocabulary = Vocabulary(known, speech.short, remembers=remembers)
        self._phrases = Phrasebook(phrases, speech.denials, speech.turns, speech.whole)

    def plain(self, typed: Iterable[str]) -> list[str]:
        """Typed words as plain ones, without fillers and without the "tidak" that only asks."""
        return [word for word, _ in self.placed(typed)]

    def placed(self, typed: Iterable[str]) -> list[tuple[str, int]]:
        """Like `plain`, each word with the place of the typed word that it comes from."""
        found: list[tuple[str, int]] = []
        for place, one in enumerate(typed):
            for word in self._vocabulary.plain(one):
                if word not in self._speech.fillers and not (found and self._only_asks(found[-1][0], word)):
                    found.append((self._active.get(word, word), place))
        return found

    def knows(self, word: str) -> bool:
        """Whether a typed word is an ordinary one, so that it is hardly a name."""
        plain = self._vocabulary.plain(word)
        return plain != (word,) or word in self._vocabulary.known

    def spots(self, plain: Sequence[str]) -> list[Spot]:
        """Every phrase that stands in plain words, in order."""
        return self._phrases.spots(plain)

    def widened(self, concepts: Iterable[str]) -> set[str]:
        """Concepts with the wider ones that they belong to."""
        found: set[str] = set()
        waiting = list(concepts)
        while waiting:
            name = waiting.pop()
            if name not in found:
                found.add(name)
                waiting += self._speech.wider[name]
        return found

    def _only_asks(self, before: str, word: str) -> bool:
        return word in self._speech.denials and before in self._speech.tags

    def _based(self, phrase: str) -> str:
        """Such that “menyuruh” and “suruh” are one word wherever the lexicon has both."""
        return " ".join(self._active.get(word, word) for word in phrase.split())

    def _spoken(self, phrases: Iterable[str]) -> Iterator[str]:
        """The phrases as plain words: written out, without fillers if enough is left."""
        for phrase in phrases:
            plain = " ".join(self._speech.short.get(word, word) for word in phrase.split()).split()
            kept = [word for word in plain if word not in self._speech.fillers]
            if len(kept) == len(plain) or (len(kept) > 1 and GAP not in (kept[0], kept[-1])):
                yield " ".join(kept)


def _without_active_prefix(word: str, known: set[str]) -> str | None:
    return next((base for base in bases(word) if base in known), None) if word.startswith("me") else None
