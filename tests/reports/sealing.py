"""A parcel as the browser makes it, made in Python: for tests of what the server does with one."""

import base64
import io
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from netra import vault
from netra.reports import padding
from netra.reports.identity import sealing as names
from netra.reports.parcel import Parcel, read_parcel
from netra.reports.routing import readers_for
from netra.reports.submission import Identity, Submission
from tests import factories

CAMPAIGN_DAY = date(2024, 10, 30)


def to_text(value: bytes) -> str:
    """Base64url without filling."""
    return base64.urlsafe_b64encode(value).rstrip(b"=").decode()


def from_text(text: str) -> bytes:
    """The bytes again."""
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def sealed(
    told: Submission | None = None,
    *,
    receipt: vault.Receipt | None = None,
    readers: list[bytes] | None = None,
    key: bytes | None = None,
    custodians: bytes | None = None,
    **changed: Any,
) -> dict[str, Any]:
    """The parcel as it travels; `changed` replaces parts of it. `readers` and `custodians` are public
    keys."""
    told, receipt = told or factories.submission(), receipt or vault.new_receipt()
    key, record = key or vault.new_key(), receipt.lookup.hex()
    if readers is None:
        found = readers_for(government=factories.government(), agency=None, marked=told.not_for)
        readers = [public for _, public in found.keys]
    story = vault.seal_json(key, told.sealed_part(), record=record, field="story", at_least=padding.STORY)
    name = names.seal_identity(told.identity, key=key, receipt=receipt, custodians=custodians)
    return {
        "v": 3,
        "on": CAMPAIGN_DAY.isoformat(),
        "lookup": to_text(receipt.lookup),
        "kind": "report" if told.identity.is_given else "lead",
        "regime": "pilkada",
        "act": told.act,
        "agency": told.agency_code,
        "not_for": list(told.not_for),
        "story": to_text(story),
        "identity": to_text(name.envelope),
        "key": to_text(vault.seal(receipt.unlock_key, key, record=record, field="key")),
        "grants": [_granted(public, vault.grant(public, key, record=record)) for public in readers],
        "custodians": _granted(custodians, name.grant) if custodians else None,
        "name_key": to_text(name.receipt),
        "shipment": "",
        "files": [],
    } | changed


Forging = Callable[[dict[str, str], bytes, str], Any]
"""What lies under the report's key instead: made of what belongs there, the key of the name, the record."""


def forged(content: Forging, identity: Identity, *, custodians: bytes, **how: Any) -> dict[str, Any]:
    """The parcel of a browser that seals `content` as the identity, and everything else as it should."""
    receipt, key, own = how.pop("receipt", None) or vault.new_receipt(), vault.new_key(), vault.new_key()
    record, told = receipt.lookup.hex(), factories.submission(identity=identity)
    text = json.dumps(content(names.put_apart(identity, own, record), own, record)).encode()
    envelope = vault.seal(key, text, record=record, field="identity", at_least=padding.IDENTITY_APART)
    name_key = vault.seal(receipt.unlock_key, own, record=record, field=names.KEY)
    grant = vault.grant(custodians, own, record=names.granted_for(record))
    return sealed(told, receipt=receipt, key=key, custodians=custodians, **how) | {
        "identity": to_text(envelope),
        "name_key": to_text(name_key),
        "custodians": _granted(custodians, grant),
    }


def _granted(public: bytes, grant: bytes) -> dict[str, str]:
    return {"to": vault.fingerprint(public), "key": to_text(grant)}


@dataclass(frozen=True)
class Packed:
    """A file as a browser seals it: its id, key, ciphertext and what is said of it."""

    file: UUID
    key: bytes
    raw: bytes
    name: str = "rapat.txt"

    def in_parcel(self, report_key: bytes, receipt: vault.Receipt) -> dict[str, str]:
        """Its key under the report's, and its claim under its own."""
        record, field = receipt.lookup.hex(), f"evidence/{self.file.hex}/key"
        claim = {"name": self.name, "cleaned": False}
        about = vault.seal_json(self.key, claim, record=self.file.hex, field="about", at_least=padding.ABOUT)
        sealed_key = vault.seal(report_key, self.key, record=record, field=field)
        return {"id": self.file.hex, "key": to_text(sealed_key), "about": to_text(about)}


def packed(content: bytes, name: str = "rapat.txt") -> Packed:
    """A content sealed in Python as the script seals it."""
    file, key, out = uuid4(), vault.new_key(), io.BytesIO()
    sealer = vault.FileSealer(key, file.hex, out.write)
    sealer.add(content)
    sealer.finish()
    return Packed(file, key, out.getvalue(), name)


def body_of(parcel: dict[str, Any]) -> bytes:
    """The parcel as a request carries it."""
    return json.dumps(parcel).encode()


def read(parcel: dict[str, Any]) -> Parcel:
    """The parcel as the server reads it."""
    return read_parcel(body_of(parcel))
