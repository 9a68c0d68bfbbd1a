"""What can be told of a sealed thing without any key: its kind, its format, its length, and that it is no
text.

Somebody who seals elsewhere may claim anything. Nobody without the key can see whether an envelope opens, but
everybody can see whether it could: a wrong length, an unknown format or bytes that still read as text are
refused before they are stored.
"""

import zlib

from netra.vault.envelopes import EnvelopeRefused, body_of

_ENVELOPE, _GRANT, _VERSION = b"NE", b"NG", 1
_ENVELOPE_OVERHEAD = 12 + 16
_GRANT_BYTES = 1088 + 32 + 32 + 16  # ML-KEM-768's and X25519's shares, the key, the tag
_STILL_RANDOM = 0.98


class Misshapen(EnvelopeRefused):
    """A sealed thing that cannot be one: its kind, format or length is wrong."""


class ReadsAsText(EnvelopeRefused):
    """Bytes that are called sealed and are not: they can be compressed, which no ciphertext can."""


def check_envelope(envelope: bytes, *, at_least: int, at_most: int) -> None:
    """Whether these could be an envelope padded to a power of two from `at_least` to `at_most` bytes.

    Raises `UnknownVersion`, `WrongKeyOrTampered` for another kind, `Misshapen` or `ReadsAsText`.
    """
    body = body_of(envelope, _ENVELOPE, _VERSION)
    padded = len(body) - _ENVELOPE_OVERHEAD
    if not at_least <= padded <= at_most or padded & (padded - 1):
        raise Misshapen("not the length of a padded envelope")
    _check_random(body)


def check_grant(grant: bytes) -> None:
    """Whether these could be a grant. Raises as `check_envelope` does."""
    body = body_of(grant, _GRANT, _VERSION)
    if len(body) != _GRANT_BYTES:
        raise Misshapen("not the length of a grant")
    _check_random(body)


def check_ciphertext(sample: bytes) -> None:
    """Whether these bytes of a sealed file could be ciphertext. Raises `ReadsAsText`.

    It finds text and documents, not what is compressed already: a photograph in clear passes.
    """
    _check_random(sample)


def _check_random(body: bytes) -> None:
    if len(zlib.compress(body, 1)) < len(body) * _STILL_RANDOM:
        raise ReadsAsText("these bytes are not encrypted")
