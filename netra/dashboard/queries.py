"""Figures without names, for the public and for leaders. What they say of reports and cases goes through
`netra.dashboard.steps` before it leaves: in steps, as of last Monday, never falling (ADR 38)."""

from dataclasses import dataclass
from datetime import date, datetime
from statistics import median

from netra import clock, law
from netra.agencies.models import Government
from netra.cases import figures, lifecycle
from netra.dashboard.steps import as_published, is_shown, range_of, words_of
from netra.law.elections import PHASE_LABELS, Run, timeline
from netra.outreach import queries as outreach
from netra.outreach.discretion import rounded_down
from netra.outreach.periods import begins_on


@dataclass(frozen=True)
class Figure:
    """One number with its unit, label and a sentence that keeps it honest."""

    number: str
    unit: str
    label: str
    note: str


@dataclass(frozen=True)
class PublicFigures:
    """Figures, the period they stand for, and the moment up to which they count. `overdue`: how many cases
    were ever late, rounded down."""

    rows: list[Figure]
    title: str
    on_words: str
    overdue: int


@dataclass(frozen=True)
class Counted:
    """How many were about one kind, as it may be told: "di bawah 5", "10–14"."""

    label: str
    words: str


def public_figures(government: Government, at: datetime) -> PublicFigures:
    """Received, finished, median days to a result, ever late; of the period that this day belongs to. For the
    whole government only, never per unit."""
    span = _span(government, at)
    found = figures.totals(government, span)
    rows = [
        Figure(range_of(found.received), "", "laporan diterima", f"{range_of(found.taken_up)} didaftarkan"),
        Figure(range_of(found.finished), "", "selesai", _ends(found.ended, found.changed)),
        _speed(found.days),
        Figure(range_of(found.overdue), "", "pernah lewat tenggat", "Tetap terhitung, juga sesudah selesai"),
    ]
    zone = clock.Zone(government.zone)
    since = clock.date_in_words(span.since.astimezone(zone.tz).date())
    title = f"Sejauh ini, sejak {since.split(', ')[1]}"
    return PublicFigures(rows, title, clock.moment_in_words(span.until, zone), rounded_down(found.overdue))


def _span(government: Government, at: datetime) -> figures.Span:
    """From the Monday on or before the period's first day to the last Monday."""
    zone = clock.Zone(government.zone)
    begins = datetime.combine(begins_on(at.astimezone(zone.tz).date()), datetime.min.time(), tzinfo=zone.tz)
    return figures.Span(as_published(begins, zone), as_published(at, zone))


def last_midnight(government: Government, at: datetime) -> datetime:
    """The moment before which the journal's digest is shown."""
    local = at.astimezone(clock.Zone(government.zone).tz)
    return local.replace(hour=0, minute=0, second=0, microsecond=0)


def _ends(ended: dict[str, int], changed: int) -> str:
    """How they ended first, as far as five ended so; how many rulings changed afterwards, from five."""
    told = {
        lifecycle.REFERRED: "diteruskan",
        lifecycle.DISMISSED: "dihentikan",
        lifecycle.NOT_OURS: "bukan kewenangan",
        lifecycle.DUPLICATE: "sama dengan laporan lain",
    }
    parts = [f"{range_of(ended[stage])} {words}" for stage, words in told.items() if is_shown(ended[stage])]
    parts += [f"{range_of(changed)} putusannya berubah sesudahnya"] if is_shown(changed) else []
    return ", ".join(parts) or "Cara selesainya dirinci mulai dari lima"


def _speed(days: tuple[int, ...]) -> Figure:
    """The median of those that ended first, as many as the steps tell: one more ending does not move it."""
    label = "waktu tengah sampai selesai"
    some = days[: rounded_down(len(days))]
    if not some:
        return Figure("–", "", label, "Tampil sesudah lima selesai")
    note = f"Separuh dari {len(some)} yang pertama selesai lebih cepat dari ini"
    return Figure(f"{median(some):.0f}", "hari", label, note)


