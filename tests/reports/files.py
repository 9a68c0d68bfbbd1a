"""Files as reporters have them: a photograph that knows a place, a document that knows its author."""

import io
import logging
import struct
import zipfile

from PIL import ExifTags, Image

# Drawing happens in the tests' own process here; the server's decoders run in another one and log nothing.
logging.getLogger("PIL").setLevel(logging.WARNING)


def picture(form: str, author: str = "Budi Contoh") -> bytes:
    """A picture in another format than a photograph, with an author where the format has a place for one."""
    out, exif = io.BytesIO(), Image.Exif()
    exif[ExifTags.Base.Artist], exif[ExifTags.Base.Model] = author, "Tipe 9"
    named = {} if form == "GIF" else {"exif": exif}
    Image.new("RGB", (40, 30), "teal").save(out, form, **named)
    return out.getvalue()


def photo(*, author: str = "Budi Contoh", place: bool = True, size: tuple[int, int] = (64, 48)) -> bytes:
    exif = Image.Exif()
    exif[ExifTags.Base.Make], exif[ExifTags.Base.Model] = "Merek", "Tipe 9"
    if author:
        exif[ExifTags.Base.Artist] = author
    if place:
        exif._ifds[ExifTags.IFD.GPSInfo] = {1: "S", 2: (6.0, 55.0, 12.0), 3: "E", 4: (106.0, 55.0, 48.0)}
    out = io.BytesIO()
    Image.new("RGB", size, "navy").save(out, "JPEG", exif=exif)
    return out.getvalue()


def document(author: str = "Sari Contoh") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<w:document/>")
        archive.writestr("docProps/core.xml", f"<cp><dc:creator>{author}</dc:creator></cp>")
    return out.getvalue()


def pdf(pages: int = 2, author: str = "Sari Contoh") -> bytes:
    out = io.BytesIO()
    sheets = [Image.new("RGB", (200, 280), colour) for colour in ("white", "beige", "pink")[:pages]]
    sheets[0].save(out, "PDF", save_all=True, append_images=sheets[1:], author=author)
    return out.getvalue()


def video(size: int = 2_000, place: bytes = b"-06.9200+106.9300/") -> bytes:
    """Boxes as a phone writes them: brand, the pictures, and at the end the box that knows the place."""
    word = b"\xa9xyz" + struct.pack(">HH", len(place), 0) + place
    moov = _box(b"moov", _box(b"udta", struct.pack(">I", 8 + len(word)) + word))
    return _box(b"ftyp", b"isom\0\0\2\0isom") + _box(b"mdat", bytes(size)) + moov


def _box(letters: bytes, content: bytes) -> bytes:
    return struct.pack(">I4s", 8 + len(content), letters) + content
