"""Officers' keys: who may open a report, and how an officer's own key is kept.

A pair is X-Wing (ML-KEM-768 with X25519): a grant made today stays closed to a quantum computer of tomorrow.
A private key is X-Wing's 32-byte seed, a public key its 1216 bytes, each after one version byte. A *grant* is
a report's key sealed to one officer with HPKE (RFC 9180, HKDF-SHA256, AES-256-GCM), bound to the report.

The private key rests locked under the officer's password (Argon2id). After sign-in it is locked again under a
random key that only the browser's cookie holds: neither the database nor the cookie alone opens anything.
"""

import base64
import binascii
import hashlib
import secrets
import struct
import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hpke
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey, MLKEM768PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from netra.vault.envelopes import (
    KEY_BYTES,
    EnvelopeRefused,
    UnknownVersion,
    WrongKeyOrTampered,
    bind,
    body_of,
    header,
    new_key,
    open_sealed,
    seal,
)

_SUITE = hpke.Suite(hpke.KEM.MLKEM768_X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.AES_256_GCM)
_KEY_VERSION = 1
_SEED_BYTES = 32
_MLKEM_SEED_BYTES = 64
_MLKEM_PUBLIC_BYTES = 1184
_PUBLIC_BYTES = _MLKEM_PUBLIC_BYTES + 32
_FINGERPRINT_BYTES = 16

_GRANT, _GRANT_VERSION = b"NG", 1
_LOCK, _LOCK_VERSION = b"NL", 1
_COST = struct.Struct(">IIB")
_SALT_BYTES = 16
_NONCE_BYTES = 12
_MOST_MEMORY_KIB = 1024 * 1024
_MOST_TIME = 32
_MOST_LANES = 16
_RELOCKED_FIELD = "officer/private/session"


class BadKey(ValueError):
    """Bytes or text that are no key of ours."""


class WrongPassword(EnvelopeRefused):
    """The password (or the owner, or the locked bytes) is another one: the cipher cannot tell which."""

    def __init__(self) -> None:
        super().__init__("the password does not open this key")


@dataclass(frozen=True, slots=True)
class KeyPair:
    """An officer's public key (1217 bytes) and private key (33 bytes); `repr()` shows neither."""

    public: bytes = field(repr=False)
    private: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Cost:
    """What Argon2id spends: passes, KiB of memory, lanes. The default is RFC 9106's second recommendation."""

    time: int = 3
    memory_kib: int = 64 * 1024
    lanes: int = 4

    def __post_init__(self) -> None:
        within = 1 <= self.time <= _MOST_TIME and 1 <= self.lanes <= _MOST_LANES
        if not within or not 8 * self.lanes <= self.memory_kib <= _MOST_MEMORY_KIB:
            raise ValueError("Argon2id cost out of range")


def new_pair() -> KeyPair:
    """A fresh pair for one officer."""
    private = bytes([_KEY_VERSION]) + secrets.token_bytes(_SEED_BYTES)
    return KeyPair(public=public_of(private), private=private)


def public_of(private: bytes) -> bytes:
    """The public key of a private one: compared after unlocking, it shows one swapped in the database."""
    lattice, curve = _halves(private)
    raw = lattice.public_key().public_bytes_raw() + curve.public_key().public_bytes_raw()
    return bytes([_KEY_VERSION]) + raw


def fingerprint(public: bytes) -> str:
    """128 bits of a public key's SHA-256 as eight groups of four hex digits, to be compared aloud."""
    digest = hashlib.sha256(b"netra/officer/fingerprint/v1\x00" + public).digest()
    return digest[:_FINGERPRINT_BYTES].hex(" ", 2)


def grant(public: bytes, key: bytes, *, record: str) -> bytes:
    """Seal a report's key (32 bytes) to one officer for this record: 1171 bytes."""
    if len(key) != KEY_BYTES:
        raise BadKey(f"a key has {KEY_BYTES} bytes")
    officer = _parsed_public(public)
    try:
        sealed = _SUITE.encrypt(key, officer, info=_granted_for(record))
    except ValueError:  # an X25519 half of low order, which no honest officer has
        raise BadKey("not an X25519 public key") from None
    return header(_GRANT, _GRANT_VERSION) + sealed


def open_grant(private: bytes, grant: bytes, *, record: str) -> bytes:
    """The report's key. Raises `UnknownVersion` or `WrongKeyOrTampered`."""
    sealed = body_of(grant, _GRANT, _GRANT_VERSION)
    try:
        return _SUITE.decrypt(sealed, _parsed_private(private), info=_granted_for(record))
    except InvalidTag:
        raise WrongKeyOrTampered from None


def lock_private(private: bytes, password: str, *, owner: str, cost: Cost = Cost()) -> bytes:
    """Lock a private key under a password; the cost is written beside it so that it can rise later.

    Takes about 0.2 s and 64 MiB at the default: call it outside any transaction.
    """
    salt, nonce = secrets.token_bytes(_SALT_BYTES), secrets.token_bytes(_NONCE_BYTES)
    head = _COST.pack(cost.time, cost.memory_kib, cost.lanes) + salt
    sealed = AESGCM(_stretched(password, salt, cost)).encrypt(nonce, private, _locked_for(owner, head))
    return header(_LOCK, _LOCK_VERSION) + head + nonce + sealed


