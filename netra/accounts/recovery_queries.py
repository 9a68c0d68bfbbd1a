"""Reading recovery: sets, who holds what, and which ceremonies are open. No row here names a report."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from netra import vault
from netra.accounts import circles
from netra.accounts.circles import Circle
from netra.accounts.models import Approval, Escrow, FormerKey, Holder, Office, Officer, Recovery, RecoverySet
from netra.agencies.models import Government

DRILL_EVERY = timedelta(days=182)


def possible_holders(government: Government, circle: Circle = circles.READERS) -> QuerySet[Officer]:
    """Who may hold a layer: officers of this government's offices, and of those above it, who chose their own
    password and have one of the circle's roles. An auditor whose office reads reports or guards names is of
    Bawaslu, and holds nothing of the city's."""
    above = Government.objects.filter(Q(children=government) | Q(children__children=government))
    higher = Q(office__government__in=above.values("pk")) & ~Q(office__tier=Office.Tier.LOCAL)
    of_bawaslu = Officer.objects.filter(role__in=circle.kept_from).values("office")
    return (
        Officer.objects.filter(Q(office__government=government) | higher)
        .filter(is_active=True, has_own_password=True)
        .filter(role__in=circle.holders)
        .exclude(~Q(role__in=circle.protects), office__in=of_bawaslu)
        .select_related("office")
        .order_by("office__name", "pk")
    )


def protected_by(circle: Circle, government_id: int) -> QuerySet[Officer]:
    """Whose keys the circle is for: of this government, at work, with a password of their own."""
    found = Officer.objects.filter(role__in=circle.protects, is_active=True, has_own_password=True)
    return found.filter(office__government=government_id).order_by("pk")


def set_in_force(government_id: int, circle: Circle = circles.READERS) -> RecoverySet | None:
    """The set to which the keys of this circle are sealed now."""
    found = RecoverySet.objects.filter(government=government_id, retired_at=None, protects=circle.code)
    return found.exclude(established_at=None).select_related("government").first()


def set_proposed(government_id: int, circle: Circle = circles.READERS) -> RecoverySet | None:
    """The newest set to which not everybody has agreed yet."""
    waiting = RecoverySet.objects.filter(government=government_id, retired_at=None, established_at=None)
    waiting = waiting.filter(protects=circle.code)
    return waiting.select_related("government", "proposed_by__office").order_by("-pk").first()


def holders_of(found: RecoverySet) -> list[Holder]:
    """The holders, in the order in which they stand in every bundle."""
    return list(found.holders.select_related("officer__office").order_by("pk"))


def is_usable(holder: Holder) -> bool:
    """Whether this holder could open a layer today: still there, and with the key that they agreed with."""
    officer = holder.officer
    may = officer.role in circles.named(holder.set.protects).holders
    return officer.is_active and may and bytes(holder.public_key) == bytes(officer.public_key)


def holding_of(officer: Officer, found: RecoverySet) -> Holder | None:
    """This officer's place in the set."""
    return found.holders.filter(officer=officer).select_related("officer__office", "set").first()


def is_asked_to_hold(officer: Officer) -> bool:
    """Whether this officer holds a layer that counts, or is asked to."""
    held = Holder.objects.filter(officer=officer)
    return held.exists() and held.filter(set__in=_alive()).exists()  # every page asks; few hold anything


def sets_seen_by(officer: Officer) -> list[RecoverySet]:
    """The sets that concern this officer: those that they hold a layer of, and those of their government that
    protect keys like their own. In force, proposed, or an older one while something sealed to it is being
    recovered. To everybody else recovery does not exist."""
    concerned, own = Q(holders__officer=officer), circle_of(officer)
    if own is not None:
        concerned |= Q(government=officer.office.government_id, protects=own.code)
    found = _alive().filter(concerned).select_related("government").distinct()
    code = own.code if own else ""  # what protects the officer's own key stands first

    def place(each: RecoverySet) -> tuple[bool, bool, bool, int]:
        return each.retired_at is not None, each.protects != code, each.established_at is None, each.pk

    return sorted(found, key=place)


