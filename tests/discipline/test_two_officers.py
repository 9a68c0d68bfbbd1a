"""Two officers at once: the second is told what changed and nothing is overwritten; numbers stay unique."""

from datetime import date

import pytest

from netra.discipline import queries, services
from netra.discipline.models import Proceeding, Sheet
from netra.journal import events
from tests.discipline.proceedings import again, desks, opened
from tests.threads import together


@pytest.mark.django_db
def test_a_form_that_was_opened_before_a_colleague_acted_changes_nothing() -> None:
    desk, second = desks()
    made = opened(desk)
    seen = made.revision
    services.note_superior(proceeding=made, notes="Diduga tahu.", desk=second, seen=seen)
    with pytest.raises(services.Changed) as told:
        services.summon(proceeding=made, on=date(2024, 11, 12), place="-", letter="-", desk=desk, seen=seen)
    found = again(made)
    assert (found.stage, found.revision, told.value.acts, told.value.now) == ("received", 1, 1, 1)
    assert [entry.event for entry in queries.changes_of(found, told.value.acts)] == [events.SUPERIOR_NOTED]
    assert not found.sheets.filter(kind=Sheet.Kind.SUMMONS).exists()


@pytest.mark.django_db
def test_a_reading_and_a_key_given_make_no_form_stale() -> None:
    desk, second = desks()
    made = opened(desk)
    services.read(proceeding=made, desk=second)
    late, _ = desks()
    services.let_in(proceeding=made, to=late.officer, desk=desk)
    services.send_back(proceeding=made, reason="Keliru alamat.", desk=desk, seen=made.revision)
    assert again(made).revision == 1


@pytest.mark.django_db
def test_what_is_told_of_a_colleague_is_the_act_that_made_the_form_stale() -> None:
    desk, second = desks()
    made = opened(desk)
    services.note_superior(proceeding=made, notes="Diduga tahu.", desk=second, seen=0)
    late, _ = desks()
    services.let_in(proceeding=made, to=late.officer, desk=desk)
    assert [entry.event for entry in queries.changes_of(again(made), 1)] == [events.SUPERIOR_NOTED]


@pytest.mark.django_db
def test_a_colleague_of_the_same_post_who_reads_it_is_on_record_too() -> None:
    desk, _ = desks()
    same, _ = desks()
    made = opened(desk)
    for reader in (desk, same, desk, same):
        services.read(proceeding=made, desk=reader)
    assert queries.entries_of(made).filter(event=events.PROCEEDING_READ).count() == 2


@pytest.mark.django_db(transaction=True)
def test_proceedings_that_arrive_at_once_get_every_number_exactly_once() -> None:
    desk, _ = desks()
    runs = together(6, lambda number: opened(desk).docket)
    assert runs.errors == []
    assert sorted(runs.results) == [f"D-2024-{number:04d}" for number in range(1, 7)]


@pytest.mark.django_db(transaction=True)
def test_of_two_officers_with_the_same_form_exactly_one_acts() -> None:
    both = desks()
    made = opened(both[0])

    def send_back(number: int) -> None:
        services.send_back(proceeding=made, reason="Keliru.", desk=both[number], seen=0)

    runs = together(2, send_back)
    assert [type(error) for error in runs.errors] == [services.Changed]
    assert Proceeding.objects.get(pk=made.pk).sheets.filter(kind=Sheet.Kind.REASON).count() == 1
