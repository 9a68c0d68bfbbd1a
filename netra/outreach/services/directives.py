"""The office's verbs on directives: issue, accept, say why it is late, report done."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from netra.agencies.models import Agency, Government
from netra.journal import events
from netra.journal.services import Log, recording
from netra.outreach.enclosures import Enclosed
from netra.outreach.models import Briefing, Directive, DirectiveAddressee, FollowUp
from netra.outreach.plans import NewDirective
from netra.outreach.services.enclosures import keep_files, require_few
from netra.outreach.services.ground import ForeignAgency, NobodyAddressed, hold, require_own

LONGEST_NUMBER = 6


class DirectiveAlreadyIssued(ValueError):
    """A directive with this number, or without one the very same directive, is on record: `directive`."""

    def __init__(self, directive: Directive) -> None:
        super().__init__(directive.label)
        self.directive = directive


class DueBeforeIssue(ValueError):
    """The directive would be due before it is issued."""


class NotAddressed(ValueError):
    """The directive to be passed on was not addressed to the office that wants to pass it on."""


class NotYetIssued(ValueError):
    """Nobody can answer a directive before its day."""


class AlreadyAccepted(ValueError):
    """The office has accepted this directive."""


class AlreadyDone(ValueError):
    """The office has reported this directive done; a report stands, it is never overwritten."""


class ProofWanted(ValueError):
    """The directive asks for proof: a briefing on record or a file, words alone are none."""


class ProofNotYetHeld(ValueError):
    """A briefing proves something once its minutes are on record."""


def issue_directive(
    *,
    government: Government,
    plan: NewDirective,
    at: datetime,
    actor: str,
    enclosed: Enclosed | None = None,
) -> Directive:
    """Issue an instruksi to its addressees; without a number it gets the next one ("INS-2024-0007").

    Raises `TooManyFiles`, `NobodyAddressed`, `ForeignAgency`, `DueBeforeIssue`, `NotAddressed` and
    `DirectiveAlreadyIssued`.
    """
    _require_sense(government, plan)
    require_few(enclosed)
    with recording(government.code, at=at) as log:
        hold(government)
        label = plan.label or _next_label(government, plan.issued_on.year)
        same = _same(government, plan, label)
        if same is not None:
            raise DirectiveAlreadyIssued(same)
        directive = _put_on_record(government, plan, label)
        facts = {"label": label, "addressees": [agency.code for agency in plan.addressees]}
        facts |= {"parent": plan.parent.label} if plan.parent else {}
        files = keep_files(enclosed, directive, None, at.date())
        facts |= {"files": files} if files else {}
        log.note(events.DIRECTIVE_ISSUED, subject=f"instruksi-{directive.pk}", actor=actor, facts=facts)
    return directive


def accept_directive(*, addressee: DirectiveAddressee, at: datetime, actor: str) -> DirectiveAddressee:
    """Record that the office has the directive and will act on it.

    Raises `NotYetIssued` and `AlreadyAccepted`.
    """
    with _answering(addressee, at) as (log, held):
        if held.accepted_on is not None:
            raise AlreadyAccepted(held.agency.code)
        held.accepted_on = at.date()
        held.save(update_fields=["accepted_on"])
        _note(log, events.DIRECTIVE_ACCEPTED, held, actor)
    return held


def explain_delay(
    *, addressee: DirectiveAddressee, reason: str, at: datetime, actor: str
) -> DirectiveAddressee:
    """Record why the office is late, or will be; the last reason stands, the journal knows of each.

    Whoever explains has accepted. Raises `NotYetIssued` and `AlreadyDone`.
    """
    with _answering(addressee, at) as (log, held):
        if held.done_on is not None:
            raise AlreadyDone(held.agency.code)
        held.accepted_on = held.accepted_on or at.date()
        held.delay_reason, held.delayed_on = reason, at.date()
        held.save(update_fields=["accepted_on", "delay_reason", "delayed_on"])
        _note(log, events.DIRECTIVE_DELAY_EXPLAINED, held, actor)
    return held


def report_done(
    *,
    addressee: DirectiveAddressee,
    proof: str,
    at: datetime,
    actor: str,
    briefing: Briefing | None = None,
    enclosed: Enclosed | None = None,
) -> DirectiveAddressee:
    """Record that the office has done what it was told, in words, with files and the briefing that proves it.

    Whoever reports has accepted. Raises `TooManyFiles`, `NotYetIssued`, `AlreadyDone`, `ForeignAgency`,
    `ProofNotYetHeld` and, where the directive names what it wants as proof, `ProofWanted`.
    """
    _require_proof(addressee, briefing, at)
    require_few(enclosed)
    with _answering(addressee, at) as (log, held):
        if held.done_on is not None:
            raise AlreadyDone(held.agency.code)
        if held.directive.proofs and briefing is None and not (enclosed and enclosed.files):
            raise ProofWanted(held.directive.label)
        held.accepted_on, held.done_on = held.accepted_on or at.date(), at.date()
        held.save(update_fields=["accepted_on", "done_on"])
        done = FollowUp.objects.create(addressee=held, done_on=at.date(), text=proof, briefing=briefing)
        files = keep_files(enclosed, held.directive, done, at.date())
        facts: dict[str, Any] = {"files": files} if files else {}
        _note(log, events.DIRECTIVE_DONE, held, actor, briefing=briefing.label if briefing else "", **facts)
    return held


def follow_up(briefing: Briefing, held_by: Agency | None, at: datetime) -> int:
    """Inside another verb: a briefing of an office that was told to hold it is its follow-up (0 or 1)."""
    addressee = DirectiveAddressee.objects.filter(directive=briefing.directive_id, agency=held_by).first()
    if held_by is None or addressee is None:
        return 0
    if addressee.accepted_on is None:
        addressee.accepted_on = at.date()
        addressee.save(update_fields=["accepted_on"])
    FollowUp.objects.create(addressee=addressee, done_on=at.date(), text=briefing.title, briefing=briefing)
    return 1


@contextmanager
def _answering(addressee: DirectiveAddressee, at: datetime) -> Iterator[tuple[Log, DirectiveAddressee]]:
    """One answer of one office, its row locked, after the government as every verb locks it."""
    directive = addressee.directive
    if directive.issued_on > at.date():
        raise NotYetIssued(directive.label)
    with recording(directive.government.code, at=at) as log:
        hold(directive.government)
        rows = DirectiveAddressee.objects.select_for_update(of=("self",)).select_related(
            "agency", "directive"
        )
        yield log, rows.get(pk=addressee.pk)


def _note(log: Log, event: str, addressee: DirectiveAddressee, actor: str, **facts: Any) -> None:
    told = {"label": addressee.directive.label, "agency": addressee.agency.code, **facts}
    log.note(event, subject=f"instruksi-{addressee.directive_id}", actor=actor, facts=told)


def _require_sense(government: Government, plan: NewDirective) -> None:
    if not plan.addressees:
        raise NobodyAddressed(plan.label)
    if plan.due_on is not None and plan.due_on < plan.issued_on:
        raise DueBeforeIssue(plan.label)
    own = (*plan.addressees, *((plan.issuer,) if plan.issuer else ()))
    require_own(government, own, plan.parent)
    if plan.parent is not None and not plan.parent.addressees.filter(agency=plan.issuer).exists():
        raise NotAddressed(plan.parent.label)


def _require_proof(addressee: DirectiveAddressee, briefing: Briefing | None, at: datetime) -> None:
    if briefing is None:
        return
    if briefing.government_id != addressee.directive.government_id:
        raise ForeignAgency(briefing.label)
    if briefing.recorded_on is None or briefing.recorded_on > at.date():
        raise ProofNotYetHeld(briefing.label)


def _same(government: Government, plan: NewDirective, label: str) -> Directive | None:
    """The directive with this number, or the one that says the same on the same day where none was given."""
    issued = Directive.objects.filter(government=government)
    if plan.label:
        return issued.filter(label=label).first()
    return issued.filter(
        subject=plan.subject,
        text=plan.text,
        issuer=plan.issuer,
        parent=plan.parent,
        issued_on=plan.issued_on,
    ).first()


def _put_on_record(government: Government, plan: NewDirective, label: str) -> Directive:
    directive = Directive.objects.create(
        government=government,
        label=label,
        subject=plan.subject,
        issued_on=plan.issued_on,
        issued_by_position=plan.issued_by_position,
        issuer=plan.issuer,
        text=plan.text,
        due_on=plan.due_on,
        wanted_proof=plan.wanted_proof,
        parent=plan.parent,
        note=plan.note,
    )
    DirectiveAddressee.objects.bulk_create(
        DirectiveAddressee(directive=directive, agency=agency) for agency in plan.addressees
    )
    return directive


def _next_label(government: Government, year: int) -> str:
    """The next free number of the year; numbers that an office chose itself are passed over."""
    prefix = f"INS-{year}-"
    taken = Directive.objects.filter(government=government, label__startswith=prefix)
    endings = [label.removeprefix(prefix) for label in taken.values_list("label", flat=True)]
    numbers = [int(each) for each in endings if each.isdecimal() and len(each) <= LONGEST_NUMBER]
    return f"{prefix}{max(numbers, default=0) + 1:04d}"
