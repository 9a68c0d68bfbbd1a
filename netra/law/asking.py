"""What to ask next: the facts that can still change the answer, the most decisive first.

Computed from the norms. A fact weighs the more, the fewer other facts a rule would still need after it: every way to
settle a rule that lacks n facts gives each of them 2 to the power of -n.
"""

from netra.law.decisions import FORBIDDEN, Weighed
from netra.law.facts import Facts
from netra.law.scenes import Terms


def ask_next(weighed: Weighed, facts: Facts, yes: int, no: int) -> tuple[str, ...]:
    """Names of facts; none once the answer can no longer change."""
    if weighed.answer == FORBIDDEN:
        return ()
    weights: dict[int, float] = {}
    for row in weighed.open:
        _weigh(row.terms, yes, no, weights)
    for permit in weighed.permits:
        if permit.broken:
            continue
        if permit.about is None:
            _weigh(permit.row.terms, yes, no, weights)
        for place in permit.missing if permit.about else ():
            _weigh(permit.row.provisos[place][1], yes, no, weights)
    if weighed.answer == "boleh":
        return ()
    places = sorted(weights, key=lambda bit: (-weights[bit], bit))
    return tuple(facts.names[bit.bit_length() - 1] for bit in places)


def _weigh(terms: Terms, yes: int, no: int, weights: dict[int, float]) -> None:
    for must, must_not in terms:
        if must & no or must_not & yes:
            continue
        missing = (must & ~yes) | (must_not & ~no)
        weight = 0.5 ** missing.bit_count()
        while missing:
            bit = missing & -missing
            weights[bit] = weights.get(bit, 0.0) + weight
            missing ^= bit
