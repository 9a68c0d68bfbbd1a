"""On which days a question is asked: the one that is given, or one for every phase of an election."""

from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from netra.law import Election, Rulebook, phase_on

# The strictest first: most norms bind in the campaign.
_PHASES = ("campaign", "pre_determination", "voting_day", "quiet_period")
_EVENTS = ("pilkada", "pemilu")


class Day(NamedTuple):
    """A day, and the election that is meant; None: every election that has a phase on the day."""

    on: date
    election: str | None


def days_for(rulebook: Rulebook, on: date | None, phase: str | None, event: str | None) -> list[Day]:
    """The days to ask about. A phase that is told comes first, the kinds of election likewise."""
    if on is not None:
        return [Day(on, None)]
    events = (event,) if event else _EVENTS
    phases = (phase, *_PHASES) if phase else _PHASES
    elections = [found for kind in events if (found := _latest(tuple(rulebook.elections.values()), kind))]
    return [
        Day(day, election.id)
        for election in elections
        for name in phases
        if (day := _typical(election, name))
    ]


@lru_cache(maxsize=8)
def _latest(elections: tuple[Election, ...], kind: str) -> Election | None:
    """The latest election of a kind whose schedule is known."""
    dated = [one for one in elections if one.type == kind and any(p.name == "campaign" for p in one.phases)]
    return max(dated, key=lambda one: max(phase.ends_on for phase in one.phases), default=None)


@lru_cache(maxsize=64)
def _typical(election: Election, name: str) -> date | None:
    """A day on which this phase is the most specific one: the middle of the span, or the nearest after it."""
    span = next((phase for phase in election.phases if phase.name == name), None)
    if span is None:
        return None
    middle = span.starts_on + (span.ends_on - span.starts_on) / 2
    days = (middle + timedelta(days=n) for n in range((span.ends_on - middle).days + 1))
    return next((day for day in days if phase_on(election, day).phase == name), middle)
