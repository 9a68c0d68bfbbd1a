"""What to ask next: the fewest questions that could settle the answer, the most decisive first.

Computed from the norms. Every way to settle a rule that still lacks n facts weighs 2 to the power of -n and
is shared among the rule's ways; a fact weighs what the ways weigh that need it. Then each question is
followed as if it were answered in the asker's favour, and what that answer already settles is not asked any
more.
"""

from dataclasses import dataclass, field

from netra.law.decisions import CONDITIONAL, UNANSWERED, Weighed
from netra.law.facts import Facts
from netra.law.scenes import Term, Terms


@dataclass(slots=True)
class _Ways:
    """Ways in which rules could still be settled: terms, each fact's weight and favourable answer."""

    terms: list[Term] = field(default_factory=list)
    weights: dict[int, float] = field(default_factory=dict)
    favour: dict[int, bool] = field(default_factory=dict)

    def add(self, terms: Terms, yes: int, no: int, favoured: bool) -> None:
        """Add a rule's open ways. `favoured`: it is good for the asker when the rule comes true."""
        alive = [term for term in terms if not (term[0] & no or term[1] & yes)]
        lacks = [(must & ~yes, must_not & ~no) for must, must_not in alive]
        parts = [0.5 ** (must | must_not).bit_count() for must, must_not in lacks]
        share = max(parts, default=0.0) / (sum(parts) or 1.0)
        for (must, must_not), part in zip(lacks, parts, strict=True):
            self._add(must, part * share, favoured)
            self._add(must_not, part * share, not favoured)
        self.terms += alive

    def _add(self, mask: int, weight: float, favour: bool) -> None:
        while mask:
            bit = mask & -mask
            self.weights[bit] = self.weights.get(bit, 0.0) + weight
            self.favour.setdefault(bit, favour)
            mask ^= bit

    def matters(self, bit: int, yes: int, no: int) -> bool:
        return any(
            (must | must_not) & bit and not (must & no or must_not & yes) for must, must_not in self.terms
        )


def ask_next(weighed: Weighed, facts: Facts, yes: int, no: int) -> tuple[str, ...]:
    """Names of facts; none once the answer can no longer change."""
    if weighed.answer not in (UNANSWERED, CONDITIONAL):
        return ()
    ways = _open_ways(weighed, yes, no)
    asked: list[str] = []
    for bit in sorted(ways.weights, key=lambda bit: (-ways.weights[bit], bit)):
        if bit & (yes | no) or not ways.matters(bit, yes, no):
            continue
        name = facts.names[bit.bit_length() - 1]
        asked.append(name)
        more_yes, more_no = facts.follows[name, ways.favour[bit]]
        yes, no = yes | more_yes & ~no, no | more_no & ~yes
    return tuple(asked)


def _open_ways(weighed: Weighed, yes: int, no: int) -> _Ways:
    ways = _Ways()
    for row in weighed.open:
        ways.add(row.terms, yes, no, favoured=False)
    for permit in weighed.permits:
        if permit.broken:
            continue
        if permit.about is None:
            ways.add(permit.row.terms, yes, no, favoured=True)
        for place in permit.missing if permit.about else ():
            ways.add(permit.row.provisos[place][1], yes, no, favoured=True)
    return ways
