"""`netra advise` and `netra rules list`: decisions and the rulebook as JSON, without Django or a database."""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from netra.law import Advice, Advisor, Rulebook, question_from
from netra.law.norms import Rule, rule_facts
from netra.web.command_line import Parser, Refused, run, run_lines


def advise(argv: Sequence[str]) -> int:
    """`netra advise --facts FILE`: one decision with its reasons; `-` reads standard input."""
    parser = Parser(prog="netra advise", description="Satu keputusan dari fakta, dengan alasannya.")
    parser.add_argument("--facts", required=True, metavar="FILE", help="berkas JSON; - untuk masukan standar")
    return run(parser, argv, _advise)


def rules(argv: Sequence[str]) -> int:
    """`netra rules list`: every norm, allowed act and fact with its meaning, as JSON lines."""
    parser = Parser(prog="netra rules", description="Isi rulebook.")
    parser.add_argument(
        "what", choices=["list"], help="list: semua norma, perbuatan yang dibolehkan, dan fakta"
    )
    return run_lines(parser, argv, _rules)


def _advise(rulebook: Rulebook, asked: argparse.Namespace) -> dict[str, Any]:
    return as_json(Advisor(rulebook).advise(question_from(_decoded(_text(asked.facts)))))


def as_json(advice: Advice) -> dict[str, Any]:
    """Exactly the shape of contract.md."""
    return {
        "answer": advice.answer,
        "norms": [
            {
                "id": finding.id,
                "basis": [{"instrument": c.instrument, "article": c.article} for c in finding.basis],
                "sanctions": list(finding.sanctions),
                "confidence": finding.confidence,
            }
            for finding in advice.norms
        ],
        "because": list(advice.because),
        "would_change_it": list(advice.would_change_it),
        "ask_next": list(advice.ask_next),
        "contested": advice.contested,
        "checked_on": advice.checked_on.isoformat(),
    }


def _text(name: str) -> str:
    try:
        return sys.stdin.read() if name == "-" else Path(name).read_text(encoding="utf-8")
    except OSError as error:
        raise Refused(f"“{name}” tidak dapat dibaca: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise Refused(f"“{name}” bukan teks UTF-8") from error


def _decoded(text: str) -> object:
    try:
        return json.loads(text, object_pairs_hook=_once)
    except json.JSONDecodeError as error:
        raise Refused(f"bukan JSON yang sah: baris {error.lineno}, kolom {error.colno}") from error
    except RecursionError as error:
        raise Refused("bukan JSON yang sah: terlalu dalam bersarang") from error


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A mapping; a name written twice contradicts itself or soon will."""
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        double = next(name for name in names if names.count(name) > 1)
        raise Refused(f"“{double}” tertulis dua kali")
    return found


def _rules(rulebook: Rulebook, _: argparse.Namespace) -> Iterator[dict[str, Any]]:
    for norm in rulebook.norms.values():
        people = dict.fromkeys(name for binding in norm.binds for name in binding.employments)
        yield {"kind": "norm", "id": norm.id, "meaning": norm.text, **_shared(norm, list(people))}
    for allowed in rulebook.allowed.values():
        shared = _shared(allowed, list(allowed.employments))
        conditions = [proviso.text for proviso in allowed.provisos]
        yield {
            "kind": "allowed",
            "id": allowed.id,
            "meaning": allowed.text,
            **shared,
            "conditions": conditions,
        }
    for fact in rulebook.facts.values():
        yield {
            "kind": "fact",
            "id": fact.id,
            "meaning": fact.question,
            "yes": fact.yes,
            "no": fact.no,
            "implies": list(fact.implies),
            "excludes": list(fact.excludes),
        }


def _shared(rule: Rule, employments: list[str]) -> dict[str, Any]:
    return {
        "acts": list(rule.acts),
        "employments": employments,
        "elections": list(rule.elections),
        "phases": list(rule.phases),
        "from": rule.window.since.isoformat() if rule.window.since else None,
        "to": rule.window.until.isoformat() if rule.window.until else None,
        "facts": list(rule_facts(rule)),
        "basis": [{"instrument": c.instrument, "article": c.article} for c in rule.basis],
        "confidence": rule.confidence,
        "contested": rule.contested,
        "checked_on": rule.checked_on.isoformat(),
    }
