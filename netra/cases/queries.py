"""Reading casework: the only place where it is decided what an officer may see."""

from collections.abc import Callable, Collection
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from netra.accounts import queries as officers
from netra.accounts import roles
from netra.accounts.models import Interest, Officer
from netra.agencies.lines import line_of
from netra.cases import lifecycle
from netra.cases.handing import reading
from netra.cases.lessons import reading as lessons
from netra.cases.models import (
    Case,
    DraftTemplate,
    Handover,
    Joining,
    Letter,
    Letterhead,
    Paper,
    Respondent,
    RetentionDecision,
)
from netra.reports import lifecycle as public
from netra.reports import queries as reports
from netra.reports import routing
from netra.reports.entering import turns
from netra.reports.kept_counts import counted
from netra.reports.long_lists import MOST, Among, count_up_to, holds_few, listed_for, opens
from netra.reports.models import Report

PAGE = 50
ALL, LATE, TODAY, WAITING = "semua", "lewat", "hari-ini", "pelapor"
# Saved views are addresses: /kantor/?tampilan=lewat
VIEWS: Final[dict[str, Callable[[date], Q]]] = {
    LATE: lambda today: Q(due_on__lt=today),
    TODAY: lambda today: Q(due_on=today),
    WAITING: lambda _: Q(report__in=Report.objects.filter(Among(F("stage"), ("asked",))).values("pk")),
}


IS_OPEN: Final = Among(F("stage"), lifecycle.OPEN)
_IS_FINAL: Final = Among(F("stage"), lifecycle.FINAL)
_MAYBE_NEW: Final = Among(F("stage"), public.MAYBE_NEW)
# No list opens what is sealed, and fifty envelopes are many pages to read.
_NAME: Final = ("identity", "identity_grant", "identity_receipt")
SEALED: Final = ("envelope", *_NAME, "receipt_grant", "contact", "last_visit")


def _visible_to(officer: Officer) -> QuerySet[Case]:
    """Cases whose report is sealed to this officer. Everything else does not exist for them (404)."""
    if not officer.may(roles.READS_REPORTS):
        return Case.objects.none()
    return Case.objects.filter(opens(officer)).select_related(*_TOGETHER)


def listed_cases(officer: Officer, among: Among) -> QuerySet[Case]:
    """The same for a long list, of the open or of the finished ones."""
    if not officer.may(roles.READS_REPORTS):
        return Case.objects.none()
    found = Case.objects.filter(among, listed_for(officer))
    return found.select_related(*_TOGETHER)


def shown_in_a_list(found: QuerySet[Case]) -> QuerySet[Case]:
    """Without what no list shows: rows hold envelopes and officers' keys."""
    return found.select_related(None).select_related(*_NEXT_TO_IT).only(*_SHOWN)


_TOGETHER: Final = ("report__government", "government", "agency", "assignee")
_NEXT_TO_IT: Final = ("report", "government", "agency", "assignee")
_SHOWN: Final = (
    "docket", "act", "stage", "registered_at", "closed_at", "due_on", "due_limit",
    "report__docket", "report__received_at", "government__zone", "agency__name", "assignee__position",
)  # fmt: skip


def cases_of(officer: Officer) -> QuerySet[Case]:
    """The same, as keys for a condition."""
    return _visible_to(officer).order_by().values("pk")  # type: ignore[return-value]


def respondents_of(officer: Officer) -> QuerySet[Respondent]:
    """Respondents in cases that the officer may open."""
    return Respondent.objects.filter(case__in=cases_of(officer))


def respondent_of(case: Case, number: int) -> Respondent | None:
    """One respondent of a case that the officer sees already."""
    return case.respondents.filter(number=number).first()


def triage_queue(officer: Officer) -> QuerySet[Report]:
    """Reports that nobody has taken up yet and whose turn has come, nearest date first."""
    return _shown(_whose_turn_came(officer, turns.now()), officer)


def waiting_their_turn(officer: Officer) -> QuerySet[Report]:
    """Reports of the slow way whose turn is to come (machine time); any of them may be opened now."""
    return _shown(_in_turn(officer, turns.now()), officer)


def new_reports(officer: Officer) -> QuerySet[Report]:
    """Reports that nobody has taken up yet, also those that wait for their turn."""
    if not officer.may(roles.READS_REPORTS):
        return Report.objects.none()
    return Report.objects.filter(_MAYBE_NEW, listed_for(officer, "pk")).exclude(_is_taken_up())


