"""Envelopes: bytes sealed under a key and bound to the record and field that they belong to.

Format 1: ``b"NE" | version (1 byte) | nonce (12) | AES-256-GCM ciphertext and tag (16)``. The associated data
are version, record and field, each with its length before it, so that an envelope copied into another row or
column does not open. The plaintext carries its length (4 bytes, big endian) and zeros up to the next power of
two, 256 bytes or the caller's `at_least`: an envelope tells how long a text is only to the nearest
doubling, and short answers all look alike. The nonce is random: one key seals the few hundred envelopes of
one report, far below 2^32.
"""

import json
import secrets
from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

JsonValue: TypeAlias = "bool | int | float | str | Sequence[JsonValue] | Mapping[str, JsonValue] | None"

KEY_BYTES = 32
SMALLEST_BUCKET = 256
LARGEST_PLAINTEXT = 16 * 1024 * 1024

_MAGIC = b"NE"
_VERSION = 1
_HEADER_BYTES = 3
_NONCE_BYTES = 12
_LENGTH_BYTES = 4


class EnvelopeRefused(ValueError):
    """The envelope was not opened. No message of this family shows contents, keys or passwords."""


class UnknownVersion(EnvelopeRefused):
    """A format that this program does not know, named in `version`."""

    def __init__(self, version: int) -> None:
        super().__init__(f"envelope format {version} is not known to this program")
        self.version = version


class WrongKeyOrTampered(EnvelopeRefused):
    """Wrong key, wrong record, wrong field or changed bytes: the cipher cannot and must not say which."""

    def __init__(self) -> None:
        super().__init__("wrong key, wrong place or changed bytes")


def new_key() -> bytes:
    """A fresh random key of 32 bytes, one per report."""
    return secrets.token_bytes(KEY_BYTES)


def seal(key: bytes, plaintext: bytes, *, record: str, field: str, at_least: int = SMALLEST_BUCKET) -> bytes:
    """Encrypt `plaintext` (16 MiB at most) under `key` (32 bytes) for this record and field only.

    `at_least`, a power of two in bytes: what is shorter looks as long as that.
    """
    if len(key) != KEY_BYTES:
        raise ValueError(f"a key has {KEY_BYTES} bytes")
    nonce = secrets.token_bytes(_NONCE_BYTES)
    sealed = AESGCM(key).encrypt(nonce, _pad(plaintext, at_least), _place(record, field))
    return header(_MAGIC, _VERSION) + nonce + sealed


def open_sealed(key: bytes, envelope: bytes, *, record: str, field: str) -> bytes:
    """Decrypt what `seal` made. Raises `UnknownVersion` or `WrongKeyOrTampered`."""
    body = body_of(envelope, _MAGIC, _VERSION)
    nonce, sealed = body[:_NONCE_BYTES], body[_NONCE_BYTES:]
    if len(key) != KEY_BYTES or len(nonce) != _NONCE_BYTES:
        raise WrongKeyOrTampered
    try:
        padded = AESGCM(key).decrypt(nonce, sealed, _place(record, field))
    except InvalidTag:
        raise WrongKeyOrTampered from None
    return _unpad(padded)


def seal_text(key: bytes, text: str, *, record: str, field: str, at_least: int = SMALLEST_BUCKET) -> bytes:
    """`seal` for text, as UTF-8."""
    if not _is_encodable(text):  # encode's own error would carry the text along
        raise ValueError("text with a lone surrogate cannot be sealed")
    return seal(key, text.encode(), record=record, field=field, at_least=at_least)


def open_text(key: bytes, envelope: bytes, *, record: str, field: str) -> str:
    """`open_sealed` for text. Raises `EnvelopeRefused` also where the contents are not UTF-8."""
    contents = open_sealed(key, envelope, record=record, field=field)
    try:
        return contents.decode()
    except UnicodeDecodeError:
        raise EnvelopeRefused("the contents are not text") from None


def seal_json(
    key: bytes, value: JsonValue, *, record: str, field: str, at_least: int = SMALLEST_BUCKET
) -> bytes:
    """`seal` for a JSON value, written compactly with sorted keys. Infinity and NaN are refused."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return seal_text(key, text, record=record, field=field, at_least=at_least)


def open_json(key: bytes, envelope: bytes, *, record: str, field: str) -> Any:
    """`open_sealed` for a JSON value. Raises `EnvelopeRefused` also where the contents are not JSON."""
    text = open_text(key, envelope, record=record, field=field)
    try:
        return json.loads(text)
    except (ValueError, RecursionError):  # also a number of too many digits, and brackets without an end
        raise EnvelopeRefused("the contents are not JSON") from None


def header(magic: bytes, version: int) -> bytes:
    """The three bytes before every sealed thing of the vault: two of its kind, one of its version."""
    return magic + bytes([version])


def body_of(envelope: bytes, magic: bytes, version: int) -> bytes:
    """What follows the header. Raises `UnknownVersion`, or `WrongKeyOrTampered` for another kind."""
    if len(envelope) < _HEADER_BYTES or envelope[: len(magic)] != magic:
        raise WrongKeyOrTampered
    if envelope[len(magic)] != version:
        raise UnknownVersion(envelope[len(magic)])
    return envelope[_HEADER_BYTES:]


def bind(*parts: bytes) -> bytes:
    """Parts joined with their lengths, so that ("ab", "c") and ("a", "bc") never give the same bytes."""
    return b"".join(len(part).to_bytes(_LENGTH_BYTES) + part for part in parts)


def _place(record: str, field: str) -> bytes:
    return bind(header(_MAGIC, _VERSION), record.encode(), field.encode())


def _pad(plaintext: bytes, at_least: int) -> bytes:
    if len(plaintext) > LARGEST_PLAINTEXT:
        raise ValueError(f"an envelope holds {LARGEST_PLAINTEXT} bytes at most")
    filled = len(plaintext).to_bytes(_LENGTH_BYTES) + plaintext
    bucket = max(SMALLEST_BUCKET, at_least, 1 << (len(filled) - 1).bit_length())
    return filled.ljust(bucket, b"\x00")


def _unpad(padded: bytes) -> bytes:
    length = int.from_bytes(padded[:_LENGTH_BYTES])
    if len(padded) < SMALLEST_BUCKET or length > len(padded) - _LENGTH_BYTES:
        raise WrongKeyOrTampered
    return padded[_LENGTH_BYTES : _LENGTH_BYTES + length]


def _is_encodable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
