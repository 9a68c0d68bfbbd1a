"""A recovery set in force: two holders of Bawaslu, two of the city, any three of them."""

from dataclasses import dataclass

from netra.accounts import recovery_queries, recovery_sets, roles
from netra.accounts.models import RecoverySet
from netra.cases.desk import Desk
from tests import factories


@dataclass(frozen=True)
class Circle:
    """The set and its holders at work: Bawaslu's first."""

    set: RecoverySet
    holders: list[Desk]


def four_desks() -> list[Desk]:
    city = [factories.office("Inspektorat"), factories.office("Sekretariat Daerah")]
    return [
        factories.desk(),
        factories.desk(roles.BAWASLU_INTAKE),
        factories.desk(roles.INSPEKTORAT, city[0]),
        factories.desk(roles.AUDITOR, city[1]),
    ]


def circle(threshold: int = 3) -> Circle:
    """In force: everybody agreed."""
    desks = four_desks()
    by = desks[0]
    made = recovery_sets.propose_set(
        by=by.officer, holders=[each.officer for each in desks], threshold=threshold, at=by.at
    )
    for desk in desks:
        holder = recovery_queries.holding_of(desk.officer, made)
        assert holder is not None
        recovery_sets.agree_to_hold(holder=holder, officer=desk.officer, at=by.at)
    made.refresh_from_db()
    return Circle(made, desks)


def custody_circle() -> tuple[RecoverySet, list[Desk]]:
    """Two custodians of two offices and two of the city; any three."""
    province = factories.office("Bawaslu Provinsi Jawa Barat")
    desks = [
        factories.desk(roles.IDENTITY_CUSTODIAN),
        factories.desk(roles.IDENTITY_CUSTODIAN, province),
        factories.desk(roles.INSPEKTORAT, factories.office("Inspektorat")),
        factories.desk(roles.AUDITOR, factories.office("Sekretariat Daerah")),
    ]
    made = recovery_sets.propose_set(
        by=desks[0].officer, holders=[each.officer for each in desks], threshold=3, at=factories.CAMPAIGN
    )
    for desk in desks:
        holder = recovery_queries.holding_of(desk.officer, made)
        assert holder
        recovery_sets.agree_to_hold(holder=holder, officer=desk.officer, at=factories.CAMPAIGN)
    return made, desks
