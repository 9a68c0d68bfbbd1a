"""A device that makes passkeys and signs with them, in software: what a phone or a USB key does.

It knows WebAuthn's bytes by itself and signs with a real key; what it answers can be bent at each point.
"""

import base64
import hashlib
import json
import secrets
import struct
from dataclasses import dataclass, field
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from fido2 import cbor

PRESENT, VERIFIED, ATTESTED = 0x01, 0x04, 0x40
PADDING = "==="


def to_text(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def to_bytes(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + PADDING)


@dataclass
class Device:
    """One passkey on one device, at the origin where its browser stands. `counts`: it counts signatures."""

    origin: str = "https://kantor.example"
    host: str = "kantor.example"
    counts: bool = True
    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))
    credential_id: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    handle: bytes = b""
    count: int = 0

    def makes(
        self, options: str, *, flags: int = PRESENT | VERIFIED, algorithm: int = -7, **bent: Any
    ) -> str:
        """The answer to a request for a new passkey."""
        asked = json.loads(options)
        self.handle = to_bytes(asked["user"]["id"])
        numbers = self.key.public_key().public_numbers()
        cose = {
            1: 2,
            3: algorithm,
            -1: 1,
            -2: numbers.x.to_bytes(32, "big"),
            -3: numbers.y.to_bytes(32, "big"),
        }
        new = bytes(16) + struct.pack(">H", len(self.credential_id)) + self.credential_id + cbor.encode(cose)
        data = self._data(flags | ATTESTED, bent) + new
        response = {
            "clientDataJSON": to_text(self._client_data("webauthn.create", asked, bent)),
            "attestationObject": to_text(cbor.encode({"fmt": "none", "authData": data, "attStmt": {}})),
        }
        return self._told(response, bent)

    def signs(self, options: str, *, flags: int = PRESENT | VERIFIED, **bent: Any) -> str:
        """The answer to a request to sign in."""
        asked = json.loads(options)
        self.count = bent.get("count", self.count + 1 if self.counts else 0)
        data, client = self._data(flags, bent), self._client_data("webauthn.get", asked, bent)
        signed = data + hashlib.sha256(client).digest()
        key: ec.EllipticCurvePrivateKey = bent.get("key", self.key)
        response = {
            "clientDataJSON": to_text(client),
            "authenticatorData": to_text(data),
            "signature": to_text(key.sign(signed, ec.ECDSA(hashes.SHA256()))),
            "userHandle": to_text(bent.get("handle", self.handle)),
        }
        return self._told(response, bent)

    def _data(self, flags: int, bent: dict[str, Any]) -> bytes:
        host = bent.get("host", self.host)
        return hashlib.sha256(host.encode()).digest() + struct.pack(">BI", flags, self.count)

    def _client_data(self, kind: str, asked: dict[str, Any], bent: dict[str, Any]) -> bytes:
        told = {
            "type": bent.get("type", kind),
            "challenge": bent.get("challenge", asked["challenge"]),
            "origin": bent.get("origin", self.origin),
            "crossOrigin": bent.get("cross_origin", False),
        }
        return json.dumps(told).encode()

    def _told(self, response: dict[str, str], bent: dict[str, Any]) -> str:
        named = to_text(bent.get("credential_id", self.credential_id))
        return json.dumps({"id": named, "rawId": named, "type": "public-key", "response": response})
