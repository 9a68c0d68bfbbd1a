"""Reading what stands beside the procedure: tasks, who can open a case, an officer's own lists."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet, Window
from django.db.models.functions import RowNumber

from netra.accounts import queries as officers
from netra.accounts import roles
from netra.accounts.models import Officer
from netra.agencies.queries import reportable_agencies
from netra.cases import lifecycle, queries, work_filters
from netra.cases.models import CalendarFeed, Case, Deadline, Digest, Task
from netra.cases.work_filters import Filters
from netra.reports import queries as reports
from netra.reports.models import Report


def holders_of_keys(case: Case) -> QuerySet[Officer]:
    """Active readers who can open this case: who may be given a task of it."""
    able = Officer.objects.filter(is_active=True, has_own_password=True, role__in=roles.READS_REPORTS)
    held = case.report.grants.values("officer")
    return able.filter(pk__in=held).select_related("office").order_by("office__name", "position", "pk")


def task_of(case: Case, nonce: UUID) -> Task | None:
    """One task of a case that the officer sees already."""
    return case.tasks.filter(nonce=nonce).first()


def own_tasks(officer: Officer) -> QuerySet[Task]:
    """Open tasks of this officer in cases that they can open, nearest first."""
    found = Task.objects.filter(
        assignee=officer, done_at=None, case__report__in=reports.visible_to(officer)
    ).select_related("assignee", "done_by", "case__report__government", "case__government")
    return found.order_by(F("due_on").asc(nulls_last=True), "pk")


# --- what is due, day by day --------------------------------------------------------------------------

MOST_A_DAY = 4
"""How many of each kind a day of the calendar names; the others are counted."""


@dataclass(frozen=True)
class DueThings:
    """Of each day in a span the first few, each with `of_day`: how many of its kind that day has."""

    deadlines: list[Deadline]
    reports: list[Report]
    tasks: list[Task]


def due_between(officer: Officer, first: date, last: date, *, only_own: bool) -> DueThings:
    """Open deadlines, reports to triage and tasks, among what the officer can open; three queries.

    `only_own`: cases that the officer holds and the officer's tasks; who triages has the reports, too.
    """
    span = {"due_on__range": (first, last)}
    seen = reports.visible_to(officer)
    deadlines = Deadline.objects.filter(
        met_at=None, case__stage__in=lifecycle.OPEN, case__report__in=seen, **span
    ).select_related("case__report")
    tasks = Task.objects.filter(done_at=None, case__report__in=seen, **span).select_related("case__report")
    new = seen.filter(Q(case__isnull=True) | Q(case__stage=lifecycle.RECEIVED))
    new = new.filter(next_due_on__range=(first, last))
    if only_own:
        deadlines, tasks = deadlines.filter(case__assignee=officer), tasks.filter(assignee=officer)
        new = new if officer.role == roles.BAWASLU_INTAKE else new.none()
    return DueThings(
        _first_of_each_day(deadlines, "due_on", "-binding"),
        _first_of_each_day(new, "next_due_on"),
        _first_of_each_day(tasks, "due_on"),
    )


def _first_of_each_day(rows: QuerySet[Any], day: str, *first: str) -> list[Any]:
    """The database picks them, so that a day with a thousand dates costs no more than one with four."""
    by = [F(day)]
    numbered = rows.annotate(
        place=Window(RowNumber(), partition_by=by, order_by=[*first, "pk"]),
        of_day=Window(Count("pk"), partition_by=by),
    )
    return list(numbered.filter(place__lte=MOST_A_DAY).order_by(day, *first, "pk"))


def without_a_day(officer: Officer) -> int:
    """Open clocks whose day could not be counted, because a year had no calendar."""
    found = Deadline.objects.filter(met_at=None, due_on=None, case__stage__in=lifecycle.OPEN)
    return found.exclude(warning="").filter(case__report__in=reports.visible_to(officer)).count()


# --- the calendar feed --------------------------------------------------------------------------------

MOST_IN_A_FEED = 300
KEPT_IN_A_FEED = timedelta(days=30)
"""So long a date that passed stays in the feed, while it is still open."""


def feed_of(officer: Officer) -> CalendarFeed | None:
    """The officer's own feed, if there is one."""
    return CalendarFeed.objects.filter(officer=officer).first()


