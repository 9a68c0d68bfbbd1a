"""Norm files are refused at the line of the slip, and nothing that a file can hold breaks the loader."""

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from netra.law import RuleError, load
from netra.law.norm_files import Shelf, norm

RULES = Path(__file__).resolve().parents[2] / "rules"
RULEBOOK = load(RULES)
SHELF = Shelf(
    RULEBOOK.instruments, RULEBOOK.facts, RULEBOOK.acts, RULEBOOK.sanctions, RULEBOOK.doubts, RULEBOOK.allowed
)
LIKE = "norms/medsos/dis-6-interaksi-medsos-calon.yaml"
TEXT = (RULES / LIKE).read_text(encoding="utf-8")
LINES = TEXT.splitlines()


@pytest.mark.parametrize(
    ("file", "old", "new", "reason"),
    [
        (LIKE, "menyukai, bergabung_grup", "berkedip, bergabung_grup", "fakta “berkedip” tidak ada"),
        (LIKE, "{any: [mengunggah", "{some: [mengunggah", "“some” tidak dikenal"),
        (LIKE, "{any: [mengunggah", "{any: [], all: [mengunggah", "satu fakta atau satu dari"),
        (
            LIKE,
            "acts: [medsos_posting_like_share]",
            "acts: [menari]",
            "“menari” tidak ada di rules/acts.yaml",
        ),
        (LIKE, "acts: [medsos_posting_like_share]", "acts: []", "tidak kosong"),
        (LIKE, "employments: [pns]", "employments: [tentara]", "tentara"),
        (LIKE, "berat-turun-jabatan", "berat-terbang", "berat-terbang"),
        (LIKE, "instrument: skb-2022", "instrument: skb-2099", "skb-2099"),
        (LIKE, "doubts: [D01, D02]", "doubts: [D99]", "D99"),
        (LIKE, "version: 1", "version: 1\nversion: 2", "tertulis dua kali"),
        (LIKE, "version: 1", "version: 1\nurgent: true", "tidak dikenal"),
        (LIKE, 'checked_on: "2026-11-01"', "checked_on: 2026-11-01", "tanda kutip"),
        (LIKE, 'effective_from: "2022-09-22"', 'effective_from: "2022-10-22"', "bukan hari mulai berlaku"),
        (LIKE, "effective_to: null", 'effective_to: "2020-01-01"', "berakhir sebelum mulai"),
        (LIKE, "category: disiplin", "category: gaib", "gaib"),
        ("norms/foto/ke-5-foto-bersama-bakal-calon.yaml", "unless: [foto-keluarga]\n", "", "bertentangan"),
        ("norms/umum/uu20-kewajiban-netral.yaml", "unless: [memilih, ", "unless: [terbang, ", "terbang"),
        ("facts.yaml", "excludes: [menunjukkan_dukungan,", "excludes: [berkedip,", "berkedip"),
        ("facts.yaml", "id: petahana", "id: pejabat", "tertulis dua kali"),
        ("allowed/memilih.yaml", "when: mencoblos", "when: {on: {dari: 1}}", "tidak dikenal"),
        ("instruments/pp-94-2021.yaml", "replaces: [pp-53-2010]\n", "", "pasangannya"),
        ("sanctions/ptdh.yaml", "confidence: high", "confidence: sure", "sure"),
        ("overseers.yaml", 'to: "2024-08-23"', 'to: "2010-08-23"', "berakhir sebelum mulai"),
        ("doubts.yaml", "id: D02", "id: D01", "tertulis dua kali"),
    ],
)
def test_a_slip_is_refused_with_its_file_and_line(
    tmp_path: Path, file: str, old: str, new: str, reason: str
) -> None:
    rules = Path(shutil.copytree(RULES, tmp_path / "rules"))
    text = (rules / file).read_text(encoding="utf-8")
    assert old in text
    (rules / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(RuleError, match=r"^rules/.*\.yaml baris \d+: ") as refused:
        load(rules)
    assert reason in str(refused.value)


def test_a_condition_that_contains_itself_is_refused(tmp_path: Path) -> None:
    text = "\n".join("when: &again {all: [*again]}" if line.startswith("when:") else line for line in LINES)
    with pytest.raises(RuleError, match="bersarang"):
        read(tmp_path, text)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, len(LINES) - 1), st.text(max_size=40))
def test_any_line_replaced_by_any_text_is_read_or_refused(tmp_path: Path, place: int, text: str) -> None:
    read_or_refused(tmp_path, "\n".join([*LINES[:place], text, *LINES[place + 1 :]]))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(tmp_path: Path, text: str) -> None:
    read_or_refused(tmp_path, text)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, len(TEXT) - 1), st.sampled_from(list("[]{}:,-&*!|>'\"%@`#?\t\n\0é")))
def test_any_stray_character_is_read_or_refused(tmp_path: Path, place: int, character: str) -> None:
    read_or_refused(tmp_path, TEXT[:place] + character + TEXT[place:])


def read_or_refused(folder: Path, text: str) -> None:
    try:
        read(folder, text)
    except RuleError as error:
        assert error.line >= 1


def read(folder: Path, text: str) -> None:
    path = folder / Path(LIKE).name
    path.write_text(text, encoding="utf-8", newline="")
    norm(path, path, SHELF)
