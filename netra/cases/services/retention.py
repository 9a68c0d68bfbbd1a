"""How long the contents of a closed case are kept: an officer decides, with a name; a worker erases."""

from datetime import date, datetime, timedelta
from typing import Final

from django.db.models import QuerySet

from netra import clock, law, vault
from netra.cases import change_queries, lifecycle, retention_queries
from netra.cases.desk import Desk
from netra.cases.models import Case, Handover, HandoverGrant, HandoverPicture, RetentionDecision
from netra.cases.services.acting import ReasonMissing, subject_of
from netra.cases.services.harms import unlink_harms
from netra.cases.services.ruling import ChangeWaits
from netra.journal import events
from netra.journal.services import recording
from netra.law.retention import RetentionRule
from netra.reports import services as reports

Choice = RetentionDecision.Choice
GRACE: Final = timedelta(days=7)  # between the decision and the erasing: time for a colleague to hold it
_EVENTS: Final = {Choice.HOLD: events.RETENTION_HELD, Choice.RELEASE: events.RETENTION_RELEASED}


class NotClosed(Exception):
    """The case is open: nothing of it can be erased."""


class TooEarly(Exception):
    """The rule's day has not come; `on` is that day."""

    def __init__(self, on: date) -> None:
        super().__init__(on.isoformat())
        self.on = on


class IsHeld(Exception):
    """Somebody holds the contents back; release that first."""


class NothingToRelease(Exception):
    """No hold stands."""


def decide_retention(
    *, case: Case, choice: str, reason: str, desk: Desk, until: date | None = None
) -> RetentionDecision:
    """Erase, keep until a day, hold, or release a hold: with a reason that stays sealed until it goes too.

    Raises `NotClosed`, `TooEarly`, `IsHeld`, `NothingToRelease`, `ChangeWaits` and `ReasonMissing`.
    """
    if not reason.strip():
        raise ReasonMissing("retention")
    rule = rule_of(case)
    record = bytes(case.report.lookup).hex()
    sealed = vault.seal_text(desk.key_to(case.report), reason, record=record, field="retention")
    with recording(case.government.code, at=desk.at) as log:
        locked = Case.objects.select_for_update(of=("self",)).get(pk=case.pk)
        _check(locked, rule, Choice(choice), desk)
        made = RetentionDecision.objects.create(
            case=locked,
            choice=choice,
            rule=rule.id,
            rule_version=rule.version,
            until=until if choice == Choice.KEEP else None,
            by=desk.officer,
            at=desk.at,
            envelope=sealed,
        )
        log.note(
            _EVENTS.get(Choice(choice), events.RETENTION_DECIDED),
            actor=desk.officer.actor,
            subject=subject_of(case),
            facts={"choice": choice, "rule": rule.id, "until": until.isoformat() if until else None},
        )
    return made


def rule_of(case: Case) -> RetentionRule:
    """The rule for cases that ended like this one. Raises `NotClosed`."""
    rule = law.rulebook().retention_of(case.stage)
    if rule is None or case.closed_at is None:
        raise NotClosed(case.report.docket)
    return rule


def _check(case: Case, rule: RetentionRule, choice: Choice, desk: Desk) -> None:
    state = retention_queries.retention_state(case)
    if case.stage not in lifecycle.FINAL or case.closed_at is None:
        raise NotClosed
    if choice == Choice.RELEASE and not state.is_held:
        raise NothingToRelease
    if choice == Choice.ERASE:
        if state.is_held:
            raise IsHeld
        zone = clock.Zone(case.government.zone).tz
        on = rule.review_on(case.closed_at.astimezone(zone).date())
        if desk.today < on:
            raise TooEarly(on)
        if change_queries.waiting_change(case):
            raise ChangeWaits


def erase_decided(*, government: str, at: datetime, actor: str) -> list[str]:
    """Erase what was decided a week ago or longer and is not held; the dockets of the reports.

    For a worker: late or twice is harmless, and each case is a transaction of its own.
    """
    erased = [
        case.report.docket
        for case in retention_queries.decided_to_erase(government, before=at - GRACE)
        if _erase(case, at, actor)
    ]
    reports.forget_the_log()  # each day: keys and contacts that were given up leave older pages there, too
    if erased:
        reports.erase_strays()  # their rows and keys are gone; now the sealed files
    return erased


def _erase(case: Case, at: datetime, actor: str) -> bool:
    """False when it was held or erased meanwhile."""
    try:
        _erase_locked(case, at, actor)
    except (_Meanwhile, reports.AlreadyErased):
        return False
    return True


def _erase_locked(case: Case, at: datetime, actor: str) -> None:
    """One case, looked at again under its lock."""
    with recording(case.government.code, at=at) as log:
        locked = Case.objects.select_for_update(of=("self",)).select_related("report").get(pk=case.pk)
        decision = retention_queries.retention_state(locked).erase_by
        if decision is None or decision.at > at - GRACE:
            raise _Meanwhile
        reports.lock_kept(locked.report)  # whoever writes takes it too: nothing comes in between
        reports.overwrite_freed_pages()
        locked.papers.all().delete()
        locked.notes.all().delete()
        locked.tasks.all().delete()
        locked.respondents.all().delete()
        unlink_harms(locked)
        locked.lessons.all().delete()  # proposals; what was released leads here no more
        locked.letters.update(envelope=b"")
        locked.retention.update(envelope=b"")
        forget_handovers(locked.handovers.all())
        reports.erase_contents(report=locked.report, at=at)
        log.note(
            events.REPORT_ERASED,
            actor=actor,
            subject=locked.report.docket,
            facts={
                "rule": decision.rule,
                "decided_by": decision.by.actor,
                "decided_at": decision.at.isoformat(),
            },
        )


def forget_handovers(found: QuerySet[Handover]) -> None:
    """What was handed over goes with its case, at the receiver too; who gave it to whom, and when, stays."""
    reports.overwrite_freed_pages()
    HandoverGrant.objects.filter(handover__in=found).delete()
    HandoverPicture.objects.filter(handover__in=found).delete()
    found.update(envelope=b"", sender_key=b"", chain=b"", note=b"")


class _Meanwhile(Exception):
    """Somebody was quicker."""
