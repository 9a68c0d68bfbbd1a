"""The clocks of a proceeding: started from the rulebook's limits, stored as computed, never recomputed."""

from datetime import date, datetime, time

from netra import clock
from netra.discipline import lifecycle
from netra.discipline.models import Proceeding, Term
from netra.reports import clocks


def start(proceeding: Proceeding, purpose: str, *, at: datetime) -> Term:
    """Start the clock for this purpose. A limit without a figure is stored without a date: it warns."""
    promise = clocks.promise_of(lifecycle.LIMITS[purpose], start=at, zone=proceeding.government.zone)
    return Term.objects.create(proceeding=proceeding, purpose=purpose, starts_at=at, **promise.stored)


def start_on(proceeding: Proceeding, purpose: str, *, on: date) -> Term:
    """Start the clock with an event of that day; the day itself does not count."""
    return start(proceeding, purpose, at=noon_of(proceeding, on))


def meet(proceeding: Proceeding, *purposes: str, at: datetime) -> None:
    """What these clocks waited for was done."""
    proceeding.terms.filter(purpose__in=purposes, met_at=None).update(met_at=at)


def meet_all(proceeding: Proceeding, *, at: datetime) -> None:
    """The proceeding is over: nothing runs any more."""
    proceeding.terms.filter(met_at=None).update(met_at=at)


def running(proceeding: Proceeding, purpose: str) -> Term | None:
    """The open clock for this purpose, if there is one."""
    return proceeding.terms.filter(purpose=purpose, met_at=None).order_by("-pk").first()


def nearest(proceeding: Proceeding) -> Term | None:
    """What the office must do first, the binding before the reminders; else the first day it waits for."""
    dated = proceeding.terms.filter(met_at=None, due_on__isnull=False)
    duties = dated.exclude(purpose__in=lifecycle.WAITS).order_by("-binding", "due_on", "pk").first()
    return duties or dated.order_by("due_on", "pk").first()


def noon_of(proceeding: Proceeding, day: date) -> datetime:
    """A moment of that legal day, far from both midnights."""
    return datetime.combine(day, time(12), tzinfo=clock.Zone(proceeding.government.zone).tz)
