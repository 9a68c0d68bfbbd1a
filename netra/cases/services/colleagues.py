"""A case goes from one colleague of Bawaslu to another: the key with it, the legal clocks as they are."""

from netra.accounts import queries as officers
from netra.accounts.models import Officer
from netra.cases import lifecycle
from netra.cases.desk import Desk
from netra.cases.models import Case
from netra.cases.services.acting import stage_of, subject_of
from netra.journal import events
from netra.journal.services import recording
from netra.law.procedure import MoveNotAllowed
from netra.reports import services as reports


class NotAColleague(PermissionError):
    """Only an active reader of reports of the same government can take a case."""


def hand_to(*, case: Case, to: Officer, desk: Desk) -> None:
    """Make a colleague responsible; if the report was not sealed to them yet, it is now."""
    if not officers.readers_of_reports(case.government_id).filter(pk=to.pk).exists():
        raise NotAColleague(to.username)
    sealed = reports.seal_key_to(report=case.report, key=desk.key_to(case.report), to=to)
    with recording(case.government.code, at=desk.at) as log:
        if stage_of(case.report) not in lifecycle.OPEN:
            raise MoveNotAllowed(case.stage, "hand_to")
        shared = reports.share_key(report=case.report, sealed=sealed, to=to)
        Case.objects.filter(pk=case.pk).update(assignee=to)
        log.note(
            events.CASE_HANDED_OVER,
            actor=desk.officer.actor,
            subject=subject_of(case),
            facts={"to": to.actor, "sealed_anew": shared},
        )
