"""Who a case is about: what is sealed of a respondent, and what of it two cases can have in common."""

import re
from dataclasses import asdict, dataclass
from typing import Any, Final
from uuid import UUID

from netra import text, vault
from netra.cases.desk import Desk, record_of
from netra.cases.models import Case, Respondent

NUMBER: Final = "number"
NAME: Final = "name"
_SHORTEST_NUMBER: Final = 8  # fewer digits in a row are a day or a sum


@dataclass(frozen=True)
class Told:
    """One respondent as far as the office knows. `agency` in words, with its `agency_code` where it is one of
    the list; `employment` is a key of `law.EMPLOYMENTS` or ""; `number` is a staff number (NIP) or ""."""

    position: str
    agency: str
    name: str = ""
    agency_code: str = ""
    unit: str = ""
    employment: str = ""
    number: str = ""

    @property
    def in_common(self) -> dict[str, str]:
        """What the same person has in another case too: the number, and the name with the unit. Never a name
        alone: two people of one name are not the same person."""
        digits = "".join(sign for sign in self.number if sign.isdigit())
        name, unit = text.person_key(self.name), text.unit_key(self.agency)
        return {NUMBER: digits, NAME: f"{name}\n{unit}" if name and unit else ""}

    def named_in(self, words: str, own: str = "") -> str:
        """By what these words name this one: the number, the name, or a position of several words that is
        not also in `own`, the position of whom the words are about; "" where they do not."""
        plain, digits = f" {text.unit_key(words)} ", re.sub(r"\D", "", words)
        number = re.sub(r"\D", "", self.number)
        if len(number) >= _SHORTEST_NUMBER and number in digits:
            return self.number
        position = text.unit_key(self.position)
        told_apart = " " in position and f" {position} " not in f" {text.unit_key(own)} "
        keys = ((self.name, text.person_key(self.name)), (self.position, position if told_apart else ""))
        return next((shown for shown, key in keys if key and f" {key} " in plain), "")


@dataclass(frozen=True)
class OpenRespondent:
    """A respondent in clear, for one page view."""

    row: Respondent
    told: Told

    @property
    def nonce(self) -> str:
        """By which sealed papers name this respondent."""
        return str(self.row.nonce)

    @property
    def label(self) -> str:
        """ "Terlapor 2": as papers and receivers see them told apart."""
        return label_of(self.row.number)


def label_of(number: int) -> str:
    """How one of several respondents is called where no name belongs."""
    return f"Terlapor {number}"


def seal_told(told: Told, case: Case, nonce: UUID, desk: Desk) -> bytes:
    """Who it is, under the report's key, bound to this row."""
    content: dict[str, Any] = asdict(told)
    return vault.seal_json(desk.key_to(case.report), content, record=record_of(case), field=_field(nonce))


def open_respondents(case: Case, desk: Desk) -> list[OpenRespondent]:
    """All of them in clear, in their order. Raises `vault.EnvelopeRefused`."""
    rows = case.respondents.select_related("by__office").order_by("number")
    return [OpenRespondent(each, open_told(each, case, desk)) for each in rows]


def open_told(row: Respondent, case: Case, desk: Desk) -> Told:
    """One in clear. Raises `vault.EnvelopeRefused`."""
    key, field = desk.key_to(case.report), _field(UUID(str(row.nonce)))
    return Told(**vault.open_json(key, bytes(row.envelope), record=record_of(case), field=field))


def _field(nonce: UUID) -> str:
    return f"respondent:{nonce}"
