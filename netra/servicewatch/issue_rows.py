"""Strategic issues as a page shows them: the latest figure with its words, and the series as a line."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from netra.agencies.models import District, Government
from netra.servicewatch import queries, words
from netra.servicewatch.charts import SPARK, Chart, Value, draw, near_scale
from netra.servicewatch.models import StrategicFigure, StrategicIssue
from netra.servicewatch.phases import Axis, axis_of
from netra.servicewatch.queries import Latest
from netra.servicewatch.queries.issues import Series

YEAR, TWO_YEARS = timedelta(days=365), timedelta(days=730)


@dataclass(frozen=True)
class IssueRow:
    """One issue in one place: the latest figure with unit, source and date, and how it moved."""

    latest: Latest
    place: str
    code: str
    number: str
    change: str
    age: str
    spark: Chart | None


@dataclass(frozen=True)
class IssueTable:
    """One issue over all kecamatan."""

    issue: StrategicIssue
    finding: str
    aside: str
    rows: list[IssueRow]

    @property
    def source(self) -> str:
        """The source where all kecamatan have the same; then it is told once."""
        sources = {row.latest.figure.source for row in self.rows if row.latest.figure}
        return sources.pop() if len(sources) == 1 else ""


@dataclass(frozen=True)
class PlaceRow:
    """One kecamatan with a cell per issue."""

    district: District
    cells: list[IssueRow]

    @property
    def latest(self) -> list[Latest]:
        return [cell.latest for cell in self.cells]


@dataclass(frozen=True)
class SeriesRow:
    """One issue of one kecamatan: how it stands, its line, and every figure."""

    row: IssueRow
    chart: Chart | None
    figures: list[tuple[StrategicFigure, str]]


def issue_row(latest: Latest, place: str, code: str, series: Sequence[StrategicFigure] = ()) -> IssueRow:
    """One issue in one place; with its series also as a small line."""
    number = words.decimal_words(latest.figure.value) if latest.figure else "–"
    age = f"Angka lama, {latest.age_months} bulan"
    spark = issue_spark(series, latest.on)
    return IssueRow(latest, place, code, number, words.change_words(latest), age, spark)


def issue_tables(government: Government, on: date) -> list[IssueTable]:
    """Every issue over all kecamatan."""
    issues, districts = list(queries.issues_of(government, on)), queries.districts_of(government)
    series = queries.series_of(government, on)
    latest = [queries.latest_figures(issues, each.pk, series, on) for each in districts]
    return [
        issue_table(issue, districts, series, [of_place[at] for of_place in latest])
        for at, issue in enumerate(issues)
    ]


def place_rows(government: Government, on: date) -> list[PlaceRow]:
    """Every kecamatan with the latest figure of each issue."""
    issues, series = list(queries.issues_of(government, on)), queries.series_of(government, on)
    found = []
    for district in queries.districts_of(government):
        latest = queries.latest_figures(issues, district.pk, series, on)
        found.append(PlaceRow(district, [issue_row(each, district.name, district.code) for each in latest]))
    return found


def series_rows(district: District, on: date) -> list[SeriesRow]:
    """Each issue of one kecamatan with every figure that was ever told, the latest first."""
    issues = list(queries.issues_of(district.government, on))
    series = queries.series_of(district.government, on)
    found = []
    for latest in queries.latest_figures(issues, district.pk, series, on):
        place = latest.figure.district_id if latest.figure else district.pk
        figures = series.get((latest.issue.pk, place), [])
        chart = issue_chart(figures, on)
        row = issue_row(latest, district.name, district.code)
        told = [(each, words.with_unit(each.value, each.unit)) for each in figures]
        found.append(SeriesRow(row, chart, told[::-1]))
    return found


def issue_table(
    issue: StrategicIssue, districts: Sequence[District], series: Series, latest: Sequence[Latest]
) -> IssueTable:
    """One issue over all kecamatan, those that moved the wrong way first."""
    rows = [
        issue_row(each, district.name, district.code, series.get((issue.pk, district.pk), ()))
        for district, each in zip(districts, latest, strict=True)
    ]
    return IssueTable(
        issue,
        words.places_finding(issue.name, latest),
        f"dalam {issue.unit}" + (f", {issue.agency.name}" if issue.agency else ""),
        sorted(rows, key=_concern),
    )


def _concern(row: IssueRow) -> int:
    """What moved the wrong way first, then what nobody knows, then what moved the right way."""
    if row.latest.is_old or row.latest.is_better is None:
        return 1
    return 2 if row.latest.is_better else 0


def issue_chart(series: Sequence[StrategicFigure], on: date) -> Chart | None:
    """A series of one place over two years beside the phases; None where all of it is older."""
    shown = _recent(series, on - TWO_YEARS)
    return _drawn(shown, axis_of(shown[0].measured_on, on), on, 200) if shown else None


def issue_spark(series: Sequence[StrategicFigure], on: date) -> Chart | None:
    """The last year as a small line, on the same axis for every place; None without two figures in it."""
    shown = _recent(series, on - YEAR)
    return _drawn(shown, axis_of(on - YEAR, on), on, SPARK) if len(shown) > 1 else None


def _recent(series: Sequence[StrategicFigure], since: date) -> list[StrategicFigure]:
    """Figures since a day; where one day was told twice, the later word counts."""
    by_day = {figure.measured_on: figure for figure in series}
    return [by_day[day] for day in sorted(by_day) if day >= since]


def _drawn(shown: Sequence[StrategicFigure], axis: Axis, on: date, height: int) -> Chart:
    values = [
        Value(each.measured_on, float(each.value), words.with_unit(each.value, each.unit)) for each in shown
    ]
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
