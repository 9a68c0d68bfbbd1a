"""Dates as the reporter reads them: in words, with how long is left, and where each date comes from."""

from dataclasses import dataclass
from datetime import date, datetime

from netra import clock, law
from netra.agencies.models import Government
from netra.clock import Limit
from netra.reports import clocks, lifecycle, queries
from netra.reports.clocks import Promise
from netra.reports.models import Report

SOON_DAYS = 2  # from here on a date is shown as near


@dataclass(frozen=True)
class ShownDue:
    """A date in words: "2 hari lagi", how urgent it looks, and the day itself."""

    words: str
    urgency: str
    on_words: str


@dataclass(frozen=True)
class NextDate:
    """One thing that happens after sending, for the list on the receipt page."""

    title: str
    detail: str
    icon: str
    state: str = "plan"


def shown_due(
    due_on: date | None, limit: Limit | None, *, zone: str, on: date, is_theirs: bool = False
) -> ShownDue | None:
    """The date as the page shows it on a day; None where there is no date.

    `is_theirs`: the reporter's own date, which is never shown as a failing.
    """
    if due_on is None:
        return None
    unit = limit.unit if limit else None
    words = clock.clock_in_words(due_on, unit, on, law.rulebook().calendar)
    urgency = "waiting" if is_theirs and due_on < on else _urgency((due_on - on).days)
    return ShownDue(words, urgency, f"{clock.date_in_words(due_on)}, 23.59 {zone}")


def _urgency(days_left: int) -> str:
    if days_left < 0:
        return "late"
    if days_left == 0:
        return "today"
    return "soon" if days_left <= SOON_DAYS else "calm"


def limit_named(limit_id: str) -> Limit | None:
    """The limit behind a stored date; None where a report has none."""
    return law.rulebook().limits.get(limit_id)


def origin_of(limit: Limit | None) -> str:
    """Where a date comes from, with the article; a doubtful limit is called a reminder."""
    if limit is None:
        return ""
    article = law.rulebook().cite(limit.basis)
    if limit.binds:
        return f"Dasar tanggal ini: {article}."
    return f"Tanggal ini pengingat, bukan batas hukum: angkanya belum kami pastikan dari naskah {article}."


def reporting_time(on: date) -> str:
    """How long one may report on that day's law, as a sentence; empty where no election is under way."""
    limit = limit_named(lifecycle.REPORT_WITHIN.get(clocks.regime_of(on), ""))
    if limit is None or limit.amount is None:
        return ""
    unit = "hari kerja" if limit.unit == "working_day" else "hari"
    return f"Batas melapor {limit.amount} {unit} sejak Anda tahu."


@dataclass(frozen=True)
class TimeLeft:
    """How long a formal report may still be handed in: the rule in words, and its date."""

    rule: str
    due: ShownDue
    is_over: bool
    article: str

    @property
    def words(self) -> str:
        """The last day with its article; while it is to come, with the rule and how long is left."""
        day = f"{self.due.on_words}, menurut {self.article}"
        return day if self.is_over else f"{self.rule}: {self.due.words}, {day}"


def time_left(deadline: Promise, *, zone: str, on: date) -> TimeLeft | None:
    """ "7 hari sejak diketahui", "2 hari lagi"; None while no day is known or no election sets a limit."""
    limit = limit_named(deadline.limit)
    due = shown_due(deadline.due_on, limit, zone=zone, on=on)
    if limit is None or due is None or deadline.due_on is None:
        return None
    unit = "hari kerja" if limit.unit == "working_day" else "hari"
    article = law.rulebook().cite(limit.basis)
    return TimeLeft(f"{limit.amount} {unit} sejak diketahui", due, deadline.due_on < on, article)


def what_comes_next(report: Report) -> list[NextDate]:
    """What the reporter may expect after sending: only dates that the clock computed."""
    office = " dan ".join(queries.offices_reading(report))
    return [
        NextDate("Hari ini", f"Laporan tersegel dan sampai di {office}.", "circle-check"),
        NextDate(
            "Kapan pun Anda sempat",
            "Buka halaman Lacak dengan delapan kata Anda. Bila ada pertanyaan, petugas menulisnya di sana.",
            "message-question",
        ),
        _first_result(report),
    ]


def _first_result(report: Report) -> NextDate:
    what = "Kajian awal" if report.kind == lifecycle.REPORT else "Penelusuran informasi awal"
    if report.next_due_on is None:
        detail = (
            f"{what} dimulai tanpa tanggal yang dapat kami hitung. Halaman Lacak menulisnya bila sudah ada."
        )
        return NextDate("Belum ada tanggal", detail, "clock")
    limit = limit_named(report.next_limit)
    day = clock.date_in_words(report.next_due_on)
    title = f"Paling lambat {day}" if limit and limit.binds else f"Sekitar {day}"
    late = "Bila terlambat, halaman Lacak mengatakannya."
    return NextDate(title, f"{what} selesai dan kabarnya dapat Anda baca. {late} {origin_of(limit)}", "clock")


def moment_shown(moment: datetime, *, government: Government, on: date) -> str:
    """Standing by itself: `Hari ini, 08.05`, `Minggu, 27 Oktober, 10.52`; with the year of another year."""
    day, time = _day_and_time(moment, government, on)
    return f"{day or 'Hari ini'}, {time}"


def moment_told(moment: datetime, *, government: Government, on: date) -> str:
    """Within a sentence, after its verb: `hari ini, 08.05`, `pada Minggu, 27 Oktober, 10.52`."""
    day, time = _day_and_time(moment, government, on)
    return f"pada {day}, {time}" if day else f"hari ini, {time}"


def _day_and_time(moment: datetime, government: Government, on: date) -> tuple[str, str]:
    """The day in words ("" for today; without the year in the same year) and the time."""
    local = moment.astimezone(clock.Zone(government.zone).tz)
    time = f"{local:%H.%M}"
    if local.date() == on:
        return "", time
    day = clock.date_in_words(local.date())
    return day.rsplit(" ", 1)[0] if local.year == on.year else day, time
