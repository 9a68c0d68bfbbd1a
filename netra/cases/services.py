"""Writing casework: the verbs of the office. One transaction each, its journal entries last.

Every verb checks the lifecycle's table under a lock of the case's row, so a repeated or simultaneous
click is refused by name (`MoveNotAllowed`) and changes nothing.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from netra.cases import deadlines, lifecycle
from netra.cases.desk import Desk, respondent_was_heard
from netra.cases.models import Case, Paper
from netra.journal import events
from netra.journal.services import Log, recording
from netra.law.procedure import Move
from netra.reports import clocks, dockets
from netra.reports import lifecycle as public
from netra.reports import services as reports
from netra.reports.models import Message, Report

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


class NotYourRole(PermissionError):
    """The move belongs to another role."""


class NotYetClarified(Exception):
    """The respondent has not been heard, nor stayed away after an invitation: no assessment yet."""


class ReasonMissing(ValueError):
    """This move closes something and needs a written reason."""


class SameReport(ValueError):
    """A report cannot be a duplicate of itself."""


class VerdictsContradict(ValueError):
    """No verdict, or "no breach" together with a breach."""


# --- the triage queue ---------------------------------------------------------------------------------


def register(*, report: Report, desk: Desk) -> Case:
    """Take the report up: docket, register number, and the handling clock (UU 1/2015 art. 134(5)).

    A lead becomes a finding of Bawaslu's own. Registration never fails for a missing calendar.
    """
    with _acting(report, desk, "register") as (case, log):
        _number(case, desk)
        case.assignee, case.registered_at = desk.officer, desk.at
        case.save()
        deadlines.start(case, deadlines.SCREENING, at=report.received_at)
        handling = deadlines.start(case, deadlines.HANDLING, at=desk.at)
        _show(case, public.EXAMINED)
        event = events.CASE_REGISTERED if report.kind == public.REPORT else events.FINDING_REGISTERED
        facts = {"case": case.docket, "limit": handling.limit if handling else ""}
        log.note(event, actor=desk.officer.actor, subject=report.docket, facts=facts)
    return case


def mark_duplicate(*, report: Report, of: Report, reason: str, desk: Desk) -> Case:
    """Close this report as telling the same event as another; the reporter is told to expect one answer."""
    if of.pk == report.pk:
        raise SameReport
    with _acting(report, desk, "mark_duplicate", reason) as (case, log):
        case.duplicate_of = of
        _close(case, desk, {"reason": reason})
        log.note(events.REPORT_MARKED_DUPLICATE, actor=desk.officer.actor, subject=report.docket)
    return case


def pass_on(*, report: Report, to: str, reason: str, desk: Desk) -> Case:
    """Close this report as outside Bawaslu's power, and say who has it."""
    with _acting(report, desk, "pass_on", reason) as (case, log):
        _close(case, desk, {"reason": reason, "to": to})
        log.note(events.REPORT_PASSED_ON, actor=desk.officer.actor, subject=report.docket)
    return case


def ask_reporter(*, report: Report, question: str, nonce: UUID, desk: Desk) -> Message:
    """Ask the reporter and wait. The legal clocks run on; the answer's date only reminds."""
    due = clocks.promise(lifecycle.LIMITS["answer"], start=desk.at, zone=report.government.zone)
    key = desk.key_to(report)
    try:
        with _acting(report, desk, "ask_reporter") as (_, log):
            return reports.ask_reporter(
                report=report,
                officer=desk.officer,
                key=key,
                nonce=nonce,
                text=question,
                due=due,
                at=desk.at,
                log=log,
            )
    except reports.AlreadySent as before:
        return before.message


# --- the case -----------------------------------------------------------------------------------------


def confirm_requirements(*, case: Case, screening: dict[str, Any], desk: Desk) -> None:
    """Screening: the formal and material requirements are met; the parties can be heard."""
    with _acting(case.report, desk, "confirm_requirements") as (locked, log):
        _file(locked, desk, Paper.Kind.SCREENING, {"met": True, **screening})
        deadlines.meet(locked, deadlines.SCREENING, at=desk.at)
        _renew_due(locked)
        log.note(events.REQUIREMENTS_MET, actor=desk.officer.actor, subject=_subject(locked))


