"""What the reporter sees of a report: its stage and its next date."""

from datetime import datetime

from netra.reports import lifecycle
from netra.reports.clocks import Promise
from netra.reports.models import Report

REPORTER = "Pelapor"


class AlreadyErased(Exception):
    """The contents of the report are gone: there is no key left under which anything could be sealed."""


class StageNotAllowed(ValueError):
    """A finished report does not go back."""


_STATE = (
    "kind",
    "stage",
    "paused_stage",
    "next_due_on",
    "next_limit",
    "next_limit_version",
    "answer_due_on",
    "answer_limit",
)


def lock(report: Report) -> None:
    """Take the report's row until the end of the transaction and read its state anew: two acts queue here."""
    rows = Report.objects.select_for_update(no_key=True)
    report.refresh_from_db(fields=_STATE, from_queryset=rows)


def lock_kept(report: Report) -> None:
    """As `lock`, before anything is stored that only the report's key opens. Raises `AlreadyErased`.

    Erasing takes the same row first: what is stored here is erased with the rest, or refused.
    """
    lock(report)
    if Report.objects.filter(pk=report.pk, erased_at__isnull=False).exists():
        raise AlreadyErased(report.docket)


def show_progress(*, report: Report, stage: str, due: Promise | None = None) -> None:
    """Set the stage that the reporter sees, and the next date if it changes; called inside a `recording`."""
    if stage != report.stage and stage not in lifecycle.MOVES[report.stage]:
        raise StageNotAllowed(report.docket, report.stage, stage)
    fields = promise_fields(due) if due else {}
    for name, value in (fields | {"stage": stage}).items():
        setattr(report, name, value)
    report.save(update_fields=["stage", *fields])


def end_waiting(report: Report, at: datetime) -> None:
    """Nobody waits for the reporter any more: the questions were answered, or the reporter withdrew."""
    answered = report.messages.filter(is_question=True, answered_at=None).update(answered_at=at)
    if answered and report.stage == lifecycle.ASKED:
        report.stage, report.answer_due_on, report.answer_limit = report.paused_stage, None, ""
        report.save(update_fields=["stage", "answer_due_on", "answer_limit"])


def promise_fields(due: Promise) -> dict[str, object]:
    return {"next_due_on": due.due_on, "next_limit": due.limit, "next_limit_version": due.version}
