"""Reading what stands beside the procedure: tasks, who can open a case, an officer's own lists."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, OuterRef, QuerySet

from netra.accounts import queries as officers
from netra.accounts import roles
from netra.accounts.models import Officer
from netra.accounts.recovery_queries import waiting_for_approval_of
from netra.agencies.models import Government
from netra.agencies.queries import reportable_agencies
from netra.cases import change_queries, queries, work_filters
from netra.cases.models import CalendarFeed, Case, Deadline, Digest, Task
from netra.cases.work_filters import Filters
from netra.clock.working_days import days_after
from netra.reports import queries as reports
from netra.reports.kept_counts import counted
from netra.reports.long_lists import (
    count_up_to,
    first_of_days,
    first_rows,
    has_few,
    holds_few,
    listed_for,
    opens,
)
from netra.reports.models import Report
from netra.reports.services import waiting_for as names_to_decide


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
    if not officer.may(roles.READS_REPORTS):
        return Task.objects.none()
    found = Task.objects.filter(opens(officer, "case__report"), assignee=officer, done_at=None)
    found = found.select_related("assignee", "done_by", "case__report__government", "case__government")
    return found.order_by(F("due_on").asc(nulls_last=True), "pk")


# --- what is due, day by day --------------------------------------------------------------------------

MOST_A_DAY = 4
"""How many of each kind a day of the calendar names; the others are counted."""
COUNTED_A_DAY = 99
"""So far; a day with more has more than these."""


@dataclass(frozen=True)
class DueThings:
    """Of each day in a span the first few, each with `of_day`: how many of its kind that day has, counted to
    `COUNTED_A_DAY` and one more."""

    deadlines: list[Deadline]
    reports: list[Report]
    tasks: list[Task]


def due_between(officer: Officer, first: date, last: date, *, only_own: bool) -> DueThings:
    """Open deadlines, reports to triage and tasks, among what the officer can open.

    `only_own`: cases that the officer holds and the officer's tasks; who triages has the reports, too.
    """
    if not officer.may(roles.READS_REPORTS):
        return DueThings([], [], [])
    deadlines, few_cases = _deadlines_for(officer, only_own=only_own)
    new, tasks = queries.new_reports(officer).defer(*queries.SEALED), _tasks_for(officer)
    if only_own:
        tasks = tasks.filter(assignee=officer)
        new = new if officer.role == roles.BAWASLU_INTAKE else new.none()
    few, days = holds_few(officer), [first, *days_after(first, last)]
    return DueThings(
        _of_days(deadlines.order_by("-binding", "pk"), "due_on", days, few_cases),
        _of_days(new.order_by("received_at", "pk"), "next_due_on", days, few),
        _of_days(tasks.order_by("pk"), "due_on", days, few),
    )


def _of_days(rows: QuerySet[Any], day: str, days: Sequence[date], few: bool) -> list[Any]:
    return first_of_days(rows, day, days, shown=MOST_A_DAY, most=COUNTED_A_DAY, few=few)


def _deadlines_for(officer: Officer, *, only_own: bool) -> tuple[QuerySet[Deadline], bool]:
    """Open clocks of open cases, from whichever end is shorter, and whether the cases are few."""
    cases = queries.listed_cases(officer, queries.IS_OPEN)
    if only_own:
        cases = cases.filter(assignee=officer)
    found = Deadline.objects.filter(met_at=None).select_related("case__report")
    found = found.defer(*(f"case__report__{name}" for name in queries.SEALED))
    if has_few(cases):
        return found.filter(case__in=cases.values("pk")), True
    return found.filter(Exists(cases.filter(pk=OuterRef("case")))), False


def _tasks_for(officer: Officer) -> QuerySet[Task]:
    found = Task.objects.filter(listed_for(officer, "case__report"), done_at=None)
    return found.select_related("case__report").defer("envelope")


def without_a_day(officer: Officer) -> int:
    """Open clocks whose day could not be counted, because a year had no calendar; as `count_up_to` counts."""
    if not officer.may(roles.READS_REPORTS):
        return 0
    found, _ = _deadlines_for(officer, only_own=False)
    return count_up_to(found.filter(due_on=None).exclude(warning="").order_by("-binding", "pk"))


def clocks_in(government: Government) -> QuerySet[Deadline]:
    """Every clock of a government's cases, met or running, for a recount."""
    return Deadline.objects.filter(case__government=government)


