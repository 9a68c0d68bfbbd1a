"""What was promised on a visit, and who may say what came of it."""

from datetime import date, timedelta

import pytest

from netra.agencies.models import Agency, District
from netra.journal.models import Entry
from netra.servicewatch import queries, services
from netra.servicewatch.models import Promise, PromiseFollowUp
from netra.servicewatch.promise_rows import promise_row
from tests.servicewatch.figures import TODAY, WEDNESDAY, a_promise, a_step, an_issue
from tests.towns import a_district, a_government, an_agency

pytestmark = pytest.mark.django_db


def test_a_promise_is_recorded_with_its_visit_and_its_keeper(district: District, dinas: Agency) -> None:
    promise = a_promise(district, dinas)
    assert (promise.visit, promise.agency, promise.recorded_on) == ("S-2024-0001", dinas, TODAY)
    assert Entry.objects.latest("sequence").event == "VISIT_PROMISE_MADE"


def test_the_same_promise_twice_is_one(district: District, dinas: Agency) -> None:
    first = a_promise(district, dinas)
    with pytest.raises(services.AlreadyPromised) as refused:
        a_promise(district, dinas)
    assert refused.value.promise == first
    assert Promise.objects.count() == 1


def test_nothing_is_promised_on_a_visit_to_come(district: District, dinas: Agency) -> None:
    with pytest.raises(services.NotYetPromised):
        a_promise(district, dinas, on=TODAY + timedelta(days=1), due_on=None)


def test_a_promise_is_not_due_before_it_is_made(district: District, dinas: Agency) -> None:
    with pytest.raises(services.DueBeforePromise):
        a_promise(district, dinas, due_on=date(2024, 10, 15))


def test_a_promise_does_not_reach_into_another_city(district: District, dinas: Agency) -> None:
    elsewhere = a_government("99.02")
    for foreign in (
        {"agency": an_agency(elsewhere, "dinkes")},
        {"agency": dinas, "issue": an_issue(elsewhere)},
    ):
        with pytest.raises(services.ForeignPromise):
            a_promise(district, **foreign)  # type: ignore[arg-type]


def test_the_camat_and_the_agency_responsible_follow_up(
    district: District, dinas: Agency, camat: Agency
) -> None:
    promise = a_promise(district, dinas)
    a_step(promise, dinas, "41 dari 64.")
    a_step(promise, camat, "64 dari 64.", finishes=True)
    assert PromiseFollowUp.objects.filter(promise=promise).count() == 2
    assert Entry.objects.latest("sequence").facts == {"agency": "kecamatan", "finishes": True}


def test_nobody_else_follows_up(district: District, dinas: Agency) -> None:
    promise = a_promise(district, dinas)
    next_door = an_agency(
        dinas.government, "sebelah", kind="kecamatan", district=a_district(dinas.government, 2)
    )
    lurah = an_agency(dinas.government, "lurah", kind="kelurahan", district=district)
    for agency in (next_door, lurah, an_agency(dinas.government, "dinsos"), None):
        with pytest.raises(services.NotTheirPromise):
            a_step(promise, agency)


def test_a_kept_promise_takes_no_further_step(district: District, dinas: Agency) -> None:
    promise = a_promise(district, dinas)
    a_step(promise, dinas, finishes=True)
    with pytest.raises(services.AlreadyKept):
        a_step(promise, dinas, "Masih ada.")
    with pytest.raises(services.AlreadyNoted):
        a_step(promise, dinas, finishes=True)


@pytest.mark.parametrize("on", [date(2024, 10, 15), TODAY + timedelta(days=1)])
def test_a_step_lies_between_the_promise_and_today(district: District, dinas: Agency, on: date) -> None:
    with pytest.raises(services.NotYetDone):
        a_step(a_promise(district, dinas), dinas, on=on)


def test_promises_of_earlier_visits_stand_on_a_later_one(district: District, dinas: Agency) -> None:
    first = a_promise(district, dinas)
    second = a_promise(district, dinas, visit="S-2024-0009", on=date(2024, 10, 29))
    assert queries.promises_to(district, TODAY, until=date(2024, 10, 16)) == [first]
    assert queries.promises_to(district, TODAY, until=TODAY) == [first, second]


def test_what_was_recorded_later_is_not_known_before(district: District, dinas: Agency) -> None:
    promise = a_promise(district, dinas, at=WEDNESDAY - timedelta(days=5))
    a_step(promise, dinas)
    before = queries.promises_to(district, TODAY - timedelta(days=1), until=TODAY)
    assert [len(each.follow_ups.all()) for each in before] == [0]
    assert queries.promises_to(district, TODAY - timedelta(days=6), until=TODAY) == []


@pytest.mark.parametrize(
    ("due_on", "tone", "word"),
    [
        (date(2024, 10, 25), "bad", "Lewat 5 hari"),
        (TODAY, "warn", "Hari ini"),
        (date(2024, 11, 1), "warn", "2 hari lagi"),
        (date(2024, 11, 20), "plain", "Belum ada kabar"),
        (None, "plain", "Belum ada kabar"),
    ],
)
def test_an_open_promise_says_how_it_stands(
    district: District, dinas: Agency, due_on: date | None, tone: str, word: str
) -> None:
    a_promise(district, dinas, due_on=due_on)
    row = promise_row(queries.promises_to(district, TODAY, until=TODAY)[0], TODAY, dinas)
    assert (row.tone, row.word, row.may_follow_up) == (tone, word, True)


def test_a_kept_promise_is_never_late_and_asks_nothing(district: District, dinas: Agency) -> None:
    a_step(a_promise(district, dinas, due_on=date(2024, 10, 25)), dinas, finishes=True)
    row = promise_row(queries.promises_to(district, TODAY, until=TODAY)[0], TODAY, dinas)
    assert (row.tone, row.word, row.may_follow_up) == ("ok", "Selesai", False)
