"""`netra phase` and `netra due` print what contract.md promises, and refuse plainly."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from netra.web.command_rules import COMMANDS, due, phase

ROOT = Path(__file__).resolve().parents[2]
MORNING = "2024-10-15T09:30+07:00"


def test_phase_prints_the_shape_of_the_contract(capsys: pytest.CaptureFixture[str]) -> None:
    assert phase(["--election", "pilkada-2024", "--on", "2024-10-30"]) == 0
    assert printed(capsys) == {
        "election": "pilkada-2024",
        "on": "2024-10-30",
        "phase": "campaign",
        "since": "2024-09-25",
        "until": "2024-11-23",
        "next": "quiet_period",
        "all": ["campaign", "post_determination"],
    }


def test_due_prints_the_shape_of_the_contract(capsys: pytest.CaptureFixture[str]) -> None:
    assert due(["pkd-gakkumdu-kembali-3", "--from", "2024-11-25T09:30+07:00"]) == 0
    assert printed(capsys) == {
        "limit": "pkd-gakkumdu-kembali-3",
        "from": "2024-11-25T09:30+07:00",
        "due_on": "2024-11-29",
        "due_at": "2024-11-29T23:59:59+07:00",
        "unit": "working_day",
        "amount": 3,
        "counted": ["2024-11-26", "2024-11-28", "2024-11-29"],
        "skipped": [{"date": "2024-11-27", "why": "Hari Pemilihan Kepala Daerah"}],
        "basis": [{"instrument": "uu-10-2016", "article": "146"}],
        "confidence": "high",
        "binding": True,
        "provisional": False,
    }


def test_a_limit_without_a_figure_prints_no_date(capsys: pytest.CaptureFixture[str]) -> None:
    assert due(["sbt-tindak-lanjut-ppk", "--from", MORNING]) == 0
    found = printed(capsys)
    assert (found["due_on"], found["due_at"], found["binding"]) == (None, None, False)


def test_an_unnamed_kind_of_day_prints_both_readings(capsys: pytest.CaptureFixture[str]) -> None:
    assert due(["pkd-pn-7", "--from", MORNING]) == 0
    found = printed(capsys)
    assert found["due_on"] == "2024-10-22"
    assert [reading["due_on"] for reading in found["alternatives"]] == ["2024-10-22", "2024-10-24"]


def test_an_estimated_holiday_makes_the_date_provisional(capsys: pytest.CaptureFixture[str]) -> None:
    assert due(["pkd-gakkumdu-sidik-14", "--from", "2027-03-01T09:30+07:00"]) == 0
    assert printed(capsys)["provisional"] is True


def test_the_offset_of_the_moment_names_the_zone(capsys: pytest.CaptureFixture[str]) -> None:
    assert due(["pkd-laporan-7hari", "--from", "2024-10-15T09:30+09:00"]) == 0
    assert printed(capsys)["due_at"] == "2024-10-22T23:59:59+09:00"


def test_a_moment_in_utc_is_counted_in_the_zone_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert due(["pkd-laporan-7hari", "--from", "2024-10-14T23:30Z", "--zone", "WITA"]) == 0
    assert printed(capsys)["due_at"] == "2024-10-22T23:59:59+08:00"


def test_a_limit_of_another_kind_of_election_is_remarked(capsys: pytest.CaptureFixture[str]) -> None:
    assert due(["pkd-laporan-7hari", "--from", MORNING, "--election", "pemilu-2024"]) == 0
    assert "bukan batas waktu pemilu" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("command", "arguments", "message"),
    [
        (
            "phase",
            ["--election", "pilkada-1924", "--on", "2024-10-30"],
            "pemilihan “pilkada-1924” tidak dikenal",
        ),
        ("phase", ["--election", "pilkada-2024", "--on", "2024-02-30"], "bukan tanggal"),
        ("phase", ["--election", "pilkada-2024", "--on", ""], "bukan tanggal"),
        ("due", ["pkd-x", "--from", MORNING], "batas waktu “pkd-x” tidak dikenal"),
        ("due", ["pkd-laporan-7hari", "--from", "kemarin"], "bukan waktu"),
        ("due", ["pkd-laporan-7hari", "--from", "2024-10-15T09:30"], "harus menyebut zona"),
        ("due", ["pkd-laporan-7hari", "--from", "9999-12-30T09:30+07:00"], "di luar tahun"),
        ("due", ["pkd-laporan-7hari", "--from", "0001-01-01T00:30+14:00"], "di luar tahun"),
        ("due", ["pkd-gakkumdu-sidik-14", "--from", "2031-01-06T09:30+07:00"], "tahun 2031"),
        ("due", ["pkd-laporan-7hari", "--from", MORNING, "--election", "x"], "pemilihan “x” tidak dikenal"),
    ],
)
def test_what_cannot_be_answered_is_refused_in_indonesian(
    command: str, arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert COMMANDS[command](arguments) == 1
    output = capsys.readouterr()
    assert output.out == ""
    assert message in output.err


@pytest.mark.parametrize(
    ("command", "arguments"),
    [
        ("phase", []),
        ("phase", ["--election", "pilkada-2024"]),
        ("due", ["pkd-laporan-7hari"]),
        ("due", ["--from", MORNING]),
        ("due", ["pkd-laporan-7hari", "--from", MORNING, "--zone", "UTC"]),
    ],
)
def test_wrong_usage_has_a_status_of_its_own(
    command: str, arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert COMMANDS[command](arguments) == 2
    assert capsys.readouterr().err.startswith("usage: ")


def test_a_broken_rulebook_is_refused_with_its_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "instruments").mkdir()
    (tmp_path / "instruments" / "uu-1.yaml").write_text("id: uu-2\n", encoding="utf-8")
    monkeypatch.setenv("NETRA_RULES", str(tmp_path))
    assert phase(["--election", "pilkada-2024", "--on", "2024-10-30"]) == 1
    assert "instruments/uu-1.yaml baris 1" in capsys.readouterr().err


def test_the_commands_run_without_django_and_leave_no_trace() -> None:
    script = (
        "import sys; from netra.web.command_rules import due;"
        f"status = due(['pkd-laporan-7hari', '--from', '{MORNING}']);"
        "sys.exit(9 if 'django' in sys.modules else status)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["due_on"] == "2024-10-22"


def printed(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    output = capsys.readouterr().out
    assert output.count("\n") == 1
    return dict(json.loads(output))
