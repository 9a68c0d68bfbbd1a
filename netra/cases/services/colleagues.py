"""A case goes from one colleague of Bawaslu to another, or an officer steps aside; the legal clocks go on."""

from netra.accounts import queries as officers
from netra.accounts import roles
from netra.accounts.models import Officer
from netra.cases import changes, lifecycle
from netra.cases.desk import Desk
from netra.cases.models import Case
from netra.cases.services.acting import NotYourRole, stage_of, subject_of
from netra.cases.services.notes import release_tasks
from netra.journal import events
from netra.journal.services import recording
from netra.law.procedure import MoveNotAllowed
from netra.reports import queries
from netra.reports import services as reports
from netra.reports.models import Report


class NotAColleague(PermissionError):
    """Only an active reader of reports of the same government can take a case."""


class HasATie(NotAColleague):
    """This colleague may not read the report: a tie to its agency, the reporter's mark, or stepped aside."""


def hand_to(*, case: Case, to: Officer, desk: Desk) -> None:
    """Make a colleague responsible; if the report was not sealed to them yet, it is now.

    Raises `NotYourRole`, `NotAColleague`, `HasATie`, `MoveNotAllowed` or `Changed`.
    """
    if not desk.officer.may(roles.HANDLES_CASES):
        raise NotYourRole("hand_to")
    if not officers.readers_of_reports(desk.officer.office.government_id).filter(pk=to.pk).exists():
        raise NotAColleague(to.username)
    key = desk.key_to(case.report)
    if not reports.may_be_given(report=case.report, key=key, to=to):
        raise HasATie(to.username)
    sealed = reports.seal_key_to(report=case.report, key=key, to=to)
    with recording(case.government.code, at=desk.at) as log:
        if stage_of(case.report) not in lifecycle.OPEN:
            raise MoveNotAllowed(case.stage, "hand_to")
        changes.refuse_old(case.report, case, desk.seen)
        shared = reports.share_key(report=case.report, sealed=sealed, to=to)
        Case.objects.filter(pk=case.pk).update(assignee=to)
        log.note(
            events.CASE_HANDED_OVER,
            actor=desk.officer.actor,
            subject=subject_of(case),
            facts={"to": to.actor, "sealed_anew": shared},
        )


def step_aside(*, report: Report, reason: str, desk: Desk) -> None:
    """Give the own key to this report away for good; a case that was held goes back to the colleagues.

    Raises `reports.LastReader` where nobody else could open the report, or nobody else handle its case.
    """
    sealed = reports.seal_reason(report=report, key=desk.key_to(report), reason=reason)
    with recording(report.government.code, at=desk.at) as log:
        case = Case.objects.select_for_update().filter(report=report).first()
        reports.lock(report)
        if case and case.assignee_id == desk.officer.pk and case.stage in lifecycle.OPEN:
            _release(case, report, desk.officer)
        release_tasks(officer=desk.officer, report=report)
        reports.step_aside(report=report, officer=desk.officer, sealed_reason=sealed, at=desk.at, log=log)


def _release(case: Case, report: Report, officer: Officer) -> None:
    """Nobody holds the case until a colleague takes it; somebody must be there who may."""
    others = queries.other_readers(report, officer)
    if not others.filter(role__in=roles.HANDLES_CASES).exists():
        raise reports.LastReader(report.docket)
    Case.objects.filter(pk=case.pk).update(assignee=None)
