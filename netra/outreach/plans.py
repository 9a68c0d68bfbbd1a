"""What a directive or a briefing is to say, as one value that a form or a data file fills."""

from dataclasses import dataclass
from datetime import date, time
from typing import Any

from netra.agencies.models import Agency
from netra.outreach.models import Briefing, Directive


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

    `only_not_reached` invites, of these, who was at no briefing of the election period before that day.
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
    only_not_reached: bool = False
    note: str = ""
    ends_at: time | None = None
    capacity: int | None = None
    speakers: str = ""
    material: str = ""


@dataclass(frozen=True)
class Wanted:
    """Whom the link to a plan is about: units, classes of staff, only who was not reached yet."""

    units: tuple[Agency, ...] = ()
    classes: tuple[str, ...] = ()
    only_not_reached: bool = False

    @property
    def as_typed(self) -> dict[str, Any]:
        """What is known of such a briefing before anybody types: nobody should choose it twice."""
        if not self.units and not self.only_not_reached:
            return {"invited": []}
        return {
            "invited": list(self.units),
            "kind": Briefing.Kind.MEETING,
            "title": self._title,
            "host": self.units[0].pk if len(self.units) == 1 else None,
            "audience": list(self.classes) or Briefing.Audience.values,
            "only_not_reached": self.only_not_reached,
            "everyone": not self.units,
        }

    @property
    def _title(self) -> str:
        title = "Sosialisasi susulan netralitas"
        if not self.units:
            return title
        more = f" dan {len(self.units) - 1} unit lain" if len(self.units) > 1 else ""
        return f"{title}: {self.units[0].name}{more}"
