"""Service figures of all agencies over some weeks, in three statements whatever their number."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from netra.agencies.models import Agency, Government
from netra.servicewatch.models import ServiceFigure
from netra.servicewatch.queries.figures import reporting_agencies, watched_weeks
from netra.servicewatch.weeks import Week


@dataclass(frozen=True)
class Tally:
    """Sums of one week: over how many agencies, out of how many that were to tell."""

    week: Week
    requests: int
    on_time: int
    complaints: int
    told: int
    expected: int

    @property
    def share(self) -> float | None:
        """Percent on time; None where nothing was requested."""
        return 100 * self.on_time / self.requests if self.requests else None

    @property
    def is_whole(self) -> bool:
        """Whether every agency that was to tell has told."""
        return self.told >= self.expected


@dataclass(frozen=True)
class AgencyWeeks:
    """One agency: per week what it told, None where it told nothing; weeks before it existed are left out."""

    agency: Agency
    weeks: tuple[tuple[Week, ServiceFigure | None], ...]

    @property
    def last(self) -> ServiceFigure | None:
        """What it told about the last week."""
        return self.weeks[-1][1] if self.weeks else None

    @property
    def shown(self) -> tuple[Week, ...]:
        """The weeks without their figures."""
        return tuple(week for week, _ in self.weeks)

    @property
    def missing(self) -> list[Week]:
        """The weeks that it did not tell, the latest first."""
        return [week for week, figure in reversed(self.weeks) if figure is None]

    @property
    def tallies(self) -> list[Tally]:
        """Its own weeks as sums, for one drawing of both agency and city."""
        return [tally_of(week, [figure], 1) for week, figure in self.weeks]

    @property
    def sorting(self) -> tuple[bool, int, float, str]:
        """Who has not told the last week first, most missing first; then the lowest share on time."""
        share = self.tallies[-1].share if self.last else None
        return (self.last is not None, -len(self.missing), 101 if share is None else share, self.agency.name)


@dataclass(frozen=True)
class Board:
    """Everything that the page of services shows, as known on one day."""

    weeks: tuple[Week, ...]
    rows: list[AgencyWeeks]
    tallies: list[Tally]

    @property
    def silent(self) -> list[AgencyWeeks]:
        """Agencies that have not told the last week."""
        return [row for row in self.rows if row.last is None]


def tally_of(week: Week, figures: Iterable[ServiceFigure | None], expected: int) -> Tally:
    """The sums of one week over those who told it."""
    told = [figure for figure in figures if figure is not None]
    return Tally(
        week,
        sum(figure.requests for figure in told),
        sum(figure.on_time for figure in told),
        sum(figure.complaints for figure in told),
        len(told),
        expected,
    )


def board_of(government: Government, on: date) -> Board:
    """All agencies of that day, worst first: not told yet, then the lowest share on time."""
    weeks = watched_weeks(government, on)
    agencies = list(reporting_agencies(government, on))
    known = _known(government, weeks, on)
    rows = [AgencyWeeks(each, weeks_of(each, weeks, known)) for each in agencies]
    tallies = [_city(week, rows) for week in weeks]
    return Board(weeks, sorted(rows, key=lambda row: row.sorting), tallies)


def agency_weeks(agency: Agency, on: date) -> AgencyWeeks:
    """One agency over the weeks that everybody's page shows."""
    weeks = watched_weeks(agency.government, on)
    known = _known(agency.government, weeks, on, agency)
    return AgencyWeeks(agency, weeks_of(agency, weeks, known))


def weeks_of(
    agency: Agency, weeks: Iterable[Week], known: dict[tuple[int, date], ServiceFigure]
) -> tuple[tuple[Week, ServiceFigure | None], ...]:
    """The weeks in which the agency existed, each with what is known of it."""
    return tuple(
        (week, known.get((agency.pk, week.monday))) for week in weeks if agency.active_from <= week.sunday
    )


def _known(
    government: Government, weeks: tuple[Week, ...], on: date, agency: Agency | None = None
) -> dict[tuple[int, date], ServiceFigure]:
    """The latest version known on that day, by agency and Monday."""
    figures = ServiceFigure.objects.filter(
        agency__government=government, recorded_on__lte=on, week_on__gte=weeks[0].monday
    )
    figures = figures.filter(agency=agency) if agency else figures
    return {(figure.agency_id, figure.week_on): figure for figure in figures.order_by("version")}


def _city(week: Week, rows: Iterable[AgencyWeeks]) -> Tally:
    of_week = [figure for row in rows for each, figure in row.weeks if each == week]
    return tally_of(week, of_week, len(of_week))