def _is_taken_up() -> Exists:
    return Exists(Case.objects.filter(report=OuterRef("pk")).exclude(stage=lifecycle.RECEIVED))


def _whose_turn_came(officer: Officer, now: datetime) -> QuerySet[Report]:
    return _untaken(officer, now).filter(turns.has_come(now))


def _in_turn(officer: Officer, now: datetime) -> QuerySet[Report]:
    return _untaken(officer, now).filter(turns.is_to_come(now))


def _untaken(officer: Officer, now: datetime) -> QuerySet[Report]:
    """Folded into the first of its group is what was joined, while that one waits too, is due no later,
    and has its turn no later: else both would be missing among the new ones."""
    found = new_reports(officer).exclude(Exists(_folded(officer, now)))
    return found.order_by(F("next_due_on").asc(nulls_last=True), "received_at", "pk")


def _shown(found: QuerySet[Report], officer: Officer) -> QuerySet[Report]:
    """With how many are joined to each and open to the officer; without what is sealed."""
    joined = Joining.objects.filter(opens(officer), head=OuterRef("pk")).order_by().values("head")
    counted = Subquery(joined.annotate(many=Count("pk")).values("many"))
    rows = found.annotate(joined_count=Coalesce(counted, 0))
    return rows.select_related("agency", "government").defer(*SEALED)


def _folded(officer: Officer, now: datetime) -> QuerySet[Joining]:
    is_due_first = Q(report__next_due_on=None) | Q(head__next_due_on__lte=F("report__next_due_on"))
    is_waiting = Q(head__case__isnull=True) | Q(head__case__stage=lifecycle.RECEIVED)
    is_there = turns.has_come(now, "head__") | turns.is_to_come(now, "report__")
    folded = Joining.objects.filter(is_due_first, is_waiting, is_there, report=OuterRef("pk"))
    return folded.filter(opens(officer, "head"))


def joined_with(found: Collection[Report], officer: Officer) -> list[Report]:
    """These reports and all joined with them that this officer may open, in the order they came."""
    keys = [each.pk for each in found]
    heads = {*keys, *Joining.objects.filter(report__in=keys).values_list("head", flat=True)}
    group = Report.objects.filter(Q(pk__in=heads) | Q(joining__head__in=heads))
    own = group.filter(pk__in=reports.visible_to(officer).values("pk"))
    return list(own.select_related("government", "agency").order_by("received_at", "pk"))


def work_list(officer: Officer, shown: str = ALL, today: date | None = None) -> QuerySet[Case]:
    """Open cases, nearest deadline first, those without a date last; `shown` is one of `VIEWS`."""
    found = shown_in_a_list(listed_cases(officer, IS_OPEN))
    if today is not None and shown in VIEWS:
        found = found.filter(VIEWS[shown](today))
    return found.order_by(F("due_on").asc(nulls_last=True), "pk")


def open_cases(officer: Officer) -> QuerySet[Case]:
    """The same cases for who names them by their dockets, with all that an act needs."""
    return _visible_to(officer).filter(IS_OPEN).order_by(F("due_on").asc(nulls_last=True), "pk")


def closed_cases(officer: Officer) -> QuerySet[Case]:
    """Finished cases, newest first."""
    return shown_in_a_list(listed_cases(officer, _IS_FINAL)).order_by("-closed_at", "-pk")


TRIAGE, SLOW, UNANSWERED = "triage", "slow", "unanswered"


def inbox_counts(officer: Officer, today: date, late_before: datetime) -> dict[str, int]:
    """How many rows each part of the inbox holds, as `count_up_to` counts: `ALL` open cases and each of
    `VIEWS`, what is to be triaged (`TRIAGE`), what waits for its turn (`SLOW`), and what was handed over
    before this moment and has no answer (`UNANSWERED`)."""
    if not officer.may(roles.READS_REPORTS):
        return dict.fromkeys((ALL, *VIEWS, TRIAGE, SLOW, UNANSWERED), 0)
    holds_few(officer)
    return counted(_inbox, officer, today, late_before, turns.now())


def _inbox(officer: Officer, today: date, late_before: datetime, now: datetime) -> dict[str, QuerySet[Any]]:
    cases = listed_cases(officer, IS_OPEN)
    return {
        ALL: cases,
        **{name: cases.filter(only(today)) for name, only in VIEWS.items()},
        TRIAGE: _whose_turn_came(officer, now),
        SLOW: _in_turn(officer, now).order_by(),
        UNANSWERED: _unanswered_since(officer, late_before),
    }


