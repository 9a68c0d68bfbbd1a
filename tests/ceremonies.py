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
    return Circle(in_force(desks, threshold), desks)


def custody_circle() -> tuple[RecoverySet, list[Desk]]:
    """Two custodians of two offices and two of the city; any three."""
    province = factories.office("Bawaslu Provinsi Jawa Barat")
    desks = [
        factories.desk(roles.IDENTITY_CUSTODIAN),
        factories.desk(roles.IDENTITY_CUSTODIAN, province),
        factories.desk(roles.INSPEKTORAT, factories.office("Inspektorat")),
        factories.desk(roles.AUDITOR, factories.office("Sekretariat Daerah")),
    ]
    return in_force(desks), desks


def keepers_circle(threshold: int = 3) -> tuple[RecoverySet, list[Desk]]:
    """Two of the personnel office, one of the inspectorate, one auditor; any three."""
    personnel = factories.office("BKPSDM")
    desks = [
        factories.desk(roles.BKPSDM, personnel),
        factories.desk(roles.BKPSDM, personnel),
        factories.desk(roles.INSPEKTORAT, factories.office("Inspektorat")),
        factories.desk(roles.AUDITOR, factories.office("Sekretariat Daerah")),
    ]
    return in_force(desks, threshold), desks


def in_force(desks: list[Desk], threshold: int = 3) -> RecoverySet:
    """Proposed by the first, agreed to by all."""
    people = [each.officer for each in desks]
    made = recovery_sets.propose_set(by=people[0], holders=people, threshold=threshold, at=factories.CAMPAIGN)
    for each in people:
        holder = recovery_queries.holding_of(each, made)
        assert holder
        recovery_sets.agree_to_hold(holder=holder, officer=each, at=factories.CAMPAIGN)
    made.refresh_from_db()
    return made
