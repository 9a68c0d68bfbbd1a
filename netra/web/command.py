"""The command line: `netra COMMAND`. The rulebook's commands need no database; the others are Django's.

Exit status: 0 done, 1 the input was refused, 2 wrong usage.
"""

import os
import sys
from collections.abc import Callable, Sequence

from django.core.management import ManagementUtility
from django.core.management.base import BaseCommand

from netra.law import RuleError
from netra.web import command_check, command_rules, environment

# Our word -> Django's. Our names keep clear of Django's own `check`.
OPERATIONS = {
    "serve": "netra_serve",
    "demo": "netra_demo",
    "emblem": "netra_emblem",
    "check": "netra_check",
    "deadlines": "netra_deadlines",
    "evidence": "netra_evidence",
    "forget": "netra_forget",
    "journal": "netra_journal",
    "government": "netra_government",
    "officer": "netra_officer",
    "attendance": "netra_attendance",
    "retention": "netra_retention",
    "roster": "netra_roster",
    "migrate": "migrate",
    "seal": "netra_seal",
    "tally": "netra_tally",
    "worker": "netra_worker",
}
USAGE = f"""netra COMMAND [...]

  demo [--port N] [--fresh] [--today DATE]   an invented Kota Sukabumi on this machine
  serve [--port N]                           run the doors that NETRA_DOORS names
  worker [--once]                            the daily jobs: what is kept only for a time goes by rule
  migrate                                    bring the tables up to date
  check                                      what is wrong with this installation, and how to mend it
  check --rules DIR                          what is wrong with a rulebook, by file and line
  government add CODE NAME                   found a government
  emblem set FILE --government CODE          the government's own emblem on letters and certificates (remove)
  seal [--test-ca DIR --name NAME]           whose electronic seal is set; keys for trying one out
  officer add NAME --role ROLE ...           appoint an officer
  officer reset NAME                         a lost password: a new first one, the old key set aside
  officer leave NAME                         end an account, unless a report would stay unread
  officer link NAME SUBJECT                  an account at the city's single sign-on signs in as NAME (unlink)
  retention erase                            destroy what was decided, or has had its time (daily)
  retention hold|release KIND ...            stop erasing by one rule for a while, or let it go on
  roster import FILE --government CODE       civil servants from CSV or XLSX (--dry-run)
  journal verify [--proof ID]                check the whole chain, or prove one entry to an outsider
  journal publish                            publish the head of the day that ended (daily; it may repeat)
  deadlines [--open] [--limit ID]            which stored due dates today's rules would set otherwise
  tally verify | mend                        whether the counts per unit are what they count
  forget                                     erase what is kept about people only until an election is over
  attendance erase                           forget names on attendance lists by rule; figures stay
  evidence sweep                             erase files of drafts that were left, and what a crash left
  phase --election ID --on DATE              where an election stands on a day (JSON)
  due LIMIT --from MOMENT                    when a limit ends, day by day (JSON)
  advise --facts FILE                        one decision with its reasons (JSON; - reads standard input)
  ask                                        everyday questions (JSON lines in and out)
  suggest                                    what narratives of reports may be about (JSON lines in and out)
  rules list                                 every norm, allowed act and fact (JSON lines)

Commands: {", ".join(sorted([*OPERATIONS, *command_rules.COMMANDS]))}
"""


class _Utility(ManagementUtility):
    """Django's own, under our words: the usage line of a command says what was typed."""

    def fetch_command(self, subcommand: str) -> BaseCommand:
        return super().fetch_command(OPERATIONS.get(subcommand, subcommand))


def main(arguments: Sequence[str]) -> int:
    """Run one command; its exit status."""
    name, rest = (arguments[0], list(arguments[1:])) if arguments else ("", [])
    if name in command_rules.COMMANDS:
        return command_rules.COMMANDS[name](rest)
    if name == "check" and any(argument.split("=")[0] == "--rules" for argument in rest):
        return command_check.check_rules(rest)
    if name in OPERATIONS:
        return _operate(name, rest)
    if name in ("", "help", "--help", "-h"):
        sys.stdout.write(USAGE)
        return 0 if name else 2
    sys.stderr.write(f"netra: perintah {name!r} tidak dikenal.\n\n{USAGE}")
    return 2


def _operate(name: str, rest: list[str]) -> int:
    if name == "demo":
        _prepare_demo(rest)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "netra.web.settings")
    try:
        return _status(_Utility(["netra", name, *rest]).execute)
    except (environment.BadSetting, RuleError) as problem:
        sys.stderr.write(f"netra: {problem}\n")
        return 1


def _prepare_demo(rest: list[str]) -> None:
    """The demo's settings, before any of them is read: loopback, plain HTTP, a data folder of its own."""
    os.environ.update(NETRA_DEMO="1", NETRA_HTTPS="0", NETRA_HOSTS="localhost,127.0.0.1,[::1]")
    os.environ.setdefault("NETRA_DATA", "var/demo")
    if "--today" in rest[:-1]:
        position = rest.index("--today")
        os.environ["NETRA_TODAY"] = rest[position + 1]
        del rest[position : position + 2]


def _status(run: Callable[[], None]) -> int:
    try:
        run()
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else 1
    return 0
