"""From screening to the assessment: the procedure up to the plenary."""

from collections.abc import Collection, Mapping
from typing import Any

from netra.cases import deadlines
from netra.cases.desk import Desk, respondent_was_heard
from netra.cases.models import Case, Paper
from netra.cases.services.acting import (
    WhichRespondent,
    about,
    acting,
    close,
    file,
    nonces_of,
    renew_due,
    show,
    subject_of,
)
from netra.cases.services.harms import allege
from netra.journal import events


class NotYetClarified(Exception):
    """The respondent has not been heard, nor stayed away after an invitation: no assessment yet."""


def confirm_requirements(*, case: Case, screening: dict[str, Any], desk: Desk) -> None:
    """Screening: the formal and material requirements are met; the parties can be heard."""
    with acting(case.report, desk, "confirm_requirements") as (locked, log):
        file(locked, desk, Paper.Kind.SCREENING, {"met": True, **screening})
        deadlines.meet(locked, deadlines.SCREENING, at=desk.at)
        renew_due(locked)
        log.note(events.REQUIREMENTS_MET, actor=desk.officer.actor, subject=subject_of(locked))


def reject_requirements(*, case: Case, screening: dict[str, Any], reason: str, desk: Desk) -> None:
    """Screening: requirements are missing, so there is no formal report. A normal end, with its reason."""
    with acting(case.report, desk, "reject_requirements", reason) as (locked, log):
        file(locked, desk, Paper.Kind.SCREENING, {"met": False, "reason": reason, **screening})
        close(locked, desk, {"reason": reason})
        log.note(events.REQUIREMENTS_NOT_MET, actor=desk.officer.actor, subject=subject_of(locked))


def record_clarification(
    *, case: Case, party: str, outcome: str, minutes: str, desk: Desk, respondent: str = ""
) -> None:
    """Record that a party was heard, invited, or stayed away. `party`: reporter, respondent or witness.

    `respondent`: the nonce of the one who was, needed where the case has several. Raises `WhichRespondent`.
    """
    with acting(case.report, desk, "record_clarification") as (locked, log):
        content = {"party": party, "outcome": outcome, "minutes": minutes}
        if party == "respondent":
            content |= about(locked, respondent)
        file(locked, desk, Paper.Kind.CLARIFICATION, content)
        log.note(events.CLARIFICATION_RECORDED, actor=desk.officer.actor, subject=subject_of(locked))


def extend_handling(*, case: Case, reason: str, desk: Desk) -> None:
    """Use the law's extension because more information is needed; once, and before the date passes."""
    with acting(case.report, desk, "extend_handling", reason) as (locked, log):
        deadline = deadlines.extend(locked, at=desk.at)
        file(locked, desk, Paper.Kind.EXTENSION, {"reason": reason})
        renew_due(locked)
        show(locked, locked.report.stage)
        log.note(
            events.HANDLING_EXTENDED,
            actor=desk.officer.actor,
            subject=subject_of(locked),
            facts={"limit": deadline.limit, "due_on": str(deadline.due_on or "")},
        )


def close_clarification(*, case: Case, desk: Desk) -> None:
    """Go on to the assessment; refused while the respondent has not been heard."""
    with acting(case.report, desk, "close_clarification") as (locked, log):
        if not respondent_was_heard(desk.open_papers(locked), nonces_of(locked)):
            raise NotYetClarified
        log.note(events.CLARIFICATION_CLOSED, actor=desk.officer.actor, subject=subject_of(locked))


def write_assessment(
    *,
    case: Case,
    facts: str,
    analysis: str,
    norms: list[str],
    desk: Desk,
    established: dict[str, Any] | None = None,
    each: Mapping[str, str] | None = None,
    harms: Collection[str] = (),
) -> None:
    """File the assessment (kajian) for the plenary.

    `norms` are ids of the rulebook or the officer's own words; `established` is what the rulebook was asked
    with: `on`, `employment`, `act` and `facts`, so that the plenary can ask it again. `each`: what is said of
    every one of several respondents, by nonce; `harms`: ids of the harm alleged. Raises `WhichRespondent`
    (not exactly those who are recorded) and `UnknownHarm`.
    """
    with acting(case.report, desk, "write_assessment") as (locked, log):
        told = dict(each or {})
        if told and set(told) != set(nonces_of(locked)):
            raise WhichRespondent
        allege(locked, harms, at=desk.at)
        content = {"facts": facts, "analysis": analysis, "norms": norms, "established": established or {}}
        content |= {"of": told} if told else {}
        content |= {"harms": sorted(harms)} if harms else {}
        file(locked, desk, Paper.Kind.ASSESSMENT, content)
        log.note(events.ASSESSMENT_WRITTEN, actor=desk.officer.actor, subject=subject_of(locked))
