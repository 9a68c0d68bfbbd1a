"""Service figures as a page shows them: charts, tables and words beside each row."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from netra.agencies.models import Agency
from netra.servicewatch import words
from netra.servicewatch.charts import (
    SPARK,
    Chart,
    Scale,
    Value,
    count_scale,
    draw,
    share_scale,
    weekly,
)
from netra.servicewatch.models import ServiceFigure
from netra.servicewatch.phases import Axis, axis_of, phase_word
from netra.servicewatch.queries import AgencyWeeks, Tally
from netra.servicewatch.weeks import Week

SMALL = 180


@dataclass(frozen=True)
class Told:
    """The figures of a week as a table shows them, with thousands."""

    requests: str
    on_time: str
    complaints: str


@dataclass(frozen=True)
class WeekRow:
    """One line of the table below a chart: the week, its phase and its sums."""

    tally: Tally
    told: Told | None
    share: str
    phase: str


@dataclass(frozen=True)
class AgencyRow:
    """One agency on the board: the last week in words, what is missing, and its share as a small line."""

    agency: Agency
    last: Told | None
    share: str
    percent: float
    missing: list[Week]
    spark: Chart


@dataclass(frozen=True)
class VersionRow:
    """A week of one agency with everything that was ever told about it, the former figures last."""

    week: Week
    phase: str
    told: Told | None
    share: str
    former: list[tuple[str, date]]


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
        WeekRow(tally, _told(tally), words.share_words(tally.share), phase_word(tally.week.middle))
        for tally in reversed(tallies)
    ]


def agency_row(row: AgencyWeeks, axis: Axis, on: date) -> AgencyRow:
    """One line of the board."""
    tallies = row.tallies
    share = tallies[-1].share if tallies and row.last else None
    values = [weekly(tally.week, tally.share if tally.told else None) for tally in tallies]
    spark = draw(values, axis=axis, on=on, scale=share_scale(values), height=SPARK)
    last = _told(tallies[-1]) if tallies else None
    return AgencyRow(row.agency, last, words.share_words(share), share or 0, row.missing, spark)


def version_rows(row: AgencyWeeks, versions: dict[date, list[ServiceFigure]]) -> list[VersionRow]:
    """Every week of one agency, the latest first, with the figures that a correction replaced."""
    found = []
    for tally in reversed(row.tallies):
        replaced = versions.get(tally.week.monday, [])[:-1]
        former = [(words.told_words(each.told), each.recorded_on) for each in reversed(replaced)]
        phase, share = phase_word(tally.week.middle), words.share_words(tally.share)
        found.append(VersionRow(tally.week, phase, _told(tally), share, former))
    return found


def _told(tally: Tally) -> Told | None:
    if not tally.told:
        return None
    return Told(*(words.in_figures(each) for each in (tally.requests, tally.on_time, tally.complaints)))
