"""Decision, delivery, effect: by another officer than who examined, always with reasons."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from netra.discipline import catalogue, lifecycle, terms
from netra.discipline.desk import Desk
from netra.discipline.models import Proceeding, Sheet
from netra.discipline.services.acting import ReasonMissing, acting, file, note
from netra.discipline.services.examining import OutsideTheCatalogue, TeamMissing, has_team
from netra.journal import events


class NotTheirs(ValueError):
    """The authority named may not impose this sanction."""


class WrongDay(ValueError):
    """The day is still to come, or before what it follows."""


class NotYetInForce(Exception):
    """The day on which the decision takes effect has not come; `on` is that day."""

    def __init__(self, on: date) -> None:
        super().__init__(on.isoformat())
        self.on = on


@dataclass(frozen=True, slots=True)
class Decision:
    """What the competent authority decided: which sanction of the class's catalogue, by whom, with what."""

    sanction: str
    authority: str
    letter: str
    decided_on: date
    reason: str


def decide(*, proceeding: Proceeding, decision: Decision, desk: Desk, seen: int | None = None) -> None:
    """Record the competent authority's decision. The range binds nobody, the class's catalogue does.

    Raises `OutsideTheCatalogue`, `NotTheirs`, `TeamMissing`, `WrongDay`, and what `acting` raises.
    """
    with acting(proceeding, desk, "decide", seen=seen, reason=decision.reason) as (locked, log):
        _file_decision(locked, decision, desk)
        note(log, events.SANCTION_DECIDED, locked, desk, on=decision.decided_on.isoformat())


def amend(*, proceeding: Proceeding, decision: Decision, desk: Desk, seen: int | None = None) -> None:
    """After an objection or appeal: another decision in the place of the first, delivered anew."""
    with acting(proceeding, desk, "amend", seen=seen, reason=decision.reason) as (locked, log):
        _file_decision(locked, decision, desk)
        _meet_remedies(locked, desk)
        terms.meet(locked, lifecycle.EFFECT, at=desk.at)
        locked.idis_recorded_at = None  # what stands there is the decision that this one replaces
        note(log, events.DECISION_AMENDED, locked, desk, on=decision.decided_on.isoformat())


def clear(*, proceeding: Proceeding, reason: str, letter: str, desk: Desk, seen: int | None = None) -> None:
    """No breach was found: a normal end. The respondent's good name is restored, with reasons."""
    with acting(proceeding, desk, "clear", seen=seen, reason=reason) as (locked, log):
        file(locked, desk, Sheet.Kind.DECISION, {"outcome": "cleared", "reason": reason, "letter": letter})
        note(log, events.RESPONDENT_CLEARED, locked, desk)


def ask_for_more(*, proceeding: Proceeding, reason: str, desk: Desk, seen: int | None = None) -> None:
    """The second officer finds the examination incomplete: back to the examiners."""
    with acting(proceeding, desk, "ask_for_more", seen=seen, reason=reason) as (locked, log):
        file(locked, desk, Sheet.Kind.REASON, {"title": "Pemeriksaan perlu dilengkapi", "reason": reason})
        note(log, events.EXAMINATION_REOPENED, locked, desk)


def note_not_handed_over(
    *, proceeding: Proceeding, on: date, notes: str, desk: Desk, seen: int | None = None
) -> None:
    """The respondent did not come to take the decision: it is to be sent (PerBKN 6/2022 art. 49(8))."""
    with acting(proceeding, desk, "note_not_handed_over", seen=seen) as (locked, log):
        _check_day(on, locked.decided_on, desk)
        file(locked, desk, Sheet.Kind.DELIVERY, {"outcome": "failed", "on": on.isoformat(), "notes": notes})
        terms.meet(locked, lifecycle.SENDING, at=desk.at)
        terms.start_on(locked, lifecycle.SENDING, on=on)
        note(log, events.HANDING_OVER_FAILED, locked, desk, on=on.isoformat())


