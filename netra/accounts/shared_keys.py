"""A key that several officers open: sealed once to each of them. With a pair its private half lies under it.

One mechanism for the custodians' key, an office's key and an office's index key. What opens, and who may have
it, is the rule of each room; how it is sealed, opened, passed on and followed stands here. The record of
everything sealed is the key's nonce; the bytes are those of format 1 (ADR 3).
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any, TypeVar
from uuid import uuid4

from django.db import models
from django.db.models import QuerySet

from netra import vault
from netra.accounts.models import Officer


class SharedKey(models.Model):
    """A key of several officers, kept in its grants only. A retired one opens what came before."""

    nonce = models.UUIDField("penanda", unique=True)
    made_by = models.ForeignKey("accounts.Officer", on_delete=models.PROTECT, verbose_name="dibuat oleh")
    made_at = models.DateTimeField("dibuat")
    retired_at = models.DateTimeField("diganti", null=True, blank=True)

    class Meta:
        abstract = True


class SharedPair(SharedKey):
    """The same with a key pair, to which others seal; its private half is sealed under the shared key."""

    public_key = models.BinaryField("kunci umum")
    sealed_private = models.BinaryField("kunci pribadi, tersegel")

    class Meta:
        abstract = True


class SharedKeyGrant(models.Model):
    """A shared key (`key`), sealed to one officer, to the key of theirs with this `fingerprint`."""

    key: Any
    officer = models.ForeignKey("accounts.Officer", on_delete=models.PROTECT, verbose_name="petugas")
    fingerprint = models.CharField("sidik kunci", max_length=39)
    sealed_key = models.BinaryField("kunci tersegel")

    class Meta:
        abstract = True


class SealedToEarlierKey(PermissionError):
    """It is sealed to a key that this officer no longer uses, or nobody wrote down to which: whoever opens it
    can seal it again, or the earlier key comes back."""


Pair = TypeVar("Pair", bound=SharedPair)
Grant = TypeVar("Grant", bound=SharedKeyGrant)


def mark_of(officer: Officer) -> str:
    """The fingerprint of the key that this officer uses today."""
    return vault.fingerprint(bytes(officer.public_key))


def new_pair(
    model: type[Pair], *, by: Officer, at: datetime, field: str, **scope: object
) -> tuple[Pair, bytes]:
    """A new pair, not saved yet, and the key under which its private half lies. `field` binds that half."""
    pair, secret, nonce = vault.new_pair(), vault.new_key(), uuid4()
    sealed = vault.seal(secret, pair.private, record=str(nonce), field=field)
    made = model(**scope, nonce=nonce, public_key=pair.public, sealed_private=sealed, made_by=by, made_at=at)
    return made, secret


def private_half(key: SharedPair, secret: bytes, *, field: str) -> bytes:
    """The private half. Raises `vault.EnvelopeRefused`, also where the public half was exchanged."""
    opened = vault.open_sealed(secret, bytes(key.sealed_private), record=str(key.nonce), field=field)
    if vault.public_of(opened) != bytes(key.public_key):
        raise vault.EnvelopeRefused("the public half of a shared key was exchanged")
    return opened


def granted(model: type[Grant], key: SharedKey, secret: bytes, to: Officer) -> Grant:
    """The key sealed to an officer's key of today; not saved yet."""
    sealed = vault.grant(bytes(to.public_key), secret, record=str(key.nonce))
    return model(key=key, officer=to, fingerprint=mark_of(to), sealed_key=sealed)


def secret_in(grant: SharedKeyGrant, private: bytes) -> bytes:
    """The shared key. Raises `vault.EnvelopeRefused`."""
    return vault.open_grant(private, bytes(grant.sealed_key), record=str(grant.key.nonce))


def secret_for(grant: SharedKeyGrant, officer: Officer, private: bytes) -> bytes:
    """The same for whoever is at work. Raises `SealedToEarlierKey`, or `vault.EnvelopeRefused` where it was
    changed."""
    with refusing_earlier(grant.fingerprint, officer):
        return secret_in(grant, private)


@contextmanager
def refusing_earlier(beside: str, officer: Officer) -> Iterator[None]:
    """Around opening what is sealed to an officer, with the fingerprint that stands beside it: another key's
    is refused unopened. None stands beside what is older than the column: then the cipher decides, and what
    it refuses is refused by the same name. Raises `SealedToEarlierKey`."""
    if beside not in ("", mark_of(officer)):
        raise SealedToEarlierKey
    try:
        yield
    except vault.EnvelopeRefused as refused:
        if beside:
            raise
        raise SealedToEarlierKey from refused


def opens_today(grants: Iterable[Grant], able: Collection[Officer]) -> list[Grant]:
    """Those grants that somebody of `able` opens with the key that they have now."""
    now = {(each.pk, mark_of(each)) for each in able}
    return [each for each in grants if (each.officer_id, each.fingerprint) in now]


def holders_among(grants: QuerySet[Grant], able: QuerySet[Officer]) -> QuerySet[Officer]:
    """The officers of `able` who open what these grants are of, with the key that they have now."""
    sealed_to = set(grants.values_list("officer_id", "fingerprint"))
    return able.filter(pk__in=[each.pk for each in able if (each.pk, mark_of(each)) in sealed_to])


def followed(model: type[Grant], found: Iterable[Grant], old: bytes, to: Officer) -> list[Grant]:
    """What lay under an earlier private key, sealed to `to`; not saved yet. Of rows without a fingerprint
    those which it opens. Raises `vault.EnvelopeRefused` where a row names this key and was changed."""
    made = []
    for each in found:
        try:
            made.append(granted(model, each.key, secret_in(each, old), to))
        except vault.EnvelopeRefused:
            if each.fingerprint:
                raise
    return made


def replace(model: type[Grant], made: Sequence[Grant], to: Officer) -> None:
    """Store grants to one officer in the place of theirs of the same keys. Called inside a `recording`."""
    rows = model._base_manager
    rows.filter(key__in=[each.key.pk for each in made], officer=to).delete()
    rows.bulk_create(made)
