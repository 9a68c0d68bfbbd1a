"""The custodians' key: made by one of them, opened by each, never lost with the last holder."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from django.db.models import QuerySet

from netra import vault
from netra.accounts import queries as officers
from netra.accounts import recoveries, roles, shared_keys
from netra.accounts.models import Officer, Recovery
from netra.accounts.shared_keys import mark_of
from netra.agencies.models import Government
from netra.journal import identity_events
from netra.journal.services import Log, recording
from netra.reports.identity.models import IdentityKey, IdentityKeyGrant
from netra.reports.models import Report
from netra.reports.services.erasure import overwrite_freed_pages

_FIELD: Final = "identity/private"


class NotACustodian(PermissionError):
    """This officer guards no names here, or holds no key to them yet: a colleague has to let them in."""


class LastCustodian(RuntimeError):
    """Nobody else could open the names that are sealed to this officer: the officer cannot go yet."""


def identity_key_of(government: Government) -> IdentityKey | None:
    """The key to which names are sealed now; None where nobody who is there today could open it.

    One statement: every report that comes in asks."""
    able = officers.custodians_of(government.pk)
    grants = IdentityKeyGrant.objects.filter(key__government=government, key__retired_at=None)
    found = grants.filter(officer__in=able).select_related("key", "officer")
    return next((each.key for each in found if each.fingerprint == mark_of(each.officer)), None)


def holders_of(key: IdentityKey) -> QuerySet[Officer]:
    """The custodians who can open this key with the key that they have today."""
    return shared_keys.holders_among(
        IdentityKeyGrant.objects.filter(key=key), officers.custodians_of(key.government_id)
    )


def make_identity_key(*, officer: Officer, at: datetime) -> IdentityKey:
    """A new key for the custodians of this government, opened by each of them; the one before opens what
    came before. Raises `NotACustodian`."""
    government = officer.office.government
    able = list(officers.custodians_of(government.pk))
    if officer not in able:
        raise NotACustodian(officer.username)
    made, secret = shared_keys.new_pair(IdentityKey, by=officer, at=at, field=_FIELD, government=government)
    grants = [_grant(made, secret, each) for each in able]
    with recording(government.code, at=at) as log:
        _lock(government)  # of two at once the later one counts
        grants = _still_there(grants, government)
        if officer.pk not in {each.officer_id for each in grants}:
            raise NotACustodian(officer.username)
        IdentityKey.objects.filter(government=government, retired_at=None).update(retired_at=at)
        made.save(force_insert=True)
        IdentityKeyGrant.objects.bulk_create(grants)
        facts = {"fingerprint": vault.fingerprint(bytes(made.public_key)), "sealed_for": len(grants)}
        log.note(identity_events.IDENTITY_KEY_MADE, actor=officer.actor, subject=government.name, facts=facts)
    return made


def keys_held_by(officer: Officer) -> QuerySet[IdentityKey]:
    """The keys, retired ones too, that this custodian opens today."""
    own = IdentityKey.objects.filter(grants__officer=officer, grants__fingerprint=mark_of(officer))
    return own.filter(government=officer.office.government_id).order_by("-made_at", "-pk")


def lacking(officer: Officer) -> list[Officer]:
    """The colleagues who do not open every key that this custodian opens."""
    held = set(keys_held_by(officer).values_list("pk", flat=True))
    colleagues = officers.custodians_of(officer.office.government_id).exclude(pk=officer.pk)
    grants = IdentityKeyGrant.objects.filter(key__in=held)
    opens = set(grants.values_list("officer_id", "fingerprint", "key_id"))
    return [each for each in colleagues if any((each.pk, mark_of(each), key) not in opens for key in held)]


def share_identity_keys(*, officer: Officer, private: bytes, to: Officer, at: datetime) -> int:
    """Seal every key that this custodian opens to a colleague; how many. Raises `NotACustodian`."""
    government = officer.office.government
    if not officers.custodians_of(government.pk).filter(pk=to.pk).exists():
        raise NotACustodian(to.username)
    made = [_grant(key, _secret(key, officer, private), to) for key in keys_held_by(officer)]
    if not made:
        raise NotACustodian(officer.username)
    _pass_on(made, to=to, by=officer, at=at)
    return len(made)


def follow_identity_keys(*, officer: Officer, old: bytes, at: datetime, asked: Recovery | None = None) -> int:
    """An earlier key of this custodian is back: what was sealed to it is sealed to the key of today."""
    mark = vault.fingerprint(vault.public_of(old))
    found = IdentityKeyGrant.objects.filter(officer=officer, fingerprint=mark).select_related("key")
    made = shared_keys.followed(IdentityKeyGrant, found, old, officer)
    if not made:
        return 0
    _pass_on(made, to=officer, by=officer, at=at, asked=asked)
    return len(made)


def pass_identity_keys_on(*, gone: Officer, old: bytes, to: Officer, at: datetime, asked: Recovery) -> int:
    """A key of a custodian who does not come back is here: what was sealed to it is sealed to the successor.

    Nothing where the successor guards no names: with the key of a reader's report it would be both halves.
    """
    mark = vault.fingerprint(vault.public_of(old))
    found = IdentityKeyGrant.objects.filter(officer=gone, fingerprint=mark).select_related("key")
    held = set(keys_held_by(to).values_list("pk", flat=True))
    found = found.filter(key__government=to.office.government_id).exclude(key__in=held)
    made = shared_keys.followed(IdentityKeyGrant, found, old, to)
    if not made or not officers.custodians_of(to.office.government_id).filter(pk=to.pk).exists():
        return 0
    _pass_on(made, to=to, by=to, at=at, asked=asked)
    return len(made)


def give_up_identity_keys(*, officer: Officer, log: Log, actor: str) -> None:
    """A custodian goes: their grants end. Called inside a `recording`.

    Raises `LastCustodian`, before anything is destroyed, where a name that is still kept would be left with
    nobody who can open it.
    """
    if not officer.may(roles.GUARDS_IDENTITIES):
        return
    _lock(officer.office.government)  # waits for reports on their way in, and they for this (`still_opens`)
    if alone_with(officer):
        raise LastCustodian(officer.username)
    overwrite_freed_pages()
    gone, _ = IdentityKeyGrant.objects.filter(officer=officer).delete()
    if gone:
        log.note(
            identity_events.IDENTITY_KEY_GIVEN_UP, actor=actor, subject=officer.username, facts={"keys": gone}
        )


def alone_with(officer: Officer) -> list[IdentityKey]:
    """The keys that a kept name needs and that nobody else opens today. A key that this officer lost counts
    too: it may come back."""
    held = IdentityKey.objects.filter(grants__officer=officer, pk__in=_needed()).distinct()
    return [key for key in held.order_by("pk") if not holders_of(key).exclude(pk=officer.pk).exists()]


def last_guardians() -> set[int]:
    """Ids of inactive officers without whose key, now or earlier, nobody would open a kept name."""
    left = IdentityKeyGrant.objects.filter(officer__is_active=False, key__in=_needed())
    return {each.officer_id for each in left.select_related("key") if not holders_of(each.key).exists()}


def names_nobody_opens(government: Government) -> int:
    """How many kept reports have a name whose key no custodian of today opens."""
    needed = IdentityKey.objects.filter(government=government, pk__in=_needed())
    lost = [key.pk for key in needed if not holders_of(key).exists()]
    return Report.objects.filter(identity_key__in=lost, erased_at=None).count()


def keys_under(officer: Officer, *marks: str, but: Sequence[IdentityKey] = ()) -> int:
    """How many keys of names are sealed to this officer's keys with these fingerprints."""
    found = IdentityKeyGrant.objects.filter(officer=officer, fingerprint__in=marks)
    return found.exclude(key__in=but).values("key").distinct().count()


