"""Directives and briefings for the tests of this room."""

from datetime import date, datetime, timedelta, timezone

from netra.agencies.models import Agency, Government
from netra.outreach.models import Briefing, Directive
from netra.outreach.plans import NewBriefing, NewDirective
from netra.outreach.services import issue_directive, plan_briefing, record_briefing
from tests.towns import ACTOR

WIB = timezone(timedelta(hours=7))
PLANNED = datetime(2024, 10, 8, 10, 0, tzinfo=WIB)
VISIT_DAY = date(2024, 10, 16)
AFTERNOON = datetime(2024, 10, 16, 16, 0, tzinfo=WIB)


def a_directive(government: Government, *addressees: Agency, label: str = "INS-1") -> Directive:
    plan = NewDirective(
        label=label,
        issued_on=date(2024, 10, 7),
        issued_by_position="Wali Kota",
        text="Kunjungi semua kecamatan.",
        addressees=addressees,
        due_on=date(2024, 10, 31),
    )
    return issue_directive(government=government, plan=plan, at=PLANNED, actor=ACTOR)


def a_visit(
    host: Agency, *, title: str = "Kunjungan", on: date = VISIT_DAY, directive: Directive | None = None
) -> Briefing:
    plan = NewBriefing(
        kind=Briefing.Kind.VISIT,
        title=title,
        held_on=on,
        place="Aula",
        hosts=(host,),
        directive=directive,
        audience=("pns", "thl"),
        invited=(host,),
    )
    return plan_briefing(government=host.government, plan=plan, at=PLANNED, actor=ACTOR)


def held(briefing: Briefing, *, by: Agency | None = None, at: datetime = AFTERNOON) -> Briefing:
    return record_briefing(briefing=briefing, minutes="Dibahas.", at=at, actor=ACTOR, held_by=by)
