"""Archives of any shape, sealed to an office by whoever knows its key: opened as they are or refused."""

import hashlib
import io
import json
import struct
import tracemalloc
import zipfile
import zlib
from collections.abc import Iterator
from uuid import UUID

import pytest

from netra import vault
from netra.cases.handing import package

ID, PAIR = UUID(int=7), vault.new_pair()
PARTS = {"perkara.json": b'{"ringkas": "rekaan"}', "gambar/1-1.jpg": b"gambar" * 9}


def archive(parts: dict[str, bytes]) -> bytes:
    told = {"files": {name: hashlib.sha256(content).hexdigest() for name, content in parts.items()}}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, content in {package.MANIFEST: json.dumps(told).encode(), **parts}.items():
            made.writestr(name, content)
    return out.getvalue()


def opened(inner: bytes) -> dict[str, bytes]:
    """What comes out of a package that is sound outside and holds these bytes."""
    key, to = vault.new_key(), vault.fingerprint(PAIR.public)
    record = f"{ID}/{to}"
    grant = vault.grant(PAIR.public, key, record=record)
    envelope = vault.seal(key, inner, record=record, field="handover/package")
    closed = package.Closed(ID, to, grant, envelope)
    return package.open_package(closed, PAIR.private)[1]


def test_a_sound_archive_comes_out_as_it_went_in() -> None:
    assert opened(archive(PARTS)) == PARTS


def bent(whole: bytes) -> Iterator[bytes]:
    """The table of contents and the records around the parts, each byte turned; and cut off everywhere."""
    for at in range(0, len(whole), 3):
        yield whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :]
        yield whole[:at]


def test_a_bent_archive_is_opened_as_it_was_or_refused_by_name() -> None:
    refused = 0
    for whole in bent(archive(PARTS)):
        try:
            assert opened(whole) == PARTS
        except package.Changed:
            refused += 1
    assert refused > 100


def nested(depth: int, payload: int) -> bytes:
    """Parts that lie inside one another: each holds all that follow it, so that together they are many times
    the archive."""
    body, places = bytes(payload), []
    for number in reversed(range(depth)):
        name = f"{number}".encode()
        head = struct.pack(
            "<4s5H3L2H", b"PK\x03\x04", 20, 0, 0, 0, 33, zlib.crc32(body), len(body), len(body), len(name), 0
        )
        body = head + name + body
        places.append((name, len(body), zlib.crc32(body[len(head) + len(name) :])))
    table = b""
    for name, size, crc in places:
        inside = size - 30 - len(name)
        fields = (20, 20, 0, 0, 0, 33, crc, inside, inside, len(name), 0, 0, 0, 0, 0, len(body) - size)
        table += struct.pack("<4s6H3L5H2L", b"PK\x01\x02", *fields) + name
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, depth, depth, len(table), len(body), 0)
    return body + table + end


def test_parts_inside_one_another_are_refused_before_they_swell() -> None:
    whole = nested(200, 20_000)
    with zipfile.ZipFile(io.BytesIO(whole)) as made:  # it is an archive that a reader would take
        assert sum(each.file_size for each in made.infolist()) > 100 * len(whole)
    tracemalloc.start()
    try:
        with pytest.raises(package.Changed):
            opened(whole)
        assert tracemalloc.get_traced_memory()[1] < 40 * len(whole)
    finally:
        tracemalloc.stop()
