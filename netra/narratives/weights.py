"""Which act a narrative tells: learned weights, `rules/narratives/learned.json`.

`bin/learn-narratives` makes it from the narratives that may be learned from; it is never edited by hand.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from netra.law import RuleError
from netra.narratives.reading import Reading, vector
from netra.text import LinearModel

FILE = Path("narratives") / "learned.json"
# Weights stand in the file as whole numbers of hundredths.
SCALE = 100


@dataclass(frozen=True, slots=True)
class Weights:
    """`acts` by class of the model. `rarity`: how telling a feature is.

    The weights of a feature add up to nought, so that each says what speaks for one act beside the others.
    """

    made_from: str
    acts: tuple[str, ...]
    rarity: Mapping[str, float]
    model: LinearModel

    def vector(self, reading: Reading) -> dict[str, float]:
        """The known features of a reading, weighed."""
        return vector(reading.features, self.rarity)

    def weigh(self, given: Mapping[str, float]) -> dict[str, float]:
        """Every act with its probability, together 1."""
        return dict(zip(self.acts, self.model.probabilities(given), strict=True))

    def said_for(self, act: str, given: Mapping[str, float], reading: Reading) -> dict[int, float]:
        """What each typed word, by place, says for an act."""
        found: dict[int, float] = {}
        number = self.acts.index(act)
        for name, value in given.items():
            row, places = self.model.weights[name], set(reading.features[name])
            share = value * row[number] / (len(places) or 1)
            for place in places:
                found[place] = found.get(place, 0.0) + share
        return found


def weights(folder: Path, acts: Mapping[str, object]) -> Weights:
    """The weights in a rulebook's folder; `RuleError` where they are missing, broken or of other acts."""
    shown = Path(folder.name) / FILE
    try:
        given = json.loads((folder / FILE).read_text(encoding="utf-8"))
        rows: dict[str, list[int]] = given["features"]
        found = Weights(
            made_from=given["made_from"],
            acts=tuple(given["acts"]),
            rarity={name: row[0] / SCALE for name, row in rows.items()},
            model=LinearModel(
                bias=[one / SCALE for one in given["bias"]],
                weights={name: [one / SCALE for one in row[1:]] for name, row in rows.items()},
            ),
        )
    except (OSError, ValueError, KeyError, TypeError, IndexError, AttributeError) as error:
        raise RuleError(shown, 1, "berkas belum ada atau rusak; buat dengan bin/learn-narratives") from error
    if {*found.acts} != {*acts} or any(len(row) != len(found.acts) + 1 for row in rows.values()):
        raise RuleError(
            shown, 1, "perbuatannya bukan yang di acts.yaml; buat ulang dengan bin/learn-narratives"
        )
    return found
