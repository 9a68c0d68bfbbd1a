"""What changes a case while somebody has a form of it open: told to the second of two officers."""

from typing import Final

from django.db.models import QuerySet

from netra.cases import lifecycle
from netra.cases.models import Case
from netra.journal import events
from netra.journal import queries as journal
from netra.journal.models import Entry
from netra.reports.models import Report

# Readings, keys, notes, tasks and letters change nothing that a form could overwrite.
CHANGES: Final = frozenset(
    {
        events.CASE_REGISTERED, events.FINDING_REGISTERED, events.REPORT_MARKED_DUPLICATE,
        events.REPORT_PASSED_ON, events.REQUIREMENTS_MET, events.REQUIREMENTS_NOT_MET,
        events.CLARIFICATION_RECORDED, events.CLARIFICATION_CLOSED, events.HANDLING_EXTENDED,
        events.CASE_HANDED_OVER, events.ASSESSMENT_WRITTEN, events.RULING_MADE, events.CASE_REFERRED,
        events.CASE_DISMISSED, events.REPORTER_ASKED, events.REPORTER_WROTE, events.REPORT_SUPPLEMENTED,
        events.HANDOVER_SENT, events.HANDOVER_RECEIVED, events.HANDOVER_RETURNED, events.HANDOVER_RECALLED,
        events.RESPONDENT_RECORDED, events.RESPONDENT_CORRECTED, events.RESPONDENT_REMOVED,
        events.RULING_CHANGE_PROPOSED, events.RULING_CHANGE_DECLINED, events.RULING_CHANGED,
        events.REPORT_CORRECTED, events.REPORT_WITHDRAWN, events.REPORT_ERASED, events.SIGHTING_RECORDED,
    }
)  # fmt: skip
LAST: Final = 3


class Changed(Exception):
    """The case is not any more what the officer's form showed: nothing was done."""


def newest(report: Report, case: Case | None) -> int:
    """The journal's number of the last change; 0 before any. A form carries it (`Desk.seen`)."""
    return _of(report, case).values_list("sequence", flat=True).first() or 0


def refuse_old(report: Report, case: Case | None, seen: int | None) -> None:
    """Under the lock of the case: raise `Changed` where something changed after `seen`; None: no form."""
    if seen is not None and newest(report, case) > seen:
        raise Changed


def since(report: Report, case: Case | None, seen: int | None) -> list[Entry]:
    """What changed after the entry `seen`, newest first; without it the last few changes."""
    found = _of(report, case)
    return list(found[:LAST] if seen is None else found.filter(sequence__gt=seen))


def _of(report: Report, case: Case | None) -> QuerySet[Entry]:
    subjects = [report.docket, *([case.docket] if case and case.docket else [])]
    if case and case.stage in lifecycle.CHANGEABLE:  # before its ruling nothing was handed over
        subjects += case.handovers.values_list("number", flat=True)
    return journal.timeline_of(report.government.code, subjects).filter(event__in=CHANGES)
