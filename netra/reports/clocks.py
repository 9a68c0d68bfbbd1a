"""Dates that a report starts: always from a limit of the rulebook, never computed elsewhere."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from netra import clock, law


@dataclass(frozen=True)
class Promise:
    """A date with its origin. `due_on` is None where no limit applies or the calendar is missing.

    `binding` is False for a low-confidence limit: it reminds, it never decides.
    """

    limit: str = ""
    version: int | None = None
    due_on: date | None = None
    binding: bool = False
    warning: str = ""

    @property
    def stored(self) -> dict[str, Any]:
        """As the columns of a clock keep it."""
        return {
            "limit": self.limit,
            "limit_version": self.version or 0,
            "due_on": self.due_on,
            "binding": self.binding,
            "warning": self.warning,
        }


NO_PROMISE = Promise()


def regime_of(*days: date | None) -> str:
    """Which kind of election decides: "pilkada", "pemilu", or "" between elections.

    The first of these days on which an election is under way counts. Ask for the day of the deed first: the
    clocks of an election run on after its calendar has ended.
    """
    elections = (law.election_on(day) for day in days if day)
    return next((election.type for election in elections if election), "")


def promise(limits: dict[str, str], *, regime: str, start: datetime, zone: str) -> Promise:
    """The date that the limit for this kind of election sets; `limits` maps regime to limit id."""
    limit_id = limits.get(regime, "")
    return promise_of(limit_id, start=start, zone=zone) if limit_id else NO_PROMISE


def promise_of(limit_id: str, *, start: datetime, zone: str) -> Promise:
    """The date that one limit sets; a year without a calendar gives no date and says so."""
    rulebook = law.rulebook()
    version = rulebook.limits[limit_id].version
    try:
        due = law.due_for(rulebook, limit_id, start, clock.Zone(zone))
    except clock.NoCalendarForYear as missing:
        return Promise(limit_id, version, warning=str(missing))
    return Promise(limit_id, version, due.due_on, due.binding)
