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
    """`acts` by class of the model. `rarity`: how telling a feature is."""

    made_from: str
    acts: tuple[str, ...]
    rarity: Mapping[str, float]
    model: LinearModel

    def weigh(self, reading: Reading) -> dict[str, float]:
        """Every act with its probability, together 1."""
        return dict(zip(self.acts, self.model.probabilities(self.vector(reading)), strict=True))

    def vector(self, reading: Reading) -> dict[str, float]:
        return vector(reading.features, self.rarity)

    def said_for(self, act: str, reading: Reading) -> dict[int, float]:
        """What each typed word, by place, says for an act beyond what it says for acts on the whole."""
        found: dict[int, float] = {}
        number = self.acts.index(act)
        for name, value in self.vector(reading).items():
            row = self.model.weights[name]
            places = dict.fromkeys(reading.features[name])
            for place in places:
                lead = row[number] - sum(row) / len(row)
                found[place] = found.get(place, 0.0) + value * lead / len(places)
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
