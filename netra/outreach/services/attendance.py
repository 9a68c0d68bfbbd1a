"""The office's verbs on an attendance list: open it, count heads, close it, match names, and forget them.

Each is one transaction with one journal entry. Checking people in is `services.check_in`, on the same lists.
"""

import hmac
import secrets
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction

from netra.agencies.models import CivilServant, Government
from netra.journal import events
from netra.journal.services import Log, recording
from netra.law import Election
from netra.outreach import queries
from netra.outreach.models import Attendance, AttendanceFigure, AttendanceList, Briefing
from netra.outreach.retention import erase_on
from netra.outreach.rotating import GATE_ALPHABET, GATE_LETTERS
from netra.outreach.services.reach import (
    erase_reached,
    forget_reached,
    note_reached,
    periods_to_forget,
)


class NotTheDay(ValueError):
    """A list is opened on the day of its briefing."""


class ListIsClosed(ValueError):
    """The list is closed: open it again first, or it holds no names any more."""


class ListIsOpen(ValueError):
    """People are still being checked in: close the list first."""


class StillKept(ValueError):
    """Names are kept until the day that the rule gives; `until` is that day."""

    def __init__(self, until: date) -> None:
        super().__init__(until.isoformat())
        self.until = until


class AnotherPerson(ValueError):
    """That person is on this list already, or belongs to another government."""


def open_attendance(*, briefing: Briefing, at: datetime, actor: str) -> AttendanceList:
    """Open the list on the day of the briefing; opening it twice gives the same list. Raises `NotTheDay`."""
    found = queries.attendance_list_of(briefing, at)
    if found is not None:
        return found
    if briefing.held_on != at.date():
        raise NotTheDay(briefing.label)
    expected = queries.expected_count(briefing)
    with recording(briefing.government.code, at=at) as log:
        Briefing.objects.select_for_update().get(pk=briefing.pk)
        opened, is_new = AttendanceList.objects.get_or_create(
            briefing=briefing, defaults={"gate": _free_gate(), "expected": expected, "opened_at": at}
        )
        facts = {"expected": opened.expected, "again": not is_new}
        log.note(events.ATTENDANCE_OPENED, subject=briefing.label, actor=actor, facts=facts)
    return opened


def count_heads(*, attendance_list: AttendanceList, heads: int, at: datetime, actor: str) -> AttendanceList:
    """Note how many people somebody counted at the door; a later count replaces it. Raises `ListIsClosed`."""
    with _held(attendance_list, at) as (held, log):
        _require_open(held)
        held.head_count = heads
        held.save(update_fields=["head_count"])
        facts = {"heads": heads, "listed": queries.present_count(held.briefing_id)}
        log.note(events.ATTENDANCE_COUNTED, subject=held.briefing.label, actor=actor, facts=facts)
    return held


def close_attendance(*, attendance_list: AttendanceList, at: datetime, actor: str) -> AttendanceList:
    """Close the list: its digest goes to the journal, its figures are kept. Raises `ListIsClosed`."""
    with _held(attendance_list, at) as (held, log):
        _require_open(held)
        _bind_known(held)
        held.closed_at = at
        _seal(held)
        held.save(update_fields=["closed_at", "present", "digest"])
        note_reached(held)
        log.note(events.ATTENDANCE_CLOSED, subject=held.briefing.label, actor=actor, facts=_sealed(held))
    return held


def reopen_attendance(*, attendance_list: AttendanceList, at: datetime, actor: str) -> AttendanceList:
    """Open a closed list again, for a phone that came back late. Raises `ListIsClosed` when it was erased."""
    with _held(attendance_list, at) as (held, log):
        if held.erased_at is not None:
            raise ListIsClosed(held.briefing.label)
        log.note(events.ATTENDANCE_REOPENED, subject=held.briefing.label, actor=actor, facts=_sealed(held))
        held.closed_at, held.present, held.digest = None, None, ""
        held.save(update_fields=["closed_at", "present", "digest"])
        AttendanceFigure.objects.filter(briefing=held.briefing_id).delete()
    return held


def match_attendance(
    *, attendance: Attendance, civil_servant: CivilServant, at: datetime, actor: str
) -> Attendance:
    """Say who on the roster it was that came unlisted. Raises `AnotherPerson` and `ListIsClosed` (erased)."""
    briefing = attendance.briefing
    if civil_servant.government_id != briefing.government_id:
        raise AnotherPerson(briefing.label)
    with _held(briefing.attendance_list, at) as (held, log):
        if held.erased_at is not None:
            raise ListIsClosed(briefing.label)
        _bind(attendance, civil_servant)
        if held.closed_at is not None:
            _seal(held)
            held.save(update_fields=["present", "digest"])
            note_reached(held)
        log.note(events.ATTENDANCE_MATCHED, subject=briefing.label, actor=actor, facts=_sealed(held))
    return attendance


