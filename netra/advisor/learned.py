"""Which situation a question describes: learned weights, `rules/lexicon/learned.json`.

`bin/learn` makes the file from the questions that may be learned from; it is never edited by hand.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from pathlib import Path

from netra.advisor.lexicon import Situation
from netra.advisor.situations import Reading
from netra.law.strict import RuleError
from netra.text import LinearModel

FILE = Path("lexicon") / "learned.json"
# Weights stand in the file as whole numbers of hundredths.
SCALE = 100
# How much each kind of feature may say: plain words, concepts said, concepts denied, the language itself, and
# how much was said at all.
_SHARES = {"w": 1.0, "k": 1.0, "d": 1.0, "f": 0.7, "n": 0.7}
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


@dataclass(frozen=True, slots=True)
class Learned:
    """`kinds`: ids of situations, one for each class of the model. `rarity`: how telling a feature is."""

    made_from: str
    kinds: tuple[str, ...]
    rarity: Mapping[str, float]
    model: LinearModel

    def weigh(self, reading: Reading) -> list[tuple[str, float]]:
        """Situations with their probability, the likeliest first."""
        found = zip(self.kinds, self.model.probabilities(vector(reading, self.rarity)), strict=True)
        return sorted(found, key=lambda one: -one[1])


def features(reading: Reading) -> Iterator[str]:
    """What a reading has to tell, each `kind:name` once."""
    yield from {f"w:{word}" for word in reading.plain}
    yield from (f"k:{concept}" for concept in reading.said)
    yield from (f"d:{concept}" for concept in reading.denied)
    share = reading.foreign * _EIGHTHS // max(reading.typed, 1)
    yield f"f:{min(reading.foreign, _MOST_FOREIGN)}"
    yield f"f:share{min(share, _MOST_FOREIGN)}"
    yield f"f:length{min(reading.typed, _LONG) // _STEP}"
    said = set(reading.said)
    yield f"n:about{min(len(said & _ABOUT_ELECTIONS), _MOST_ABOUT)}"
    yield f"n:concepts{min(len(said) // 2, _MOST_PAIRS)}"
    yield f"n:words{min(len({word for word in reading.plain if word}), _MOST_WORDS)}"


def vector(reading: Reading, rarity: Mapping[str, float]) -> dict[str, float]:
    """The known features of a reading, of each kind together as long as its share."""
    known = {name: rarity[name] for name in sorted(features(reading)) if name in rarity}
    squares = dict.fromkeys(_SHARES, 0.0)
    for name, value in known.items():
        squares[name[0]] += value * value
    return {name: _SHARES[name[0]] * value / sqrt(squares[name[0]]) for name, value in known.items()}


def kinds_of(situations: Iterable[Situation]) -> dict[str, str]:
    """Situation id -> id of the first one that asks the rulebook the same; all without an act are one."""
    first: dict[object, str] = {}
    return {one.id: first.setdefault(_effect(one), one.id) for one in situations}


def _effect(one: Situation) -> object:
    if one.act is None:
        return None
    told = (tuple(sorted(one.facts.items())), tuple(sorted(one.assumed.items())))
    return one.act, told, one.pivots, one.employment, one.phase, one.event


def learned(folder: Path, situations: Sequence[Situation]) -> Learned:
    """The weights in a rulebook's folder; `RuleError` where they are missing or name an unknown situation."""
    shown = Path(folder.name) / FILE
    try:
        given = json.loads((folder / FILE).read_text(encoding="utf-8"))
        found = Learned(
            made_from=given["made_from"],
            kinds=tuple(given["kinds"]),
            rarity={name: row[0] / SCALE for name, row in given["features"].items()},
            model=LinearModel(
                bias=[one / SCALE for one in given["bias"]],
                weights={name: [one / SCALE for one in row[1:]] for name, row in given["features"].items()},
            ),
        )
    except (OSError, ValueError, KeyError, TypeError, IndexError) as error:
        raise RuleError(shown, 1, "berkas belum ada atau rusak; buat dengan bin/learn") from error
    unknown = set(found.kinds) - {one.id for one in situations}
    if unknown:
        raise RuleError(shown, 1, f"situasi “{min(unknown)}” tidak dikenal; buat ulang dengan bin/learn")
    return found
