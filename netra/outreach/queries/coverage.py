"""Reading the coverage board: a handful of statements, whatever the number of people."""

from collections.abc import Mapping, Sequence
from datetime import date

from netra.agencies.models import Agency, Government
from netra.agencies.queries import Branch, agency_tree, headcounts
from netra.outreach.cells import PerUnit
from netra.outreach.coverage import BRIEFED, COUNTED, PLEDGED, UNDERSTOOD, Board, Telling, board_of
from netra.outreach.models import Tally
from netra.outreach.periods import period_on
from netra.outreach.queries.tallies import counts_of_kinds_on

KINDS = {
    BRIEFED: Tally.Kind.BRIEFED,
    PLEDGED: Tally.Kind.PLEDGED,
    UNDERSTOOD: Tally.Kind.UNDERSTOOD,
}


MOST_CALLED = 100  # an address may hold anything


class UnknownUnit(LookupError):
    """No unit of this government has this code on that day."""


def coverage_on(
    government: Government,
    on: date,
    unit: Agency | None = None,
    *,
    in_steps: bool = False,
    seen_from: Agency | None = None,
) -> Board:
    """The board of the whole government, or of one unit's sub-units, with the denominators of that day.

    `in_steps`: pledges and understanding in steps of five, so that two days beside one another never show
    who came between them. What the boards above this unit hide of it stays hidden inside, or a subtraction
    would tell it; `seen_from` is the unit whose board is the highest that whoever asks may see (None: all).
    """
    tree, people, counts = agency_tree(government, on), headcounts(government, on), _counts(government, on)
    if unit is None:
        return board_of(tree, people, counts, Telling(in_steps))
    branch = branch_of(tree, unit)
    highest = tree if seen_from is None else _inside(branch_of(tree, seen_from))
    hidden = set() if unit == seen_from else _hidden_above(highest, unit, people, counts)
    return board_of(_inside(branch), people, counts, Telling(in_steps, frozenset(hidden)))


def _hidden_above(
    branches: list[Branch], unit: Agency, people: PerUnit, counts: Mapping[str, PerUnit]
) -> set[str]:
    """The columns that the boards from these branches down to this unit do not tell of it."""
    branch = next(each for each in branches if any(agency.pk == unit.pk for agency in each))
    rows = board_of(branches, people, counts).units
    found = {
        column
        for row in rows
        if row.agency.pk == branch.agency.pk
        for column in COUNTED
        if not row.share(column).is_exact
    }
    if branch.agency.pk == unit.pk:
        return found
    return found | _hidden_above(_inside(branch), unit, people, counts)


def agencies_called(government: Government, codes: Sequence[str]) -> list[Agency]:
    """The units of this government with these codes; what nobody knows is passed over."""
    return list(Agency.objects.filter(government=government, code__in=list(codes)[:MOST_CALLED]))


def branch_of(tree: list[Branch], unit: Agency) -> Branch:
    """The unit with everything below it, or `UnknownUnit`."""
    for branch in tree:
        if branch.agency.pk == unit.pk:
            return branch
        if any(agency.pk == unit.pk for agency in branch):
            return branch_of(list(branch.branches), unit)
    raise UnknownUnit(unit.code)


def _inside(branch: Branch) -> list[Branch]:
    """The sub-units, and the unit's own people as one more."""
    return [Branch(branch.agency, ()), *branch.branches]


def _counts(government: Government, on: date) -> Mapping[str, PerUnit]:
    election = period_on(on)
    found = counts_of_kinds_on(government, kinds=KINDS.values(), election=election, on=on)
    return {column: found[kind] for column, kind in KINDS.items()}
