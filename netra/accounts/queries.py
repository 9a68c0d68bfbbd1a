"""Reading officers."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.db import connection
from django.db.models import FilteredRelation, Q, QuerySet

from netra.accounts import roles
from netra.accounts.models import Interest, LinkedAccount, Office, Officer, Passkey
from netra.agencies.models import Government


def readers_of_reports(government_id: int) -> QuerySet[Officer]:
    """The officers of this government who may read reports; which of them one report is sealed to,
    `reports.routing` decides.

    Whoever still has the password that somebody else chose is not among them: that somebody could open it.
    """
    return _readers().filter(office__government_id=government_id)


@dataclass(frozen=True)
class Candidate:
    """An officer who reads reports as far as role and key go. `agencies`: own unit and declared ties."""

    pk: int
    public_key: bytes
    position: str
    office_id: int
    office: str
    tier: str
    agencies: frozenset[int]

    @property
    def mark(self) -> str:
        """How a reporter names a position without knowing who holds it: office and position, no name."""
        return mark_of(self.office_id, self.position)


def mark_of(office_id: int, position: str) -> str:
    """The mark of a position in an office."""
    return f"{office_id}:{position}"


def marks_of(office_id: int) -> set[str]:
    """The marks of every position in this office that somebody has, or had when they left."""
    held = Officer.objects.filter(office=office_id).values_list("position", flat=True)
    return {mark_of(office_id, position) for position in held}


def candidates_for(government_id: int, *, with_appointed: bool = False) -> list[Candidate]:
    """Who could read a report of this government, in one statement; `reports.routing` decides who does.

    Its own offices of every tier, and those of the governments above it that are no local ones.
    `with_appointed`: also who was appointed and has not chosen a password yet. No report is sealed to them.
    """
    sql, parameters = _candidates_query(government_id, with_appointed)
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        rows = cursor.fetchall()
    found: dict[int, Candidate] = {}
    for pk, key, position, office_id, office, tier, unit, tie in rows:
        ties = found[pk].agencies if pk in found else frozenset()
        ties |= {agency for agency in (unit, tie) if agency}
        found[pk] = Candidate(pk, bytes(key), position, office_id, office, tier, ties)
    return list(found.values())


@lru_cache(maxsize=1024)
def _candidates_query(government_id: int, with_appointed: bool) -> tuple[str, tuple[Any, ...]]:
    """The SQL, never its result: putting it together takes longer than asking."""
    found = (
        (_appointed() if with_appointed else _readers())
        .filter(_in_reach_of(government_id))
        .annotate(tie=FilteredRelation("interests", condition=Q(interests__withdrawn_at=None)))
        .values_list(
            "pk", "public_key", "position", "office_id", "office__name", "office__tier", "agency_id",
            "tie__agency_id",
        )
        .order_by("pk")
    )  # fmt: skip
    return found.query.sql_with_params()


def _in_reach_of(government_id: int) -> Q:
    """Officers of the government's own offices, and of higher ones in the governments above it."""
    above = Government.objects.filter(Q(children=government_id) | Q(children__children=government_id))
    higher = Q(office__government__in=above.values("pk")) & ~Q(office__tier=Office.Tier.LOCAL)
    return Q(office__government_id=government_id) | higher


def _readers() -> QuerySet[Officer]:
    return _appointed().filter(has_own_password=True)


def _appointed() -> QuerySet[Officer]:
    return Officer.objects.filter(role__in=roles.READS_REPORTS, is_active=True)


def interests_of(officer: Officer) -> QuerySet[Interest]:
    """The ties that this officer declared and did not withdraw, by agency."""
    current = Interest.objects.filter(officer=officer, withdrawn_at=None)
    return current.select_related("agency").order_by("agency__name", "pk")


@dataclass(frozen=True)
class NumberedReader:
    """An officer to whom reports are sealed, told by office and by a number that stays with the officer.

    `government` is the code of the office's: its journal knows the key.
    """

    government: str
    office: str
    number: int
    public_key: bytes


def readers_numbered(government_id: int) -> list[NumberedReader]:
    """`candidates_for` by office. Whoever was ever appointed keeps a number: leaving shifts nobody's."""
    rows = (
        Officer.objects.filter(_in_reach_of(government_id), role__in=roles.READS_REPORTS)
        .order_by("office__name", "office_id", "pk")
        .values_list("pk", "office__government__code", "office_id", "office__name", "public_key")
    )
    reading = {one.pk for one in candidates_for(government_id)}
    last: dict[int, int] = {}
    found = []
    for pk, government, office_id, office, key in rows:
        last[office_id] = last.get(office_id, 0) + 1
        if pk in reading:
            found.append(NumberedReader(government, office, last[office_id], bytes(key)))
    return found


def is_office(government: str, name: str) -> bool:
    """Whether an office of this name stands in the government with this code."""
    return Office.objects.filter(government__code=government, name__iexact=" ".join(name.split())).exists()


def officer_by_username(username: str) -> Officer | None:
    """The active officer with this sign-in name, with office and government at hand."""
    return (
        Officer.objects.select_related("office__government", "agency")
        .filter(username=username, is_active=True)
        .first()
    )


def officer_not_ended(username: str) -> Officer | None:
    """The officer with this sign-in name who is at work, or was shut out and whose keys are still there."""
    found = Officer.objects.select_related("office__government", "agency").filter(username=username)
    return found.exclude(is_active=False, locked_private=b"").first()


def passkeys_of(officer: Officer) -> QuerySet[Passkey]:
    """The officer's passkeys, the oldest first."""
    return Passkey.objects.filter(officer=officer).order_by("made_at", "pk")


def passkey_by_id(credential_id: bytes) -> Passkey | None:
    """The passkey with this id of an officer who is active, with office and government at hand."""
    found = Passkey.objects.select_related("officer__office__government", "officer__agency")
    return found.filter(credential_id=credential_id, officer__is_active=True).first()


def linked_account_of(officer: Officer) -> LinkedAccount | None:
    """The account at the city's single sign-on that the operator bound to this officer."""
    return LinkedAccount.objects.filter(officer=officer).first()


def officer_linked_to(issuer: str, subject: str) -> Officer | None:
    """The active officer to whom the operator bound this account at the provider."""
    found = Officer.objects.select_related("office__government", "agency").filter(is_active=True)
    return found.filter(linked_account__issuer=issuer, linked_account__subject=subject).first()


def passkeys_in_use() -> bool:
    """Whether anybody has one."""
    return Passkey.objects.exists()


def count_linked(issuer: str) -> int:
    """How many officers at work the operator bound to an account at this provider."""
    return LinkedAccount.objects.filter(issuer=issuer, officer__is_active=True).count()
