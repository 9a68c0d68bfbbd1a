"""`netra suggest`: lines in, lines out; a bad line never stops the stream; no database."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from netra.narratives import suggester
from netra.web.command_suggest import suggested

ROOT = Path(__file__).resolve().parents[2]
SUGGESTS = suggester(ROOT / "rules")
KEYS = {"id", "acts", "norms", "employment", "completeness", "places", "agencies", "dates"}


def test_a_suggestion_has_the_keys_of_the_contract() -> None:
    line = json.dumps({"id": "1", "narrative": "camat bagi sembako", "on": "2024-10-20"}).encode()
    found = suggested(SUGGESTS, line)
    assert set(found) == KEYS
    assert set(found["acts"][0]) == {"act", "score", "because"}
    assert set(found["completeness"]) == {"who", "what", "when", "where", "evidence"}


@pytest.mark.parametrize(
    "line",
    [
        b"\xff",
        b"{",
        b"[]",
        b"[" * 100_000,
        b'{"id": "1"}',
        b'{"narrative": "a"}',
        b'{"id": "1", "narrative": 3}',
        b'{"id": "1", "narrative": "a", "on": "2024-13-01"}',
        b'{"id": "1", "narrative": "a", "employment": "raja"}',
    ],
)
def test_a_bad_line_yields_its_error(line: bytes) -> None:
    assert set(suggested(SUGGESTS, line)) == {"id", "error"}


def test_a_stream_goes_on_after_a_bad_line_and_exits_with_nought() -> None:
    lines = b'x\n\n{"id": "\\ud800", "narrative": "\\ud800 camat bagi sembako"}\n{"id": 2, "narrative": ""}\n'
    ran = subprocess.run(
        [sys.executable, "-m", "netra", "suggest"], input=lines, capture_output=True, cwd=ROOT, check=False
    )
    found = [json.loads(line) for line in ran.stdout.splitlines()]
    assert ran.returncode == 0
    assert [set(one) for one in found] == [{"id", "error"}, KEYS, KEYS]


def test_an_unknown_option_is_wrong_usage() -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "netra", "suggest", "--x"], capture_output=True, cwd=ROOT, check=False
    )
    assert ran.returncode == 2