def acts_reported(government: Government, at: datetime) -> list[Counted]:
    """Reports per class of acts that reached five, most frequent first. The others stand nowhere: a class
    that appears would tell of one report and its week."""
    counts = figures.acts(government, _span(government, at))
    known = law.rulebook().acts
    labels = {act: known[act].label if act in known else act for act in counts}
    some = [act for act, count in counts.items() if is_shown(count)]
    order = sorted(some, key=lambda act: (-rounded_down(counts[act]), labels[act]))
    return [Counted(labels[act], words_of(counts[act])) for act in order]


def harms_alleged(government: Government, at: datetime) -> list[Counted]:
    """Cases per kind of harm that their assessment alleged, in the rulebook's order, also those that were
    dismissed since: a figure that falls with a dismissal would tell what the dismissed case alleged."""
    counts = figures.harms(government, _span(government, at))
    return [Counted(each.label, words_of(counts.get(each.id, 0))) for each in law.rulebook().harms.values()]


@dataclass(frozen=True)
class Rounds:
    """How far the round over the kecamatan has come, by name."""

    visited: list[str]
    missing: list[str]

    @property
    def total(self) -> int:
        return len(self.visited) + len(self.missing)


def rounds(government: Government, on: date) -> Rounds:
    """Kecamatan visited and not yet visited by that day."""
    visited = {district.pk for district in outreach.visited_districts(government, on)}
    districts = list(government.districts.order_by("code"))
    return Rounds(
        [district.name for district in districts if district.pk in visited],
        [district.name for district in districts if district.pk not in visited],
    )


def phase_segments(today: date) -> list[dict[str, object]]:
    """The election's phases as a bar: where each starts and how wide it is, in percent of the whole."""
    election = law.election_on(today)
    runs = [run for run in timeline(election) if run.since and run.until] if election else []
    if not runs:
        return []
    first, last = _bounds(runs)
    whole = (last - first).days + 1
    return [_segment(run, first, whole, today) for run in runs]


def _bounds(runs: list[Run]) -> tuple[date, date]:
    return min(run.since for run in runs if run.since), max(run.until for run in runs if run.until)


def _segment(run: Run, first: date, whole: int, today: date) -> dict[str, object]:
    since, until = run.since or first, run.until or first
    special = {"quiet_period": "quiet", "voting_day": "vote"}
    kind = special.get(run.phase) or (
        "now" if since <= today <= until else "past" if until < today else "after"
    )
    return {
        "label": PHASE_LABELS[run.phase],
        "words": _span_in_words(since, until),
        "start": round(100 * (since - first).days / whole, 2),
        "width": round(100 * ((until - since).days + 1) / whole, 2),
        "kind": kind,
        "current": since <= today <= until,
    }


def _span_in_words(since: date, until: date) -> str:
    """ "24–26 November 2024", "25 September – 23 November 2024": nothing is said twice."""
    first, last = (clock.date_in_words(day).split(", ", 1)[1] for day in (since, until))
    if since == until:
        return last
    if (since.year, since.month) == (until.year, until.month):
        return f"{since.day}–{last}"
    return f"{first.rsplit(' ', 1)[0] if since.year == until.year else first} – {last}"


def today_percent(today: date) -> float | None:
    """Where today stands on the bar of `phase_segments`."""
    election = law.election_on(today)
    runs = [run for run in timeline(election) if run.since and run.until] if election else []
    if not runs:
        return None
    first, last = _bounds(runs)
    return round(100 * ((today - first).days + 0.5) / ((last - first).days + 1), 2)


def day_of_phase(today: date) -> str:
    """ "hari ke-36 dari 60"; empty where the phase has no length."""
    standing = law.standing_on(today)
    if standing is None or not standing.day_number or not standing.length_days:
        return ""
    return f"hari ke-{standing.day_number} dari {standing.length_days}"
