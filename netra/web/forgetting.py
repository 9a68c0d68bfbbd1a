"""Whom the installation forgets by rule, apart from cases: each room erases its own."""

from datetime import datetime

from netra import law
from netra.accounts.leaving import forget_officers
from netra.agencies.models import Government
from netra.agencies.services import forget_who_left
from netra.cases.handing import reading as handovers
from netra.discipline import queries as discipline
from netra.law.retention import RetentionRule
from netra.outreach import queries as outreach
from netra.outreach.services import forget_certificates, forget_names_on_proofs
from netra.reports.queries import only_readers
from netra.reports.services import last_guardians

CIVIL_SERVANTS, OFFICERS = "civil_servant_left", "officer_left"
CERTIFICATES, PROOFS = "certificate", "proof"
KINDS = (CIVIL_SERVANTS, OFFICERS, CERTIFICATES, PROOFS)
ACTOR = "pekerjaan harian"


def forget_people(government: Government, at: datetime, actor: str = ACTOR) -> dict[str, int]:
    """Erase what has had its time; late or twice is harmless. Certificates first: they hold people."""
    certificates = forget_certificates(government=government, rule=rule_of(CERTIFICATES), at=at, actor=actor)
    needed = outreach.people_still_named(government)
    return {
        "certificates": certificates,
        "proof_names": forget_names_on_proofs(
            government=government, rule=rule_of(PROOFS), at=at, actor=actor
        ),
        "civil_servants": forget_who_left(
            government=government, rule=rule_of(CIVIL_SERVANTS), needed=needed, at=at, actor=actor
        ),
        "officers": forget_officers(
            government=government,
            rule=rule_of(OFFICERS),
            needed=only_readers() | handovers.only_readers() | discipline.only_readers() | last_guardians(),
            at=at,
            actor=actor,
        ),
    }


def rule_of(kind: str) -> RetentionRule:
    """The rule for one of `KINDS`; raises `UnknownRule` where rules/retention.yaml has none."""
    found = law.rulebook().retention_of(kind)
    if found is None:
        raise law.UnknownRule("masa simpan", kind)
    return found
