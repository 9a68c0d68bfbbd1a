"""A document damaged on its way is said to be unreadable; a sealed file that was changed is refused."""

import io
import zipfile

import pytest

from netra import vault
from netra.reports.evidence import documents, kinds
from netra.vault import SEALED_CHUNK_BYTES, FileSealer, SealedFile

KEY, FILE = vault.new_key(), "0f" * 16


def document(*, parts: int = 0) -> bytes:
    """A letter as a word processor packs it; `parts` more make its table of contents longer than a chunk."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("docProps/core.xml", f"<dc:creator>{'Sari Contoh ' * 20}</dc:creator>")
        archive.writestr("word/document.xml", "<w:document/>")
        for number in range(parts):
            archive.writestr(f"word/media/gambar-{number:05}.png", b"")
    return out.getvalue()


def sealed(content: bytes) -> bytearray:
    raw = bytearray()
    sealer = FileSealer(KEY, FILE, raw.extend)
    sealer.add(content)
    sealer.finish()
    return raw


def opened(raw: bytes) -> SealedFile:
    return SealedFile(KEY, FILE, io.BytesIO(raw))


@pytest.mark.parametrize("flip", [0x01, 0x80, 0xFF])
def test_a_damaged_document_is_read_or_said_to_be_unreadable(flip: int) -> None:
    """Each byte in turn: whatever the packing library raises, the reporter's page goes on."""
    unreadable, whole = 0, document()
    for place in range(len(whole)):
        damaged = bytearray(whole)
        damaged[place] ^= flip
        file = io.BytesIO(damaged)
        kinds.office_kind(file)
        try:
            documents.examine(file, "ooxml")  # type: ignore[arg-type]
        except documents.CannotBeRead:
            unreadable += 1
    assert 0 < unreadable < len(whole)


def test_the_table_of_contents_that_was_changed_is_refused_where_the_kind_is_told() -> None:
    raw = sealed(document(parts=3_000))
    before_last = len(raw) // SEALED_CHUNK_BYTES - 1
    raw[before_last * SEALED_CHUNK_BYTES + 200] ^= 1
    with pytest.raises(vault.EnvelopeRefused):
        kinds.office_kind(opened(raw))


def test_the_author_that_was_changed_is_refused_where_traces_are_told() -> None:
    raw = sealed(document(parts=3_000))
    raw[200] ^= 1
    with pytest.raises(vault.EnvelopeRefused):
        documents.examine(opened(raw), "ooxml")
