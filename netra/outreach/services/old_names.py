"""Forgetting whose a certificate or a proof was, once its time is over: figures stay, documents too."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any

from netra.agencies.models import Government
from netra.clock import Zone
from netra.journal import events
from netra.journal.holds import is_held
from netra.journal.services import recording
from netra.law.retention import RetentionRule
from netra.outreach.models import Certificate, Proof
from netra.outreach.periods import is_over, period_on
from netra.outreach.queries.certificates import cells_of

FIELDS = ("agency", "employment", "civil_servant", "code")


def forget_certificates(*, government: Government, rule: RetentionRule, at: datetime, actor: str) -> int:
    """Cut what leads from old certificates to people, and their codes; how many.

    What each one counts for (unit and employment of that day) is written into the row first, so that counting
    anew comes to the same figures.
    """
    if is_held(government.code, rule.id):
        return 0
    rows = Certificate.objects.filter(government=government, civil_servant__isnull=False)
    counted = cells_of(government)
    due = _all_old(rows.order_by("pk"), rule, at.date())
    if not due:
        return 0
    with recording(government.code, at=at) as log:
        for row in due:
            cell = counted.get(row.pk)
            row.agency_id, row.employment = (cell.agency_id, cell.employment) if cell else (None, "")
            row.civil_servant, row.code = None, f"-{row.pk}"
        Certificate.objects.bulk_update(
            due, ["agency", "employment", "civil_servant", "code"], batch_size=200
        )
        _note(log, events.CERTIFICATES_FORGOTTEN, government, rule, actor, certificates=len(due))
    return len(due)


def forget_names_on_proofs(*, government: Government, rule: RetentionRule, at: datetime, actor: str) -> int:
    """Erase the sealed names of documents that ended, or were issued, so long ago; how many.

    That the document was issued, and in which wording, is still proved by its code.
    """
    if is_held(government.code, rule.id):
        return 0
    due = [key for key, ended in _ended(government) if rule.review_on(ended) <= at.date()]
    if not due:
        return 0
    with recording(government.code, at=at) as log:
        for start in range(0, len(due), 500):
            Proof.objects.filter(pk__in=due[start : start + 500]).update(name_seal=None)
        _note(log, events.PROOF_NAMES_FORGOTTEN, government, rule, actor, proofs=len(due))
    return len(due)


def _all_old(rows: Iterable[Certificate], rule: RetentionRule, today: date) -> list[Certificate]:
    """A person's certificates of one period go together, when the last is old: only the first is counted."""
    groups: defaultdict[tuple[int | None, str], list[Certificate]] = defaultdict(list)
    for row in rows:
        groups[row.civil_servant_id, period_on(row.passed_on)].append(row)
    over = (group for (_, period), group in groups.items() if is_over(period, today))
    old = (group for group in over if rule.review_on(max(r.passed_on for r in group)) <= today)
    return [row for group in old for row in group]


def _ended(government: Government) -> Iterator[tuple[int, date]]:
    """Proofs that bear a name, each with the day from which its time runs."""
    zone = Zone(government.zone).tz
    rows = Proof.objects.filter(government=government, name_seal__isnull=False).order_by("pk")
    for key, withdrawn, expires, issued in rows.values_list("pk", "withdrawn_on", "expires_on", "issued_at"):
        yield key, withdrawn or expires or issued.astimezone(zone).date()


def _note(
    log: Any, event: str, government: Government, rule: RetentionRule, actor: str, **counted: int
) -> None:
    facts = counted | {"rule": rule.id, "version": rule.version}
    log.note(event, subject=government.code, actor=actor, facts=facts)
