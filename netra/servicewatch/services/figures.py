"""Entering the three figures of a week, and correcting them by a further version."""

from datetime import datetime

from netra.agencies.models import Agency
from netra.journal import service_events
from netra.journal.services import recording
from netra.servicewatch import queries
from netra.servicewatch.models import ServiceFigure
from netra.servicewatch.plans import WeekTold
from netra.servicewatch.weeks import Week, last_full_week, weeks_until

REACH_WEEKS = 53
"""How far back a week may still be entered or corrected."""


class NotAReportingAgency(ValueError):
    """Only a perangkat daerah enters figures; a unit below it is counted there."""


class WeekNotOver(ValueError):
    """The week has not ended yet: its figures could only be a guess."""


class WeekTooOld(ValueError):
    """The week lies further back than `REACH_WEEKS`, or before the agency existed."""


class MoreOnTimeThanRequests(ValueError):
    """More requests were done on time than came in."""


class AlreadyEntered(ValueError):
    """The same figures stand for this week: `figure` is the row."""

    def __init__(self, figure: ServiceFigure) -> None:
        super().__init__(str(figure.week_on))
        self.figure = figure


class EnteredMeanwhile(ValueError):
    """Somebody entered other figures after the form was opened: `figure` is what stands now."""

    def __init__(self, figure: ServiceFigure) -> None:
        super().__init__(str(figure.week_on))
        self.figure = figure


def enter_week(
    *, agency: Agency, week: Week, told: WeekTold, after_version: int, at: datetime, actor: str
) -> ServiceFigure:
    """Record the figures of one week; where some stand already, as a correction beside them.

    `after_version` is the version that the writer saw, 0 for none; `at` is in the government's zone.
    Raises `NotAReportingAgency`, `WeekNotOver`, `WeekTooOld`, `MoreOnTimeThanRequests`, `AlreadyEntered`
    and `EnteredMeanwhile`.
    """
    _require_possible(agency, week, told, at)
    with recording(agency.government.code, at=at) as log:
        Agency.objects.select_for_update().get(pk=agency.pk)  # two phones of one office wait for each other
        former = queries.latest_version(agency, week)
        if former is not None and former.told == told.figures:
            raise AlreadyEntered(former)
        if former is not None and former.version != after_version:
            raise EnteredMeanwhile(former)
        figure = _append(agency, week, told, former, at)
        log.note(
            service_events.SERVICE_FIGURES_CORRECTED if former else service_events.SERVICE_FIGURES_ENTERED,
            subject=f"layanan-{agency.code}-{week.monday.isoformat()}",
            actor=actor,
            facts={"version": figure.version, "told": list(told.figures)},
        )
    return figure


def _require_possible(agency: Agency, week: Week, told: WeekTold, at: datetime) -> None:
    if not queries.reports_services(agency):
        raise NotAReportingAgency(agency.code)
    if not week.is_over_on(at.date()):
        raise WeekNotOver(week.words)
    oldest = weeks_until(last_full_week(at.date()), REACH_WEEKS)[0]
    if week < oldest or week.sunday < agency.active_from:
        raise WeekTooOld(week.words)
    if told.on_time > told.requests:
        raise MoreOnTimeThanRequests(week.words)


def _append(
    agency: Agency, week: Week, told: WeekTold, former: ServiceFigure | None, at: datetime
) -> ServiceFigure:
    return ServiceFigure.objects.create(
        agency=agency,
        week_on=week.monday,
        version=former.version + 1 if former else 1,
        requests=told.requests,
        on_time=told.on_time,
        complaints=told.complaints,
        recorded_on=at.date(),
    )
