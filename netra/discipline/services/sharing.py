"""Keys of a proceeding: letting a colleague in, stepping aside."""

from netra import vault
from netra.accounts.models import Officer
from netra.discipline import queries
from netra.discipline.desk import Desk
from netra.discipline.models import Proceeding, ProceedingKey, Sheet
from netra.discipline.services.acting import ReasonMissing, acting_beside, note
from netra.discipline.services.opening import HasATie, agency_of, sealed_key
from netra.journal import events
from netra.reports.services import overwrite_freed_pages


class LastReader(Exception):
    """Nobody else could open it: let a colleague in first."""


def may_be_let_in(*, proceeding: Proceeding, desk: Desk) -> list[Officer]:
    """Entitled officers who cannot open it: appointed later, or with a new key. Not who stepped aside."""
    first = desk.last_sheet(proceeding, Sheet.Kind.REFERRAL)
    named = agency_of(proceeding.government, first.content["agency"]) if first else None
    sent = proceeding.handover.agency if proceeding.handover else None
    held = {each.officer_id: each for each in proceeding.keys.all()}
    able = queries.entitled(proceeding.government, named, sent)
    return [one for one in able if _lacks(held.get(one.pk), one)]


def _lacks(held: ProceedingKey | None, officer: Officer) -> bool:
    if held is None:
        return True
    is_stale = held.fingerprint != vault.fingerprint(bytes(officer.public_key))
    return held.stepped_aside_at is None and is_stale


def let_in(*, proceeding: Proceeding, to: Officer, desk: Desk) -> None:
    """Seal the proceeding's key to a colleague as well. Raises `HasATie` for who may not have it."""
    if to.pk not in {each.pk for each in may_be_let_in(proceeding=proceeding, desk=desk)}:
        raise HasATie(to.username)
    made = sealed_key(proceeding, desk.key_to(proceeding), to)
    with acting_beside(proceeding, desk) as (locked, log):
        ProceedingKey.objects.update_or_create(
            proceeding=locked,
            officer=to,
            defaults={"sealed_key": made.sealed_key, "fingerprint": made.fingerprint},
        )
        note(log, events.PROCEEDING_KEY_GIVEN, locked, desk, to=to.actor)


def step_aside(*, proceeding: Proceeding, reason: str, desk: Desk) -> None:
    """Give the own key away for good. Raises `LastReader` where nobody else could open it."""
    if not reason.strip():
        raise ReasonMissing("step_aside")
    sheet = desk.seal(proceeding, Sheet.Kind.REASON, {"title": "Petugas mundur", "reason": reason})
    with acting_beside(proceeding, desk) as (locked, log):
        if not queries.opens_without(locked, desk.officer):
            raise LastReader(locked.docket)
        sheet.save(force_insert=True)
        overwrite_freed_pages()
        locked.keys.filter(officer=desk.officer).update(sealed_key=b"", stepped_aside_at=desk.at)
        note(log, events.PROCEEDING_RECUSED, locked, desk)
