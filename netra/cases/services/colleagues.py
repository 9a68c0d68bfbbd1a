"""A case goes from one colleague of Bawaslu to another: the key with it, the legal clocks as they are."""

from netra.accounts import queries as officers
from netra.accounts.models import Officer
from netra.cases.desk import Desk
from netra.cases.models import Case
from netra.cases.services.acting import subject_of
from netra.journal import events
from netra.journal.services import recording
from netra.reports import services as reports


class NotAColleague(PermissionError):
    """Only an active reader of reports of the same government can take a case."""


def hand_to(*, case: Case, to: Officer, desk: Desk) -> None:
    """Make a colleague responsible; if the report was not sealed to them yet, it is now."""
    if not officers.readers_of_reports(case.government_id).filter(pk=to.pk).exists():
        raise NotAColleague(to.username)
    key = desk.key_to(case.report)
    with recording(case.government.code, at=desk.at) as log:
        shared = reports.share_key(report=case.report, key=key, to=to)
        Case.objects.filter(pk=case.pk).update(assignee=to)
        log.note(
            events.CASE_HANDED_OVER,
            actor=desk.officer.actor,
            subject=subject_of(case),
            facts={"to": to.actor, "sealed_anew": shared},
        )
