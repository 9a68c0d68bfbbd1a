"""Reading attendance: who may run the door, who is expected, who is there."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import connection
from django.db.models import Count, F, Max, QuerySet, Sum, Value
from django.db.models.functions import Replace, Upper

from netra.accounts import roles
from netra.accounts.models import Officer
from netra.agencies.models import CivilServant, Government, Posting
from netra.agencies.queries import postings_on
from netra.outreach.check_in import Standing
from netra.outreach.models import Attendance, AttendanceFigure, AttendanceList, Briefing
from netra.outreach.queries.briefings import expected_postings
from netra.outreach.staff_numbers import GROUPING, key_of, plain_number, short_name

CANDIDATES = 8


@dataclass(frozen=True)
class Guest:
    """One expected person as an usher's phone may keep them."""

    key: str
    name: str


@dataclass(frozen=True)
class Crowd:
    """The most people that one displayed code let in, and when the first of them came."""

    people: int
    at: datetime


@dataclass(frozen=True)
class Who:
    """A person on the roster with the place of work on a day, for the eyes of an usher."""

    person: int
    number: str
    name: str
    employment: str
    title: str
    agency: str


def may_run_check_in(officer: Officer, briefing: Briefing) -> bool:
    """Tata Pemerintahan everywhere; the head of a unit where the own unit is host."""
    if not officer.may(roles.RUNS_CHECK_IN):
        return False
    if officer.may(roles.PLANS_OUTREACH):
        return True
    return any(host.pk == officer.agency_id for host in briefing.hosts.all())


def standing_of(gate: str) -> Standing | None:
    """What a check-in must know of the list behind a gate."""
    # Plain SQL: everybody at the door waits for exactly this row.
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT l.briefing_id, b.government_id, l.secret, l.closed_at IS NULL"
            " FROM outreach_attendancelist l JOIN outreach_briefing b ON b.id = l.briefing_id"
            " WHERE l.gate = %s",
            [gate],
        )
        row = cursor.fetchone()
    return Standing(row[0], row[1], bytes(row[2]), bool(row[3])) if row else None


def attendance_list_of(briefing: Briefing, at: datetime) -> AttendanceList | None:
    """The list of this briefing, when it was opened by that moment."""
    return AttendanceList.objects.filter(briefing=briefing, opened_at__lte=at).first()


def standing_at(attendance_list: AttendanceList, government: Government) -> Standing:
    """The same for a list that is at hand."""
    return Standing(
        attendance_list.briefing_id,
        government.pk,
        bytes(attendance_list.secret),
        attendance_list.closed_at is None,
    )


def expected_count(briefing: Briefing) -> int:
    """How many people are invited."""
    return expected_postings(briefing).order_by().values("civil_servant_id").distinct().count()


def guests_of(attendance_list: AttendanceList, briefing: Briefing) -> list[Guest]:
    """The expected people as an usher's phone keeps them: a key and a short name each, no number."""
    people = (
        expected_postings(briefing).values_list("civil_servant__number", "civil_servant__name").distinct()
    )
    return [Guest(key_of(attendance_list.gate, number), short_name(name)) for number, name in people]


def numbers_behind(
    attendance_list: AttendanceList, briefing: Briefing, keys: Iterable[str]
) -> dict[str, str]:
    """Key -> number for those of the keys that are expected people."""
    wanted = set(keys)
    if not wanted:
        return {}
    numbers = (
        expected_postings(briefing).order_by().values_list("civil_servant__number", flat=True).distinct()
    )
    pairs = ((key_of(attendance_list.gate, number), number) for number in numbers)
    return {key: number for key, number in pairs if key in wanted}


def present_keys(attendance_list: AttendanceList) -> Iterator[tuple[str, datetime]]:
    """Who is there, as keys with the moment: a phone without network then knows who came by another door."""
    rows = attendance_of(attendance_list.briefing_id).values_list(
        "civil_servant__number", "typed_number", "checked_in_at"
    )
    for number, typed, at in rows:
        yield key_of(attendance_list.gate, number or typed), at


def attendance_of(briefing_id: int) -> QuerySet[Attendance]:
    """Everybody who is there, in the order in which they came."""
    found = Attendance.objects.filter(briefing_id=briefing_id).select_related("civil_servant")
    return found.order_by("checked_in_at", "pk")


def present_count(briefing_id: int) -> int:
    """How many are there."""
    return Attendance.objects.filter(briefing_id=briefing_id).count()


def present_by(briefing_id: int, column: str) -> dict[str, int]:
    """How many are there, by way or by "civil_servant__employment"."""
    rows = Attendance.objects.filter(briefing_id=briefing_id).order_by().values_list(column)
    return {str(value or ""): count for value, count in rows.annotate(Count("pk"))}


