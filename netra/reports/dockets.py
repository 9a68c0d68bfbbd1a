"""Docket numbers: taken inside the transaction that uses them, so that none is lost or given twice."""

from django.db.models import F

from netra.reports.models import DocketSeries


def next_number(*, government_id: int, series: str, year: int) -> int:
    """The next number of the series. Call inside a transaction: a rollback gives the number back.

    The UPDATE locks the row until commit, so simultaneous arrivals queue here instead of colliding.
    """
    row = DocketSeries.objects.filter(government_id=government_id, series=series, year=year)
    if not row.update(last=F("last") + 1):
        DocketSeries.objects.bulk_create(
            [DocketSeries(government_id=government_id, series=series, year=year)], ignore_conflicts=True
        )
        row.update(last=F("last") + 1)
    return row.values_list("last", flat=True).get()


def docket(*, government_id: int, series: str, year: int) -> str:
    """A docket such as "L-2024-0015": safe in an address, the same width up to 9,999 a year."""
    number = next_number(government_id=government_id, series=series, year=year)
    return f"{series}-{year}-{number:04d}"
