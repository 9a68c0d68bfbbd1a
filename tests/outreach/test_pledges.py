"""Signing a pledge: counted once, in the unit of that day, without the name of who signed or did not."""

from datetime import date, datetime, timedelta

import pytest
from django.db import connection

from netra.agencies.models import Agency, Posting
from netra.agencies.services import post
from netra.journal.models import Entry
from netra.letters.codes import new_code
from netra.outreach import queries, services
from netra.outreach.models import Pledge, Proof, Slip, Tally
from netra.outreach.services.slips import CHOSEN, WITHOUT_SLIP
from tests.outreach.meetings import WIB, a_visit, held
from tests.outreach.signing import ELECTION, NOW, SECOND, TEXT, TODAY, a_servant, a_slip, a_unit, signed
from tests.threads import together
from tests.towns import ACTOR, a_person, an_agency, staff_position

pytestmark = pytest.mark.django_db
YESTERDAY = NOW - timedelta(days=1)


@pytest.fixture
def unit() -> Agency:
    return a_unit()


def counts(unit: Agency, on: date = TODAY) -> dict[tuple[int, str], int]:
    found = queries.counts_on(unit.government, kind=Tally.Kind.PLEDGED, election=ELECTION, on=on)
    return dict(found)


def test_a_signature_counts_in_the_unit_and_employment_of_that_day(unit: Agency) -> None:
    signed(a_servant(unit, "thl"), unit)
    assert counts(unit) == {(unit.pk, "thl"): 1}


def test_the_same_slip_sent_twice_counts_once_and_gives_the_same_code(unit: Agency) -> None:
    person = a_servant(unit)
    slip = a_slip(person, unit)
    codes = {services.sign_pledge(slip=slip, name=person.name, text=TEXT, at=NOW).signs for _ in range(2)}
    assert len(codes) == 1
    assert counts(unit) == {(unit.pk, "pns"): 1}
    assert Entry.objects.filter(event="PLEDGE_ANSWERED").count() == 1


def test_a_second_slip_signs_again_without_counting_again(unit: Agency) -> None:
    person = a_servant(unit)
    first, second = signed(person, unit), signed(person, unit)
    assert first != second
    assert counts(unit) == {(unit.pk, "pns"): 1}
    assert [queries.proof_of(code).state_on(TODAY) for code in (first, second)] == ["stands", "stands"]


def test_who_moves_keeps_counting_where_the_pledge_was_signed(unit: Agency) -> None:
    person = a_servant(unit)
    signed(person, unit, at=YESTERDAY)
    other = an_agency(unit.government, "dinsos")
    post(civil_servant=person, position=staff_position(other), on=TODAY, at=NOW, actor=ACTOR)
    signed(person, other)
    assert counts(unit) == {(unit.pk, "pns"): 1}


def test_a_newer_wording_takes_the_place_of_the_older_in_the_unit_of_its_day(unit: Agency) -> None:
    person = a_servant(unit)
    signed(person, unit, at=YESTERDAY)
    other = an_agency(unit.government, "dinsos")
    post(civil_servant=person, position=staff_position(other), on=TODAY, at=NOW, actor=ACTOR)
    signed(person, other, text=SECOND)
    assert counts(unit) == {(other.pk, "pns"): 1}
    assert queries.variants_of(unit.government, kind="pledged", election=ELECTION) == {"2": 1}
    assert counts(unit, on=YESTERDAY.date()) == {(unit.pk, "pns"): 1}
    assert queries.differences(unit.government) == {}


def test_a_pledge_keeps_the_digest_of_exactly_what_was_signed(unit: Agency) -> None:
    signed(a_servant(unit), unit)
    assert Pledge.objects.get().wording == TEXT.digest


def test_an_earlier_day_shows_what_was_signed_by_then(unit: Agency) -> None:
    signed(a_servant(unit), unit, at=YESTERDAY)
    signed(a_servant(unit), unit)
    assert [
        counts(unit, day).get((unit.pk, "pns"), 0) for day in (date(2024, 10, 28), YESTERDAY.date(), TODAY)
    ] == [0, 1, 2]


@pytest.mark.parametrize("typed", ["", "Orang", "Nama Lain Sekali", "ORANG CONTOH 99999"])
def test_another_name_signs_nothing(unit: Agency, typed: str) -> None:
    slip = a_slip(a_servant(unit), unit)
    with pytest.raises(services.NameDiffers):
        services.sign_pledge(slip=slip, name=typed, text=TEXT, at=NOW)
    assert not Pledge.objects.exists()


def test_a_code_that_was_never_issued_opens_nothing() -> None:
    with pytest.raises(queries.UnknownSlip):
        services.sign_pledge(slip=new_code(), name="Siapa", text=TEXT, at=NOW)


