"""The key of one hand-over: who opens it, and what is sealed under it."""

import hashlib
import json
from typing import Final
from uuid import UUID

from netra import vault
from netra.accounts.shared_keys import refusing_earlier
from netra.cases.desk import Desk, record_of
from netra.cases.handing import reading
from netra.cases.handing.content import Content, content_from
from netra.cases.models import Handover
from netra.reports.services import NotSealedToYou

_CONTENT: Final = "handover/content"
_NOTE: Final = "handover/note"
_KEY: Final = "handover/key/{}"


def key_to(handover: Handover, desk: Desk) -> bytes:
    """The hand-over's key: by the officer's own grant, or through the case. Raises `NotSealedToYou`, also
    for who declared a tie since, `SealedToEarlierKey`, or `vault.EnvelopeRefused` where it was changed."""
    grant = handover.grants.filter(officer=desk.officer).first()
    if grant is not None and grant.sealed_key:
        if not reading.handovers_of(desk.officer).filter(pk=handover.pk).exists():
            raise NotSealedToYou(handover.number)
        with refusing_earlier(grant.fingerprint, desk.officer):
            return vault.open_grant(desk.private, bytes(grant.sealed_key), record=str(handover.nonce))
    if handover.case is None or not handover.sender_key:
        raise NotSealedToYou(handover.number)
    return vault.open_sealed(
        desk.key_to(handover.case.report),
        bytes(handover.sender_key),
        record=record_of(handover.case),
        field=_KEY.format(handover.nonce),
    )


def seal_key(key: bytes, handover: Handover, desk: Desk) -> bytes:
    """The hand-over's key for whoever reads the case."""
    assert handover.case is not None  # noqa: S101 - what comes from outside has no case, and no sender here
    report_key = desk.key_to(handover.case.report)
    return vault.seal(report_key, key, record=record_of(handover.case), field=_KEY.format(handover.nonce))


def seal_content(key: bytes, nonce: UUID, content: Content) -> bytes:
    """The file that the receiver reads."""
    return vault.seal_json(key, content.as_json(), record=str(nonce), field=_CONTENT)


def open_content(key: bytes, handover: Handover) -> Content:
    """The file in clear. Raises `vault.EnvelopeRefused` or `NotAHandover`."""
    told = vault.open_json(key, bytes(handover.envelope), record=str(handover.nonce), field=_CONTENT)
    return content_from(told)


def seal_picture(key: bytes, nonce: UUID, number: int, page: int, picture: bytes) -> bytes:
    """One safe picture of a piece of evidence."""
    return vault.seal(key, picture, record=str(nonce), field=_picture(number, page))


def open_picture(key: bytes, handover: Handover, number: int, page: int, envelope: bytes) -> bytes:
    """The picture in clear. Raises `vault.EnvelopeRefused`."""
    return vault.open_sealed(key, envelope, record=str(handover.nonce), field=_picture(number, page))


def seal_note(key: bytes, handover: Handover, text: str) -> bytes:
    """A reason, or the reference of a receipt on paper."""
    return vault.seal_text(key, text.strip(), record=str(handover.nonce), field=_NOTE)


def open_note(key: bytes, handover: Handover) -> str:
    """The note in clear; empty where there is none. Raises `vault.EnvelopeRefused`."""
    if not handover.note:
        return ""
    return vault.open_text(key, bytes(handover.note), record=str(handover.nonce), field=_NOTE)


def salt_of(key: bytes) -> str:
    """What makes a commitment unguessable: derived from the hand-over's key, which it does not tell."""
    return hashlib.sha256(b"netra/handover/commitment\0" + key).hexdigest()


def commitment_to(content: Content, salt: str) -> str:
    """What the journal holds of the content: nobody without the salt learns from it, and with it the sender
    is held to every word."""
    told = json.dumps(content.as_json(), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(f"{salt}\n{told}".encode()).hexdigest()


def _picture(number: int, page: int) -> str:
    return f"handover/picture/{number}/{page}"
