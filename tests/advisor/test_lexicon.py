"""Words, concepts and situations point to each other: a slip of the editor is named by file and line."""

import shutil
from pathlib import Path

import pytest

from netra.advisor.lexicon import lexicon
from netra.law import RuleError, load

RULES = Path(__file__).resolve().parents[2] / "rules"


@pytest.mark.parametrize(
    ("file", "was", "becomes"),
    [
        ("situations", "all: [bahasa_lain]", "all: [bahasa_yang_lain]"),
        ("situations", "{id: definisi,", "{id: bahasa-lain,"),
        ("situations", "act: lainnya", "act: entah_apa"),
        ("situations", "pasangan_calon: true", "pasangan_siapa: true"),
        ("asides", "employment: cpns", "employment: magang"),
        ("concepts", "{id: calon_pemilu,", "{id: calon,"),
        ("concepts", "is: [calon, pemilu]", "is: [calon, pemilihan_apa]"),
        ("words", "meant: izin, write: [ijin,", "meant: izin, write: [ijin, ijin,"),
        ("words", "meant: izin,", "meant: izin, arti: izin,"),
    ],
)
def test_a_slip_is_named_by_file_and_line(tmp_path: Path, file: str, was: str, becomes: str) -> None:
    rules = tmp_path / "rules"
    shutil.copytree(RULES / "lexicon", rules / "lexicon")
    path = rules / "lexicon" / f"{file}.yaml"
    whole = path.read_text(encoding="utf-8")
    line = whole[: whole.index(was)].count("\n") + 1
    path.write_text(whole.replace(was, becomes, 1), encoding="utf-8")
    with pytest.raises(RuleError, match=rf"lexicon/{file}\.yaml baris {line}\b"):
        lexicon(rules, load(RULES))
