"""A program of its own that touches what strangers sent: one file in, one answer out, then gone.

Decoders of pictures and PDFs are where hostile files do harm. So they never run in the server, which holds
keys: they run here, with no key, no database, no environment, no file that could be written, little memory
and little time. Started by `netra.reports.evidence.looking` and by nothing else; imports nothing of Netra.

In:  one line of JSON, then the file.
     {"act": "examine", "kind": …} · {"act": "clean"} · {"act": "picture", "side": px} ·
     {"act": "page", "page": n, "side": px}
Out: one line of JSON ({"error": …} when it could not be done), then the picture if one was asked for.
"""

import io
import json
import resource
import struct
import sys
from typing import Any, BinaryIO

import pypdfium2
from PIL import ExifTags, Image, ImageOps

MEMORY_BYTES = 1024 * 1024 * 1024
CPU_SECONDS = 20
MOST_PIXELS = 64_000_000
# What decoders say of a file that is not what it seems. Anything else ends this process.
UNREADABLE = (
    OSError, ValueError, SyntaxError, KeyError, IndexError, TypeError, EOFError, MemoryError, OverflowError,
    ZeroDivisionError, struct.error, pypdfium2.PdfiumError, Image.DecompressionBombError,
)  # fmt: skip
MOST_PAGES = 5_000
_EXIF_WORDS = {
    ExifTags.Base.Make: "device", ExifTags.Base.Model: "device", ExifTags.Base.Artist: "author",
    ExifTags.Base.XPAuthor: "author", ExifTags.Base.Copyright: "author", ExifTags.Base.DateTime: "moment",
    ExifTags.Base.HostComputer: "device", ExifTags.Base.ImageDescription: "words",
}  # fmt: skip
_DETAIL_WORDS = {
    ExifTags.Base.DateTimeOriginal: "moment", ExifTags.Base.CameraOwnerName: "author",
    ExifTags.Base.BodySerialNumber: "serial", ExifTags.Base.LensSerialNumber: "serial",
    ExifTags.Base.UserComment: "words",
}  # fmt: skip
_ORIENTATION = ExifTags.Base.Orientation
_PDF_WORDS = {"Author": "author", "Creator": "device", "Producer": "device", "CreationDate": "moment"}


def lock_in() -> None:
    """From here on: no new file, no new process, little memory, little time."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS // 2  # Pillow refuses at twice this number


def main(given: BinaryIO, out: BinaryIO) -> None:
    asked = json.loads(given.readline())
    source = io.BytesIO(given.read())
    try:
        told, picture = ACTS[asked["act"]](asked, source)
    except UNREADABLE as error:
        told, picture = {"error": type(error).__name__}, b""
    out.write(json.dumps(told).encode() + b"\n" + picture)


def examine(asked: dict[str, Any], source: BinaryIO) -> tuple[dict[str, Any], bytes]:
    """What the file tells besides its content: pairs of what and the words found."""
    found = _of_pdf(source) if asked["kind"] == "pdf" else _of_image(source)
    return {"found": found}, b""


def clean(asked: dict[str, Any], source: BinaryIO) -> tuple[dict[str, Any], bytes]:
    """The same picture, drawn anew: pixels only, upright, nothing else of the file."""
    with Image.open(source) as image:
        upright = ImageOps.exif_transpose(image)
        opaque = image.format in ("JPEG", "MPO") or upright.mode in ("RGB", "L", "CMYK", "YCbCr")
        as_photo = image.format in ("JPEG", "MPO", "WEBP", "AVIF") and opaque
    bare = upright.convert("RGB" if opaque else "RGBA")
    bare.info.clear()
    return {"kind": "jpeg" if as_photo else "png"}, _drawn(bare, as_photo=as_photo, quality=92)


def picture(asked: dict[str, Any], source: BinaryIO) -> tuple[dict[str, Any], bytes]:
    """The picture at screen size, drawn anew."""
    with Image.open(source) as image:
        width, height = image.size
        image.draft("RGB", (asked["side"], asked["side"]))
        upright = ImageOps.exif_transpose(image)
    upright.thumbnail((asked["side"], asked["side"]))
    on_white = Image.new("RGB", upright.size, "white")
    with_alpha = upright.convert("RGBA")
    on_white.paste(with_alpha, mask=with_alpha)
    return {"pages": 1, "width": width, "height": height}, _drawn(on_white, as_photo=True, quality=85)


def page(asked: dict[str, Any], source: BinaryIO) -> tuple[dict[str, Any], bytes]:
    """One page of a PDF as a picture, counted from 1. Scripts and links of the file do nothing here."""
    with pypdfium2.PdfDocument(source) as document:
        pages = min(len(document), MOST_PAGES)
        sheet = document[min(max(1, asked["page"]), pages) - 1]
        scale = asked["side"] / max(1.0, *sheet.get_size())
        drawn = sheet.render(scale=min(scale, 4.0)).to_pil().convert("RGB")
    return {"pages": pages}, _drawn(drawn, as_photo=True, quality=85)


def _drawn(image: Image.Image, *, as_photo: bool, quality: int) -> bytes:
    out = io.BytesIO()
    if as_photo:
        image.convert("RGB").save(out, "JPEG", quality=quality)
    else:
        image.save(out, "PNG")
    return out.getvalue()


def _of_image(source: BinaryIO) -> list[list[str]]:
    with Image.open(source) as image:
        exif = image.getexif()
        found = _named(exif, _EXIF_WORDS) + _named(exif.get_ifd(ExifTags.IFD.Exif), _DETAIL_WORDS)
        place = _place(exif.get_ifd(ExifTags.IFD.GPSInfo))
        texts = {name: text for name, text in image.info.items() if isinstance(text, str)}
        if any(name in image.info for name in ("xmp", "XML:com.adobe.xmp", "photoshop")):
            found.append(["words", ""])
    found += [
        ["words", text]
        for name, text in texts.items()
        if name in ("comment", "Comment", "Author", "Description")
    ]
    return ([["place", place]] if place else []) + found


def _named(values: Any, words: dict[Any, str]) -> list[list[str]]:
    return [
        [what, _text(values[tag])] for tag, what in words.items() if values.get(tag) and _text(values[tag])
    ]


def _text(value: Any) -> str:
    if isinstance(value, bytes):
        value = value.removeprefix(b"ASCII\0\0\0").decode(
            "utf-16-le" if value[1:2] == b"\0" else "utf-8", "replace"
        )
    return "".join(letter for letter in str(value) if letter.isprintable()).strip()[:120]


def _place(gps: Any) -> str:
    """Latitude and longitude to two decimals, about a kilometre: enough to see what the file knows."""
    if not gps.get(2) or not gps.get(4):
        return ""
    latitude = _degrees(gps[2]) * (-1 if gps.get(1) == "S" else 1)
    longitude = _degrees(gps[4]) * (-1 if gps.get(3) == "W" else 1)
    return f"{latitude:.2f} {longitude:.2f}"


def _degrees(parts: Any) -> float:
    degrees, minutes, seconds = (float(part) for part in parts)
    return degrees + minutes / 60 + seconds / 3600


def _of_pdf(source: BinaryIO) -> list[list[str]]:
    with pypdfium2.PdfDocument(source) as document:
        told = document.get_metadata_dict(skip_empty=True)
    return [[what, _text(told[name])] for name, what in _PDF_WORDS.items() if _text(told.get(name, ""))]


ACTS = {"examine": examine, "clean": clean, "picture": picture, "page": page}

if __name__ == "__main__":
    Image.init()
    lock_in()
    main(sys.stdin.buffer, sys.stdout.buffer)
    sys.stdout.buffer.flush()
