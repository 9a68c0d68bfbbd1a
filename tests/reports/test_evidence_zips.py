"""A document damaged on its way is said to be unreadable; a sealed file that was changed is refused."""

import io
import struct
import zipfile

import pytest

from netra import vault
from netra.reports.evidence import documents, kinds, zips
from netra.vault import SEALED_CHUNK_BYTES, FileSealer, SealedFile

KEY, FILE = vault.new_key(), "0f" * 16


def document(*, parts: int = 0, packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A letter as a word processor packs it; `parts` more make its table of contents longer than a chunk."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", packing) as archive:
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


def opened(raw: bytes | bytearray) -> SealedFile:
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


def listed_again(whole: bytes, name: str, times: int) -> bytes:
    """The same archive, one of its parts named so many times more in its table of contents."""
    end = whole.rindex(b"PK\5\6")
    (at,) = struct.unpack("<L", whole[end + 16 : end + 20])
    table = whole[at:end]
    entry = table[table.rindex(b"PK\1\2", 0, table.index(name.encode())) :]
    following = entry.find(b"PK\1\2", 1)
    table += (entry if following < 0 else entry[:following]) * times
    last = struct.pack("<HHHHLLH", 0, 0, 1, 1, len(table), at, 0)
    return whole[:at] + table + b"PK\5\6" + last


def test_a_table_of_contents_longer_than_a_chunk_is_read_whole() -> None:
    assert kinds.office_kind(opened(sealed(document(parts=3_000)))) == "ooxml"


def test_a_part_that_is_listed_a_thousand_times_is_read_once() -> None:
    told = documents.examine(opened(sealed(document())), "ooxml")
    repeated = listed_again(document(), "docProps/core.xml", 1_000)
    assert documents.examine(opened(sealed(repeated)), "ooxml") == told != []


def test_a_table_of_contents_that_would_fill_the_memory_is_not_read() -> None:
    endless = listed_again(document(), "word/document.xml", zips.LONGEST_TABLE // 60)
    assert kinds.office_kind(io.BytesIO(endless)) is None
    with pytest.raises(documents.CannotBeRead):
        documents.examine(opened(sealed(endless)), "ooxml")


def test_a_part_packed_as_no_office_program_does_is_not_unpacked() -> None:
    with pytest.raises(documents.CannotBeRead):
        documents.examine(opened(sealed(document(packing=zipfile.ZIP_LZMA))), "ooxml")
