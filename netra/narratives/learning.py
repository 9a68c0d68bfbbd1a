"""Learns from labelled narratives which act each one tells; `bin/learn-narratives` writes the result."""

import hashlib
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from math import log
from pathlib import Path
from typing import Any

import numpy as np

from netra.narratives.hearing import listener
from netra.narratives.reading import Reading, read, vector
from netra.narratives.weights import SCALE, Weights
from netra.text import LinearModel
from netra.text.learner import Learner

_STEPS = 100
_PULL = 1 / 10
_LEAST_SEEN = 2
# Rows that say less than this for every act are left out of the file.
_LEAST_SAID = 0.08
Narrative = Mapping[str, Any]


def learned_from(
    folder: Path, acts: Sequence[str], taught: Sequence[Narrative], made_from: str = ""
) -> Weights:
    """What narratives teach, rounded as it stands in the file."""
    ears = listener(folder)
    readings = [read(str(one["narrative"]), ears) for one in taught]
    rarity = rarity_of(readings)
    learner = Learner([vector(one.features, rarity) for one in readings], len(acts), _PULL)
    learner.study(np.eye(len(acts))[[acts.index(one["act"]) for one in taught]], _STEPS)
    *rows, bias = (_balanced(row) for row in learner.weights.tolist())
    named = zip(learner.names, rows, strict=True)
    told = {name: row for name, row in named if max(row) - min(row) >= _LEAST_SAID}
    model = LinearModel(bias, told)
    return Weights(made_from, tuple(acts), {name: rarity[name] for name in told}, model)


def _balanced(row: Sequence[float]) -> list[float]:
    """The same row such that it adds up to nought; probabilities stay what they are."""
    mean = sum(row) / len(row)
    return [round(one - mean, 2) for one in row]


def rarity_of(readings: Sequence[Reading]) -> dict[str, float]:
    """How telling every feature is that occurs more than once: the rarer, the more."""
    seen = Counter(name for one in readings for name in one.features)
    return {
        name: round(log((len(readings) + 1) / (count + 0.5)), 2)
        for name, count in sorted(seen.items())
        if count >= _LEAST_SEEN
    }


def written(found: Weights) -> str:
    """The text of `learned.json`."""
    head = {"made_from": found.made_from, "acts": found.acts, "bias": _hundredths(found.model.bias)}
    rows = {name: _hundredths([value, *found.model.weights[name]]) for name, value in found.rarity.items()}
    lines = ",\n".join(f"{json.dumps(name, ensure_ascii=False)}:{_short(row)}" for name, row in rows.items())
    return f'{_short(head)[:-1]},"features":{{\n{lines}\n}}}}\n'


def _hundredths(row: Sequence[float]) -> list[int]:
    return [round(one * SCALE) for one in row]


def _short(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def digest(folder: Path, taught: Sequence[Narrative]) -> str:
    """A fingerprint of what is listened with and of the narratives: the weights are fresh while it stays."""
    found = hashlib.sha256()
    names = ("lexicon/words.yaml", "lexicon/concepts.yaml", "narratives/cues.yaml")
    for path in (folder / name for name in names):
        found.update(path.read_bytes())
    for one in taught:
        found.update(json.dumps(one, sort_keys=True, ensure_ascii=False).encode())
    return found.hexdigest()
