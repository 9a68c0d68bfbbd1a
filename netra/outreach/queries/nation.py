"""Reading many governments of one installation: sums of units and of governments, never people."""

from collections.abc import Collection
from datetime import date

from django.db import connection
from django.db.models import Max, Q, QuerySet, Sum

from netra.accounts import roles
from netra.accounts.models import Office, Officer
from netra.agencies.models import Government
from netra.outreach.cells import UnitCount
from netra.outreach.models import UnitSum

# Plain SQL: a nation has some twenty thousand units, and an object around each would cost more than reading.
_UNITS = """
    SELECT government_id, agency_id, staff, briefed, pledged, understood
    FROM outreach_unitsum WHERE election = %s
"""


class SeesOneGovernment(LookupError):
    """This officer's office is a city's or regency's: it sees its own board and no other."""


def units_counted(election: str) -> list[tuple[int, ...]]:
    """Every unit of the installation, one row each in the order of `UnitCount`; one range of one table."""
    with connection.cursor() as cursor:
        cursor.execute(_UNITS, [election])
        return list(cursor.fetchall())


def counts_of_governments(governments: Collection[int], election: str) -> dict[int, UnitCount]:
    """The sums of each of these governments that counted anything; one statement for all."""
    rows = UnitSum.objects.filter(election=election, government_id__in=governments).values("government_id")
    sums = rows.order_by().annotate(
        n=Sum("staff"), briefed_=Sum("briefed"), pledged_=Sum("pledged"), understood_=Sum("understood")
    )
    columns = ("government_id", "n", "briefed_", "pledged_", "understood_")
    return {pk: UnitCount(pk, 0, *counts) for pk, *counts in sums.values_list(*columns)}


def staff_counted_on(governments: Collection[int], election: str) -> date | None:
    """The latest day on which the staff of any of these was counted; None before the first."""
    rows = UnitSum.objects.filter(election=election, government_id__in=governments)
    found: date | None = rows.aggregate(day=Max("staff_on"))["day"]
    return found


def governments_seen_by(officer: Officer) -> QuerySet[Government]:
    """The governments whose figures an office of a province or of the nation sees.

    A national office sees all, a provincial one its own province's. Raises `SeesOneGovernment`.
    """
    office = officer.office
    if not officer.may(roles.SEES_MANY_GOVERNMENTS) or office.tier == Office.Tier.LOCAL:
        raise SeesOneGovernment(office.name)
    everywhere = Government.objects.order_by("code")
    if office.tier == Office.Tier.NATIONAL:
        return everywhere
    province = office.government.code.split(".")[0]  # Kemendagri: a province's code begins its cities'
    return everywhere.filter(Q(code=province) | Q(code__startswith=f"{province}."))
