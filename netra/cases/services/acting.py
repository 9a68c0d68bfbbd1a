"""How every verb of casework works: lock, check the table, act, journal."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from netra.accounts import roles
from netra.cases import changes, deadlines, lifecycle, queries
from netra.cases.desk import Desk
from netra.cases.models import Case, Paper
from netra.cases.services.harms import unlink_harms
from netra.cases.services.indexing import unlink
from netra.journal.services import Log, recording
from netra.law.procedure import Move
from netra.reports import clocks
from netra.reports import lifecycle as public
from netra.reports import services as reports
from netra.reports.models import Report


class NotYourRole(PermissionError):
    """The move belongs to another role."""


class SameEyes(PermissionError):
    """Who wrote the assessment does not record the ruling on it."""


class ReasonMissing(ValueError):
    """This move closes something and needs a written reason."""


class WhichRespondent(ValueError):
    """The case has several respondents, and this is about none of them, or about somebody else."""


@contextmanager
def acting(report: Report, desk: Desk, name: str, reason: str | None = None) -> Iterator[tuple[Case, Log]]:
    """Lock the case, check the move, run the block, store the new stage, and journal it.

    Raises `MoveNotAllowed`, `NotYourRole`, `ReasonMissing`, or `Changed` where `desk.seen` is not the last
    change any more: a colleague or the reporter acted since the form was opened.
    """
    desk.key_to(report)  # opened, and remembered, before the transaction: nobody waits for cryptography
    with recording(report.government.code, at=desk.at) as log:
        case = _locked_case(report)
        move = lifecycle.PROCEDURE.move(case.stage, name)
        _check(move, case, desk, reason)
        changes.refuse_old(report, case, desk.seen)
        before = case.stage
        case.stage = move.target or before
        yield case, log
        case.save(update_fields=["stage"])


@contextmanager
def acting_beside(case: Case, desk: Desk) -> Iterator[tuple[Case, Log]]:
    """Lock the case for a handler's act that is no move of the table, and journal it; the stage stays."""
    desk.key_to(case.report)
    with recording(case.government.code, at=desk.at) as log:
        if desk.officer.role != lifecycle.HANDLER:
            raise NotYourRole("letter")
        yield _locked_case(case.report), log


def stage_of(report: Report) -> str:
    """The stage of another report's case, its row taken until the end of the transaction."""
    case = Case.objects.select_for_update().filter(report=report).first()
    return case.stage if case else lifecycle.RECEIVED


def _locked_case(report: Report) -> Case:
    """The case of this report, locked; the first office act creates it."""
    Case.objects.bulk_create(
        [
            Case(
                government_id=report.government_id,
                report=report,
                act=report.act,
                agency_id=report.agency_id,
                stage=lifecycle.RECEIVED,
            )
        ],
        ignore_conflicts=True,
    )
    locked = Case.objects.select_for_update(of=("self",)).select_related("report", "government")
    case = locked.get(report=report)
    case.report = report
    reports.lock(report)
    return case


def _check(move: Move, case: Case, desk: Desk, reason: str | None) -> None:
    is_handling = move.actor in (lifecycle.HANDLER, lifecycle.SECOND)
    if not desk.officer.may(roles.HANDLES_CASES if is_handling else roles.READS_REPORTS):
        raise NotYourRole(move.name)
    if move.actor == lifecycle.SECOND and desk.officer.pk in queries.assessors_of(case):
        raise SameEyes(move.name)
    if move.reason_required and not (reason or "").strip():
        raise ReasonMissing(move.name)


def file(case: Case, desk: Desk, kind: Paper.Kind, content: dict[str, Any]) -> None:
    desk.seal_paper(case, kind, content).save(force_insert=True)


def close(case: Case, desk: Desk, content: dict[str, Any] | None) -> None:
    if content:
        file(case, desk, Paper.Kind.CLOSING, content)
    case.deadlines.filter(met_at=None).update(met_at=desk.at)
    if case.stage not in lifecycle.LINKED:
        unlink(case.respondents.all(), desk.at)
        unlink_harms(case)
    case.closed_at, case.due_on, case.due_limit = desk.at, None, ""
    case.save(update_fields=["closed_at", "due_on", "due_limit", "duplicate_of"])
    show(case, public.DONE)


def renew_due(case: Case) -> None:
    nearest = deadlines.nearest(case)
    case.due_on = nearest.due_on if nearest else None
    case.due_limit = nearest.limit if nearest else ""
    case.save(update_fields=["due_on", "due_limit"])


def show(case: Case, stage: str) -> None:
    """Tell the reporter's page: the stage, and the date by which the office must have acted."""
    renew_due(case)
    running = case.deadlines.filter(
        purpose__in=(deadlines.EXTENSION, deadlines.HANDLING, deadlines.TRACING), met_at=None
    ).order_by("-due_on")
    deadline = running.first()
    due = (
        clocks.Promise(deadline.limit, deadline.limit_version, deadline.due_on, deadline.binding)
        if deadline
        else clocks.NO_PROMISE
    )
    reports.show_progress(report=case.report, stage=stage, due=due)


def nonces_of(case: Case) -> list[str]:
    """The respondents of a case, by what sealed papers call them, in their order."""
    return [str(each) for each in case.respondents.order_by("number").values_list("nonce", flat=True)]


def about(case: Case, respondent: str) -> dict[str, str]:
    """Whose hearing it is: the only respondent without asking; nobody where none is recorded."""
    nonces = nonces_of(case)
    if not respondent and len(nonces) == 1:
        return {"respondent": nonces[0]}
    if respondent in nonces:
        return {"respondent": respondent}
    if nonces or respondent:
        raise WhichRespondent(respondent)
    return {}


def subject_of(case: Case) -> str:
    return case.docket or case.report.docket
