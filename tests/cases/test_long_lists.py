"""The quick lists show exactly what the plain ones show, row for row, to every role, on random small data.
Each walks along its index."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from netra.accounts import roles
from netra.accounts.models import Officer
from netra.cases import lifecycle, queries, work_queries
from netra.cases.models import Case, Deadline, Handover, Joining, Task
from netra.discipline import lifecycle as discipline
from netra.discipline import queries as proceedings
from netra.discipline import work_queries as proceedings_due
from netra.discipline.models import Proceeding, ProceedingKey, Term
from netra.reports import long_lists
from netra.reports.models import Grant, Report
from tests import factories
from tests.cases import asked_of_all_keys as plain

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo_mode")]
TODAY = date(2024, 10, 30)
NOON = datetime(2024, 10, 30, 5, tzinfo=UTC)
SOME = 40
READERS = (roles.CASE_OFFICER, roles.CASE_OFFICER, roles.BAWASLU_INTAKE)


class Town:
    """Random rows as casework can leave them: whatever was taken up no longer stands as received or read."""

    def __init__(self, seed: int) -> None:
        self.chance = Random(seed)
        self.home = factories.government()
        elsewhere = factories.office("Bawaslu Kota Bandung", of=factories.government("32.73", "Kota Bandung"))
        self.officers = [factories.officer(role)[0] for role in READERS]
        self.officers.append(factories.officer(roles.CASE_OFFICER, elsewhere)[0])
        self.officers += [factories.officer(role)[0] for role in (roles.LEADER, roles.BKPSDM)]
        self.reports = Report.objects.bulk_create(self._report(n) for n in range(SOME))
        self._grants()
        self.cases = Case.objects.bulk_create(
            self._case(n, each) for n, each in enumerate(self.reports) if self._has_case(each)
        )
        Joining.objects.bulk_create(self._joinings())
        Deadline.objects.bulk_create(self._deadline(case) for case in self.cases for _ in range(2))
        Task.objects.bulk_create(self._task(case) for case in self.cases)
        Handover.objects.bulk_create(self._handover(n, case) for n, case in enumerate(self.cases))
        self._proceedings()

    def uuid(self) -> UUID:
        return UUID(int=self.chance.getrandbits(128))

    def day(self) -> date | None:
        return None if self.chance.random() < 0.2 else TODAY + timedelta(days=self.chance.randint(-9, 9))

    def moment(self, n: int = 0) -> datetime:
        return NOON + timedelta(minutes=n, days=self.chance.randint(-9, 9))

    def _report(self, n: int) -> Report:
        turn = self.chance.choice((None, None, NOON, datetime.now(UTC) + timedelta(days=1)))
        return Report(
            government=self.home, docket=f"L-{n}", lookup=self.chance.randbytes(32), kind="report",
            act="lainnya", received_at=self.moment(n), stage=self.chance.choice(Report.Stage.values),
            next_due_on=self.day(), turn_at=turn, envelope=b"x", receipt_grant=b"x",
        )  # fmt: skip

    def _has_case(self, report: Report) -> bool:
        return report.stage in ("examined", "done") or self.chance.random() < 0.4

    def _grants(self) -> None:
        Grant.objects.bulk_create(
            Grant(report=report, officer=officer, sealed_key=b"x")
            for report in self.reports
            for officer in self.officers
            if self.chance.random() < 0.7
        )

    def _case(self, n: int, report: Report) -> Case:
        new = report.stage in ("received", "read")
        may_be_new = report.stage == "asked" and self.chance.random() < 0.5
        stage = lifecycle.RECEIVED if new or may_be_new else self.chance.choice(_TAKEN_UP)
        assignee = self.chance.choice([None, *self.officers[:2]])
        return Case(
            government=self.home, report=report, docket=f"P-{n}", act="lainnya", stage=stage,
            due_on=self.day(), assignee=assignee, closed_at=self.moment(n) if stage in _CLOSED else None,
        )  # fmt: skip

    def _joinings(self) -> list[Joining]:
        return [
            Joining(report=each, head=self.chance.choice(self.reports[:10]), by=self.officers[0], at=NOON)
            for each in self.chance.sample(self.reports[10:], 15)
        ]

    def _deadline(self, case: Case) -> Deadline:
        return Deadline(case=case, purpose="handling", **self._clock())

    def _task(self, case: Case) -> Task:
        return Task(
            case=case, nonce=self.uuid(), by=self.officers[0], at=NOON, due_on=self.day(), envelope=b"x",
            assignee=self.chance.choice([None, *self.officers]),
            done_at=self.chance.choice((None, None, NOON)),
        )  # fmt: skip

    def _handover(self, n: int, case: Case) -> Handover:
        answer = self.chance.choice(({}, {"received_at": NOON}, {"returned_at": NOON}))
        return Handover(
            government=self.home, number=f"S-{n}", nonce=self.uuid(), purpose="ethics", from_name="a",
            case=case if self.chance.random() < 0.8 else None, to_name="b", by=self.officers[0],
            sent_at=self.moment(n), envelope=b"x", **answer,
        )  # fmt: skip

    def _proceedings(self) -> None:
        made = Proceeding.objects.bulk_create(
            Proceeding(
                government=self.home, docket=f"D-{n}", nonce=self.uuid(), origin="letter", employment="pns",
                stage=self.chance.choice(list(discipline.STAGE_LABELS)), received_on=TODAY, opened_at=NOON,
                due_on=self.day(), due_limit=self.chance.choice(list(discipline.LIMITS.values())),
                superior_noted_at=self.chance.choice((None, NOON)), closed_at=self.moment(n),
                examination_on=self.day(),
            )
            for n in range(12)
        )  # fmt: skip
        Term.objects.bulk_create(self._term(each) for each in made for _ in range(3))
        ProceedingKey.objects.bulk_create(
            ProceedingKey(
                proceeding=each, officer=officer, sealed_key=b"x", fingerprint="x",
                stepped_aside_at=self.chance.choice((None, None, NOON)),
            )
            for each in made
            for officer in self.officers
            if self.chance.random() < 0.7
        )  # fmt: skip

    def _term(self, proceeding: Proceeding) -> Term:
        purpose = self.chance.choice(list(discipline.LIMITS))
        return Term(proceeding=proceeding, purpose=purpose, **self._clock())

    def _clock(self) -> dict[str, Any]:
        return {
            "limit": "x", "limit_version": 1, "starts_at": NOON, "due_on": self.day(),
            "binding": self.chance.random() < 0.5, "met_at": self.chance.choice((None, None, NOON)),
            "warning": self.chance.choice(("", "tanpa kalender")),
        }  # fmt: skip


_CLOSED = lifecycle.FINAL
_TAKEN_UP = tuple(stage for stage in lifecycle.STAGE_LABELS if stage != lifecycle.RECEIVED)


@pytest.mark.parametrize("seed", range(3))
def test_every_quick_list_shows_what_the_plain_one_shows(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    town = Town(seed)
    assert all(queryset.exists() for queryset in _everything(town))  # else nothing is compared
    for officer in town.officers:
        for few in (0, 1_000):  # both ways in which a list is asked, whatever the officer holds
            monkeypatch.setattr(long_lists, "FEW", few)
            vars(officer).pop("_holds_few", None)
            _compare_cases(officer)
            _compare_triage(officer)
            _compare_calendar(officer)
            _compare_what_is_beside(officer)
            _compare_proceedings(officer)


def _everything(town: Town) -> list[Any]:
    reader, keeper = town.officers[0], town.officers[-1]
    found = [plain.open_cases, plain.closed_cases, plain.untaken, plain.open_deadlines, plain.open_tasks]
    return [*(each(reader) for each in [*found, plain.sent]), plain.running(keeper), plain.open_terms(keeper)]


def _compare_cases(officer: Officer) -> None:
    assert plain.keys(queries.work_list(officer)) == plain.keys(plain.open_cases(officer))
    assert plain.keys(queries.closed_cases(officer)) == plain.keys(plain.closed_cases(officer))
    assert plain.keys(queries.kept_cases(officer)) == plain.keys(plain.closed_cases(officer))
    for view, only in queries.VIEWS.items():
        expected = plain.open_cases(officer).filter(only(TODAY))
        assert plain.keys(queries.work_list(officer, view, TODAY)) == plain.keys(expected)
        assert queries.inbox_counts(officer, TODAY, NOON)[view] == expected.count()
    for case in Case.objects.select_related("report").order_by("-pk")[:3]:
        seen = plain.cases(officer).filter(pk=case.pk).exists()
        assert (queries.case_for(officer, case.docket or "") is not None) is seen
        assert (queries.report_for(officer, case.report.docket) is not None) is seen


def _compare_triage(officer: Officer) -> None:
    told = [(each.pk, each.joined_count) for each in queries.triage_queue(officer)]  # type: ignore[attr-defined]
    new = plain.untaken(officer)
    assert told == [(each.pk, each.joined_count) for each in new.filter(plain.turn_has_come())]  # type: ignore[attr-defined]
    waiting = new.exclude(plain.turn_has_come())
    assert plain.keys(queries.waiting_their_turn(officer)) == plain.keys(waiting)
    assert queries.triage_count(officer) == queries.counts_for(officer)["triage"] == len(told)
    counts = queries.inbox_counts(officer, TODAY, NOON)
    assert (counts[queries.TRIAGE], counts[queries.SLOW]) == (len(told), waiting.count())
    assert counts[queries.ALL] == plain.open_cases(officer).count()
    assert counts[queries.UNANSWERED] == queries.late_handovers(officer, NOON)


def _compare_calendar(officer: Officer) -> None:
    first, last = TODAY - timedelta(days=5), TODAY + timedelta(days=5)
    for own in (False, True):
        found = work_queries.due_between(officer, first, last, only_own=own)
        deadlines, tasks = plain.open_deadlines(officer), plain.open_tasks(officer)
        new = plain.new_in(officer, first, last)
        if own:
            deadlines, tasks = deadlines.filter(case__assignee=officer), tasks.filter(assignee=officer)
            new = new if officer.role == roles.BAWASLU_INTAKE else new.none()
        span = {"due_on__range": (first, last)}
        _same_days(found.deadlines, deadlines.filter(**span).order_by("-binding", "pk"), "due_on")
        _same_days(found.tasks, tasks.filter(**span).order_by("pk"), "due_on")
        _same_days(found.reports, new.order_by("received_at", "pk"), "next_due_on")


def _same_days(found: list[Any], expected: Any, day: str) -> None:
    by_day: dict[date, list[int]] = {}
    for row in expected:
        by_day.setdefault(getattr(row, day), []).append(row.pk)
    shown: dict[date, list[int]] = {}
    for row in found:
        shown.setdefault(getattr(row, day), []).append(row.pk)
        assert row.of_day == len(by_day[getattr(row, day)])
    assert shown == {on: rows[: work_queries.MOST_A_DAY] for on, rows in by_day.items()}


def _compare_what_is_beside(officer: Officer) -> None:
    undated = plain.open_deadlines(officer).filter(due_on=None).exclude(warning="")
    assert work_queries.without_a_day(officer) == undated.count()
    own = plain.open_tasks(officer).filter(assignee=officer)
    assert Counter(plain.keys(work_queries.own_tasks(officer))) == Counter(plain.keys(own))
    feed = plain.open_deadlines(officer).filter(case__assignee=officer, due_on__isnull=False)
    told = work_queries.due_in_feed(officer, TODAY).deadlines
    assert plain.keys(told) == plain.keys(feed.order_by("due_on", "pk"))
    assert Counter(plain.keys(queries.sent_handovers(officer))) == Counter(plain.keys(plain.sent(officer)))
    beside = work_queries.counts_beside(officer, NOON)
    ruling = plain.open_cases(officer).filter(stage=lifecycle.RULING)
    handles = officer.may(roles.HANDLES_CASES)
    assert beside[work_queries.TASKS] == own.count()
    assert beside[work_queries.RULINGS] == (handles and ruling.exists())
    late = plain.sent(officer).filter(received_at=None, returned_at=None, sent_at__lte=NOON)
    assert queries.late_handovers(officer, NOON) == late.count()


def _compare_proceedings(officer: Officer) -> None:
    every, running = plain.proceedings(officer), plain.running(officer)
    assert proceedings.open_count(officer) == running.count()
    for shown in (proceedings.ALL, *proceedings.VIEWS):
        narrowed = running.filter(proceedings.VIEWS[shown](TODAY)) if shown in proceedings.VIEWS else running
        asked = proceedings.Filters(shown=shown)
        assert plain.keys(proceedings.listed(officer, asked, TODAY)) == plain.keys(narrowed)
        assert proceedings.counts(officer, asked, TODAY)[proceedings.LISTED] == narrowed.count()
    finished = every.filter(stage__in=discipline.FINAL).order_by("-closed_at", "-pk")
    asked = proceedings.Filters(shown=proceedings.FINISHED)
    assert plain.keys(proceedings.listed(officer, asked, TODAY)) == plain.keys(finished)
    _compare_dates_of_proceedings(officer)


def _compare_dates_of_proceedings(officer: Officer) -> None:
    first, last = TODAY - timedelta(days=5), TODAY + timedelta(days=5)
    terms, meetings = plain.open_terms(officer), plain.summoned(officer)
    found = proceedings_due.due_between(officer, first, last)
    of_days = terms.filter(due_on__range=(first, last)).order_by("-binding", "pk")
    _same_days(found.terms, of_days, "due_on")
    met = meetings.filter(examination_on__range=(first, last)).order_by("pk")
    _same_days(found.meetings, met, "examination_on")
    told = proceedings_due.due_in_feed(officer, TODAY)
    assert plain.keys(told.terms) == plain.keys(terms.exclude(due_on=None).order_by("due_on", "pk"))
    ahead = meetings.exclude(examination_on=None).order_by("examination_on", "pk")
    assert plain.keys(told.meetings) == plain.keys(ahead)
    stopped = terms.filter(due_on=None).exclude(warning="").exclude(purpose=discipline.FOLLOW_UP)
    assert proceedings_due.without_a_day(officer) == stopped.count()


# --- counting and leafing -----------------------------------------------------------------------------


@pytest.mark.parametrize("per_page", [1, 7, 100])
def test_leafing_by_marks_shows_every_row_once_and_in_order(per_page: int) -> None:
    officer = Town(5).officers[0]
    found, shown, asked = queries.work_list(officer), list[int](), {"halaman": "1"}
    while True:
        page = long_lists.LongPaginator(found, per_page, by="due_on").page_asked(asked)
        shown += plain.keys(page)
        if not page.has_next():
            break
        asked = {"halaman": str(page.number + 1), "sesudah": page.mark}
    assert shown == plain.keys(plain.open_cases(officer))


@pytest.mark.parametrize("mark", ["", "2024-02-31.1", "tanpa.x", "²024-10-30.1", "2024-10-30.1 OR 1=1"])
@pytest.mark.parametrize("number", ["", "0", "x", "-1", "99999999999999999999", "²"])
def test_an_address_that_makes_no_sense_shows_a_page(number: str, mark: str) -> None:
    found = queries.work_list(Town(6).officers[0])
    page = long_lists.LongPaginator(found, 5, by="due_on").page_asked({"halaman": number, "sesudah": mark})
    assert list(page)


def test_a_list_counts_so_far_and_leafs_beyond(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(long_lists, "MOST", 9)
    monkeypatch.setattr(long_lists.count_up_to, "__defaults__", (9,))
    monkeypatch.setattr(long_lists.in_words, "__defaults__", (9,))
    found = plain.cases(Town(7).officers[0]).order_by("pk")
    pages = long_lists.LongPaginator(found, 5)
    assert (pages.is_more, pages.count, pages.num_pages) == (True, 10, 2)
    assert long_lists.in_words(pages.count) == "lebih dari 9"
    assert plain.keys(pages.page(3)) == plain.keys(found)[10:15]
    assert plain.keys(pages.get_page(400)) == plain.keys(pages.page(2))


# --- along an index -----------------------------------------------------------------------------------


@pytest.mark.beside("sqlite")
@pytest.mark.parametrize(
    ("found", "index"),
    [
        (queries.work_list, "case_open"),
        (lambda officer: queries.work_list(officer).filter(assignee=officer), "case_open_of"),
        (lambda officer: queries.work_list(officer).filter(stage="ruling"), "case_open"),
        (lambda officer: queries.work_list(officer).filter(due_on__lt=TODAY), "case_open"),
        (lambda officer: queries.work_list(officer).filter(act="lainnya"), "case_open_act"),
        (queries.closed_cases, "case_closed"),
        (queries.triage_queue, "report_new"),
        (lambda officer: queries.waiting_their_turn(officer).order_by(), "report_in_turn"),
    ],
    ids=["office", "own", "stage", "late", "act", "closed", "triage", "slow way"],
)
def test_a_list_walks_along_its_index_and_sorts_nothing(
    found: Any, index: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(long_lists, "FEW", 0)
    officer, _ = factories.officer()
    factories.report()
    plan = found(officer).values_list("pk", flat=True)[:51].explain()
    assert f"INDEX {index} " in f"{plan} ".replace("\n", " "), plan
    assert "TEMP B-TREE FOR ORDER BY" not in plan, plan


def test_calendar_statements_do_not_grow_with_the_days() -> None:
    officer, counts = Town(8).officers[0], []
    long_lists.holds_few(officer)
    for days in (8, 30):
        with CaptureQueriesContext(connection) as seen:
            work_queries.due_between(officer, TODAY, TODAY + timedelta(days=days), only_own=False)
        counts.append(len(seen))
    assert counts[0] == counts[1]
