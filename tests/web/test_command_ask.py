"""`netra ask`: lines in, lines out; a bad line never stops the stream."""

import json
from pathlib import Path

import pytest

from netra.advisor import asker
from netra.web.command_ask import answered

ANSWERS = asker(Path(__file__).resolve().parents[2] / "rules")
KEYS = {"id", "answer", "norms", "allowed", "basis", "because", "conditions", "confidence", "contested"}


def test_an_answer_has_the_keys_of_the_contract() -> None:
    line = json.dumps({"id": "1", "question": "like paslon boleh?", "on": "2024-10-20"}).encode()
    assert set(answered(ANSWERS, line)) == KEYS


@pytest.mark.parametrize(
    "line",
    [
        b"\xff",
        b"{",
        b"[]",
        b"1",
        b"[" * 100_000,
        b'{"id": "1"}',
        b'{"question": "a"}',
        b'{"id": [], "question": "a"}',
        b'{"id": "1", "question": 3}',
        b'{"id": "1", "question": "a", "on": "2024-13-01"}',
        b'{"id": "1", "question": "a", "on": 20241020}',
        b'{"id": "1", "question": "a", "on": "20241020"}',
        b'{"id": "1", "question": "a", "employment": "raja"}',
        b'{"id": "1", "question": "a", "employment": []}',
    ],
)
def test_a_bad_line_yields_its_error(line: bytes) -> None:
    assert set(answered(ANSWERS, line)) == {"id", "error"}
