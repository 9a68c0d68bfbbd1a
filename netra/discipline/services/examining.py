"""Summons, hearing, reply, team, proposal: up to the point where another officer decides."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from netra.discipline import catalogue, lifecycle, terms
from netra.discipline.desk import Desk
from netra.discipline.models import Proceeding, Sheet
from netra.discipline.services.acting import acting, file, note
from netra.journal import events


class NotAhead(ValueError):
    """A summons is for a day that is still to come."""


class TooFarAhead(ValueError):
    """The second examination would be later than the law allows; `until` is the last day."""

    def __init__(self, until: date) -> None:
        super().__init__(until.isoformat())
        self.until = until


class DayNotCome(ValueError):
    """The day of the examination has not come: nobody has stayed away yet."""


class TeamMissing(Exception):
    """The range holds a heavy sanction, and no examining team was formed (PP 94/2021)."""


class OutsideTheCatalogue(ValueError):
    """A norm that has no sanction for this class of staff in the rulebook."""


def summon(
    *, proceeding: Proceeding, on: date, place: str, letter: str, desk: Desk, seen: int | None = None
) -> None:
    """Record the first summons. For civil servants the reminder of PP 94/2021 art. 26(2) starts: the sources
    disagree whether seven working days are the least or the most (D04), so it never refuses a day."""
    with acting(proceeding, desk, "summon", seen=seen) as (locked, log):
        _summoned(locked, on, place, letter, desk, number=1)
        if locked.employment in lifecycle.ASN:
            terms.start(locked, lifecycle.FIRST_SUMMONS, at=desk.at)
        note(log, events.SUMMONS_ISSUED, locked, desk, on=on.isoformat())


def record_absence(*, proceeding: Proceeding, notes: str, desk: Desk, seen: int | None = None) -> None:
    """The respondent did not come to the first examination; the second is due in time (art. 26(3)-(4))."""
    with acting(proceeding, desk, "record_absence", seen=seen) as (locked, log):
        missed = _day_that_came(locked, desk)
        file(locked, desk, Sheet.Kind.ABSENCE, {"number": 1, "on": missed.isoformat(), "notes": notes})
        terms.meet(locked, lifecycle.FIRST_SUMMONS, at=desk.at)
        if locked.employment in lifecycle.ASN:
            terms.start_on(locked, lifecycle.SECOND_SUMMONS, on=missed)
        note(log, events.ABSENCE_RECORDED, locked, desk, on=missed.isoformat())


def summon_again(
    *, proceeding: Proceeding, on: date, place: str, letter: str, desk: Desk, seen: int | None = None
) -> None:
    """Record the second summons. Raises `TooFarAhead` while a day within the limit is still possible; where
    the office itself is late, a late examination is better than none."""
    with acting(proceeding, desk, "summon_again", seen=seen) as (locked, log):
        term = terms.running(locked, lifecycle.SECOND_SUMMONS)
        if term and term.binding and term.due_on and desk.today < term.due_on < on:
            raise TooFarAhead(term.due_on)
        _summoned(locked, on, place, letter, desk, number=2)
        note(log, events.SUMMONS_ISSUED_AGAIN, locked, desk, on=on.isoformat())


def record_second_absence(*, proceeding: Proceeding, notes: str, desk: Desk, seen: int | None = None) -> None:
    """Absent again: what follows is decided from what is there, without an examination (art. 26(3)-(4))."""
    with acting(proceeding, desk, "record_second_absence", seen=seen) as (locked, log):
        missed = _day_that_came(locked, desk)
        file(locked, desk, Sheet.Kind.ABSENCE, {"number": 2, "on": missed.isoformat(), "notes": notes})
        _summons_met(locked, desk)
        note(log, events.SECOND_ABSENCE_RECORDED, locked, desk, on=missed.isoformat())


def hear(
    *,
    proceeding: Proceeding,
    minutes: str,
    reply: str,
    evidence: str,
    desk: Desk,
    letter: str = "",
    seen: int | None = None,
) -> None:
    """Minutes of the examination: what was asked, and the respondent's own reply and evidence beside it."""
    content = {"minutes": minutes, "reply": reply, "evidence": evidence, "letter": letter}
    with acting(proceeding, desk, "hear", seen=seen) as (locked, log):
        file(locked, desk, Sheet.Kind.HEARING, content)
        _summons_met(locked, desk)
        note(log, events.HEARING_RECORDED, locked, desk)


