"""How a ruling's versions are laid out: what is proposed beside what is in force, and what hangs on it."""

from collections.abc import Mapping
from typing import Any

from netra import clock, law
from netra.accounts.models import Officer
from netra.cases import change_queries, lifecycle, queries, services
from netra.cases.desk import Desk, OpenPaper
from netra.cases.models import Case, Paper, RulingChange
from netra.cases.page.papers import order_words, ruling_shown
from netra.cases.respondents import open_respondents

NOT_BY_WHOM = {
    "own": "Anda yang mengusulkannya: rekan lain yang mengesahkan.",
    "assessor": "Anda menyusun kajian perkara ini: rekan lain yang mengesahkan.",
}


def unknown_law() -> str:
    """That our rules name no article for changing a ruling, in the rulebook's own words."""
    return law.rulebook().doubts[lifecycle.UNKNOWN_LAW].text


def change_waits(case: Case) -> bool:
    """Whether a change of its ruling waits for the second person."""
    return change_queries.waiting_change(case) is not None


def way_to_change(case: Case, officer: Officer, papers: list[OpenPaper]) -> dict[str, Any] | None:
    """What the page of a case says of changing its ruling; None where nothing was ruled."""
    if not any(each.kind == Paper.Kind.RULING for each in papers) or case.stage not in lifecycle.CHANGEABLE:
        return None
    waiting = change_queries.waiting_change(case)
    return {
        "waiting": waiting,
        "proposed": clock.moment_in_words(waiting.at, clock.Zone(case.government.zone)) if waiting else "",
        "may_correct": case.stage in lifecycle.CORRECTABLE,
        "can_act": officer.role == lifecycle.HANDLER,
        "old_letters": len(change_queries.old_letters(case)),
    }


def proposal_shown(case: Case, officer: Officer, names: Mapping[str, str], desk: Desk) -> dict[str, Any]:
    """The proposal that waits, beside the ruling in force, with all that will have to be done. Raises
    `NothingProposed`."""
    proposal, papers = services.proposal_of(case, desk), desk.open_papers(case)
    change, zone = change_queries.waiting_change(case), clock.Zone(case.government.zone)
    return {
        "old": ruling_shown(services.ruling_in(papers), names),
        "new": ruling_shown(proposal.ruled.content, names),
        "why": RulingChange.Why(change.why).label if change else "",
        "order": order_words(proposal.order),
        "reason": proposal.reason,
        "by": proposal.by,
        "when": clock.moment_in_words(proposal.at, zone),
        "is_own": change is not None and change.by_id == officer.pk,
        "locked": _why_not(case, officer, change),
        "ends": not proposal.ruled.is_breach,
        "reopens": case.closed_at is not None and proposal.ruled.is_breach,
        "todo": services.of_change(case, proposal.ruled.content, desk),
        "seconds": [] if change is None else _seconds(case, change),
        "several": len(open_respondents(case, desk)) > 1,
    }


def _why_not(case: Case, officer: Officer, change: RulingChange | None) -> str:
    if change is not None and change.by_id == officer.pk:
        return NOT_BY_WHOM["own"]
    return NOT_BY_WHOM["assessor"] if officer.pk in queries.assessors_of(case) else ""


def _seconds(case: Case, change: RulingChange) -> list[str]:
    """Who could confirm it, by position: said before somebody waits for nobody."""
    barred = {change.by_id, *queries.assessors_of(case)}
    able = change_queries.able_to_confirm(case)
    return [each.position for each in able if each.pk not in barred]
