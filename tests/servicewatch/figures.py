"""Weeks, issues and promises for the tests of this room."""

from datetime import date, datetime, timedelta
from decimal import Decimal

from netra.agencies.models import Agency, District, Government
from netra.clock import Zone
from netra.servicewatch import services
from netra.servicewatch.models import Promise, PromiseFollowUp, ServiceFigure, StrategicFigure, StrategicIssue
from netra.servicewatch.plans import IssueWords, NewPromise, NewStrategicFigure, Step, WeekTold
from netra.servicewatch.weeks import Week
from tests.towns import ACTOR

WEDNESDAY = datetime(2024, 10, 30, 10, 0, tzinfo=Zone.WIB.tz)
TODAY = WEDNESDAY.date()
LAST = Week(date(2024, 10, 21))
RUNNING = Week(date(2024, 10, 28))
TOLD = WeekTold(requests=120, on_time=114, complaints=2)


def back(weeks: int) -> Week:
    """So many weeks before the last full one."""
    return Week(LAST.monday - timedelta(weeks=weeks))


def told(
    agency: Agency,
    week: Week = LAST,
    figures: tuple[int, int, int] = TOLD.figures,
    *,
    after: int = 0,
    at: datetime = WEDNESDAY,
) -> ServiceFigure:
    return services.enter_week(
        agency=agency, week=week, told=WeekTold(*figures), after_version=after, at=at, actor=ACTOR
    )


def an_issue(
    government: Government,
    name: str = "Stunting",
    *,
    unit: str = "%",
    better: str = StrategicIssue.Better.LOWER,
    agency: Agency | None = None,
    at: datetime = WEDNESDAY,
) -> StrategicIssue:
    words = IssueWords(name, unit, better, agency)
    return services.list_issue(government=government, words=words, at=at, actor=ACTOR)


def a_figure(
    issue: StrategicIssue,
    district: District | None,
    value: str = "11.80",
    *,
    on: date = date(2024, 8, 31),
    source: str = "Dinas contoh",
    at: datetime = WEDNESDAY,
) -> StrategicFigure:
    figure = NewStrategicFigure(issue, district, Decimal(value), source, on)
    return services.record_figure(figure=figure, at=at, actor=ACTOR)


def a_promise(
    district: District,
    agency: Agency,
    text: str = "Timbang ulang balita",
    *,
    visit: str = "S-2024-0001",
    on: date = date(2024, 10, 16),
    due_on: date | None = date(2024, 10, 31),
    issue: StrategicIssue | None = None,
    at: datetime = WEDNESDAY,
) -> Promise:
    plan = NewPromise(visit, district, agency, text, on, due_on, issue)
    return services.make_promise(government=district.government, plan=plan, at=at, actor=ACTOR)


def a_step(
    promise: Promise,
    by: Agency | None,
    text: str = "Separuh sudah.",
    *,
    on: date = date(2024, 10, 28),
    finishes: bool = False,
    at: datetime = WEDNESDAY,
) -> PromiseFollowUp:
    step = Step(text, on, finishes)
    return services.follow_up_promise(promise=promise, by=by, step=step, at=at, actor=ACTOR)
