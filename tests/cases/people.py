"""Respondents for tests: invented people with numbers that nobody has."""

from typing import Any
from uuid import UUID, uuid4

from netra.cases import lifecycle, matching, services
from netra.cases.desk import Desk
from netra.cases.models import Case, Respondent
from netra.cases.respondents import Told, open_respondents
from netra.cases.services.index_keys import open_indexes
from tests import factories

KENARI = Told(
    position="Staf pelaksana",
    agency="Dinas Perhubungan",
    agency_code="dishub",
    name="Kenari Rekaan",
    employment="pns",
    number="198001012005011001",
)
MELATI = Told(position="Guru", agency="SMPN Rekaan", name="Melati Rekaan", employment="pppk")


def recorded(case: Case, desk: Desk, told: Told = KENARI, nonce: UUID | None = None) -> Respondent:
    """A respondent of this case."""
    return services.record_respondent(case=case, told=told, nonce=nonce or uuid4(), desk=desk)


def a_case(desk: Desk, *people: Told, stage: str = lifecycle.CLARIFICATION) -> Case:
    """A case about these people."""
    case, _ = factories.case_at(stage, desk)
    for told in people:
        recorded(case, desk, told)
    return case


def found_elsewhere(case: Case, desk: Desk) -> list[tuple[str, str]]:
    """What the page of this case would say: other cases, and by what."""
    people = open_respondents(case, desk)
    matches = matching.elsewhere(case, people, open_indexes(desk), desk)
    return [(each.docket, each.by) for own in matches.values() for each in own]


def nonces(case: Case) -> list[str]:
    return [str(each.nonce) for each in case.respondents.order_by("number")]


def hear_each(case: Case, desk: Desk, *which: str) -> None:
    for nonce in which:
        told: dict[str, Any] = {"party": "respondent", "outcome": "heard", "minutes": "Menjelaskan."}
        services.record_clarification(case=case, respondent=nonce, desk=desk, **told)


def ruled_on(desk: Desk, verdicts: dict[Told, dict[str, str]]) -> Case:
    """A case in which the plenary ruled this on each of these people."""
    case = a_case(desk, *verdicts)
    hear_each(case, desk, *nonces(case))
    services.close_clarification(case=case, desk=desk)
    told: dict[str, Any] = {"facts": "Fakta.", "analysis": "Analisis.", "norms": []}
    services.write_assessment(case=case, desk=factories.second(desk, case), **told)
    each = dict(zip(nonces(case), verdicts.values(), strict=True))
    services.rule(case=case, verdicts={}, each=each, desk=desk)
    case.refresh_from_db()
    return case


def referred_twice(desk: Desk) -> Case:
    """A case in which the plenary found an ethical breach in both respondents, passed on by letter."""
    case = ruled_on(desk, {KENARI: {lifecycle.ETHICS: "Alasan 1."}, MELATI: {lifecycle.ETHICS: "Alasan 2."}})
    services.refer(case=case, letter="Surat 9, 30 Oktober 2024", desk=desk)
    case.refresh_from_db()
    return case