# --- the calendar feed --------------------------------------------------------------------------------

MOST_IN_A_FEED = 300
KEPT_IN_A_FEED = timedelta(days=30)
"""So long a date that passed stays in the feed, while it is still open."""


def feed_of(officer: Officer) -> CalendarFeed | None:
    """The officer's own feed, if there is one."""
    return CalendarFeed.objects.filter(officer=officer).first()


def officer_behind(code_digest: bytes, readers: Collection[str]) -> Officer | None:
    """Whose feed has this address: an active officer of one of these roles, or nobody."""
    found = Officer.objects.filter(calendar_feed__code_digest=code_digest, is_active=True)
    return found.filter(role__in=readers).select_related("office__government").first()


def due_in_feed(officer: Officer, today: date) -> DueThings:
    """What the officer has to do and by when: own cases and tasks, and reports for who triages."""
    since = today - KEPT_IN_A_FEED
    deadlines, _ = _deadlines_for(officer, only_own=True)
    deadlines = deadlines.filter(due_on__gte=since)
    new = queries.new_reports(officer).filter(next_due_on__gte=since).defer(*queries.SEALED)
    tasks = own_tasks(officer).filter(due_on__gte=since)
    is_intake = officer.role == roles.BAWASLU_INTAKE
    return DueThings(
        first_rows(deadlines.order_by("due_on", "pk"), MOST_IN_A_FEED),
        first_rows(new.order_by("next_due_on", "received_at", "pk"), MOST_IN_A_FEED) if is_intake else [],
        first_rows(tasks, MOST_IN_A_FEED),
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
    found = queries.open_cases(officer).filter(docket__in=dockets)
    return list(found.select_related("report__agency", "report__government", "government"))


def colleagues_handling(officer: Officer) -> list[Officer]:
    """Other case officers of the same government."""
    found = officers.readers_of_reports(officer.office.government_id).filter(role__in=roles.HANDLES_CASES)
    return list(found.exclude(pk=officer.pk).select_related("office").order_by("office__name", "position"))


def reports_numbered(officer: Officer, dockets: Sequence[str]) -> list[tuple[Report, str | None]]:
    """Of these dockets the reports that the officer can open, newest first, with the docket of the case."""
    found = reports.readable_by(officer).filter(docket__in=dockets, erased_at=None)
    return [
        (each, each.case_docket) for each in found.annotate(case_docket=F("case__docket")).order_by("-pk")
    ]


# --- what stands beside the work list ---------------------------------------------------------------------

TASKS, NAMES, RULINGS, CHANGES = "tasks", "names", "rulings", "changes"
RECOVERIES, OVERTURNED = "recoveries", "overturned"


def counts_beside(officer: Officer, at: datetime) -> dict[str, int]:
    """Own tasks, as `count_up_to` counts them; and for what mostly is not there, and is asked for only where
    it is, 0 or 1: names, rulings, changes of rulings and recoveries of keys that wait for this officer as the
    second person, and cases whose decision was changed afterwards."""
    if not officer.may(roles.READS_REPORTS):
        return dict.fromkeys((TASKS, NAMES, RULINGS, CHANGES, RECOVERIES, OVERTURNED), 0)
    holds_few(officer)
    return counted(_beside, officer, at)


def _beside(officer: Officer, at: datetime) -> dict[str, QuerySet[Any]]:
    return {
        TASKS: own_tasks(officer),
        NAMES: names_to_decide(officer)[:1],
        RULINGS: queries.awaiting_second(officer)[:1],
        CHANGES: change_queries.awaiting_change(officer)[:1],
        RECOVERIES: waiting_for_approval_of(officer, at)[:1],
        OVERTURNED: queries.overturned_for(officer)[:1],
    }


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
    triage = count_up_to(queries.triage_queue(officer)) if officer.role == roles.BAWASLU_INTAKE else 0
    return Figures(
        late=[docket for docket, on in rows if on < today],
        today=[docket for docket, on in rows if on == today],
        soon=[docket for docket, on in rows if on > today],
        triage=triage,
        tasks=own_tasks(officer).filter(due_on__lte=today + SOON).count(),
    )
