"""Place and device inside videos and recordings of phones (MP4, MOV, 3GP, M4A). Reads a few kilobytes only.

These files are boxes in boxes, each with its length and four letters. What tells something lies in `moov`.
"""

import re
import struct
from collections.abc import Iterator

from netra.vault import SealedFile

BOXED = {"mp4", "quicktime", "3gp", "m4a"}
MOST_BYTES = 4 * 1024 * 1024
MOST_BOXES = 200
_PLACE = re.compile(rb"([+-]\d{2}\.\d{2,})([+-]\d{3}\.\d{2,})(?:[+-]\d+(?:\.\d+)?)?/?")
_APPLE = b"com.apple.quicktime."
_SHORT = {
    b"\xa9mak": "device",
    b"\xa9mod": "device",
    b"\xa9swr": "device",
    b"\xa9ART": "author",
    b"auth": "author",
}


def examine(file: SealedFile, code: str) -> list[tuple[str, str]]:
    """Pairs of what ("place", "device", "author") and the words found; other formats are not looked into."""
    if code not in BOXED:
        return []
    told = b"".join(_moov(file))
    place = _PLACE.search(told)
    found = [("place", f"{float(place[1]):.2f} {float(place[2]):.2f}")] if place else []
    return [*found, *_short_words(told), *([("device", "ponsel Apple")] if _APPLE in told else [])]


def _moov(file: SealedFile) -> Iterator[bytes]:
    """The beginning of each `moov` box at the top of the file."""
    at = 0
    for _ in range(MOST_BOXES):
        file.seek(at)
        head = file.read(16) or b""
        if len(head) < 8:
            return
        length, letters = struct.unpack(">I4s", head[:8])
        if length == 1 and len(head) == 16:
            length = int.from_bytes(head[8:])
        length = file.size - at if length == 0 else length
        if length < 8:
            return
        if letters == b"moov":
            yield _read(file, at, min(length, MOST_BYTES))
        at += length


def _read(file: SealedFile, at: int, length: int) -> bytes:
    file.seek(at)
    parts, left = [], length
    while left > 0 and (part := file.read(left)):
        parts.append(part)
        left -= len(part)
    return b"".join(parts)


def _short_words(told: bytes) -> Iterator[tuple[str, str]]:
    """QuickTime's own texts: four letters, the text's length, a language, the text."""
    for letters, what in _SHORT.items():
        at = told.find(letters)
        if at < 0:
            continue
        length = int.from_bytes(told[at + 4 : at + 6])
        text = told[at + 8 : at + 8 + min(length, 120)].decode("utf-8", "replace")
        words = "".join(letter for letter in text if letter.isprintable()).strip()
        if words:
            yield what, words
