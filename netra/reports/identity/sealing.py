"""How a name is sealed apart: keys and bytes in, bytes out, no database.

Where the government has custodians, the envelope under the report's key (`Report.identity`) says only what
the reporter chose; the name lies inside it once more sealed, under a key of its own. That key goes to the
custodians (`identity_grant`) and to the receipt (`identity_receipt`). So a reader alone has a sealed thing
inside, a custodian alone has a key to what they cannot reach, and only both together open it. Who allows
to be called by name (`NAMED`) leaves the key inside. Without custodians the name lies under the report's
key, as `services.identity_requests` says on the page.
"""

import base64
import binascii
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Final

from netra import vault
from netra.reports import padding
from netra.reports.submission import ANONYMOUS, NAMED, Identity
from netra.reports.told import NotAStory, choice_in, identity_in

NAME: Final = "identity-name"
KEY: Final = "identity-key"
_APART: Final = frozenset({"choice", "key", "apart"})


class NameSealedApart(vault.EnvelopeRefused):
    """The name needs a key that a custodian gives."""

    def __init__(self) -> None:
        super().__init__("the name is sealed apart")


@dataclass(frozen=True)
class SealedIdentity:
    """A name as it is stored. `grant` and `receipt` are empty where there are no custodians."""

    envelope: bytes
    grant: bytes = b""
    receipt: bytes = b""


def seal_identity(
    identity: Identity, *, key: bytes, receipt: vault.Receipt, custodians: bytes | None
) -> SealedIdentity:
    """Seal a name with the report's key; with the custodians' public key, apart from it. `sealed_parcel.js`
    does the same."""
    record = receipt.lookup.hex()
    if custodians is None:
        return SealedIdentity(_envelope(key, asdict(identity), record, padding.IDENTITY))
    own = vault.new_key()
    return SealedIdentity(
        envelope=_envelope(key, put_apart(identity, own, record), record, padding.IDENTITY_APART),
        grant=vault.grant(custodians, own, record=granted_for(record)),
        receipt=vault.seal(receipt.unlock_key, own, record=record, field=KEY),
    )


def put_apart(identity: Identity, own: bytes, record: str) -> dict[str, str]:
    """What stands under the report's key of a name that `own` seals: the choice, and a sealed thing."""
    apart = vault.seal_json(own, asdict(identity), record=record, field=NAME, at_least=padding.IDENTITY)
    shown = vault.key_to_text(own) if identity.choice == NAMED else ""
    return {"choice": identity.choice, "key": shown, "apart": _text(apart)}


def granted_for(record: str) -> str:
    """What the key of a name is bound to in a grant: never to be taken for the report's own key."""
    return f"{record}/identity"


def choice_of(content: object) -> str:
    """What the reporter chose: ANONYMOUS, CONFIDENTIAL or NAMED. Raises `NotAStory`."""
    return choice_in(content)


def name_in(content: object, own: bytes | None, record: str) -> Identity:
    """The name in what the report's key opened; `own` is the key of the name, where somebody gave it.

    Raises `NameSealedApart` where it is needed and missing, `NotAStory`, or another `EnvelopeRefused`.
    """
    if not is_apart(content):
        return Identity(**identity_in(content))
    sealed, shown = _parts(content)
    key = own or shown
    if key is None:
        if choice_of(content) == ANONYMOUS:
            return Identity()
        raise NameSealedApart
    told = Identity(**identity_in(vault.open_json(key, sealed, record=record, field=NAME)))
    if told.choice != choice_of(content):
        raise NotAStory
    return told


def shown_key(content: object) -> bytes | None:
    """The key of a name that its reporter allows to be called by. Raises `NotAStory`."""
    return _parts(content)[1] if is_apart(content) else None


def is_apart(content: object) -> bool:
    """Whether the name needs a key of its own."""
    return isinstance(content, Mapping) and set(content) == _APART


def _parts(content: Any) -> tuple[bytes, bytes | None]:
    """The sealed name and the key that is shown: of who allows to be called by name, and of nobody else."""
    shown, apart = content["key"], content["apart"]
    if not (isinstance(shown, str) and isinstance(apart, str) and len(apart) <= 4 * padding.IDENTITY_MOST):
        raise NotAStory
    if bool(shown) != (choice_of(content) == NAMED):
        raise NotAStory
    try:
        return _bytes(apart), vault.key_from_text(shown) if shown else None
    except (ValueError, binascii.Error):
        raise NotAStory from None


def _text(sealed: bytes) -> str:
    return base64.urlsafe_b64encode(sealed).rstrip(b"=").decode()


def _bytes(text: str) -> bytes:
    return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)


def _envelope(key: bytes, content: Mapping[str, str], record: str, at_least: int) -> bytes:
    return vault.seal_json(key, content, record=record, field="identity", at_least=at_least)
