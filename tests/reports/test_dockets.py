"""Docket numbers when many arrive at once: none lost, none twice, none skipped."""

import pytest
from django.db import transaction

from netra.journal import queries as journal
from netra.reports import dockets
from netra.reports.models import DocketSeries, Report
from tests import factories
from tests.threads import together

THREADS, EACH = 20, 3


@pytest.mark.django_db(transaction=True)
def test_twenty_at_once_get_every_number_exactly_once() -> None:
    factories.officer()
    home = factories.government()

    def arrive(number: int) -> list[str]:
        return [factories.report(of=home).docket for _ in range(EACH)]

    runs = together(THREADS, arrive)
    assert runs.errors == []
    got = sorted(docket for one in runs.results for docket in one)
    assert got == [f"L-2024-{number:04d}" for number in range(1, THREADS * EACH + 1)]
    assert sorted(Report.objects.values_list("docket", flat=True)) == got
    assert list(journal.faults_of(home.code)) == []


@pytest.mark.django_db(transaction=True)
def test_numbers_of_arrivals_that_failed_are_given_to_others() -> None:
    home = factories.government()

    def take(number: int) -> int:
        with transaction.atomic():
            taken = dockets.next_number(government_id=home.pk, series="L", year=2024)
            if number % 2:
                raise ZeroDivisionError
        return taken

    runs = together(10, take)
    assert {type(error) for error in runs.errors} == {ZeroDivisionError}
    assert sorted(runs.results) == [1, 2, 3, 4, 5]


@pytest.mark.django_db
def test_a_rollback_gives_the_number_back() -> None:
    home = factories.government()
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        dockets.docket(government_id=home.pk, series="L", year=2024)
        raise ZeroDivisionError
    assert dockets.docket(government_id=home.pk, series="L", year=2024) == "L-2024-0001"


@pytest.mark.django_db
def test_every_government_series_and_year_counts_for_itself() -> None:
    home, other = factories.government(), factories.government("32.73", "Kota Bandung")
    for series, year, government in (
        ("L", 2024, home),
        ("P", 2024, home),
        ("L", 2025, home),
        ("L", 2024, other),
    ):
        assert dockets.next_number(government_id=government.pk, series=series, year=year) == 1
    assert DocketSeries.objects.count() == 4


@pytest.mark.django_db
def test_the_ten_thousandth_docket_of_a_year_is_still_a_docket() -> None:
    home = factories.government()
    DocketSeries.objects.create(government=home, series="L", year=2024, last=9999)
    assert dockets.docket(government_id=home.pk, series="L", year=2024) == "L-2024-10000"
