"""The pages of recovery in words."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from netra import clock, vault
from netra.accounts import recovery_queries as queries
from netra.accounts.circle_words import WORDS, Words
from netra.accounts.models import Holder, Officer, Recovery, RecoverySet


@dataclass(frozen=True)
class ShownHolder:
    """One holder. `tone` and `word`: agreed, waiting, or no longer able to."""

    position: str
    office: str
    fingerprint: str
    tone: str
    word: str


@dataclass(frozen=True)
class ShownSet:
    """A set, as this officer sees it."""

    pk: int
    threshold: int
    words: Words
    in_force: bool
    is_retired: bool
    holders: list[ShownHolder]
    usable: int
    asks_me: bool
    is_mine: bool
    drilled: str
    drill_due: str
    drill_late: bool
    ceremonies: list["ShownCeremony"]


@dataclass(frozen=True)
class ShownCeremony:
    """One ceremony: `new` is the fingerprint to compare, `approved` names offices in their order."""

    pk: int
    who: str
    is_drill: bool
    words: Words
    is_own: bool
    successor: str
    new: str
    lost: str
    until: str
    approved: list[str]
    missing: int
    can_approve: bool


def overview_of(officer: Officer, at: datetime) -> dict[str, Any]:
    """Everything on the page of recovery; no sets where there are none."""
    own, found = queries.circle_of(officer), queries.sets_seen_by(officer)
    return {
        "sets": [_shown(each, officer, at) for each in found],
        "own": WORDS[own.code] if own else None,
        "in_force": bool(own and queries.set_in_force(officer.office.government_id, own)),
        "protected": queries.is_protected(officer),
    }


def _shown(found: RecoverySet, officer: Officer, at: datetime) -> ShownSet:
    holders = queries.holders_of(found)
    mine = next((each for each in holders if each.officer_id == officer.pk), None)
    due = queries.drill_due_on(found)
    return ShownSet(
        pk=found.pk,
        threshold=found.threshold,
        words=WORDS[found.protects],
        in_force=found.established_at is not None and found.retired_at is None,
        is_retired=found.retired_at is not None,
        holders=[_shown_holder(each) for each in holders],
        usable=sum(queries.is_usable(each) for each in holders),
        asks_me=bool(mine and mine.agreed_at is None),
        is_mine=mine is not None,
        drilled=_day(found.drilled_at, found),
        drill_due=_day(due, found),
        drill_late=bool(due and due <= at),
        ceremonies=[shown_ceremony(each, officer) for each in queries.open_recoveries(found, at)],
    )


def _shown_holder(holder: Holder) -> ShownHolder:
    if holder.agreed_at is None:
        state = ("plain", "Belum menjawab")
    elif queries.is_usable(holder):
        state = ("ok", "Menyanggupi")
    else:
        state = ("bad", "Tidak dapat lagi")
    key = vault.fingerprint(bytes(holder.public_key)) if holder.agreed_at else ""
    return ShownHolder(holder.officer.position, holder.officer.office.name, key, *state)


def shown_ceremony(recovery: Recovery, officer: Officer) -> ShownCeremony:
    """One ceremony as this officer sees it."""
    escrow = recovery.escrow
    approved = list(recovery.approvals.select_related("holder__officer__office").order_by("pk"))
    mine = queries.holding_of(officer, escrow.set)
    done = {each.holder_id for each in approved}
    return ShownCeremony(
        pk=recovery.pk,
        who=escrow.officer.actor,
        is_drill=escrow.is_practice,
        words=WORDS[escrow.set.protects],
        is_own=recovery.receiver_id == officer.pk,
        successor=recovery.successor.actor if recovery.successor else "",
        new=vault.fingerprint(bytes(recovery.public_key)),
        lost=vault.fingerprint(bytes(escrow.public_key)),
        until=clock.moment_in_words(recovery.expires_at, clock.Zone(escrow.set.government.zone)),
        approved=[each.holder.officer.actor for each in approved],
        missing=max(escrow.set.threshold - len(approved), 0),
        can_approve=bool(mine and queries.is_usable(mine) and mine.pk not in done)
        and recovery.successor_id != officer.pk,
    )


def _day(moment: datetime | None, found: RecoverySet) -> str:
    zone = clock.Zone(found.government.zone)
    return clock.date_in_words(moment.astimezone(zone.tz).date()) if moment else ""
