"""Lists of paper pledges: every line answered, all of them recorded or none."""

from datetime import date
from typing import Any

import pytest

from netra.agencies.models import Agency, CivilServant
from netra.agencies.services import post
from netra.journal.models import Entry
from netra.outreach import queries, services
from netra.outreach.models import Pledge, Tally
from netra.outreach.paper import MOST_LINES, PaperLine, read_paper_list
from tests.outreach.signing import ELECTION, NOW, SECOND, TEXT, TODAY, a_servant, a_unit, signed
from tests.threads import together
from tests.towns import ACTOR, a_government, a_person, an_agency, staff_position

pytestmark = pytest.mark.django_db
DAY = date(2024, 10, 29)


@pytest.fixture
def unit() -> Agency:
    return a_unit()


def recorded(unit: Agency, text: str, **more: Any) -> list[services.Answer]:
    return services.record_paper_pledges(
        government=unit.government,
        lines=read_paper_list(text),
        texts=[TEXT, SECOND],
        at=NOW,
        actor=ACTOR,
        **more,
    )


def counts(unit: Agency) -> dict[tuple[int, str], int]:
    return dict(queries.counts_on(unit.government, kind=Tally.Kind.PLEDGED, election=ELECTION, on=TODAY))


@pytest.mark.parametrize(
    "row", ["X-1;29-10-2024;1", "X-1\t29/10/2024\t1", 'X-1,2024-10-29,"1"', " X-1 ; 29.10.2024 ; Versi 1 "]
)
def test_a_line_is_read_as_offices_write_it(row: str) -> None:
    assert read_paper_list(row) == [PaperLine(1, "X-1", DAY, "1")]


def test_empty_lines_and_a_heading_are_left_out_and_lines_keep_their_number() -> None:
    lines = read_paper_list("NIP;Tanggal;Versi\n\nX-1;29-10-2024;1\n\nX-2;29-10-2024;1\n")
    assert [(line.line, line.number) for line in lines] == [(3, "X-1"), (5, "X-2")]


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("X-1", "tiga bagian"),
        ("X-1;29-10-2024;1;lagi", "tiga bagian"),
        (";29-10-2024;1", "tiga bagian"),
        ("X-1;31-02-2024;1", "kalender"),
        ("X-1;kemarin;1", "kalender"),
        ("X-1;;1", "kalender"),
    ],
)
def test_a_line_that_makes_no_sense_says_why(row: str, words: str) -> None:
    assert words in read_paper_list(row)[0].problem


def test_a_list_is_counted_in_the_unit_of_each_day(unit: Agency) -> None:
    people = [a_servant(unit), a_servant(unit, "thl")]
    moved = a_servant(unit)
    other = an_agency(unit.government, "dinsos")
    post(civil_servant=moved, position=staff_position(other), on=DAY, at=NOW, actor=ACTOR)
    rows = [f"{person.number};28-10-2024;1" for person in people] + [f"{moved.number};29-10-2024;1"]
    assert not [answer for answer in recorded(unit, "\n".join(rows)) if answer.problem]
    assert counts(unit) == {(unit.pk, "pns"): 1, (unit.pk, "thl"): 1, (other.pk, "pns"): 1}
    assert queries.differences(unit.government) == {}


def test_one_wrong_line_keeps_the_whole_list_out(unit: Agency) -> None:
    good = a_servant(unit)
    with pytest.raises(services.PaperListRefused) as caught:
        recorded(unit, f"{good.number};29-10-2024;1\nX-tidak-ada;29-10-2024;1")
    assert [bool(answer.problem) for answer in caught.value.answers] == [False, True]
    assert not Pledge.objects.exists()


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("{unknown};29-10-2024;1", "daftar pegawai"),
        ("{known};31-10-2024;1", "belum terjadi"),
        ("{known};01-09-2024;1", "tidak berlaku"),
        ("{known};29-10-2024;9", "tidak ada"),
        ("{idle};29-10-2024;1", "daftar pegawai"),
        ("{known};29-10-2024;1\n{known};29-10-2024;1", "baris 1"),
    ],
)
def test_every_wrong_line_is_told_its_own_reason(unit: Agency, row: str, words: str) -> None:
    known, idle = a_servant(unit), a_person(unit.government)
    text = row.format(unknown="X-99999", known=known.number, idle=idle.number)
    with pytest.raises(services.PaperListRefused) as caught:
        recorded(unit, text)
    assert words in caught.value.answers[-1].problem


def test_another_governments_people_are_unknown_here(unit: Agency) -> None:
    stranger = a_servant(a_unit("lain", a_government("99.02")))
    with pytest.raises(services.PaperListRefused):
        recorded(unit, f"{stranger.number};29-10-2024;1")


def test_who_had_pledged_already_is_not_counted_again_and_nobody_is_told(unit: Agency) -> None:
    before, fresh = a_servant(unit), a_servant(unit)
    signed(before, unit)
    answers = recorded(unit, f"{before.number};29-10-2024;1\n{fresh.number};29-10-2024;1")
    assert {answer.problem for answer in answers} == {""}
    assert counts(unit) == {(unit.pk, "pns"): 2}
    assert Entry.objects.get(event="PAPER_PLEDGES_RECORDED").facts == {"lines": 2}


def test_the_same_list_twice_counts_once(unit: Agency) -> None:
    row = f"{a_servant(unit).number};29-10-2024;1"
    recorded(unit, row)
    recorded(unit, row)
    assert counts(unit) == {(unit.pk, "pns"): 1}


def test_an_older_wording_on_paper_does_not_replace_a_newer_signature(unit: Agency) -> None:
    person = a_servant(unit)
    signed(person, unit, text=SECOND)
    recorded(unit, f"{person.number};29-10-2024;1")
    assert queries.variants_of(unit.government, kind="pledged", election=ELECTION) == {"2": 1}


def test_checking_records_nothing(unit: Agency) -> None:
    lines = read_paper_list(f"{a_servant(unit).number};29-10-2024;1")
    answers = services.check_paper_pledges(government=unit.government, lines=lines, texts=[TEXT], at=NOW)
    assert [answer.problem for answer in answers] == [""]
    assert not Pledge.objects.exists()


def test_an_empty_list_is_refused(unit: Agency) -> None:
    with pytest.raises(services.PaperListRefused):
        recorded(unit, "\n")


def test_a_list_that_is_too_long_is_refused_before_it_is_looked_at(unit: Agency) -> None:
    with pytest.raises(services.PaperListTooLong):
        recorded(unit, "X;29-10-2024;1\n" * (MOST_LINES + 1))


def test_six_hundred_lines_are_recorded_exactly(unit: Agency) -> None:
    people = [a_servant(unit) for _ in range(600)]
    recorded(unit, "\n".join(f"{person.number};29-10-2024;1" for person in people))
    assert counts(unit) == {(unit.pk, "pns"): 600}
    assert queries.differences(unit.government) == {}


@pytest.mark.django_db(transaction=True)
def test_two_clerks_with_the_same_people_in_another_order_count_each_once(unit: Agency) -> None:
    people: list[CivilServant] = [a_servant(unit) for _ in range(30)]
    rows = [f"{person.number};29-10-2024;1" for person in people]
    lists = ["\n".join(rows), "\n".join(reversed(rows))]
    runs = together(2, lambda number: recorded(unit, lists[number]))
    assert runs.errors == []
    assert counts(unit) == {(unit.pk, "pns"): 30}
    assert queries.differences(unit.government) == {}
