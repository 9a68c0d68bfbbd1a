"""Rows of lists, lines of the timeline, and the conversation."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from netra import clock, law
from netra.cases import lifecycle, queries
from netra.cases.models import Case
from netra.cases.page.clocks import clock_of
from netra.journal import events, identity_events
from netra.journal import queries as journal
from netra.journal.models import Entry
from netra.reports.evidence.holders import OpenEvidence
from netra.reports.long_lists import in_words
from netra.reports.models import Message, Report

ICONS = {
    events.REPORT_RECEIVED: "key-round",
    events.REPORT_OPENED: "eye",
    events.EVIDENCE_SHOWN: "image",
    events.EVIDENCE_ORIGINAL_OPENED: "download",
    events.SIGHTING_RECORDED: "link",
    events.IDENTITY_REVEALED: "lock-keyhole",
    identity_events.IDENTITY_ASKED_FOR: "id-card",
    identity_events.IDENTITY_APPROVED: "circle-check",
    identity_events.IDENTITY_REFUSED: "circle-x",
    events.OPENING_REFUSED: "lock",
    events.REPORT_RECUSED: "log-out",
    events.REPORTER_ASKED: "message-question",
    events.REPORTER_WROTE: "message-square-text",
    events.OFFICE_WROTE: "message-square-text",
    events.REPORT_SUPPLEMENTED: "plus",
    events.REPORT_CORRECTED: "pencil",
    events.REPORT_WITHDRAWN: "undo",
    events.IDENTITY_GIVEN: "id-card",
    events.CONTACT_LEFT: "mail",
    events.CLARIFICATION_RECORDED: "users",
    events.HANDLING_EXTENDED: "history",
    events.ASSESSMENT_WRITTEN: "file-text",
    events.RULING_MADE: "scale",
    events.RULING_CHANGE_PROPOSED: "hourglass",
    events.RULING_CHANGED: "scale",
    events.CASE_REFERRED: "send",
    events.HANDOVER_SENT: "send",
    events.HANDOVER_OPENED: "eye",
    events.LETTER_OPENED: "eye",
    events.HANDOVER_RECEIVED: "clipboard-check",
    events.HANDOVER_PASSED_ON: "arrow-right",
    events.HANDOVER_RETURNED: "undo",
    events.HANDOVER_RECALLED: "undo",
}
OPENINGS = frozenset({events.REPORT_OPENED, events.HANDOVER_OPENED, events.LETTER_OPENED})


def headline(triage: int, counts: dict[str, int]) -> str:
    """The inbox in one sentence or two: what came in, what is late, what falls due today."""
    came = (
        f"{_counted_first(triage)} laporan perlu dipilah."
        if triage
        else "Tidak ada laporan yang menunggu dipilah."
    )
    late, today = counts[queries.LATE], counts[queries.TODAY]
    told = [f"{in_words(late)} perkara lewat tenggat"] if late else []
    told += [f"{in_words(today)} {'' if told else 'perkara '}jatuh tempo hari ini"] if today else []
    return f"{came} {', '.join(told)}." if told else f"{came} Tidak ada perkara yang lewat tenggat."


def _counted_first(count: int) -> str:
    words = in_words(count)
    return words[0].upper() + words[1:]


def tabs(counts: dict[str, int], shown: str) -> list[dict[str, Any]]:
    """The saved views of the work list, each an address with its count where it has any."""
    names = {
        queries.LATE: "Lewat tenggat",
        queries.TODAY: "Jatuh hari ini",
        queries.WAITING: "Menunggu pelapor",
    }
    known = shown if shown in names else queries.ALL
    first = {"key": queries.ALL, "label": "Semua perkara", "current": known == queries.ALL}
    return [
        first,
        *(
            {"key": key, "label": _counted(label, counts[key]), "current": known == key}
            for key, label in names.items()
        ),
    ]


def _counted(label: str, count: int) -> str:
    """ "Menunggu pelapor" alone where nothing waits: a zero in brackets reads like a part of the name."""
    return f"{label} ({in_words(count)})" if count else label


def triage_row(report: Report, today: date) -> dict[str, Any]:
    """A report in the triage queue, told without opening it."""
    waiting = report.stage == Report.Stage.ASKED
    due_on, limit = (
        (report.answer_due_on, report.answer_limit) if waiting else (report.next_due_on, report.next_limit)
    )
    return {
        "report": report,
        "title": act_label(report.act),
        "agency": report.agency.name if report.agency else "Unit belum disebut",
        "received": clock.moment_in_words(report.received_at, clock.Zone(report.government.zone)),
        "clock": clock_of(due_on, limit, today, waiting=waiting),
        "waiting": waiting,
        "joined": f"{joined} digabung" if (joined := getattr(report, "joined_count", 0)) else "",
    }


def work_row(case: Case, today: date) -> dict[str, Any]:
    """A case in the work list, or among the finished ones."""
    zone = clock.Zone(case.government.zone)
    started = case.registered_at or case.report.received_at
    age = (today - started.astimezone(zone.tz).date()).days
    closed = case.closed_at.astimezone(zone.tz).date() if case.closed_at else None
    return {
        "case": case,
        "docket": case.docket or case.report.docket,
        "title": act_label(case.act),
        "agency": case.agency.name if case.agency else "Unit belum disebut",
        "stage": lifecycle.STAGE_LABELS[case.stage],
        "age": f"{max(age, 0)} hari",
        "clock": clock_of(case.due_on, case.due_limit, today),
        "initials": _initials(case.assignee.position) if case.assignee else "",
        "closed": clock.date_in_words(closed) if closed else "",
    }


def _initials(position: str) -> str:
    return "".join(word[0] for word in position.split()[:2]).upper()


def act_label(act: str) -> str:
    """The act class in words; an act that the rulebook no longer knows keeps its id."""
    known = law.rulebook().acts.get(act)
    return known.label if known else act


def talk_of(
    messages: list[tuple[Message, str]], enclosed: Mapping[int, list[OpenEvidence]], zone: clock.Zone
) -> list[dict[str, Any]]:
    """The conversation as the officer reads it: the office's own words at the right."""
    return [
        {
            "mine": message.author == Message.Author.OFFICE,
            "author": "Pertanyaan petugas" if message.is_question else message.get_author_display(),
            "at": clock.moment_in_words(message.at, zone),
            "text": text,
            "is_open": message.is_question and message.answered_at is None,
            "files": [
                {"id": each.id, "number": each.row.number, "kind": each.kind}
                for each in enclosed.get(message.pk, [])
            ],
        }
        for message, text in messages
    ]


