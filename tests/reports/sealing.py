"""A parcel as the browser makes it, made in Python: for tests of what the server does with one."""

import base64
import json
from datetime import date
from typing import Any

from netra import vault
from netra.reports import padding
from netra.reports.parcel import Parcel, read_parcel
from netra.reports.routing import readers_for
from netra.reports.submission import Submission
from tests import factories

CAMPAIGN_DAY = date(2024, 10, 30)


def to_text(value: bytes) -> str:
    """Base64url without filling."""
    return base64.urlsafe_b64encode(value).rstrip(b"=").decode()


def sealed(
    told: Submission | None = None,
    *,
    receipt: vault.Receipt | None = None,
    readers: list[bytes] | None = None,
    key: bytes | None = None,
    **changed: Any,
) -> dict[str, Any]:
    """The parcel as it travels; `changed` replaces parts of it. `readers` are public keys."""
    told, receipt = told or factories.submission(), receipt or vault.new_receipt()
    key, record = key or vault.new_key(), receipt.lookup.hex()
    if readers is None:
        found = readers_for(government=factories.government(), agency=None, marked=told.not_for)
        readers = [public for _, public in found.keys]
    story = vault.seal_json(key, told.sealed_part(), record=record, field="story", at_least=padding.STORY)
    identity = vault.seal_json(
        key, told.identity.__dict__, record=record, field="identity", at_least=padding.IDENTITY
    )
    grants = [
        {"to": vault.fingerprint(public), "key": to_text(vault.grant(public, key, record=record))}
        for public in readers
    ]
    return {
        "v": 1,
        "on": CAMPAIGN_DAY.isoformat(),
        "lookup": to_text(receipt.lookup),
        "kind": "report" if told.identity.is_given else "lead",
        "regime": "pilkada",
        "act": told.act,
        "agency": told.agency_code,
        "not_for": list(told.not_for),
        "story": to_text(story),
        "identity": to_text(identity),
        "key": to_text(vault.seal(receipt.unlock_key, key, record=record, field="key")),
        "grants": grants,
    } | changed


def body_of(parcel: dict[str, Any]) -> bytes:
    """The parcel as a request carries it."""
    return json.dumps(parcel).encode()


def read(parcel: dict[str, Any]) -> Parcel:
    """The parcel as the server reads it."""
    return read_parcel(body_of(parcel))
