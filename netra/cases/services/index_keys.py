"""The index key of an office: made when first needed, given to colleagues, turned, ended with its holders.

Nothing hangs on it alone: what it marks can be marked anew by whoever opens the cases (ADR 35).
"""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from uuid import uuid4

from django.db.models import QuerySet

from netra import vault
from netra.accounts import queries as officers
from netra.accounts import roles, shared_keys
from netra.accounts.models import Office, Officer
from netra.accounts.shared_keys import mark_of
from netra.cases.desk import Desk
from netra.cases.models import IndexKey, IndexKeyGrant
from netra.journal import events
from netra.journal.services import Log, recording
from netra.reports.services import NotSealedToYou, overwrite_freed_pages


class IndexKeyExchanged(vault.EnvelopeRefused):
    """What opens is not the key that was made: somebody put another one in its place."""


@dataclass(frozen=True)
class OpenIndex:
    """An index key that this officer opened. Never stored."""

    key: IndexKey
    secret: bytes = field(repr=False)


def entitled_to_index(office: Office) -> QuerySet[Officer]:
    """Who of this office may hold its index key: its readers of reports, with a password of their own."""
    return officers.readers_of_reports(office.government_id).filter(office=office).order_by("pk")


def open_indexes(desk: Desk) -> list[OpenIndex]:
    """The index keys of the desk's office that this officer opens, the one in force first.

    Raises `vault.EnvelopeRefused` where one is not what was sealed: then nothing is looked for.
    """
    return [_opened(each, desk) for each in _own_grants(desk)]


def index_to_write(desk: Desk) -> OpenIndex | None:
    """The key in force, made now where nobody of the office holds one. None where only colleagues hold it:
    one of them can let this officer in."""
    found = in_force(open_indexes(desk))
    if found is None:
        if not holders_of(desk.officer.office).exists():
            make_index_key(desk=desk, only_the_first=True)
        found = in_force(open_indexes(desk))  # also the one that a colleague made since the first look
    return found


def in_force(found: Iterable[OpenIndex]) -> OpenIndex | None:
    """The one with which new respondents are marked."""
    return next((each for each in found if each.key.retired_at is None), None)


def holders_of(office: Office) -> QuerySet[Officer]:
    """Who of the office can open the key in force, with the key that they have today."""
    grants = IndexKeyGrant.objects.filter(key__office=office, key__retired_at=None)
    return shared_keys.holders_among(grants, entitled_to_index(office))


def make_index_key(*, desk: Desk, only_the_first: bool = False) -> None:
    """A new key, sealed to every entitled officer of the office; the one before marks nothing new.

    `only_the_first`: nothing where a colleague made one meanwhile. Else grants of this officer that are not
    what was sealed go, so that nothing stays refused. Raises `NotSealedToYou` for other roles.
    """
    if not desk.officer.may(roles.READS_REPORTS):
        raise NotSealedToYou(desk.officer.office.name)
    office, secret = desk.officer.office, vault.new_key()
    made = IndexKey(
        office=office, nonce=uuid4(), mark=vault.key_mark(secret), made_by=desk.officer, made_at=desk.at
    )
    grants = [_grant(made, secret, each) for each in entitled_to_index(office)]
    refused = [] if only_the_first else [each.pk for each in _own_grants(desk) if not _opens(each, desk)]
    with suppress(_Meanwhile), recording(office.government.code, at=desk.at) as log:
        Office.objects.select_for_update().get(pk=office.pk)
        if only_the_first and holders_of(office).exists():
            raise _Meanwhile
        IndexKey.objects.filter(office=office, retired_at=None).update(retired_at=desk.at)
        overwrite_freed_pages()
        IndexKeyGrant.objects.filter(pk__in=refused).delete()
        made.save(force_insert=True)
        IndexKeyGrant.objects.bulk_create(grants)
        end_dead_keys(office)
        facts = {"mark": made.mark, "sealed_for": len(grants)}
        log.note(events.INDEX_KEY_MADE, actor=desk.officer.actor, subject=office.name, facts=facts)


def share_index_keys(*, to: Officer, desk: Desk) -> int:
    """Seal every index key that this officer opens to a colleague of the same office; how many."""
    if not entitled_to_index(desk.officer.office).filter(pk=to.pk).exists():
        return 0
    opened = open_indexes(desk)
    made = [_grant(each.key, each.secret, to) for each in opened]
    if not made:
        return 0
    with recording(desk.officer.office.government.code, at=desk.at) as log:
        keys = [each.key.pk for each in opened]
        Office.objects.select_for_update().get(pk=desk.officer.office_id)
        there = set(IndexKey.objects.filter(pk__in=keys).values_list("pk", flat=True))
        overwrite_freed_pages()
        shared_keys.replace(IndexKeyGrant, [each for each in made if each.key.pk in there], to)
        facts = {"to": to.actor, "keys": len(there)}
        log.note(events.INDEX_KEY_GIVEN, actor=desk.officer.actor, subject=to.username, facts=facts)
    return len(there)


def give_up_index_keys(*, officer: Officer, log: Log, actor: str) -> None:
    """An officer goes: their grants end, and with the last holder the key and every mark under it, which
    nobody could compare any more. Called inside a `recording`."""
    overwrite_freed_pages()
    held = IndexKeyGrant.objects.filter(officer=officer)
    office = Office.objects.select_for_update().get(pk=officer.office_id)
    gone, _ = held.delete()
    ended = end_dead_keys(office)
    if gone:
        facts = {"keys": gone, "ended": ended}
        log.note(events.INDEX_KEY_GIVEN_UP, actor=actor, subject=officer.username, facts=facts)


def end_dead_keys(office: Office) -> int:
    """Delete keys that nobody opens, and retired ones that mark nobody; how many. Inside a `recording`."""
    overwrite_freed_pages()
    prints = {each.pk: mark_of(each) for each in entitled_to_index(office)}
    ended = 0
    for key in IndexKey.objects.filter(office=office).prefetch_related("grants"):
        is_held = any(prints.get(each.officer_id) == each.fingerprint for each in key.grants.all())
        is_used = key.retired_at is None or key.entries.exists()
        if not (is_held and is_used):
            key.delete()
            ended += 1
    return ended


def _own_grants(desk: Desk) -> QuerySet[IndexKeyGrant]:
    own = IndexKeyGrant.objects.filter(
        officer=desk.officer, fingerprint=mark_of(desk.officer), key__office=desk.officer.office_id
    )
    return own.select_related("key").order_by("-key__made_at", "-key")


def _opens(grant: IndexKeyGrant, desk: Desk) -> bool:
    try:
        _opened(grant, desk)
    except vault.EnvelopeRefused:
        return False
    return True


def _opened(grant: IndexKeyGrant, desk: Desk) -> OpenIndex:
    secret = shared_keys.secret_in(grant, desk.private)
    if vault.key_mark(secret) != grant.key.mark:
        raise IndexKeyExchanged("another index key was put in its place")
    return OpenIndex(grant.key, secret)


def _grant(key: IndexKey, secret: bytes, officer: Officer) -> IndexKeyGrant:
    return shared_keys.granted(IndexKeyGrant, key, secret, officer)


class _Meanwhile(Exception):
    """A colleague was quicker."""
