"""What is due in casework, as things on the days of a month."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.urls import reverse

from netra.cases.models import Deadline, Task
from netra.cases.page.clocks import PURPOSES
from netra.cases.page.months import Due, Thing
from netra.cases.work_queries import DueThings
from netra.reports.models import Report


def dues_of(found: DueThings, today: date) -> Iterator[Due]:
    """Deadlines, reports to triage, tasks."""
    for deadline in found.deadlines:
        yield _due(deadline, deadline.due_on, "deadline", _deadline(deadline, today))
    for report in found.reports:
        yield _due(report, report.next_due_on, "report", _report(report, today))
    for task in found.tasks:
        yield _due(task, task.due_on, "task", _task(task, today))


def _due(row: Any, on: Any, kind: str, thing: Thing) -> Due:
    return Due(on, kind, int(row.of_day), thing)


def _deadline(row: Deadline, today: date) -> Thing:
    icon = "timer" if row.binding else "clock"
    return _of_case(icon, PURPOSES[row.purpose], row.case.docket, row.due_on, today)


def _task(row: Task, today: date) -> Thing:
    return _of_case("list-checks", "Tugas", row.case.docket, row.due_on, today)


def _of_case(icon: str, label: str, docket: str | None, on: date | None, today: date) -> Thing:
    number = docket or ""
    return Thing(icon, label, number, reverse("cases:case", args=[number]), on is not None and on < today)


def _report(row: Report, today: date) -> Thing:
    address = reverse("cases:report", args=[row.docket])
    is_late = row.next_due_on is not None and row.next_due_on < today
    return Thing("inbox", "Perlu dipilah", row.docket, address, is_late)
