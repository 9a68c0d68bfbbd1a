"""Figures as they stood on a day, worst first, in a fixed number of statements."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from netra.agencies.models import Agency, District, Government
from netra.servicewatch import issue_rows, queries
from tests.servicewatch.figures import (
    LAST,
    TODAY,
    WEDNESDAY,
    a_figure,
    a_promise,
    a_step,
    an_issue,
    back,
    told,
)
from tests.towns import a_district, a_government, an_agency

pytestmark = pytest.mark.django_db
LONG_AGO = WEDNESDAY - timedelta(days=300)


def test_without_any_figure_the_last_full_week_is_asked_for(dinas: Agency) -> None:
    board = queries.board_of(dinas.government, TODAY)
    assert board.weeks == (LAST,)
    assert [row.agency for row in board.silent] == [dinas]


def test_weeks_are_watched_from_the_first_that_anybody_told(dinas: Agency, camat: Agency) -> None:
    told(camat, back(3))
    assert queries.watched_weeks(dinas.government, TODAY) == (back(3), back(2), back(1), LAST)
    assert queries.agency_weeks(dinas, TODAY).missing == [LAST, back(1), back(2), back(3)]


def test_a_page_shows_twelve_weeks_at_most(dinas: Agency) -> None:
    told(dinas, back(30))
    assert len(queries.watched_weeks(dinas.government, TODAY)) == 12


def test_who_has_not_told_comes_first_then_the_lowest_share(town: Government) -> None:
    for code, figures in (("baik", (100, 99, 0)), ("buruk", (100, 60, 0)), ("sepi", (0, 0, 0))):
        told(an_agency(town, code), figures=figures)
    an_agency(town, "diam")
    order = [row.agency.code for row in queries.board_of(town, TODAY).rows]
    assert order == ["diam", "buruk", "baik", "sepi"]


def test_the_city_is_the_sum_of_who_told(dinas: Agency, camat: Agency) -> None:
    told(dinas, figures=(100, 90, 1))
    told(camat, figures=(300, 300, 2))
    an_agency(dinas.government, "diam")
    tally = queries.board_of(dinas.government, TODAY).tallies[-1]
    assert (tally.requests, tally.on_time, tally.complaints) == (400, 390, 3)
    assert (tally.share, tally.told, tally.expected, tally.is_whole) == (97.5, 2, 3, False)


def test_units_below_and_the_mayor_are_not_asked(dinas: Agency) -> None:
    an_agency(dinas.government, "puskesmas", parent=dinas, kind="puskesmas")
    an_agency(dinas.government, "wali-kota", kind="kepala_daerah")
    assert list(queries.reporting_agencies(dinas.government, TODAY)) == [dinas]


def test_a_correction_counts_from_its_day_on(dinas: Agency) -> None:
    told(dinas, at=WEDNESDAY - timedelta(days=1))
    told(dinas, figures=(130, 120, 2), after=1)
    figures = [
        queries.board_of(dinas.government, day).tallies[-1].requests
        for day in (TODAY - timedelta(days=2), TODAY - timedelta(days=1), TODAY)
    ]
    assert figures == [0, 120, 130]


def test_every_version_of_a_week_is_kept_in_order(dinas: Agency) -> None:
    told(dinas)
    told(dinas, figures=(130, 120, 2), after=1)
    versions = queries.versions_by_week(dinas, (LAST,), TODAY)
    assert [each.requests for each in versions[LAST.monday]] == [120, 130]


def test_another_citys_figures_do_not_exist_here(dinas: Agency) -> None:
    told(an_agency(a_government("99.02"), "dinkes"))
    assert queries.board_of(dinas.government, TODAY).tallies[-1].told == 0


def test_the_latest_figure_is_the_one_of_the_latest_day_not_of_the_latest_entry(
    town: Government, district: District
) -> None:
    issue = an_issue(town)
    a_figure(issue, district, "11.80", on=date(2024, 8, 31))
    a_figure(issue, district, "13.20", on=date(2024, 2, 29))
    (latest,) = latest_in(town, district)
    assert latest.figure is not None
    assert (str(latest.figure.value), latest.change, latest.is_better) == ("11.80", pytest.approx(-1.4), True)


def test_a_correction_of_the_same_day_counts(town: Government, district: District) -> None:
    issue = an_issue(town)
    a_figure(issue, district, "11.80")
    a_figure(issue, district, "12.40")
    (latest,) = latest_in(town, district)
    assert latest.figure is not None
    assert (str(latest.figure.value), latest.former) == ("12.40", None)


@pytest.mark.parametrize(("on", "is_old"), [(date(2023, 10, 30), False), (date(2023, 10, 29), True)])
def test_a_figure_of_more_than_twelve_months_is_old(
    town: Government, district: District, on: date, is_old: bool
) -> None:
    a_figure(an_issue(town), district, on=on)
    assert latest_in(town, district)[0].is_old is is_old


def test_a_kecamatan_without_a_figure_shows_the_citys_and_says_so(
    town: Government, district: District
) -> None:
    a_figure(an_issue(town), None, "8.90")
    (latest,) = latest_in(town, district)
    assert latest.is_of_the_city
    a_figure(latest.issue, district, "9.40")
    assert not latest_in(town, district)[0].is_of_the_city


def test_figures_in_different_units_are_not_compared(town: Government, district: District) -> None:
    issue = an_issue(town)
    figure = a_figure(issue, district, on=date(2024, 2, 29))
    type(figure).objects.filter(pk=figure.pk).update(unit="balita")
    a_figure(issue, district)
    assert latest_in(town, district)[0].change is None


def test_where_more_is_better_a_rise_is_an_improvement(town: Government, district: District) -> None:
    issue = an_issue(town, "Imunisasi", better="naik")
    for value, on in (("80", date(2024, 2, 29)), ("85", date(2024, 8, 31))):
        a_figure(issue, district, value, on=on)
    assert latest_in(town, district)[0].is_better is True


def test_a_figure_recorded_later_was_not_known_before(town: Government, district: District) -> None:
    a_figure(an_issue(town, at=LONG_AGO), district)
    (latest,) = latest_in(town, district, on=TODAY - timedelta(days=1))
    assert latest.figure is None


def test_a_closed_issue_stays_on_the_list_of_earlier_days(town: Government) -> None:
    issue = an_issue(town, at=LONG_AGO)
    type(issue).objects.filter(pk=issue.pk).update(closed_on=TODAY)
    assert list(queries.issues_of(town, TODAY - timedelta(days=1))) == [issue]
    assert not queries.issues_of(town, TODAY).exists()
    with pytest.raises(queries.UnknownIssue):
        queries.issue_by_id(town, issue.pk, TODAY)


def test_another_citys_issue_and_promise_do_not_exist_here(district: District, dinas: Agency) -> None:
    elsewhere = a_government("99.02")
    with pytest.raises(queries.UnknownIssue):
        queries.issue_by_id(elsewhere, an_issue(dinas.government).pk, TODAY)
    with pytest.raises(queries.UnknownPromise):
        queries.promise_by_id(elsewhere, a_promise(district, dinas).pk, TODAY)


def test_reading_sends_no_more_statements_for_more_rows(town: Government) -> None:
    _one_more(town, 1)
    few = _statements(town)
    for number in range(2, 6):
        _one_more(town, number)
    assert _statements(town) == few


def latest_in(town: Government, district: District, *, on: date = TODAY) -> list[queries.Latest]:
    issues = list(queries.issues_of(town, on))
    return queries.latest_figures(issues, district.pk, queries.series_of(town, on), on)


def _one_more(town: Government, number: int) -> None:
    district = a_district(town, number)
    agency = an_agency(town, f"kecamatan-{number}", kind="kecamatan", district=district)
    issue = an_issue(town, f"Isu {number}", agency=agency)
    for value, on in (("12", date(2024, 2, 29)), ("11", date(2024, 8, 31))):
        a_figure(issue, district, value, on=on)
    for weeks in range(number):
        told(agency, back(weeks))
    a_step(a_promise(District.objects.earliest("pk"), agency, f"Janji {number}"), agency)


def _statements(town: Government) -> int:
    first = District.objects.earliest("pk")
    with CaptureQueriesContext(connection) as captured:
        queries.board_of(town, TODAY)
        issue_rows.issue_tables(town, TODAY)
        issue_rows.place_rows(town, TODAY)
        for promise in queries.promises_to(first, TODAY, until=TODAY):
            assert [step.agency.name for step in promise.follow_ups.all()]
            assert promise.agency.name
    return len(captured)


def test_a_source_that_all_kecamatan_share_is_told_once(town: Government) -> None:
    issue = an_issue(town)
    for number in (1, 2):
        a_figure(issue, a_district(town, number))
    assert issue_rows.issue_tables(town, TODAY)[0].source == "Dinas contoh"
    a_figure(issue, District.objects.earliest("pk"), source="Sumber lain", on=TODAY)
    assert issue_rows.issue_tables(town, TODAY)[0].source == ""
