"""Objection (keberatan) and appeal (banding ke BPASN), PP 79/2021: filed, answered, decided."""

from datetime import date

from netra.cases import services as cases
from netra.discipline import lifecycle, terms
from netra.discipline.desk import Desk
from netra.discipline.models import Proceeding, Sheet
from netra.discipline.services.acting import acting, file, note
from netra.discipline.services.deciding import WrongDay, is_dismissal
from netra.journal import events


class OtherRemedy(ValueError):
    """A dismissal is appealed to BPASN, every other decision is objected to."""


def file_objection(
    *, proceeding: Proceeding, on: date, grounds: str, desk: Desk, seen: int | None = None
) -> None:
    """Record an objection. A late one is recorded too: the period is in doubt (D05), nothing is refused."""
    with acting(proceeding, desk, "file_objection", seen=seen) as (locked, log):
        if is_dismissal(locked, desk):
            raise OtherRemedy("file_objection")
        _file_remedy(locked, desk, "objection", on, grounds)
        terms.meet(locked, lifecycle.OBJECTION, lifecycle.OBJECTION_GENERAL, at=desk.at)
        note(log, events.OBJECTION_FILED, locked, desk, on=on.isoformat())


def file_appeal(
    *, proceeding: Proceeding, on: date, grounds: str, desk: Desk, seen: int | None = None
) -> None:
    """Record an appeal to BPASN; its copy starts the authority's clock. Whether it is late, BPASN says."""
    with acting(proceeding, desk, "file_appeal", seen=seen) as (locked, log):
        if not is_dismissal(locked, desk):
            raise OtherRemedy("file_appeal")
        _file_remedy(locked, desk, "appeal", on, grounds)
        terms.meet(locked, lifecycle.APPEAL, at=desk.at)
        terms.start_on(locked, lifecycle.BPASN_REPLY, on=on)
        terms.start_on(locked, lifecycle.BPASN_RULING, on=on)
        note(log, events.APPEAL_FILED, locked, desk, on=on.isoformat())


def reply_to_bpasn(*, proceeding: Proceeding, letter: str, desk: Desk, seen: int | None = None) -> None:
    """The authority's reply and evidence went to BPASN (PP 79/2021 art. 13)."""
    with acting(proceeding, desk, "reply_to_bpasn", seen=seen) as (locked, log):
        file(locked, desk, Sheet.Kind.REMEDY, {"kind": "reply", "letter": letter})
        terms.meet(locked, lifecycle.BPASN_REPLY, at=desk.at)
        note(log, events.BPASN_ANSWERED, locked, desk)


def uphold(*, proceeding: Proceeding, reason: str, letter: str, desk: Desk, seen: int | None = None) -> None:
    """The decision stands; it is in force from its own day on."""
    with acting(proceeding, desk, "uphold", seen=seen, reason=reason) as (locked, log):
        file(locked, desk, Sheet.Kind.REMEDY, {"kind": "upheld", "reason": reason, "letter": letter})
        _meet_bpasn(locked, desk)
        note(log, events.DECISION_UPHELD, locked, desk)


def annul(*, proceeding: Proceeding, reason: str, letter: str, desk: Desk, seen: int | None = None) -> None:
    """The decision is set aside: the respondent's good name is restored."""
    with acting(proceeding, desk, "annul", seen=seen, reason=reason) as (locked, log):
        file(locked, desk, Sheet.Kind.REMEDY, {"kind": "annulled", "reason": reason, "letter": letter})
        note(log, events.DECISION_ANNULLED, locked, desk)
        if locked.handover is not None:
            cases.tell_overturned(handover=locked.handover, officer=desk.officer, at=desk.at, log=log)


def _file_remedy(locked: Proceeding, desk: Desk, kind: str, on: date, grounds: str) -> None:
    if on > desk.today or (locked.decided_on and on < locked.decided_on):
        raise WrongDay(on.isoformat())
    file(locked, desk, Sheet.Kind.REMEDY, {"kind": kind, "on": on.isoformat(), "grounds": grounds})


def _meet_bpasn(locked: Proceeding, desk: Desk) -> None:
    terms.meet(locked, lifecycle.BPASN_REPLY, lifecycle.BPASN_RULING, at=desk.at)