IN_THE_MENU: Final = 99
"""So far the menu counts: it stands on every page."""


def counts_for(officer: Officer) -> dict[str, int]:
    """The number in the menu: reports to triage, counted to `IN_THE_MENU` and one more."""
    return {"triage": triage_count(officer, IN_THE_MENU)}


def triage_count(officer: Officer, most: int = MOST) -> int:
    """Reports to triage, as `count_up_to` counts."""
    holds_few(officer)
    return counted(_triage, officer, turns.now(), most=most)[TRIAGE]


def _triage(officer: Officer, now: datetime) -> dict[str, QuerySet[Any]]:
    return {TRIAGE: _whose_turn_came(officer, now)}


def first_of_group(officer: Officer, report: Report) -> Report | None:
    """The first report of the group that this one was joined to; None for that one itself."""
    return reports.visible_to(officer).filter(joined__report=report).first()


def report_for(officer: Officer, docket: str) -> Report | None:
    """A report by docket, if it is theirs to see."""
    return reports.readable_by(officer).filter(docket=docket).first()


def case_for(officer: Officer, docket: str) -> Case | None:
    """A registered case by docket, if it is theirs to see."""
    return _visible_to(officer).filter(docket=docket).first()


def case_of(officer: Officer, report: Report) -> Case | None:
    """The case that a report became, if any."""
    return _visible_to(officer).filter(report=report).first()


def cases_by_report(officer: Officer, found: Collection[Report]) -> dict[int, Case]:
    """The cases that these reports became, as far as they are theirs to see, by the report's key."""
    return {each.report_id: each for each in _visible_to(officer).filter(report__in=found)}


def colleagues_for(case: Case, officer: Officer) -> QuerySet[Officer]:
    """Who else could hold this case: case officers of the officer's government, without whoever holds it now,
    who stepped aside, or has a tie to the agency. (Whom the reporter marked is sealed: `hand_to` looks.)"""
    found = officers.readers_of_reports(officer.office.government_id).filter(role__in=roles.HANDLES_CASES)
    free = routing.may_read(
        set(found.values_list("pk", flat=True)), government=case.government, agency=case.agency, marked=()
    )
    aside = reports.recused_from(case.report).values("officer")
    return found.filter(pk__in=free).exclude(pk__in=aside).exclude(pk=case.assignee_id or 0)


def concerning(officer: Officer, interests: list[Interest]) -> QuerySet[Report]:
    """Reports open to the officer about agencies in whose line they declared a tie: to step aside from."""
    line = set[int]().union(*(line_of(each.agency_id) for each in interests))
    return reports.visible_to(officer).filter(agency__in=line).order_by("-received_at", "-pk")


def similar_to(officer: Officer, report: Report) -> QuerySet[Report]:
    """Other reports of the same act class and agency: a hint to compare, never about persons."""
    if report.agency_id is None:
        return Report.objects.none()
    return (
        reports.visible_to(officer)
        .filter(act=report.act, agency_id=report.agency_id)
        .exclude(pk=report.pk)
        .order_by("-received_at")[:5]
    )


def decided_like(officer: Officer, case: Case) -> QuerySet[Case]:
    """Other cases of the same act that a plenary decided and this officer may still open, newest first."""
    return decided(officer, case.government_id, case.act).exclude(pk=case.pk)


def decided(officer: Officer, government_id: int, act: str) -> QuerySet[Case]:
    """Cases of one act that ended with a ruling, as far as this officer may open them; newest first."""
    ruled = Paper.objects.filter(case=OuterRef("pk"), kind=Paper.Kind.RULING)
    found = _visible_to(officer).filter(
        Exists(ruled), government=government_id, act=act, stage__in=lifecycle.DECIDED, report__erased_at=None
    )
    return found.order_by("-closed_at", "-pk")


# --- how long contents are kept -----------------------------------------------------------------------


def kept_cases(officer: Officer) -> QuerySet[Case]:
    """Finished cases with their decisions, for a list; who decides anew reads a case without them."""
    decisions = RetentionDecision.objects.select_related("by__office__government")
    found = listed_cases(officer, _IS_FINAL).defer(*(f"report__{name}" for name in SEALED))
    return found.order_by("-closed_at", "-pk").prefetch_related(Prefetch("retention", queryset=decisions))


