"""Which characters our own fonts can draw: PDF/A refuses a letter with a single one that they cannot.

A name in another script must not stop a letter, so what cannot be drawn becomes a box that everybody sees.
"""

import struct
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

FONTS = Path(__file__).parent / "fonts"
BOX = "□"
_SHORT_TABLE = 4  # cmap format 4: the characters of the basic plane, in segments
_WINDOWS = 3


def drawable(text: str) -> str:
    """`text` with every character that a font lacks, and every control character, as a box.

    Line ends and tabs stay. An accent is joined to its letter first, for the fonts draw few alone.
    """
    known = _characters()
    composed = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return "".join(char if char in known else BOX for char in composed)


@lru_cache(maxsize=1)
def _characters() -> frozenset[str]:
    fonts = [frozenset(_mapped(path.read_bytes())) for path in sorted(FONTS.glob("*.ttf"))]
    return frozenset.intersection(*fonts) | {"\n", "\t"}


def _mapped(font: bytes) -> Iterator[str]:
    """The characters of a TrueType font, by its Unicode table of the basic plane."""
    start = _unicode_table(font)
    double = struct.unpack_from(">H", font, start + 6)[0]
    count = double // 2
    ends = struct.unpack_from(f">{count}H", font, start + 14)
    begins = struct.unpack_from(f">{count}H", font, start + 16 + double)
    for begin, end in zip(begins, ends, strict=True):
        for code in range(begin, min(end, 0xFFFE) + 1):
            char = chr(code)
            if unicodedata.category(char)[0] != "C":  # no controls, no direction marks, no private use
                yield char


def _unicode_table(font: bytes) -> int:
    """Where the font's format 4 table for Unicode begins."""
    cmap = _table(font, b"cmap")
    for index in range(struct.unpack_from(">H", font, cmap + 2)[0]):
        platform, encoding, offset = struct.unpack_from(">HHI", font, cmap + 4 + 8 * index)
        if (platform, encoding) == (_WINDOWS, 1) and font[cmap + offset + 1] == _SHORT_TABLE:
            return cmap + int(offset)
    raise ValueError("the font has no Unicode table")


def _table(font: bytes, tag: bytes) -> int:
    for index in range(struct.unpack_from(">H", font, 4)[0]):
        name, _, offset, _ = struct.unpack_from(">4sIII", font, 12 + 16 * index)
        if name == tag:
            return int(offset)
    raise ValueError(f"the font has no table {tag!r}")
