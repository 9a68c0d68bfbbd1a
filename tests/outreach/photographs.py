"""Pictures as phones make them, drawn here: with a place, a device and a name in them."""

import io
from typing import Any
from zlib import crc32

from PIL import Image, PngImagePlugin

DEVICE, AUTHOR = "KameraRekaan X1", "Pemotret Rekaan"
_MAKE, _ARTIST, _ORIENTATION, _GPS = 0x010F, 0x013B, 0x0112, 0x8825


def a_phones_jpeg(width: int = 320, height: int = 200, *, turned: bool = False, **saved: Any) -> bytes:
    """A JPEG with a GPS position, a device, an author and, if `turned`, lying on its side."""
    exif = Image.Exif()
    exif[_MAKE], exif[_ARTIST] = DEVICE, AUTHOR
    exif[_ORIENTATION] = 6 if turned else 1
    exif.get_ifd(_GPS).update({1: "S", 2: (6.0, 55.0, 12.0), 3: "E", 4: (106.0, 55.0, 48.0)})
    out = io.BytesIO()
    ground(width, height).save(out, "JPEG", exif=exif, comment=b"dari " + AUTHOR.encode(), **saved)
    return out.getvalue()


def a_png(width: int = 320, height: int = 200, mode: str = "RGBA") -> bytes:
    """A PNG, half of it transparent, with words of its author."""
    told = PngImagePlugin.PngInfo()
    told.add_text("Author", AUTHOR)
    picture = ground(width, height).convert(mode)
    if mode == "RGBA":
        picture.paste((0, 0, 0, 0), (0, 0, width // 2, height))
    out = io.BytesIO()
    picture.save(out, "PNG", pnginfo=told)
    return out.getvalue()


def a_webp() -> bytes:
    out = io.BytesIO()
    ground(320, 200).save(out, "WEBP", exif=Image.Exif())
    return out.getvalue()


def ground(width: int, height: int) -> Image.Image:
    """Left plum, right pale: enough to see which side is up."""
    picture = Image.new("RGB", (width, height), "#e3cede")
    picture.paste("#56284e", (0, 0, width // 2, height))
    return picture


def a_bomb(width: int = 60_000, height: int = 60_000) -> bytes:
    """A PNG of a few hundred bytes that says it is enormous."""
    raw = a_png(64, 64, "RGB")
    start = raw.index(b"IHDR")
    head = b"IHDR" + width.to_bytes(4) + height.to_bytes(4) + raw[start + 12 : start + 17]
    return raw[:start] + head + crc32(head).to_bytes(4) + raw[start + 21 :]
