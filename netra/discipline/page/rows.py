"""Rows of the list, its filters, the timeline, and what changed meanwhile."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, Final
from urllib.parse import urlencode

from netra import clock
from netra.accounts.models import Officer
from netra.discipline import lifecycle, queries
from netra.discipline.models import Proceeding
from netra.discipline.page.clocks import list_clock
from netra.discipline.queries import Filters
from netra.journal import events
from netra.journal.models import Entry
from netra.reports.long_lists import in_words

ICONS: Final = {
    events.PROCEEDING_OPENED: "inbox",
    events.PROCEEDING_READ: "eye",
    events.PROCEEDING_KEY_GIVEN: "key-round",
    events.PROCEEDING_RECUSED: "log-out",
    events.OPENING_REFUSED: "lock",
    events.SUMMONS_ISSUED: "mail",
    events.SUMMONS_ISSUED_AGAIN: "mail",
    events.HEARING_RECORDED: "users",
    events.REPLY_RECORDED: "message-square-text",
    events.SANCTION_PROPOSED: "file-text",
    events.SANCTION_DECIDED: "scale",
    events.RESPONDENT_CLEARED: "circle-check",
    events.DECISION_DELIVERED: "send",
    events.LETTER_ISSUED: "stamp",
}
YOURS: Final = "Menunggu Anda sebagai orang kedua"
ANOTHERS: Final = "Menunggu orang kedua: Anda ikut memeriksa"
_NAMES: Final = {
    queries.LATE: "Lewat tenggat",
    queries.WEEK: "Tujuh hari ini",
    queries.SUPERIOR: "Tugas tentang atasan",
}


def headline(counts: dict[str, int]) -> str:
    """The list in one or two sentences: how many are open, how many are late."""
    if not counts[queries.OPEN]:
        return "Tidak ada perkara disiplin yang berjalan."
    late = counts[queries.LATE]
    words = in_words(late)
    told = f"{words[0].upper()}{words[1:]} lewat tenggat." if late else "Tidak ada yang lewat tenggat."
    running = in_words(counts[queries.OPEN])
    return f"{running[0].upper()}{running[1:]} perkara disiplin berjalan. {told}"


def tabs(filters: Filters, counts: dict[str, int]) -> list[dict[str, Any]]:
    """The saved views, each an address that keeps the other filters."""
    names = {
        queries.ALL: "Semua yang berjalan",
        **{key: f"{label} ({in_words(counts[key])})" for key, label in _NAMES.items()},
        queries.FINISHED: "Selesai",
    }
    return [
        {"label": label, "address": address(filters, shown=key), "current": key == filters.shown}
        for key, label in names.items()
    ]


def active_filters(filters: Filters) -> list[dict[str, str]]:
    """The filters in force as words, each with the address of the list without it."""
    found = []
    if filters.stage in lifecycle.STAGE_LABELS:
        words = f"Tahap: {lifecycle.STAGE_LABELS[filters.stage]}"
        found.append({"words": words, "without": address(filters, stage="")})
    if filters.employment in lifecycle.EMPLOYMENT_LABELS:
        words = f"Status: {lifecycle.EMPLOYMENT_LABELS[filters.employment]}"
        found.append({"words": words, "without": address(filters, employment="")})
    return found


def address(filters: Filters, **changed: str) -> str:
    """The list's query for these filters with some changed; empty values stand nowhere."""
    told = {"shown": filters.shown, "stage": filters.stage, "employment": filters.employment} | changed
    words = {"shown": "tampilan", "stage": "tahap", "employment": "status"}
    kept = {words[key]: value for key, value in told.items() if value and value != queries.ALL}
    return f"?{urlencode(kept)}" if kept else "?"


def rows(shown: Sequence[Proceeding], officer: Officer, today: date) -> list[dict[str, Any]]:
    """A page of the list; what waits for a decision says whether it waits for this officer."""
    waiting = [each for each in shown if each.stage == lifecycle.PROPOSED]
    own = queries.examined_by(officer, waiting) if waiting else set()
    words = {each.pk: ANOTHERS if each.pk in own else YOURS for each in waiting}
    return [row(each, today) | {"second": words.get(each.pk, "")} for each in shown]


def row(proceeding: Proceeding, today: date) -> dict[str, Any]:
    """A proceeding in the list, told without opening it."""
    zone = clock.Zone(proceeding.government.zone)
    closed = proceeding.closed_at.astimezone(zone.tz).date() if proceeding.closed_at else None
    is_ahead = proceeding.stage in lifecycle.BEFORE_EXAMINATION
    meets = proceeding.examination_on if is_ahead else None
    return {
        "proceeding": proceeding,
        "stage": lifecycle.STAGE_LABELS[proceeding.stage],
        "employment": lifecycle.EMPLOYMENT_LABELS[proceeding.employment],
        "received": clock.date_in_words(proceeding.received_on),
        "clock": list_clock(proceeding, today),
        "meets": clock.date_in_words(meets) if meets and meets >= today else "",
        "closed": clock.date_in_words(closed) if closed else "",
    }


def timeline(proceeding: Proceeding) -> list[dict[str, Any]]:
    """What happened, newest first."""
    return [_line(entry, clock.Zone(proceeding.government.zone)) for entry in queries.entries_of(proceeding)]


def changes(entries: Iterable[Entry], zone: clock.Zone) -> list[dict[str, Any]]:
    """What a colleague did since a form was opened."""
    return [_line(entry, zone) for entry in entries]


def _line(entry: Entry, zone: clock.Zone) -> dict[str, Any]:
    return {
        "when_words": clock.moment_in_words(entry.at, zone),
        "at": entry.at,
        "title": events.SENTENCES[entry.event],
        "detail": entry.actor,
        "icon": ICONS.get(entry.event, "clipboard-check"),
    }
