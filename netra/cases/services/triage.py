"""The four moves of the triage queue."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from netra.cases import deadlines, lifecycle
from netra.cases.desk import Desk
from netra.cases.models import Case
from netra.cases.services.acting import acting, close, show, stage_of
from netra.journal import events
from netra.reports import clocks, dockets
from netra.reports import lifecycle as public
from netra.reports import services as reports
from netra.reports.models import Message, Report

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


class SameReport(ValueError):
    """A report cannot be a duplicate of itself, nor of another government's."""


class ClosedTarget(ValueError):
    """The other report was itself put aside: two reports must not vanish into one another."""


class NobodyToAsk(ValueError):
    """No reporter stands behind a finding, a referral or a lead that was seen somewhere."""


def register(*, report: Report, desk: Desk) -> Case:
    """Take the report up: docket, register number, and the handling clock (UU 1/2015 art. 134(5)).

    A lead becomes a finding of Bawaslu's own. Registration never fails for a missing calendar.
    """
    with acting(report, desk, "register") as (case, log):
        _number(case, desk)
        case.assignee, case.registered_at = desk.officer, desk.at
        case.save()
        if report.kind == public.REPORT:  # a finding is Bawaslu's own: nothing was handed in to screen
            deadlines.start(case, deadlines.SCREENING, at=report.received_at)
        handling = deadlines.start(case, deadlines.HANDLING, at=desk.at)
        show(case, public.EXAMINED)
        event = events.CASE_REGISTERED if report.kind == public.REPORT else events.FINDING_REGISTERED
        facts = {"case": case.docket, "limit": handling.limit if handling else ""}
        log.note(event, actor=desk.officer.actor, subject=report.docket, facts=facts)
    return case


def mark_duplicate(*, report: Report, of: Report, reason: str, desk: Desk) -> Case:
    """Close this report as telling the same event as another; the reporter is told to expect one answer."""
    if of.pk == report.pk or of.government_id != report.government_id:
        raise SameReport
    with acting(report, desk, "mark_duplicate", reason) as (case, log):
        if stage_of(of) in (lifecycle.DUPLICATE, lifecycle.NOT_OURS):
            raise ClosedTarget
        case.duplicate_of = of
        close(case, desk, {"reason": reason})
        log.note(events.REPORT_MARKED_DUPLICATE, actor=desk.officer.actor, subject=report.docket)
    return case


def pass_on(*, report: Report, to: str, reason: str, desk: Desk) -> Case:
    """Close this report as outside Bawaslu's power, and say who has it."""
    with acting(report, desk, "pass_on", reason) as (case, log):
        close(case, desk, {"reason": reason, "to": to})
        log.note(events.REPORT_PASSED_ON, actor=desk.officer.actor, subject=report.docket)
    return case


def ask_reporter(
    *, report: Report, question: str, nonce: UUID, desk: Desk, enclosed: Sequence[reports.Enclosed] = ()
) -> Message:
    """Ask the reporter and wait. The legal clocks run on; the answer's date only reminds."""
    if not report.has_reporter:
        raise NobodyToAsk(report.origin)
    due = clocks.promise(
        lifecycle.LIMITS["answer"], regime=report.regime, start=desk.at, zone=report.government.zone
    )
    key = desk.key_to(report)
    try:
        # The same sending twice is known by its nonce, whatever happened meanwhile.
        with acting(report, replace(desk, seen=None), "ask_reporter") as (_, log):
            asked = reports.ask_reporter(
                report=report,
                officer=desk.officer,
                key=key,
                nonce=nonce,
                text=question,
                due=due,
                at=desk.at,
                log=log,
                enclosed=enclosed,
            )
    except reports.AlreadySent as before:
        reports.give_up(enclosed)
        return before.message
    reports.keep(enclosed)
    return asked


def _number(case: Case, desk: Desk) -> None:
    """Docket and register label, e.g. 006/REG/LP/PW/Kota/13.08/X/2024 (TM for a finding)."""
    year = desk.today.year
    number = dockets.next_number(government_id=case.government_id, series="P", year=year)
    case.docket = f"P-{year}-{number:04d}"
    _label(case, desk, number)


def number_anew(case: Case, desk: Desk) -> None:
    """The next register label for a case that goes on as something else; its docket stays."""
    year = desk.today.year
    number = dockets.next_number(government_id=case.government_id, series="P", year=year)
    _label(case, desk, number)
    case.save(update_fields=["register_number"])


def _label(case: Case, desk: Desk, number: int) -> None:
    year = desk.today.year
    letters = "LP" if case.report.kind == public.REPORT else "TM"
    place = f"{case.government.get_kind_display()}/{case.government.bawaslu_code}"
    case.register_number = f"{number:03d}/REG/{letters}/PW/{place}/{ROMAN[desk.today.month - 1]}/{year}"
