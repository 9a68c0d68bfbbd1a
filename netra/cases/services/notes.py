"""Internal notes and tasks of a case: sealed under the report's key, so they go when it goes.

Any officer who can open the case writes them; the reporter's page and export know nothing of them.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from netra.accounts.models import Officer
from netra.cases.desk import Desk
from netra.cases.models import Case, Note, Task
from netra.cases.services.acting import subject_of
from netra.journal import events
from netra.journal.services import Log, recording
from netra.reports import queries
from netra.reports import services as reports
from netra.reports.models import Report


class CannotOpen(PermissionError):
    """Who shall do the task holds no key to the report: they could not read what it is."""


class AlreadyDone(Exception):
    """The task was finished before, perhaps by a colleague."""


class AlreadyKept(Exception):
    """The same form was sent twice: what it said is kept once."""


def write_note(*, case: Case, text: str, nonce: UUID, desk: Desk) -> None:
    """Keep a note. Raises `AlreadyKept` for a `nonce` that was used."""
    envelope = desk.seal_words(case, text, field=f"note:{nonce}")
    with _beside(case, desk) as log:
        _refuse_again(Note, nonce)
        Note.objects.create(case=case, nonce=nonce, by=desk.officer, at=desk.at, envelope=envelope)
        log.note(events.NOTE_WRITTEN, actor=desk.officer.actor, subject=subject_of(case))


def set_task(*, case: Case, title: str, due_on: date | None, to: Officer, nonce: UUID, desk: Desk) -> None:
    """Note something to do. Raises `CannotOpen` for an officer without a key to the report, `AlreadyKept`."""
    envelope = desk.seal_words(case, title, field=f"task:{nonce}")
    with _beside(case, desk) as log:
        _refuse_again(Task, nonce)
        if queries.grant_of(case.report, to) is None:
            raise CannotOpen(to.username)
        Task.objects.create(
            case=case,
            nonce=nonce,
            by=desk.officer,
            at=desk.at,
            due_on=due_on,
            assignee=to,
            envelope=envelope,
        )
        facts = {"to": to.actor, "due_on": due_on.isoformat() if due_on else None}
        log.note(events.TASK_SET, actor=desk.officer.actor, subject=subject_of(case), facts=facts)


def finish_task(*, task: Task, desk: Desk) -> None:
    """The task is done. Raises `AlreadyDone`."""
    with _beside(task.case, desk) as log:
        changed = Task.objects.filter(pk=task.pk, done_at=None)
        if not changed.update(done_at=desk.at, done_by=desk.officer):
            raise AlreadyDone(str(task.nonce))
        log.note(events.TASK_DONE, actor=desk.officer.actor, subject=subject_of(task.case))


def release_tasks(*, officer: Officer, report: Report | None = None, to: Officer | None = None) -> None:
    """Open tasks of who leaves, or steps aside from a report: to the successor where they can open the
    case, else to nobody. Called inside a `recording`."""
    held = Task.objects.filter(assignee=officer, done_at=None)
    if report is not None:
        held = held.filter(case__report=report)
    if to is not None:
        _open_to(held, to).update(assignee=to)
    held.update(assignee=None)


def _open_to(tasks: QuerySet[Task], officer: Officer) -> QuerySet[Task]:
    return tasks.filter(case__in=Case.objects.filter(report__in=queries.visible_to(officer)).values("pk"))


def _refuse_again(model: type[Note] | type[Task], nonce: UUID) -> None:
    if model._base_manager.filter(nonce=nonce).exists():
        raise AlreadyKept(str(nonce))


@contextmanager
def _beside(case: Case, desk: Desk) -> Iterator[Log]:
    """No move of the table: the stage and every clock stay. Raises `reports.AlreadyErased`."""
    desk.key_to(case.report)
    with recording(case.government.code, at=desk.at) as log:
        reports.lock_kept(case.report)
        yield log
