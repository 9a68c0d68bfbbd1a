"""`netra roster import`: counts as JSON on standard output, faults on standard error, an exit status."""

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from netra.agencies.models import CivilServant, Government, Posting
from netra.web.command import main
from tests.agencies.rosters.files import PANDAN, RUMBIA, a_csv, a_line, a_town

pytestmark = pytest.mark.django_db(transaction=True)  # a command closes its connections
Captured = pytest.CaptureFixture[str]


def test_a_file_is_imported_and_counted(town: Government, tmp_path: Path, capsys: Captured) -> None:
    path = a_csv(tmp_path, [a_line(), a_line(PANDAN, "Pandan")])
    assert run(path, "--on", "2024-10-01") == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["listed"], told["new"], told["stored"]) == (2, 2, True)
    assert set(Posting.objects.values_list("from_on", flat=True)) == {date(2024, 10, 1)}


def test_a_dry_run_stores_nothing(town: Government, tmp_path: Path, capsys: Captured) -> None:
    assert run(a_csv(tmp_path, [a_line()]), "--dry-run") == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["new"], told["stored"]) == (1, False)
    assert not CivilServant.objects.exists()


@pytest.mark.parametrize("extra", [[], ["--dry-run"]])
def test_wrong_lines_are_named_and_refused(
    town: Government, tmp_path: Path, capsys: Captured, extra: list[str]
) -> None:
    assert run(a_csv(tmp_path, [a_line(), a_line("12", "")]), *extra) == 1
    said = capsys.readouterr().err
    assert "baris 3, kolom NIP: NIP terdiri atas 18 angka, yang tertulis 2." in said
    assert "baris 3, kolom Nama: nama kosong." in said
    assert not CivilServant.objects.exists()


def test_a_warning_is_told_and_does_not_refuse(town: Government, tmp_path: Path, capsys: Captured) -> None:
    assert run(a_csv(tmp_path, [a_line("189501011920011001")])) == 0
    assert "peringatan, baris 2, kolom NIP: Tahun lahir 1895" in capsys.readouterr().err


def test_a_complete_list_lets_the_others_go(town: Government, tmp_path: Path, capsys: Captured) -> None:
    run(a_csv(tmp_path, [a_line(), a_line(PANDAN, "Pandan")]), "--on", "2024-10-01")
    run(a_csv(tmp_path, [a_line()]), "--on", "2024-11-01", "--complete")
    assert json.loads(capsys.readouterr().out.splitlines()[-1])["left"] == 1
    assert Posting.objects.get(civil_servant__number=PANDAN).to_on == date(2024, 10, 31)


def test_what_cannot_be_read_is_refused_with_its_reason(
    town: Government, tmp_path: Path, capsys: Captured
) -> None:
    assert run(tmp_path / "tidak-ada.csv") == 1
    assert run(tmp_path) == 1
    tomorrow = (datetime.now(UTC) + timedelta(days=2)).date().isoformat()
    assert run(a_csv(tmp_path, [a_line()]), "--on", tomorrow) == 1
    assert run(a_csv(tmp_path, [a_line()]), government="00.00") == 1
    assert "belum terdaftar" in capsys.readouterr().err


def test_a_wrong_word_is_wrong_usage(town: Government, tmp_path: Path) -> None:
    assert run(a_csv(tmp_path, [a_line(RUMBIA)]), "--on", "kemarin") == 2


def run(path: Path, *extra: str, government: str = "99.01") -> int:
    return main(["roster", "import", str(path), "--government", government, *extra])


@pytest.fixture
def town() -> Government:
    return a_town()
