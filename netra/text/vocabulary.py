"""The words that a lexicon knows, and the way from a typed word to one of them."""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from netra.text.affixes import bases

_SHORTEST_TYPO = 6
_LONGEST_WORD = 40
_TWO = 2


class Vocabulary:
    """`known` are words in their plain form, `short` what an abbreviation stands for (one word or more).

    Words once heard are remembered for speed, unless `remembers` is off: no word of a story stays behind.
    """

    def __init__(self, known: Iterable[str], short: Mapping[str, str], *, remembers: bool = True) -> None:
        self.known = frozenset(known)
        self._short = {write: tuple(meant.split()) for write, meant in short.items()}
        self._long = _by_letter_and_length(self.known)
        self.plain = lru_cache(maxsize=20_000)(self._plain) if remembers else self._plain

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
        for length in (len(word), len(word) - 1, len(word) + 1):
            for known in self._long.get((word[0], length), ()):
                # One slip leaves the first two letters or the last two as they were: cheaper to see first.
                same = known[1] == word[1] or known[-2:] == word[-2:]
                if same and _one_slip(word, known):
                    return known
        return None


def _one_slip(one: str, other: str) -> bool:
    """Whether what differs between the same beginning and the same end is one letter, or two swapped."""
    least = min(len(one), len(other))
    start = next((place for place in range(least) if one[place] != other[place]), least)
    end = next((n for n in range(least - start) if one[-1 - n] != other[-1 - n]), least - start)
    rest, rest_other = one[start : len(one) - end], other[start : len(other) - end]
    return max(len(rest), len(rest_other)) <= 1 or (len(rest) == _TWO and rest == rest_other[::-1])


def _by_letter_and_length(known: Iterable[str]) -> dict[tuple[str, int], list[str]]:
    """Words long enough to be told from a slip, in order."""
    found: dict[tuple[str, int], list[str]] = {}
    for word in sorted(known):
        if len(word) >= _SHORTEST_TYPO:
            found.setdefault((word[0], len(word)), []).append(word)
    return found
