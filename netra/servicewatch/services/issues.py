"""The city's list of strategic issues, and the figures of each: rows are added, none is overwritten."""

from datetime import datetime
from decimal import Decimal

from netra.agencies.models import Government
from netra.journal import service_events
from netra.journal.services import recording
from netra.servicewatch.models import StrategicFigure, StrategicIssue
from netra.servicewatch.plans import IssueWords, NewStrategicFigure

PERCENT = "%"
ALL = Decimal(100)


class IssueAlreadyListed(ValueError):
    """An open issue of this government has this name."""


class ForeignIssue(ValueError):
    """The issue, the kecamatan or the agency belongs to another government."""


class ClosedIssue(ValueError):
    """The issue was taken off the list; its figures stand, new ones are not taken."""


class MeasuredInTheFuture(ValueError):
    """A figure describes a day that has been."""


class MoreThanAll(ValueError):
    """A share lies between nothing and everything: 0 to 100 percent."""


class FigureAlreadyRecorded(ValueError):
    """The same figure (value, unit, source and day) of this kecamatan is on record."""


def list_issue(*, government: Government, words: IssueWords, at: datetime, actor: str) -> StrategicIssue:
    """Put an issue on the city's own list. Raises `IssueAlreadyListed` and `ForeignIssue`."""
    _require_own_agency(government, words)
    with recording(government.code, at=at) as log:
        _require_free_name(government, words.name)
        issue = StrategicIssue.objects.create(
            government=government,
            name=words.name,
            unit=words.unit,
            better=words.better,
            agency=words.agency,
            listed_on=at.date(),
        )
        facts = {"name": words.name, "unit": words.unit}
        log.note(service_events.STRATEGIC_ISSUE_LISTED, subject=f"isu-{issue.pk}", actor=actor, facts=facts)
    return issue


def reword_issue(*, issue: StrategicIssue, words: IssueWords, at: datetime, actor: str) -> StrategicIssue:
    """Change how an issue is called; figures on record keep the unit in which they were told.

    Raises `ClosedIssue`, `IssueAlreadyListed` and `ForeignIssue`.
    """
    _require_own_agency(issue.government, words)
    with recording(issue.government.code, at=at) as log:
        _require_free_name(issue.government, words.name, but=issue)
        changed = _open(issue)
        facts = {"before": [changed.name, changed.unit], "after": [words.name, words.unit]}
        changed.name, changed.unit = words.name, words.unit
        changed.better, changed.agency = words.better, words.agency
        changed.save(update_fields=["name", "unit", "better", "agency"])
        log.note(service_events.STRATEGIC_ISSUE_REWORDED, subject=f"isu-{issue.pk}", actor=actor, facts=facts)
    return changed


def close_issue(*, issue: StrategicIssue, at: datetime, actor: str) -> StrategicIssue:
    """Take an issue off the list from this day on; its figures stay. Raises `ClosedIssue`."""
    with recording(issue.government.code, at=at) as log:
        closed = _open(issue)
        closed.closed_on = at.date()
        closed.save(update_fields=["closed_on"])
        log.note(service_events.STRATEGIC_ISSUE_CLOSED, subject=f"isu-{issue.pk}", actor=actor)
    return closed


def record_figure(*, figure: NewStrategicFigure, at: datetime, actor: str) -> StrategicFigure:
    """Add a figure to the series of a kecamatan, or of the whole city.

    Raises `ClosedIssue`, `ForeignIssue`, `MeasuredInTheFuture`, `MoreThanAll` and `FigureAlreadyRecorded`.
    """
    _require_sense(figure, at)
    with recording(figure.issue.government.code, at=at) as log:
        issue = _open(figure.issue)
        series = StrategicFigure.objects.filter(issue=issue, district=figure.district)
        same = series.filter(measured_on=figure.measured_on).order_by("-pk").first()
        if same is not None and (same.value, same.unit, same.source) == (
            figure.value,
            issue.unit,
            figure.source,
        ):
            raise FigureAlreadyRecorded(issue.name)
        recorded = StrategicFigure.objects.create(
            issue=issue,
            district=figure.district,
            value=figure.value,
            unit=issue.unit,
            source=figure.source,
            measured_on=figure.measured_on,
            recorded_on=at.date(),
        )
        facts = {
            "place": figure.district.code if figure.district else issue.government.code,
            "value": str(figure.value),
            "measured_on": figure.measured_on.isoformat(),
        }
        log.note(
            service_events.STRATEGIC_FIGURE_RECORDED, subject=f"isu-{issue.pk}", actor=actor, facts=facts
        )
    return recorded


def _require_sense(figure: NewStrategicFigure, at: datetime) -> None:
    if figure.district is not None and figure.district.government_id != figure.issue.government_id:
        raise ForeignIssue(figure.issue.name)
    if figure.measured_on > at.date():
        raise MeasuredInTheFuture(figure.issue.name)
    if figure.issue.unit == PERCENT and figure.value > ALL:
        raise MoreThanAll(figure.issue.name)


def _open(issue: StrategicIssue) -> StrategicIssue:
    """The issue's row, held until the end of the act: two clerks change it one after the other."""
    held = StrategicIssue.objects.select_for_update().get(pk=issue.pk)
    if held.closed_on is not None:
        raise ClosedIssue(held.name)
    return held


def _require_free_name(government: Government, name: str, but: StrategicIssue | None = None) -> None:
    Government.objects.select_for_update().get(pk=government.pk)
    taken = StrategicIssue.objects.filter(government=government, name__iexact=name, closed_on__isnull=True)
    if (taken.exclude(pk=but.pk) if but else taken).exists():
        raise IssueAlreadyListed(name)


def _require_own_agency(government: Government, words: IssueWords) -> None:
    if words.agency is not None and words.agency.government_id != government.pk:
        raise ForeignIssue(words.name)
