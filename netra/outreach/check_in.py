"""A check-in as a value: what a phone, an usher or a sheet of paper says, and what the list answers."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID


class Verdict(StrEnum):
    """What the list answers; the first three fill the screen."""

    IN = "masuk"
    ALREADY = "sudah"
    UNLISTED = "tidak-ada"
    NONCE_USED = "terpakai"
    CLOSED = "ditutup"


@dataclass(frozen=True)
class Tap:
    """One attempt. `number` is normal (`staff_numbers.normal_number`); `nonce` is new for each attempt.

    `add`: let the person in although nobody on the roster has this number; then `name` helps to match later.
    """

    number: str
    nonce: UUID
    way: str
    at: datetime
    door: str = ""
    name: str = ""
    add: bool = False
    code_window: int | None = None
    entered_by: int | None = None


@dataclass(frozen=True)
class Answer:
    """The verdict; `at` and `door` are those of the row that counts, `person` its id on the roster."""

    verdict: Verdict
    at: datetime | None = None
    door: str = ""
    person: int | None = None


@dataclass(frozen=True)
class Standing:
    """What a check-in must know of a list, read in one statement; ids are keys of the database."""

    briefing: int
    government: int
    secret: bytes
    is_open: bool
