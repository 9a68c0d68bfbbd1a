"""Who wrote an Office document, from the few small files inside that say so. Nothing is unpacked to disk."""

import re
import zipfile
from html import unescape

from netra.reports.evidence import zips
from netra.vault import SealedFile

MOST_BYTES = 256 * 1024
_FILES = {"docProps/core.xml", "docProps/app.xml", "meta.xml"}
_TAGS = {
    "author": ("dc:creator", "cp:lastModifiedBy", "meta:initial-creator", "Manager", "Company"),
    "device": ("Application", "meta:generator"),
    "moment": ("dcterms:created", "meta:creation-date"),
}
_COMMENTS = re.compile(r"(^|/)(comments|people|persons)[^/]*\.xml$|/comments/")


class CannotBeRead(ValueError):
    """The document does not say what it keeps in a way that this program reads."""


def examine(file: SealedFile, code: str) -> list[tuple[str, str]]:
    """Pairs of what ("author", "device", "moment", "words") and the words found. Raises `CannotBeRead`.

    A sealed file that was changed raises `EnvelopeRefused`: it is no document that cannot be read.
    """
    if code in ("ole", "rtf"):
        raise CannotBeRead(code)
    try:
        with zips.opened(file) as archive:
            names = set(archive.namelist())  # each once: an archive may list a part a thousand times
            told = "".join(_beginning(archive, name) for name in sorted(_FILES & names))
    except zips.BrokenZip as broken:
        raise CannotBeRead(str(broken)) from None
    found = [(what, words) for what, tags in _TAGS.items() for tag in tags for words in _said(told, tag)]
    return found + ([("words", "komentar")] if any(_COMMENTS.search(name) for name in names) else [])


def _beginning(archive: zipfile.ZipFile, name: str) -> str:
    return zips.beginning(archive, name, MOST_BYTES).decode("utf-8", "replace")


def _said(xml: str, tag: str) -> list[str]:
    """The words of an element. No XML parser: entities are a stranger's, and one line is enough."""
    found = re.findall(rf"<{re.escape(tag)}(?:\s[^<>]*)?>([^<]{{1,300}})<", xml)
    words = ["".join(letter for letter in unescape(text) if letter.isprintable()).strip() for text in found]
    return [each[:120] for each in words if each]
