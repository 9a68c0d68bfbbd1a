"""How a report or case is laid out for an officer: clock, stages, moves, timeline. Reads only."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from netra import clock, law
from netra.accounts.models import Officer
from netra.cases import deadlines, lifecycle
from netra.cases.desk import OpenPaper
from netra.cases.models import Case, Deadline
from netra.journal import events
from netra.journal import queries as journal
from netra.law.procedure import Move
from netra.reports.models import Report

ICONS = {
    events.REPORT_RECEIVED: "key-round",
    events.REPORT_OPENED: "lock-open",
    events.REPORTER_ASKED: "message-circle-question-mark",
    events.REPORTER_WROTE: "message-square-text",
    events.OFFICE_WROTE: "message-square-text",
    events.CLARIFICATION_RECORDED: "users",
    events.HANDLING_EXTENDED: "history",
    events.RULING_MADE: "scale",
    events.CASE_REFERRED: "briefcase",
}
CELL_KINDS = {"start": "start", "counted": "counted", "skipped": "skipped", "due": "due"}
SOON_DAYS = 2


@dataclass(frozen=True)
class Clock:
    """A date in words, for any list or page."""

    words: str
    urgency: str
    on_words: str


def clock_of(due_on: date | None, limit_id: str, today: date, *, waiting: bool = False) -> Clock:
    """The clock as words: "2 hari lagi", "lewat 1 hari"; with its urgency and its date."""
    if due_on is None:
        return Clock("tanpa tenggat", "calm", "")
    rulebook = law.rulebook()
    limit = rulebook.limits.get(limit_id)
    words = clock.clock_in_words(due_on, limit.unit if limit else None, today, rulebook.calendar)
    return Clock(words.capitalize(), _urgency(due_on, today, waiting), clock.date_in_words(due_on))


def _urgency(due_on: date, today: date, waiting: bool) -> str:
    left = (due_on - today).days
    if left < 0:
        return "late"
    if left == 0:
        return "today"
    if waiting:
        return "waiting"
    return "soon" if left < SOON_DAYS else "calm"


@dataclass(frozen=True)
class Explained:
    """One deadline of a case with everything that makes it checkable."""

    title: str
    clock: Clock
    cells: list[dict[str, Any]]
    article: str
    amount_words: str
    caveats: list[str]
    binding: bool


PURPOSES = {
    deadlines.HANDLING: "Tenggat putusan",
    deadlines.EXTENSION: "Tenggat putusan, sesudah ditambah",
    deadlines.SCREENING: "Pengingat kajian awal",
    deadlines.REFERRAL: "Tenggat penerusan dugaan pidana",
}
UNITS = {"calendar_day": "hari kalender", "working_day": "hari kerja", "hour": "jam", "month": "bulan"}


def explained(case: Case, today: date) -> list[Explained]:
    """The open deadlines of a case, nearest first."""
    rows = case.deadlines.filter(met_at=None).order_by("due_on", "-binding", "pk")
    return [_explain(row, case, today) for row in rows]


def _explain(row: Deadline, case: Case, today: date) -> Explained:
    rulebook = law.rulebook()
    limit = rulebook.limit(row.limit)
    caveats = [row.warning] if row.warning else []
    cells: list[dict[str, Any]] = []
    if not row.warning:
        due = law.due_for(rulebook, row.limit, row.starts_at, clock.Zone(case.government.zone))
        cells = [_cell(cell) for cell in clock.day_cells(due, today)]
        caveats += law.caveats(rulebook, due, today)
    return Explained(
        title=PURPOSES[row.purpose],
        clock=clock_of(row.due_on, row.limit, today),
        cells=cells,
        article=rulebook.cite(limit.basis),
        amount_words=f"{limit.amount} {UNITS.get(str(limit.unit), 'hari')}" if limit.amount else "",
        caveats=caveats,
        binding=row.binding,
    )


def _cell(cell: clock.DayCell) -> dict[str, Any]:
    kind = "today" if cell.is_today and cell.state == "counted" else CELL_KINDS[cell.state]
    day = clock.date_in_words(cell.on)
    return {
        "weekday": day[:3],
        "day": cell.on.day,
        "note": cell.label,
        "kind": kind,
        "label": f"{day}: {cell.label}",
    }


@dataclass(frozen=True)
class ShownMove:
    """A move as a button, or locked with the reason why not yet."""

    move: Move
    locked: str = ""

    @property
    def slug(self) -> str:
        return self.move.name.replace("_", "-")


def moves_for(case: Case, officer: Officer, *, heard: bool, today: date) -> Iterator[ShownMove]:
    """The next permitted moves only; one that waits for something stays visible with its reason."""
    for move in lifecycle.PROCEDURE.permitted(case.stage):
        if move.name in ("rule_no_breach", "reject_requirements", "register"):
            continue  # same page as its twin, or not on a case
        yield ShownMove(move, _why_locked(move, case, officer, heard, today))


def _why_locked(move: Move, case: Case, officer: Officer, heard: bool, today: date) -> str:
    if move.actor == lifecycle.HANDLER and officer.role != lifecycle.HANDLER:
        return "Langkah ini milik petugas penanganan pelanggaran."
    if move.name == "close_clarification" and not heard:
        return "Belum bisa: terlapor belum didengar."
    if move.name == "extend_handling":
        return _why_no_extension(case, today)
    return ""


def _why_no_extension(case: Case, today: date) -> str:
    rows = {row.purpose: row for row in case.deadlines.all()}
    handling = rows.get(deadlines.HANDLING)
    if deadlines.EXTENSION in rows:
        return "Sudah pernah ditambah; undang-undang mengizinkannya sekali."
    if handling is None or handling.due_on is None:
        return "Tidak ada tenggat yang dapat ditambah."
    return "Tenggat sudah lewat; tambahan hanya sebelum itu." if handling.due_on < today else ""


def stages_of(case: Case) -> list[dict[str, str]]:
    """The path at the top of a case."""
    if case.stage in lifecycle.FINAL:
        past = [
            {"state": "past", "label": lifecycle.STAGE_LABELS[s], "note": ""} for s in lifecycle.PATH[:-1]
        ]
        return [*past, {"state": "now", "label": lifecycle.STAGE_LABELS[case.stage], "note": "selesai"}]
    current = lifecycle.PATH.index(case.stage)
    return [
        {
            "state": "past" if position < current else "now" if position == current else "future",
            "label": "Laporan" if stage == lifecycle.RECEIVED else lifecycle.STAGE_LABELS[stage],
            "note": "berjalan" if position == current else "",
        }
        for position, stage in enumerate(lifecycle.PATH)
    ]


def timeline_of(report: Report, case: Case | None) -> list[dict[str, Any]]:
    """What happened, newest first, people and system alike. Repeated openings by one officer on one day
    stand as one line; the journal keeps each."""
    subjects = [report.docket, *([case.docket] if case and case.docket else [])]
    lines: list[dict[str, Any]] = []
    zone = clock.Zone(report.government.zone)
    for entry in journal.timeline_of(report.government.code, subjects):
        line = {
            "when_words": clock.moment_in_words(entry.at, zone),
            "title": events.SENTENCES[entry.event],
            "detail": entry.actor,
            "icon": ICONS.get(entry.event, "clipboard-check"),
            "repeats": (entry.event, entry.actor, entry.at.astimezone(zone.tz).date()),
        }
        if entry.event != events.REPORT_OPENED or not any(
            known["repeats"] == line["repeats"] for known in lines
        ):
            lines.append(line)
    return lines


# --- rows and lines -----------------------------------------------------------------------------------


def triage_row(report: Report, today: date) -> dict[str, Any]:
    """A report in the triage queue, told without opening it."""
    waiting = report.stage == "asked"
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
    }


def work_row(case: Case, today: date) -> dict[str, Any]:
    """A case in the work list."""
    started = case.registered_at or case.report.received_at
    age = (today - started.astimezone(clock.Zone(case.government.zone).tz).date()).days
    return {
        "case": case,
        "title": act_label(case.act),
        "agency": case.agency.name if case.agency else "Unit belum disebut",
        "stage": lifecycle.STAGE_LABELS[case.stage],
        "age": f"{max(age, 0)} hari",
        "clock": clock_of(case.due_on, "", today),
    }


def act_label(act: str) -> str:
    """The act class in words; an act that the rulebook no longer knows keeps its id."""
    known = law.rulebook().acts.get(act)
    return known.label if known else act


def story_lines(story: dict[str, Any]) -> list[dict[str, str]]:
    """The sealed answers as label and value, without the narrative itself."""
    when = clock.date_in_words(date.fromisoformat(story["happened_on"])) if story["happened_on"] else ""
    known = clock.date_in_words(date.fromisoformat(story["known_on"])) if story["known_on"] else ""
    how = {"saw": "melihat sendiri", "online": "di internet atau grup", "told": "diberi tahu orang lain"}
    lines = {
        "Kapan": " ".join(part for part in (when, story["happened_time"]) if part),
        "Di mana": story["place"],
        "Jabatan": story["position"],
        "Unit": story["unit"],
        "Nama terlapor": story["respondent_name"],
        "Tahu dari": ", sejak ".join(part for part in (how.get(story["known_how"], ""), known) if part),
        "Saksi": story["witnesses"],
        "Bukti": story["evidence"],
        "Tautan": "\n".join(story["links"]),
    }
    return [{"label": label, "value": value or "Tidak diisi"} for label, value in lines.items()]


def completeness(story: dict[str, Any], report: Report) -> list[tuple[str, bool]]:
    """Who, what, when, where, evidence: told or not."""
    who = any((story["position"], story["unit"], story["respondent_name"], report.agency_id))
    return [
        ("Siapa", bool(who)),
        ("Apa", bool(story["story"])),
        ("Kapan", bool(story["happened_on"])),
        ("Di mana", bool(story["place"])),
        ("Bukti", bool(story["evidence"] or story["links"])),
    ]


def triage_moves(case: Case | None) -> Iterator[ShownMove]:
    """The four moves of the triage queue."""
    for move in lifecycle.PROCEDURE.permitted(case.stage if case else lifecycle.RECEIVED):
        yield ShownMove(move)


def was_heard(papers: list[OpenPaper]) -> bool:
    """Whether the respondent was heard, or stayed away after an invitation."""
    return any(
        paper.kind == "clarification"
        and paper.content["party"] == "respondent"
        and paper.content["outcome"] in ("heard", "absent")
        for paper in papers
    )


CARDS = (
    ("screening", lifecycle.SCREENING, "Kajian awal"),
    ("clarification", lifecycle.CLARIFICATION, "Klarifikasi"),
    ("assessment", lifecycle.ASSESSMENT, "Kajian"),
    ("ruling", lifecycle.RULING, "Putusan"),
    ("referral", lifecycle.REFERRAL, "Penerusan"),
)


def cards_of(case: Case, papers: list[OpenPaper]) -> list[dict[str, Any]]:
    """The cards of the procedure in order: done, now, or not yet."""
    order = [stage for _, stage, _ in CARDS]
    reached = order.index(case.stage) if case.stage in order else len(order)
    cards = []
    for position, (kind, _, title) in enumerate(CARDS):
        own = [paper for paper in papers if paper.kind == kind]
        state = "now" if position == reached else "done" if own else "notyet"
        cards.append({"kind": kind, "title": title, "state": state, "papers": own})
    return cards
