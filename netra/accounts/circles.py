"""Circles of recovery: whose keys a set brings back, and who may hold a layer of it. They stay apart: nobody
holds, through a circle, what the own role may not open."""

from dataclasses import dataclass
from typing import Final

from netra.accounts import roles


@dataclass(frozen=True)
class Circle:
    """One kind of set. `code` stands in the database (`RecoverySet.protects`); `protects`: the roles whose
    keys it brings back, of whom every quorum has one at least; `holders`: the roles that may hold a layer;
    `kept_from`: the roles whose offices hold none through anybody else either."""

    code: str
    protects: frozenset[str]
    holders: frozenset[str]
    kept_from: frozenset[str] = frozenset()


READERS: Final = Circle("readers", roles.READS_REPORTS, roles.MAY_HOLD_RECOVERY)
# No reader, who would hold both halves of a name.
CUSTODIANS: Final = Circle("custodians", roles.GUARDS_IDENTITIES, roles.MAY_HOLD_CUSTODY)
# Nobody of Bawaslu: what an agency does with its staff is not theirs to open, as a report is not the city's.
KEEPERS: Final = Circle(
    "keepers", roles.KEEPS_DISCIPLINE, roles.MAY_HOLD_DISCIPLINE, kept_from=roles.ANSWERS_FOR_IDENTITIES
)
ALL: Final = (READERS, CUSTODIANS, KEEPERS)
PROTECTED: Final = frozenset[str]().union(*(each.protects for each in ALL))


def of_role(role: str) -> Circle | None:
    """The circle that protects the keys of who has this role; None for a role whose key opens nothing."""
    return next((each for each in ALL if role in each.protects), None)


def named(code: str) -> Circle:
    """The circle of a stored set."""
    return next(each for each in ALL if each.code == code)
