"""The clocks of a case: started from the rulebook's limits, stored as computed, never recomputed."""

from datetime import datetime, time

from netra import clock
from netra.cases import lifecycle
from netra.cases.models import Case, Deadline
from netra.reports import clocks

HANDLING = "handling"
EXTENSION = "extension"
SCREENING = "screening"
REFERRAL = "referral"
TRACING = "tracing"


class NothingToExtend(Exception):
    """No handling deadline is running, or it was extended before, or it has passed."""


def start(case: Case, purpose: str, *, at: datetime) -> Deadline | None:
    """Start the clock for this purpose; None where no law sets one on that day."""
    promise = clocks.promise(
        lifecycle.LIMITS[purpose], regime=case.report.regime, start=at, zone=case.government.zone
    )
    return _store(case, purpose, promise, at) if promise.limit else None


def extend(case: Case, *, at: datetime) -> Deadline:
    """Add the extension to the running handling clock (UU 1/2015 art. 134(6); UU 7/2017 art. 454(8))."""
    handling = case.deadlines.filter(purpose=HANDLING, met_at=None).first()
    zone = clock.Zone(case.government.zone).tz
    if handling is None or handling.due_on is None or handling.due_on < at.astimezone(zone).date():
        raise NothingToExtend
    if case.deadlines.filter(purpose=EXTENSION).exists():
        raise NothingToExtend
    limit = lifecycle.LIMITS[EXTENSION][_regime_of(handling)]
    begins = handling.starts_at
    if limit in lifecycle.EXTENDS_FROM_THE_END:
        begins = datetime.combine(handling.due_on, time.max, tzinfo=zone)
    handling.met_at = at
    handling.save(update_fields=["met_at"])
    return _store(case, EXTENSION, clocks.promise_of(limit, start=begins, zone=case.government.zone), begins)


def trace(case: Case, due: clocks.Promise, *, at: datetime) -> Deadline | None:
    """The clock of a lead that was a report until its reporter withdrew; None where the law sets none."""
    return _store(case, TRACING, due, at) if due.limit else None


def meet(case: Case, *purposes: str, at: datetime) -> None:
    """The act that these clocks waited for was done."""
    case.deadlines.filter(purpose__in=purposes, met_at=None).update(met_at=at)


def nearest(case: Case) -> Deadline | None:
    """The binding deadline that comes first; a reminder only where nothing binds."""
    open_ones = case.deadlines.filter(met_at=None, due_on__isnull=False)
    return open_ones.order_by("-binding", "due_on", "pk").first()


def _store(case: Case, purpose: str, promise: clocks.Promise, at: datetime) -> Deadline:
    return Deadline.objects.create(case=case, purpose=purpose, starts_at=at, **promise.stored)


def _regime_of(deadline: Deadline) -> str:
    limits = lifecycle.LIMITS[deadline.purpose]
    return next(regime for regime, limit in limits.items() if limit == deadline.limit)
