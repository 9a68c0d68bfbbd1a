"""Who declared a tie after a ruling was handed over neither finds it any more nor answers for it."""

from typing import Any

import pytest

from netra.accounts import interests
from netra.accounts.models import Interest
from netra.cases import queries, services
from netra.cases.desk import Desk
from netra.cases.models import Case, Handover
from netra.reports.services import NotSealedToYou
from tests import factories
from tests.cases import handing

pytestmark = pytest.mark.django_db


def about_an_agency() -> tuple[Case, Desk]:
    case, ours = handing.referred()
    case.agency = factories.agency()
    case.save()
    return case, ours


def declare(desk: Desk, case: Case) -> Interest:
    assert case.agency is not None
    return interests.declare_interest(
        officer=desk.officer, agency=case.agency, kind=Interest.Kind.FAMILY, at=factories.CAMPAIGN
    )


def test_a_tie_that_is_declared_later_closes_what_was_handed_over(signed_in: Any) -> None:
    (case, ours), theirs, other = about_an_agency(), handing.personnel(), handing.personnel()
    made = handing.sent(case, ours, theirs.officer.office)
    declare(theirs, case)
    assert not queries.handovers_of(theirs.officer).exists()
    for act in (services.open_handover, services.receive_handover, services.seal_again):
        with pytest.raises(NotSealedToYou):
            act(handover=made, desk=theirs)
    assert signed_in(theirs).get(f"/kantor/serah-terima/{made.number}/").status_code == 404
    assert services.receive_handover(handover=made, desk=other).received_by == other.officer


def test_when_the_tie_is_over_it_opens_again() -> None:
    (case, ours), theirs = about_an_agency(), handing.personnel()
    made = handing.sent(case, ours, theirs.officer.office)
    tie = declare(theirs, case)
    interests.withdraw_interest(officer=theirs.officer, interest_id=tie.pk, at=factories.CAMPAIGN)
    assert list(queries.handovers_of(theirs.officer)) == [made]
    assert services.open_handover(handover=made, desk=theirs) == handing.CONTENT


def test_a_hand_over_that_names_no_unit_closes_to_nobody() -> None:
    (case, ours), theirs = handing.referred(), handing.personnel()
    made = handing.sent(case, ours, theirs.officer.office)
    interests.declare_interest(
        officer=theirs.officer, agency=factories.agency(), kind=Interest.Kind.UNIT, at=factories.CAMPAIGN
    )
    Handover.objects.filter(pk=made.pk).update(agency=None)
    assert queries.handovers_of(theirs.officer).exists()


def test_an_office_of_which_all_belong_to_the_unit_by_now_is_told_so(signed_in: Any) -> None:
    (case, ours), theirs = about_an_agency(), handing.personnel()
    made = handing.sent(case, ours, theirs.officer.office)
    theirs.officer.agency = case.agency
    theirs.officer.save(update_fields=["agency"])
    answer = signed_in(theirs).post(f"/kantor/serah-terima/{made.number}/segel/")
    assert answer.status_code == 409
    assert "punya kepentingan di unit terlapor" in answer.content.decode()
