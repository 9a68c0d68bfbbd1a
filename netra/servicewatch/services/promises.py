"""What was promised on a visit, and the steps towards keeping it."""

from datetime import datetime

from netra.agencies.models import Agency, Government
from netra.journal import service_events
from netra.journal.services import recording
from netra.servicewatch import queries
from netra.servicewatch.models import Promise, PromiseFollowUp
from netra.servicewatch.plans import NewPromise, Step


class ForeignPromise(ValueError):
    """The kecamatan, the agency or the issue belongs to another government."""


class NotYetPromised(ValueError):
    """The visit lies ahead: nothing has been promised there yet."""


class DueBeforePromise(ValueError):
    """The promise would be due before it was made."""


class AlreadyPromised(ValueError):
    """The same words stand for this visit: `promise` is the row."""

    def __init__(self, promise: Promise) -> None:
        super().__init__(promise.visit)
        self.promise = promise


class NotTheirPromise(ValueError):
    """Only the camat of the kecamatan and the agency responsible follow a promise up."""


class NotYetDone(ValueError):
    """A step is dated between the day of the promise and today."""


class AlreadyKept(ValueError):
    """The promise is finished; a further step would belong to a new one."""


class AlreadyNoted(ValueError):
    """The same step stands already: the same form came twice."""


def make_promise(*, government: Government, plan: NewPromise, at: datetime, actor: str) -> Promise:
    """Record what was promised.

    Raises `ForeignPromise`, `NotYetPromised`, `DueBeforePromise` and `AlreadyPromised`.
    """
    _require_sense(government, plan, at)
    with recording(government.code, at=at) as log:
        Government.objects.select_for_update().get(pk=government.pk)
        same = Promise.objects.filter(
            government=government, visit=plan.visit, district=plan.district, text=plan.text
        ).first()
        if same is not None:
            raise AlreadyPromised(same)
        promise = Promise.objects.create(
            government=government,
            visit=plan.visit,
            district=plan.district,
            issue=plan.issue,
            agency=plan.agency,
            text=plan.text,
            promised_on=plan.promised_on,
            due_on=plan.due_on,
            recorded_on=at.date(),
        )
        facts = {"visit": plan.visit, "district": plan.district.code, "agency": plan.agency.code}
        log.note(service_events.VISIT_PROMISE_MADE, subject=f"janji-{promise.pk}", actor=actor, facts=facts)
    return promise


def follow_up_promise(
    *, promise: Promise, by: Agency | None, step: Step, at: datetime, actor: str
) -> PromiseFollowUp:
    """Record a step, or that the promise is kept.

    Raises `NotTheirPromise`, `NotYetDone`, `AlreadyKept` and `AlreadyNoted`.
    """
    if by is None or not queries.follows_up(promise, by):
        raise NotTheirPromise(str(promise.pk))
    if not promise.promised_on <= step.done_on <= at.date():
        raise NotYetDone(str(promise.pk))
    with recording(promise.government.code, at=at) as log:
        Promise.objects.select_for_update().get(pk=promise.pk)
        noted = PromiseFollowUp.objects.filter(promise=promise)
        if noted.filter(text=step.text, done_on=step.done_on, finishes=step.finishes, agency=by).exists():
            raise AlreadyNoted(str(promise.pk))
        if noted.filter(finishes=True).exists():
            raise AlreadyKept(str(promise.pk))
        follow_up = PromiseFollowUp.objects.create(
            promise=promise,
            agency=by,
            text=step.text,
            done_on=step.done_on,
            finishes=step.finishes,
            recorded_on=at.date(),
        )
        facts = {"agency": by.code, "finishes": step.finishes}
        log.note(
            service_events.VISIT_PROMISE_FOLLOWED_UP, subject=f"janji-{promise.pk}", actor=actor, facts=facts
        )
    return follow_up


def _require_sense(government: Government, plan: NewPromise, at: datetime) -> None:
    owners = {plan.district.government_id, plan.agency.government_id}
    owners |= {plan.issue.government_id} if plan.issue else set()
    if owners - {government.pk}:
        raise ForeignPromise(plan.visit)
    if plan.promised_on > at.date():
        raise NotYetPromised(plan.visit)
    if plan.due_on is not None and plan.due_on < plan.promised_on:
        raise DueBeforePromise(plan.visit)
