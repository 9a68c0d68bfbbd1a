"""A hall full of people, for the tests of attendance."""

from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import uuid4

from netra.agencies.models import Agency, CivilServant
from netra.outreach import queries, services
from netra.outreach.check_in import Answer, Standing, Tap
from netra.outreach.models import Attendance, AttendanceList, Briefing
from tests.outreach.meetings import VISIT_DAY, WIB, a_visit
from tests.towns import ACTOR, someone_at, staff_position

MORNING = datetime(2024, 10, 16, 8, 41, tzinfo=WIB)


def a_hall(host: Agency, *, people: int = 3, **visit: Any) -> tuple[AttendanceList, list[CivilServant]]:
    """An open list of a visit today, and the people who are expected."""
    guests = [someone_at(staff_position(host)) for _ in range(people)]
    return opened(a_visit(host, **{"on": VISIT_DAY} | visit)), guests


def opened(briefing: Briefing, at: datetime = MORNING) -> AttendanceList:
    return services.open_attendance(briefing=briefing, at=at, actor=ACTOR)


def standing(attendance_list: AttendanceList) -> Standing:
    return queries.standing_at(attendance_list, attendance_list.briefing.government)


def a_tap(number: str, **changed: Any) -> Tap:
    tap = Tap(number=number, nonce=uuid4(), way=Attendance.Way.USHER, at=MORNING, door="Pintu timur")
    return replace(tap, **changed)


def comes(attendance_list: AttendanceList, number: str, **changed: Any) -> Answer:
    """Somebody with this number stands at the door."""
    return services.check_in(standing=standing(attendance_list), tap=a_tap(number, **changed))
