"""A reporter withdraws: by law what they told becomes a lead (informasi awal), which is traced."""

from datetime import datetime

from netra.journal import events
from netra.journal.services import Log
from netra.reports import lifecycle
from netra.reports.clocks import NO_PROMISE, Promise, promise
from netra.reports.models import Addition, Report
from netra.reports.services.additions import store_addition
from netra.reports.services.progress import REPORTER, end_waiting, promise_fields


class AlreadyWithdrawn(Exception):
    """Withdrawn before: nothing changes again."""


class TooLateToWithdraw(Exception):
    """There is a result already: nothing is left to withdraw."""


def withdraw(*, report: Report, made: Addition, at: datetime, log: Log) -> Promise:
    """Store the withdrawal; a report becomes a lead with the clock of leads, a lead stays one with its own.

    Called inside the `recording` of the room that knows the case, the report's row locked. Returns the clock
    that now runs. Raises `AlreadyWithdrawn` and `TooLateToWithdraw`.
    """
    if report.stage == lifecycle.DONE:
        raise TooLateToWithdraw(report.docket)
    if Addition.objects.filter(report=report, kind=Addition.Kind.WITHDRAWAL).exists():
        raise AlreadyWithdrawn(report.docket)
    store_addition(made)
    end_waiting(report, at)
    due = tracing_of(report, at) if report.kind == lifecycle.REPORT else NO_PROMISE
    if report.kind == lifecycle.REPORT:
        _make_lead(report, due)
    facts = {"limit": due.limit, "due_on": due.due_on.isoformat() if due.due_on else None}
    log.note(events.REPORT_WITHDRAWN, actor=REPORTER, subject=report.docket, facts=facts)
    return due


def tracing_of(report: Report, at: datetime) -> Promise:
    """The clock of a lead from this moment; where the law has no figure, none."""
    limits = lifecycle.PROMISES[lifecycle.LEAD]
    return promise(limits, regime=report.regime, start=at, zone=report.government.zone)


def _make_lead(report: Report, due: Promise) -> None:
    for name, value in ({"kind": lifecycle.LEAD} | promise_fields(due)).items():
        setattr(report, name, value)
    report.save(update_fields=["kind", "next_due_on", "next_limit", "next_limit_version"])
