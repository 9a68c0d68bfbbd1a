"""Agreeing on who can bring back a lost key, and putting the own key under that protection.

Nothing is sealed to a set without its officer saying so: a set that somebody smuggled in would otherwise get
every key at the next sign-in.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import Final

from netra import vault
from netra.accounts import circles
from netra.accounts import recovery_queries as queries
from netra.accounts.circles import Circle
from netra.accounts.models import Escrow, Holder, Officer, RecoverySet
from netra.journal import events
from netra.journal.services import recording


class UnfitSet(ValueError):
    """This set would let one office, or the city alone, open keys; or is no M of N. `why` is a sentence."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class NotAskedToHold(PermissionError):
    """This officer is not among the holders who were proposed, or agreed before."""


class NoSetInForce(RuntimeError):
    """There is no set, or fewer of its holders are left than it needs."""


def propose_set(*, by: Officer, holders: Sequence[Officer], threshold: int, at: datetime) -> RecoverySet:
    """Ask these officers to hold layers; `threshold` of them together will open one. It is for the keys of
    the proposer's own circle. Raises `UnfitSet`."""
    government = by.office.government
    circle = _refuse_unfit(by, holders, threshold)
    with recording(government.code, at=at) as log:
        waiting = RecoverySet.objects.filter(government=government, established_at=None, retired_at=None)
        waiting.filter(protects=circle.code).update(retired_at=at)
        made = RecoverySet.objects.create(
            government=government, protects=circle.code, threshold=threshold, proposed_by=by, proposed_at=at
        )
        Holder.objects.bulk_create([Holder(set=made, officer=each) for each in holders])
        facts = {"threshold": threshold, "holders": [each.actor for each in holders]}
        log.note(events.RECOVERY_SET_PROPOSED, actor=by.actor, subject=_name(made), facts=facts)
    return made


_OWN_WORD: Final = {
    circles.READERS: "pemegang dari Bawaslu",
    circles.CUSTODIANS: "penjaga identitas",
    circles.KEEPERS: "petugas perkara disiplin",
}


def _refuse_unfit(by: Officer, holders: Sequence[Officer], threshold: int) -> Circle:
    circle = queries.circle_of(by)
    if circle is None:
        raise UnfitSet("Hanya petugas yang kuncinya dilindungi yang dapat mengusulkan kelompok pemulihan.")
    possible = queries.possible_holders(by.office.government, circle)
    allowed = set(possible.values_list("pk", flat=True))
    if len({each.pk for each in holders}) < len(holders) or not {each.pk for each in holders} <= allowed:
        raise UnfitSet("Ada pemegang yang tidak dapat dipilih.")
    if not vault.LEAST_THRESHOLD <= threshold < len(holders) <= vault.MOST_HOLDERS:
        raise UnfitSet(
            f"Pilih {vault.LEAST_THRESHOLD + 1} sampai {vault.MOST_HOLDERS} pemegang. Yang diperlukan paling"
            f" sedikit {vault.LEAST_THRESHOLD} dan jangan semuanya: satu orang dapat sakit atau pindah."
        )
    if max(Counter(each.office_id for each in holders).values()) >= threshold:
        raise UnfitSet(
            "Satu kantor saja sudah cukup untuk membuka kunci. Pilih pemegang dari beberapa kantor."
        )
    if sum(not each.may(circle.protects) for each in holders) >= threshold:
        raise UnfitSet(f"Pemegang lain saja sudah cukup untuk membuka kunci. Tambah {_OWN_WORD[circle]}.")
    return circle


def agree_to_hold(*, holder: Holder, officer: Officer, at: datetime) -> None:
    """Accept the place with today's key; the last one to agree puts the set in force.

    Raises `NotAskedToHold`, and `UnfitSet` where somebody's post changed since the proposal.
    """
    with recording(holder.set.government.code, at=at) as log:
        found = RecoverySet.objects.select_for_update().get(pk=holder.set_id)
        if holder.officer_id != officer.pk or found.established_at or found.retired_at:
            raise NotAskedToHold
        fresh = Holder.objects.filter(pk=holder.pk, agreed_at=None)
        if not fresh.update(agreed_at=at, public_key=officer.public_key):
            raise NotAskedToHold
        facts = {"key": vault.fingerprint(bytes(officer.public_key))}
        log.note(events.RECOVERY_HOLDING_AGREED, actor=officer.actor, subject=_name(found), facts=facts)
        if not found.holders.filter(agreed_at=None).exists():
            _put_in_force(found, at)
            log.note(events.RECOVERY_SET_ESTABLISHED, actor=officer.actor, subject=_name(found))


def _put_in_force(found: RecoverySet, at: datetime) -> None:
    people = [each.officer for each in queries.holders_of(found)]
    _refuse_unfit(found.proposed_by, people, found.threshold)
    others = RecoverySet.objects.filter(government=found.government_id, retired_at=None)
    others = others.filter(protects=found.protects)
    others.exclude(pk=found.pk).update(retired_at=at)
    RecoverySet.objects.filter(pk=found.pk).update(established_at=at)


def protect_key(*, officer: Officer, private: bytes, at: datetime) -> Escrow:
    """Seal the officer's own key to the set in force; an older bundle of the same key goes.

    Raises `NoSetInForce`.
    """
    circle = queries.circle_of(officer)
    found = queries.set_in_force(officer.office.government_id, circle) if circle else None
    if found is None:
        raise NoSetInForce
    public = bytes(officer.public_key)
    bundle = sealed_to(found, private, owner=owner_of(officer, public))
    with recording(found.government.code, at=at) as log:
        Escrow.objects.filter(officer=officer, public_key=public, is_practice=False).delete()
        made = Escrow.objects.create(
            set=found, officer=officer, public_key=public, bundle=bundle, made_at=at, is_practice=False
        )
        facts = {"key": vault.fingerprint(public), "set": _name(found)}
        log.note(events.KEY_PROTECTED, actor=officer.actor, subject=officer.username, facts=facts)
    return made


def sealed_to(found: RecoverySet, private: bytes, *, owner: str) -> bytes:
    """A private key sealed to the set. Raises `NoSetInForce` where too few holders are left."""
    holders = queries.holders_of(found)
    if sum(queries.is_usable(each) for each in holders) < found.threshold:
        raise NoSetInForce
    publics = [bytes(each.public_key) for each in holders]
    return vault.seal_to_holders(private, publics, found.threshold, owner=owner)


def owner_of(officer: Officer, public: bytes) -> str:
    """What a bundle is bound to: the officer and the key that lies in it."""
    return f"{officer.username}/{vault.fingerprint(public)}"


def _name(found: RecoverySet) -> str:
    return f"pemulihan {found.pk}"
