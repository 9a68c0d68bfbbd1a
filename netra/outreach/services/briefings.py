"""The office's verbs on briefings: plan one or a whole round, record that it was held, keep the questions."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from netra.agencies.models import Agency, Government
from netra.journal import events
from netra.journal.services import Log, recording
from netra.outreach.models import Briefing, BriefingQuestion
from netra.outreach.plans import NewBriefing, NewQuestion
from netra.outreach.services.directives import follow_up
from netra.outreach.services.ground import NobodyAddressed, hold, require_own


class AlreadyPlanned(ValueError):
    """The same briefing (kind, title, day and place) is on record: `briefing` is the one."""

    def __init__(self, briefing: Briefing) -> None:
        super().__init__(briefing.label)
        self.briefing = briefing


class NotYetHeld(ValueError):
    """Minutes cannot be recorded before the day of the briefing."""


class RoundAlreadyPlanned(ValueError):
    """Every briefing of this round is on record."""


class QuestionAlreadyKept(ValueError):
    """The same question stands in the minutes of this briefing."""


class AlreadyRecorded(ValueError):
    """The minutes stand; a correction is a new entry, never an overwrite."""


def plan_briefing(*, government: Government, plan: NewBriefing, at: datetime, actor: str) -> Briefing:
    """Put a briefing on the calendar and number it ("S-2024-0031").

    Raises `NobodyAddressed` (no host), `ForeignAgency`, and `AlreadyPlanned` when the same form comes twice.
    """
    _require_sense(government, plan)
    with recording(government.code, at=at) as log:
        hold(government)
        same = _same(government, plan)
        if same is not None:
            raise AlreadyPlanned(same)
        return _plan(log, government, plan, at, actor)


def plan_round(
    *, government: Government, plans: Sequence[NewBriefing], at: datetime, actor: str
) -> list[Briefing]:
    """Put a whole round on the calendar in one transaction, one journal entry per briefing.

    What stands there already stays as it is, so that the same form sent twice makes one round. Returns the
    round in the order of the plans. Raises `NobodyAddressed`, `ForeignAgency`, and `RoundAlreadyPlanned` when
    all of it is on record.
    """
    for plan in plans:
        _require_sense(government, plan)
    with recording(government.code, at=at) as log:
        hold(government)
        found = [_same(government, plan) for plan in plans]
        if all(found):
            raise RoundAlreadyPlanned(len(found))
        return [
            same or _plan(log, government, plan, at, actor) for same, plan in zip(found, plans, strict=True)
        ]


def record_briefing(
    *,
    briefing: Briefing,
    minutes: str,
    at: datetime,
    actor: str,
    held_by: Agency | None = None,
    questions: Sequence[NewQuestion] = (),
) -> Briefing:
    """Record that the briefing was held, with its minutes and the questions asked; `at` in local time.

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
        kept = sum(_keep_question(held, question, at) for question in questions)
        facts = {
            "held_on": held.held_on.isoformat(),
            "follow_ups": follow_up(held, held_by, at),
            "questions": kept,
        }
        log.note(events.BRIEFING_HELD, subject=held.label, actor=actor, facts=facts)
    return held


def add_question(*, briefing: Briefing, question: NewQuestion, at: datetime, actor: str) -> None:
    """Keep a question that was forgotten in the minutes.

    Raises `NotYetHeld` (before the day) and `QuestionAlreadyKept`.
    """
    if briefing.held_on > at.date():
        raise NotYetHeld(briefing.label)
    with recording(briefing.government.code, at=at) as log:
        hold(briefing.government)
        if not _keep_question(briefing, question, at):
            raise QuestionAlreadyKept(briefing.label)
        log.note(events.BRIEFING_QUESTION_KEPT, subject=briefing.label, actor=actor)


def _require_sense(government: Government, plan: NewBriefing) -> None:
    if not plan.hosts:
        raise NobodyAddressed(plan.title)
    require_own(government, (*plan.hosts, *plan.invited), plan.directive)


def _same(government: Government, plan: NewBriefing) -> Briefing | None:
    """The same briefing where it is planned already; hosts of a round may share title, day and place."""
    return Briefing.objects.filter(
        government=government,
        kind=plan.kind,
        title=plan.title,
        held_on=plan.held_on,
        place=plan.place,
        hosts=plan.hosts[0],
    ).first()


def _plan(log: Log, government: Government, plan: NewBriefing, at: datetime, actor: str) -> Briefing:
    briefing = _put_on_calendar(government, plan, at)
    facts: dict[str, Any] = {
        "kind": plan.kind,
        "held_on": plan.held_on.isoformat(),
        "hosts": [host.code for host in plan.hosts],
    }
    facts |= {"only_not_reached": True} if plan.only_not_reached else {}
    log.note(events.BRIEFING_PLANNED, subject=briefing.label, actor=actor, facts=facts)
    return briefing


def _keep_question(briefing: Briefing, question: NewQuestion, at: datetime) -> bool:
    _, is_new = BriefingQuestion.objects.get_or_create(
        briefing=briefing,
        text=question.text,
        defaults={"answer": question.answer, "recorded_on": at.date()},
    )
    return is_new


def _put_on_calendar(government: Government, plan: NewBriefing, at: datetime) -> Briefing:
    briefing = Briefing.objects.create(
        government=government,
        label=_next_label(government, at.year),
        kind=plan.kind,
        title=plan.title,
        held_on=plan.held_on,
        starts_at=plan.starts_at,
        ends_at=plan.ends_at,
        place=plan.place,
        capacity=plan.capacity,
        speakers=plan.speakers,
        material=plan.material,
        directive=plan.directive,
        agenda=plan.agenda,
        instruments=list(plan.instruments),
        audience=list(plan.audience),
        only_not_reached=plan.only_not_reached,
        planned_on=at.date(),
        note=plan.note,
    )
    briefing.hosts.set(plan.hosts)
    briefing.invited.set(plan.invited)
    return briefing


def _next_label(government: Government, year: int) -> str:
    """Briefings are never removed, so their count gives the next number."""
    taken = Briefing.objects.filter(government=government, label__startswith=f"S-{year}-").count()
    return f"S-{year}-{taken + 1:04d}"
