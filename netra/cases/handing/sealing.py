"""The key of one hand-over: who opens it, and what is sealed under it."""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from netra import vault
from netra.accounts.shared_keys import refusing_earlier
from netra.cases.desk import Desk, record_of
from netra.cases.handing import reading
from netra.cases.handing.chain import Link, link_from
from netra.cases.handing.content import Content, content_from
from netra.cases.models import Handover
from netra.reports.services import NotSealedToYou

_CONTENT: Final = "handover/content"
_NOTE: Final = "handover/note"
_CHAIN: Final = "handover/chain"
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
    above, record = _above(handover, desk)
    if not handover.sender_key:
        raise NotSealedToYou(handover.number)
    return vault.open_sealed(
        above, bytes(handover.sender_key), record=record, field=_KEY.format(handover.nonce)
    )


def seal_key(key: bytes, handover: Handover, desk: Desk) -> bytes:
    """The hand-over's key for who sends it: whoever reads the case, or what it passes on."""
    above, record = _above(handover, desk)
    return vault.seal(above, key, record=record, field=_KEY.format(handover.nonce))


def _above(handover: Handover, desk: Desk) -> tuple[bytes, str]:
    """The key that opens the sender's copy: of the report, or of the hand-over that is passed on."""
    if handover.follows is not None:
        return key_to(handover.follows, desk), str(handover.follows.nonce)
    if handover.case is not None:
        return desk.key_to(handover.case.report), record_of(handover.case)
    raise NotSealedToYou(handover.number)


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


def seal_chain(key: bytes, nonce: UUID, links: Sequence[Link]) -> bytes:
    """How each earlier sending is verified, for whoever this goes on to."""
    told = {"links": [each.as_json() for each in links]}
    return vault.seal_json(key, told, record=str(nonce), field=_CHAIN)


def open_chain(key: bytes, handover: Handover) -> tuple[Link, ...]:
    """The same in clear; none for what was handed over here. Raises `vault.EnvelopeRefused`."""
    if not handover.chain:
        return ()
    told = vault.open_json(key, bytes(handover.chain), record=str(handover.nonce), field=_CHAIN)
    return tuple(link_from(each) for each in told["links"])


def _picture(number: int, page: int) -> str:
    return f"handover/picture/{number}/{page}"
