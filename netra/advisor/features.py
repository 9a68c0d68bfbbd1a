"""What a reading has to tell: named features, of the situation that is meant and for a second opinion."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations, pairwise
from math import sqrt

from netra.advisor.lexicon import OPENING
from netra.advisor.situations import Reading

# How much each kind of feature may say: plain words, concepts said, concepts denied, the language itself, how
# much was said at all; two things together, and groups of letters.
_SHARES = {"w": 1.0, "k": 1.0, "d": 1.0, "f": 0.7, "n": 0.7, "b": 1.0, "l": 1.0}
# A question in which none of these is said is seldom about elections, whatever else it says.
# fmt: off
_ABOUT_ELECTIONS = frozenset((
    "alat_peraga", "bahan_kampanye", "bakal", "bawaslu", "calon", "calon_pemilu", "cawe", "coblos",
    "dana_kampanye", "deklarasi", "di_tps", "dukung", "kampanye", "ktp", "langgar", "lapor",
    "masa_kampanye", "nyaleg", "nyalon", "parpol", "pasangan", "pemilu", "pilkada", "relawan", "tim",
))
# fmt: on
_MOST_ABOUT, _MOST_PAIRS, _MOST_WORDS = 4, 5, 6
_MOST_FOREIGN = 4
_EIGHTHS = 8
_LONG, _STEP = 40, 4
_LETTERS = (3, 4, 5)
_LONGEST_WORD = 20


def features(reading: Reading) -> Iterator[str]:
    """What a reading tells about the situation that is meant, each `kind:name` once."""
    yield from {f"w:{word}" for word in reading.plain}
    yield from (f"k:{concept}" for concept in reading.said)
    yield from (f"d:{concept}" for concept in reading.denied)
    heard = len(reading.heard)
    share = reading.foreign * _EIGHTHS // max(heard, 1)
    yield f"f:{min(reading.foreign, _MOST_FOREIGN)}"
    yield f"f:share{min(share, _MOST_FOREIGN)}"
    yield f"f:length{min(heard, _LONG) // _STEP}"
    said = set(reading.said)
    yield f"n:about{min(len(said & _ABOUT_ELECTIONS), _MOST_ABOUT)}"
    yield f"n:concepts{min(len(said) // 2, _MOST_PAIRS)}"
    yield f"n:words{min(len({word for word in reading.plain if word}), _MOST_WORDS)}"


def finer_features(reading: Reading) -> Iterator[str]:
    """The same with what the second opinion looks at besides: pairs, and letters inside the typed words."""
    yield from features(reading)
    yield from {f"b:{one}_{other}" for one, other in pairwise(reading.plain)}
    said = sorted(concept for concept in reading.said if not concept.startswith(OPENING))
    together = [*said, *(f"!{concept}" for concept in sorted(reading.denied))]
    yield from (f"b:{one}+{other}" for one, other in combinations(together, 2))
    yield from {f"l:{group}" for word in reading.heard for group in _letters(word)}


def _letters(word: str) -> Iterator[str]:
    marked = f"<{word[:_LONGEST_WORD]}>"
    for size in _LETTERS:
        yield from (marked[at : at + size] for at in range(len(marked) - size + 1))


def vector(told: Iterable[str], rarity: Mapping[str, float]) -> dict[str, float]:
    """Those of the features that are known, of each kind together as long as its share."""
    known = {name: rarity[name] for name in sorted(told) if name in rarity}
    squares = dict.fromkeys(_SHARES, 0.0)
    for name, value in known.items():
        squares[name[0]] += value * value
    return {name: _SHARES[name[0]] * value / sqrt(squares[name[0]]) for name, value in known.items()}
