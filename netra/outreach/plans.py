"""What a directive or a briefing is to say, as one value that a form or a data file fills."""

from dataclasses import dataclass
from datetime import date, time

from netra.agencies.models import Agency
from netra.outreach.models import Directive


@dataclass(frozen=True)
class NewDirective:
    """An instruksi to issue; `issued_by_position` is never a name.

    `label` is the letter's own number, or empty for the next of the house; `issuer` the office behind it.
    """

    label: str
    issued_on: date
    issued_by_position: str
    text: str
    addressees: tuple[Agency, ...]
    due_on: date | None = None
    parent: Directive | None = None
    note: str = ""
    subject: str = ""
    issuer: Agency | None = None
    wanted_proof: str = ""


@dataclass(frozen=True)
class NewQuestion:
    """A question asked at a briefing, and what was answered there."""

    text: str
    answer: str = ""


@dataclass(frozen=True)
class NewBriefing:
    """A briefing to plan; `instruments` are ids of the rulebook, `audience` employments.

    `capacity` counts seats. `ends_at` needs `starts_at` and comes after it.
    """

    kind: str
    title: str
    held_on: date
    place: str
    hosts: tuple[Agency, ...]
    starts_at: time | None = None
    directive: Directive | None = None
    agenda: str = ""
    instruments: tuple[str, ...] = ()
    audience: tuple[str, ...] = ()
    invited: tuple[Agency, ...] = ()
    note: str = ""
    ends_at: time | None = None
    capacity: int | None = None
    speakers: str = ""
    material: str = ""
