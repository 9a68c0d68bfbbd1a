"""Whom a report is sealed to: never to somebody with a tie to the agency, never to a marked position."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from netra.accounts import roles
from netra.accounts.models import Interest, Office, Officer
from netra.agencies.lines import line_of, lines_of
from netra.agencies.models import Agency, Government, Position
from netra.reports import routing
from netra.reports.services import NobodyCanRead
from tests import factories

pytestmark = pytest.mark.django_db
ON = date(2024, 10, 30)


def unit(code: str, *, parent: Agency | None = None, answers_to: Agency | None = None) -> Agency:
    """An agency with a head's post, which answers to the head of another one."""
    made = factories.agency(code, f"Unit {code}")
    Agency.objects.filter(pk=made.pk).update(parent=parent)
    superior = Position.objects.get(agency=answers_to, is_head=True) if answers_to else None
    Position.objects.create(
        agency=made, title="Kepala", rank="administrator", is_head=True, superior=superior
    )
    return made


def reader(*, of: Agency | None = None, office: Office | None = None, position: str = "") -> Officer:
    """An officer who reads reports, with an own unit if one is given."""
    made, _ = factories.officer(office=office)
    made.agency, made.position = of, position or made.username
    made.save(update_fields=["agency", "position"])
    return made


def chosen(agency: Agency | None, *marked: str) -> set[int]:
    found = routing.readers_for(government=factories.government(), agency=agency, marked=marked)
    return {pk for pk, _ in found.keys}


def mark_of(officer: Officer) -> str:
    return f"{officer.office_id}:{officer.position}"


def provincial_office() -> Office:
    above = factories.government("32", "Provinsi Jawa Barat")
    Government.objects.filter(code="32.72").update(parent=above)
    office = factories.office("Bawaslu Provinsi Jawa Barat", of=above)
    Office.objects.filter(pk=office.pk).update(tier=Office.Tier.PROVINCE)
    return office


def test_an_officer_of_the_reported_unit_does_not_read_and_a_colleague_does() -> None:
    reported, other = unit("dishub"), reader()
    reader(of=reported)
    assert chosen(reported) == {other.pk}


@pytest.mark.parametrize("where", ["below", "above", "superior"])
def test_an_officer_in_one_line_with_the_reported_unit_does_not_read(where: str) -> None:
    top = unit("setda")
    parent = unit("dinkes", answers_to=top)
    reported = unit("puskesmas", parent=parent)
    below = unit("pustu", parent=reported)
    reader(of={"below": below, "above": parent, "superior": top}[where])
    other = reader(of=unit("dlh", answers_to=top))
    assert chosen(reported) == {other.pk}


def test_the_lines_of_several_units_are_each_its_own() -> None:
    top = unit("setda")
    parent = unit("dinkes", answers_to=top)
    reported = unit("puskesmas", parent=parent)
    beside = unit("dlh", answers_to=top)
    assert lines_of([reported.pk, beside.pk, top.pk]) == {
        reported.pk: {reported.pk, parent.pk, top.pk},
        beside.pk: {beside.pk, top.pk},
        top.pk: {top.pk},
    }
    assert (line_of(beside.pk), lines_of([])) == ({beside.pk, top.pk}, {})


def test_an_officer_of_a_unit_beside_it_reads() -> None:
    top = unit("setda")
    beside = reader(of=unit("dlh", answers_to=top))
    assert chosen(unit("dishub", answers_to=top)) == {beside.pk}


def test_a_declared_tie_keeps_an_officer_out_until_it_is_withdrawn() -> None:
    reported, officer, other = unit("dishub"), reader(), reader()
    tie = Interest.objects.create(
        officer=officer, agency=reported, kind=Interest.Kind.FAMILY, declared_at=factories.CAMPAIGN
    )
    assert chosen(reported) == {other.pk}
    tie.withdrawn_at = factories.CAMPAIGN
    tie.save()
    assert chosen(reported) == {officer.pk, other.pk}


