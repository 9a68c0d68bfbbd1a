"""`netra ask`: questions in the asker's own words, JSON lines in and out, without Django or a database."""

import argparse
from collections.abc import Iterator, Sequence
from typing import Any

from netra.advisor import Answer, Asker, asker
from netra.law import Rulebook
from netra.web import json_lines
from netra.web.command_line import Parser, rules_folder, run_lines
from netra.web.json_lines import Given, day_of, each_line, employment_of, text_of


def ask(argv: Sequence[str]) -> int:
    """`netra ask`: one answer for every line; a bad line yields its error and the stream goes on."""
    parser = Parser(
        prog="netra ask", description="Pertanyaan sehari-hari: baris JSON masuk, baris JSON keluar."
    )
    return run_lines(parser, argv, _ask)


def _ask(_: Rulebook, __: argparse.Namespace) -> Iterator[dict[str, Any]]:
    answers = asker(rules_folder())
    return each_line(lambda given: _answer(answers, given))


def answered(answers: Asker, line: bytes) -> dict[str, Any]:
    """The line that answers a line: contract.md's shape, or `{"id", "error"}`."""
    return json_lines.answered(line, lambda given: _answer(answers, given))


def _answer(answers: Asker, given: Given) -> dict[str, Any]:
    return _as_json(answers.ask(text_of(given, "question"), day_of(given), employment_of(given)))


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
