"""A private key sealed so that any M of N holders together bring it back, and fewer learn nothing.

Nothing is split and no sharing is invented. Each holder has one *layer*: a random key, sealed to that holder
with HPKE like any grant. For every group of M holders the secret lies in M nested envelopes, one inside the
other, each under the layer of one of them. Nobody opens a nest without all M layers, in whichever order they
were given. A bundle grows with the number of groups, so there are seven holders at most: 35 groups.

Format 1: ``b"NR" | version (1) | M (1) | N (1) | SHA-256 of each holder's public key (32 each) | each
holder's layer, sealed (1171 each) | the nests``, groups in the order of `itertools.combinations`. Every seal
is bound to the owner and to all that stands before the layers: another owner, threshold or holder does not
open.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import comb

from netra.vault.envelopes import (
    WrongKeyOrTampered,
    body_of,
    header,
    new_key,
    open_sealed,
    seal,
)
from netra.vault.officers import grant, open_grant

LEAST_THRESHOLD, MOST_HOLDERS = 2, 7
_MAGIC, _VERSION = b"NR", 1
_DIGEST_BYTES, _LAYER_BYTES = 32, 1171


class NoSuchSharing(ValueError):
    """M of N as asked is not offered: 2 <= M < N <= 7, and no holder twice."""


class TooFewLayers(PermissionError):
    """Fewer holders than the bundle asks for have opened their layer: `missing` more are needed."""

    def __init__(self, missing: int) -> None:
        super().__init__(f"{missing} more needed")
        self.missing = missing


@dataclass(frozen=True)
class _Parts:
    threshold: int
    digests: tuple[bytes, ...]
    layers: tuple[bytes, ...]
    nests: tuple[bytes, ...]
    place: str

    def groups(self) -> Iterator[tuple[tuple[int, ...], bytes]]:
        return zip(combinations(range(len(self.layers)), self.threshold), self.nests, strict=True)


def seal_to_holders(secret: bytes, publics: Sequence[bytes], threshold: int, *, owner: str) -> bytes:
    """Seal `secret` so that any `threshold` of the holders of these public keys bring it back.

    About 1.2 KB for each holder and 1.1 KB (of three) for each group. Raises `NoSuchSharing`.
    """
    count = len(publics)
    if not LEAST_THRESHOLD <= threshold < count <= MOST_HOLDERS or len(set(publics)) < count:
        raise NoSuchSharing(f"{threshold} of {count}")
    head = bytes([threshold, count]) + b"".join(_digest(public) for public in publics)
    place, keys = _place(owner, head), [new_key() for _ in publics]
    layers = [grant(public, keys[at], record=_layer(place, at)) for at, public in enumerate(publics)]
    nests = []
    for group in combinations(range(count), threshold):
        nest = secret
        for depth, at in enumerate(group):
            nest = seal(keys[at], nest, record=place, field=_nest(group, depth))
        nests.append(nest)
    return header(_MAGIC, _VERSION) + head + b"".join(layers) + b"".join(nests)


def open_layer(bundle: bytes, private: bytes, public: bytes, *, owner: str) -> bytes:
    """One holder's layer (32 bytes), which alone opens nothing. Raises `EnvelopeRefused`, also for who is
    no holder."""
    parts = _parted(bundle, owner)
    if _digest(public) not in parts.digests:
        raise WrongKeyOrTampered
    at = parts.digests.index(_digest(public))
    return open_grant(private, parts.layers[at], record=_layer(parts.place, at))


def bring_back(bundle: bytes, layers: Mapping[bytes, bytes], *, owner: str) -> bytes:
    """The secret, from layers by their holder's public key. Raises `TooFewLayers` or `EnvelopeRefused`."""
    parts = _parted(bundle, owner)
    known = {parts.digests.index(_digest(each)): key for each, key in layers.items() if _holds(parts, each)}
    if len(known) < parts.threshold:
        raise TooFewLayers(parts.threshold - len(known))
    for group, nest in parts.groups():
        if set(group) <= set(known):
            try:
                return _opened(nest, group, known, parts.place)
            except WrongKeyOrTampered:
                continue  # one layer is wrong: another group may do without it
    raise WrongKeyOrTampered


def _opened(nest: bytes, group: tuple[int, ...], keys: Mapping[int, bytes], place: str) -> bytes:
    for depth, at in reversed(list(enumerate(group))):
        nest = open_sealed(keys[at], nest, record=place, field=_nest(group, depth))
    return nest


def _holds(parts: _Parts, public: bytes) -> bool:
    return _digest(public) in parts.digests


def _parted(bundle: bytes, owner: str) -> _Parts:
    """The parts, with all lengths checked; `WrongKeyOrTampered` for what cannot be a bundle."""
    body = body_of(bundle, _MAGIC, _VERSION)
    threshold, count = tuple(body[:2]) if len(body) > 1 else (0, 0)
    if not LEAST_THRESHOLD <= threshold < count <= MOST_HOLDERS:
        raise WrongKeyOrTampered
    head_end = 2 + count * _DIGEST_BYTES
    layers_end = head_end + count * _LAYER_BYTES
    nests, groups = body[layers_end:], comb(count, threshold)
    if not nests or len(nests) % groups:
        raise WrongKeyOrTampered
    return _Parts(
        threshold=threshold,
        digests=_cut(body[2:head_end], count),
        layers=_cut(body[head_end:layers_end], count),
        nests=_cut(nests, groups),
        place=_place(owner, body[:head_end]),
    )


def _cut(joined: bytes, count: int) -> tuple[bytes, ...]:
    size = len(joined) // count
    return tuple(joined[at * size : (at + 1) * size] for at in range(count))


def _digest(public: bytes) -> bytes:
    return hashlib.sha256(b"netra/holder/v1\x00" + public).digest()


def _place(owner: str, head: bytes) -> str:
    return f"recovery/{hashlib.sha256(head).hexdigest()}/{owner}"


def _layer(place: str, at: int) -> str:
    return f"{place}/layer/{at}"


def _nest(group: tuple[int, ...], depth: int) -> str:
    return f"nest/{'-'.join(map(str, group))}/{depth}"
