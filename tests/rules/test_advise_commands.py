"""`netra advise`, `netra rules list` and `netra check --rules` print the contract, and refuse plainly."""

import io
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from netra.web.command import main

ROOT = Path(__file__).resolve().parents[2]
QUESTION: dict[str, Any] = {
    "on": "2024-10-20",
    "election": "pilkada-2024",
    "employment": "pns",
    "act": "medsos_posting_like_share",
    "facts": {"akun_kandidat": True, "menyukai": True},
}


def advise(text: str, monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr("sys.stdin", io.StringIO(text))
    return main(["advise", "--facts", "-"])


def test_advise_prints_the_shape_of_the_contract(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "facts.json"
    path.write_text(json.dumps(QUESTION), encoding="utf-8")
    assert main(["advise", "--facts", str(path)]) == 0
    found = json.loads(capsys.readouterr().out)
    assert list(found) == [
        "answer", "norms", "because", "would_change_it", "ask_next", "contested", "checked_on",
    ]  # fmt: skip
    assert found["answer"] == "tidak_boleh"
    assert found["norms"] == [
        {
            "id": "dis-6-interaksi-medsos-calon",
            "basis": [
                {"instrument": "skb-2022", "article": "Lamp. II B.6"},
                {"instrument": "uu-20-2023", "article": "9(2)"},
                {"instrument": "pp-94-2021", "article": "5 huruf n angka 5; 14 huruf i angka 3"},
            ],
            "sanctions": ["berat-turun-jabatan", "berat-bebas-jabatan", "berat-pdhtaps"],
            "confidence": "high",
        }
    ]
    assert (found["ask_next"], found["contested"], found["checked_on"]) == ([], False, "2026-11-01")


def test_advise_reads_standard_input(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert advise(json.dumps({**QUESTION, "facts": {}}), monkeypatch) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["answer"] == "belum_bisa_dijawab"
    assert found["ask_next"]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"act": "menari"}, "perbuatan “menari” tidak dikenal"),
        ({"employment": "tentara"}, "jenis kepegawaian “tentara” tidak dikenal"),
        ({"election": "pilkada-1924"}, "pemilihan “pilkada-1924” tidak dikenal"),
        ({"on": "2024-02-30"}, "bukan tanggal"),
        ({"on": "20241020"}, "bukan tanggal"),
        ({"on": 20241020}, "harus berupa teks"),
        ({"facts": {"berkedip": True}}, "fakta “berkedip” tidak dikenal"),
        ({"facts": {"menyukai": "ya"}}, "harus true, false, atau null"),
        ({"facts": ["menyukai"]}, "harus berupa objek"),
        ({"facts": {"mencari_informasi": True, "menyukai": True}}, "fakta bertentangan"),
        ({"pangkat": "IV/a"}, "kunci “pangkat” tidak dikenal"),
    ],
)
def test_what_cannot_be_understood_is_refused_in_indonesian(
    change: dict[str, Any], message: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert advise(json.dumps({**QUESTION, **change}), monkeypatch) == 1
    output = capsys.readouterr()
    assert (output.out, message in output.err) == ("", True)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "bukan JSON yang sah: baris 1"),
        ("[]", "satu objek JSON"),
        ("[" * 100_000, "bukan JSON yang sah"),
        ('{"facts": {"menyukai": true, "menyukai": false}}', "“menyukai” tertulis dua kali"),
        ("{}", "“on” belum ada"),
    ],
)
def test_what_is_not_a_question_is_refused(
    text: str, message: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert advise(text, monkeypatch) == 1
    assert message in capsys.readouterr().err


def test_a_file_that_is_not_there_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["advise", "--facts", "/tidak/ada.json"]) == 1
    assert "tidak dapat dibaca" in capsys.readouterr().err


def test_rules_list_prints_every_norm_allowed_act_and_fact(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "list"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    kinds = [row["kind"] for row in rows]
    assert (kinds.count("norm"), kinds.count("allowed"), kinds.count("fact")) == (46, 10, 67)
    assert all(row["id"] and row["meaning"] for row in rows)


def test_rules_without_a_verb_is_wrong_usage() -> None:
    assert main(["rules"]) == 2


def test_check_accepts_the_rulebook(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--rules", str(ROOT / "rules")]) == 0
    assert "46 norma" in capsys.readouterr().out


def test_check_names_file_and_line_of_a_slip(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rules = Path(shutil.copytree(ROOT / "rules", tmp_path / "rules"))
    path = rules / "norms" / "medsos" / "dis-6-interaksi-medsos-calon.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("confidence: high", "confidence: yakin"), "utf-8"
    )
    assert main(["check", "--rules", str(rules)]) == 1
    assert "dis-6-interaksi-medsos-calon.yaml baris" in capsys.readouterr().err


def test_check_names_the_example_that_comes_out_differently(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rules = Path(shutil.copytree(ROOT / "rules", tmp_path / "rules"))
    (rules / "norms" / "medsos" / "dis-2-sosialisasi-medsos-calon.yaml").unlink()
    shutil.rmtree(rules / "examples")
    shutil.copytree(ROOT / "rules" / "examples", rules / "examples")
    assert main(["check", "--rules", str(rules)]) == 1
    assert "rules/examples/" in capsys.readouterr().err


def test_check_without_a_folder_is_wrong_usage() -> None:
    assert main(["check", "--rules"]) == 2


def test_check_names_file_and_line_of_a_slip_in_the_lexicon(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rules = Path(shutil.copytree(ROOT / "rules", tmp_path / "rules"))
    path = rules / "lexicon" / "situations.yaml"
    path.write_text(path.read_text("utf-8").replace("all: [bahasa_lain]", "all: [bahasa_entah]"), "utf-8")
    assert main(["check", "--rules", str(rules)]) == 1
    assert "situations.yaml baris" in capsys.readouterr().err