def test_a_new_slip_makes_the_old_one_worthless(unit: Agency) -> None:
    person = a_servant(unit)
    old, new = a_slip(person, unit), a_slip(person, unit)
    with pytest.raises(queries.UnknownSlip):
        queries.signer_with(old, TODAY)
    assert queries.signer_with(new, TODAY).civil_servant == person


def test_who_left_the_service_cannot_sign_any_more(unit: Agency) -> None:
    person = a_servant(unit)
    slip = a_slip(person, unit)
    Posting.objects.filter(civil_servant=person).update(to_on=date(2024, 10, 29))
    with pytest.raises(queries.NotOnDuty):
        services.sign_pledge(slip=slip, name=person.name, text=TEXT, at=NOW)


@pytest.mark.parametrize("day", [date(2024, 9, 23), date(2024, 12, 17)])
def test_nothing_is_signed_before_the_wording_holds_or_after_the_election(unit: Agency, day: date) -> None:
    person = a_servant(unit)
    slip = a_slip(person, unit)
    with pytest.raises(services.PledgeNotOpen):
        services.sign_pledge(
            slip=slip, name=person.name, text=TEXT, at=datetime(day.year, day.month, day.day, 9, tzinfo=WIB)
        )


@pytest.mark.parametrize("answer", [services.LATER, services.DECLINED])
def test_postponing_and_declining_leave_a_number_and_no_person(unit: Agency, answer: str) -> None:
    person = a_servant(unit)
    slip = a_slip(person, unit)
    services.leave_pledge_open(slip=slip, answer=answer, text=TEXT, at=NOW)
    tally = Tally.objects.get()
    assert (tally.kind, tally.agency, tally.employment, tally.count) == (answer, unit, "", 1)
    assert not Pledge.objects.exists()
    assert not Proof.objects.exists()


def test_the_journal_tells_nobody_whether_an_answer_was_yes_or_no(unit: Agency) -> None:
    signed(a_servant(unit), unit)
    services.leave_pledge_open(
        slip=a_slip(a_servant(unit), unit), answer=services.DECLINED, text=TEXT, at=NOW
    )
    told = Entry.objects.filter(event="PLEDGE_ANSWERED").values_list("actor", "subject", "facts")
    assert len(told) == 2
    assert told[0] == told[1]


def test_an_answer_that_is_not_one_of_the_two_is_refused(unit: Agency) -> None:
    with pytest.raises(ValueError, match="nothing"):
        services.leave_pledge_open(slip=a_slip(a_servant(unit), unit), answer="nothing", text=TEXT, at=NOW)


def test_no_table_of_pledges_leads_to_a_person_or_holds_a_name(unit: Agency) -> None:
    signed(a_servant(unit), unit)
    with connection.cursor() as cursor:
        for model in (Pledge, Proof, Tally):
            targets = connection.introspection.get_relations(cursor, model._meta.db_table).values()
            assert "agencies_civilservant" not in {target for _, target in targets}


def test_codes_are_nowhere_in_the_database(unit: Agency) -> None:
    person = a_servant(unit)
    slip = a_slip(person, unit)
    code = services.sign_pledge(slip=slip, name=person.name, text=TEXT, at=NOW)
    stored = [
        str(value)
        for model in (Slip, Pledge, Proof)
        for row in model.objects.values()
        for value in row.values()
    ]
    stored += [str(facts) for facts in Entry.objects.values_list("facts", flat=True)]
    assert not [value for value in stored if slip.signs in value or code.signs in value]


def test_slips_go_to_the_unit_and_its_sub_units(unit: Agency) -> None:
    below = an_agency(unit.government, "upt", parent=unit)
    people = {a_servant(unit).pk, a_servant(below).pk}
    issued = services.issue_slips(order=services.SlipOrder(unit), text=TEXT, at=NOW, actor=ACTOR)
    assert {each.civil_servant.pk for each in issued} == people
    assert len({each.code.signs for each in issued}) == 2


def test_only_those_without_a_slip_can_be_served(unit: Agency) -> None:
    a_slip(a_servant(unit), unit)
    newcomer = a_servant(unit)
    order = services.SlipOrder(unit, WITHOUT_SLIP)
    issued = services.issue_slips(order=order, text=TEXT, at=NOW, actor=ACTOR)
    assert [each.civil_servant for each in issued] == [newcomer]


