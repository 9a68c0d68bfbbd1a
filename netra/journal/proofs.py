"""Proof that one entry stands in a published head: a path of hashes that names no other entry. Pure.

The entries since the head before are the leaves of a Merkle tree (the shape of RFC 6962): leaf =
SHA-256(0x00 + digest of the entry), node = SHA-256(0x01 + left + right). A head is the SHA-256 over the
canonical JSON of its fields, the hash of the head before it among them; so who noted one head holds all
earlier ones to their word. An outsider needs nothing but SHA-256.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date, datetime
from typing import Any, Final

from netra.journal.chain import GENESIS, Link

FORMAT: Final = "netra-journal-proof/1"
_FIELDS: Final = tuple(field.name for field in fields(Link))


class BadProof(ValueError):
    """What was handed in is no proof of this format; the message says what is missing, in Indonesian."""


@dataclass(frozen=True)
class Head:
    """What is published for everybody: the journal up to the end of a day. `previous` is the head before."""

    government: str
    on: date
    first: int
    sequence: int
    digest: str
    root: str
    previous: str = GENESIS

    def hash(self) -> str:
        """64 hexadecimal digits: the line that an outsider notes."""
        told = asdict(self) | {"on": self.on.isoformat()}
        text = json.dumps(told, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()


@dataclass(frozen=True)
class Step:
    """One hash beside the path; `side` says where it stands: left or right."""

    side: str
    hash: str


@dataclass(frozen=True)
class Proof:
    """One entry, the path of hashes above it, and the published head that the path leads to."""

    entry: Link
    digest: str
    path: tuple[Step, ...]
    head: Head

    def as_json(self) -> dict[str, Any]:
        """The proof as an outsider gets it; `proof_from` reads it back."""
        entry = self.entry.__dict__ | {
            "at": self.entry.at.isoformat(),
            "recorded_at": self.entry.recorded_at.isoformat(),
            "digest": self.digest,
        }
        head = asdict(self.head) | {"on": self.head.on.isoformat(), "hash": self.head.hash()}
        return {"format": FORMAT, "entry": entry, "path": [asdict(step) for step in self.path], "head": head}

    def faults(self) -> list[str]:
        """What does not hold, as sentences; empty for a sound proof. Its head is for comparing."""
        found = []
        if self.entry.digest() != self.digest:
            found.append("isi catatan tidak cocok dengan sidiknya")
        if self.head.government != self.entry.government:
            found.append("catatan dan kepala jurnal milik pemerintah yang berbeda")
        if not self.head.first <= self.entry.sequence <= self.head.sequence:
            found.append("nomor catatan di luar rentang kepala jurnal")
        if _folded(self.digest, self.path) != self.head.root:
            found.append("jalur sidik tidak sampai ke akar kepala jurnal")
        return found


def tree_root(digests: Sequence[str]) -> str:
    """The root over entries' digests, in their order; at least one."""
    return _root([_leaf(digest) for digest in digests]).hex()


def path_to(place: int, digests: Sequence[str]) -> tuple[Step, ...]:
    """The hashes beside the way from the entry at `place` (from 0) up to the root."""
    return tuple(_path(place, [_leaf(digest) for digest in digests]))


def proof_from(content: object) -> Proof:
    """A proof as `as_json` wrote it. Raises `BadProof` for anything else."""
    if not isinstance(content, Mapping) or content.get("format") != FORMAT:
        raise BadProof(f"bukan bukti jurnal dengan bentuk {FORMAT}")
    try:
        return _proof_from(content)
    except BadProof:
        raise
    except (KeyError, TypeError, ValueError) as error:
        raise BadProof(f"bukti jurnal tidak lengkap atau rusak: {type(error).__name__}") from error


def _proof_from(content: Mapping[str, Any]) -> Proof:
    entry, head = dict(content["entry"]), dict(content["head"])
    digest, told = str(entry.pop("digest")), str(head.pop("hash"))
    moments = {name: datetime.fromisoformat(entry[name]) for name in ("at", "recorded_at")}
    link = Link(**{name: entry[name] for name in _FIELDS} | moments)
    published = Head(**head | {"on": date.fromisoformat(head["on"])})
    if published.hash() != told:
        raise BadProof("kepala jurnal dalam bukti tidak cocok dengan sidiknya sendiri")
    return Proof(link, digest, tuple(Step(**step) for step in content["path"]), published)


def _leaf(digest: str) -> bytes:
    return hashlib.sha256(b"\x00" + bytes.fromhex(digest)).digest()


def _node(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\x01" + left + right).digest()


def _split(count: int) -> int:
    """The largest power of two below `count`."""
    return 1 << (count - 1).bit_length() - 1


def _root(leaves: Sequence[bytes]) -> bytes:
    if len(leaves) == 1:
        return leaves[0]
    middle = _split(len(leaves))
    return _node(_root(leaves[:middle]), _root(leaves[middle:]))


def _path(place: int, leaves: Sequence[bytes]) -> list[Step]:
    if len(leaves) == 1:
        return []
    middle = _split(len(leaves))
    if place < middle:
        return [*_path(place, leaves[:middle]), Step("right", _root(leaves[middle:]).hex())]
    return [*_path(place - middle, leaves[middle:]), Step("left", _root(leaves[:middle]).hex())]


def _folded(digest: str, path: Sequence[Step]) -> str:
    """The root that the path leads to; "" where a hash is no hash."""
    try:
        found = _leaf(digest)
        for step in path:
            other = bytes.fromhex(step.hash)
            found = _node(other, found) if step.side == "left" else _node(found, other)
    except ValueError:
        return ""
    return found.hex()
