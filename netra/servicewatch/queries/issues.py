"""The city's issues on a day, and for each kecamatan the series and its latest figure."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from netra.agencies.models import District, Government
from netra.clock import add_months
from netra.servicewatch.models import StrategicFigure, StrategicIssue

OLD_AFTER_MONTHS = 12

Series = dict[tuple[int, int | None], list[StrategicFigure]]


class UnknownIssue(LookupError):
    """No issue of this government has this number."""


@dataclass(frozen=True)
class Latest:
    """The figure that stands for an issue in a kecamatan on a day, and the one before it."""

    issue: StrategicIssue
    figure: StrategicFigure | None
    former: StrategicFigure | None
    on: date

    @property
    def is_of_the_city(self) -> bool:
        """The kecamatan has no figure of its own; the city's is shown and says so."""
        return self.figure is not None and self.figure.district_id is None

    @property
    def is_old(self) -> bool:
        """A figure of more than twelve months says that it is old."""
        return self.figure is not None and add_months(self.figure.measured_on, OLD_AFTER_MONTHS) < self.on

    @property
    def age_months(self) -> int:
        """Whole months since the day that the figure describes."""
        if self.figure is None:
            return 0
        since = self.figure.measured_on
        months = (self.on.year - since.year) * 12 + self.on.month - since.month
        return months - (self.on.day < since.day)

    @property
    def change(self) -> float | None:
        """How much it moved since the former figure of that place; None where nothing compares."""
        if self.figure is None or self.former is None or self.figure.unit != self.former.unit:
            return None
        return float(self.figure.value - self.former.value)

    @property
    def is_better(self) -> bool | None:
        """Whether it moved in the good direction; None where it did not move or nothing compares."""
        if not self.change:
            return None
        return (self.change < 0) == (self.issue.better == StrategicIssue.Better.LOWER)


def districts_of(government: Government) -> list[District]:
    """The kecamatan, by code."""
    return list(District.objects.filter(government=government).order_by("code"))


def district_by_code(government: Government, code: str) -> District | None:
    """One kecamatan of this government; None where there is none with this code."""
    return District.objects.filter(government=government, code=code).select_related("government").first()


def issues_of(government: Government, on: date) -> QuerySet[StrategicIssue]:
    """The issues on the list of that day, in the order in which they were listed."""
    open_on = Q(closed_on__isnull=True) | Q(closed_on__gt=on)
    return StrategicIssue.objects.filter(open_on, government=government, listed_on__lte=on).select_related(
        "agency", "government"
    )


def issue_by_id(government: Government, pk: int, on: date) -> StrategicIssue:
    """One open issue of this government, or `UnknownIssue`."""
    found = issues_of(government, on).filter(pk=pk).first()
    if found is None:
        raise UnknownIssue(str(pk))
    return found


def series_of(government: Government, on: date) -> Series:
    """Every figure known on that day by (issue, kecamatan or None for the city), the oldest first.

    In one statement. Where one day was told twice, the later word comes later and is the one that counts.
    """
    found: Series = defaultdict(list)
    known = StrategicFigure.objects.filter(issue__government=government, recorded_on__lte=on)
    for figure in known.order_by("measured_on", "pk"):
        found[figure.issue_id, figure.district_id].append(figure)
    return dict(found)


def latest_figures(
    issues: list[StrategicIssue], district_id: int | None, series: Series, on: date
) -> list[Latest]:
    """For each issue the figure of this kecamatan; where it has none, the city's."""
    return [_latest(issue, district_id, series, on) for issue in issues]


def _latest(issue: StrategicIssue, district_id: int | None, series: Series, on: date) -> Latest:
    own = series.get((issue.pk, district_id)) or series.get((issue.pk, None)) or []
    by_day = {figure.measured_on: figure for figure in own}
    last_two = [None, None, *(by_day[day] for day in sorted(by_day))][-2:]
    return Latest(issue, last_two[1], last_two[0], on)
