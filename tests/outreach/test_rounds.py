"""A round walks over working days, says what speaks against a day, and is kept whole or not at all."""

from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netra import law
from netra.agencies.models import Agency, Government
from netra.clock import NoCalendarForYear
from netra.journal.models import Entry
from netra.outreach import queries, services
from netra.outreach.models import Briefing
from netra.outreach.plans import NewBriefing
from netra.outreach.rounds import Obstacles, RoundTooLong, judged, spread, weeks_of
from tests.outreach.meetings import WIB, a_visit
from tests.towns import ACTOR, a_government, an_agency

CALENDAR = law.rulebook().calendar
FRIDAY = date(2024, 11, 1)
TODAY = date(2024, 10, 30)
AT = datetime(2024, 10, 30, 9, 0, tzinfo=WIB)


@pytest.mark.core
def test_a_round_skips_the_weekend() -> None:
    assert spread(3, FRIDAY, 1, CALENDAR) == [FRIDAY, date(2024, 11, 4), date(2024, 11, 5)]


@pytest.mark.core
def test_a_round_skips_holidays_and_joint_leave() -> None:
    eve = date(2024, 12, 24)
    assert spread(2, eve, 1, CALENDAR) == [eve, date(2024, 12, 27)]


@pytest.mark.core
def test_several_a_day_share_the_day() -> None:
    assert spread(3, FRIDAY, 2, CALENDAR) == [FRIDAY, FRIDAY, date(2024, 11, 4)]


@pytest.mark.core
def test_a_round_that_begins_on_a_sunday_begins_on_monday() -> None:
    assert spread(1, date(2024, 11, 3), 1, CALENDAR) == [date(2024, 11, 4)]


@pytest.mark.core
def test_a_year_without_a_calendar_is_never_guessed() -> None:
    with pytest.raises(NoCalendarForYear):
        spread(1, date(CALENDAR.years[-1] + 1, 1, 4), 1, CALENDAR)


@pytest.mark.core
def test_a_round_of_more_than_half_a_year_is_refused() -> None:
    with pytest.raises(RoundTooLong):
        spread(200, date(2024, 1, 2), 1, CALENDAR)


@pytest.mark.core
@settings(max_examples=100, deadline=None)
@given(
    st.integers(1, 120),
    st.dates(date(2024, 1, 1), date(2025, 6, 30)),
    st.integers(1, 12),
)
def test_every_day_of_a_round_is_a_working_day_in_order(count: int, first: date, per_day: int) -> None:
    try:
        days = spread(count, first, per_day, CALENDAR)
    except RoundTooLong:
        return
    assert len(days) == count
    assert days == sorted(days)
    assert all(CALENDAR.is_working_day(day) for day in days)
    assert max(days.count(day) for day in days) <= per_day


# What speaks against a day


def obstacles(**other: object) -> Obstacles:
    plain: dict[str, object] = {
        "calendar": CALENDAR,
        "booked": {},
        "today": TODAY,
        "due_on": None,
        "phases": {},
    }
    return Obstacles(**{**plain, **other})  # type: ignore[arg-type]


UNIT = Agency(pk=1, name="Kecamatan Contoh")


@pytest.mark.core
@pytest.mark.parametrize(
    ("on", "words"),
    [
        (date(2024, 11, 2), "Bukan hari kerja: Sabtu."),
        (date(2024, 12, 25), "Bukan hari kerja:"),
        (date(2024, 10, 29), "Tanggal ini sudah lewat."),
        (date(2030, 1, 2), "Kalender libur tahun 2030 belum ada."),
    ],
)
def test_a_day_on_which_nobody_works_is_a_conflict(on: date, words: str) -> None:
    assert any(told.startswith(words) for told in judged([(UNIT, on)], obstacles(), 1)[0].conflicts)


@pytest.mark.core
def test_a_unit_that_has_something_that_day_is_a_conflict() -> None:
    found = judged([(UNIT, FRIDAY)], obstacles(booked={(1, FRIDAY): "S-2024-0003"}), 1)
    assert found[0].conflicts == ("Unit ini sudah punya acara pada hari itu (S-2024-0003).",)