def hear_more(
    *,
    proceeding: Proceeding,
    minutes: str,
    reply: str,
    evidence: str,
    desk: Desk,
    letter: str = "",
    seen: int | None = None,
) -> None:
    """Further minutes, beside the earlier ones."""
    content = {"minutes": minutes, "reply": reply, "evidence": evidence, "letter": letter}
    with acting(proceeding, desk, "hear_more", seen=seen) as (locked, log):
        file(locked, desk, Sheet.Kind.HEARING, content)
        note(log, events.HEARING_RECORDED, locked, desk)


def add_reply(
    *, proceeding: Proceeding, reply: str, evidence: str, desk: Desk, seen: int | None = None
) -> None:
    """The respondent's right of reply, at any time before the decision."""
    with acting(proceeding, desk, "add_reply", seen=seen) as (locked, log):
        file(locked, desk, Sheet.Kind.REPLY, {"reply": reply, "evidence": evidence})
        note(log, events.REPLY_RECORDED, locked, desk)


def form_team(
    *, proceeding: Proceeding, members: str, letter: str, desk: Desk, seen: int | None = None
) -> None:
    """An examining team, must for a heavy breach; who is in it stays sealed."""
    with acting(proceeding, desk, "form_team", seen=seen) as (locked, log):
        file(locked, desk, Sheet.Kind.TEAM, {"members": members, "letter": letter})
        note(log, events.EXAMINING_TEAM_FORMED, locked, desk)


def propose(
    *,
    proceeding: Proceeding,
    findings: str,
    norms: Sequence[str],
    reason: str,
    desk: Desk,
    seen: int | None = None,
) -> None:
    """File the result of the examination. With norms: the whole range that the catalogue has for them and
    this class, never a single sanction. Without: the examiners found no breach.

    Raises `OutsideTheCatalogue` and, for civil servants and a heavy range, `TeamMissing`.
    """
    with acting(proceeding, desk, "propose", seen=seen) as (locked, log):
        file(locked, desk, Sheet.Kind.PROPOSAL, _proposal(locked, findings, norms, reason))
        note(log, events.SANCTION_PROPOSED, locked, desk)


def _proposal(locked: Proceeding, findings: str, norms: Sequence[str], reason: str) -> dict[str, Any]:
    known = {norm.id for norm in catalogue.norms_for(locked.employment)}
    if not set(norms) <= known:
        raise OutsideTheCatalogue
    offered = [one.id for one in catalogue.range_of(locked.employment, norms)]
    is_heavy = locked.employment in lifecycle.ASN and any(map(catalogue.is_heavy, offered))
    if is_heavy and not has_team(locked):
        raise TeamMissing
    return {
        "employment": locked.employment,
        "findings": findings,
        "norms": list(norms),
        "range": offered,
        "reason": reason,
    }


def has_team(proceeding: Proceeding) -> bool:
    """Whether an examining team was formed; who is in it stays sealed."""
    return proceeding.sheets.filter(kind=Sheet.Kind.TEAM).exists()


def _summoned(locked: Proceeding, on: date, place: str, letter: str, desk: Desk, *, number: int) -> None:
    if on <= desk.today:
        raise NotAhead
    content = {"number": number, "on": on.isoformat(), "place": place, "letter": letter}
    file(locked, desk, Sheet.Kind.SUMMONS, content)
    locked.examination_on = on


def _day_that_came(locked: Proceeding, desk: Desk) -> date:
    missed = locked.examination_on
    if missed is None or missed > desk.today:
        raise DayNotCome
    return missed


def _summons_met(locked: Proceeding, desk: Desk) -> None:
    terms.meet(locked, lifecycle.FIRST_SUMMONS, lifecycle.SECOND_SUMMONS, at=desk.at)
