"""`netra phase` and `netra due`: the rulebook on the command line, without Django and without a database.

Results are one line of JSON on standard output, messages go to standard error. Exit status: 0 done,
1 the input was refused, 2 wrong usage.
"""

import argparse
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

from netra.clock import Due, Zone, zone_of
from netra.law import Rulebook, caveats, due_for, phase_on
from netra.web import command_advise, command_ask, command_suggest
from netra.web.command_line import Parser, Refused, run, say


def phase(argv: Sequence[str]) -> int:
    """`netra phase --election ID --on DATE`: where an election stands on a day."""
    return run(_phase_parser(), argv, _phase)


def due(argv: Sequence[str]) -> int:
    """`netra due LIMIT --from MOMENT [--election ID] [--zone WIB]`: when a limit runs out, day by day."""
    return run(_due_parser(), argv, _due)


COMMANDS: Mapping[str, Callable[[Sequence[str]], int]] = {
    "phase": phase,
    "due": due,
    "advise": command_advise.advise,
    "rules": command_advise.rules,
    "ask": command_ask.ask,
    "suggest": command_suggest.suggest,
}


def _phase_parser() -> Parser:
    parser = Parser(prog="netra phase", description="Fase sebuah pemilihan pada satu tanggal.")
    parser.add_argument("--election", required=True, metavar="ID", help="misalnya pilkada-2024")
    parser.add_argument("--on", required=True, metavar="DATE", help="tanggal YYYY-MM-DD")
    return parser


def _phase(rulebook: Rulebook, asked: argparse.Namespace) -> dict[str, Any]:
    election = rulebook.election(asked.election)
    found = phase_on(election, _day(asked.on))
    if not election.phases:
        say(f"{election.name}: jadwal belum ditetapkan.")
    return {
        "election": election.id,
        "on": found.on.isoformat(),
        "phase": found.phase,
        "since": _iso(found.since),
        "until": _iso(found.until),
        "next": found.next,
        "all": list(found.all),
    }


def _due_parser() -> Parser:
    parser = Parser(prog="netra due", description="Kapan sebuah batas waktu berakhir, hari demi hari.")
    parser.add_argument("limit", metavar="LIMIT", help="misalnya pkd-laporan-7hari")
    parser.add_argument(
        "--from", required=True, dest="start", metavar="MOMENT", help="2024-10-15T09:30+07:00"
    )
    parser.add_argument("--election", metavar="ID", help="misalnya pilkada-2024")
    parser.add_argument("--zone", choices=[zone.value for zone in Zone], help="zona waktu tempat kejadian")
    return parser


def _due(rulebook: Rulebook, asked: argparse.Namespace) -> dict[str, Any]:
    limit = rulebook.limit(asked.limit)
    if asked.election is not None and rulebook.election(asked.election).type != limit.regime:
        say(f"{limit.id} bukan batas waktu {rulebook.election(asked.election).type}.")
    start = _moment(asked.start)
    found = due_for(rulebook, limit.id, start, _zone(asked.zone, start))
    for sentence in caveats(rulebook, found, datetime.now(UTC).date()):
        say(sentence)
    return _due_as_json(found, asked.start.strip())


def _zone(named: str | None, start: datetime) -> Zone:
    zone = Zone(named) if named else zone_of(start)
    if zone is None:
        say("Zona waktu bukan WIB, WITA, atau WIT: hari dihitung menurut WIB (--zone mengubahnya).")
    return zone or Zone.WIB


def _due_as_json(found: Due, start: str) -> dict[str, Any]:
    limit = found.limit
    result: dict[str, Any] = {
        "limit": limit.id,
        "from": start,
        "due_on": _iso(found.due_on),
        "due_at": found.due_at.isoformat() if found.due_at else None,
        "unit": found.unit,
        "amount": found.amount,
        "counted": [day.isoformat() for day in found.counted],
        "skipped": [{"date": day.isoformat(), "why": why} for day, why in found.skipped],
        "basis": [{"instrument": name, "article": article} for name, article in limit.basis],
        "confidence": limit.confidence,
        "binding": found.binding,
        "provisional": found.provisional,
    }
    if found.alternatives:
        result["alternatives"] = [
            {"unit": reading.unit, "due_on": reading.due_on.isoformat(), "provisional": reading.provisional}
            for reading in found.alternatives
        ]
    return result


def _day(text: str) -> date:
    try:
        return datetime.strptime(text.strip(), "%Y-%m-%d").date()  # noqa: DTZ007 - a day has no zone
    except ValueError as error:
        raise Refused(f"“{text}” bukan tanggal: tulis YYYY-MM-DD, misalnya 2024-10-30") from error


def _moment(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text.strip())
    except ValueError as error:
        raise Refused(f"“{text}” bukan waktu: tulis misalnya 2024-10-15T09:30+07:00") from error


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