def reject_requirements(*, case: Case, screening: dict[str, Any], reason: str, desk: Desk) -> None:
    """Screening: requirements are missing, so there is no formal report. A normal end, with its reason."""
    with _acting(case.report, desk, "reject_requirements", reason) as (locked, log):
        _file(locked, desk, Paper.Kind.SCREENING, {"met": False, "reason": reason, **screening})
        _close(locked, desk, {"reason": reason})
        log.note(events.REQUIREMENTS_NOT_MET, actor=desk.officer.actor, subject=_subject(locked))


def record_clarification(*, case: Case, party: str, outcome: str, minutes: str, desk: Desk) -> None:
    """Record that a party was heard, invited, or stayed away. `party`: reporter, respondent or witness."""
    with _acting(case.report, desk, "record_clarification") as (locked, log):
        content = {"party": party, "outcome": outcome, "minutes": minutes}
        _file(locked, desk, Paper.Kind.CLARIFICATION, content)
        log.note(events.CLARIFICATION_RECORDED, actor=desk.officer.actor, subject=_subject(locked))


def extend_handling(*, case: Case, reason: str, desk: Desk) -> None:
    """Use the law's extension because more information is needed; once, and before the date passes."""
    with _acting(case.report, desk, "extend_handling", reason) as (locked, log):
        deadline = deadlines.extend(locked, at=desk.at)
        _file(locked, desk, Paper.Kind.EXTENSION, {"reason": reason})
        _renew_due(locked)
        _show(locked, locked.report.stage)
        log.note(
            events.HANDLING_EXTENDED,
            actor=desk.officer.actor,
            subject=_subject(locked),
            facts={"limit": deadline.limit, "due_on": str(deadline.due_on or "")},
        )


def close_clarification(*, case: Case, desk: Desk) -> None:
    """Go on to the assessment; refused while the respondent has not been heard."""
    with _acting(case.report, desk, "close_clarification") as (locked, log):
        if not respondent_was_heard(desk.open_papers(locked)):
            raise NotYetClarified
        log.note(events.CLARIFICATION_CLOSED, actor=desk.officer.actor, subject=_subject(locked))


def write_assessment(*, case: Case, facts: str, analysis: str, norms: list[str], desk: Desk) -> None:
    """File the assessment (kajian) for the plenary."""
    with _acting(case.report, desk, "write_assessment") as (locked, log):
        content = {"facts": facts, "analysis": analysis, "norms": norms}
        _file(locked, desk, Paper.Kind.ASSESSMENT, content)
        log.note(events.ASSESSMENT_WRITTEN, actor=desk.officer.actor, subject=_subject(locked))


def rule(*, case: Case, verdicts: dict[str, str], desk: Desk) -> Case:
    """Record the plenary's ruling: one or more verdicts, each with its reason. Bawaslu says whether there
    is a breach and passes it on; it never chooses a penalty."""
    breach = _is_breach(verdicts)
    name = "rule_breach" if breach else "rule_no_breach"
    with _acting(case.report, desk, name) as (locked, log):
        _file(locked, desk, Paper.Kind.RULING, {"verdicts": verdicts})
        deadlines.meet(locked, deadlines.HANDLING, deadlines.EXTENSION, deadlines.SCREENING, at=desk.at)
        if lifecycle.CRIME in verdicts:
            deadlines.start(locked, deadlines.REFERRAL, at=desk.at)
        _renew_due(locked)
        log.note(events.RULING_MADE, actor=desk.officer.actor, subject=_subject(locked))
        if not breach:
            _close(locked, desk, None)
            log.note(events.CASE_DISMISSED, actor=desk.officer.actor, subject=_subject(locked))
    return locked


def refer(*, case: Case, letter: str, desk: Desk) -> None:
    """Record that the ruling was passed on; the receivers follow from its verdicts."""
    with _acting(case.report, desk, "refer") as (locked, log):
        _file(locked, desk, Paper.Kind.REFERRAL, {"letter": letter, "to": receivers(locked, desk)})
        _close(locked, desk, None)
        log.note(events.CASE_REFERRED, actor=desk.officer.actor, subject=_subject(locked))


