"""What the pages of directives show: the finding, the tree, the clock, the own office's next moves."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from netra.accounts import roles
from netra.accounts.models import Officer
from netra.clock import Zone, moment_in_words
from netra.clock.words import DAYS
from netra.journal.events import SENTENCES
from netra.journal.models import Entry
from netra.outreach.models import Briefing, Directive, DirectiveAddressee
from netra.outreach.rows import DirectiveRow, directive_row
from netra.outreach.trees import Tree, counts_of, finding_of_directive, in_words, is_late

CELLS_FROM, CELLS_TO = 2, 5  # days before today, and days to the due date, that fit into one line
ICONS = {
    "DIRECTIVE_ISSUED": "send",
    "DIRECTIVE_ACCEPTED": "check",
    "DIRECTIVE_DELAY_EXPLAINED": "message-square-text",
    "DIRECTIVE_DONE": "circle-check",
}
State = DirectiveAddressee.State


@dataclass(frozen=True)
class OwnRow:
    """A directive to the own office, and how far the office is."""

    row: DirectiveRow
    addressee: DirectiveAddressee


def finding_of_list(found: Sequence[DirectiveRow], on: date) -> str:
    """How many directives are open, and how many are late."""
    waiting = [row for row in found if row.done < len(row.addressees)]
    late = sum(1 for row in waiting if row.directive.due_on and row.directive.due_on < on)
    if not found:
        return "Belum ada instruksi"
    if not waiting:
        return "Semua instruksi sudah selesai"
    words = f"{in_words(len(waiting)).capitalize()} instruksi masih berjalan"
    return f"{words}, {in_words(late)} lewat tenggat" if late else f"{words}, tidak ada yang lewat tenggat"


def rows_for(found: Iterable[DirectiveRow], agency: int | None) -> list[OwnRow]:
    """The directives to this office that it has not reported done."""
    return [
        OwnRow(row, each)
        for row in found
        for each in row.addressees
        if each.agency_id == agency and each.done_on is None
    ]


def context_of(
    directive: Directive,
    family: list[Directive],
    planned: Mapping[tuple[int, int], Briefing],
    on: date,
    officer: Officer,
) -> dict[str, Any]:
    """Everything the page of one directive shows, but its history."""
    tree = Tree(family, planned, on, officer.agency_id)
    leaves = tree.leaves(directive)
    own = next((each for each in directive.addressees.all() if each.agency_id == officer.agency_id), None)
    return {
        "directive": directive,
        "row": directive_row(directive, on),
        "finding": finding_of_directive(leaves, on),
        "counts": counts_of(leaves, on),
        "root": tree.root(),
        "passes_on": directive.parent,
        "cells": day_cells(directive.due_on, on),
        "steps": _steps(directive, on),
        **_moves(own if officer.may(roles.ANSWERS_DIRECTIVES) else None, on, officer),
    }


def _moves(own: DirectiveAddressee | None, on: date, officer: Officer) -> dict[str, Any]:
    """What the own office may do now; nothing where it is not an addressee."""
    if own is None:
        return {"own": None}
    state = own.state_on(on)
    return {
        "own": own,
        "own_word": str(state.label),
        "own_reason": own.delay_reason if own.delayed_on and own.delayed_on <= on else "",
        "may_accept": own.accepted_on is None,
        "may_report": state != State.DONE,
        "is_late": is_late(own, own.directive.due_on, on),
        "may_pass_on": state != State.DONE and officer.may(roles.ISSUES_DIRECTIVES),
        "may_plan": state != State.DONE and officer.may(roles.HOLDS_BRIEFINGS),
    }


def _steps(directive: Directive, on: date) -> list[dict[str, Any]]:
    """What each addressee has done so far, with its proof, the latest first."""
    found = [
        {"office": addressee.agency.name, "step": step}
        for addressee in directive.addressees.all()
        for step in addressee.follow_ups.all()
    ]
    return sorted(found, key=lambda each: (each["step"].done_on, each["step"].pk), reverse=True)


def day_cells(due_on: date | None, on: date) -> list[dict[str, Any]]:
    """The days around today up to the due date, where they fit into one line."""
    if due_on is None or not 0 <= (due_on - on).days <= CELLS_TO:
        return []
    first = on - timedelta(days=CELLS_FROM)
    days = [first + timedelta(days=index) for index in range((due_on - first).days + 1)]
    return [_cell(day, due_on, on) for day in days]


def _cell(day: date, due_on: date, on: date) -> dict[str, Any]:
    kind, note = ("counted", "") if day < on else ("later", "")
    if day == due_on:
        kind, note = "due", "batas"
    if day == on:
        kind, note = "today", "hari ini"
    return {"weekday": DAYS[day.weekday()][:3], "day": day.day, "kind": kind, "note": note}


def history_of(entries: Iterable[Entry], zone: str) -> list[dict[str, Any]]:
    """The journal's entries as a timeline: when, what, and which office."""
    return [
        {
            "when_words": moment_in_words(entry.at, Zone(zone)),
            "at": entry.at,
            "title": SENTENCES[entry.event],
            "detail": f"{entry.facts.get('label', '')}, {entry.actor}",
            "icon": ICONS.get(entry.event, "clock"),
        }
        for entry in entries
    ]