def _alive() -> QuerySet[RecoverySet]:
    open_ones = Recovery.objects.filter(finished_at=None, cancelled_at=None)
    return RecoverySet.objects.filter(Q(retired_at=None) | Q(pk__in=open_ones.values("escrow__set")))


def open_recoveries(found: RecoverySet, at: datetime) -> list[Recovery]:
    """Ceremonies that wait for holders or for who asked, oldest first."""
    waiting = Recovery.objects.filter(
        escrow__set=found, finished_at=None, cancelled_at=None, expires_at__gt=at
    )
    return list(
        waiting.select_related("escrow__officer__office", "escrow__set__government").order_by(
            "asked_at", "pk"
        )
    )


def waiting_for_approval_of(officer: Officer, at: datetime) -> QuerySet[Recovery]:
    """Ceremonies of others that wait for this holder's part, oldest first."""
    asked = Recovery.objects.filter(finished_at=None, cancelled_at=None, expires_at__gt=at)
    asked = asked.filter(escrow__set__holders__officer=officer)
    asked = asked.exclude(escrow__officer=officer).exclude(successor=officer)
    given = Approval.objects.filter(holder__officer=officer).values("recovery")
    return asked.exclude(pk__in=given).select_related("escrow__officer__office").order_by("asked_at", "pk")


def recovery_seen_by(officer: Officer, recovery_id: int) -> Recovery | None:
    """A ceremony, for who asked for it and for the holders of its set."""
    seen = Q(escrow__officer=officer) | Q(successor=officer) | Q(escrow__set__holders__officer=officer)
    found = Recovery.objects.filter(seen, pk=recovery_id).distinct()
    return found.select_related(
        "escrow__officer__office", "escrow__set__government", "successor__office"
    ).first()


def keys_left_behind(to: Officer) -> QuerySet[Escrow]:
    """Protected keys of officers of `to`'s government who were shut out and whose account did not end, by
    officer: only of those whose keys `to`'s own circle protects."""
    own = circle_of(to)
    alike = own.protects if own else frozenset()
    left = Escrow.objects.filter(officer__is_active=False, is_practice=False, officer__role__in=alike)
    left = left.filter(officer__office__government=to.office.government_id)
    return left.select_related("officer__office__government").order_by("officer", "pk")


def is_protected(officer: Officer) -> bool:
    """Whether today's key of this officer is sealed to the set in force."""
    circle = circle_of(officer)
    found = set_in_force(officer.office.government_id, circle) if circle else None
    return found is not None and bytes(officer.public_key) in _protected(found, [officer.pk])


def circle_of(officer: Officer) -> Circle | None:
    """The circle that protects this officer's key, by the role."""
    return circles.of_role(officer.role)


def unprotected(government_id: int, circle: Circle = circles.READERS) -> list[Officer]:
    """The officers whose keys the set in force would not bring back."""
    people = list(protected_by(circle, government_id))
    found = set_in_force(government_id, circle)
    keys = _protected(found, [each.pk for each in people]) if found else set()
    return [each for each in people if bytes(each.public_key) not in keys]


def _protected(found: RecoverySet, officer_ids: Iterable[int]) -> set[bytes]:
    rows = Escrow.objects.filter(set=found, officer__in=list(officer_ids), is_practice=False)
    return {bytes(key) for key in rows.values_list("public_key", flat=True)}


@dataclass(frozen=True)
class LostKey:
    """A key that an officer no longer uses: by its fingerprint, and how it might come back."""

    fingerprint: str
    former: FormerKey
    escrow: Escrow | None


def lost_keys_of(officer: Officer) -> list[LostKey]:
    """The officer's earlier keys, newest first, each with the bundle that holders can open, if any."""
    sealed = {
        bytes(each.public_key): each
        for each in Escrow.objects.filter(officer=officer, is_practice=False).order_by("pk")
    }
    return [
        LostKey(vault.fingerprint(bytes(each.public_key)), each, sealed.get(bytes(each.public_key)))
        for each in officer.former_keys.order_by("-ended_at", "-pk")
    ]


def drill_due_on(found: RecoverySet) -> datetime | None:
    """When the next drill is due; None while the set is not in force."""
    last = found.drilled_at or found.established_at
    return last + DRILL_EVERY if last else None
