"""What a directive or a briefing is to say, as one value that a form or a data file fills."""

from dataclasses import dataclass
from datetime import date, time

from netra.agencies.models import Agency
from netra.outreach.models import Directive


@dataclass(frozen=True)
class NewDirective:
    """An instruksi to issue; `label` is the letter's own number, `issued_by_position` never a name."""

    label: str
    issued_on: date
    issued_by_position: str
    text: str
    addressees: tuple[Agency, ...]
    due_on: date | None = None
    parent: Directive | None = None
    note: str = ""


@dataclass(frozen=True)
class NewBriefing:
    """A sosialisasi or kunjungan to plan; `instruments` are ids of the rulebook, `audience` employments."""

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
