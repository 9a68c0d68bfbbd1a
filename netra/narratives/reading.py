"""What a narrative has to tell: weighed features, each with the typed words that it stands on."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import sqrt

from netra.text import BREAK, Listener, Spot, words

# Of a longer text the beginning is read: the form holds less, and no text may keep an officer waiting.
LONGEST = 8_000
# How much each kind may say: words, letter groups, concepts said and denied, cues, pairs, the whole. Chosen
# across authors (ADR 22): what was written beside some narratives must not drown what others say.
SHARES = {"w": 1.4, "l": 1.4, "k": 0.5, "d": 0.5, "c": 0.3, "p": 0.4, "z": 0.2}
CUE = "c_"
_GROUPS = (4, 5)
_LONGEST_WORD = 20
_NEAR = 12
_POLITICAL = frozenset(
    {"calon", "dukung", "tim", "parpol", "pilkada", "pemilu"}
    | {f"{CUE}{name}" for name in ("calon_disebut", "tim_disebut", "partai_disebut", "pilkada_disebut")}
)
_MOST_EIGHTHS, _EIGHT = 8, 8
Places = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """`typed` words with breaks; `features` by name, each with the places of the words that it stands on;
    `concepts` said or denied."""

    typed: tuple[str, ...]
    features: Mapping[str, Places]
    concepts: frozenset[str]


def read(text: str, listener: Listener) -> Reading:
    """The reading of any text. Never raises."""
    typed = words(text[:LONGEST])
    placed = listener.placed(typed)
    plain = [word for word, _ in placed]
    spots = listener.spots(plain)
    said = listener.widened(spot.concept for spot in spots if not spot.denied)
    denied = listener.widened(spot.concept for spot in spots if spot.denied) - said
    features: dict[str, Places] = {}
    for name, stands_on in _features(typed, placed, spots, listener, said):
        features[name] = (*features.get(name, ()), *stands_on)
    features[f"z:{not _POLITICAL.isdisjoint(said | denied)}"] = ()
    count = sum(word != BREAK for word in plain)
    features[f"z:len{min(count // _EIGHT, _MOST_EIGHTHS)}"] = ()
    return Reading(tuple(typed), features, frozenset(said | denied))


def _features(
    typed: Sequence[str],
    placed: Sequence[tuple[str, int]],
    spots: Sequence[Spot],
    listener: Listener,
    said: set[str],
) -> Iterator[tuple[str, Places]]:
    yield from ((f"w:{word}", (place,)) for word, place in placed if word != BREAK)
    yield from _letters(typed)
    for spot in spots:
        places = tuple(dict.fromkeys(place for _, place in placed[spot.start : spot.end]))
        for concept in listener.widened([spot.concept]):
            if concept.startswith(CUE):
                yield f"c:{concept}", places
            else:
                yield f"{'k' if concept in said else 'd'}:{concept}", places
    yield from _pairs(placed, spots)


def _letters(typed: Sequence[str]) -> Iterator[tuple[str, Places]]:
    """Groups of letters: dialects and slips of the finger keep most of a word."""
    for place, word in enumerate(typed):
        if word != BREAK:
            marked = f"<{word[:_LONGEST_WORD]}>"
            for size in _GROUPS:
                yield from ((f"l:{marked[at : at + size]}", (place,)) for at in range(len(marked) - size + 1))


def _pairs(placed: Sequence[tuple[str, int]], spots: Sequence[Spot]) -> Iterator[tuple[str, Places]]:
    """Two cues near each other: goods beside handing out are another story than goods alone."""
    cues = [spot for spot in spots if spot.concept.startswith(CUE)]
    for one, other in combinations(cues, 2):
        if other.start - one.start <= _NEAR and one.concept != other.concept:
            first, second = sorted((one.concept, other.concept))
            yield f"p:{first}+{second}", (placed[one.start][1], placed[other.start][1])


def vector(features: Mapping[str, Places], rarity: Mapping[str, float]) -> dict[str, float]:
    """The known features, of each kind together as long as its share."""
    known = {name: rarity[name] for name in sorted(features) if name in rarity}
    squares = dict.fromkeys(SHARES, 0.0)
    for name, value in known.items():
        squares[name[0]] += value * value
    return {name: SHARES[name[0]] * value / sqrt(squares[name[0]]) for name, value in known.items()}
