"""A government's own emblem (lambang daerah): a picture file of this installation, drawn anew when it is set.

It stands on letters, certificates and receipts; it is never merged with Netra's mark. No emblem
ships with the program; without one the place stays visibly empty.
"""

import io
import re
import warnings
from pathlib import Path
from typing import Final

from django.conf import settings
from PIL import Image, ImageOps, UnidentifiedImageError

FOLDER: Final = "lambang"  # below the data folder
KINDS: Final = ("PNG", "JPEG", "WEBP")
LARGEST_BYTES: Final = 5_000_000
MOST_PIXELS: Final = 24_000_000
SMALLEST_SIDE: Final = 200  # 19 mm on paper at 270 dots to the inch
LONG_SIDE: Final = 600
_CODE = re.compile(r"[0-9]{2}(\.[0-9]{2,4}){0,3}")
_BROKEN: Final = (OSError, SyntaxError, ValueError, EOFError, IndexError, KeyError, TypeError)


class EmblemRefused(ValueError):
    """This file is not taken; the message says why, in Indonesian."""


def drawn_anew(raw: bytes) -> bytes:
    """The picture as a PNG of at most 600 pixels a side that holds pixels and nothing else.

    Transparency stays. Raises `EmblemRefused`: another kind (an SVG can hold programs), damaged, too large,
    too many pixels, too small to print.
    """
    if len(raw) > LARGEST_BYTES:
        raise EmblemRefused(f"Berkas ini lebih dari {LARGEST_BYTES // 1_000_000} MB.")
    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            return _as_png(_opened(raw))
        except EmblemRefused:
            raise
        except UnidentifiedImageError as unknown:
            raise EmblemRefused("Berkas ini bukan gambar PNG, JPEG, atau WebP.") from unknown
        except (Image.DecompressionBombError, Image.DecompressionBombWarning, MemoryError) as bomb:
            raise EmblemRefused("Gambar ini terlalu besar: terlalu banyak piksel.") from bomb
        except _BROKEN as broken:
            raise EmblemRefused("Gambar ini rusak atau terpotong.") from broken


def _opened(raw: bytes) -> Image.Image:
    found = Image.open(io.BytesIO(raw), formats=KINDS)
    if found.width * found.height > MOST_PIXELS:
        raise EmblemRefused("Gambar ini terlalu besar: terlalu banyak piksel.")
    if min(found.size) < SMALLEST_SIDE:
        raise EmblemRefused(f"Gambar ini terlalu kecil: sisinya paling sedikit {SMALLEST_SIDE} piksel.")
    return found


def _as_png(found: Image.Image) -> bytes:
    upright = ImageOps.exif_transpose(found).convert("RGBA")
    upright.thumbnail((LONG_SIDE, LONG_SIDE), Image.Resampling.LANCZOS)
    plain = Image.new("RGBA", upright.size)  # what was attached to the old one stays behind
    plain.paste(upright)
    out = io.BytesIO()
    plain.save(out, "PNG", optimize=True)
    return out.getvalue()


def path_of(code: str) -> Path | None:
    """Where the emblem of the government with this Kemendagri code lies; None where it cannot be one."""
    data: Path = settings.ENV.data
    return data / FOLDER / f"{code}.png" if _CODE.fullmatch(code) else None


def emblem_of(code: str) -> bytes | None:
    """The PNG; None where none was set."""
    path = path_of(code)
    try:
        return path.read_bytes() if path else None
    except FileNotFoundError:
        return None


def has_emblem(code: str) -> bool:
    """Whether one was set."""
    path = path_of(code)
    return path is not None and path.is_file()
