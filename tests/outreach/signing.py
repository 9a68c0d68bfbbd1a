"""People with slips, for the tests about pledges."""

from dataclasses import replace
from datetime import date, datetime

from netra import law
from netra.agencies.models import Agency, CivilServant, Government
from netra.law import PledgeText
from netra.letters.codes import Code
from netra.outreach.services import SlipOrder, issue_slips, sign_pledge
from netra.outreach.services.slips import CHOSEN
from tests.outreach.meetings import WIB
from tests.towns import ACTOR, a_government, an_agency, someone_at, staff_position

NOW = datetime(2024, 10, 30, 9, 0, tzinfo=WIB)
TODAY = date(2024, 10, 30)
ELECTION = "pilkada-2024"
TEXT = law.load(law.home()).pledge("pilkada-2024-1")
SECOND = replace(TEXT, id="pilkada-2024-2", number=2, digest="2" * 64, in_force_from=date(2024, 10, 20))


def a_unit(code: str = "dishub", government: Government | None = None) -> Agency:
    return an_agency(government or a_government(), code)


def a_servant(unit: Agency, employment: str = "pns") -> CivilServant:
    return someone_at(staff_position(unit), employment)


def a_slip(person: CivilServant, unit: Agency, *, text: PledgeText = TEXT, at: datetime = NOW) -> Code:
    """A newly issued slip of this person."""
    order = SlipOrder(unit, CHOSEN, (person.number,))
    return issue_slips(order=order, text=text, at=at, actor=ACTOR)[0].code


def signed(person: CivilServant, unit: Agency, *, text: PledgeText = TEXT, at: datetime = NOW) -> Code:
    """The verification code after this person signed with a new slip."""
    return sign_pledge(slip=a_slip(person, unit, text=text, at=at), name=person.name, text=text, at=at)
