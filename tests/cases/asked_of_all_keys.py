"""The lists as they were asked for before they had to be quick: joined over all of an officer's keys. The
quick ones are held against them; they are plain enough to be believed."""

from datetime import date
from typing import Any

from django.db.models import Count, F, Q, QuerySet
from django.utils import timezone

from netra.accounts import roles
from netra.accounts.models import Officer
from netra.cases import lifecycle
from netra.cases.models import Case, Deadline, Handover, Task
from netra.discipline import lifecycle as discipline
from netra.discipline.models import Proceeding, ProceedingKey, Term
from netra.reports import queries as reports
from netra.reports.models import Report


def cases(officer: Officer) -> QuerySet[Case]:
    return Case.objects.filter(report__in=reports.visible_to(officer))


def open_cases(officer: Officer) -> QuerySet[Case]:
    found = cases(officer).filter(stage__in=lifecycle.OPEN)
    return found.order_by(F("due_on").asc(nulls_last=True), "pk")


def closed_cases(officer: Officer) -> QuerySet[Case]:
    return cases(officer).filter(stage__in=lifecycle.FINAL).order_by("-closed_at", "-pk")


def untaken(officer: Officer) -> QuerySet[Report]:
    first = Q(next_due_on__isnull=True) | Q(joining__head__next_due_on__lte=F("next_due_on"))
    waits = Q(joining__head__case__isnull=True) | Q(joining__head__case__stage=lifecycle.RECEIVED)
    own = reports.visible_to(officer).values("pk")
    there = Q(joining__head__turn_at__isnull=True) | Q(joining__head__turn_at__lte=timezone.now())
    turn = there | Q(turn_at__gt=timezone.now())
    folded = Report.objects.filter(Q(joining__isnull=False), first, waits, turn, Q(joining__head__in=own))
    return (
        reports.visible_to(officer)
        .filter(Q(case__isnull=True) | Q(case__stage=lifecycle.RECEIVED))
        .exclude(pk__in=folded.values("pk"))
        .annotate(joined_count=Count("joined", filter=Q(joined__report__in=own), distinct=True))
        .order_by(F("next_due_on").asc(nulls_last=True), "received_at")
    )


def turn_has_come() -> Q:
    return Q(turn_at__isnull=True) | Q(turn_at__lte=timezone.now())


def open_deadlines(officer: Officer) -> QuerySet[Deadline]:
    seen = reports.visible_to(officer)
    return Deadline.objects.filter(met_at=None, case__stage__in=lifecycle.OPEN, case__report__in=seen)


def open_tasks(officer: Officer) -> QuerySet[Task]:
    return Task.objects.filter(done_at=None, case__report__in=reports.visible_to(officer))


def new_in(officer: Officer, first: date, last: date) -> QuerySet[Report]:
    found = reports.visible_to(officer).filter(Q(case__isnull=True) | Q(case__stage=lifecycle.RECEIVED))
    return found.filter(next_due_on__range=(first, last))


def sent(officer: Officer) -> QuerySet[Handover]:
    return Handover.objects.filter(case__in=cases(officer).values("pk"))


def proceedings(officer: Officer) -> QuerySet[Proceeding]:
    if not officer.may(roles.KEEPS_DISCIPLINE):
        return Proceeding.objects.none()
    held = ProceedingKey.objects.filter(officer=officer, stepped_aside_at=None).values("proceeding")
    return Proceeding.objects.filter(pk__in=held, government=officer.office.government_id)


def running(officer: Officer) -> QuerySet[Proceeding]:
    found = proceedings(officer).filter(stage__in=discipline.OPEN)
    return found.order_by(F("due_on").asc(nulls_last=True), "pk")


def open_terms(officer: Officer) -> QuerySet[Term]:
    seen = proceedings(officer).filter(stage__in=discipline.OPEN)
    return Term.objects.filter(met_at=None, proceeding__in=seen)


def summoned(officer: Officer) -> QuerySet[Proceeding]:
    return proceedings(officer).filter(stage__in=("summoned", "summoned_again"))


def keys(rows: Any) -> list[int]:
    return [row.pk for row in rows]
