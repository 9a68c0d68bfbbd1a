"""Founding, establishing, posting, enrolling."""

from datetime import date

import pytest

from netra.agencies import queries, services
from netra.agencies.models import Agency, CivilServant, District, Government, Position, Posting, Village
from netra.agencies.plans import NewAgency, NewPosition
from netra.agencies.roster import RosterContradicts, RosterLine, Term
from netra.agencies.territory import territory_of
from netra.journal.models import Entry
from tests.towns import (
    ACTOR,
    AT,
    LONG_AGO,
    a_government,
    a_person,
    an_agency,
    head_position,
    someone_at,
    staff_position,
)

pytestmark = pytest.mark.django_db
MOVE = date(2024, 2, 5)


def test_a_founded_government_has_its_territory() -> None:
    found("32.72")
    assert (District.objects.count(), Village.objects.count()) == (7, 33)


def test_founding_is_one_entry_in_the_journal() -> None:
    found("32.72")
    assert [entry.event for entry in Entry.objects.all()] == ["GOVERNMENT_FOUNDED"]


def test_a_government_is_not_founded_twice() -> None:
    found("32.72")
    with pytest.raises(services.AlreadyFounded):
        found("32.72")


def test_an_established_agency_has_its_positions_below_the_head(town: Government) -> None:
    agency = establish(town, positions=(NewPosition("Sekretaris", "administrator"),))
    secretary = Position.objects.get(agency=agency, title="Sekretaris")
    assert secretary.superior == head_position(agency)


def test_a_position_may_answer_to_one_that_stands_later_in_the_plan(town: Government) -> None:
    plan = (NewPosition("Staf", "pelaksana", "Sekretaris"), NewPosition("Sekretaris", "administrator"))
    agency = establish(town, positions=plan)
    assert staff_position(agency).superior == Position.objects.get(agency=agency, title="Sekretaris")


def test_a_position_that_answers_to_nobody_known_is_refused_and_leaves_nothing(town: Government) -> None:
    with pytest.raises(services.UnknownSuperior, match="Hantu"):
        establish(town, positions=(NewPosition("Staf", "pelaksana", "Hantu"),))
    assert not Agency.objects.exists()


def test_an_agency_code_is_established_once(town: Government) -> None:
    establish(town)
    with pytest.raises(services.AlreadyEstablished):
        establish(town)


def test_an_agency_does_not_hang_below_another_government(town: Government) -> None:
    abroad = an_agency(a_government("99.02"), "setda")
    with pytest.raises(services.ForeignGovernment):
        establish(town, parent=abroad)


def test_posting_ends_the_posting_before_it_the_day_before(town: Government) -> None:
    old, new = an_agency(town, "lama"), an_agency(town, "baru")
    person = someone_at(staff_position(old))
    post(person, staff_position(new))
    held = Posting.objects.filter(civil_servant=person).order_by("from_on")
    assert list(held.values_list("position__agency__code", "from_on", "to_on")) == [
        ("lama", LONG_AGO, date(2024, 2, 4)),
        ("baru", MOVE, None),
    ]


def test_posting_is_one_entry_that_names_no_person(town: Government) -> None:
    person = a_person(town)
    post(person, staff_position(an_agency(town, "dinkes")))
    entry = Entry.objects.latest("sequence")
    assert entry.event == "CIVIL_SERVANT_POSTED"
    assert person.name not in str(entry.__dict__)
    assert person.number not in str(entry.__dict__)


def test_nobody_is_posted_to_the_position_held_already(town: Government) -> None:
    position = staff_position(an_agency(town, "dinkes"))
    with pytest.raises(services.AlreadyPosted):
        post(someone_at(position), position)


def test_nobody_is_posted_before_a_later_posting(town: Government) -> None:
    person = someone_at(staff_position(an_agency(town, "lama")), since=date(2024, 3, 1))
    with pytest.raises(services.AlreadyPosted):
        post(person, staff_position(an_agency(town, "baru")))


