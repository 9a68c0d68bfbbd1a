"""What the rulebook says about acts: norms that forbid, acts that are allowed, and what may follow."""

from dataclasses import dataclass
from datetime import date

from netra.clock import Confidence
from netra.law.citations import Citation
from netra.law.conditions import Between, Condition, facts_in

EMPLOYMENTS = {
    "pns": "PNS",
    "cpns": "CPNS",
    "pppk": "PPPK",
    "thl": "pegawai non-ASN (THL, honorer)",
    "kepala_desa": "kepala desa",
    "perangkat_desa": "perangkat desa",
    "lainnya": "orang di luar pemerintahan",
}
CATEGORIES = {
    "kode_etik": "kode etik",
    "disiplin": "disiplin",
    "pidana": "pidana",
    "administratif_desa": "administratif desa",
}
KINDS = ("pilkada", "pemilu_presiden", "pemilu_legislatif")
ALWAYS_PHASE = "always"


@dataclass(frozen=True, slots=True)
class Position:
    """What one authority says where authorities disagree. `on` is None where the source gives no day."""

    who: str
    says: str
    source: str
    on: date | None


@dataclass(frozen=True, slots=True)
class Binding:
    """Whom a norm binds, from when, by what other instrument if not its own, and what may follow for them.

    Where it is not `certain` that the norm reaches these people, it warns them and decides nothing.
    """

    employments: tuple[str, ...]
    sanctions: tuple[str, ...]
    window: Between
    basis: tuple[Citation, ...]
    certain: bool
    note: str


@dataclass(frozen=True, slots=True)
class Change:
    """One entry of a rule's history."""

    on: date
    text: str


@dataclass(frozen=True, slots=True)
class Rule:
    """What norms and allowed acts have in common. `phases` may hold `always`."""

    id: str
    topic: str
    version: int
    text: str
    question: str
    acts: tuple[str, ...]
    elections: tuple[str, ...]
    phases: tuple[str, ...]
    window: Between
    when: Condition
    basis: tuple[Citation, ...]
    positions: tuple[Position, ...]
    doubts: tuple[str, ...]
    confidence: Confidence
    safe: str
    note: str
    checked_on: date
    history: tuple[Change, ...]

    @property
    def contested(self) -> bool:
        """Authorities disagree about it."""
        return bool(self.positions)


@dataclass(frozen=True, slots=True)
class Norm(Rule):
    """A prohibition or a duty. `unless` names the allowed acts that are its exceptions."""

    binds: tuple[Binding, ...]
    unless: tuple[str, ...]
    category: str
    level: str
    guidance: bool

    @property
    def decides(self) -> bool:
        """A low entry, and guidance that is no rule of its own, may warn but never decide."""
        return self.confidence != "low" and not self.guidance


@dataclass(frozen=True, slots=True)
class Proviso:
    """One condition of an allowed act, as a citizen reads it.

    Where one that `settles` is met, the authorities that otherwise disagree say the same.
    """

    text: str
    when: Condition
    settles: bool = False


@dataclass(frozen=True, slots=True)
class Allowed(Rule):
    """An act that may be done on conditions. `when` says whether the question is about this act at all."""

    employments: tuple[str, ...]
    provisos: tuple[Proviso, ...]


@dataclass(frozen=True, slots=True)
class Sanction:
    """What may follow, who imposes it and for how long; `lasts` is in words, or empty."""

    id: str
    name: str
    family: str
    level: str
    whom: tuple[str, ...]
    imposed_by: tuple[str, ...]
    lasts: str
    fine: str
    basis: tuple[Citation, ...]
    confidence: Confidence
    note: str
    checked_on: date


@dataclass(frozen=True, slots=True)
class SanctionRule:
    """A rule about how sanctions are chosen or combined."""

    id: str
    text: str
    basis: tuple[Citation, ...]
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something that could not be verified; shown beside every norm that rests on it."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Overseer:
    """Who watches over neutrality: a role with days, not a constant."""

    id: str
    name: str
    does: str
    window: Between
    basis: tuple[Citation, ...]
    note: str


def rule_facts(rule: Rule) -> tuple[str, ...]:
    """Every fact that a rule asks about, its provisos' included."""
    found = list(facts_in(rule.when))
    if isinstance(rule, Allowed):
        found += [name for proviso in rule.provisos for name in facts_in(proviso.when)]
    return tuple(dict.fromkeys(found))
