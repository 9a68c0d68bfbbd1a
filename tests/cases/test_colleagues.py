"""A case handed to a colleague: who can take it, what they can read then, what is on record."""

import pytest

from netra.accounts import roles
from netra.cases import lifecycle, queries, services
from netra.cases.desk import Desk
from netra.cases.models import Case
from netra.journal.models import Entry
from netra.reports import services as reports
from tests import factories

pytestmark = pytest.mark.django_db


def _newcomer(case: Case, desk: Desk) -> Desk:
    """A case officer who was appointed after the report came in, so it is not sealed to them."""
    officer, private = factories.officer(roles.CASE_OFFICER, desk.officer.office)
    return Desk(officer, private, desk.at)


def test_a_colleague_who_came_later_can_read_the_case_only_after_it_was_handed_over() -> None:
    case, desk = factories.case_at(lifecycle.CLARIFICATION)
    newcomer = _newcomer(case, desk)
    with pytest.raises(reports.NotSealedToYou):
        newcomer.key_to(case.report)
    services.hand_to(case=case, to=newcomer.officer, desk=desk)
    assert newcomer.key_to(case.report) == desk.key_to(case.report)
    assert queries.case_for(newcomer.officer, str(case.docket)) == case


def test_handing_over_names_the_new_holder_and_leaves_the_clocks_alone() -> None:
    case, desk = factories.case_at(lifecycle.CLARIFICATION)
    before = (case.due_on, case.due_limit)
    services.hand_to(case=case, to=_newcomer(case, desk).officer, desk=desk)
    case.refresh_from_db()
    assert case.assignee is not None
    assert case.assignee.pk != desk.officer.pk
    assert (case.due_on, case.due_limit) == before


def test_handing_over_is_on_record_without_a_word_of_the_case() -> None:
    case, desk = factories.case_at(lifecycle.CLARIFICATION)
    colleague = _newcomer(case, desk).officer
    services.hand_to(case=case, to=colleague, desk=desk)
    entry = Entry.objects.get(event="CASE_HANDED_OVER", subject=case.docket)
    assert entry.facts == {"to": colleague.actor, "sealed_anew": True}


@pytest.mark.parametrize("role", [roles.LEADER, roles.BKPSDM, roles.UNIT_HEAD])
def test_a_city_officer_never_takes_a_case(role: str) -> None:
    case, desk = factories.case_at(lifecycle.CLARIFICATION)
    outsider, _ = factories.officer(role, factories.office("Kantor kota"))
    with pytest.raises(services.NotAColleague):
        services.hand_to(case=case, to=outsider, desk=desk)
    case.refresh_from_db()
    assert case.assignee == desk.officer


def test_the_nearest_limit_stands_beside_its_date_so_that_the_clock_knows_its_unit() -> None:
    case, _ = factories.case_at(lifecycle.SCREENING)
    case.refresh_from_db()
    nearest = case.deadlines.filter(met_at=None, binding=True).order_by("due_on").first()
    assert nearest is not None
    assert (case.due_on, case.due_limit) == (nearest.due_on, nearest.limit)