def test_a_number_from_elsewhere_stops_the_whole_order(unit: Agency) -> None:
    here, stranger = a_servant(unit), a_person(unit.government)
    order = services.SlipOrder(unit, CHOSEN, (here.number, stranger.number))
    with pytest.raises(services.NotInUnit) as caught:
        services.issue_slips(order=order, text=TEXT, at=NOW, actor=ACTOR)
    assert caught.value.numbers == (stranger.number,)
    assert not Slip.objects.exists()


def test_an_empty_unit_gets_no_slips(unit: Agency) -> None:
    with pytest.raises(services.NobodyToIssueTo):
        services.issue_slips(order=services.SlipOrder(unit), text=TEXT, at=NOW, actor=ACTOR)


def test_the_journal_knows_that_slips_were_made_and_not_for_whom(unit: Agency) -> None:
    a_slip(a_servant(unit), unit)
    entry = Entry.objects.get(event="SLIPS_ISSUED")
    assert entry.facts == {"slips": 1, "whom": "nomor", "election": ELECTION}


def test_a_ceremony_counts_nobody_and_is_recorded_once(unit: Agency) -> None:
    briefing = held(a_visit(unit))
    told = {"briefing": briefing, "text": TEXT, "led_by_position": "Camat", "at": NOW, "actor": ACTOR}
    services.record_ceremony(**told)
    assert not Tally.objects.exists()
    with pytest.raises(services.CeremonyAlreadyRecorded):
        services.record_ceremony(**told)
    found = queries.ceremony_for(unit, TEXT.id, TODAY)
    assert found is not None
    assert found.briefing == briefing


def test_a_ceremony_waits_for_its_day_and_for_its_wording(unit: Agency) -> None:
    tomorrow = a_visit(unit, title="Besok", on=date(2024, 10, 31))
    early = a_visit(unit, title="Dini", on=date(2024, 9, 1))
    told = {"text": TEXT, "led_by_position": "Camat", "at": NOW, "actor": ACTOR}
    with pytest.raises(services.CeremonyNotYetHeld):
        services.record_ceremony(briefing=tomorrow, **told)
    with pytest.raises(services.TextNotInForce):
        services.record_ceremony(briefing=early, **told)


def test_after_the_election_nothing_leads_back_to_people_and_figures_stay(unit: Agency) -> None:
    code = signed(a_servant(unit), unit)
    forget = {"government": unit.government, "texts": [TEXT], "actor": ACTOR}
    last_day = datetime(2025, 1, 15, 9, tzinfo=WIB)
    assert services.forget_signers(at=last_day, **forget) == 0
    assert services.forget_signers(at=last_day + timedelta(days=1), **forget) == 2
    assert not Slip.objects.exists()
    assert Pledge.objects.get().person is None
    assert counts(unit) == {(unit.pk, "pns"): 1}
    assert queries.differences(unit.government) == {}
    assert queries.proof_of(code).state_on(date(2025, 1, 16)) == "expired"


def test_forgetting_twice_records_once(unit: Agency) -> None:
    signed(a_servant(unit), unit)
    for _ in range(2):
        services.forget_signers(
            government=unit.government, texts=[TEXT], at=datetime(2025, 2, 1, tzinfo=WIB), actor=ACTOR
        )
    assert Entry.objects.filter(event="SIGNERS_FORGOTTEN").count() == 1


@pytest.mark.django_db(transaction=True)
def test_one_person_at_two_devices_at_once_counts_once(unit: Agency) -> None:
    person = a_servant(unit)
    slip = a_slip(person, unit)
    runs = together(2, lambda _: services.sign_pledge(slip=slip, name=person.name, text=TEXT, at=NOW))
    assert runs.errors == []
    assert len({code.signs for code in runs.results}) == 1
    assert counts(unit) == {(unit.pk, "pns"): 1}
    assert Pledge.objects.count() == Proof.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_many_who_sign_at_once_are_all_counted(unit: Agency) -> None:
    people = [a_servant(unit) for _ in range(12)]
    slips = [a_slip(person, unit) for person in people]
    runs = together(12, lambda n: services.sign_pledge(slip=slips[n], name=people[n].name, text=TEXT, at=NOW))
    assert runs.errors == []
    assert counts(unit) == {(unit.pk, "pns"): 12}
    assert queries.differences(unit.government) == {}


@pytest.mark.django_db(transaction=True)
def test_two_new_wordings_signed_at_once_leave_one_standing(unit: Agency) -> None:
    person = a_servant(unit)
    signed(person, unit, at=YESTERDAY)
    slip = a_slip(person, unit, text=SECOND)
    runs = together(2, lambda _: services.sign_pledge(slip=slip, name=person.name, text=SECOND, at=NOW))
    assert runs.errors == []
    assert counts(unit) == {(unit.pk, "pns"): 1}
    assert queries.differences(unit.government) == {}
