"""Reading officers."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from netra.accounts import roles
from netra.accounts.models import Officer


def readers_of_reports(government_id: int) -> QuerySet[Officer]:
    """The officers to whom a new report of this government is sealed.

    Whoever still has the password that somebody else chose is not among them: that somebody could open it.
    """
    return Officer.objects.filter(
        office__government_id=government_id,
        role__in=roles.READS_REPORTS,
        is_active=True,
        has_own_password=True,
    )


def reader_keys(government_id: int) -> list[tuple[int, bytes]]:
    """Id and public key of each of `readers_of_reports`: asked anew for every report that comes in."""
    sql, parameters = _reader_keys_query(government_id)
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return [(pk, bytes(key)) for pk, key in cursor.fetchall()]


@lru_cache(maxsize=1024)
def _reader_keys_query(government_id: int) -> tuple[str, tuple[Any, ...]]:
    """The SQL, never its result: putting it together takes longer than asking."""
    return readers_of_reports(government_id).values_list("pk", "public_key").query.sql_with_params()


@dataclass(frozen=True)
class NumberedReader:
    """An officer to whom reports are sealed, told by office and by a number that stays with the officer."""

    office: str
    number: int
    public_key: bytes


def readers_numbered(government_id: int) -> list[NumberedReader]:
    """`readers_of_reports` by office. Whoever was ever appointed keeps a number: leaving shifts nobody's."""
    rows = (
        Officer.objects.filter(office__government_id=government_id, role__in=roles.READS_REPORTS)
        .order_by("office__name", "pk")
        .values_list("pk", "office__name", "public_key")
    )
    reading = set(readers_of_reports(government_id).values_list("pk", flat=True))
    last: dict[str, int] = {}
    found = []
    for pk, office, key in rows:
        last[office] = last.get(office, 0) + 1
        if pk in reading:
            found.append(NumberedReader(office, last[office], bytes(key)))
    return found


def officer_by_username(username: str) -> Officer | None:
    """The active officer with this sign-in name, with office and government at hand."""
    return (
        Officer.objects.select_related("office__government", "agency")
        .filter(username=username, is_active=True)
        .first()
    )
