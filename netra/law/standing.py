"""The rulebook that this process goes by, and what it says about a day."""

from datetime import date
from functools import lru_cache
from pathlib import Path

from netra.law.advisor import Advisor
from netra.law.elections import PHASES, Election, PhaseOn
from netra.law.pledges import PledgeText
from netra.law.pledges import pledge_on as newest_pledge
from netra.law.rulebook import Rulebook, load

_HOME = Path(__file__).resolve().parents[2] / "rules"
_adopted = {"folder": _HOME}


def adopt(folder: Path) -> None:
    """Go by the rulebook in this folder from now on; called once, when the process starts."""
    load(folder)
    _adopted["folder"] = folder
    standing_on.cache_clear()


def home() -> Path:
    """The folder of the rulebook in use."""
    return _adopted["folder"]


def rulebook() -> Rulebook:
    """The rulebook in use."""
    return _read(_adopted["folder"])


@lru_cache(maxsize=2)
def _read(folder: Path) -> Rulebook:
    """Read once: looking the folder up on the disk for each of a request's questions would cost more."""
    return load(folder)


def advisor() -> Advisor:
    """The advisor over the rulebook in use, compiled once per process."""
    return _advisor(_adopted["folder"])


@lru_cache(maxsize=2)
def _advisor(folder: Path) -> Advisor:
    return Advisor(load(folder))


@lru_cache(maxsize=512)
def standing_on(day: date) -> PhaseOn | None:
    """Where the election that decides on this day stands: of several, the one in its most specific phase."""
    standings = rulebook().elections_on(day)
    return min(standings, key=lambda s: PHASES.index(s.phase), default=None)


def election_on(day: date) -> Election | None:
    """The election that decides on this day, or None between elections."""
    standing = standing_on(day)
    return rulebook().election(standing.election) if standing else None


def pledge_on(day: date) -> PledgeText | None:
    """The pledge that may be signed on this day, or None: before its first day and between elections."""
    standing = standing_on(day)
    return newest_pledge(rulebook().pledges, day, standing.election if standing else None)
