"""A reporter withdraws a report that may be a case already: the report becomes a lead, the clocks follow."""

from datetime import datetime
from uuid import UUID

from netra.cases import deadlines, lifecycle
from netra.cases.desk import Desk
from netra.cases.models import Case
from netra.cases.services.acting import acting, renew_due, show
from netra.cases.services.triage import number_anew
from netra.journal import events
from netra.journal.services import recording
from netra.law.procedure import MoveNotAllowed
from netra.reports import lifecycle as public
from netra.reports import services as reports
from netra.reports.models import Addition, Report


def withdraw(*, report: Report, key: bytes, nonce: UUID, reason: str, at: datetime) -> None:
    """The reporter's act. A case stays where it is: handling of a report ends, tracing of a lead begins.

    (Perbawaslu 8/2020.) A lead that was never a report keeps the clock it has.
    Raises `AlreadyWithdrawn`, `TooLateToWithdraw` and `AlreadyErased`.
    """
    kind = Addition.Kind.WITHDRAWAL
    made = reports.seal_addition(report, key, kind, nonce, {"reason": reason}, at)
    with recording(report.government.code, at=at) as log:
        found = (
            Case.objects.select_for_update(of=("self",)).select_related("government").filter(report=report)
        )
        case = found.first()
        reports.lock_kept(report)
        was_report = report.kind == public.REPORT
        due = reports.withdraw(report=report, made=made, at=at, log=log)
        if case and was_report and case.stage in lifecycle.OPEN:
            case.report = report
            deadlines.meet(case, deadlines.SCREENING, deadlines.HANDLING, deadlines.EXTENSION, at=at)
            deadlines.trace(case, due, at=at)
            renew_due(case)


def adopt(*, case: Case, desk: Desk) -> None:
    """Go on with a withdrawn report as a finding: another register label, and a handling clock anew."""
    with acting(case.report, desk, "adopt") as (locked, log):
        if not locked.deadlines.filter(purpose=deadlines.TRACING, met_at=None).exists():
            raise MoveNotAllowed(locked.stage, "adopt")
        before = locked.register_number
        deadlines.meet(locked, deadlines.TRACING, at=desk.at)
        number_anew(locked, desk)
        handling = deadlines.start(locked, deadlines.HANDLING, at=desk.at)
        show(locked, locked.report.stage)
        log.note(
            events.FINDING_REGISTERED,
            actor=desk.officer.actor,
            subject=locked.docket or locked.report.docket,
            facts={"before": before, "limit": handling.limit if handling else ""},
        )