def still_opens(key: IdentityKey) -> bool:
    """Whether somebody at work has a grant. Asked after a report was written, in its transaction: the last
    custodian who leaves holds the government's row, so that one of the two sees the other."""
    return IdentityKeyGrant.objects.filter(key=key, officer__is_active=True).exists()


def _needed() -> QuerySet[Report, Any]:
    kept = Report.objects.filter(erased_at=None, identity_key__isnull=False)
    return kept.values("identity_key")


def private_of(key: IdentityKey, officer: Officer, private: bytes) -> bytes:
    """The private half, opened with the custodian's own.

    Raises `NotACustodian`, or `vault.EnvelopeRefused` where a key was exchanged.
    """
    return shared_keys.private_half(key, _secret(key, officer, private), field=_FIELD)


def _secret(key: IdentityKey, officer: Officer, private: bytes) -> bytes:
    grant = IdentityKeyGrant.objects.filter(key=key, officer=officer, fingerprint=mark_of(officer)).first()
    if grant is None or not officer.may(roles.GUARDS_IDENTITIES):
        raise NotACustodian(officer.username)
    return shared_keys.secret_in(grant, private)


def _grant(key: IdentityKey, secret: bytes, officer: Officer) -> IdentityKeyGrant:
    return shared_keys.granted(IdentityKeyGrant, key, secret, officer)


def _pass_on(
    made: list[IdentityKeyGrant], *, to: Officer, by: Officer, at: datetime, asked: Recovery | None = None
) -> None:
    """As reports are: the ceremony that `asked` for them is held open, or `recoveries.RecoveryClosed`."""
    government = to.office.government
    with recording(government.code, at=at) as log:
        if asked is not None:
            recoveries.hold_open(asked, at)
        _lock(government)
        if not _still_there(made, government):
            raise NotACustodian(to.username)
        shared_keys.replace(IdentityKeyGrant, made, to)
        facts = {"to": to.actor, "keys": len(made)}
        log.note(identity_events.IDENTITY_KEY_GIVEN, actor=by.actor, subject=to.username, facts=facts)


def _still_there(made: list[IdentityKeyGrant], government: Government) -> list[IdentityKeyGrant]:
    """Without those for who left, or got another key, since they were sealed. Under the lock."""
    return shared_keys.opens_today(made, officers.custodians_of(government.pk))


def _lock(government: Government) -> None:
    Government.objects.select_for_update().get(pk=government.pk)
