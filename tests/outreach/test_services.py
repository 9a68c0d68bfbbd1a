"""Issuing directives, planning briefings, recording that they were held."""

from datetime import date, datetime

import pytest

from netra.agencies.models import Agency, Government
from netra.journal.models import Entry
from netra.outreach import services
from netra.outreach.models import Briefing, Directive, FollowUp
from netra.outreach.plans import NewBriefing, NewDirective
from tests.outreach.meetings import AFTERNOON, PLANNED, VISIT_DAY, WIB, a_directive, a_visit, held
from tests.towns import ACTOR, a_government, an_agency

pytestmark = pytest.mark.django_db


def test_a_directive_reaches_every_addressee_in_one_entry(setda: Agency, bagian: Agency) -> None:
    directive = a_directive(setda.government, setda, bagian)
    assert directive.addressees.count() == 2
    entry = Entry.objects.latest("sequence")
    assert (entry.event, entry.facts["addressees"]) == ("DIRECTIVE_ISSUED", ["setda", "bagian"])


def test_a_directive_to_nobody_is_refused(setda: Agency) -> None:
    with pytest.raises(services.NobodyAddressed):
        a_directive(setda.government)


def test_a_directives_number_is_issued_once_per_government(setda: Agency) -> None:
    a_directive(setda.government, setda)
    with pytest.raises(services.DirectiveAlreadyIssued):
        a_directive(setda.government, setda)


def test_two_governments_may_issue_the_same_number(setda: Agency) -> None:
    elsewhere = an_agency(a_government("99.02"), "setda")
    a_directive(setda.government, setda)
    a_directive(elsewhere.government, elsewhere)
    assert Directive.objects.count() == 2


def test_a_directive_does_not_reach_into_another_government(setda: Agency) -> None:
    elsewhere = an_agency(a_government("99.02"), "setda")
    with pytest.raises(services.ForeignAgency):
        a_directive(setda.government, elsewhere)


def test_a_directive_is_not_due_before_it_is_issued(setda: Agency) -> None:
    plan = NewDirective(
        label="INS-2",
        issued_on=date(2024, 10, 7),
        issued_by_position="Wali Kota",
        text="Segera.",
        addressees=(setda,),
        due_on=date(2024, 10, 6),
    )
    with pytest.raises(services.DueBeforeIssue):
        services.issue_directive(government=setda.government, plan=plan, at=PLANNED, actor=ACTOR)


def test_briefings_are_numbered_in_the_order_they_are_planned(setda: Agency) -> None:
    labels = [a_visit(setda, title=title).label for title in ("Satu", "Dua")]
    assert labels == ["S-2024-0001", "S-2024-0002"]


def test_every_government_numbers_its_own_briefings(setda: Agency) -> None:
    a_visit(setda)
    assert a_visit(an_agency(a_government("99.02"), "setda")).label == "S-2024-0001"


def test_the_same_plan_twice_makes_one_briefing_and_names_it(setda: Agency) -> None:
    first = a_visit(setda)
    with pytest.raises(services.AlreadyPlanned) as refused:
        a_visit(setda)
    assert refused.value.briefing == first
    assert Briefing.objects.count() == 1


def test_a_briefing_without_a_host_is_refused(setda: Agency) -> None:
    plan = NewBriefing(kind="sosialisasi", title="Tanpa", held_on=VISIT_DAY, place="Aula", hosts=())
    with pytest.raises(services.NobodyAddressed):
        services.plan_briefing(government=setda.government, plan=plan, at=PLANNED, actor=ACTOR)


def test_a_briefing_does_not_answer_another_governments_directive(setda: Agency) -> None:
    elsewhere = an_agency(a_government("99.02"), "setda")
    directive = a_directive(elsewhere.government, elsewhere)
    with pytest.raises(services.ForeignAgency):
        a_visit(setda, directive=directive)


def test_recorded_minutes_make_a_briefing_held(setda: Agency) -> None:
    briefing = held(a_visit(setda))
    assert (briefing.minutes, briefing.recorded_on) == ("Dibahas.", VISIT_DAY)
    assert Entry.objects.latest("sequence").event == "BRIEFING_HELD"


def test_minutes_are_not_recorded_before_the_day(setda: Agency) -> None:
    briefing = a_visit(setda)
    with pytest.raises(services.NotYetHeld):
        held(briefing, at=datetime(2024, 10, 15, 23, 59, tzinfo=WIB))


def test_recorded_minutes_are_never_overwritten(setda: Agency) -> None:
    briefing = held(a_visit(setda))
    with pytest.raises(services.AlreadyRecorded):
        services.record_briefing(briefing=briefing, minutes="Lain.", at=AFTERNOON, actor=ACTOR)
    briefing.refresh_from_db()
    assert briefing.minutes == "Dibahas."


def test_a_briefing_held_by_an_addressee_follows_up_the_directive(setda: Agency, bagian: Agency) -> None:
    directive = a_directive(setda.government, setda, bagian)
    briefing = held(a_visit(setda, directive=directive), by=bagian)
    follow_up = FollowUp.objects.get()
    assert (follow_up.addressee.agency, follow_up.briefing) == (bagian, briefing)


def test_a_briefing_held_by_somebody_else_follows_up_nothing(setda: Agency, bagian: Agency) -> None:
    directive = a_directive(setda.government, setda)
    held(a_visit(setda, directive=directive), by=bagian)
    assert not FollowUp.objects.exists()


def test_a_briefing_under_no_directive_follows_up_nothing(setda: Agency) -> None:
    a_directive(setda.government, setda)
    held(a_visit(setda), by=setda)
    assert not FollowUp.objects.exists()


@pytest.fixture
def setda(town: Government) -> Agency:
    return an_agency(town, "setda", kind="sekretariat")


@pytest.fixture
def bagian(town: Government) -> Agency:
    return an_agency(town, "bagian", kind="bagian")
