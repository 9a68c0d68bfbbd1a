"""Several cases to one colleague who has their keys already: the only thing that is done in bulk, for it
closes nothing and re-seals nothing."""

from collections import defaultdict
from collections.abc import Sequence
from contextlib import suppress
from typing import Final

from netra.accounts import roles
from netra.accounts.models import Officer
from netra.cases import lifecycle
from netra.cases.desk import Desk
from netra.cases.models import Case
from netra.cases.services.acting import subject_of
from netra.cases.services.colleagues import NotAColleague
from netra.journal import events
from netra.journal.services import NothingRecorded, recording
from netra.reports import queries
from netra.reports import services as reports

MOST_AT_ONCE: Final = 50


def assign_several(*, cases: Sequence[Case], to: Officer, desk: Desk) -> list[Case]:
    """Make the colleague responsible for those that fit; which they were.

    Left as they are: closed ones, those that the colleague holds or has no key to, and those that a tie or
    the reporter's mark keeps from them. Raises `NotAColleague`.
    """
    if to.role not in roles.HANDLES_CASES or not to.is_active:
        raise NotAColleague(to.username)
    by_chain: dict[str, list[Case]] = defaultdict(list)
    for case in _fitting(list(cases[:MOST_AT_ONCE]), to, desk):
        by_chain[case.government.code].append(case)  # a level above holds cases of several governments
    given = []
    for government, able in by_chain.items():
        with suppress(NothingRecorded):
            given += _assign(government, able, to, desk)
    return given


def _fitting(cases: list[Case], to: Officer, desk: Desk) -> list[Case]:
    desk.open_keys([each.report for each in cases])
    theirs = set(queries.grants_of(to, [each.report for each in cases]).values_list("report", flat=True))
    keys = {each.report: desk.key_to(each.report) for each in cases if each.report_id in theirs}
    free = reports.which_may_be_given(keys=keys, to=to)
    return [each for each in cases if each.report_id in free]


def _assign(government: str, able: list[Case], to: Officer, desk: Desk) -> list[Case]:
    given = []
    with recording(government, at=desk.at) as log:
        rows = Case.objects.select_for_update(of=("self",)).filter(pk__in=[each.pk for each in able])
        for case in rows.select_related("report").order_by("pk"):
            if case.stage not in lifecycle.OPEN or case.assignee_id == to.pk:
                continue
            facts = {"to": to.actor, "sealed_anew": False}
            log.note(events.CASE_HANDED_OVER, actor=desk.officer.actor, subject=subject_of(case), facts=facts)
            given.append(case)
        Case.objects.filter(pk__in=[each.pk for each in given]).update(assignee=to)
    return given
