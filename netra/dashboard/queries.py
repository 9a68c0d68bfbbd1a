"""Figures without names, for the public and for leaders. Small counts are suppressed before they leave."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from statistics import median

from django.db.models import Count

from netra import clock, law
from netra.agencies.models import Government
from netra.cases import lifecycle
from netra.cases.models import AllegedHarm, Case
from netra.law.elections import PHASE_LABELS, Run, timeline
from netra.outreach import queries as outreach
from netra.reports.models import Report

SMALLEST = 5


@dataclass(frozen=True)
class Figure:
    """One number with its unit, label and a sentence that keeps it honest."""

    number: str
    unit: str
    label: str
    note: str


@dataclass(frozen=True)
class PublicFigures:
    """The landing page's figures and the period they stand for."""

    rows: list[Figure]
    title: str
    on_words: str


@dataclass(frozen=True)
class ActShare:
    """How many reports were about one class of acts; None where the count is too small to show."""

    label: str
    count: int | None


def public_figures(government: Government, at: datetime) -> PublicFigures:
    """Received, finished, median days to a result, late; since the election's calendar began.

    As of last midnight: a counter that moves with every report would tell when one came in. For the whole
    government only, never per unit.
    """
    at = last_midnight(government, at)
    today = at.astimezone(clock.Zone(government.zone).tz).date()
    since = _since(today)
    reports = Report.objects.filter(government=government, received_at__date__gte=since, received_at__lte=at)
    cases = Case.objects.filter(government=government, report__in=reports)
    received = reports.count()
    finished = list(cases.filter(closed_at__lte=at).values_list("report__received_at", "closed_at", "stage"))
    days = [(closed - received_at).days for received_at, closed, _ in finished if closed]
    rows = [
        Figure(
            str(received), "", "laporan diterima", f"{received - len(finished)} di antaranya masih dikerjakan"
        ),
        Figure(str(len(finished)), "", "selesai", _ends([stage for _, _, stage in finished])),
        _speed(days),
        Figure(str(late_count(government, today)), "", "lewat tenggat", "Kami tampilkan juga bila terlambat"),
    ]
    title = f"Sejauh ini, sejak {clock.date_in_words(since).split(', ')[1]}"
    return PublicFigures(rows, title, clock.moment_in_words(at, clock.Zone(government.zone)))


def last_midnight(government: Government, at: datetime) -> datetime:
    """The moment up to which public figures count."""
    local = at.astimezone(clock.Zone(government.zone).tz)
    return local.replace(hour=0, minute=0, second=0, microsecond=0)


def _since(today: date) -> date:
    """The first day of the calendar of the election that decides today; between elections one year back."""
    election = law.election_on(today)
    starts = [run.since for run in timeline(election) if run.since] if election else []
    return min(starts, default=today - timedelta(days=365))


def _ends(stages: list[str]) -> str:
    told = {
        lifecycle.REFERRED: "diteruskan",
        lifecycle.DISMISSED: "dihentikan",
        lifecycle.NOT_OURS: "bukan kewenangan",
        lifecycle.DUPLICATE: "sama dengan laporan lain",
    }
    parts = [f"{stages.count(stage)} {words}" for stage, words in told.items() if stage in stages]
    return ", ".join(parts) or "Belum ada yang selesai"


def _speed(days: list[int]) -> Figure:
    label = "waktu tengah sampai selesai"
    if not days:
        return Figure("–", "", label, "Belum ada yang selesai")
    return Figure(
        f"{median(days):g}".replace(".", ","),
        "hari",
        label,
        f"Paling cepat {min(days)} hari, paling lama {max(days)} hari",
    )


def late_count(government: Government, today: date) -> int:
    """Open cases whose nearest deadline has passed."""
    return Case.objects.filter(government=government, stage__in=lifecycle.OPEN, due_on__lt=today).count()


def acts_reported(government: Government, at: datetime) -> list[ActShare]:
    """Reports per class of acts up to last midnight, most frequent first; counts below five are not told."""
    at = last_midnight(government, at)
    rows = (
        Report.objects.filter(government=government, received_at__lte=at)
        .values("act")
        .annotate(n=Count("pk"))
        .order_by("-n", "act")
    )
    acts = law.rulebook().acts
    return [
        ActShare(
            acts[row["act"]].label if row["act"] in acts else row["act"],
            row["n"] if row["n"] >= SMALLEST else None,
        )
        for row in rows
    ]


def harms_alleged(government: Government, at: datetime) -> list[ActShare]:
    """Cases per kind of harm that their assessment alleges, up to last midnight, in the rulebook's order.
    Counts below five are not told, nor that there is none: a kind that appears would tell of one case and
    its day. Dismissed allegations are not among them."""
    at = last_midnight(government, at)
    rows = AllegedHarm.objects.filter(case__government=government, at__lte=at).values_list("harm")
    counts = dict(rows.annotate(n=Count("pk")))
    return [
        ActShare(each.label, count if (count := counts.get(each.id, 0)) >= SMALLEST else None)
        for each in law.rulebook().harms.values()
    ]


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
