"""A text that is kept holds nothing of whom and when it was first asked for."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext

from netra.accounts.models import Officer
from netra.reports import kept_counts
from netra.reports.kept_counts import NotKept, counted
from netra.reports.long_lists import holds_few, keys_of
from netra.reports.models import Report
from tests import factories

pytestmark = pytest.mark.django_db
DAY = date(2024, 10, 30)
NOON = datetime(2024, 10, 30, 5, tzinfo=UTC)


def due_around(officer: Officer, day: date, since: datetime, reach: int) -> dict[str, QuerySet[Any]]:
    span = (day - timedelta(days=reach), day + timedelta(days=reach))
    return {
        "own": keys_of(officer),
        "due": Report.objects.filter(next_due_on__range=span),
        "since": Report.objects.filter(received_at__gte=since),
        "none": Report.objects.none(),
    }


def a_moment_of_its_own(_: Officer, since: datetime) -> dict[str, QuerySet[Any]]:
    return {"before": Report.objects.filter(received_at__lt=since - timedelta(days=1))}


def test_who_asks_and_when_is_put_in_each_time() -> None:
    first, second = (factories.officer()[0] for _ in range(2))
    shown = factories.report()
    holds_few(first), holds_few(second)
    first.office_id = second.office_id  # so that one text serves both
    for day, at, reach in ((DAY, NOON, 1), (DAY + timedelta(days=40), NOON + timedelta(hours=7), 3)):
        Report.objects.filter(pk=shown.pk).update(next_due_on=day + timedelta(days=reach), received_at=at)
        for officer in (first, second):
            told = {"own": keys_of(officer).count(), "due": 1, "since": 1, "none": 0}
            assert counted(due_around, officer, day, at, reach) == told
            assert counted(due_around, officer, day + timedelta(days=1 + 2 * reach), at, reach)["due"] == 0
            assert counted(due_around, officer, day, at + timedelta(minutes=1), reach)["since"] == 0


def test_a_text_is_put_together_once_and_asked_in_one_statement() -> None:
    officer, _ = factories.officer()
    holds_few(officer)
    counted(due_around, officer, DAY, NOON, 2)
    before = kept_counts._put_together.cache_info()
    with CaptureQueriesContext(connection) as seen:
        counted(due_around, officer, DAY + timedelta(days=9), NOON + timedelta(days=9), 2)
    after = kept_counts._put_together.cache_info()
    assert (len(seen), after.misses, after.hits) == (1, before.misses, before.hits + 1)


def test_a_moment_that_a_list_made_itself_is_refused() -> None:
    """It would stand in the text for ever."""
    officer, _ = factories.officer()
    holds_few(officer)
    with pytest.raises(NotKept):
        counted(a_moment_of_its_own, officer, NOON)


def test_counting_ends_where_a_person_stops_counting() -> None:
    officer, _ = factories.officer()
    for _ in range(3):
        factories.report()
    holds_few(officer)
    assert counted(due_around, officer, DAY, NOON - timedelta(days=4000), 1, most=1)["since"] == 2


def test_a_text_of_one_government_is_never_asked_for_another() -> None:
    def misses() -> int:
        return kept_counts._put_together.cache_info().misses

    officer, _ = factories.officer()
    holds_few(officer)
    counted(due_around, officer, DAY, NOON, 5)
    before = misses()
    officer.office.government_id += 1  # an office number that stands for another government by now
    counted(due_around, officer, DAY, NOON, 5)
    assert misses() == before + 1
