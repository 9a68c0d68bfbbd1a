"""Service figures and issues as a page shows them: charts, words and tones beside each row."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from netra.agencies.models import Agency, District
from netra.servicewatch import words
from netra.servicewatch.charts import (
    Chart,
    Scale,
    Value,
    count_scale,
    draw,
    near_scale,
    share_scale,
    weekly,
)
from netra.servicewatch.models import ServiceFigure, StrategicFigure, StrategicIssue
from netra.servicewatch.phases import Axis, axis_of, phase_word
from netra.servicewatch.queries import AgencyWeeks, Latest, Tally
from netra.servicewatch.queries.issues import Series
from netra.servicewatch.weeks import Week

SMALL, SPARK = 180, 64
ISSUE_WINDOW_DAYS = 365


@dataclass(frozen=True)
class WeekRow:
    """One line of the table below a chart: the week, its phase and its sums."""

    tally: Tally
    share: str
    phase: str


@dataclass(frozen=True)
class AgencyRow:
    """One agency on the board: the last week in words, what is missing, and its share as a small line."""

    agency: Agency
    last: ServiceFigure | None
    share: str
    percent: float
    missing: list[Week]
    spark: Chart


@dataclass(frozen=True)
class IssueRow:
    """One issue in one place: the latest figure with unit, source and date, and how it moved."""

    latest: Latest
    place: str
    code: str
    number: str
    change: str
    tone: str
    spark: Chart | None


@dataclass(frozen=True)
class IssueTable:
    """One issue over all kecamatan."""

    issue: StrategicIssue
    finding: str
    rows: list[IssueRow]


@dataclass(frozen=True)
class VersionRow:
    """A week of one agency with everything that was ever told about it, the former figures last."""

    week: Week
    phase: str
    figure: ServiceFigure | None
    share: str
    former: list[ServiceFigure]


def charts_of(tallies: Sequence[Tally], on: date) -> list[Chart]:
    """Share on time, requests and complaints over the weeks, each with its finding and its sentence."""
    axis = axis_of(tallies[0].week.monday, on)
    return [
        _chart(tallies, axis, on, "tepat-waktu", "selesai tepat waktu", lambda t: t.share, share_scale),
        _chart(tallies, axis, on, "permohonan", "permohonan", lambda t: t.requests, count_scale),
        _chart(tallies, axis, on, "pengaduan", "pengaduan", lambda t: t.complaints, count_scale),
    ]


def _chart(
    tallies: Sequence[Tally],
    axis: Axis,
    on: date,
    name: str,
    what: str,
    number: Callable[[Tally], float | None],
    scale: Callable[[Sequence[Value]], Scale],
) -> Chart:
    is_share = what.startswith("selesai")
    say = words.share_words if is_share else lambda each: words.in_figures(each or 0)
    values = [
        weekly(t.week, number(t), say(number(t)), is_whole=t.is_whole) if t.told else weekly(t.week, None)
        for t in tallies
    ]
    return draw(
        values,
        axis=axis,
        on=on,
        scale=scale(values),
        name=name,
        title=_title(values, what),
        summary=_summary(values, what),
        height=240 if is_share else SMALL,
    )


def _title(values: Sequence[Value], what: str) -> str:
    """The last figure against the one before it: "93% selesai tepat waktu, minggu sebelumnya 94%"."""
    last, *before = reversed(values)
    if last.number is None:
        return f"Angka {what} minggu terakhir belum ada"
    former = next((value for value in before[:1] if value.number is not None), None)
    return f"{last.words} {what}" + (f", minggu sebelumnya {former.words}" if former else "")


def _summary(values: Sequence[Value], what: str) -> str:
    """One sentence for who does not see the line."""
    told = [value for value in values if value.number is not None]
    if not told:
        return f"Belum ada angka {what}."
    low = min(told, key=lambda value: value.number or 0)
    high = max(told, key=lambda value: value.number or 0)
    gap = f" {len(values) - len(told)} minggu tanpa angka." if len(told) < len(values) else ""
    return (
        f"Dalam {len(values)} minggu, {what} paling rendah {low.words} dan paling tinggi {high.words}.{gap}"
    )


def week_rows(tallies: Sequence[Tally]) -> list[WeekRow]:
    """The table below the charts, the latest week first."""
    return [
        WeekRow(tally, words.share_words(tally.share), phase_word(tally.week.middle))
        for tally in reversed(tallies)
    ]


def agency_row(row: AgencyWeeks, axis: Axis, on: date) -> AgencyRow:
    """One line of the board."""
    tallies = row.tallies
    share = tallies[-1].share if tallies and row.last else None
    values = [weekly(tally.week, tally.share if tally.told else None) for tally in tallies]
    spark = draw(values, axis=axis, on=on, scale=share_scale(values), height=SPARK)
    return AgencyRow(row.agency, row.last, words.share_words(share), share or 0, row.missing, spark)


def version_rows(row: AgencyWeeks, versions: dict[date, list[ServiceFigure]]) -> list[VersionRow]:
    """Every week of one agency, the latest first, with the figures that a correction replaced."""
    found = []
    for tally, (week, figure) in reversed(list(zip(row.tallies, row.weeks, strict=True))):
        former = versions.get(week.monday, [])[:-1]
        share = words.share_words(tally.share)
        found.append(VersionRow(week, phase_word(week.middle), figure, share, former[::-1]))
    return found


def issue_row(latest: Latest, place: str, code: str, series: Sequence[StrategicFigure] = ()) -> IssueRow:
    """One issue in one place; with its series also as a small line."""
    number = words.decimal_words(latest.figure.value) if latest.figure else "–"
    tone = {True: "ok", False: "warn", None: "plain"}[latest.is_better]
    spark = issue_chart(series, latest.on, height=SPARK) if len(series) > 1 else None
    return IssueRow(latest, place, code, number, words.change_words(latest), tone, spark)


def issue_table(
    issue: StrategicIssue, districts: Sequence[District], series: Series, latest: Sequence[Latest]
) -> IssueTable:
    """One issue over all kecamatan, those that moved the wrong way first."""
    rows = [
        issue_row(each, district.name, district.code, series.get((issue.pk, district.pk), ()))
        for district, each in zip(districts, latest, strict=True)
    ]
    order = {False: 0, None: 1, True: 2}
    return IssueTable(
        issue,
        words.places_finding(issue.name, latest),
        sorted(rows, key=lambda row: order[row.latest.is_better]),
    )


def issue_chart(series: Sequence[StrategicFigure], on: date, *, height: int = 200) -> Chart:
    """A series of one place beside the phases; where a day was told twice, the later word counts."""
    by_day = {figure.measured_on: figure for figure in series}
    recent = [by_day[day] for day in sorted(by_day) if (on - day).days <= ISSUE_WINDOW_DAYS]
    shown = recent or [by_day[max(by_day)]]
    values = [
        Value(each.measured_on, float(each.value), words.with_unit(each.value, each.unit)) for each in shown
    ]
    axis = axis_of(shown[0].measured_on, on)
    return draw(
        values,
        axis=axis,
        on=on,
        scale=near_scale(values),
        height=height,
        name=f"isu-{shown[0].issue_id}",
        summary=_issue_summary(values),
    )


def _issue_summary(values: Sequence[Value]) -> str:
    first, last = values[0], values[-1]
    if first is last:
        return f"Satu angka: {last.words}."
    return f"Dari {first.words} menjadi {last.words} dalam {len(values)} angka."
