"""What was learned from labelled questions: `rules/lexicon/learned.json`.

`bin/learn` makes the file from the questions that may be learned from; it is never edited by hand.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from netra.advisor.features import features, finer_features, vector
from netra.advisor.lexicon import Situation
from netra.advisor.situations import Reading
from netra.advisor.verdicts import BY_STRICTNESS
from netra.law.strict import RuleError
from netra.text import LinearModel

FILE = Path("lexicon") / "learned.json"
# Numbers stand in the file as whole hundredths.
UNIT = 0.01
# The classes of the second opinion, and those of how sure it all is.
ANSWERS = BY_STRICTNESS
WRONG, RIGHT = range(2)


@dataclass(frozen=True, slots=True)
class Weights:
    """A model, and how telling each of its features is: the rarer, the more."""

    rarity: Mapping[str, float]
    model: LinearModel

    def probabilities(self, told: Iterable[str]) -> list[float]:
        """One probability for each class, from the names of features."""
        return self.model.probabilities(vector(told, self.rarity))


@dataclass(frozen=True, slots=True)
class Learned:
    """Three models: `meant` has a class for each of `kinds` (ids of situations), `answers` for each of
    `ANSWERS`; `sure` says from evidence how likely a reading is right."""

    made_from: str
    kinds: tuple[str, ...]
    meant: Weights
    answers: Weights
    sure: Weights

    def weigh(self, reading: Reading) -> list[tuple[str, float]]:
        """Situations with their probability, the likeliest first."""
        found = zip(self.kinds, self.meant.probabilities(features(reading)), strict=True)
        return sorted(found, key=lambda one: -one[1])

    def guess(self, reading: Reading) -> dict[str, float]:
        """The second opinion: every answer with its probability, by words alone, without the rulebook."""
        return dict(zip(ANSWERS, self.answers.probabilities(finer_features(reading)), strict=True))

    def sureness(self, evidence: Mapping[str, float]) -> float:
        """How likely a reading with this evidence is right, from 0 to 1."""
        return self.sure.model.probabilities(evidence)[RIGHT]


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
    """What stands in a rulebook's folder; `RuleError` where it is missing or names an unknown situation."""
    shown = Path(folder.name) / FILE
    try:
        given = json.loads((folder / FILE).read_text(encoding="utf-8"))
        parts = {name: _weights(given[name]) for name in ("meant", "answers", "sure")}
        found = Learned(given["made_from"], tuple(given["kinds"]), **parts)
    except (OSError, ValueError, KeyError, TypeError, IndexError, AttributeError) as error:
        raise RuleError(shown, 1, "berkas belum ada atau rusak; buat dengan bin/learn") from error
    unknown = set(found.kinds) - {one.id for one in situations}
    if unknown:
        raise RuleError(shown, 1, f"situasi “{min(unknown)}” tidak dikenal; buat ulang dengan bin/learn")
    return found


def _weights(given: Mapping[str, Any]) -> Weights:
    # How telling features are counts only beside one another: whole hundredths do as well.
    rows: Mapping[str, list[int]] = given["features"]
    return Weights(
        rarity={name: row[0] for name, row in rows.items()},
        model=LinearModel(given["bias"], {name: row[1:] for name, row in rows.items()}, UNIT),
    )


def written(found: Learned) -> str:
    """The text of the file."""
    parts = {"meant": found.meant, "answers": found.answers, "sure": found.sure}
    head = f'{{"made_from":{_short(found.made_from)},\n"kinds":{_short(found.kinds)}'
    return ",\n".join((head, *(f'"{name}":{_text(each)}' for name, each in parts.items()))) + "}\n"


def _text(weights: Weights) -> str:
    model = weights.model
    rows = {name: [weights.rarity[name], *(one for one in row)] for name, row in model.weights.items()}
    lines = ",\n".join(f"{_short(name)}:{_short(row)}" for name, row in rows.items())
    return f'{{"bias":{_short(model.bias)},"features":{{\n{lines}\n}}}}'


def _short(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
