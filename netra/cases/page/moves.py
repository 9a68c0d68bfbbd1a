"""The next permitted moves, and the path at the top of a case."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, tzinfo

from django.urls import reverse

from netra import clock, law
from netra.accounts.models import Officer
from netra.cases import change_queries, deadlines, lifecycle, queries
from netra.cases.desk import OpenPaper
from netra.cases.models import Case, Deadline
from netra.law.procedure import Move
from netra.reports.models import Report

# Moves that need no form: their button acts at once.
BUTTONS = frozenset({"register", "close_clarification", "adopt"})
# Moves that are addressed by the report, because they exist before there is a case.
OF_THE_REPORT = frozenset({"register", "ask_reporter", "mark_duplicate", "pass_on"})
# Twins on one page, or not on a case.
NOT_SHOWN = frozenset({"rule_no_breach", "reject_requirements", "register"})
SECOND_WAITED = (
    "Menunggu orang kedua: yang menyusun kajian tidak mencatat putusannya. Rekan yang dapat membukanya "
    "melihatnya di “Pekerjaan saya”."
)
NEVER_MAIN = frozenset({"extend_handling"})  # while somebody else is waited for, it is no way on
ICONS = {
    "adopt": "stamp",
    "register": "clipboard-check",
    "ask_reporter": "message-question",
    "mark_duplicate": "layers",
    "pass_on": "corner-up-right",
    "confirm_requirements": "list-checks",
    "record_clarification": "pencil",
    "extend_handling": "plus",
    "close_clarification": "file-check",
    "write_assessment": "file-text",
    "rule_breach": "scale",
    "refer": "send",
}


@dataclass(frozen=True)
class ShownMove:
    """A move as a button, or locked with the reason why not yet. At most one is the filled button."""

    move: Move
    address: str
    locked: str = ""
    hint: str = ""
    is_main: bool = False

    @property
    def posts(self) -> bool:
        """Whether the button acts at once, without a form page between."""
        return self.move.name in BUTTONS

    @property
    def icon(self) -> str:
        return ICONS[self.move.name]

    @property
    def label(self) -> str:
        """One page may hold two moves: its button then names the act, not one of the outcomes."""
        return "Catat kajian awal" if self.move.name == "confirm_requirements" else self.move.label


def triage_moves(report: Report, case: Case | None) -> Iterator[ShownMove]:
    """The four moves of the triage queue; none once it is closed."""
    for move in lifecycle.PROCEDURE.permitted(case.stage if case else lifecycle.RECEIVED):
        if move.name == "ask_reporter" and not report.has_reporter:
            continue
        yield ShownMove(move, _address(move, report, case), is_main=move.name == "register")


def basis_of(name: str, regime: str) -> str:
    """The article of a move in words; empty for what is no move of the table."""
    move = next((each for each in lifecycle.MOVES if each.name == name), None)
    article = lifecycle.article_of(move, regime) if move else None
    return law.rulebook().cite(article) if article else ""


def moves_for(case: Case, officer: Officer, *, heard: bool, today: date) -> list[ShownMove]:
    """The next permitted moves, the one that leads on first; what waits for something stays visible, last,
    with its reason."""
    shown = [
        ShownMove(
            move,
            _address(move, case.report, case),
            locked=_why_locked(move, case, officer, heard, today),
            hint=_hint(move, case),
        )
        for move in lifecycle.PROCEDURE.permitted(case.stage)
        if move.name not in NOT_SHOWN
        and not move.afterwards  # a card of its own: `changes.way_to_change`
        and (move.name != "adopt" or _is_traced(case))
        and (move.name != "ask_reporter" or case.report.has_reporter)
    ]
    main = _main(shown)
    return sorted(
        [_filled(each) if each is main else each for each in shown],
        key=lambda each: (bool(each.locked), not each.is_main),
    )


def _is_traced(case: Case) -> bool:
    """Whether the reporter withdrew and what they told is being traced as a lead."""
    return any(row.purpose == deadlines.TRACING and row.met_at is None for row in case.deadlines.all())


def _main(shown: list[ShownMove]) -> ShownMove | None:
    """What the officer most likely came for: the move that leads on, else the one that needs a document."""
    able = [each for each in shown if not each.locked and each.move.name not in NEVER_MAIN]
    leads_on = (each for each in able if each.move.target)
    files = (each for each in able if each.move.document)
    return next(leads_on, None) or next(files, None) or next(iter(able), None)


def _filled(shown: ShownMove) -> ShownMove:
    return ShownMove(shown.move, shown.address, shown.locked, shown.hint, is_main=True)


def _address(move: Move, report: Report, case: Case | None) -> str:
    docket = report.docket if move.name in OF_THE_REPORT or case is None else case.docket
    return reverse(f"cases:{move.name}", args=[docket])


def _why_locked(move: Move, case: Case, officer: Officer, heard: bool, today: date) -> str:
    if move.actor in (lifecycle.HANDLER, lifecycle.SECOND) and officer.role != lifecycle.HANDLER:
        return "Langkah ini milik petugas penanganan pelanggaran."
    if move.actor == lifecycle.SECOND and officer.pk in queries.assessors_of(case):
        return SECOND_WAITED
    if move.name == "refer" and change_queries.waiting_change(case):
        return "Ada usul perubahan putusan yang belum dijawab."
    if move.name == "close_clarification" and not heard:
        return "Belum bisa: terlapor belum didengar."
    if move.name == "extend_handling":
        return _why_no_extension(case, today)
    return ""


def _why_no_extension(case: Case, today: date) -> str:
    rows = {row.purpose: row for row in case.deadlines.all()}
    handling = next((row for row in case.deadlines.all() if _is_running_handling(row)), None)
    if deadlines.EXTENSION in rows:
        return "Sudah pernah ditambah; undang-undang mengizinkannya sekali."
    if handling is None or handling.due_on is None:
        return "Tidak ada tenggat yang dapat ditambah."
    return "Tenggat sudah lewat; tambahan hanya sebelum itu." if handling.due_on < today else ""


def _is_running_handling(row: Deadline) -> bool:
    return row.purpose == deadlines.HANDLING and row.met_at is None


def _hint(move: Move, case: Case) -> str:
    if move.name != "extend_handling":
        return ""
    handling = next((row for row in case.deadlines.all() if row.purpose == deadlines.HANDLING), None)
    if handling is None or handling.due_on is None:
        return ""
    zone = clock.Zone(case.government.zone)
    return f"Perlu alasan tertulis, paling lambat {clock.date_in_words(handling.due_on)}, 23.59 {zone}."


# --- the path -----------------------------------------------------------------------------------------


def stages_of(case: Case, papers: list[OpenPaper]) -> list[dict[str, str]]:
    """The path at the top of a case. A case that ended early shows only what it passed through."""
    passed = _days_passed(case, papers)
    if case.stage in lifecycle.FINAL:
        past = [_stage(stage, "past", passed[stage]) for stage in lifecycle.PATH if stage in passed]
        ended = _day(case, case.closed_at.astimezone(_tz(case)).date()) if case.closed_at else ""
        return [
            *past,
            {"state": "now", "label": lifecycle.STAGE_LABELS[case.stage], "note": ended, "ended": "yes"},
        ]
    current = lifecycle.PATH.index(case.stage)
    return [
        _stage(stage, "past", passed.get(stage, ""))
        if position < current
        else _stage(stage, "now", "berjalan")
        if position == current
        else _stage(stage, "future", _promised(case, stage))
        for position, stage in enumerate(lifecycle.PATH)
    ]


def _stage(stage: str, state: str, note: str) -> dict[str, str]:
    label = "Laporan" if stage == lifecycle.RECEIVED else lifecycle.STAGE_LABELS[stage]
    return {"state": state, "label": label, "note": note}


def _days_passed(case: Case, papers: list[OpenPaper]) -> dict[str, str]:
    """The day on which each stage got its last paper; the report itself on the day it came."""
    zone = _tz(case)
    days = {lifecycle.RECEIVED: _day(case, case.report.received_at.astimezone(zone).date())}
    for paper in papers:
        if paper.kind in lifecycle.PATH:
            days[paper.kind] = _day(case, paper.at.astimezone(zone).date())
    return days


def _promised(case: Case, stage: str) -> str:
    running = [row for row in case.deadlines.all() if row.met_at is None and row.due_on and row.binding]
    if stage != lifecycle.RULING or not running:
        return ""
    return f"paling lambat {_day(case, max(row.due_on for row in running if row.due_on))}"


def _tz(case: Case) -> tzinfo:
    return clock.Zone(case.government.zone).tz


def _day(case: Case, day: date) -> str:
    words = clock.date_in_words(day).split(", ", 1)[1]
    registered = case.registered_at or case.report.received_at
    return words.rsplit(" ", 1)[0] if day.year == registered.year else words