def erase_attendance(
    *, attendance_list: AttendanceList, election: Election | None, at: datetime, actor: str
) -> int:
    """Erase the names of a closed list, keep its figures; how many rows went.

    `election` is the one that decided on the day of the briefing. Raises `ListIsOpen` and `StillKept`.
    """
    until = erase_on(attendance_list.briefing.held_on, election)
    if at.date() < until:
        raise StillKept(until)
    with _held(attendance_list, at) as (held, log):
        if held.closed_at is None:
            raise ListIsOpen(held.briefing.label)
        erased, _ = Attendance.objects.filter(briefing=held.briefing_id).delete()
        held.erased_at = at
        held.secret = b""
        held.save(update_fields=["erased_at", "secret"])
        government = held.briefing.government
        erase_reached(government, periods_to_forget(government, at.date()))
        facts = {**_sealed(held), "rule_day": until.isoformat()}
        log.note(events.ATTENDANCE_ERASED, subject=held.briefing.label, actor=actor, facts=facts)
    return erased


def erase_what_is_due(
    *, government: Government, election_on: Callable[[date], Election | None], at: datetime, actor: str
) -> list[str]:
    """Erase every list of this government whose day has come; the labels of their briefings.

    A list that nobody closed is closed first. Who was reached in a period goes when the period is over and
    its last list is erased. Running it late or twice changes nothing.
    """
    erased = []
    for found in queries.lists_to_erase(government):
        election = election_on(found.briefing.held_on)
        if at.date() < erase_on(found.briefing.held_on, election):
            continue
        if found.closed_at is None:
            close_attendance(attendance_list=found, at=at, actor=actor)
        erase_attendance(attendance_list=found, election=election, at=at, actor=actor)
        erased.append(found.briefing.label)
    forget_reached(government=government, at=at, actor=actor)
    return erased


@contextmanager
def _held(attendance_list: AttendanceList, at: datetime) -> Iterator[tuple[AttendanceList, Log]]:
    """The list's row, locked against check-ins and other offices, inside one recording."""
    with recording(attendance_list.briefing.government.code, at=at) as log:
        rows = AttendanceList.objects.select_related("briefing__government")
        yield rows.select_for_update(of=("self",)).get(pk=attendance_list.pk), log


def _require_open(held: AttendanceList) -> None:
    if held.closed_at is not None:
        raise ListIsClosed(held.briefing.label)


def _seal(held: AttendanceList) -> None:
    """Count, digest and figures of the list as it stands.

    The digest is keyed with the list's secret: once that is erased, nobody can try names against it.
    """
    rows = list(queries.attendance_of(held.briefing_id))
    held.present = len(rows)
    lines = sorted(f"{row.nonce}|{row.civil_servant_id or row.typed_number}|{row.way}" for row in rows)
    held.digest = hmac.new(bytes(held.secret), "\n".join(lines).encode(), "sha256").hexdigest()
    _keep_figures(held, rows)


def _keep_figures(held: AttendanceList, rows: list[Attendance]) -> None:
    agencies = queries.agencies_on(
        [row.civil_servant_id for row in rows if row.civil_servant_id], held.briefing.held_on
    )
    counted = Counter(
        (
            agencies.get(row.civil_servant_id or 0),
            row.civil_servant.employment if row.civil_servant else "",
            row.way,
        )
        for row in rows
    )
    AttendanceFigure.objects.filter(briefing=held.briefing_id).delete()
    AttendanceFigure.objects.bulk_create(
        AttendanceFigure(
            briefing_id=held.briefing_id, agency_id=agency, employment=employment, way=way, present=present
        )
        for (agency, employment, way), present in counted.items()
    )


def _sealed(held: AttendanceList) -> dict[str, Any]:
    """What the journal says of a list: figures and digest, no names."""
    return {
        "expected": held.expected,
        "present": held.present,
        "heads": held.head_count,
        "digest": held.digest,
    }


def _bind_known(held: AttendanceList) -> None:
    """Nobody stays a nameless guest whose typed number is on the roster: by another spelling, or by now."""
    guests = list(queries.unmatched_of(held.briefing_id))
    meant = queries.people_meant(held.briefing.government, [each.typed_number for each in guests])
    for guest in guests:
        if person := meant.get(guest.typed_number):
            with suppress(AnotherPerson):  # two rows of one person: the office says which
                _bind(guest, person)


def _bind(attendance: Attendance, civil_servant: CivilServant) -> None:
    """Put the person behind an unlisted row; the unique key refuses somebody who is there already."""
    attendance.civil_servant = civil_servant
    attendance.typed_number = attendance.typed_name = ""
    try:
        with transaction.atomic():
            attendance.save(update_fields=["civil_servant", "typed_number", "typed_name"])
    except IntegrityError as error:
        raise AnotherPerson(civil_servant.number) from error


def _free_gate() -> str:
    """Four letters that no other list has."""
    while True:
        gate = "".join(secrets.choice(GATE_ALPHABET) for _ in range(GATE_LETTERS))
        if not AttendanceList.objects.filter(gate=gate).exists():
            return gate
