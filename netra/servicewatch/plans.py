"""What is to be recorded, as one value that a form or a data file fills."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from netra.agencies.models import Agency, District
from netra.servicewatch.models import StrategicIssue


@dataclass(frozen=True)
class WeekTold:
    """One week: how many requests came in, how many were done on time, how many complaints."""

    requests: int
    on_time: int
    complaints: int

    @property
    def figures(self) -> tuple[int, int, int]:
        return (self.requests, self.on_time, self.complaints)


@dataclass(frozen=True)
class IssueWords:
    """How an issue is called and counted, whether less of it is better, and who is responsible."""

    name: str
    unit: str
    better: str = StrategicIssue.Better.LOWER
    agency: Agency | None = None


@dataclass(frozen=True)
class NewStrategicFigure:
    """A figure of an issue on the day it describes; `district` None stands for the whole city."""

    issue: StrategicIssue
    district: District | None
    value: Decimal
    source: str
    measured_on: date


@dataclass(frozen=True)
class NewPromise:
    """What was promised at a visit (its label) to a kecamatan, and which agency is to keep it."""

    visit: str
    district: District
    agency: Agency
    text: str
    promised_on: date
    due_on: date | None = None
    issue: StrategicIssue | None = None


@dataclass(frozen=True)
class Step:
    """What an agency did about a promise, and on which day."""

    text: str
    done_on: date
    finishes: bool
