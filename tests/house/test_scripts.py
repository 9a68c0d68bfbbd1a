"""The scripts in bin/ that everything else stands on."""

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.source import ROOT

WITH_POSTGRES = [sys.executable, str(ROOT / "bin/with-postgres")]
SHELL_TOOLS = ("dirname", "cksum", "cat", "rm", "sh", "readlink")


def run(command: list[str], **options: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, capture_output=True, text=True, check=False, **options)  # type: ignore[call-overload]


@pytest.fixture
def old_machine(tmp_path: Path) -> Path:
    """A clone on a machine whose only Python is too old."""
    shutil.copytree(ROOT / "bin", tmp_path / "clone/bin")
    shutil.copytree(ROOT / "requirements", tmp_path / "clone/requirements")
    tools = tmp_path / "tools"
    tools.mkdir()
    for tool in SHELL_TOOLS:
        (tools / tool).symlink_to(shutil.which(tool) or tool)
    python = tools / "python3"
    python.write_text('#!/bin/sh\n[ "$1" = -V ] && echo "Python 3.9.2" && exit 0\nexit 1\n')
    python.chmod(0o755)
    return tmp_path


def test_setup_says_clearly_that_python_is_too_old(old_machine: Path) -> None:
    outcome = run([str(old_machine / "clone/bin/setup")], env={"PATH": str(old_machine / "tools")})
    assert outcome.returncode == 1
    assert "needs Python 3.11 or later; this machine has Python 3.9.2" in outcome.stderr


def test_setup_leaves_nothing_behind_when_python_is_too_old(old_machine: Path) -> None:
    run([str(old_machine / "clone/bin/setup")], env={"PATH": str(old_machine / "tools")})
    assert not (old_machine / "clone/.venv").exists()


def test_setup_never_writes_into_a_linked_environment(old_machine: Path) -> None:
    others = old_machine / "others"
    others.mkdir()
    (old_machine / "clone/.venv").symlink_to(others)
    run([str(old_machine / "clone/bin/setup")], env={"PATH": str(old_machine / "tools")})
    assert list(others.iterdir()) == []


def test_setup_refuses_an_unknown_part() -> None:
    assert run([str(ROOT / "bin/setup"), "everything"]).returncode == 2


@pytest.mark.parametrize("script", sorted(path.name for path in (ROOT / "bin").iterdir() if path.is_file()))
def test_every_script_can_be_started(script: str) -> None:
    assert os.access(ROOT / "bin" / script, os.X_OK)


def test_every_target_of_make_calls_a_script_that_exists() -> None:
    called = set(re.findall(r"bin/[a-z-]+", (ROOT / "Makefile").read_text()))
    assert [name for name in sorted(called) if not (ROOT / name).exists()] == []


@pytest.fixture
def postgres(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A machine with PostgreSQL, and the temporary folder in which the cluster will live."""
    found = run([*WITH_POSTGRES, "--find"])
    if found.returncode != 0:
        pytest.skip(found.stderr.strip())
    folder = Path(tempfile.mkdtemp(prefix="netra-house-", dir="/tmp"))
    folder.chmod(0o755)  # run by root, the server's ordinary user must reach what lies in it
    monkeypatch.setenv("TMPDIR", str(folder))
    yield folder
    shutil.rmtree(folder)


def clusters(folder: Path) -> list[str]:
    return [path.name for path in folder.glob("netra-postgres-*")]


def test_the_cluster_gives_back_the_status_of_the_command_and_is_gone(postgres: Path) -> None:
    outcome = run([*WITH_POSTGRES, "/bin/sh", "-c", 'echo "$DATABASE_URL"; exit 7'])
    assert (outcome.returncode, clusters(postgres)) == (7, []), outcome.stderr
    assert outcome.stdout.startswith("postgres://netra:")


def test_a_cluster_that_is_told_to_end_tidies_up(postgres: Path) -> None:
    process = subprocess.Popen([*WITH_POSTGRES, "sleep", "60"])
    server = pid_of_the_server(postgres)
    process.send_signal(signal.SIGTERM)
    process.wait(timeout=40)
    assert (clusters(postgres), Path(f"/proc/{server}").exists()) == ([], False)


def pid_of_the_server(folder: Path) -> int:
    until = time.monotonic() + 30
    while time.monotonic() < until:
        for pid_file in folder.glob("*/data/postmaster.pid"):
            lines = pid_file.read_text().splitlines()
            if lines and lines[-1].strip() == "ready":
                return int(lines[0])
        time.sleep(0.05)
    raise AssertionError("the server did not start within 30 s")


def test_the_permissions_of_the_folders_above_the_cluster_stay_as_they_are(postgres: Path) -> None:
    private = postgres / "private"
    private.mkdir(mode=0o700)
    run([*WITH_POSTGRES, "true"], env=dict(os.environ, TMPDIR=str(private)))
    assert private.stat().st_mode & 0o777 == 0o700
