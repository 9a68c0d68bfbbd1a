"""The words that a lexicon knows, and the way from a typed word to one of them."""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from netra.text.affixes import bases

_SHORTEST_TYPO = 6
_LONGEST_WORD = 40


class Vocabulary:
    """`known` are words in their plain form, `short` what an abbreviation stands for (one word or more)."""

    def __init__(self, known: Iterable[str], short: Mapping[str, str]) -> None:
        self.known = frozenset(known)
        self._short = {write: tuple(meant.split()) for write, meant in short.items()}
        self._near = _neighbours(self.known)
        self.plain = lru_cache(maxsize=20_000)(self._plain)

    def plainly(self, typed: Iterable[str]) -> list[str]:
        """Every typed word in its plain form."""
        return [word for one in typed for word in self.plain(one)]

    def _plain(self, word: str) -> tuple[str, ...]:
        if word in self._short:
            return self._short[word]
        if word in self.known or len(word) > _LONGEST_WORD:
            return (word,)
        for base in bases(word):
            if base in self.known:
                return (base,)
            if base in self._short:
                return self._short[base]
        return (self._corrected(word) or word,)

    def _corrected(self, word: str) -> str | None:
        """The known word one slip away: a letter missing, added, swapped or wrong; never the first one."""
        if len(word) < _SHORTEST_TYPO or not word.isalpha():
            return None
        for stump in (word, *_stumps(word)):
            for known in self._near.get(stump, ()):
                if abs(len(known) - len(word)) <= 1 and known[0] == word[0]:
                    return known
        return None


def _stumps(word: str) -> list[str]:
    return [word[:place] + word[place + 1 :] for place in range(1, len(word))]


def _neighbours(known: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """A word with one letter left out -> the words that it may have been."""
    found: dict[str, list[str]] = {}
    for word in sorted(known):
        if len(word) >= _SHORTEST_TYPO:
            for stump in (word, *_stumps(word)):
                found.setdefault(stump, []).append(word)
    return {stump: tuple(dict.fromkeys(meant)) for stump, meant in found.items()}
