"""Entering the three figures of a week: once, corrected, impossible, at the same moment."""

from datetime import datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from netra.agencies.models import Agency
from netra.clock import Zone
from netra.journal.models import Entry
from netra.servicewatch import services
from netra.servicewatch.models import ServiceFigure
from tests.servicewatch.figures import LAST, RUNNING, TODAY, WEDNESDAY, back, told
from tests.threads import together
from tests.towns import an_agency

pytestmark = pytest.mark.django_db


def test_a_week_is_entered_with_one_journal_entry(dinas: Agency) -> None:
    figure = told(dinas)
    entry = Entry.objects.latest("sequence")
    assert (figure.told, figure.version, figure.recorded_on) == ((120, 114, 2), 1, TODAY)
    assert (entry.event, entry.facts["told"]) == ("SERVICE_FIGURES_ENTERED", [120, 114, 2])


def test_a_correction_stands_beside_what_it_corrects(dinas: Agency) -> None:
    told(dinas)
    told(dinas, figures=(130, 120, 2), after=1)
    versions = ServiceFigure.objects.filter(agency=dinas).values_list("version", "requests")
    assert list(versions) == [(1, 120), (2, 130)]
    assert Entry.objects.latest("sequence").event == "SERVICE_FIGURES_CORRECTED"


def test_the_same_figures_twice_are_one_row(dinas: Agency) -> None:
    first = told(dinas)
    with pytest.raises(services.AlreadyEntered) as refused:
        told(dinas)
    assert refused.value.figure == first
    assert ServiceFigure.objects.count() == 1


def test_whoever_has_not_seen_what_stands_does_not_correct_it(dinas: Agency) -> None:
    told(dinas)
    with pytest.raises(services.EnteredMeanwhile) as refused:
        told(dinas, figures=(1, 1, 1), after=0)
    assert refused.value.figure.told == (120, 114, 2)
    assert ServiceFigure.objects.count() == 1


def test_a_week_that_is_not_over_is_refused(dinas: Agency) -> None:
    with pytest.raises(services.WeekNotOver):
        told(dinas, RUNNING)


def test_a_week_may_be_entered_on_the_monday_after_it(dinas: Agency) -> None:
    monday = datetime(2024, 11, 4, 0, 0, tzinfo=Zone.WIB.tz)
    assert told(dinas, RUNNING, at=monday).week_on == RUNNING.monday
    with pytest.raises(services.WeekNotOver):
        told(dinas, RUNNING, figures=(1, 1, 1), at=monday - timedelta(minutes=1))


@pytest.mark.parametrize(("weeks", "is_taken"), [(52, True), (53, False)])
def test_a_week_is_taken_for_a_year_and_no_longer(dinas: Agency, weeks: int, is_taken: bool) -> None:
    if is_taken:
        assert told(dinas, back(weeks)).version == 1
    else:
        with pytest.raises(services.WeekTooOld):
            told(dinas, back(weeks))


def test_a_week_before_the_agency_existed_is_refused(dinas: Agency) -> None:
    Agency.objects.filter(pk=dinas.pk).update(active_from=RUNNING.monday)
    dinas.refresh_from_db()
    with pytest.raises(services.WeekTooOld):
        told(dinas)


def test_more_on_time_than_requests_is_impossible(dinas: Agency) -> None:
    with pytest.raises(services.MoreOnTimeThanRequests):
        told(dinas, figures=(10, 11, 0))


def test_the_database_itself_refuses_the_impossible(dinas: Agency) -> None:
    row = ServiceFigure(
        agency=dinas, week_on=LAST.monday, version=1, requests=1, on_time=2, complaints=0, recorded_on=TODAY
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()


def test_nothing_came_in_is_an_answer(dinas: Agency) -> None:
    assert told(dinas, figures=(0, 0, 0)).told == (0, 0, 0)


def test_a_unit_below_a_perangkat_daerah_does_not_enter(dinas: Agency) -> None:
    puskesmas = an_agency(dinas.government, "puskesmas", parent=dinas, kind="puskesmas")
    with pytest.raises(services.NotAReportingAgency):
        told(puskesmas)


@pytest.mark.django_db(transaction=True)
def test_one_form_sent_from_two_phones_at_once_is_one_row(dinas: Agency) -> None:
    runs = together(2, lambda number: told(dinas, at=WEDNESDAY + timedelta(seconds=number)))
    assert [type(error) for error in runs.errors] == [services.AlreadyEntered]
    assert ServiceFigure.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_phones_with_different_figures_do_not_overwrite_each_other(dinas: Agency) -> None:
    runs = together(2, lambda number: told(dinas, figures=(100 + number, 90, 0)))
    assert [type(error) for error in runs.errors] == [services.EnteredMeanwhile]
    assert ServiceFigure.objects.count() == 1
