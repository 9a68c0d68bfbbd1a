"""A second visit to Kecamatan Gunungpuyuh, on the demo's own day, its list open at the door. All invented."""

import random
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db import transaction

from netra.agencies.models import Agency, Government
from netra.agencies.queries import agencies_of
from netra.clock import Zone
from netra.outreach import queries
from netra.outreach.check_in import Tap
from netra.outreach.models import Attendance, AttendanceList, Briefing
from netra.outreach.plans import NewBriefing, NewQuestion
from netra.outreach.services import (
    add_question,
    check_in,
    close_attendance,
    count_heads,
    open_attendance,
    plan_briefing,
)

ACTOR = "Kepala Bagian Tata Pemerintahan"
USHER = "Petugas pintu, Kecamatan Gunungpuyuh"
HOST = "kecamatan-gunungpuyuh"
PLANNED_ON, HELD_ON = date(2024, 10, 28), date(2024, 10, 30)
OPENED, LAST = time(8, 15), time(9, 6)
NOON = time(12, 0)
# In the afternoon: the demo's day never stands before 14.20, so that the visit is seen while it runs.
STARTS, ENDS = time(13, 30), time(15, 30)
DOOR_OPENED, FIRST_IN, LAST_IN, COUNTED = time(12, 45), time(12, 52), time(13, 36), time(13, 50)
SHARE = 0.7
SENT, A_WHOLE_CITY = 0.45, 1000
NOT_ON_THE_LIST = ("THL-32.72-90017", "Tamu Rekaan dari Puskesmas")
ASKED_AT = time(14, 5)
ASKED = (
    NewQuestion("Atasan membagikan tautan kampanye di grup kantor. Apa yang harus saya lakukan?"),
    NewQuestion("Bolehkah foto lama bersama calon tetap ada di akun saya?"),
)
HEADS_UNLISTED = 2  # people in the hall whom no list has yet
AGENDA = """\
13.30 Pembukaan; Camat Gunungpuyuh
13.40 Lima keadaan yang paling sering keliru; Bagian Tata Pemerintahan
14.20 Tanya jawab; Bawaslu Kota Sukabumi
14.50 Isu kecamatan dan janji kunjungan pertama; Dinas Kesehatan, Dinas Sosial, Dinas Tenaga Kerja
15.15 Uji pemahaman, 5 keadaan; di ponsel sendiri atau di kertas"""
WAYS = (
    [(Attendance.Way.OWN_PHONE, "")] * 6
    + [(Attendance.Way.USHER, "Pintu utama")] * 3
    + [(Attendance.Way.TYPED, "Pintu utama"), (Attendance.Way.PAPER, "")]
)


def replay_attendance(government: Government) -> None:
    """Plan the visit, open its list and let most of the invited people in."""
    with transaction.atomic():
        opened = _opened(government)
        _let_in(government, opened)
        heads = queries.present_count(opened.briefing_id) + HEADS_UNLISTED
        count_heads(attendance_list=opened, heads=heads, at=_at(COUNTED), actor=USHER)
        for question in ASKED:
            add_question(briefing=opened.briefing, question=question, at=_at(ASKED_AT), actor=ACTOR)


def replay_past_attendance(government: Government) -> None:
    """The lists of the briefings before: opened, filled by most of the invited, closed. All invented."""
    chance = random.Random("hadir lampau rekaan")  # noqa: S311 - repeatability, not secrecy
    for briefing in Briefing.objects.filter(government=government, held_on__lt=HELD_ON).order_by("held_on"):
        with transaction.atomic():
            _fill(briefing, chance)


def _fill(briefing: Briefing, chance: random.Random) -> None:
    """A kecamatan comes nearly whole; to a meeting of the whole city each office sends some of its people."""
    hours = [datetime.combine(briefing.held_on, hour, tzinfo=Zone.WIB.tz) for hour in (OPENED, LAST, NOON)]
    opened = open_attendance(briefing=briefing, at=hours[0], actor=ACTOR)
    standing = queries.standing_at(opened, briefing.government)
    numbers = list(queries.expected_postings(briefing).values_list("civil_servant__number", flat=True))
    share = chance.uniform(0.86, 0.99) if len(numbers) < A_WHOLE_CITY else SENT
    for number in chance.sample(numbers, round(share * len(numbers))):
        nonce = UUID(int=chance.getrandbits(128))
        check_in(standing=standing, tap=Tap(number, nonce, Attendance.Way.PAPER, at=hours[1]))
    close_attendance(attendance_list=opened, at=hours[2], actor=ACTOR)


def _opened(government: Government) -> AttendanceList:
    host = Agency.objects.get(government=government, code=HOST)
    offices = agencies_of(government, HELD_ON)
    plan = NewBriefing(
        kind=Briefing.Kind.VISIT,
        title="Kunjungan kedua netralitas ASN ke Kecamatan Gunungpuyuh",
        held_on=HELD_ON,
        starts_at=STARTS,
        place="Aula Kecamatan Gunungpuyuh",
        hosts=(host,),
        ends_at=ENDS,
        agenda=AGENDA,
        audience=("pns", "pppk", "thl"),
        invited=(host, *offices.filter(parent=host)),
        note="Kunjungan kedua ini rekaan, bersama daftar hadirnya.",
    )
    planned_at = datetime.combine(PLANNED_ON, time(10, 0), tzinfo=Zone.WIB.tz)
    briefing = plan_briefing(government=government, plan=plan, at=planned_at, actor=ACTOR)
    return open_attendance(briefing=briefing, at=_at(DOOR_OPENED), actor=ACTOR)


def _let_in(government: Government, opened: AttendanceList) -> None:
    chance = random.Random("hadir rekaan")  # noqa: S311 - invented people need repeatability, not secrecy
    standing = queries.standing_at(opened, government)
    numbers = list(queries.expected_postings(opened.briefing).values_list("civil_servant__number", flat=True))
    came = chance.sample(numbers, round(SHARE * len(numbers)))
    guest, name = NOT_ON_THE_LIST
    seconds = (datetime.combine(HELD_ON, LAST_IN) - datetime.combine(HELD_ON, FIRST_IN)).seconds
    moments = sorted(chance.uniform(0, seconds) for _ in range(len(came) + 1))
    for number, later in zip([*came, guest], moments, strict=True):
        way, door = chance.choice(WAYS)
        moment = _at(FIRST_IN) + timedelta(seconds=later)
        tap = Tap(
            number=number,
            nonce=UUID(int=chance.getrandbits(128)),
            way=way,
            at=moment,
            door=door,
            name=name if number == guest else "",
            add=number == guest,
            code_window=int(moment.timestamp() // 15) if way == Attendance.Way.OWN_PHONE else None,
        )
        check_in(standing=standing, tap=tap)


def _at(hour: time) -> datetime:
    return datetime.combine(HELD_ON, hour, tzinfo=Zone.WIB.tz)
