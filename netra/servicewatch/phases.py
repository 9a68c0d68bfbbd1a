"""The campaign's phases as bands under a chart: which one held on which days of the axis."""

from dataclasses import dataclass
from datetime import date, timedelta

from netra import law
from netra.clock.words import MONTHS
from netra.law.elections import NONE, PHASE_LABELS, Election, Run, timeline

AHEAD = timedelta(days=45)
ROOMY = 14.0
"""A band of at least so many percent of the axis has room for its name."""
_KINDS = {
    "campaign": "campaign",
    "quiet_period": "quiet",
    "voting_day": "vote",
    "pre_determination": "before",
    "post_determination": "before",
    "post_campaign": "after",
}


@dataclass(frozen=True)
class Axis:
    """Days from left to right; both ends are on it."""

    first: date
    last: date

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    def at(self, day: date) -> float:
        """Where the middle of this day stands, in percent of the width."""
        return 100 * ((day - self.first).days + 0.5) / self.days


@dataclass(frozen=True)
class Band:
    """One phase, cut to the axis: `x` and `width` in percent; `words` tell its own first and last day."""

    kind: str
    label: str
    words: str
    x: float
    width: float
    is_now: bool

    @property
    def is_roomy(self) -> bool:
        return self.width >= ROOMY

    @property
    def middle(self) -> float:
        return self.x + self.width / 2


def axis_of(first: date, on: date) -> Axis:
    """From `first` to today, and on to voting day where that is near: what lies ahead is drawn empty."""
    voting = [run.until for run in _runs(on) if run.phase == "voting_day" and run.until]
    ahead = [day for day in voting if on <= day <= on + AHEAD]
    return Axis(min(first, on), max([on, *ahead]))


def bands_of(axis: Axis, on: date) -> list[Band]:
    """The phases of the election that decides on this day; none between elections."""
    return [
        _band(run, axis, on)
        for run in _runs(on)
        if run.phase != NONE and run.since and run.until and _touches(run, axis)
    ]


def phase_word(day: date) -> str:
    """The phase of one day in words."""
    standing = law.standing_on(day)
    return standing.label if standing else PHASE_LABELS[NONE]


def _runs(on: date) -> tuple[Run, ...]:
    election: Election | None = law.election_on(on)
    return timeline(election) if election else ()


def _touches(run: Run, axis: Axis) -> bool:
    return bool(run.since and run.until and run.since <= axis.last and run.until >= axis.first)


def _band(run: Run, axis: Axis, on: date) -> Band:
    since, until = run.since or axis.first, run.until or axis.last
    shown_from, shown_to = max(since, axis.first), min(until, axis.last)
    return Band(
        kind=_KINDS[run.phase],
        label=PHASE_LABELS[run.phase],
        words=_span(since, until),
        x=100 * (shown_from - axis.first).days / axis.days,
        width=100 * ((shown_to - shown_from).days + 1) / axis.days,
        is_now=since <= on <= until,
    )


def _span(since: date, until: date) -> str:
    """ "25 September–23 November 2024", "27 November 2024"."""
    last = f"{until.day} {MONTHS[until.month - 1]} {until.year}"
    if since == until:
        return last
    first = str(since.day)
    if (since.month, since.year) != (until.month, until.year):
        first += f" {MONTHS[since.month - 1]}"
    return f"{first if since.year == until.year else f'{first} {since.year}'}–{last}"
