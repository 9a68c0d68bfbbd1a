"""Carried out or not, recorded in I'DIS or not, the superior's part, the end."""

from datetime import date

from netra.discipline import lifecycle, terms
from netra.discipline.desk import Desk
from netra.discipline.models import Proceeding, Sheet
from netra.discipline.services.acting import ReasonMissing, acting, file, note
from netra.discipline.services.deciding import WrongDay
from netra.journal import events


class AlreadyRecorded(Exception):
    """It is in I'DIS already, or the superior's part was noted or settled before."""


class SuperiorStillDue(Exception):
    """The superior's part was noted and not settled: the proceeding does not end before."""


def carry_out(*, proceeding: Proceeding, on: date, notes: str, desk: Desk, seen: int | None = None) -> None:
    """The sanction is carried out from that day on."""
    with acting(proceeding, desk, "carry_out", seen=seen) as (locked, log):
        if on > desk.today or (locked.decided_on and on < locked.decided_on):
            raise WrongDay(on.isoformat())
        file(locked, desk, Sheet.Kind.EXECUTION, {"outcome": "done", "on": on.isoformat(), "notes": notes})
        note(log, events.SANCTION_CARRIED_OUT, locked, desk, on=on.isoformat())


def leave_undone(*, proceeding: Proceeding, reason: str, desk: Desk, seen: int | None = None) -> None:
    """It cannot be carried out (retired, died, ...): an end, with the reason, by another officer."""
    with acting(proceeding, desk, "leave_undone", seen=seen, reason=reason) as (locked, log):
        _check_superior(locked)
        file(locked, desk, Sheet.Kind.EXECUTION, {"outcome": "undone", "notes": reason})
        note(log, events.SANCTION_LEFT_UNDONE, locked, desk)


def record_in_idis(*, proceeding: Proceeding, number: str, desk: Desk, seen: int | None = None) -> None:
    """The decision stands in BKN's I'DIS: what the threat of a SIASN block waited for."""
    with acting(proceeding, desk, "record_in_idis", seen=seen) as (locked, log):
        if locked.idis_recorded_at:
            raise AlreadyRecorded
        locked.idis_recorded_at = desk.at
        file(locked, desk, Sheet.Kind.EXECUTION, {"outcome": "idis", "notes": number})
        terms.meet(locked, lifecycle.FOLLOW_UP, at=desk.at)
        note(log, events.RECORDED_IN_IDIS, locked, desk)


def escalate(*, proceeding: Proceeding, reason: str, desk: Desk, seen: int | None = None) -> None:
    """Village: the warning was not heeded; a heavier measure is decided on (UU 6/2014 art. 30(2), 52(2))."""
    with acting(proceeding, desk, "escalate", seen=seen, reason=reason) as (locked, log):
        file(locked, desk, Sheet.Kind.REASON, {"title": "Teguran tidak dituruti", "reason": reason})
        note(log, events.WARNING_NOT_HEEDED, locked, desk)


def note_superior(*, proceeding: Proceeding, notes: str, desk: Desk, seen: int | None = None) -> None:
    """A task: the direct superior may have let it pass and is to be examined too (PP 94/2021 art. 28)."""
    with acting(proceeding, desk, "note_superior", seen=seen) as (locked, log):
        if locked.superior_is_due:
            raise AlreadyRecorded
        locked.superior_noted_at, locked.superior_settled_at = desk.at, None
        file(locked, desk, Sheet.Kind.SUPERIOR, {"outcome": "noted", "notes": notes})
        note(log, events.SUPERIOR_NOTED, locked, desk)


def settle_superior(*, proceeding: Proceeding, reason: str, desk: Desk, seen: int | None = None) -> None:
    """What became of the task: a proceeding of its own, or why none is needed."""
    with acting(proceeding, desk, "settle_superior", seen=seen, reason=reason) as (locked, log):
        if not locked.superior_is_due:
            raise AlreadyRecorded
        locked.superior_settled_at = desk.at
        file(locked, desk, Sheet.Kind.SUPERIOR, {"outcome": "settled", "notes": reason})
        note(log, events.SUPERIOR_SETTLED, locked, desk)


def close(*, proceeding: Proceeding, reason: str = "", desk: Desk, seen: int | None = None) -> None:
    """The end. A civil servant's proceeding that is not in I'DIS closes only with the reason why not."""
    with acting(proceeding, desk, "close", seen=seen) as (locked, log):
        _check_superior(locked)
        is_missing = locked.employment in lifecycle.ASN and locked.idis_recorded_at is None
        if is_missing and not reason.strip():
            raise ReasonMissing("close")
        if reason.strip():
            file(locked, desk, Sheet.Kind.REASON, {"title": "Ditutup", "reason": reason})
        note(log, events.PROCEEDING_CLOSED, locked, desk)


def _check_superior(locked: Proceeding) -> None:
    if locked.superior_is_due:
        raise SuperiorStillDue
