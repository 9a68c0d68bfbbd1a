"""What a unit knows least, as questions that can be read aloud: counts of many, never of a person."""

from collections.abc import Iterable

from netra import law
from netra.outreach.understood import CELL_ENOUGH, NormRow

MOST = 5
KNOWN_WELL = 90
"""Percent right from which nobody needs to hear it again."""


def most_missed(rows: Iterable[NormRow]) -> list[str]:
    """The five questions that fewest answered right ("Bolehkah ...? 43% menjawab benar."), the worst first.

    Norms and what is allowed alike: who thinks that voting is forbidden needs to hear it too. Only those with
    enough answers: a percentage of a few would tell who they were.
    """
    rules = {**law.rulebook().norms, **law.rulebook().allowed}
    asked = [row for row in rows if row.known.answers >= CELL_ENOUGH and row.rule in rules]
    low = [row for row in asked if row.known.percent < KNOWN_WELL]
    return [f"{rules[row.rule].question} {row.known.percent}% menjawab benar." for row in low[:MOST]]
