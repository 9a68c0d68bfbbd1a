"""What was sealed to an earlier key of an officer of a receiving office, sealed anew once that key is back:
to the same officer, or to the successor of one who does not come back; never to another office."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from netra import vault
from netra.accounts import recoveries, shared_keys
from netra.accounts.models import Officer, Recovery
from netra.cases.handing import reading
from netra.cases.models import Handover, HandoverGrant, OfficeKeyGrant
from netra.cases.services.handing import grants_for
from netra.journal import events
from netra.journal.services import recording
from netra.reports.services import overwrite_freed_pages, refuse_replaced


@dataclass
class Followed:
    """`handovers` and `office_keys`: how many are open again. `kept_back`: hand-overs that `to` may not read,
    `unreadable`: that name this key and do not open with it."""

    handovers: int = 0
    office_keys: int = 0
    kept_back: list[str] = field(default_factory=list)
    unreadable: list[str] = field(default_factory=list)


def follow_office(
    *, of: Officer, old: bytes, to: Officer, by: Officer, at: datetime, asked: Recovery | None = None
) -> Followed:
    """Hand-overs and keys of the office that lie under `old`, a key of `of`, sealed to `to`. Twice is once.

    Raises `recoveries.RecoveryClosed` where the ceremony that `asked` ended meanwhile, or
    `reports.KeyReplaced`; then nothing is stored.
    """
    outcome, mark = Followed(), vault.fingerprint(vault.public_of(old))
    grants = _sealed(grants_under(of, mark), old, to, outcome)
    keys = _office_keys(of, mark, old, to, outcome)
    if not grants and not keys:
        return outcome
    with recording(to.office.government.code, at=at) as log:
        if asked is not None:
            recoveries.hold_open(asked, at)
        refuse_replaced(to)
        overwrite_freed_pages()
        for grant in _still_open(grants):
            HandoverGrant.objects.filter(handover=grant.handover, officer=to).delete()
            grant.save(force_insert=True)
            outcome.handovers += 1
            facts = {"to": to.actor, "sealed_for": 1}
            home = grant.handover.government.code
            subject = grant.handover.number
            log.note(
                events.HANDOVER_SEALED_AGAIN, actor=by.actor, subject=subject, facts=facts, chain_of=home
            )
        shared_keys.replace(OfficeKeyGrant, keys, to)
        outcome.office_keys = len(keys)
        if keys:
            facts = {"to": to.actor, "keys": len(keys)}
            log.note(events.OFFICE_KEY_GIVEN, actor=by.actor, subject=to.office.name, facts=facts)
    return outcome


def grants_under(officer: Officer, *marks: str) -> list[HandoverGrant]:
    """What is sealed to these keys of an officer, or to one that nobody wrote down, and did not go back."""
    found = HandoverGrant.objects.filter(officer=officer, fingerprint__in=[*marks, ""])
    found = found.filter(handover__returned_at=None).exclude(sealed_key=b"").exclude(handover__envelope=b"")
    return list(found.select_related("handover__government", "handover__agency", "handover__to_office"))


def _sealed(
    found: Iterable[HandoverGrant], old: bytes, to: Officer, outcome: Followed
) -> list[HandoverGrant]:
    """The grants for `to`, not saved yet; what `to` opens already is left out."""
    made = []
    for each in found:
        handover = each.handover
        try:
            key = vault.open_grant(old, bytes(each.sealed_key), record=str(handover.nonce))
        except vault.EnvelopeRefused:
            if each.fingerprint:
                outcome.unreadable.append(handover.number)
            continue
        if not _may_have(handover, to):
            outcome.kept_back.append(handover.number)
        elif to.pk in {one.pk for one in reading.lacking(handover)}:
            made += grants_for(handover, key, [to])
    return made


def _may_have(handover: Handover, to: Officer) -> bool:
    office = handover.to_office
    return office is not None and to.pk in {each.pk for each in reading.entitled(office, handover.agency)}


def _still_open(grants: list[HandoverGrant]) -> list[HandoverGrant]:
    """Under the lock: without what went back, or was erased, meanwhile."""
    rows = Handover.objects.select_for_update(of=("self",)).order_by("pk")
    kept = rows.filter(pk__in=[each.handover_id for each in grants], returned_at=None).exclude(envelope=b"")
    now = set(kept.values_list("pk", flat=True))
    return [each for each in grants if each.handover_id in now]


def _office_keys(of: Officer, mark: str, old: bytes, to: Officer, outcome: Followed) -> list[OfficeKeyGrant]:
    """Keys of the own office only; what `to` opens with the key of today is left out."""
    if to.pk not in {each.pk for each in reading.entitled(to.office, None)}:
        return []
    found = OfficeKeyGrant.objects.filter(officer=of, key__office=to.office_id, fingerprint__in=[mark, ""])
    has = OfficeKeyGrant.objects.filter(officer=to, fingerprint=shared_keys.mark_of(to))
    made: list[OfficeKeyGrant] = []
    for each in found.exclude(key__in=has.values("key")).select_related("key"):
        try:
            made += shared_keys.followed(OfficeKeyGrant, [each], old, to)
        except vault.EnvelopeRefused:
            outcome.unreadable.append(to.office.name)
    return made