def closed_case_of(officer: Officer, report_docket: str) -> Case | None:
    """A finished case by the docket of its report, if it is theirs to see."""
    found = _visible_to(officer).filter(_IS_FINAL, report__docket=report_docket)
    return found.order_by("-closed_at", "-pk").first()


def assessors_of(case: Case) -> set[int]:
    """Ids of the officers who wrote an assessment of this case: none of them records the ruling on it."""
    return set(case.papers.filter(kind=Paper.Kind.ASSESSMENT).values_list("by", flat=True))


def awaiting_second(officer: Officer) -> QuerySet[Case]:
    """Cases whose assessment waits for this officer as the second person, nearest deadline first."""
    if not officer.may(roles.HANDLES_CASES):
        return Case.objects.none()
    own = Paper.objects.filter(kind=Paper.Kind.ASSESSMENT, by=officer).values("case")
    return work_list(officer).filter(stage=lifecycle.RULING).exclude(pk__in=own)


# --- letters ------------------------------------------------------------------------------------------


def letters_of(case: Case) -> QuerySet[Letter]:
    """What was written in this case, newest first, without the sealed files."""
    return case.letters.select_related("by__office").defer("envelope").order_by("-at", "-pk")


def letters_on(case: Case, track: str) -> list[Letter]:
    """The letters with which this verdict went on (`custody.track`), newest first."""
    return [each for each in letters_of(case) if track in each.tracks.split()]


def letter_of(case: Case, nonce: UUID) -> Letter | None:
    """One letter of a case that the officer sees already."""
    return case.letters.filter(nonce=nonce).first()


def letter_behind(code_digest: bytes) -> Letter | None:
    """For everyone who holds a letter's code: which letter it proves, never what the letter says."""
    found = Letter.objects.select_related("office__government").defer("envelope")
    return found.filter(code_digest=code_digest).first()


def letter_with_print(sha256: str) -> Letter | None:
    """For everyone who holds the file of a letter, and with it the letter's code."""
    found = Letter.objects.select_related("office__government").defer("envelope")
    return found.filter(sha256=sha256).first()


def letterhead_of(office_id: int) -> Letterhead | None:
    """The office's own letterhead, if it has set one."""
    return Letterhead.objects.filter(office=office_id).first()


def draft_template_of(office_id: int) -> DraftTemplate | None:
    """The office's own template for drafts, if it has set one."""
    return DraftTemplate.objects.filter(office=office_id).first()


# --- lessons: they stand in `lessons/reading.py` ----------------------------------------------------------

fitting_lessons = lessons.fitting
lesson_for = lessons.lesson_for
lesson_of = lessons.lesson_of
lessons_for = lessons.lessons_for
overturned_for = lessons.overturned_for
released_lessons = lessons.released

# --- hand-overs: they stand in `handing/reading.py` -----------------------------------------------------

entitled = reading.entitled
escalated_to = reading.escalated_to
handovers_for = reading.handovers_for
handovers_of = reading.handovers_of
held_by = reading.held_by
is_on_its_way = reading.is_on_its_way
handovers_under = reading.handovers_under
lacking = reading.lacking
numbers_of = reading.numbers_of
office_key_of = reading.office_key_of
office_keys_under = reading.office_keys_under
offices_above = reading.offices_above
onward_for = reading.onward_for
onward_of = reading.onward_of
open_purposes = reading.open_purposes
passages_of = reading.passages_of
receiving_offices = reading.receiving_offices
tracks_of = reading.tracks_of
unanswered = reading.unanswered
waiting_for = reading.waiting_for


def sent_handovers(officer: Officer) -> QuerySet[Handover]:
    """What went out from cases that this officer may see, unanswered first."""
    if not officer.may(roles.READS_REPORTS):
        return Handover.objects.none()
    return reading.sent_from(opens(officer, "case__report"))


def late_handovers(officer: Officer, before: datetime) -> int:
    """How many of them were sent before this moment and have no answer."""
    return count_up_to(_unanswered_since(officer, before))


def _unanswered_since(officer: Officer, before: datetime) -> QuerySet[Handover]:
    found = sent_handovers(officer).filter(received_at=None, returned_at=None, sent_at__lte=before)
    return found.order_by("sent_at")
