"""The plenary's ruling and its referral. Bawaslu says whether there is a breach, never which penalty."""

from netra.cases import deadlines, lifecycle
from netra.cases.desk import Desk
from netra.cases.models import Case, Paper
from netra.cases.services.acting import ReasonMissing, acting, close, file, show, subject_of
from netra.journal import events
from netra.reports import lifecycle as public


class VerdictsContradict(ValueError):
    """No verdict, or "no breach" together with a breach."""


def rule(*, case: Case, verdicts: dict[str, str], desk: Desk) -> Case:
    """Record the plenary's ruling: one or more verdicts, each with its reason. Bawaslu says whether there
    is a breach and passes it on; it never chooses a penalty."""
    breach = _is_breach(verdicts)
    name = "rule_breach" if breach else "rule_no_breach"
    with acting(case.report, desk, name) as (locked, log):
        file(locked, desk, Paper.Kind.RULING, {"verdicts": verdicts})
        deadlines.meet(locked, deadlines.HANDLING, deadlines.EXTENSION, deadlines.SCREENING, at=desk.at)
        if lifecycle.CRIME in verdicts:
            deadlines.start(locked, deadlines.REFERRAL, at=desk.at)
        show(locked, public.EXAMINED if breach else locked.report.stage)
        log.note(events.RULING_MADE, actor=desk.officer.actor, subject=subject_of(locked))
        if not breach:
            close(locked, desk, None)
            log.note(events.CASE_DISMISSED, actor=desk.officer.actor, subject=subject_of(locked))
    return locked


def refer(*, case: Case, letter: str, desk: Desk) -> None:
    """Record that the ruling was passed on; the receivers follow from its verdicts."""
    with acting(case.report, desk, "refer") as (locked, log):
        file(locked, desk, Paper.Kind.REFERRAL, {"letter": letter, "to": receivers(locked, desk)})
        close(locked, desk, None)
        log.note(events.CASE_REFERRED, actor=desk.officer.actor, subject=subject_of(locked))


def receivers(case: Case, desk: Desk) -> list[str]:
    """To whom the ruling goes: each receiver once, in the order of the table of verdicts."""
    rulings = [paper for paper in desk.open_papers(case) if paper.kind == Paper.Kind.RULING]
    verdicts = rulings[-1].content["verdicts"] if rulings else {}
    return list(dict.fromkeys(to for kind, to in lifecycle.REFERRED_TO.items() if kind in verdicts))


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
