"""A hand-over as one sealed file for another installation. Pure: bytes in, bytes out.

A line that names the format, a line of JSON (id, receiver's fingerprint, the key sealed to the receiving
office, the hash of what follows), then an envelope. In it lies a ZIP without compression: `manifest.json`
names every other part with its SHA-256, so that no part can be taken out, put in or exchanged unseen.
"""

import base64
import hashlib
import io
import json
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID

from netra import vault
from netra.reports.evidence import zips

FORMAT: Final = "NETRA-SERAH-TERIMA/1"
MANIFEST: Final = "manifest.json"
LARGEST: Final = 20 * 1024 * 1024
_LONGEST_HEADER: Final = 8 * 1024
_FIELD: Final = "handover/package"
_DATE: Final = (1980, 1, 1, 0, 0, 0)  # a ZIP must have one; ours says nothing


class PackageRefused(ValueError):
    """The package was not taken in; nothing of it was kept. Each kind has its own name."""


class NotAPackage(PackageRefused):
    """Another kind of file, or a format that this program does not know."""


class ForSomebodyElse(PackageRefused):
    """Sealed to another office's key; `fingerprint` is that key's."""

    def __init__(self, fingerprint: str) -> None:
        super().__init__(fingerprint)
        self.fingerprint = fingerprint


class Damaged(PackageRefused):
    """Not all of it arrived, or not as it was sent: its own hash does not fit."""


class Changed(PackageRefused):
    """It arrived whole and is not what was sealed, or its parts do not fit one another."""


class TooLarge(ValueError):
    """More than one sealed package holds: take fewer pictures along."""


@dataclass(frozen=True)
class Closed:
    """A package as it lies there: for whom, and under which id. Nothing of it is believed yet."""

    id: UUID
    to: str
    grant: bytes = field(repr=False)
    envelope: bytes = field(repr=False)


def pack(*, id: UUID, parts: Mapping[str, bytes], manifest: Mapping[str, Any], public: bytes) -> bytes:
    """Seal these parts to the office with this public key. Raises `TooLarge` and `vault.BadKey`."""
    told = dict(manifest) | {"files": {name: _sha256(content) for name, content in parts.items()}}
    whole = _zipped({MANIFEST: json.dumps(told, ensure_ascii=False, sort_keys=True).encode()} | dict(parts))
    key, to = vault.new_key(), vault.fingerprint(public)
    try:
        envelope = vault.seal(key, whole, record=_record(id, to), field=_FIELD)
    except ValueError:
        raise TooLarge from None
    header = {
        "id": str(id),
        "to": to,
        "grant": base64.b64encode(vault.grant(public, key, record=_record(id, to))).decode(),
        "sha256": _sha256(envelope),
    }
    return f"{FORMAT}\n{json.dumps(header, sort_keys=True)}\n".encode() + envelope


def read(package: bytes) -> Closed:
    """What stands outside. Raises `NotAPackage` or `Damaged`."""
    head, _, rest = package.partition(b"\n")
    if head != FORMAT.encode() or len(package) > LARGEST:
        raise NotAPackage
    line, _, envelope = rest.partition(b"\n")
    try:
        told = json.loads(line[:_LONGEST_HEADER])
        grant = base64.b64decode(told["grant"], validate=True)
        closed = Closed(UUID(told["id"]), str(told["to"]), grant, envelope)
    except (KeyError, TypeError, ValueError, RecursionError):
        raise Damaged from None
    if told.get("sha256") != _sha256(envelope):
        raise Damaged
    return closed


def open_package(closed: Closed, private: bytes) -> tuple[dict[str, Any], dict[str, bytes]]:
    """The manifest and the parts that it names. Raises `Changed`."""
    record = _record(closed.id, closed.to)
    try:
        key = vault.open_grant(private, closed.grant, record=record)
        whole = vault.open_sealed(key, closed.envelope, record=record, field=_FIELD)
    except (vault.EnvelopeRefused, ValueError):
        raise Changed from None
    parts = _unzipped(whole)
    try:
        manifest = json.loads(parts.pop(MANIFEST))
        fits = manifest["files"] == {name: _sha256(content) for name, content in parts.items()}
    except (KeyError, TypeError, ValueError, RecursionError):
        raise Changed from None
    if not fits:
        raise Changed
    return manifest, parts


def _record(id: UUID, to: str) -> str:
    return f"{id}/{to}"


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _zipped(parts: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name, _DATE), content)
    return out.getvalue()


def _unzipped(whole: bytes) -> dict[str, bytes]:
    """Only what is stored as it is, and together no more than the whole: parts that lie inside one another
    could otherwise swell. Whoever knows the office's public key can seal an archive of any shape to it."""
    try:
        with zips.opened(io.BytesIO(whole)) as archive:
            listed = archive.infolist()
            names = {each.filename for each in listed}
            is_plain = all(each.compress_type == zipfile.ZIP_STORED for each in listed)
            if (
                len(names) < len(listed)
                or not is_plain
                or sum(each.file_size for each in listed) > len(whole)
            ):
                raise Changed
            return {each.filename: archive.read(each) for each in listed}
    except zips.BrokenZip:
        raise Changed from None
