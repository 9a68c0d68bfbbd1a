"""The import contracts hold, and a planted offence breaks the contract that forbids it, by name."""

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.house.source import ROOT, rooms

LAYERS = "Rooms look down only"
PURE = "Cores and lifecycles know no Django and no network"
VAULT = "Only accounts, reports, cases, discipline and the backup open the vault"
VIEWS = "Only urls import views"
FURNITURE = "Furniture looks down inside a room"


def lint(root: Path) -> subprocess.CompletedProcess[str]:
    """import-linter in a process of its own: the package in `root` is read, never imported."""
    return subprocess.run(
        [
            sys.executable,
            "-P",
            "-c",
            "from importlinter.cli import lint_imports_command as c; c()",
            "--no-cache",
        ],
        cwd=root,
        env={"PATH": "/usr/bin:/bin", "PYTHONPATH": str(root), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        text=True,
        check=False,
    )


def broken(outcome: subprocess.CompletedProcess[str]) -> set[str]:
    return {line.removesuffix(" BROKEN") for line in outcome.stdout.splitlines() if line.endswith(" BROKEN")}


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the house in which to misbehave."""
    shutil.copytree(
        ROOT / "netra", tmp_path / "netra", ignore=shutil.ignore_patterns("__pycache__", "static")
    )
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def plant(root: Path, path: str, text: str) -> None:
    target = root / path
    target.parent.mkdir(exist_ok=True)
    before = target.read_text() if target.exists() else ""
    target.write_text(f"{before}\n{text}\n")


def test_the_house_keeps_its_contracts() -> None:
    outcome = lint(ROOT)
    assert (outcome.returncode, broken(outcome)) == (0, set()), outcome.stdout + outcome.stderr


def test_a_copy_without_an_offence_keeps_them_too(copy: Path) -> None:
    assert lint(copy).returncode == 0


@pytest.mark.parametrize(
    ("contract", "files"),
    [
        (PURE, {"netra/clock/x.py": "import django"}),
        (PURE, {"netra/law/x.py": "from urllib.request import urlopen"}),
        (PURE, {"netra/vault/x.py": "import socket"}),
        (PURE, {"netra/letters/x.py": "import django"}),
        (PURE, {"netra/cases/lifecycle.py": "from django.db import models"}),
        (PURE, {"netra/outreach/lifecycle.py": "import django"}),
        (LAYERS, {"netra/agencies/x.py": "import netra.cases.y", "netra/cases/y.py": ""}),
        (LAYERS, {"netra/clock/x.py": "import netra.vault"}),
        (LAYERS, {"netra/reports/x.py": "import netra.cases.y", "netra/cases/y.py": ""}),
        (LAYERS, {"netra/cellar/__init__.py": ""}),
        (VAULT, {"netra/dashboard/x.py": "import netra.vault"}),
        (VAULT, {"netra/outreach/x.py": "from netra import vault"}),
        (VAULT, {"netra/web/x.py": "import netra.vault"}),
        (VIEWS, {"netra/cases/x.py": "import netra.cases.views", "netra/cases/views.py": ""}),
        (VIEWS, {"netra/web/x.py": "import netra.reports.views", "netra/reports/views.py": ""}),
        (FURNITURE, {"netra/cases/services.py": "import netra.cases.views", "netra/cases/views.py": ""}),
        (
            FURNITURE,
            {"netra/reports/queries.py": "import netra.reports.services", "netra/reports/services.py": ""},
        ),
        (
            FURNITURE,
            {"netra/agencies/models.py": "import netra.agencies.forms", "netra/agencies/forms.py": ""},
        ),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else None,
)
def test_a_planted_offence_breaks_the_contract_by_name(
    copy: Path, contract: str, files: dict[str, str]
) -> None:
    for path, text in files.items():
        plant(copy, path, text)
    assert contract in broken(lint(copy))


def test_the_backup_may_open_the_vault(copy: Path) -> None:
    plant(copy, "netra/web/backup.py", "import netra.vault")
    assert lint(copy).returncode == 0


def test_every_room_but_four_is_kept_from_the_vault() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
    contract = next(one for one in settings["contracts"] if one["name"] == VAULT)
    kept_out = {source.removeprefix("netra.") for source in contract["source_modules"]}
    assert kept_out == set(rooms()) - {"vault", "accounts", "reports", "cases", "discipline"}
