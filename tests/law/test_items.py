"""Examples that can be put to a person: all four words or none, no item twice, still right."""

import shutil
from pathlib import Path

import pytest

from netra.law import RuleError, load
from netra.law.examples import Example, examples, failing

pytestmark = pytest.mark.core
RULES = Path(__file__).resolve().parents[2] / "rules"
RULEBOOK = load(RULES)
FILE = "uji.yaml"
LIKE = 'label: "Menyukai (like) unggahan calon"'


def test_every_example_of_the_test_has_its_words_and_no_other_example_has_them() -> None:
    told = {example.path.name: bool(example.item) for example in examples(RULES, RULEBOOK)}
    assert told.pop(FILE)
    assert not any(told.values())


def test_they_are_examples_that_the_rulebook_answers_as_they_say() -> None:
    assert failing(RULEBOOK, examples(RULES, RULEBOOK, FILE)) == ()


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        (LIKE, "", "kunci “label” belum ada"),
        (LIKE, 'label: " "', "“label” kosong"),
        (LIKE, f"{LIKE}\n    hint: ya", "kunci “hint” tidak dikenal"),
        (LIKE, "label: [a]", "“label” harus berupa teks"),
        ("item: komentar-akun-calon", "item: like-akun-calon", "tertulis dua kali"),
    ],
)
def test_a_slip_is_refused_with_its_file(tmp_path: Path, old: str, new: str, reason: str) -> None:
    with pytest.raises(RuleError, match=reason) as refused:
        changed(tmp_path, old, new)
    assert refused.value.path.name == FILE


def test_an_example_without_the_words_is_no_item(tmp_path: Path) -> None:
    text = (RULES / "examples" / FILE).read_text(encoding="utf-8")
    first = text.split("    item: ")[0]
    (found,) = changed(tmp_path, text, first)
    assert found.item is None


def changed(tmp_path: Path, old: str, new: str) -> tuple[Example, ...]:
    folder = tmp_path / "rules"
    shutil.copytree(RULES / "examples", folder / "examples")
    path = folder / "examples" / FILE
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return examples(folder, RULEBOOK, FILE)
