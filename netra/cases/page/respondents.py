"""Respondents as a case's page shows them, and whether the same person may stand in another case."""

from dataclasses import dataclass
from typing import Any, Final

from netra import law, vault
from netra.cases import lifecycle, matching, queries
from netra.cases.desk import Desk, OpenPaper
from netra.cases.models import Case, Paper
from netra.cases.respondents import NAME, NUMBER, OpenRespondent, Told
from netra.cases.services.index_keys import (
    entitled_to_index,
    holders_of,
    in_force,
    open_indexes,
)
from netra.cases.services.indexing import unmarked
from netra.cases.services.respondents import may_be_recorded

WHY: Final = {NUMBER: "NIP sama", NAME: "nama dan unit sama"}
MATCHED, WAITS, NO_KEY, REFUSED = "matched", "waits", "no_key", "refused"


@dataclass(frozen=True)
class Card:
    """The card of respondents. `state`: all marked, some wait, no key, or not the key that was sealed."""

    rows: list[dict[str, Any]]
    state: str
    may_add: bool


def card_of(case: Case, found: list[OpenRespondent], papers: list[OpenPaper], desk: Desk) -> Card:
    """Everything that the card shows to this officer."""
    handles = desk.officer.role == lifecycle.HANDLER
    may_add = handles and may_be_recorded(case.stage, has_some=bool(found))
    try:
        indexes = open_indexes(desk)
    except vault.EnvelopeRefused:
        return Card([_row(each, case, papers, [], len(found)) for each in found], REFUSED, may_add)
    matches = matching.elsewhere(case, found, indexes, desk)
    rows = [_row(each, case, papers, matches.get(each.nonce, []), len(found)) for each in found]
    current = in_force(indexes)
    linked = (
        [each for each in found if each.row.unlinked_at is None] if case.stage in lifecycle.LINKED else []
    )
    if not linked:
        state = MATCHED
    elif current is None:
        state = NO_KEY if holders_of(desk.officer.office).exists() else WAITS
    else:
        state = WAITS if unmarked(case.respondents.all(), current.key).exists() else MATCHED
    return Card(rows, state, may_add)


def _row(
    one: OpenRespondent, case: Case, papers: list[OpenPaper], matches: list[matching.Match], count: int
) -> dict[str, Any]:
    told = one.told
    return {
        "one": one,
        "label": one.label if count > 1 else "",
        "name": told.name or told.position,
        "facts": [each for each in facts_of(told) if each[1] != (told.name or told.position)],
        "heard": heard_word(one, papers, count),
        "verdicts": verdicts_of_one(one.nonce, papers),
        "matches": [(each.docket, WHY[each.by]) for each in matches],
        "is_unlinked": one.row.unlinked_at is not None,
    }


def facts_of(told: Told) -> list[tuple[str, str]]:
    """What is recorded of one respondent, as label and value."""
    facts = (
        ("Nama", told.name),
        ("Jabatan", told.position),
        ("Unit", ", ".join(part for part in (told.unit, told.agency) if part)),
        ("Status", law.EMPLOYMENTS.get(told.employment, "")),
        ("NIP", told.number),
    )
    return [(label, value) for label, value in facts if value]


def heard_word(one: OpenRespondent, papers: list[OpenPaper], count: int) -> str:
    """How far the hearing of this one is; empty before it began."""
    own = {
        paper.content["outcome"]
        for paper in papers
        if paper.kind == Paper.Kind.CLARIFICATION
        and paper.content["party"] == "respondent"
        and (count == 1 or paper.content.get("respondent") == one.nonce)
    }
    return next((each for each in ("heard", "absent", "invited") if each in own), "")


def verdicts_of_one(nonce: str, papers: list[OpenPaper]) -> list[str]:
    """What the plenary ruled about this one, in words."""
    rulings = [paper for paper in papers if paper.kind == Paper.Kind.RULING]
    kinds = rulings[-1].content.get("of", {}).get(nonce, {}) if rulings else {}
    return [label for kind, label in lifecycle.VERDICT_LABELS.items() if kind in kinds]


def names_of(found: list[OpenRespondent]) -> dict[str, str]:
    """How papers call each of several respondents: number and position, for who may read the papers."""
    return {each.nonce: f"{each.label}, {each.told.position}" for each in found}


def key_card(desk: Desk) -> dict[str, Any]:
    """The office's index key on the page of keys: who holds it, who of the colleagues does not."""
    office = desk.officer.office
    holders = list(holders_of(office))
    held = {each.pk for each in holders}
    try:
        current = in_force(open_indexes(desk))
    except vault.EnvelopeRefused:
        return {"state": REFUSED, "holders": holders, "lacking": []}
    able = entitled_to_index(office).exclude(pk=desk.officer.pk)
    lacking = [each for each in able if each.pk not in held] if current else []
    waiting = unmarked(queries.respondents_of(desk.officer), current.key).count() if current else 0
    state = MATCHED if current else NO_KEY if holders else WAITS
    return {"state": state, "holders": holders, "lacking": lacking, "waiting": waiting}
