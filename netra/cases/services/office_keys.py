"""The key of an office: made by an entitled officer, opened by each of them, compared aloud by both sides."""

import base64
import binascii
from typing import Final
from uuid import uuid4

from netra import vault
from netra.accounts import roles
from netra.accounts.models import Office
from netra.cases.desk import Desk
from netra.cases.handing import reading
from netra.cases.models import OfficeKey, OfficeKeyGrant
from netra.journal import events
from netra.journal.services import recording
from netra.reports.services import NotSealedToYou

KEY_TEXT: Final = "NETRA-KUNCI-KANTOR/1"
_FIELD: Final = "office/private"


class NotAnOfficeKey(ValueError):
    """What was pasted is no office's key."""


class AnotherFingerprint(ValueError):
    """The key has another fingerprint than the one that the receiver read out; `args[0]` is the key's."""


def make_office_key(*, desk: Desk) -> OfficeKey:
    """A new key for the desk's office, opened by every entitled officer of it; the one before retires."""
    if not desk.officer.may(roles.RECEIVES_REFERRALS):
        raise NotSealedToYou(desk.officer.office.name)
    office, pair, key, nonce = desk.officer.office, vault.new_pair(), vault.new_key(), uuid4()
    made = OfficeKey(
        office=office, nonce=nonce, public_key=pair.public, made_by=desk.officer, made_at=desk.at,
        sealed_private=vault.seal(key, pair.private, record=str(nonce), field=_FIELD),
    )  # fmt: skip
    grants = [
        OfficeKeyGrant(
            key=made, officer=each, sealed_key=vault.grant(bytes(each.public_key), key, record=str(nonce))
        )
        for each in reading.entitled(office, None)
    ]
    with recording(office.government.code, at=desk.at) as log:
        Office.objects.select_for_update(of=("self",)).get(
            pk=office.pk
        )  # of two at once the later one counts
        OfficeKey.objects.filter(office=office, retired_at=None).update(retired_at=desk.at)
        made.save(force_insert=True)
        OfficeKeyGrant.objects.bulk_create(grants)
        facts = {"fingerprint": vault.fingerprint(pair.public), "sealed_for": len(grants)}
        log.note(events.OFFICE_KEY_MADE, actor=desk.officer.actor, subject=office.name, facts=facts)
    return made


def private_of(key: OfficeKey, desk: Desk) -> bytes:
    """The private half. Raises `NotSealedToYou`, or `vault.EnvelopeRefused` where a key was exchanged."""
    grant = key.grants.filter(officer=desk.officer).first()
    if grant is None:
        raise NotSealedToYou(key.office.name)
    opened = vault.open_grant(desk.private, bytes(grant.sealed_key), record=str(key.nonce))
    private = vault.open_sealed(opened, bytes(key.sealed_private), record=str(key.nonce), field=_FIELD)
    if vault.public_of(private) != bytes(key.public_key):
        raise vault.EnvelopeRefused("the office's public key was exchanged")
    return private


def key_as_text(key: OfficeKey) -> str:
    """The public half as a line of text, to be sent by any way: what counts is the fingerprint."""
    return f"{KEY_TEXT} {base64.b64encode(bytes(key.public_key)).decode()}"


def key_from_words(text: str, fingerprint: str) -> bytes:
    """The public key that was pasted, if it has the fingerprint that the receiver read out.

    Raises `NotAnOfficeKey` and `AnotherFingerprint`.
    """
    name, _, coded = " ".join(text.split()).partition(" ")
    try:
        public = base64.b64decode(coded.replace(" ", ""), validate=True)
    except (binascii.Error, ValueError):
        raise NotAnOfficeKey from None
    if name != KEY_TEXT:
        raise NotAnOfficeKey
    try:
        vault.grant(public, vault.new_key(), record="trial")  # whether anything can be sealed to it
    except (vault.BadKey, vault.UnknownVersion):
        raise NotAnOfficeKey from None
    found = vault.fingerprint(public)
    if _letters(found) != _letters(fingerprint):
        raise AnotherFingerprint(found)
    return public


def _letters(fingerprint: str) -> str:
    return "".join(fingerprint.lower().split())
