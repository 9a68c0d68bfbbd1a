"""An earlier key of who keeps proceedings is back: remembered, brought back by holders, or passed on to the
successor of an officer who does not come back. What lay under it is sealed to the key of today.

Every proceeding is looked at by itself, as when a colleague lets in (`sharing.may_be_let_in`): whoever has a
tie, belongs to the respondent's line or stepped aside gets no key, by whichever way.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from netra import vault
from netra.accounts import lost_keys, recoveries, shared_keys
from netra.accounts.models import FormerKey, Officer, Recovery
from netra.cases import services as cases
from netra.cases.handing import reading as handovers
from netra.discipline import queries
from netra.discipline.desk import OpenSheet, record_of
from netra.discipline.models import Proceeding, ProceedingKey, Sheet
from netra.discipline.services.leaving import end_service
from netra.discipline.services.opening import UnknownUnit, agency_of, sealed_key
from netra.journal import events
from netra.journal.services import recording
from netra.reports.services import overwrite_freed_pages, refuse_replaced


@dataclass
class Reopened:
    """What became of each proceeding, as dockets: open again, not for this officer, not what was sealed.
    `office`: hand-overs and the office's keys that came along. `has_ended`: the account of who is gone."""

    given: list[str] = field(default_factory=list)
    kept_back: list[str] = field(default_factory=list)
    unreadable: list[str] = field(default_factory=list)
    office: cases.Followed = field(default_factory=cases.Followed)
    has_ended: bool = False


def reopen_remembered(*, officer: Officer, former: FormerKey, secret: str, at: datetime) -> Reopened:
    """The officer still knows what locked an earlier key. Raises `vault.WrongPassword`."""
    old = lost_keys.opened_former(former, secret)
    return _follow(of=officer, old=old, to=officer, at=at, act=events.KEY_RECOVERED)


def reopen_recovered(*, recovery: Recovery, officer: Officer, private: bytes, at: datetime) -> Reopened:
    """Enough holders opened their layers. With a successor: what lay under the key of who does not come back
    goes to them, and the account ends once nothing would be left closed by it.

    Raises what `recoveries.recovered_key` raises, or `reports.KeyReplaced`.
    """
    old = recoveries.recovered_key(recovery=recovery, officer=officer, private=private, at=at)
    gone = recovery.escrow.officer
    act = events.KEY_PASSED_ON if recovery.successor_id else events.KEY_RECOVERED
    outcome = _follow(of=gone, old=old, to=officer, at=at, act=act, asked=recovery)
    with recording(officer.office.government.code, at=at) as log:
        recoveries.finish(recovery=recovery, officer=officer, at=at, log=log)
        if recovery.successor_id and not queries.only_open_to(gone) and not handovers.only_open_to(gone):
            end_service(officer=gone, log=log, actor=officer.actor, to=officer.actor)
            outcome.has_ended = True
    return outcome


def _follow(
    *, of: Officer, old: bytes, to: Officer, at: datetime, act: str, asked: Recovery | None = None
) -> Reopened:
    outcome, mark = Reopened(), vault.fingerprint(vault.public_of(old))
    made = _sealed(queries.held_under(of, mark, to), old, to, outcome)
    if made:
        outcome.given = _store(made, to=to, at=at, act=act, asked=asked)
    outcome.office = cases.follow_office(of=of, old=old, to=to, by=to, at=at, asked=asked)
    return outcome


def _sealed(held: Iterable[ProceedingKey], old: bytes, to: Officer, outcome: Reopened) -> list[ProceedingKey]:
    """The keys that `to` may have, sealed to today's key; not saved yet. No transaction is open here."""
    made = []
    for each in held:
        proceeding = each.proceeding
        try:
            key = vault.open_grant(old, bytes(each.sealed_key), record=record_of(proceeding))
            may = to.pk in {one.pk for one in _entitled(proceeding, key)}
        except vault.EnvelopeRefused:
            outcome.unreadable.append(proceeding.docket)
            continue
        if may:
            made.append(sealed_key(proceeding, key, to))
        else:
            outcome.kept_back.append(proceeding.docket)
    return made


def _entitled(proceeding: Proceeding, key: bytes) -> list[Officer]:
    """Whom it may be sealed to. Nobody where what names the respondent's unit is gone: its line could not be
    left out."""
    sheets = proceeding.sheets.filter(kind=Sheet.Kind.REFERRAL).select_related("by__office")
    first = sheets.order_by("at", "pk").last()
    if first is None:
        return []
    told = OpenSheet.of(first, key, record_of(proceeding)).content
    try:
        named = agency_of(proceeding.government, told["agency"])
    except UnknownUnit:
        return []
    sent = proceeding.handover.agency if proceeding.handover else None
    return queries.entitled(proceeding.government, named, sent)


def _store(
    made: list[ProceedingKey], *, to: Officer, at: datetime, act: str, asked: Recovery | None
) -> list[str]:
    """Except where the contents were erased, or `to` stepped aside or was let in meanwhile."""
    with recording(to.office.government.code, at=at) as log:
        if asked is not None:
            recoveries.hold_open(asked, at)
        refuse_replaced(to)
        rows = Proceeding.objects.select_for_update(of=("self",)).order_by("pk")
        rows = rows.filter(pk__in=[each.proceeding_id for each in made], erased_at=None)
        kept = set(rows.values_list("pk", flat=True))
        overwrite_freed_pages()
        closed = ProceedingKey.objects.filter(officer=to, proceeding__in=kept)
        kept -= {each.proceeding_id for each in closed if not _is_stale(each, to)}
        found = [each for each in made if each.proceeding_id in kept]
        closed.filter(proceeding__in=kept).delete()
        ProceedingKey.objects.bulk_create(found)
        facts = {"key": shared_keys.mark_of(to), "proceedings": len(found)}
        log.note(act, actor=to.actor, subject=to.username, facts=facts)
        for each in found:
            told = {"to": to.actor}
            docket = each.proceeding.docket
            log.note(events.PROCEEDING_KEY_GIVEN, actor=to.actor, subject=docket, facts=told)
    return [each.proceeding.docket for each in found]


def _is_stale(held: ProceedingKey, to: Officer) -> bool:
    return held.stepped_aside_at is None and held.fingerprint != shared_keys.mark_of(to)
