"""What a new agency is to look like, as one value that a service or a data file fills."""

from dataclasses import dataclass
from datetime import date

from netra.agencies.models import Agency, District, Position, Village


@dataclass(frozen=True)
class NewPosition:
    """A position to set up with an agency; `answers_to` is a title in the same agency, empty for its head."""

    title: str
    rank: str
    answers_to: str = ""


@dataclass(frozen=True)
class NewAgency:
    """An agency to establish: its head answers to `superior` (None only at the top of the government)."""

    code: str
    name: str
    kind: str
    active_from: date
    head: NewPosition
    positions: tuple[NewPosition, ...] = ()
    superior: Position | None = None
    parent: Agency | None = None
    district: District | None = None
    village: Village | None = None

    def owners(self) -> set[int]:
        """Ids of the governments that own what the new agency hangs on."""
        owned = {owner.government_id for owner in (self.parent, self.district) if owner}
        owned |= {self.village.district.government_id} if self.village else set()
        return owned | ({self.superior.agency.government_id} if self.superior else set())
