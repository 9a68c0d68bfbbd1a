"""Reads the words back out of a PDF that typst wrote: enough for tests, and no reader for other PDFs."""

import re
import zlib

_OBJECT = re.compile(rb"(\d+) 0 obj\n(.*?)\nendobj", re.S)
_STREAM = re.compile(rb"stream\r?\n(.*)\r?\nendstream", re.S)


def _within(depth: int) -> bytes:
    """What may stand between a string's brackets: typst leaves brackets that balance as they are."""
    deeper = rb"|\(" + _within(depth - 1) + rb"\)" if depth else b""
    return rb"(?:\\.|[^\\()]" + deeper + rb")*"


_STRING = rb"\((" + _within(4) + rb")\)"
_TEXT = re.compile(
    rb"/(f\d+) [\d.]+ Tf|(BT)|\[((?:\("
    + _within(4)
    + rb"\)|[^\]()])*)\]\s*TJ|<([0-9A-Fa-f]+)>\s*Tj|"
    + _STRING
    + rb"\s*Tj",
    re.S,
)
_ESCAPED = re.compile(rb"\\([nrtbf()\\]|[0-7]{1,3})")
_PLAIN = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def words_of(pdf: bytes) -> str:
    """All text of all pages, in the order in which it was drawn, with one space between pieces."""
    return re.sub(r"\s+", " ", " ".join(pages_of(pdf)))


def pages_of(pdf: bytes) -> list[str]:
    """The text of each page."""
    objects = {int(number): body for number, body in _OBJECT.findall(pdf)}
    pages = [body for body in objects.values() if b"/Type/Page/" in body]
    return [_page(body, objects) for body in pages]


def _page(page: bytes, objects: dict[int, bytes]) -> str:
    resources = objects[_reference(rb"Resources", page)]
    fonts = {
        name.decode(): _characters(objects[int(number)], objects)
        for name, number in re.findall(rb"/(f\d+) (\d+) 0 R", resources)
    }
    return _drawn(_unpacked(objects[_reference(rb"Contents", page)]), fonts)


def _reference(key: bytes, body: bytes) -> int:
    found = re.search(rb"/" + key + rb" (\d+) 0 R", body)
    assert found, key
    return int(found[1])


def _unpacked(body: bytes) -> bytes:
    stream = _STREAM.search(body)
    assert stream
    return zlib.decompress(stream[1]) if b"FlateDecode" in body else stream[1]


def _characters(font: bytes, objects: dict[int, bytes]) -> dict[int, str]:
    table = _unpacked(objects[_reference(rb"ToUnicode", font)]).partition(b"endcodespacerange")[2]
    found: dict[int, str] = {}
    for glyph, text in re.findall(rb"<([0-9a-fA-F]{4})> <([0-9a-fA-F]+)>", table):
        found[int(glyph, 16)] = bytes.fromhex(text.decode()).decode("utf-16-be")
    return found


def _drawn(content: bytes, fonts: dict[str, dict[int, str]]) -> str:
    out, font = [], dict[int, str]()
    for name, begin, several, hexed, string in _TEXT.findall(content):
        if name:
            font = fonts[name.decode()]
        elif begin:
            out.append(" ")
        else:
            out += [_glyphs(piece, font) for piece in _pieces(several, hexed, string)]
    return "".join(out)


def _pieces(several: bytes, hexed: bytes, string: bytes) -> list[bytes]:
    if hexed:
        return [bytes.fromhex(hexed.decode())]
    if string:
        return [_plain(string)]
    found = re.findall(rb"<([0-9A-Fa-f]+)>|" + _STRING, several, re.S)
    return [bytes.fromhex(h.decode()) if h else _plain(s) for h, s in found]


def _plain(string: bytes) -> bytes:
    def one(found: re.Match[bytes]) -> bytes:
        return bytes([int(found[1], 8)]) if found[1].isdigit() else _PLAIN.get(found[1], found[1])

    return _ESCAPED.sub(one, string)


def _glyphs(piece: bytes, font: dict[int, str]) -> str:
    return "".join(font.get(int.from_bytes(piece[i : i + 2]), "") for i in range(0, len(piece), 2))
