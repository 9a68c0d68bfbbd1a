"""What the rulebook's commands share: arguments, exit status, one line of JSON or several.

Exit status: 0 done, 1 the input was refused, 2 wrong usage.
"""

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, NoReturn

from netra.clock import DateOutOfReach, MomentWithoutZone, NoCalendarForYear
from netra.law import BadQuestion, ContradictoryFacts, Rulebook, RuleError, UnknownFact, UnknownRule, load
from netra.web.environment import ROOT, SETTINGS

_REFUSED = 1
_WRONG_USAGE = 2
_REFUSALS = (
    RuleError, UnknownRule, UnknownFact, BadQuestion, ContradictoryFacts,
    NoCalendarForYear, DateOutOfReach, MomentWithoutZone,
)  # fmt: skip


class Refused(Exception):
    """What was asked cannot be answered; the message says why, in Indonesian."""


class WrongUsage(Exception):
    """The command line itself is wrong."""


class Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise WrongUsage(f"{self.format_usage()}{self.prog}: {message}")


def run(
    parser: Parser, argv: Sequence[str], answer: Callable[[Rulebook, argparse.Namespace], dict[str, Any]]
) -> int:
    """Print one result as a line of JSON; the exit status."""
    return run_lines(parser, argv, lambda rulebook, asked: [answer(rulebook, asked)])


def run_lines(
    parser: Parser,
    argv: Sequence[str],
    answer: Callable[[Rulebook, argparse.Namespace], Iterable[dict[str, Any]]],
) -> int:
    """Print every result as a line of JSON; the exit status."""
    try:
        asked = parser.parse_args(list(argv))
        for result in answer(load(rules_folder()), asked):
            # Half a surrogate pair cannot be written as UTF-8; as an escape it is still JSON.
            text = json.dumps(result, ensure_ascii=False).encode("utf-8", "backslashreplace").decode("utf-8")
            sys.stdout.write(f"{text}\n")
    except WrongUsage as error:
        return say(error, _WRONG_USAGE)
    except (Refused, *_REFUSALS) as error:
        return say(error, _REFUSED)
    return 0


def rules_folder() -> Path:
    """The rulebook's folder as the setting says."""
    # Not environment.read(): that would also make this installation's data folder and its secret.
    return ROOT / (os.environ.get("NETRA_RULES", "").strip() or SETTINGS["NETRA_RULES"][0])


def say(message: object, status: int = 0) -> int:
    """A message on standard error, and the status that goes with it."""
    sys.stderr.write(f"{message}\n")
    return status
