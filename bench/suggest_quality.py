"""How often `netra suggest` names the act that a narrative tells: first, and among the first three.

    .venv/bin/python bench/suggest_quality.py            # every set as shipped (taught ones prove nothing)
    .venv/bin/python bench/suggest_quality.py held_out   # one set
    .venv/bin/python bench/suggest_quality.py --across   # each author, learned from the others only

Figures only: nothing of a narrative is printed, so that what is held out stays unread.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from time import process_time
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from netra.law import load  # noqa: E402 - found through the line above
from netra.narratives import Suggester, Suggestion, suggester  # noqa: E402
from netra.narratives.learning import learned_from  # noqa: E402

RULES = ROOT / "rules"
STORIES = ROOT / "tests" / "narratives" / "stories"
AUTHOR = "dev_author"
# Taught only; it has no labels but the act.
SHORT = "dev_short"
PARTS = ("who", "what", "when", "where", "evidence")
Story = Mapping[str, Any]
Told = tuple[Story, Suggestion]


def sets() -> dict[str, list[Story]]:
    """Narratives by the name of their file."""
    return {
        path.stem: [
            json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()
        ]
        for path in sorted(STORIES.glob("*.jsonl"))
    }


def measured(suggests: Suggester, stories: Sequence[Story]) -> dict[str, Any]:
    start = process_time()
    told = [(one, suggests.suggest(one["narrative"])) for one in stories]
    spent = process_time() - start
    return {
        **_acts(told),
        "by act": {act: _acts([one for one in told if one[0]["act"] == act]) for act in _named(told)},
        "by score of the first": _by_score(told),
        "completeness": {part: _share(_part_is_right(one, part) for one in told) for part in PARTS},
        "employment": _share(found.employment == one["employment"] for one, found in told),
        "passages": {kind: _passages(told, kind) for kind in ("places", "agencies", "dates")},
        "ms of processor per narrative": round(spent / max(len(stories), 1) * 1e3, 2),
    }


def _acts(told: Sequence[Told]) -> dict[str, Any]:
    return {
        "narratives": len(told),
        "first": _share(found.acts[0].act == one["act"] for one, found in told),
        "first three": _share(one["act"] in _first(found, 3) for one, found in told),
        "first is told at all": _share(
            found.acts[0].act in (one["act"], *one["also"]) for one, found in told
        ),
    }


def _first(found: Suggestion, count: int) -> set[str]:
    return {one.act for one in found.acts[:count]}


def _named(told: Sequence[Told]) -> list[str]:
    return sorted({str(one["act"]) for one, _ in told})


def _by_score(told: Sequence[Told]) -> dict[str, Any]:
    """Of the first acts in each fifth of the score: how many, and how many of them right."""
    bands: dict[str, list[bool]] = {}
    for one, found in told:
        best = found.acts[0]
        bands.setdefault(f"{min(int(best.score * 5), 4) / 5:.1f}", []).append(best.act == one["act"])
    return {band: {"narratives": len(hits), "right": _share(hits)} for band, hits in sorted(bands.items())}


def _part_is_right(told: Told, part: str) -> bool:
    return bool(told[1].complete[part] == told[0]["complete"][part])


def _passages(told: Sequence[Told], kind: str) -> dict[str, float]:
    """Labelled passages that were found, and found ones that are labelled; overlapping words are enough."""
    count: Counter[str] = Counter()
    for one, found in told:
        seen = [passage.text.casefold() for passage in getattr(found.traces, kind)]
        labelled = [str(text).casefold() for text in one[kind]]
        count["labelled"] += len(labelled)
        count["found"] += len(seen)
        count["labelled found"] += sum(
            any(text in other or other in text for other in seen) for text in labelled
        )
        count["found labelled"] += sum(
            any(text in other or other in text for other in labelled) for text in seen
        )
    return {
        "recall": round(count["labelled found"] / max(count["labelled"], 1), 3),
        "precision": round(count["found labelled"] / max(count["found"], 1), 3),
    }


def _share(hits: Iterable[bool]) -> float:
    found = list(hits)
    return round(sum(found) / max(len(found), 1), 3)


def across(chosen: Mapping[str, Sequence[Story]]) -> dict[str, Any]:
    """Every author's narratives, read with weights that were learned from the others only."""
    acts = tuple(load(RULES).acts)
    found = {}
    for name, stories in chosen.items():
        if not name.startswith(AUTHOR):
            continue
        others = [one for other, each in chosen.items() if other != name for one in each]
        found[name] = measured(Suggester(RULES, learned_from(RULES, acts, others)), stories)
    return found


def main(arguments: Sequence[str]) -> dict[str, Any]:
    found = sets()
    named = [name for name in arguments if not name.startswith("--")]
    if "--across" in arguments:
        return across({name: each for name, each in found.items() if name.startswith("dev")})
    return {name: measured(suggester(RULES), found[name]) for name in named or found if name != SHORT}


if __name__ == "__main__":
    print(json.dumps(main(sys.argv[1:]), indent=1))