def test_two_ties_do_not_make_an_officer_read_twice() -> None:
    officer = reader()
    for code in ("dlh", "dinkes"):
        Interest.objects.create(
            officer=officer, agency=unit(code), kind=Interest.Kind.OTHER, declared_at=factories.CAMPAIGN
        )
    found = routing.readers_for(government=factories.government(), agency=unit("dishub"))
    assert [pk for pk, _ in found.keys] == [officer.pk]


def test_a_marked_position_does_not_read_whoever_holds_it() -> None:
    marked, same, other = reader(position="Kepala"), reader(position="Kepala"), reader(position="Staf")
    assert mark_of(marked) == mark_of(same)
    assert chosen(None, mark_of(marked)) == {other.pk}


@pytest.mark.parametrize("mark", ["1:Bukan jabatan", "", "x"])
def test_a_mark_that_names_nobody_is_refused_and_never_ignored(mark: str) -> None:
    reader()
    with pytest.raises(routing.MarkUnknown):
        chosen(None, mark)


def test_when_nobody_is_left_here_the_next_office_reads_and_the_passed_one_is_named() -> None:
    reported, office = unit("dishub"), provincial_office()
    reader(of=reported)
    above = reader(office=office)
    found = routing.readers_for(government=factories.government(), agency=reported)
    assert [pk for pk, _ in found.keys] == [above.pk]
    assert (found.offices, found.passed_over) == (
        ("Bawaslu Provinsi Jawa Barat",),
        ("Bawaslu Kota Sukabumi",),
    )


def test_as_long_as_one_is_left_here_the_next_office_does_not_read() -> None:
    reader(office=provincial_office())
    here = reader()
    assert chosen(None) == {here.pk}


def test_an_office_of_a_neighbour_never_reads() -> None:
    provincial_office()
    neighbour = factories.government("32.73", "Kota Bandung")
    Government.objects.filter(code="32.73").update(parent=Government.objects.get(code="32"))
    reader(office=factories.office("Bawaslu Kota Bandung", of=neighbour))
    assert chosen(None) == set()


@pytest.mark.parametrize("role", sorted(set(roles.LABELS) - roles.READS_REPORTS))
def test_no_city_role_is_ever_a_reader(role: str) -> None:
    factories.officer(role)
    assert chosen(None) == set()


def test_nobody_is_left_at_all_so_nothing_is_received() -> None:
    reported = unit("dishub")
    reader(of=reported)
    with pytest.raises(NobodyCanRead):
        factories.report(about=reported)


def test_gaps_name_the_agency_that_nobody_could_read_about() -> None:
    reported = unit("dishub")
    lone = reader(of=reported)
    unit("dlh")
    gaps = list(routing.gaps_in(factories.government(), ON))
    assert [(gap.agency, gap.barred) for gap in gaps] == [
        (reported, (f"{lone.position}, Bawaslu Kota Sukabumi",))
    ]


def test_without_any_officer_every_report_is_a_gap() -> None:
    factories.government()
    assert [gap.agency for gap in routing.gaps_in(factories.government(), ON)] == [None]


def test_routing_asks_twice_at_most_however_many_officers_and_ties_there_are() -> None:
    reported = unit("dishub", answers_to=unit("setda"))
    for number in range(6):
        officer = reader(of=unit(f"unit-{number}"))
        Interest.objects.create(
            officer=officer, agency=reported, kind=Interest.Kind.UNIT, declared_at=factories.CAMPAIGN
        )
    home = factories.government()
    with CaptureQueriesContext(
        connection,
    ) as asked:
        routing.readers_for(government=home, agency=reported)
    assert len(asked) == 2


def test_the_positions_that_may_be_marked_tell_no_name() -> None:
    officer = reader(position="Penanganan pelanggaran")
    shown = routing.positions_in(factories.government())
    assert shown == [(mark_of(officer), "Penanganan pelanggaran, Bawaslu Kota Sukabumi")]
    assert officer.username not in str(shown)
