"""`netra check --rules DIR`: is this rulebook usable? For an editor who is a lawyer; needs no database."""

import argparse
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from netra.advisor.answers import asker
from netra.law import Rulebook, RuleError, load
from netra.law.examples import Example, examples, failing, without_examples
from netra.narratives import suggester
from netra.web.command_line import Parser, WrongUsage, say


def check_rules(argv: Sequence[str]) -> int:
    """Load a folder with its lexicon strictly, answer its examples, name what is stale. Exit 1 if wrong."""
    parser = Parser(prog="netra check", description="Periksa satu folder rulebook.")
    parser.add_argument("--rules", required=True, metavar="DIR", help="folder rulebook, misalnya rules")
    try:
        return _checked(parser.parse_args(list(argv)))
    except WrongUsage as error:
        return say(error, 2)
    except RuleError as error:
        return say(error, 1)


def _checked(asked: argparse.Namespace) -> int:
    folder = Path(asked.rules).resolve()
    rulebook = load(folder)
    given = examples(folder, rulebook)
    _read_speech(folder)
    problems = [str(error) for error in failing(rulebook, given)]
    problems += [f"contoh belum ada untuk {lack}" for lack in without_examples(rulebook, given)]
    for problem in problems:
        say(problem)
    for name, on in rulebook.stale_on(datetime.now(UTC).date()):
        say(f"awas: {name} terakhir diperiksa {on}, lebih dari dua belas bulan lalu")
    sys.stdout.write(_summary(rulebook, given, len(problems)) + "\n")
    return 1 if problems else 0


def _read_speech(folder: Path) -> None:
    """Words, situations and cues point to each other and to acts and facts; a folder may do without them."""
    if (folder / "lexicon").is_dir():
        asker(folder)
    if (folder / "narratives").is_dir():
        suggester(folder)


def _summary(rulebook: Rulebook, given: tuple[Example, ...], problems: int) -> str:
    return (
        f"Rulebook {rulebook.version}: {len(rulebook.norms)} norma, {len(rulebook.allowed)} perbuatan yang "
        f"dibolehkan, {len(rulebook.facts)} fakta, {len(rulebook.sanctions)} sanksi, {len(given)} contoh; "
        f"{problems or 'tidak ada'} kesalahan."
    )
