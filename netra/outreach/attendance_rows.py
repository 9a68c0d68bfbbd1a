"""Attendance as the organiser's page shows it: a headline, bars, the difference to the head count."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.formats import number_format

from netra.agencies.models import CivilServant
from netra.outreach import queries
from netra.outreach.models import Attendance, AttendanceList, Briefing
from netra.outreach.screens import hour_words
from netra.outreach.staff_numbers import tail_words

BUSY_CODE = 60  # more people on one displayed code than can stand before a screen for 15 seconds


@dataclass(frozen=True)
class Bar:
    """One line of the card: who, how many of how many, and the share for the bar."""

    label: str
    present: int
    expected: int
    percent: float


@dataclass(frozen=True)
class Board:
    """Everything above the list of names; `forgotten`: nobody can tell any more who of whom was invited."""

    finding: str
    bars: list[Bar]
    ways: list[tuple[str, int]]
    present: int
    unmatched: list["AttendanceRow"]
    difference: int | None
    crowd_words: str
    crowd_is_large: bool
    forgotten: bool = False

    @property
    def difference_words(self) -> str:
        """ "Selisih 2": how far the head count is from the list, either way."""
        return f"Selisih {number_format(abs(self.difference or 0), force_grouping=True)}"


@dataclass(frozen=True)
class AttendanceRow:
    """One person on the list, in words."""

    attendance: Attendance
    who: str
    under: str
    at: str
    way: str


def board_of(briefing: Briefing, attendance_list: AttendanceList) -> Board:
    """The list as it stands; after its names are erased, from the figures that stay."""
    erased = attendance_list.erased_at is not None
    by_employment, by_way = _figures(briefing) if erased else _live(briefing)
    present = sum(by_way.values())
    crowd = queries.largest_crowd(briefing.pk)
    heads = attendance_list.head_count
    return Board(
        finding=finding_of(present, attendance_list.expected),
        bars=list(_bars(queries.expected_by_employment(briefing), by_employment)),
        ways=[(str(way.label), by_way.get(way.value, 0)) for way in Attendance.Way],
        present=present,
        unmatched=[attendance_row(each) for each in queries.unmatched_of(briefing.pk)],
        difference=None if heads is None else heads - present,
        crowd_words=f"{crowd.people} orang, sekitar pukul {hour_words(crowd.at)}" if crowd else "",
        crowd_is_large=crowd is not None and crowd.people > BUSY_CODE,
        forgotten=queries.invited_are_forgotten(briefing),
    )


def finding_of(present: int, expected: int) -> str:
    """The headline: "61 dari 88 pegawai hadir, 27 belum"."""
    if expected == 0:
        return f"{number_format(present, force_grouping=True)} orang hadir"
    words = [number_format(each, force_grouping=True) for each in (present, expected, expected - present)]
    if present >= expected:
        return f"{words[0]} hadir, {words[1]} diundang"
    return f"{words[0]} dari {words[1]} pegawai hadir, {words[2]} belum"


def closed_finding(attendance_list: AttendanceList | None) -> str:
    """The same of a closed list, from what was noted when it was closed; empty while it is open."""
    if attendance_list is None or attendance_list.present is None:
        return ""
    return finding_of(attendance_list.present, attendance_list.expected)


def attendance_row(attendance: Attendance) -> AttendanceRow:
    """One line of the list."""
    person = attendance.civil_servant
    if person is None:
        who = attendance.typed_name or tail_words(attendance.typed_number)
        under = f"Belum dicocokkan. {attendance.typed_number}".strip()
    else:
        who, under = person.name, CivilServant.Employment(person.employment).label
    at = hour_words(attendance.checked_in_at)
    way = Attendance.Way(attendance.way).label + (f", {attendance.door.lower()}" if attendance.door else "")
    return AttendanceRow(attendance, who, under, at, way)


def _live(briefing: Briefing) -> tuple[dict[str, int], dict[str, int]]:
    return queries.present_by(briefing.pk, "civil_servant__employment"), queries.present_by(
        briefing.pk, "way"
    )


def _figures(briefing: Briefing) -> tuple[dict[str, int], dict[str, int]]:
    by_employment: dict[str, int] = {}
    by_way: dict[str, int] = {}
    for figure in queries.figures_of(briefing):
        by_employment[figure.employment] = by_employment.get(figure.employment, 0) + figure.present
        by_way[figure.way] = by_way.get(figure.way, 0) + figure.present
    return by_employment, by_way


def _bars(expected: dict[str, int], present: dict[str, int]) -> Iterator[Bar]:
    for employment in CivilServant.Employment:
        here, called = present.get(employment.value, 0), expected.get(employment.value, 0)
        if here or called:
            yield Bar(str(employment.label), here, called, 100 * here / max(called, here))
