"""What a proceeding begins with: the seam at which a letter, and later a received hand-over, comes in."""

from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class Referral:
    """The contents of a referral, sealed as one sheet. It has no field for a reporter, and must have none.

    `allegation` is the office's neutral statement of the alleged deed, never a reporter's words. `agency` is
    the code of the unit, or empty; officers with a tie to it get no key. `norms` are ids of the rulebook.
    """

    employment: str
    received_on: date
    sender: str
    letter: str
    respondent: str = field(repr=False)
    position: str = field(repr=False)
    allegation: str = field(repr=False)
    agency: str = ""
    unit: str = field(default="", repr=False)
    norms: tuple[str, ...] = ()
    recommendation: str = field(default="", repr=False)

    def as_content(self) -> dict[str, Any]:
        """As JSON: the day as ISO text, the norms as a list."""
        return asdict(self) | {"received_on": self.received_on.isoformat(), "norms": list(self.norms)}
