"""The key of an office: made by an entitled officer, opened by each of them, compared aloud by both sides."""

import base64
import binascii
from typing import Final

from netra import vault
from netra.accounts import roles, shared_keys
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
    office = desk.officer.office
    made, key = shared_keys.new_pair(OfficeKey, by=desk.officer, at=desk.at, field=_FIELD, office=office)
    grants = [shared_keys.granted(OfficeKeyGrant, made, key, each) for each in reading.entitled(office, None)]
    with recording(office.government.code, at=desk.at) as log:
        Office.objects.select_for_update(of=("self",)).get(
            pk=office.pk
        )  # of two at once the later one counts
        OfficeKey.objects.filter(office=office, retired_at=None).update(retired_at=desk.at)
        made.save(force_insert=True)
        OfficeKeyGrant.objects.bulk_create(grants)
        facts = {"fingerprint": vault.fingerprint(bytes(made.public_key)), "sealed_for": len(grants)}
        log.note(events.OFFICE_KEY_MADE, actor=desk.officer.actor, subject=office.name, facts=facts)
    return made


def private_of(key: OfficeKey, desk: Desk) -> bytes:
    """The private half. Raises `NotSealedToYou`, `SealedToEarlierKey`, or `vault.EnvelopeRefused` where a key
    was exchanged."""
    grant = key.grants.filter(officer=desk.officer).first()
    if grant is None:
        raise NotSealedToYou(key.office.name)
    secret = shared_keys.secret_for(grant, desk.officer, desk.private)
    return shared_keys.private_half(key, secret, field=_FIELD)


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