def deliver(*, proceeding: Proceeding, on: date, notes: str, desk: Desk, seen: int | None = None) -> None:
    """The decision was received. For civil servants the day of effect and the remedies' days start."""
    with acting(proceeding, desk, "deliver", seen=seen) as (locked, log):
        _check_day(on, locked.decided_on, desk)
        file(locked, desk, Sheet.Kind.DELIVERY, {"outcome": "received", "on": on.isoformat(), "notes": notes})
        terms.meet(locked, lifecycle.DELIVERY, lifecycle.SENDING, at=desk.at)
        if locked.employment in lifecycle.ASN:
            _start_after_delivery(locked, on, desk)
        note(log, events.DECISION_DELIVERED, locked, desk, on=on.isoformat())


def take_effect(*, proceeding: Proceeding, desk: Desk, seen: int | None = None) -> None:
    """The decision is in force; not before its day (PerBKN 6/2022 art. 50(1)). Raises `NotYetInForce`."""
    with acting(proceeding, desk, "take_effect", seen=seen) as (locked, log):
        term = terms.running(locked, lifecycle.EFFECT)
        if term and term.binding and term.due_on and desk.today < term.due_on:
            raise NotYetInForce(term.due_on)
        terms.meet(locked, lifecycle.EFFECT, at=desk.at)
        note(log, events.SANCTION_TOOK_EFFECT, locked, desk)


def _file_decision(locked: Proceeding, decision: Decision, desk: Desk) -> None:
    _check_decision(locked, decision)
    _check_day(decision.decided_on, locked.received_on, desk)
    file(locked, desk, Sheet.Kind.DECISION, _content_of(decision))
    locked.decided_on = decision.decided_on
    if locked.employment in lifecycle.ASN:
        terms.start_on(locked, lifecycle.DELIVERY, on=decision.decided_on)


def _content_of(decision: Decision) -> dict[str, Any]:
    return {
        "outcome": "sanction",
        "sanction": decision.sanction,
        "authority": decision.authority,
        "letter": decision.letter,
        "on": decision.decided_on.isoformat(),
        "reason": decision.reason,
    }


def _check_decision(locked: Proceeding, decision: Decision) -> None:
    if not decision.reason.strip():
        raise ReasonMissing("decide")
    if decision.sanction not in {one.id for one in catalogue.sanctions_for(locked.employment)}:
        raise OutsideTheCatalogue(decision.sanction)
    if decision.authority not in catalogue.authorities_of(decision.sanction):
        raise NotTheirs(decision.authority)
    needs_team = locked.employment in lifecycle.ASN and catalogue.is_heavy(decision.sanction)
    if needs_team and not has_team(locked):
        raise TeamMissing


def _start_after_delivery(locked: Proceeding, on: date, desk: Desk) -> None:
    terms.start_on(locked, lifecycle.EFFECT, on=on)
    decided_on = locked.decided_on or on
    if is_dismissal(locked, desk):
        terms.start_on(locked, lifecycle.APPEAL, on=decided_on)
    else:  # the period is in doubt (D05): both readings remind, neither decides
        terms.start_on(locked, lifecycle.OBJECTION, on=decided_on)
        terms.start_on(locked, lifecycle.OBJECTION_GENERAL, on=on)


def is_dismissal(locked: Proceeding, desk: Desk) -> bool:
    """Whether the decision in force ends the employment."""
    last = desk.last_sheet(locked, Sheet.Kind.DECISION)
    return last is not None and catalogue.is_dismissal(last.content.get("sanction", ""))


def _meet_remedies(locked: Proceeding, desk: Desk) -> None:
    terms.meet(
        locked,
        lifecycle.OBJECTION,
        lifecycle.OBJECTION_GENERAL,
        lifecycle.APPEAL,
        lifecycle.BPASN_REPLY,
        lifecycle.BPASN_RULING,
        at=desk.at,
    )


def _check_day(on: date, earliest: date | None, desk: Desk) -> None:
    if on > desk.today or (earliest and on < earliest):
        raise WrongDay(on.isoformat())
