"""A ruling on several respondents: each goes by itself, to whoever has no tie to that one."""

import pytest

from netra.accounts import interests, roles
from netra.accounts.models import Interest
from netra.cases import lifecycle, queries, services
from netra.cases.handing.custody import StillOut
from netra.cases.page.handing import beginning_of_handover, row_of
from tests import factories
from tests.cases.handing import personnel, sent
from tests.cases.people import KENARI, MELATI, referred_twice

pytestmark = pytest.mark.django_db
FIRST, SECOND = f"{lifecycle.ETHICS}:1", f"{lifecycle.ETHICS}:2"


def test_each_respondent_has_a_track_of_their_own() -> None:
    receiver, desk = personnel(), factories.desk()
    case = referred_twice(desk)
    assert services.tracks_in(case, desk) == {FIRST: "Alasan 1.", SECOND: "Alasan 2."}
    made = sent(case, desk, receiver.officer.office, purpose=SECOND)
    assert (made.purpose, made.subject) == (lifecycle.ETHICS, 2)
    assert queries.open_purposes(case, [FIRST, SECOND]) == [FIRST]
    sent(case, desk, receiver.officer.office, purpose=FIRST)
    with pytest.raises(StillOut):
        sent(case, desk, receiver.officer.office, purpose=SECOND)


def test_the_form_begins_with_the_one_it_is_about() -> None:
    desk = factories.desk()
    case = referred_twice(desk)
    begins = beginning_of_handover(case, [SECOND], services.tracks_in(case, desk), desk)
    assert (begins["position"], begins["name"], begins["reasons"]) == ("Guru", MELATI.name, "Alasan 2.")
    assert KENARI.name not in str(begins)


def test_who_has_a_tie_to_one_respondents_agency_gets_the_other_only() -> None:
    agency = factories.agency("dishub", "Dinas Perhubungan")
    receiver, tied = personnel(), personnel(roles.BKPSDM)
    interests.declare_interest(
        officer=tied.officer, agency=agency, kind=Interest.Kind.OTHER, at=factories.CAMPAIGN
    )
    desk = factories.desk()
    case = referred_twice(desk)
    for track, may in ((FIRST, False), (SECOND, True)):
        made = sent(case, desk, receiver.officer.office, purpose=track)
        assert made.grants.filter(officer=tied.officer).exists() is may


def test_the_sent_pages_say_about_whom_and_the_receivers_page_does_not() -> None:
    receiver, desk = personnel(), factories.desk()
    made = sent(referred_twice(desk), desk, receiver.officer.office, purpose=SECOND)
    row = row_of(made, desk.at, 3)
    assert (row["track"], row["purpose"]) == (
        "Pelanggaran kode etik ASN, Terlapor 2",
        "Pelanggaran kode etik ASN",
    )
