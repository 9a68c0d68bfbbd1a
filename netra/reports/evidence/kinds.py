"""What a file is, told from its content. A name and what the browser says of it prove nothing. Pure."""

from dataclasses import dataclass
from typing import IO, Final

from netra.reports.evidence import zips
from netra.vault import SealedFile

HEAD_BYTES = 4096

IMAGE, PDF, OFFICE, VIDEO, AUDIO, TEXT = "image", "pdf", "office", "video", "audio", "text"
STRANGE = "strange"
ICONS: Final = {
    IMAGE: "file-image", PDF: "file-text", OFFICE: "file-text", VIDEO: "video", AUDIO: "mic",
    TEXT: "file-text", STRANGE: "circle-alert",
}  # fmt: skip


@dataclass(frozen=True)
class Kind:
    """`code` is stored; `label` is what people call it; the extension is ours, never the sender's."""

    code: str
    family: str
    label: str
    extension: str

    @property
    def icon(self) -> str:
        return ICONS[self.family]


_ALL = (
    Kind("jpeg", IMAGE, "Foto", "jpg"),
    Kind("png", IMAGE, "Gambar", "png"),
    Kind("webp", IMAGE, "Gambar", "webp"),
    Kind("gif", IMAGE, "Gambar", "gif"),
    Kind("bmp", IMAGE, "Gambar", "bmp"),
    Kind("tiff", IMAGE, "Gambar", "tif"),
    Kind("avif", IMAGE, "Foto", "avif"),
    Kind("heic", IMAGE, "Foto (HEIC)", "heic"),
    Kind("pdf", PDF, "PDF", "pdf"),
    Kind("mp4", VIDEO, "Video", "mp4"),
    Kind("quicktime", VIDEO, "Video", "mov"),
    Kind("3gp", VIDEO, "Video", "3gp"),
    Kind("matroska", VIDEO, "Video", "mkv"),
    Kind("avi", VIDEO, "Video", "avi"),
    Kind("m4a", AUDIO, "Rekaman suara", "m4a"),
    Kind("mp3", AUDIO, "Rekaman suara", "mp3"),
    Kind("aac", AUDIO, "Rekaman suara", "aac"),
    Kind("ogg", AUDIO, "Rekaman suara", "ogg"),
    Kind("wav", AUDIO, "Rekaman suara", "wav"),
    Kind("amr", AUDIO, "Rekaman suara", "amr"),
    Kind("flac", AUDIO, "Rekaman suara", "flac"),
    Kind("ooxml", OFFICE, "Dokumen Office", "docx"),
    Kind("xlsx", OFFICE, "Lembar kerja", "xlsx"),
    Kind("pptx", OFFICE, "Salindia", "pptx"),
    Kind("odf", OFFICE, "Dokumen LibreOffice", "odt"),
    Kind("ole", OFFICE, "Dokumen Office lama", "doc"),
    Kind("rtf", OFFICE, "Dokumen RTF", "rtf"),
    Kind("text", TEXT, "Teks", "txt"),
)
KINDS: Final[dict[str, Kind]] = {kind.code: kind for kind in _ALL}
# What only a browser's seal can hide until an officer opens it.
UNKNOWN: Final = Kind("unknown", STRANGE, "Jenis tidak dikenal", "bin")
BROKEN: Final = Kind("broken", STRANGE, "Berkas yang tidak dapat dibuka", "bin")


def named(code: str) -> Kind:
    """The kind with this code, those that are not accepted included."""
    return KINDS.get(code) or {UNKNOWN.code: UNKNOWN, BROKEN.code: BROKEN}[code]


BEGINNINGS: Final = (
    (b"\xff\xd8\xff", "jpeg"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
    (b"II*\0", "tiff"),
    (b"MM\0*", "tiff"),
    (b"%PDF-", "pdf"),
    (b"\x1aE\xdf\xa3", "matroska"),
    (b"ID3", "mp3"),
    (b"OggS", "ogg"),
    (b"fLaC", "flac"),
    (b"#!AMR", "amr"),
    (b"PK\x03\x04", "zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (b"{\\rtf", "rtf"),
)
RIFF: Final = {b"WEBP": "webp", b"WAVE": "wav", b"AVI ": "avi"}
BRANDS: Final = {
    b"heic": "heic", b"heix": "heic", b"mif1": "heic", b"msf1": "heic", b"heim": "heic", b"hevc": "heic",
    b"avif": "avif", b"avis": "avif", b"qt  ": "quicktime", b"M4A ": "m4a", b"M4B ": "m4a",
}  # fmt: skip
_BINARY = frozenset(range(32)) - {9, 10, 12, 13, 27}
_MARKUP = (b"<!doctype", b"<html", b"<svg", b"<?xml", b"<script", b"#!")


def recognise(head: bytes) -> str | None:
    """The code of a kind from the first `HEAD_BYTES`, "zip" where `is_office` must look inside, or None."""
    for beginning, code in BEGINNINGS:
        if head.startswith(beginning):
            return code
    if head[4:8] == b"ftyp":
        return _of_brand(head[8:12])
    if head[:4] == b"RIFF":
        return RIFF.get(head[8:12])
    if head[:2] == b"BM" and head[6:10] == bytes(4):
        return "bmp"
    if len(head) > 1 and head[0] == 0xFF and head[1] & 0xE0 == 0xE0:  # frame sync of MPEG audio
        return "aac" if head[1] & 0x06 == 0 else "mp3"
    return "text" if _is_text(head) else None


def _of_brand(brand: bytes) -> str:
    return BRANDS.get(brand) or ("3gp" if brand.startswith(b"3g") else "mp4")


def _is_text(head: bytes) -> bool:
    """Plain text, an exported chat for instance; never markup or a script that a browser might run."""
    if not head.strip() or head.lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_MARKUP):
        return False
    if any(byte in _BINARY for byte in head):
        return False
    try:
        head.decode()
    except UnicodeDecodeError as error:
        return error.start > len(head) - 4  # a letter cut in two at the end of the head
    return True


def office_kind(source: IO[bytes] | SealedFile) -> str | None:
    """Which Office document a ZIP is, None for any other ZIP."""
    try:
        with zips.opened(source) as archive:
            names = set(archive.namelist()[:5000])
    except zips.BrokenZip:
        return None
    if "[Content_Types].xml" in names:
        folders = {"word/": "ooxml", "xl/": "xlsx", "ppt/": "pptx"}
        return next(
            (code for folder, code in folders.items() if any(n.startswith(folder) for n in names)), None
        )
    return "odf" if {"mimetype", "content.xml"} <= names else None


def kind_of(source: IO[bytes] | SealedFile) -> Kind | None:
    """The kind of a whole file, or None for one that is not accepted. Raises `EnvelopeRefused` (sealed)."""
    source.seek(0)
    code = recognise(source.read(HEAD_BYTES))
    if code == "zip":
        code = office_kind(source)
    return KINDS.get(code or "")
