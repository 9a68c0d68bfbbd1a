"""`netra ask`: questions in the asker's own words, JSON lines in and out, without Django or a database."""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from netra.advisor import Answer, Asker, asker
from netra.law import EMPLOYMENTS, Rulebook
from netra.web.command_line import Parser, Refused, rules_folder, run_lines


def ask(argv: Sequence[str]) -> int:
    """`netra ask`: one answer for every line; a bad line yields its error and the stream goes on."""
    parser = Parser(
        prog="netra ask", description="Pertanyaan sehari-hari: baris JSON masuk, baris JSON keluar."
    )
    return run_lines(parser, argv, _ask)


def _ask(_: Rulebook, __: argparse.Namespace) -> Iterator[dict[str, Any]]:
    answers = asker(rules_folder())
    for line in sys.stdin.buffer:
        if line.strip():
            yield answered(answers, line)


def answered(answers: Asker, line: bytes) -> dict[str, Any]:
    """The line that answers a line: contract.md's shape, or `{"id", "error"}`."""
    name: object = None
    try:
        given = _decoded(line)
        name = given.get("id")
        return {"id": _name(name), **_as_json(answers.ask(_text(given), _day(given), _employment(given)))}
    except Refused as error:
        return {"id": name if isinstance(name, str | int) else None, "error": str(error)}


def _decoded(line: bytes) -> dict[str, Any]:
    try:
        given = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise Refused("bukan teks UTF-8") from error
    except (ValueError, RecursionError) as error:
        raise Refused("bukan JSON yang sah") from error
    if not isinstance(given, dict):
        raise Refused("setiap baris harus berupa satu objek JSON")
    return given


def _name(name: object) -> str | int:
    if not isinstance(name, str | int) or isinstance(name, bool):
        raise Refused("“id” belum ada, atau bukan teks")
    return name


def _text(given: dict[str, Any]) -> str:
    question = given.get("question")
    if not isinstance(question, str):
        raise Refused("“question” belum ada, atau bukan teks")
    return question


def _day(given: dict[str, Any]) -> date | None:
    value = given.get("on")
    if value is None:
        return None
    try:
        day = date.fromisoformat(value)
    except (TypeError, ValueError) as error:
        raise Refused("“on” bukan tanggal: tulis YYYY-MM-DD, misalnya 2024-10-30") from error
    if day.isoformat() != value:
        raise Refused("“on” bukan tanggal: tulis YYYY-MM-DD, misalnya 2024-10-30")
    return day


def _employment(given: dict[str, Any]) -> str | None:
    value = given.get("employment")
    if value is not None and (not isinstance(value, str) or value not in EMPLOYMENTS):
        raise Refused(f"jenis kepegawaian tidak dikenal; pilih: {', '.join(EMPLOYMENTS)}")
    return value


def _as_json(answer: Answer) -> dict[str, Any]:
    return {
        "answer": answer.answer,
        "norms": list(answer.norms),
        "allowed": list(answer.allowed),
        "basis": [{"instrument": instrument, "article": article} for instrument, article in answer.basis],
        "because": list(answer.because),
        "conditions": list(answer.conditions),
        "confidence": answer.confidence,
        "contested": answer.contested,
    }
