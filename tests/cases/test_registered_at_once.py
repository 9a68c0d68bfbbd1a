"""Many registrations at one moment: each report once, numbers without a gap and without a double."""

from collections import Counter

import pytest

from netra.cases import services
from netra.cases.models import Case
from netra.journal import events
from netra.journal.models import Entry
from netra.law.procedure import MoveNotAllowed
from tests import factories
from tests.threads import together

pytestmark = [pytest.mark.django_db(transaction=True)]
AT_ONCE = 24


def test_two_dozen_at_once_get_numbers_without_a_gap_or_a_double() -> None:
    desk = factories.desk()
    reports = [factories.report() for _ in range(AT_ONCE)]
    runs = together(AT_ONCE, lambda n: services.register(report=reports[n], desk=desk).docket)
    assert runs.errors == []
    cases = Case.objects.order_by("docket")
    assert sorted(runs.results) == [case.docket for case in cases]
    numbers = [int(str(case.docket).rsplit("-", 1)[1]) for case in cases]
    assert numbers == list(range(1, AT_ONCE + 1))
    assert [int(case.register_number.split("/")[0]) for case in cases] == numbers
    assert Entry.objects.filter(event=events.CASE_REGISTERED).count() == AT_ONCE


def test_one_report_pressed_eight_times_at_once_is_registered_once() -> None:
    desk, report = factories.desk(), factories.report()
    runs = together(8, lambda _: services.register(report=report, desk=desk).docket)
    assert len(runs.results) == 1
    assert Counter(type(error) for error in runs.errors) == {MoveNotAllowed: 7}
    assert Case.objects.get().docket == runs.results[0]
