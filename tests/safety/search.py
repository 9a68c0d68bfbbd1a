"""Looks for words at rest in every shape in which they might lie there by mistake."""

import base64
import html
import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from urllib.parse import quote, quote_plus

from django.contrib.sessions.models import Session
from django.db import connection


def shapes(needle: bytes) -> dict[str, list[bytes]]:
    """Every encoding of some bytes, by name, and for text in small and capital letters too."""
    texts = _letters(needle)
    found = {
        "plain": [needle, *(text.encode() for text in texts)],
        "hex": [needle.hex().encode(), *(text.encode().hex().encode() for text in texts)],
        "base64": [core for each in [needle, *(text.encode() for text in texts)] for core in base64_of(each)],
    }
    for text in texts:
        for name, encoded in _text_shapes(text):
            found.setdefault(name, []).append(encoded)
    return found


def _letters(needle: bytes) -> list[str]:
    try:
        text = needle.decode()
    except UnicodeDecodeError:
        return []
    return [text, text.lower(), text.upper()]


def _text_shapes(text: str) -> Iterator[tuple[str, bytes]]:
    escaped = json.dumps(text)[1:-1]
    yield "UTF-16 LE", text.encode("utf-16-le")
    yield "UTF-16 BE", text.encode("utf-16-be")
    yield "URL", quote(text).encode()
    yield "URL", quote_plus(text).encode()
    yield "JSON", escaped.encode()
    yield "JSON", json.dumps(escaped)[1:-1].encode()
    yield "HTML", html.escape(text).encode()
    yield "repr", repr(text)[1:-1].encode()
    yield "repr", repr(text.encode())[2:-1].encode()


def base64_of(needle: bytes) -> list[bytes]:
    """What stays the same wherever the needle begins inside a longer text, in both alphabets."""
    cores = []
    for before in range(3):
        encoded = base64.b64encode(b"\0" * before + needle)
        first = (before * 8 + 5) // 6
        cores.append(encoded[first : (before + len(needle)) * 8 // 6])
    return [*cores, *(core.translate(bytes.maketrans(b"+/", b"-_")) for core in cores)]


class Place:
    """Bytes at rest; compared as they are, and with small letters only."""

    def __init__(self, raw: bytes) -> None:
        self.raw, self.small = raw, raw.lower()

    def holds(self, encoded: bytes, *, exactly: bool) -> bool:
        """Whether this lies here; without `exactly` it has been put in small letters."""
        return encoded in (self.raw if exactly else self.small)


def places_of(needle: bytes, places: Mapping[str, Place]) -> list[str]:
    """Where the needle lies, as "place: encoding"."""
    sought = _sought(needle)
    found = []
    for name, place in places.items():
        there = {each for each in {*chain(*sought.values())} if place.holds(each[0], exactly=each[1])}
        found += [f"{name}: {shape}" for shape, each in sought.items() if not there.isdisjoint(each)]
    return found


def _sought(needle: bytes) -> dict[str, set[tuple[bytes, bool]]]:
    """Per shape what is looked for, and whether exactly. Many shapes of a plain word are the word itself, and
    its capitals are nothing new where only small letters are compared: each is looked for once."""
    return {
        shape: {(each if shape == "base64" else each.lower(), shape == "base64") for each in encodings}
        for shape, encodings in shapes(needle).items()
    }


def everything_at_rest(data: Path, log: bytes = b"") -> dict[str, Place]:
    """Each table, each decoded session, each file of the installation, and its log, by name."""
    raw = {**tables(), **sessions(), **files(data), "log": log}
    return {name: Place(content) for name, content in raw.items()}


def tables() -> dict[str, bytes]:
    """Every row of every table, past the models."""
    return {f"table {name}": b"\n".join(_rows(name)) for name in connection.introspection.table_names()}


def _rows(table: str) -> Iterable[bytes]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
        for row in cursor.fetchall():
            yield b"|".join(_cell(value) for value in row)


def _cell(value: object) -> bytes:
    return bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode()


def sessions() -> dict[str, bytes]:
    """Sessions are compressed in their table: here they are opened as the server opens them."""
    return {f"session {row.pk[:4]}": repr(row.get_decoded()).encode() for row in Session.objects.all()}


def files(data: Path) -> dict[str, bytes]:
    """Every file, among them SQLite's own with its write-ahead log."""
    return {f"file {path.relative_to(data)}": path.read_bytes() for path in data.rglob("*") if path.is_file()}
