"""A photograph as it comes from a phone -> a JPEG that holds the picture and nothing else.

Pure: bytes in, bytes out. The picture is drawn anew, so that place, device, author, thumbnail and whatever
else a file may carry are gone; only sRGB pixels are left. Sides are read before anything is unpacked.
"""

import io
import struct
import warnings
from dataclasses import dataclass
from typing import Final

from PIL import Image, ImageOps, UnidentifiedImageError

KINDS: Final = ("JPEG", "PNG", "WEBP")
LARGEST_BYTES: Final = 15_000_000
# A phone's JPEG is unpacked at a fraction of its size; everything else stands in memory whole.
MOST_PIXELS: Final = 24_000_000
MOST_JPEG_PIXELS: Final = 50_000_000
LONG_SIDE: Final = 1600
SMALLEST_SIDE: Final = 64
QUALITY: Final = 82
_BROKEN: Final = (OSError, SyntaxError, ValueError, EOFError, IndexError, KeyError, TypeError, struct.error)
_WHITE: Final = (255, 255, 255)


class PhotoRefused(ValueError):
    """This file is not kept; the message says why, in Indonesian."""


@dataclass(frozen=True)
class Photo:
    """A cleaned JPEG with its sides in pixels."""

    content: bytes
    width: int
    height: int


def cleaned(raw: bytes, *, long_side: int = LONG_SIDE) -> Photo:
    """The picture of a JPEG, PNG or WebP file as a new JPEG, upright, its longer side at most `long_side`.

    Raises `PhotoRefused`: another kind, damaged, too large, too many pixels, too small to show anything.
    """
    if len(raw) > LARGEST_BYTES:
        raise PhotoRefused(f"Foto ini lebih dari {LARGEST_BYTES // 1_000_000} MB. Perkecil dulu.")
    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            return _drawn_anew(_opened(raw), long_side)
        except (Image.DecompressionBombError, Image.DecompressionBombWarning) as bomb:
            raise PhotoRefused(_too_many()) from bomb
        except MemoryError as much:
            raise PhotoRefused(_too_many()) from much
        except PhotoRefused:
            raise
        except _BROKEN as broken:
            raise PhotoRefused("Foto ini rusak atau terpotong. Pilih berkas lain.") from broken


def _opened(raw: bytes) -> Image.Image:
    try:
        found = Image.open(io.BytesIO(raw), formats=KINDS)
    except UnidentifiedImageError as unknown:
        raise PhotoRefused("Berkas ini bukan foto JPEG, PNG, atau WebP.") from unknown
    pixels = found.width * found.height
    light = found.format in ("JPEG", "MPO") and not found.info.get("progressive")
    if pixels > (MOST_JPEG_PIXELS if light else MOST_PIXELS):
        raise PhotoRefused(_too_many())
    if min(found.size) < SMALLEST_SIDE:
        raise PhotoRefused(f"Foto ini terlalu kecil: sisinya paling sedikit {SMALLEST_SIDE} piksel.")
    return found


def _drawn_anew(found: Image.Image, long_side: int) -> Photo:
    found.draft("RGB", (long_side, long_side))  # a JPEG is unpacked no larger than needed
    upright = ImageOps.exif_transpose(found)
    upright.thumbnail((long_side, long_side), Image.Resampling.LANCZOS)
    plain = _on_white(upright)
    out = io.BytesIO()
    plain.save(out, "JPEG", quality=QUALITY, optimize=True, progressive=True)
    return Photo(out.getvalue(), plain.width, plain.height)


def _on_white(picture: Image.Image) -> Image.Image:
    """A new picture of the same pixels: what was attached to the old one stays behind."""
    ground = Image.new("RGB", picture.size, _WHITE)
    if picture.has_transparency_data:
        layer = picture.convert("RGBA")
        ground.paste(layer, mask=layer.getchannel("A"))
    else:
        ground.paste(picture.convert("RGB"))
    return ground


def _too_many() -> str:
    return "Foto ini terlalu besar: terlalu banyak piksel. Perkecil dulu, 24 juta piksel sudah cukup."
