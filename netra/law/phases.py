"""Which phases of which kinds of election decide on a day, and for which candidate.

The switch from ethics to discipline is the KPU's determination of that candidate. Where the asker knows
that day it decides; where not, the schedule does. On days on which the schedule has candidates of both
sorts and its determination is only known from memory, the later phase is doubtful: it warns and does not
decide.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from netra.law.elections import WINDOW, Election
from netra.law.norms import ALWAYS_PHASE, KINDS

_KINDS_OF = {"pilkada": ("pilkada",), "pemilu": ("pemilu_presiden", "pemilu_legislatif")}
_BEFORE, _AFTER = "pre_determination", "post_determination"
_ABOUT_CANDIDATES = (_AFTER, "campaign", "quiet_period", "voting_day")


@dataclass(frozen=True, slots=True)
class Standing:
    """Kinds of election and phases that hold together on one day. `doubtful` phases may only warn."""

    kinds: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    doubtful: frozenset[str]

    @property
    def phases(self) -> frozenset[str]:
        return frozenset(phase for _, phase in self.pairs)

    def has(self, kind: str, phase: str) -> bool:
        """Whether a norm of this kind of election and phase binds; `always` needs only the kind."""
        return kind in self.kinds if phase == ALWAYS_PHASE else (kind, phase) in self.pairs

    def surely_has(self, kind: str, phase: str) -> bool:
        return self.has(kind, phase) and phase not in self.doubtful


def standing(elections: Iterable[Election], day: date, determined_on: date | None) -> Standing:
    """What holds on `day` in these elections; without any, norms of every kind bind that bind always."""
    kinds: set[str] = set()
    pairs: set[tuple[str, str]] = set()
    doubtful: set[str] = set()
    for election in elections:
        phases = {phase.name for phase in election.phases if phase.covers(day)}
        if determined_on is None:
            doubtful |= _doubtful(election, phases)
        else:
            phases = _for_candidate(phases, day, determined_on)
        kinds.update(_KINDS_OF[election.type])
        pairs.update((kind, phase) for kind in _KINDS_OF[election.type] for phase in phases)
    return Standing(frozenset(kinds or KINDS), frozenset(pairs), frozenset(doubtful))


def _for_candidate(phases: set[str], day: date, determined_on: date) -> set[str]:
    """The phases as they are for a candidate whom the KPU determined on this day."""
    if phases.isdisjoint((_BEFORE, *_ABOUT_CANDIDATES)):
        return phases
    if day < determined_on:
        return {_BEFORE} | (phases & {WINDOW})
    return (phases - {_BEFORE}) | {_AFTER}


def _doubtful(election: Election, phases: set[str]) -> set[str]:
    if not {_BEFORE, _AFTER} <= phases:
        return set()
    steps = [step for step in election.steps if step.phase == _AFTER]
    return {_AFTER} if steps and all(step.confidence == "low" for step in steps) else set()