def timeline_of(report: Report, case: Case | None) -> list[dict[str, Any]]:
    """What happened, newest first, people and system alike. Repeated openings by one officer on one day
    stand as one line; the journal keeps each."""
    subjects = [report.docket, *([case.docket] if case and case.docket else [])]
    subjects += queries.numbers_of(case) if case else []
    return lines_of(report.government.code, subjects, clock.Zone(report.government.zone))


def lines_of(government: str, subjects: list[str], zone: clock.Zone) -> list[dict[str, Any]]:
    """What the journal holds of these subjects, as lines of a timeline."""
    lines: list[dict[str, Any]] = []
    openings: set[tuple[str, str, str, date]] = set()
    for entry in journal.timeline_of(government, subjects):
        opening = (entry.event, entry.subject, entry.actor, entry.at.astimezone(zone.tz).date())
        if entry.event in OPENINGS and opening in openings:
            continue
        openings |= {opening} if entry.event in OPENINGS else set()
        lines.append(_line(entry, zone))
    return lines


def changes_as_lines(report: Report, found: Iterable[Entry]) -> list[dict[str, Any]]:
    """What happened since an officer opened a form, as lines of a timeline."""
    zone = clock.Zone(report.government.zone)
    return [_line(entry, zone) for entry in found]


def _line(entry: Entry, zone: clock.Zone) -> dict[str, Any]:
    return {
        "when_words": clock.moment_in_words(entry.at, zone),
        "at": entry.at,
        "title": events.SENTENCES[entry.event],
        "detail": entry.actor,
        "icon": ICONS.get(entry.event, "clipboard-check"),
    }
