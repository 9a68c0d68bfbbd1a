"""A roster, halls full of people with tickets, and the bare inserts; imported after Django is set up."""

import time
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import count
from time import perf_counter
from typing import Any
from urllib.parse import urlencode
from uuid import UUID, uuid4

from django.db import connection

from netra.agencies import services as agencies
from netra.agencies.models import Agency, CivilServant, Government, Position, Posting
from netra.outreach import rotating, services
from netra.outreach.models import Attendance, AttendanceList, Briefing
from netra.outreach.plans import NewBriefing

ROSTER = 5000
_serial = count(1)
_TABLE = """CREATE TABLE IF NOT EXISTS bare_attendance (briefing integer, person integer, at {moment},
    nonce {nonce} UNIQUE, UNIQUE (briefing, person))"""
_INSERT = "INSERT INTO bare_attendance (briefing, person, at, nonce) VALUES (%s, %s, %s, %s)"


@dataclass(frozen=True)
class Hall:
    """An open list, and one number and ticket for each person."""

    attendance_list: AttendanceList
    guests: list[tuple[str, str]]

    def requests(self, double: int = 0) -> list[bytes]:
        """What the phones send; the first `double` of them twice, side by side."""
        once = [self._request(number, ticket) for number, ticket in self.guests]
        return [
            request for each in zip(once[:double], once[:double], strict=True) for request in each
        ] + once[double:]

    def missing(self) -> int:
        """How many of the guests are not on the list."""
        there = Attendance.objects.filter(briefing=self.attendance_list.briefing_id)
        found = set(there.values_list("civil_servant__number", flat=True))
        return len({number for number, _ in self.guests} - found)

    def surplus(self) -> int:
        """How many rows are on the list that no guest accounts for."""
        return max(
            Attendance.objects.filter(briefing=self.attendance_list.briefing_id).count() - len(self.guests), 0
        )

    def _request(self, number: str, ticket: str) -> bytes:
        body = urlencode({"number": number, "ticket": ticket}).encode()
        head = (
            f"POST /hadir/{self.attendance_list.gate}00000000/ HTTP/1.1\r\n"
            "Host: 127.0.0.1\r\nConnection: close\r\n"
            f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        return head.encode() + body


def found(people: int) -> None:
    """A government with a roster of 5,000, or more where more people come."""
    now = datetime.now(UTC)
    government = agencies.found_government(
        at=now,
        actor="bench",
        code="32.72",
        name="Kota Sukabumi",
        kind="kota",
        zone="WIB",
        bawaslu_code="13.08",
    )
    agency = Agency.objects.create(
        government=government, code="dinas", name="Dinas", kind="dinas", active_from=date(2017, 1, 3)
    )
    position = Position.objects.create(agency=agency, title="Staf", rank="pelaksana")
    staff = CivilServant.objects.bulk_create(
        CivilServant(
            government=government, number=f"190001011920{n:06d}", name=f"Orang {n}", employment="pns"
        )
        for n in range(10, max(ROSTER, people) + 10)
    )
    Posting.objects.bulk_create(
        Posting(civil_servant=one, position=position, from_on=date(2018, 1, 2)) for one in staff
    )
    with connection.cursor() as cursor:
        postgres = connection.vendor == "postgresql"
        types = (
            {"moment": "timestamptz", "nonce": "uuid"} if postgres else {"moment": "text", "nonce": "text"}
        )
        cursor.execute(_TABLE.format(**types))


def a_hall(people: int) -> Hall:
    """A new briefing today with an open list, and for each guest a ticket as a scanned code gives it."""
    government, agency, now = Government.objects.get(), Agency.objects.get(), datetime.now(UTC)
    plan = NewBriefing(
        kind=Briefing.Kind.MEETING,
        title=f"Acara {next(_serial)}",
        held_on=now.date(),
        place="Aula",
        hosts=(agency,),
    )
    briefing = services.plan_briefing(government=government, plan=plan, at=now, actor="bench")
    opened = services.open_attendance(briefing=briefing, at=now, actor="bench")
    numbers = CivilServant.objects.order_by("pk").values_list("number", flat=True)[:people]
    return Hall(opened, [(number, _ticket(opened)) for number in numbers])


def raw_inserts(people: int) -> float:
    """Seconds for as many rows, each inserted and committed on its own through Django's connection."""
    briefing = -next(_serial)
    rows = [(briefing, person, *_prepared(uuid4())) for person in range(people)]
    began = perf_counter()
    for row in rows:
        with connection.cursor() as cursor:
            cursor.execute(_INSERT, row)
    return perf_counter() - began


def _prepared(nonce: UUID) -> tuple[Any, Any]:
    now = datetime.now(UTC)
    return (now, nonce) if connection.vendor == "postgresql" else (now.isoformat(), nonce.hex)


def _ticket(opened: AttendanceList) -> str:
    now = time.time()
    window = rotating.window_at(now)
    return rotating.give_ticket(bytes(opened.secret), window=window, nonce=uuid4(), moment=now)