def test_nobody_is_posted_twice_on_one_day(town: Government) -> None:
    person = someone_at(staff_position(an_agency(town, "lama")), since=MOVE)
    with pytest.raises(services.AlreadyPosted):
        post(person, staff_position(an_agency(town, "baru")))


def test_a_second_head_is_refused_and_the_old_posting_runs_on(town: Government) -> None:
    agency = an_agency(town, "dinkes")
    someone_at(head_position(agency))
    person = someone_at(staff_position(agency))
    with pytest.raises(services.HeadAlreadyPosted):
        post(person, head_position(agency))
    assert Posting.objects.get(civil_servant=person).to_on is None


def test_a_head_may_follow_one_whose_term_has_ended(town: Government) -> None:
    agency = an_agency(town, "dinkes")
    someone_at(head_position(agency), until=date(2024, 2, 4))
    person = a_person(town)
    post(person, head_position(agency))
    assert queries.head_of(agency, MOVE) == person


def test_nobody_is_posted_to_another_government(town: Government) -> None:
    abroad = staff_position(an_agency(a_government("99.02"), "dinkes"))
    with pytest.raises(services.ForeignGovernment):
        post(a_person(town), abroad)


def test_nobody_is_posted_to_an_agency_that_no_longer_exists(town: Government) -> None:
    agency = an_agency(town, "lama")
    Agency.objects.filter(pk=agency.pk).update(active_to=date(2023, 12, 31))
    with pytest.raises(services.AgencyNotActive):
        post(a_person(town), staff_position(agency))


def test_a_roster_is_enrolled_with_its_postings_in_one_entry(town: Government) -> None:
    position = staff_position(an_agency(town, "dinkes"))
    assert enrol(town, [line("A", Term(position, LONG_AGO)), line("B", Term(position, LONG_AGO))]) == 2
    assert Entry.objects.latest("sequence").facts == {"civil_servants": 2, "postings": 2}


def test_a_roster_with_a_known_number_is_refused_whole(town: Government) -> None:
    position = staff_position(an_agency(town, "dinkes"))
    enrol(town, [line("A", Term(position, LONG_AGO))])
    with pytest.raises(RosterContradicts, match="nomor A sudah terdaftar"):
        enrol(town, [line("B", Term(position, LONG_AGO)), line("A", Term(position, LONG_AGO))])
    assert CivilServant.objects.count() == 1


def test_a_roster_does_not_replace_a_head(town: Government) -> None:
    agency = an_agency(town, "dinkes")
    someone_at(head_position(agency))
    with pytest.raises(RosterContradicts, match="sudah ada pejabatnya"):
        enrol(town, [line("A", Term(head_position(agency), MOVE))])


def test_a_roster_does_not_reach_into_another_government(town: Government) -> None:
    abroad = staff_position(an_agency(a_government("99.02"), "dinkes"))
    with pytest.raises(RosterContradicts, match="jabatan pemerintah lain"):
        enrol(town, [line("A", Term(abroad, LONG_AGO))])


def found(code: str) -> Government:
    return services.found_government(
        code=code, name="Kota", kind="kota", zone="WIB", territory=territory_of(code), at=AT, actor=ACTOR
    )


def establish(
    town: Government, *, positions: tuple[NewPosition, ...] = (), parent: Agency | None = None
) -> Agency:
    plan = NewAgency(
        code="dinas",
        name="Dinas",
        kind="dinas",
        active_from=LONG_AGO,
        head=NewPosition("Kepala Dinas", "pimpinan_tinggi"),
        positions=positions,
        parent=parent,
    )
    return services.establish_agency(government=town, plan=plan, at=AT, actor=ACTOR)


def post(person: CivilServant, position: Position) -> Posting:
    return services.post(civil_servant=person, position=position, on=MOVE, at=AT, actor=ACTOR)


def line(number: str, *terms: Term) -> RosterLine:
    return RosterLine(number, f"Orang {number}", "pns", terms)


def enrol(town: Government, roster: list[RosterLine]) -> int:
    return services.enrol_roster(government=town, roster=roster, at=AT, actor=ACTOR)


@pytest.fixture
def town() -> Government:
    return a_government("99.01")
