"""Checking one person in: two statements when all is well, because a thousand people stand at the door.

Idempotent by nonce (the same message twice) and by person (two doors at once): the database's unique keys
decide, on both databases, under any race. There is no journal entry per person:
docs/adr/0020 says what stands instead.
"""

from functools import lru_cache
from typing import Any

from django.db import connection
from django.db.models import Field, Q

from netra.journal.together import together
from netra.outreach.check_in import Answer, Standing, Tap, Verdict
from netra.outreach.models import Attendance, AttendanceList

# Our own names only; every value goes through a placeholder. The list's row is held while somebody is let in:
# a list that is being closed misses nobody whom it let in.
_LET_IN = """INSERT INTO outreach_attendance
    (briefing_id, civil_servant_id, typed_number, typed_name,
     way, door, checked_in_at, nonce, code_window, entered_by_id)
    SELECT l.briefing_id, {who}, %s, %s, %s, %s, %s, %s FROM outreach_attendancelist l {roster}
    WHERE l.briefing_id = %s AND l.closed_at IS NULL {lock}
    ON CONFLICT DO NOTHING RETURNING id, civil_servant_id"""
_ROSTER = "JOIN agencies_civilservant c ON c.number = %s AND c.government_id = %s"
_LOCK = {"postgresql": "FOR KEY SHARE OF l"}


def check_in(*, standing: Standing, tap: Tap) -> Answer:
    """Let somebody in once. Never raises for who it is: the answer says what happened.

    Who comes at the same moment shares a commit.
    """
    return together(lambda: _check_in(standing, tap))


def _check_in(standing: Standing, tap: Tap) -> Answer:
    found = _one(
        _sql("c.id, '', ''", _ROSTER),
        [*_prepared(tap), tap.number, standing.government, standing.briefing],
    )
    if found is not None:
        return Answer(Verdict.IN, tap.at, tap.door, int(found[1]))
    return _why_not(standing, tap) or _let_in_unlisted(standing, tap)


def _why_not(standing: Standing, tap: Tap) -> Answer | None:
    """Why the roster let nobody in; None when the person is simply not on it and the list is open."""
    row = (
        Attendance.objects.filter(nonce=tap.nonce)
        .values_list(
            "briefing_id",
            "civil_servant_id",
            "civil_servant__number",
            "typed_number",
            "checked_in_at",
            "door",
        )
        .first()
    )
    if row is not None:
        briefing, person, number, typed, at, door = row
        same = briefing == standing.briefing and (number or typed) == tap.number
        return Answer(Verdict.IN, at, door, person) if same else Answer(Verdict.NONCE_USED)
    known = Q(civil_servant__number=tap.number) | Q(civil_servant=None, typed_number=tap.number)
    before = Attendance.objects.filter(
        known & ~Q(typed_number="", civil_servant=None), briefing=standing.briefing
    )
    for at, door, person in before.values_list("checked_in_at", "door", "civil_servant_id"):
        return Answer(Verdict.ALREADY, at, door, person)
    return None if _is_open(standing) else Answer(Verdict.CLOSED)


def _let_in_unlisted(standing: Standing, tap: Tap) -> Answer:
    """Somebody who is not on the roster: added when asked to, matched after the event."""
    if not tap.add or not (tap.number or tap.name):
        return Answer(Verdict.UNLISTED)
    found = _one(_sql("NULL, %s, %s"), [tap.number, tap.name, *_prepared(tap), standing.briefing])
    if found:
        return Answer(Verdict.IN, tap.at, tap.door)
    return _why_not(standing, tap) or Answer(Verdict.CLOSED)


def _is_open(standing: Standing) -> bool:
    return AttendanceList.objects.filter(pk=standing.briefing, closed_at__isnull=True).exists()


def _prepared(tap: Tap) -> list[Any]:
    """What a tap says of itself, as this database stores it."""
    at, nonce = (
        field.get_db_prep_save(value, connection)
        for field, value in zip(_fields(), (tap.at, tap.nonce), strict=True)
    )
    return [tap.way, tap.door, at, nonce, tap.code_window, tap.entered_by]


@lru_cache(maxsize=1)
def _fields() -> "tuple[Field[Any, Any], ...]":
    return tuple(
        field for field in Attendance._meta.concrete_fields if field.name in ("checked_in_at", "nonce")
    )


def _sql(who: str, roster: str = "") -> str:
    return _LET_IN.format(who=who, roster=roster, lock=_LOCK.get(connection.vendor, ""))


def _one(sql: str, parameters: list[Any]) -> tuple[Any, ...] | None:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        row: tuple[Any, ...] | None = cursor.fetchone()
    return row