def officer_behind(code_digest: bytes) -> Officer | None:
    """Whose feed has this address: an active officer who reads reports, or nobody."""
    found = Officer.objects.filter(calendar_feed__code_digest=code_digest, is_active=True)
    return found.filter(role__in=roles.READS_REPORTS).select_related("office__government").first()


def due_in_feed(officer: Officer, today: date) -> DueThings:
    """What the officer has to do and by when: own cases and tasks, and reports for who triages."""
    since = today - KEPT_IN_A_FEED
    seen = reports.visible_to(officer)
    deadlines = Deadline.objects.filter(
        met_at=None, due_on__gte=since, case__stage__in=lifecycle.OPEN, case__assignee=officer
    )
    new = seen.filter(Q(case__isnull=True) | Q(case__stage=lifecycle.RECEIVED), next_due_on__gte=since)
    tasks = own_tasks(officer).filter(due_on__gte=since)
    return DueThings(
        list(
            deadlines.filter(case__report__in=seen)
            .select_related("case__report")
            .order_by("due_on", "pk")[:MOST_IN_A_FEED]
        ),
        list(new.order_by("next_due_on", "pk")[:MOST_IN_A_FEED])
        if officer.role == roles.BAWASLU_INTAKE
        else [],
        list(tasks[:MOST_IN_A_FEED]),
    )


# --- the work list ------------------------------------------------------------------------------------


def listed(officer: Officer, asked: Filters, today: date) -> QuerySet[Case]:
    """Open cases that an address asks for, nearest deadline first, those without a date last."""
    found = queries.work_list(officer).filter(asked.condition(today))
    return found.filter(assignee=officer) if asked.whose == work_filters.OWN else found


def agencies_listed(officer: Officer, today: date) -> list[tuple[str, str]]:
    """Code and name of every agency that a report of the officer's government can name."""
    found = reportable_agencies(officer.office.government, today).order_by("name")
    return list(found.values_list("code", "name"))


def assignees_listed(officer: Officer) -> list[Officer]:
    """Who can hold a case of the officer's government."""
    found = officers.readers_of_reports(officer.office.government_id).filter(role__in=roles.HANDLES_CASES)
    return list(found.order_by("position", "pk"))


def cases_numbered(officer: Officer, dockets: Sequence[str]) -> list[Case]:
    """Of these dockets the cases that the officer can open."""
    return list(queries.work_list(officer).filter(docket__in=dockets).select_related("report__agency"))


def colleagues_handling(officer: Officer) -> list[Officer]:
    """Other case officers of the same government."""
    found = officers.readers_of_reports(officer.office.government_id).filter(role__in=roles.HANDLES_CASES)
    return list(found.exclude(pk=officer.pk).select_related("office").order_by("office__name", "position"))


def reports_numbered(officer: Officer, dockets: Sequence[str]) -> list[tuple[Report, str | None]]:
    """Of these dockets the reports that the officer can open, newest first, with the docket of the case."""
    found = reports.visible_to(officer).filter(docket__in=dockets, erased_at=None)
    return [
        (each, each.case_docket) for each in found.annotate(case_docket=F("case__docket")).order_by("-pk")
    ]


# --- the daily digest ---------------------------------------------------------------------------------

SOON = timedelta(days=3)


@dataclass(frozen=True)
class Figures:
    """What one digest tells: dockets of own cases by when they are due, the nearest first; two counts."""

    late: list[str]
    today: list[str]
    soon: list[str]
    triage: int
    tasks: int


def digest_of(officer: Officer) -> Digest | None:
    """The officer's own digest, if one was asked for."""
    return Digest.objects.filter(officer=officer).first()


def figures_for(officer: Officer, today: date) -> Figures:
    """Three queries, whatever the number of cases."""
    due = queries.work_list(officer).filter(assignee=officer, due_on__lte=today + SOON)
    rows = [(str(docket), on) for docket, on in due.values_list("docket", "due_on") if on]
    triage = queries.triage_queue(officer).count() if officer.role == roles.BAWASLU_INTAKE else 0
    return Figures(
        late=[docket for docket, on in rows if on < today],
        today=[docket for docket, on in rows if on == today],
        soon=[docket for docket, on in rows if on > today],
        triage=triage,
        tasks=own_tasks(officer).filter(due_on__lte=today + SOON).count(),
    )
