"""Docket numbers: taken inside the transaction that uses them, so that none is lost or given twice."""

from django.db import connection

from netra.reports.models import DocketSeries


def next_number(*, government_id: int, series: str, year: int) -> int:
    """The next number of the series. Call inside a transaction: a rollback gives the number back.

    The UPDATE locks the row until commit, so simultaneous arrivals queue here instead of colliding.
    """
    taken = _take(government_id, series, year)
    if taken is None:
        DocketSeries.objects.bulk_create(
            [DocketSeries(government_id=government_id, series=series, year=year)], ignore_conflicts=True
        )
        taken = _take(government_id, series, year)
    if taken is None:
        raise DocketSeries.DoesNotExist
    return taken


def next_would_be(*, government_id: int, series: str, year: int) -> int:
    """The number that comes next unless somebody is quicker: to prepare what then takes it."""
    row = DocketSeries.objects.filter(government=government_id, series=series, year=year).first()
    return row.last + 1 if row else 1


def _take(government_id: int, series: str, year: int) -> int | None:
    """Count up and read in one statement, which the ORM cannot say; None while the series does not exist."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE reports_docketseries SET last = last + 1"
            " WHERE government_id = %s AND series = %s AND year = %s RETURNING last",
            [government_id, series, year],
        )
        row = cursor.fetchone()
    return int(row[0]) if row else None


def docket(*, government_id: int, series: str, year: int) -> str:
    """A docket such as "L-2024-0015": safe in an address, the same width up to 9,999 a year."""
    number = next_number(government_id=government_id, series=series, year=year)
    return f"{series}-{year}-{number:04d}"
