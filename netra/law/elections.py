"""Elections as data: the steps that the KPU fixed, and the phases that decide which norms bind on a day."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise

from netra.clock import Confidence
from netra.law.citations import Citation

NONE = "none"
# The most specific first: on voting day it is also campaign law's "after the campaign", but nobody says so.
PHASES = (
    "voting_day",
    "quiet_period",
    "campaign",
    "post_campaign",
    "post_determination",
    "pre_determination",
    NONE,
)
WINDOW = "window_6mo_before_determination"
PHASE_LABELS = {
    "voting_day": "Hari pemungutan suara",
    "quiet_period": "Masa tenang",
    "campaign": "Masa kampanye",
    "post_campaign": "Sesudah kampanye",
    "post_determination": "Sesudah penetapan calon",
    "pre_determination": "Sebelum penetapan calon",
    NONE: "Di luar tahapan pemilihan",
    WINDOW: "Enam bulan sebelum penetapan calon",
}
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the KPU's schedule; both days count."""

    id: str
    name: str
    starts_on: date
    ends_on: date
    phase: str | None
    confidence: Confidence
    note: str


@dataclass(frozen=True, slots=True)
class Phase:
    """A span in which one set of norms binds; phases may overlap."""

    name: str
    starts_on: date
    ends_on: date
    note: str

    def covers(self, day: date) -> bool:
        return self.starts_on <= day <= self.ends_on


@dataclass(frozen=True, slots=True)
class Election:
    """One election. Without phases its dates are not set yet, and every day is outside of it."""

    id: str
    name: str
    type: str
    basis: tuple[Citation, ...]
    confidence: Confidence
    note: str
    checked_on: date
    steps: tuple[Step, ...]
    phases: tuple[Phase, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """Days on end with the same most specific phase; an open end is None."""

    phase: str
    since: date | None
    until: date | None


@dataclass(frozen=True, slots=True)
class PhaseOn:
    """Where an election stands on one day."""

    election: str
    on: date
    phase: str
    since: date | None
    until: date | None
    next: str | None
    all: tuple[str, ...]

    @property
    def label(self) -> str:
        """The phase in Indonesian."""
        return PHASE_LABELS[self.phase]

    @property
    def day_number(self) -> int | None:
        """Which day of the phase it is, from 1; None outside every phase."""
        return None if self.phase == NONE or self.since is None else (self.on - self.since).days + 1

    @property
    def length_days(self) -> int | None:
        """How many days the phase has; None outside every phase."""
        if self.phase == NONE or self.since is None or self.until is None:
            return None
        return (self.until - self.since).days + 1

    @property
    def in_words(self) -> str:
        """`hari ke-36 dari 60`, or nothing outside every phase."""
        return f"hari ke-{self.day_number} dari {self.length_days}" if self.length_days else ""


def phase_on(election: Election, day: date) -> PhaseOn:
    """The most specific phase of `election` on `day`, how long it lasts, what follows, and all at once."""
    runs = timeline(election)
    index = next(number for number, run in enumerate(runs) if run.until is None or day <= run.until)
    run = runs[index]
    following = runs[index + 1].phase if index + 1 < len(runs) else None
    return PhaseOn(election.id, day, run.phase, run.since, run.until, following, _all_on(election, day))


@lru_cache(maxsize=64)
def timeline(election: Election) -> tuple[Run, ...]:
    """The whole of time as runs of one most specific phase each, the first and the last without an end."""
    starts = {phase.starts_on for phase in election.phases}
    starts |= {phase.ends_on + _ONE_DAY for phase in election.phases}
    changes: list[tuple[date | None, str]] = [(None, NONE)]
    for day in sorted(starts):
        name = most_specific(_all_on(election, day))
        if name != changes[-1][1]:
            changes.append((day, name))
    return tuple(_run(this, following) for this, following in pairwise([*changes, None]) if this)


def _run(this: tuple[date | None, str], following: tuple[date | None, str] | None) -> Run:
    since, phase = this
    until = following[0] - _ONE_DAY if following and following[0] else None
    return Run(phase, since, until)


def most_specific(names: tuple[str, ...]) -> str:
    """The first of `PHASES` among `names`, or `none`."""
    return next((name for name in PHASES if name in names), NONE)


def _all_on(election: Election, day: date) -> tuple[str, ...]:
    present = {phase.name for phase in election.phases if phase.covers(day)}
    return tuple(name for name in (*PHASES, WINDOW) if name in present)
