"""A case's dates in words, with everything that makes them checkable."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from netra import clock, law
from netra.cases import deadlines
from netra.cases.models import Case, StoredClock

SOON_DAYS = 2
CELL_KINDS = {"start": "start", "counted": "counted", "skipped": "skipped", "due": "due"}
PURPOSES = {
    deadlines.HANDLING: "Tenggat putusan",
    deadlines.EXTENSION: "Tenggat putusan, sesudah ditambah",
    deadlines.SCREENING: "Pengingat kajian awal",
    deadlines.TRACING: "Tenggat penelusuran informasi awal",
    deadlines.REFERRAL: "Tenggat penerusan dugaan pidana",
}
UNITS = {"calendar_day": "hari kalender", "working_day": "hari kerja", "hour": "jam", "month": "bulan"}
COUNTING = {
    "calendar_day": "Hari kejadian tidak dihitung. Sabtu dan Minggu ikut dihitung, karena batas ini memakai "
    "hari kalender.",
    "working_day": "Hari kejadian tidak dihitung. Sabtu, Minggu, dan hari libur tidak dihitung.",
    "hour": "Batas ini berjalan per jam dan tidak menunggu tengah malam.",
}
NOT_COUNTED = "{}. Batas waktunya tetap berlaku: hitung dari pasalnya sampai kalendernya dipasang."


def amount_in_words(limit: clock.Limit) -> str:
    """ "14 hari kerja": how long a limit is, as the rulebook has it; "" where it has no figure."""
    return f"{limit.amount} {UNITS.get(str(limit.unit), 'hari')}" if limit.amount else ""


@dataclass(frozen=True)
class Clock:
    """A date in words, for any list or page."""

    words: str
    urgency: str
    on_words: str


@dataclass(frozen=True)
class Explained:
    """One deadline of a case with everything that makes it checkable."""

    title: str
    clock: Clock
    until_words: str
    cells: list[dict[str, Any]]
    counting: str
    article: str
    amount_words: str
    caveats: list[str]
    binding: bool


def clock_of(due_on: date | None, limit_id: str, today: date, *, waiting: bool = False) -> Clock:
    """The clock as words: "2 hari lagi", "lewat 1 hari"; with its urgency and its date."""
    if due_on is None:
        return Clock("Tanpa tenggat", "calm", "")
    rulebook = law.rulebook()
    limit = rulebook.limits.get(limit_id)
    words = clock.clock_in_words(due_on, limit.unit if limit else None, today, rulebook.calendar)
    return Clock(_capital(words), _urgency(due_on, today, waiting), clock.date_in_words(due_on))


def _urgency(due_on: date, today: date, waiting: bool) -> str:
    left = (due_on - today).days
    if left < 0:
        return "late"
    if left == 0:
        return "today"
    if waiting:
        return "waiting"
    return "soon" if left < SOON_DAYS else "calm"


def explained(case: Case, now: datetime) -> list[Explained]:
    """The open deadlines of a case, the binding ones first, nearest first; `now` is the legal moment."""
    rows = case.deadlines.filter(met_at=None).order_by("-binding", "due_on", "pk")
    zone = clock.Zone(case.government.zone)
    return [explain(row, PURPOSES[row.purpose], zone, now) for row in rows]


def explain(row: StoredClock, title: str, zone: clock.Zone, now: datetime) -> Explained:
    """One stored clock with how it was counted; a limit that changed since is shown as it was computed."""
    rulebook, today = law.rulebook(), now.astimezone(zone.tz).date()
    limit = rulebook.limits.get(row.limit)
    if limit is None or limit.version != row.limit_version:
        return _as_stored(row, title, zone, now)
    due = None if row.warning else law.due_for(rulebook, row.limit, row.starts_at, zone)
    return Explained(
        title=title,
        clock=_clock_of_row(row, due, now),
        until_words=_until(row, due, zone),
        cells=[_cell(cell) for cell in clock.day_cells(due, today)] if due else [],
        counting=COUNTING.get(str(limit.unit), ""),
        article=rulebook.cite(limit.basis),
        amount_words=amount_in_words(limit),
        caveats=list(law.caveats(rulebook, due, today))
        if due
        else [NOT_COUNTED.format(_capital(row.warning))],
        binding=row.binding,
    )


def _as_stored(row: StoredClock, title: str, zone: clock.Zone, now: datetime) -> Explained:
    """A date that an earlier rule set: shown as it was computed then."""
    return Explained(
        title=title,
        clock=clock_of(row.due_on, row.limit, now.astimezone(zone.tz).date()),
        until_words=_until(row, None, zone),
        cells=[],
        counting="",
        article="",
        amount_words="",
        caveats=[f"Dihitung menurut aturan {row.limit} versi {row.limit_version}, yang sejak itu berubah."],
        binding=row.binding,
    )


def _clock_of_row(row: StoredClock, due: clock.Due | None, now: datetime) -> Clock:
    """A limit in hours is told in hours on its last two days; everything else in days. That a day could not
    be counted does not mean that there is no limit."""
    if row.warning and row.due_on is None:
        return Clock("Belum dapat dihitung", "soon", "")
    zone = now.tzinfo
    plain = clock_of(row.due_on, row.limit, now.astimezone(zone).date())
    if not (due and due.unit == "hour" and due.due_at):
        return plain
    left = (due.due_at - now).total_seconds()
    urgency = "late" if left < 0 else plain.urgency
    return Clock(_capital(clock.hours_in_words(due.due_at, now)), urgency, plain.on_words)


def _until(row: StoredClock, due: clock.Due | None, zone: clock.Zone) -> str:
    if row.due_on is None:
        return ""
    if due and due.unit == "hour" and due.due_at:
        return clock.moment_in_words(due.due_at, zone)
    return f"{clock.date_in_words(row.due_on)}, 23.59 {zone}"


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


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
