"""Internal notes and tasks as a case's page shows them."""

from datetime import date
from typing import Any

from netra import clock
from netra.cases.desk import Desk, OpenTask
from netra.cases.models import Case
from netra.cases.page.clocks import clock_of


def notes_of(case: Case, desk: Desk) -> list[dict[str, Any]]:
    """Newest first."""
    zone = clock.Zone(case.government.zone)
    return [
        {"by": each.by, "when": clock.moment_in_words(each.at, zone), "text": each.text}
        for each in desk.open_notes(case)
    ]


def tasks_of(case: Case, desk: Desk) -> list[dict[str, Any]]:
    """Open ones first, nearest first; then what is done."""
    return [task_row(each, desk.today) for each in desk.open_tasks(case)]


def task_row(opened: OpenTask, today: date) -> dict[str, Any]:
    task = opened.task
    return {
        "task": task,
        "title": opened.title,
        "who": task.assignee.position if task.assignee else "",
        "done_by": task.done_by.position if task.done_by else "",
        "clock": clock_of(task.due_on, "", today) if task.due_on else None,
    }