@pytest.mark.core
def test_a_day_after_the_directives_date_is_only_a_remark() -> None:
    found = judged([(UNIT, FRIDAY)], obstacles(due_on=date(2024, 10, 31)), 1)[0]
    assert (found.conflicts, found.remarks) == ((), ("Sesudah tenggat instruksi.",))


@pytest.mark.core
def test_the_quiet_period_is_remarked() -> None:
    day = date(2024, 11, 25)
    found = judged([(UNIT, day)], obstacles(phases={day: "quiet_period"}), 1)[0]
    assert found.remarks == ("Jatuh pada masa tenang.",)


@pytest.mark.core
def test_more_a_day_than_wanted_is_remarked() -> None:
    other = Agency(pk=2, name="Kecamatan Lain")
    found = judged([(UNIT, FRIDAY), (other, FRIDAY)], obstacles(), 1)
    assert {each.remarks for each in found} == {("2 acara pada hari yang sama.",)}


@pytest.mark.core
def test_the_calendar_shows_whole_weeks_with_names() -> None:
    proposals = judged([(UNIT, FRIDAY), (UNIT, date(2024, 11, 4))], obstacles(), 1)
    weeks = weeks_of(proposals, CALENDAR)
    assert [len(week) for week in weeks] == [7, 7]
    assert [cell.on.day for cell in weeks[0] if cell.names] == [1]
    assert weeks[0][5].why == "Sabtu"


@pytest.mark.core
def test_dates_years_apart_draw_no_endless_calendar() -> None:
    proposals = judged([(UNIT, FRIDAY), (UNIT, date(2099, 1, 5))], obstacles(), 1)
    assert weeks_of(proposals, CALENDAR) == []


# Keeping it


def plans(*units: Agency) -> list[NewBriefing]:
    days = spread(len(units), FRIDAY, 1, CALENDAR)
    return [
        NewBriefing(kind="kunjungan", title=f"Putaran: {unit.name}", held_on=day, place="Aula", hosts=(unit,))
        for unit, day in zip(units, days, strict=True)
    ]


def keep(government: Government, made: list[NewBriefing]) -> list[Briefing]:
    return services.plan_round(government=government, plans=made, at=AT, actor=ACTOR)


@pytest.mark.django_db
def test_a_round_is_numbered_in_its_order_with_one_entry_each(seven: list[Agency]) -> None:
    made = keep(seven[0].government, plans(*seven))
    assert [briefing.label for briefing in made] == [f"S-2024-000{n}" for n in range(1, 8)]
    assert Entry.objects.filter(event="BRIEFING_PLANNED").count() == 7


@pytest.mark.django_db
def test_the_same_round_twice_is_one(seven: list[Agency]) -> None:
    keep(seven[0].government, plans(*seven))
    with pytest.raises(services.RoundAlreadyPlanned):
        keep(seven[0].government, plans(*seven))
    assert Briefing.objects.count() == 7


@pytest.mark.django_db
def test_a_round_that_grew_keeps_what_was_there(seven: list[Agency]) -> None:
    keep(seven[0].government, plans(*seven)[:3])
    keep(seven[0].government, plans(*seven))
    assert Briefing.objects.count() == 7


@pytest.mark.django_db
def test_one_foreign_unit_keeps_the_whole_round_out(seven: list[Agency]) -> None:
    foreign = an_agency(a_government("99.02"), "setda")
    with pytest.raises(services.ForeignAgency):
        keep(seven[0].government, plans(*seven, foreign))
    assert not Briefing.objects.exists()


@pytest.mark.django_db
def test_what_a_unit_has_already_is_found_but_not_the_round_itself(seven: list[Agency]) -> None:
    unit = seven[0]
    other = a_visit(unit, title="Lain", on=FRIDAY)
    keep(unit.government, plans(unit))
    booked = queries.booked_in(unit.government, [unit], TODAY, {unit.pk: f"Putaran: {unit.name}"})
    assert booked == {(unit.pk, FRIDAY): other.label}


@pytest.fixture
def seven() -> list[Agency]:
    town = a_government()
    return [an_agency(town, f"kecamatan-{number}", kind="kecamatan") for number in range(7)]