def receivers(case: Case, desk: Desk) -> list[str]:
    """To whom the ruling goes: each receiver once, in the order of the table of verdicts."""
    rulings = [paper for paper in desk.open_papers(case) if paper.kind == Paper.Kind.RULING]
    verdicts = rulings[-1].content["verdicts"] if rulings else {}
    return list(dict.fromkeys(to for kind, to in lifecycle.REFERRED_TO.items() if kind in verdicts))


# --- how every verb works -----------------------------------------------------------------------------


@contextmanager
def _acting(report: Report, desk: Desk, name: str, reason: str | None = None) -> Iterator[tuple[Case, Log]]:
    """Lock the case, check the move, run the block, store the new stage, and journal it."""
    with recording(report.government.code, at=desk.at) as log:
        case = _locked_case(report)
        move = lifecycle.PROCEDURE.move(case.stage, name)
        _check(move, desk, reason)
        before = case.stage
        case.stage = move.target or before
        yield case, log
        case.save(update_fields=["stage"])


def _locked_case(report: Report) -> Case:
    """The case of this report, locked; the first office act creates it."""
    Case.objects.bulk_create(
        [
            Case(
                government_id=report.government_id,
                report=report,
                act=report.act,
                agency_id=report.agency_id,
                stage=lifecycle.RECEIVED,
            )
        ],
        ignore_conflicts=True,
    )
    locked = Case.objects.select_for_update(of=("self",)).select_related("report", "government")
    case = locked.get(report=report)
    case.report = report
    reports.lock(report)
    return case


def _check(move: Move, desk: Desk, reason: str | None) -> None:
    if move.actor == lifecycle.HANDLER and desk.officer.role != lifecycle.HANDLER:
        raise NotYourRole(move.name)
    if move.reason_required and not (reason or "").strip():
        raise ReasonMissing(move.name)


def _number(case: Case, desk: Desk) -> None:
    """Docket and register label, e.g. 006/REG/LP/PW/Kota/13.08/X/2024 (TM for a finding)."""
    year = desk.today.year
    number = dockets.next_number(government_id=case.government_id, series="P", year=year)
    letters = "LP" if case.report.kind == public.REPORT else "TM"
    place = f"{case.government.get_kind_display()}/{case.government.bawaslu_code}"
    case.docket = f"P-{year}-{number:04d}"
    case.register_number = f"{number:03d}/REG/{letters}/PW/{place}/{ROMAN[desk.today.month - 1]}/{year}"


def _file(case: Case, desk: Desk, kind: Paper.Kind, content: dict[str, Any]) -> None:
    desk.seal_paper(case, kind, content).save(force_insert=True)


def _close(case: Case, desk: Desk, content: dict[str, Any] | None) -> None:
    if content:
        _file(case, desk, Paper.Kind.CLOSING, content)
    case.deadlines.filter(met_at=None).update(met_at=desk.at)
    case.closed_at, case.due_on = desk.at, None
    case.save(update_fields=["closed_at", "due_on", "duplicate_of"])
    _show(case, public.DONE)


def _renew_due(case: Case) -> None:
    nearest = deadlines.nearest(case)
    case.due_on = nearest.due_on if nearest else None
    case.save(update_fields=["due_on"])


def _show(case: Case, stage: str) -> None:
    """Tell the reporter's page: the stage, and the date by which the office must have acted."""
    _renew_due(case)
    running = case.deadlines.filter(
        purpose__in=(deadlines.EXTENSION, deadlines.HANDLING), met_at=None
    ).order_by("-due_on")
    deadline = running.first()
    due = (
        clocks.Promise(deadline.limit, deadline.limit_version, deadline.due_on, deadline.binding)
        if deadline
        else clocks.NO_PROMISE
    )
    reports.show_progress(report=case.report, stage=stage, due=due)


def _is_breach(verdicts: dict[str, str]) -> bool:
    """Whether these verdicts find a breach; refused when empty, without reasons or contradictory."""
    kinds = set(verdicts)
    if not kinds or not kinds <= set(lifecycle.VERDICT_LABELS):
        raise VerdictsContradict
    if lifecycle.NO_BREACH in kinds and len(kinds) > 1:
        raise VerdictsContradict
    if not all(reason.strip() for reason in verdicts.values()):
        raise ReasonMissing("ruling")
    return lifecycle.NO_BREACH not in kinds


def _subject(case: Case) -> str:
    return case.docket or case.report.docket
