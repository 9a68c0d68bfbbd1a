"""Reads `rules/` and reasons over it, always with the article. Pure: no network, no Django."""

from netra.law.calendars import Decree
from netra.law.citations import Citation, Instrument
from netra.law.deadlines import caveats, due_for
from netra.law.elections import NONE, PHASE_LABELS, PHASES, Election, PhaseOn, phase_on
from netra.law.procedure import BrokenProcedure, Move, MoveNotAllowed, Procedure
from netra.law.records import Act, Requirement
from netra.law.rulebook import Rulebook, UnknownRule, load
from netra.law.standing import adopt, election_on, rulebook, standing_on
from netra.law.strict import RuleError

__all__ = [
    "NONE",
    "PHASES",
    "PHASE_LABELS",
    "Act",
    "BrokenProcedure",
    "Citation",
    "Decree",
    "Election",
    "Instrument",
    "Move",
    "MoveNotAllowed",
    "PhaseOn",
    "Procedure",
    "Requirement",
    "RuleError",
    "Rulebook",
    "UnknownRule",
    "adopt",
    "caveats",
    "due_for",
    "election_on",
    "load",
    "phase_on",
    "rulebook",
    "standing_on",
]
