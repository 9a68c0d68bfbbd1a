"""A rulebook is accepted as a whole or refused at the line that is wrong."""

import shutil
from pathlib import Path

import pytest

from netra.law import RuleError, UnknownRule, load

RULES = Path(__file__).resolve().parents[2] / "rules"


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    return Path(shutil.copytree(RULES, tmp_path / "rules"))


def test_a_folder_is_read_once() -> None:
    assert load(RULES) is load(str(RULES))


def test_the_rulebook_knows_its_version() -> None:
    assert load(RULES).version == (RULES / "VERSION").read_text(encoding="utf-8").strip()


@pytest.mark.parametrize(
    ("file", "old", "new", "line", "reason"),
    [
        ("limits/pkd-penanganan-3.yaml", "uu-1-2015", "uu-9-2099", 11, "uu-9-2099"),
        ("limits/pkd-penanganan-3.yaml", "amount: 3", "amuont: 3", 8, "angka (amount)"),
        ("limits/pkd-penanganan-3.yaml", "version: 1", "version: 1\nurgent: true", 3, "tidak dikenal"),
        ("limits/pkd-penanganan-3.yaml", "calendar_day", "banking_day", 8, "banking_day"),
        ("limits/pkd-penanganan-3.yaml", "id: pkd-penanganan-3", "id: lain", 1, "nama berkas"),
        ("limits/pkd-penanganan-3.yaml", '"2026-11-01"', "2026-11-01", 14, "tanda kutip"),
        ("limits/sbt-tindak-lanjut-ppk.yaml", "amount: null", "amount: 10", 8, "angka (amount)"),
        ("elections/pilkada-2024.yaml", "pkpu-2-2024", "pkpu-9-2099", 5, "pkpu-9-2099"),
        ("elections/pilkada-2024.yaml", '"2024-09-23"', '"2024-05-01"', 12, "berakhir sebelum mulai"),
        ("calendar/2024.yaml", "keppres-33-2024}", "keppres-x}", None, "keppres-x"),
        ("calendar/2024.yaml", '"2024-01-01"', '"2023-01-01"', None, "bukan tanggal tahun 2024"),
        ("calendar/2024.yaml", '"2024-02-08"', '"2024-01-01"', None, "tertulis dua kali"),
        ("calendar/2024.yaml", "year: 2024", "year: 2025", 4, "nama berkas"),
        ("acts.yaml", "id: lainnya", "id: diskriminasi_layanan", None, "tertulis dua kali"),
        ("requirements.yaml", "pml-laporan-7", "pml-laporan-8", 26, "pml-laporan-8"),
        ("harms.yaml", "uu-25-2009", "uu-25-2099", None, "uu-25-2099"),
        ("harms.yaml", "id: benturan-kepentingan", "id: tidak-profesional", None, "tertulis dua kali"),
        ("routing.yaml", "tier: province", "tier: local", 5, "masing-masing sekali"),
        ("routing.yaml", "tier: national", "tier: world", None, "world"),
        ("routing.yaml", "uu-7-2017", "uu-7-2099", None, "uu-7-2099"),
        ("instruments/uu-1-2015.yaml", "confidence: high", "confidence: sure", 6, "sure"),
    ],
)
def test_a_slip_is_refused_with_its_file_and_line(
    rules: Path, file: str, old: str, new: str, line: int | None, reason: str
) -> None:
    slip(rules / file, old, new)
    with pytest.raises(RuleError, match=rf"^rules/{file} baris \d+: ") as refused:
        load(rules)
    assert reason in refused.value.reason
    assert line in (None, refused.value.line)


def test_a_missing_year_is_refused(rules: Path) -> None:
    (rules / "calendar" / "2023.yaml").unlink()
    with pytest.raises(RuleError, match=r"rules/calendar/2023\.yaml baris 1: berkas belum ada"):
        load(rules)


def test_a_rulebook_without_any_year_is_refused(rules: Path) -> None:
    shutil.rmtree(rules / "calendar")
    with pytest.raises(RuleError, match="belum ada kalender"):
        load(rules)


def test_a_folder_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="VERSION baris 1: berkas belum ada"):
        load(tmp_path / "tidak-ada")


def test_a_missing_file_is_refused(rules: Path) -> None:
    (rules / "acts.yaml").unlink()
    with pytest.raises(RuleError, match=r"rules/acts\.yaml"):
        load(rules)


def test_a_limit_without_a_basis_is_refused(rules: Path) -> None:
    slip(rules / "limits" / "pkd-pn-7.yaml", '  - {instrument: uu-10-2016, article: "148"}\n', "")
    with pytest.raises(RuleError, match="basis"):
        load(rules)


def test_an_unknown_name_is_an_error_of_its_own() -> None:
    with pytest.raises(UnknownRule, match="“pkd-laporan-8hari” tidak dikenal"):
        load(RULES).limit("pkd-laporan-8hari")
    with pytest.raises(UnknownRule, match="“pilkada-1924” tidak dikenal"):
        load(RULES).election("pilkada-1924")


def slip(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