def unmatched_of(briefing_id: int) -> QuerySet[Attendance]:
    """Who came without being on the roster and is still to be matched."""
    return attendance_of(briefing_id).filter(civil_servant__isnull=True)


def largest_crowd(briefing_id: int) -> Crowd | None:
    """The displayed code that let the most people in; None while nobody used one."""
    by_code = Attendance.objects.filter(briefing_id=briefing_id, code_window__isnull=False)
    top = (
        by_code.order_by()
        .values("code_window")
        .annotate(people=Count("pk"), at=Max("checked_in_at"))
        .order_by("-people", "code_window")
        .first()
    )
    return Crowd(top["people"], top["at"]) if top else None


def who_is(person: int, on: date) -> Who | None:
    """One person with the place of work on that day."""
    posting = postings_on(on).filter(civil_servant=person).first()
    if posting is not None:
        return _who(posting)
    servant = CivilServant.objects.filter(pk=person).first()
    return Who(servant.pk, servant.number, servant.name, servant.employment, "", "") if servant else None


def people_named(government: Government, text: str, on: date) -> list[Who]:
    """People of this government whose name holds these words, a few at most."""
    words = text.split()
    found = postings_on(on).filter(civil_servant__government=government)
    for word in words:
        found = found.filter(civil_servant__name__icontains=word)
    return [_who(each) for each in found.order_by("civil_servant__name", "pk")[:CANDIDATES]] if words else []


def people_called(government: Government, name: str) -> list[CivilServant]:
    """Everybody of this government with exactly this name, capitals aside; two are enough to be in doubt."""
    return list(CivilServant.objects.filter(government=government, name__iexact=name.strip())[:2])


def agencies_on(people: Iterable[int], on: date) -> dict[int, int]:
    """Person -> agency on that day, for those who serve somewhere."""
    found = postings_on(on).filter(civil_servant__in=set(people))
    return dict(found.values_list("civil_servant_id", "position__agency_id"))


def person_numbered(government: Government, number: str) -> CivilServant | None:
    """The person of this government with this number."""
    return CivilServant.objects.filter(government=government, number=number).first()


def numbers_meant(government: Government, numbers: Iterable[str]) -> dict[str, str]:
    """Typed number -> the number on the roster that it means: the same, or the only one with the same letters
    and digits ("THL 32.72 00001" for "THL-32.72-00001"). What nobody has is left out."""
    everyone = CivilServant.objects.filter(government=government)
    typed = {number for number in numbers if number}
    found = {number: number for number in everyone.filter(number__in=typed).values_list("number", flat=True)}
    loose: dict[str, list[str]] = {}
    for number in typed - found.keys():
        loose.setdefault(plain_number(number), []).append(number)
    if not loose:
        return found
    plain: Any = F("number")
    for mark in GROUPING:
        plain = Replace(plain, Value(mark), Value(""))
    rows = everyone.annotate(plain=Upper(plain)).filter(plain__in=loose).values_list("plain", "number")
    meant: dict[str, list[str]] = {}
    for key, number in rows:
        meant.setdefault(key, []).append(number)
    return found | {
        number: people[0] for key, people in meant.items() if len(people) == 1 for number in loose[key]
    }


def people_meant(government: Government, numbers: Iterable[str]) -> dict[str, CivilServant]:
    """Typed number -> the person on the roster whom it means (`numbers_meant`)."""
    meant = numbers_meant(government, numbers)
    rows = CivilServant.objects.filter(government=government, number__in=set(meant.values()))
    people = {person.number: person for person in rows}
    return {typed: people[number] for typed, number in meant.items() if number in people}


def figures_of(briefing: Briefing) -> QuerySet[AttendanceFigure]:
    """What stays of a closed list: counts per agency, employment and way."""
    return AttendanceFigure.objects.filter(briefing=briefing).select_related("agency")


def present_by_employment(briefing: Briefing) -> dict[str, int] | None:
    """How many were there per employment ("" for those not on the roster); None before the list is closed."""
    rows = figures_of(briefing).order_by().values_list("employment").annotate(Sum("present"))
    return dict(rows) or None


def lists_to_erase(government: Government) -> QuerySet[AttendanceList]:
    """Lists that still hold names."""
    kept = AttendanceList.objects.filter(briefing__government=government, erased_at__isnull=True)
    return kept.select_related("briefing__government").order_by("briefing__held_on", "pk")


def _who(posting: Posting) -> Who:
    person, position = posting.civil_servant, posting.position
    return Who(person.pk, person.number, person.name, person.employment, position.title, position.agency.name)
