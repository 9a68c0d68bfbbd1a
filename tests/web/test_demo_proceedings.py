"""The demo's proceedings have their letters by the offices' own services; one waits for the Inspektorat."""

from itertools import pairwise

import pytest

from netra.discipline import lifecycle, queries, services
from netra.discipline.models import Proceeding, ProceedingLetter
from netra.web.demo.proceedings import replay_proceedings
from tests import factories
from tests.discipline.proceedings import desks, on

pytestmark = pytest.mark.django_db


def test_a_visitor_finds_letters_in_order_and_one_proceeding_that_another_officer_decides() -> None:
    for code in ("dinkes", "dishub", "disdikbud"):
        factories.agency(code, f"Unit {code}")
    desk, second = desks()
    replay_proceedings(desk.officer, desk.private, second.officer, second.private)
    stages = list(Proceeding.objects.order_by("docket").values_list("stage", flat=True))
    assert stages == [lifecycle.CLOSED, lifecycle.SUMMONED_AGAIN, lifecycle.PROPOSED]
    for office, count in ((desk.officer.office, 9), (second.officer.office, 1)):
        issued = list(ProceedingLetter.objects.filter(office=office).order_by("serial"))
        assert [letter.serial for letter in issued] == [*range(1, count + 1)]
        assert all(before.at <= after.at for before, after in pairwise(issued))
    waiting = Proceeding.objects.get(stage=lifecycle.PROPOSED)
    assert queries.examiners_of(waiting) == {desk.officer.pk}
    services.clear(proceeding=waiting, reason="Tujuan tidak tampak.", letter="K", desk=on(second, 30, 10))
