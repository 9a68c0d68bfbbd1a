"""The office's verbs on directives and briefings: one transaction, one journal entry each."""

from collections.abc import Iterable
from datetime import datetime

from netra.agencies.models import Agency, Government
from netra.journal import events
from netra.journal.services import recording
from netra.outreach.models import Briefing, Directive, DirectiveAddressee, FollowUp
from netra.outreach.plans import NewBriefing, NewDirective


class DirectiveAlreadyIssued(ValueError):
    """A directive with this number exists in this government."""


class NobodyAddressed(ValueError):
    """A directive without addressees, or a briefing without a host, binds nobody."""


class ForeignAgency(ValueError):
    """An agency, or the directive, belongs to another government."""


class DueBeforeIssue(ValueError):
    """The directive would be due before it is issued."""


class AlreadyPlanned(ValueError):
    """The same briefing (kind, title, day and place) is on record: `briefing` is the one."""

    def __init__(self, briefing: Briefing) -> None:
        super().__init__(briefing.label)
        self.briefing = briefing


class NotYetHeld(ValueError):
    """Minutes cannot be recorded before the day of the briefing."""


class AlreadyRecorded(ValueError):
    """The minutes stand; a correction is a new entry, never an overwrite."""


def issue_directive(*, government: Government, plan: NewDirective, at: datetime, actor: str) -> Directive:
    """Issue an instruksi to its addressees.

    Raises `NobodyAddressed`, `ForeignAgency`, `DueBeforeIssue` and `DirectiveAlreadyIssued`.
    """
    if not plan.addressees:
        raise NobodyAddressed(plan.label)
    if plan.due_on is not None and plan.due_on < plan.issued_on:
        raise DueBeforeIssue(plan.label)
    _require_own(government, plan.addressees, plan.parent)
    with recording(government.code, at=at) as log:
        _hold(government)
        if Directive.objects.filter(government=government, label=plan.label).exists():
            raise DirectiveAlreadyIssued(plan.label)
        directive = Directive.objects.create(
            government=government,
            label=plan.label,
            issued_on=plan.issued_on,
            issued_by_position=plan.issued_by_position,
            text=plan.text,
            due_on=plan.due_on,
            parent=plan.parent,
            note=plan.note,
        )
        DirectiveAddressee.objects.bulk_create(
            DirectiveAddressee(directive=directive, agency=agency) for agency in plan.addressees
        )
        facts = {"label": plan.label, "addressees": [agency.code for agency in plan.addressees]}
        log.note(events.DIRECTIVE_ISSUED, subject=f"instruksi-{directive.pk}", actor=actor, facts=facts)
    return directive


def plan_briefing(*, government: Government, plan: NewBriefing, at: datetime, actor: str) -> Briefing:
    """Put a briefing on the calendar and number it ("S-2024-0031").

    Raises `NobodyAddressed` (no host), `ForeignAgency`, and `AlreadyPlanned` when the same form comes twice.
    """
    if not plan.hosts:
        raise NobodyAddressed(plan.title)
    _require_own(government, (*plan.hosts, *plan.invited), plan.directive)
    with recording(government.code, at=at) as log:
        _hold(government)
        same = Briefing.objects.filter(
            government=government, kind=plan.kind, title=plan.title, held_on=plan.held_on, place=plan.place
        ).first()
        if same is not None:
            raise AlreadyPlanned(same)
        briefing = _put_on_calendar(government, plan, at)
        facts = {
            "kind": plan.kind,
            "held_on": plan.held_on.isoformat(),
            "hosts": [h.code for h in plan.hosts],
        }
        log.note(events.BRIEFING_PLANNED, subject=briefing.label, actor=actor, facts=facts)
    return briefing


def record_briefing(
    *, briefing: Briefing, minutes: str, at: datetime, actor: str, held_by: Agency | None = None
) -> Briefing:
    """Record that the briefing was held, with its minutes; `at` is in the government's zone.

    Where `held_by` is an addressee of the directive behind it, the briefing is its follow-up.
    Raises `NotYetHeld` and `AlreadyRecorded`.
    """
    if briefing.held_on > at.date():
        raise NotYetHeld(briefing.label)
    with recording(briefing.government.code, at=at) as log:
        held = Briefing.objects.select_for_update().get(pk=briefing.pk)
        if held.recorded_on is not None:
            raise AlreadyRecorded(held.label)
        held.minutes, held.recorded_on = minutes, at.date()
        held.save(update_fields=["minutes", "recorded_on"])
        facts = {"held_on": held.held_on.isoformat(), "follow_ups": _follow_up(held, held_by, at)}
        log.note(events.BRIEFING_HELD, subject=held.label, actor=actor, facts=facts)
    return held


def _put_on_calendar(government: Government, plan: NewBriefing, at: datetime) -> Briefing:
    briefing = Briefing.objects.create(
        government=government,
        label=_next_label(government, at.year),
        kind=plan.kind,
        title=plan.title,
        held_on=plan.held_on,
        starts_at=plan.starts_at,
        place=plan.place,
        directive=plan.directive,
        agenda=plan.agenda,
        instruments=list(plan.instruments),
        audience=list(plan.audience),
        planned_on=at.date(),
        note=plan.note,
    )
    briefing.hosts.set(plan.hosts)
    briefing.invited.set(plan.invited)
    return briefing


def _follow_up(briefing: Briefing, held_by: Agency | None, at: datetime) -> int:
    addressee = DirectiveAddressee.objects.filter(directive=briefing.directive_id, agency=held_by).first()
    if held_by is None or addressee is None:
        return 0
    FollowUp.objects.create(addressee=addressee, done_on=at.date(), text=briefing.title, briefing=briefing)
    return 1


def _hold(government: Government) -> None:
    # Numbers and "is it there already?" are decided one at a time per government.
    Government.objects.select_for_update().get(pk=government.pk)


def _next_label(government: Government, year: int) -> str:
    """Briefings are never removed, so their count gives the next number."""
    taken = Briefing.objects.filter(government=government, label__startswith=f"S-{year}-").count()
    return f"S-{year}-{taken + 1:04d}"


def _require_own(government: Government, agencies: Iterable[Agency], directive: Directive | None) -> None:
    owners = {agency.government_id for agency in agencies}
    owners |= {directive.government_id} if directive else set()
    if owners - {government.pk}:
        raise ForeignAgency(government.code)
