"""`netra suggest`: what narratives of reports may be about, JSON lines in and out; needs no database."""

import argparse
from collections.abc import Iterator, Sequence
from typing import Any

from netra.law import Rulebook
from netra.narratives import Suggester, Suggestion, suggester
from netra.web import json_lines
from netra.web.command_line import Parser, rules_folder, run_lines
from netra.web.json_lines import Given, day_of, each_line, employment_of, text_of


def suggest(argv: Sequence[str]) -> int:
    """`netra suggest`: one suggestion for every line; a bad line yields its error and the stream goes on."""
    parser = Parser(
        prog="netra suggest", description="Cerita laporan: baris JSON masuk, baris JSON keluar. Hanya saran."
    )
    return run_lines(parser, argv, _suggest)


def _suggest(_: Rulebook, __: argparse.Namespace) -> Iterator[dict[str, Any]]:
    suggests = suggester(rules_folder())
    return each_line(lambda given: _suggested(suggests, given))


def suggested(suggests: Suggester, line: bytes) -> dict[str, Any]:
    """The line that answers a line: contract.md's shape, or `{"id", "error"}`."""
    return json_lines.answered(line, lambda given: _suggested(suggests, given))


def _suggested(suggests: Suggester, given: Given) -> dict[str, Any]:
    return _as_json(suggests.suggest(text_of(given, "narrative"), employment_of(given), day_of(given)))


def _as_json(found: Suggestion) -> dict[str, Any]:
    traces = found.traces
    return {
        "acts": [{"act": one.act, "score": one.score, "because": list(one.because)} for one in found.acts],
        "norms": list(found.norms),
        "employment": found.employment,
        "completeness": found.complete,
        "places": [one.text for one in traces.places],
        "agencies": [one.text for one in traces.agencies],
        "dates": [one.text for one in traces.dates],
    }