def unlock_private(locked: bytes, password: str, *, owner: str) -> bytes:
    """The private key. Raises `WrongPassword`.

    Bytes of another kind, version or an absurd cost raise `UnknownVersion` or `WrongKeyOrTampered` before any
    work is spent on them.
    """
    body = body_of(locked, _LOCK, _LOCK_VERSION)
    split = _COST.size + _SALT_BYTES
    head, nonce, sealed = body[:split], body[split : split + _NONCE_BYTES], body[split + _NONCE_BYTES :]
    if not sealed:
        raise WrongKeyOrTampered
    key = _stretched(password, head[_COST.size :], _cost_in(head))
    try:
        return AESGCM(key).decrypt(nonce, sealed, _locked_for(owner, head))
    except InvalidTag:
        raise WrongPassword from None


def new_session_key() -> bytes:
    """A random key for one browser session; only the cookie may hold it."""
    return new_key()


def relock_private(private: bytes, session_key: bytes, owner: str) -> bytes:
    """Lock an opened private key under a session's key, for the server to hold while the cookie lives."""
    return seal(session_key, private, record=owner, field=_RELOCKED_FIELD)


def open_relocked(relocked: bytes, session_key: bytes, owner: str) -> bytes:
    """The private key again. Raises `UnknownVersion` or `WrongKeyOrTampered`."""
    return open_sealed(session_key, relocked, record=owner, field=_RELOCKED_FIELD)


def key_to_text(key: bytes) -> str:
    """A 32-byte key as 43 characters of base64url, fit for a cookie."""
    if len(key) != KEY_BYTES:
        raise BadKey(f"a key has {KEY_BYTES} bytes")
    return base64.urlsafe_b64encode(key).decode("ascii").rstrip("=")


def key_from_text(text: str) -> bytes:
    """The key again. Raises `BadKey` for everything that `key_to_text` does not write."""
    try:
        key = base64.b64decode(text + "=", altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        raise BadKey("not a key in base64url") from None
    if len(key) != KEY_BYTES or key_to_text(key) != text:
        raise BadKey("not a key in base64url")
    return key


def _granted_for(record: str) -> bytes:
    return bind(b"netra/grant/v1", record.encode())


def _locked_for(owner: str, head: bytes) -> bytes:
    return bind(header(_LOCK, _LOCK_VERSION), owner.encode(), head)


def _stretched(password: str, salt: bytes, cost: Cost) -> bytes:
    """NFKC first, so that the same password typed on another keyboard is the same.

    Lone surrogates pass: an encoding error would carry the password in its traceback.
    """
    secret = unicodedata.normalize("NFKC", password).encode("utf-8", "surrogatepass")
    return hash_secret_raw(secret, salt, cost.time, cost.memory_kib, cost.lanes, KEY_BYTES, Type.ID)


def _cost_in(head: bytes) -> Cost:
    """The stored cost, refused where changed bytes would ask for more than this machine should spend."""
    time, memory_kib, lanes = _COST.unpack(head[: _COST.size])
    try:
        return Cost(time, memory_kib, lanes)
    except ValueError:
        raise WrongKeyOrTampered from None


def _versioned(key: bytes, length: int) -> bytes:
    if not key or key[0] != _KEY_VERSION:
        raise UnknownVersion(key[0]) if key else BadKey("an empty key")
    if len(key) != 1 + length:
        raise BadKey("a key of the wrong length")
    return key[1:]


@lru_cache(maxsize=1024)
def _parsed_public(public: bytes) -> hpke.MLKEM768X25519PublicKey:
    """Cached: the same few officers receive every report of a government."""
    raw = _versioned(public, _PUBLIC_BYTES)
    try:
        lattice = MLKEM768PublicKey.from_public_bytes(raw[:_MLKEM_PUBLIC_BYTES])
    except ValueError:
        raise BadKey("not an ML-KEM-768 public key") from None
    return hpke.MLKEM768X25519PublicKey(lattice, X25519PublicKey.from_public_bytes(raw[_MLKEM_PUBLIC_BYTES:]))


def _halves(private: bytes) -> tuple[MLKEM768PrivateKey, X25519PrivateKey]:
    """X-Wing's expansion of its seed: 64 bytes for ML-KEM, 32 for X25519.

    Not cached, so that an opened key does not outlive the request that needed it.
    """
    stream = hashlib.shake_256(_versioned(private, _SEED_BYTES)).digest(_MLKEM_SEED_BYTES + 32)
    lattice = MLKEM768PrivateKey.from_seed_bytes(stream[:_MLKEM_SEED_BYTES])
    return lattice, X25519PrivateKey.from_private_bytes(stream[_MLKEM_SEED_BYTES:])


def _parsed_private(private: bytes) -> hpke.MLKEM768X25519PrivateKey:
    return hpke.MLKEM768X25519PrivateKey(*_halves(private))
