"""Reads `rules/` and reasons over it, always with the article. Pure: no network, no Django."""

from netra.law.advice import Advice
from netra.law.advisor import Advisor
from netra.law.calendars import Decree
from netra.law.citations import Citation, Instrument
from netra.law.deadlines import caveats, due_for
from netra.law.elections import NONE, PHASE_LABELS, PHASES, Election, PhaseOn, phase_on
from netra.law.facts import ContradictoryFacts, Fact, Facts, UnknownFact
from netra.law.norms import EMPLOYMENTS, Allowed, Norm, Sanction
from netra.law.pledges import PledgeDuty, PledgePoint, PledgeText
from netra.law.procedure import BrokenProcedure, Move, MoveNotAllowed, Procedure
from netra.law.questions import BadQuestion, Question, question_from
from netra.law.records import Act, Requirement
from netra.law.rulebook import Rulebook, UnknownRule, load
from netra.law.scenes import Finding
from netra.law.standing import adopt, advisor, election_on, home, pledge_on, rulebook, standing_on
from netra.law.strict import RuleError

__all__ = [
    "EMPLOYMENTS",
    "NONE",
    "PHASES",
    "PHASE_LABELS",
    "Act",
    "Advice",
    "Advisor",
    "Allowed",
    "BadQuestion",
    "BrokenProcedure",
    "Citation",
    "ContradictoryFacts",
    "Decree",
    "Election",
    "Fact",
    "Facts",
    "Finding",
    "Instrument",
    "Move",
    "MoveNotAllowed",
    "Norm",
    "PhaseOn",
    "PledgeDuty",
    "PledgePoint",
    "PledgeText",
    "Procedure",
    "Question",
    "Requirement",
    "RuleError",
    "Rulebook",
    "Sanction",
    "UnknownFact",
    "UnknownRule",
    "adopt",
    "advisor",
    "caveats",
    "due_for",
    "election_on",
    "home",
    "load",
    "phase_on",
    "pledge_on",
    "question_from",
    "rulebook",
    "standing_on",
]
