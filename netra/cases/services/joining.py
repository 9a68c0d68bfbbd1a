"""Joining reports about the same event: only a link. Nothing is closed, no clock stops, no case is merged."""

from collections.abc import Collection

from django.db.models import Q

from netra.cases import queries
from netra.cases.desk import Desk
from netra.cases.models import Joining
from netra.cases.services.triage import SameReport
from netra.journal import events
from netra.journal.services import recording
from netra.reports.models import Report


class NotJoined(ValueError):
    """The report stands alone already."""


def join_reports(*, reports: Collection[Report], desk: Desk) -> Report:
    """Link reports, and what is linked with them, to the one that came first, which is returned. Reports that
    this officer may not open stay as they are.

    Raises `SameReport` for fewer than two, or for another government's.
    """
    group = queries.joined_with(reports, desk.officer)
    if len(group) < 2 or len({each.government_id for each in group}) > 1:
        raise SameReport
    head, *rest = group
    with recording(head.government.code, at=desk.at) as log:
        Joining.objects.filter(report__in=group).delete()
        Joining.objects.bulk_create(
            Joining(report=each, head=head, by=desk.officer, at=desk.at) for each in rest
        )
        for each in rest:
            log.note(events.REPORT_JOINED, actor=desk.officer.actor, subject=each.docket)
    return head


def part_report(*, report: Report, desk: Desk) -> None:
    """Take one report out of its group; parting its first one dissolves the group. Raises `NotJoined`."""
    with recording(report.government.code, at=desk.at) as log:
        parted, _ = Joining.objects.filter(Q(report=report) | Q(head=report)).delete()
        if not parted:
            raise NotJoined(report.docket)
        log.note(events.REPORT_PARTED, actor=desk.officer.actor, subject=report.docket)
