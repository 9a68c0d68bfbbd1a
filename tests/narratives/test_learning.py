"""Learning narratives is exact and repeatable, a broken file is refused, and what is taught stays known."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from netra.law import RuleError, load
from netra.narratives import Suggester, suggester
from netra.narratives.learning import digest, learned_from, written
from netra.narratives.weights import FILE, weights

RULES = Path(__file__).resolve().parents[2] / "rules"
STORIES = Path(__file__).resolve().parent / "stories"
ACTS = tuple(load(RULES).acts)
FEW = [
    {"narrative": "camat bagi sembako", "act": "pembagian_uang_barang"},
    {"narrative": "lurah bagi sembako dan amplop", "act": "pembagian_uang_barang"},
    {"narrative": "lurah dimutasi ke pulau", "act": "mutasi_penggantian_pejabat"},
    {"narrative": "camat dimutasi mendadak", "act": "mutasi_penggantian_pejabat"},
]
OTHER_ACTS = '{"made_from": "", "acts": ["tidak-ada"], "bias": [0], "features": {}}'
SHORT_ROW = json.dumps({"made_from": "", "acts": ACTS, "bias": [0] * 16, "features": {"w:a": [1, 2]}})


def read(pattern: str) -> list[dict[str, Any]]:
    paths = sorted(STORIES.glob(pattern))
    return [json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines()]


TAUGHT, HELD_OUT = read("dev*.jsonl"), read("held_out.jsonl")


def test_the_same_narratives_teach_the_same_weights() -> None:
    assert written(learned_from(RULES, ACTS, FEW)) == written(learned_from(RULES, ACTS, FEW))


def test_what_was_taught_is_known_in_other_words() -> None:
    suggests = Suggester(RULES, learned_from(RULES, ACTS, FEW))
    assert suggests.suggest("kadis membagikan sembako").acts[0].act == "pembagian_uang_barang"
    assert suggests.suggest("kadis dimutasikan").acts[0].act == "mutasi_penggantian_pejabat"


def test_written_weights_are_read_back_unchanged(tmp_path: Path) -> None:
    found = learned_from(RULES, ACTS, FEW)
    (tmp_path / FILE).parent.mkdir()
    (tmp_path / FILE).write_text(written(found), encoding="utf-8")
    again = weights(tmp_path, load(RULES).acts)
    assert written(again) == written(found)


@pytest.mark.parametrize("text", ["", "[]", "{", '{"features": []}', OTHER_ACTS, SHORT_ROW])
def test_broken_weights_are_refused_with_their_file(text: str, tmp_path: Path) -> None:
    (tmp_path / FILE).parent.mkdir()
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    with pytest.raises(RuleError, match=r"learned\.json"):
        weights(tmp_path, load(RULES).acts)


def test_changed_cues_have_another_fingerprint(tmp_path: Path) -> None:
    shutil.copytree(RULES / "lexicon", tmp_path / "lexicon")
    shutil.copytree(RULES / "narratives", tmp_path / "narratives")
    before = digest(tmp_path, FEW)
    with (tmp_path / "narratives" / "cues.yaml").open("a", encoding="utf-8") as cues:
        cues.write("# lain\n")
    assert digest(tmp_path, FEW) != before


def test_the_weights_are_learned_from_these_narratives_and_these_cues() -> None:
    made_from = json.loads((RULES / FILE).read_text(encoding="utf-8"))["made_from"]
    assert made_from == digest(RULES, TAUGHT), "jalankan bin/learn-narratives"


def test_no_narrative_is_held_out_and_taught_at_once() -> None:
    both = {one["narrative"] for one in HELD_OUT} & {one["narrative"] for one in TAUGHT}
    # Only their number: a failing test must not show what is to stay unread.
    assert len(both) == 0


def test_every_label_is_an_act_that_exists() -> None:
    told = [act for one in (*TAUGHT, *HELD_OUT) for act in (one["act"], *one["also"])]
    assert set(told) <= set(ACTS)
    assert {one["act"] for one in HELD_OUT} == set(ACTS)


def test_a_stranger_s_narratives_are_mostly_understood() -> None:
    """A floor under what bench/suggest_quality.py measures; the figures themselves stand in ADR 22."""
    suggests = suggester(RULES).suggest
    ranked = [([one.act for one in suggests(told["narrative"]).acts], told["act"]) for told in HELD_OUT]
    assert sum(acts[0] == act for acts, act in ranked) >= 0.74 * len(ranked)
    assert sum(act in acts[:3] for acts, act in ranked) >= 0.9 * len(ranked)
