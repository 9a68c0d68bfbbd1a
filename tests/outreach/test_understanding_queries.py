"""Sums of attempts, as of a day, and what small groups do not show."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from netra.agencies.models import Agency, CivilServant
from netra.outreach import queries, understood
from netra.outreach.models import Attempt
from netra.outreach.queries import Counted, Tally
from netra.outreach.services import issue_certificate
from tests.outreach.meetings import VISIT_DAY, a_visit
from tests.outreach.takers import TODAY, a_sitting, an_attempt, around, attempts
from tests.outreach.test_understanding_services import AT
from tests.towns import a_government, an_agency, head_position, someone_at

pytestmark = pytest.mark.django_db
YESTERDAY = date(2024, 10, 29)
BEFORE, AFTER = Attempt.Stage.BEFORE, Attempt.Stage.AFTER


def test_attempts_are_added_up_per_agency(dinas: Agency, badan: Agency) -> None:
    attempts(dinas, 5, 4, 3)
    attempts(badan, 0)
    found = queries.tallies(dinas.government, TODAY)
    assert found == {dinas.pk: Tally(3, 2, 15, 12), badan.pk: Tally(1, 0, 5, 0)}


def test_what_was_taken_later_is_not_known_yet(dinas: Agency) -> None:
    attempts(dinas, 5)
    assert queries.tallies(dinas.government, YESTERDAY) == {}
    assert queries.counted_by_agency_and_item(dinas.government, YESTERDAY) == {}
    assert queries.item_sums(dinas.government, YESTERDAY) == {}


def test_an_attempt_that_was_not_finished_does_not_count(dinas: Agency) -> None:
    attempts(dinas, 5)
    Attempt.objects.update(answered=4, right=4)
    assert queries.tallies(dinas.government, TODAY) == {}
    assert queries.item_sums(dinas.government, TODAY) == {}


def test_another_governments_attempts_are_not_seen(dinas: Agency) -> None:
    attempts(an_agency(a_government("99.02", "Kota Lain"), "dinas-lain"), 5, 5)
    assert queries.tallies(dinas.government, TODAY) == {}


def test_answers_are_counted_per_agency_and_item(dinas: Agency, badan: Agency) -> None:
    attempts(dinas, 5, 0)
    attempts(badan, 5)
    items = a_sitting(dinas).items
    found = queries.counted_by_agency_and_item(dinas.government, TODAY)
    assert found == {(dinas.pk, item): Counted(2, 1) for item in items} | {
        (badan.pk, item): Counted(1, 1) for item in items
    }
    assert set(queries.counted_by_agency_and_item(dinas.government, TODAY, {badan.pk})) == {
        (badan.pk, item) for item in items
    }


def test_the_rest_of_an_attempt_leaves_out_the_item_itself(dinas: Agency) -> None:
    attempts(dinas, 3, 1)
    first, second = a_sitting(dinas).items[:2]
    found = queries.item_sums(dinas.government, TODAY)
    assert (found[first].right, found[first].rest, found[first].rest_squared) == (2, 2 + 0, 4 + 0)
    assert (found[second].right, found[second].rest, found[second].right_rest) == (1, 2 + 1, 2)


def test_everybodys_answers_to_an_item_are_counted(dinas: Agency) -> None:
    attempts(dinas, 5, 0, 0)
    found = queries.known_by(dinas.government_id, a_sitting(dinas).items[0])
    assert (found.answers, found.right) == (3, 1)


def test_before_and_after_a_briefing_are_kept_apart(dinas: Agency) -> None:
    briefing = a_visit(dinas)
    an_attempt(around(briefing, dinas, BEFORE), right=2)
    an_attempt(around(briefing, dinas, AFTER), right=5)
    (tally,) = queries.briefing_tallies(dinas.government, VISIT_DAY)
    assert (tally.before, tally.after, tally.pairs.total) == ((0, 1), (1, 1), 0)


def test_a_briefing_without_a_test_has_no_row(dinas: Agency) -> None:
    a_visit(dinas)
    assert queries.briefing_tallies(dinas.government, VISIT_DAY) == []


def test_a_persons_number_and_first_name_must_belong_together(dinas: Agency) -> None:
    person = someone_at(head_position(dinas))
    CivilServant.objects.filter(pk=person.pk).update(name="Contoh Rekaan, S.Sos.")
    assert queries.person_with(dinas.government, person.number, "contoh") == person
    for number, name in ((person.number, "Rekaan"), ("000", "Contoh"), (person.number, "")):
        with pytest.raises(queries.UnknownPerson):
            queries.person_with(dinas.government, number, name)


def test_a_certificate_is_found_by_its_code_however_it_is_grouped(dinas: Agency) -> None:
    made = issue_certificate(
        sitting=an_attempt(a_sitting(dinas)), person=someone_at(head_position(dinas)), at=AT
    )
    typed = made.spaced_code.replace(" ", "-").lower()
    assert queries.certificate_by_code(typed) == made
    with pytest.raises(queries.UnknownCertificate):
        queries.certificate_by_code("A" * 20)


def test_who_has_a_certificate_is_known_from_its_day_on(dinas: Agency) -> None:
    person = someone_at(head_position(dinas))
    issue_certificate(sitting=an_attempt(a_sitting(dinas)), person=person, at=AT)
    assert queries.certified_people(dinas.government, TODAY) == {person.pk}
    assert queries.certified_people(dinas.government, YESTERDAY) == set()


def test_a_small_unit_stands_under_the_agency_above_it(dinas: Agency) -> None:
    unit = an_agency(dinas.government, "sekolah-1", parent=dinas, kind="sekolah")
    assert queries.agency_of_test(unit, TODAY) == dinas
    assert queries.agency_of_test(dinas, TODAY) == dinas
    lonely = an_agency(dinas.government, "sekolah-2", kind="sekolah")
    assert queries.agency_of_test(lonely, TODAY) is None


@pytest.mark.parametrize("more", [1, 12])
def test_no_query_grows_with_the_rows(dinas: Agency, badan: Agency, more: int) -> None:
    briefing = a_visit(dinas)
    for _ in range(more):
        first = an_attempt(around(briefing, dinas, BEFORE))
        an_attempt(around(briefing, badan, AFTER, word=first.word))
    government = dinas.government
    with CaptureQueriesContext(
        connection,
    ) as asked:
        queries.tallies(government, TODAY)
        queries.counted_by_agency_and_item(government, TODAY)
        queries.item_sums(government, TODAY)
        queries.briefing_tallies(government, TODAY)
        queries.known_by(government.pk, first.items[0])
    assert len(asked) == 3 + 3 + 1


def test_agencies_with_fewer_than_five_are_not_shown(dinas: Agency, badan: Agency) -> None:
    table = understood.agency_table(
        {dinas.pk: Tally(5, 1, 25, 9), badan.pk: Tally(4, 4, 20, 20)}, [dinas, badan]
    )
    assert [row.agency for row in table.rows] == [dinas]
    assert table.hidden == 1


def test_a_sum_does_not_tell_by_subtraction_what_a_row_hides(dinas: Agency, badan: Agency) -> None:
    table = understood.agency_table(
        {dinas.pk: Tally(5, 1, 25, 9), badan.pk: Tally(4, 4, 20, 20)}, [dinas, badan]
    )
    assert table.total == Tally(5, 1, 25, 9)


def test_hidden_rows_that_are_many_together_count_in_the_sum(dinas: Agency, badan: Agency) -> None:
    table = understood.agency_table(
        {dinas.pk: Tally(3, 1, 15, 9), badan.pk: Tally(4, 4, 20, 20)}, [dinas, badan]
    )
    assert table.rows == ()
    assert table.total == Tally(7, 5, 35, 29)


def test_with_fewer_than_five_in_all_nothing_is_shown(dinas: Agency) -> None:
    table = understood.agency_table({dinas.pk: Tally(4, 1, 20, 9)}, [dinas])
    assert (table.rows, table.total) == ((), None)


def test_the_agency_where_fewest_passed_stands_first(dinas: Agency, badan: Agency) -> None:
    table = understood.agency_table(
        {dinas.pk: Tally(10, 9, 50, 45), badan.pk: Tally(10, 2, 50, 20)}, [dinas, badan]
    )
    assert [row.agency for row in table.rows] == [badan, dinas]


def test_a_norm_shows_its_items_and_where_it_is_known_least(dinas: Agency, badan: Agency) -> None:
    counted = {
        (dinas.pk, "like-akun-calon"): Counted(20, 18),
        (badan.pk, "like-akun-calon"): Counted(30, 6),
        (badan.pk, "komentar-akun-calon"): Counted(4, 0),
    }
    (row,) = understood.norm_rows(counted, [dinas, badan])
    assert row.rule == "dis-6-interaksi-medsos-calon"
    assert (row.known.answers, row.known.percent) == (54, 44)
    assert [(item.label, item.percent) for item in row.items] == [("Menyukai (like) unggahan calon", 48)]
    assert row.weakest is not None
    assert (row.weakest.label, row.weakest.percent) == (badan.name, 18)


def test_the_headline_names_what_fewest_know(dinas: Agency) -> None:
    counted = {
        (dinas.pk, "like-akun-calon"): Counted(40, 17),
        (dinas.pk, "hendak-memilih"): Counted(40, 39),
        (dinas.pk, "bagi-sembako"): Counted(6, 0),
    }
    found = understood.finding_of(understood.norm_rows(counted, [dinas]))
    assert found == f"“Menyukai (like) unggahan calon”: diketahui 42%, di {dinas.name} 42%"


def test_a_misleading_item_does_not_speak_for_its_norm(dinas: Agency) -> None:
    counted = {(dinas.pk, "like-akun-calon"): Counted(40, 1)}
    assert understood.norm_rows(counted, [dinas], without={"like-akun-calon"}) == []
    assert understood.finding_of([]) == "Belum cukup jawaban untuk menyimpulkan apa pun"


def test_an_item_that_the_rulebook_has_lost_is_left_out(dinas: Agency) -> None:
    assert understood.norm_rows({(dinas.pk, "sudah-hilang"): Counted(40, 1)}, [dinas]) == []


def test_a_side_of_fewer_than_five_has_no_share_and_no_gain(dinas: Agency) -> None:
    briefing = a_visit(dinas)
    for _ in range(4):
        an_attempt(around(briefing, dinas, BEFORE), right=2)
    for _ in range(5):
        an_attempt(around(briefing, dinas, AFTER), right=5)
    (row,) = understood.briefing_rows(queries.briefing_tallies(dinas.government, TODAY))
    assert (row.before, row.gain, row.paired, row.pairs) == (None, None, None, 0)
    assert row.after is not None
    assert row.after.percent == 100


@pytest.fixture
def dinas() -> Agency:
    return an_agency(a_government(), "dinas-contoh")


@pytest.fixture
def badan(dinas: Agency) -> Agency:
    return an_agency(dinas.government, "badan-contoh", kind="badan")
