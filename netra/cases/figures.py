"""What reports and cases come to, exact and only ever growing: whoever shows a total rounds it first
(`netra.dashboard.steps`, ADR 38). Nothing here falls when a case is dismissed, withdrawn from or erased."""

from dataclasses import dataclass
from datetime import datetime, timezone

from django.db.models import Count, F, Q, QuerySet, Sum

from netra import clock
from netra.agencies.models import Government
from netra.cases import lifecycle
from netra.cases.models import AllegedHarm, Case, Deadline, RulingChange
from netra.reports.legal_day import LegalDay
from netra.reports.models import Report


@dataclass(frozen=True)
class Span:
    """From a moment up to, and without, another one."""

    since: datetime
    until: datetime


@dataclass(frozen=True)
class Totals:
    """Reports that came in within a span, and how far they came in it.

    `ended`: how many per final stage of `lifecycle.FINAL`, each as it ended first: a ruling that is changed
    afterwards is counted in `changed`, and nothing falls. `days`: of each that ended, whole days from its
    arrival, in the order in which they ended. `overdue`: cases of which a binding date ever passed unmet.
    """

    received: int
    taken_up: int
    ended: dict[str, int]
    days: tuple[int, ...]
    overdue: int
    changed: int = 0

    @property
    def finished(self) -> int:
        return sum(self.ended.values())


def totals(government: Government, span: Span) -> Totals:
    """How many came in, were taken up, ended and how, and were ever late, as known when the span ended."""
    reports = _received(government, span)
    cases = Case.objects.filter(report__in=reports.values("pk"))
    made = RulingChange.objects.filter(is_made=True, case__in=cases.values("pk"))
    changes = made.filter(answered_at__lt=span.until)
    # Also by what was changed since: a case that ended before the moment that is shown stays counted.
    rows = _first_ends(cases, made, span.until)
    ends = [stage for stage, _, _ in rows]
    return Totals(
        received=reports.count(),
        taken_up=cases.filter(registered_at__lt=span.until).count(),
        ended={stage: ends.count(stage) for stage in lifecycle.FINAL},
        days=tuple((ended - came).days for _, came, ended in rows if ended),
        overdue=_overdue(government, reports, span.until),
        changed=changes.order_by().values("case").distinct().count(),
    )


def _first_ends(
    cases: QuerySet[Case], changes: QuerySet[RulingChange], until: datetime
) -> list[tuple[str, datetime, datetime]]:
    """Stage, arrival and end of each case that ended, as it ended first; in the order in which they ended."""
    before = changes.filter(was_closed_at__lt=until).order_by("was_closed_at", "pk")
    told = before.values_list("case", "was_stage", "case__report__received_at", "was_closed_at")
    now = cases.filter(closed_at__lt=until).values_list("pk", "stage", "report__received_at", "closed_at")
    found: dict[int, tuple[str, datetime, datetime]] = {}
    for case, stage, came, ended in (*told, *now.order_by("closed_at", "pk")):
        if ended:
            found.setdefault(case, (stage, came, ended))
    return sorted(found.values(), key=lambda each: each[2])


def acts(government: Government, span: Span) -> dict[str, int]:
    """Reports per class of acts, as their reporters chose it."""
    rows = _received(government, span).order_by().values_list("act")
    return dict(rows.annotate(Count("pk")))


def harms(government: Government, span: Span) -> dict[str, int]:
    """Cases per kind of harm that an assessment alleged within the span, however they ended."""
    alleged = AllegedHarm.objects.filter(government=government, at__gte=span.since, at__lt=span.until)
    return dict(alleged.order_by().values_list("harm").annotate(Sum("count")))


def _received(government: Government, span: Span) -> QuerySet[Report]:
    return Report.objects.filter(
        government=government, received_at__gte=span.since, received_at__lt=span.until
    )


def _overdue(government: Government, reports: QuerySet[Report], until: datetime) -> int:
    """Cases with a date that bound and passed: met too late, or not met when the span ended. A date that a
    limit of low confidence gave reminds only, and is not counted."""
    zone = clock.Zone(government.zone).tz
    offset = timezone(zone.utcoffset(None))  # PostgreSQL does not know the zone's name
    too_late = Q(met_at__lt=until, met_on__gt=F("due_on"))
    never = Q(due_on__lt=until.astimezone(zone).date()) & (Q(met_at=None) | Q(met_at__gte=until))
    passed = Deadline.objects.annotate(met_on=LegalDay("met_at", tzinfo=offset)).filter(too_late | never)
    found = passed.filter(binding=True, starts_at__lt=until, case__report__in=reports.values("pk"))
    return found.order_by().values("case").distinct().count()
