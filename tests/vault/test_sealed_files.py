"""Sealed files open byte for byte, from anywhere, or are refused when one byte or chunk is not their own."""

import hashlib
import io
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netra import vault
from netra.vault import CHUNK_BYTES, SEALED_CHUNK_BYTES, FileRefused, FileSealer, SealedFile, padded_size

pytestmark = pytest.mark.core

KEY = bytes(range(32))
FILE = "berkas-satu"
_ONE = CHUNK_BYTES
SIZES = [0, 1, 4087, 4088, 4089, _ONE - 9, _ONE - 8, _ONE - 1, _ONE, _ONE + 1, 3 * _ONE - 8, 5 * _ONE + 99]


def content_of(size: int) -> bytes:
    return (hashlib.sha256(str(size).encode()).digest() * (size // 32 + 1))[:size]


def sealed(content: bytes, *, key: bytes = KEY, file: str = FILE, piece: int = 100_000) -> bytes:
    written = io.BytesIO()
    sealer = FileSealer(key, file, written.write)
    for start in range(0, len(content), piece):
        sealer.add(memoryview(content)[start : start + piece])
    sealer.finish()
    return written.getvalue()


def opened(raw: bytes, *, key: bytes = KEY, file: str = FILE) -> bytes:
    return b"".join(SealedFile(key, file, io.BytesIO(raw)).pieces())


@pytest.mark.parametrize("size", SIZES)
def test_what_is_sealed_opens_byte_for_byte(size: int) -> None:
    content = content_of(size)
    raw = sealed(content)
    assert opened(raw) == content
    assert io.BufferedReader(SealedFile(KEY, FILE, io.BytesIO(raw)), 5_000).read() == content
    assert SealedFile(KEY, FILE, io.BytesIO(raw)).size == size


@given(st.integers(0, 3 * CHUNK_BYTES), st.integers(1, 2 * CHUNK_BYTES), st.integers(0, 3 * CHUNK_BYTES))
@settings(max_examples=25, deadline=None)
def test_it_opens_however_it_arrived_and_wherever_one_looks(size: int, piece: int, at: int) -> None:
    content = content_of(size)
    file = SealedFile(KEY, FILE, io.BytesIO(sealed(content, piece=piece)))
    file.seek(min(at, size))
    assert io.BufferedReader(file).read(1_000) == content[min(at, size) :][:1_000]


def test_one_call_reads_across_chunks_as_much_as_was_asked_for() -> None:
    content = content_of(3 * CHUNK_BYTES)
    file = SealedFile(KEY, FILE, io.BytesIO(sealed(content)))
    file.seek(CHUNK_BYTES - 7)
    assert file.read(CHUNK_BYTES + 9) == content[CHUNK_BYTES - 7 :][: CHUNK_BYTES + 9]


@pytest.mark.parametrize("size", [0, CHUNK_BYTES, 2 * CHUNK_BYTES + 5])
def test_both_hashes_are_told_and_a_second_reading_finds_the_same(size: int) -> None:
    content, written = content_of(size), io.BytesIO()
    sealer = FileSealer(KEY, FILE, written.write)
    sealer.add(content)
    told = sealer.finish()
    raw = written.getvalue()
    assert (told.size, told.sha256) == (size, hashlib.sha256(content).digest())
    assert (told.sealed_size, told.sealed_sha256) == (len(raw), hashlib.sha256(raw).digest())
    assert SealedFile(KEY, FILE, io.BytesIO(raw)).totals() == told


def test_an_upload_taken_up_again_makes_one_whole_file() -> None:
    content, written = content_of(3 * CHUNK_BYTES + 77), io.BytesIO()
    FileSealer(KEY, FILE, written.write).add(content[: 2 * CHUNK_BYTES + 500])  # cut off here
    assert len(written.getvalue()) == 2 * SEALED_CHUNK_BYTES
    again = FileSealer(KEY, FILE, written.write, first=2)
    again.add(content[2 * CHUNK_BYTES :])
    again.finish()
    file = SealedFile(KEY, FILE, io.BytesIO(written.getvalue()))
    assert (file.totals().sha256, file.size) == (hashlib.sha256(content).digest(), len(content))


def chunks_of(raw: bytes) -> list[bytes]:
    return [raw[start : start + SEALED_CHUNK_BYTES] for start in range(0, len(raw), SEALED_CHUNK_BYTES)]


LONG = content_of(4 * CHUNK_BYTES + 100)
OFFENCES: dict[str, Callable[[list[bytes]], list[bytes]]] = {
    "a changed byte": lambda chunks: [chunks[0], bytes([chunks[1][0] ^ 1]) + chunks[1][1:], *chunks[2:]],
    "a changed last byte": lambda chunks: [*chunks[:-1], chunks[-1][:-1] + bytes([chunks[-1][-1] ^ 1])],
    "the last chunk cut off": lambda chunks: chunks[:-1],
    "the last byte cut off": lambda chunks: [*chunks[:-1], chunks[-1][:-1]],
    "a chunk dropped": lambda chunks: [chunks[0], *chunks[2:]],
    "two chunks swapped": lambda chunks: [chunks[1], chunks[0], *chunks[2:]],
    "a chunk doubled": lambda chunks: [chunks[0], *chunks],
    "something added": lambda chunks: [*chunks, b"x" * 40],
    "the last chunk doubled": lambda chunks: [*chunks, chunks[-1]],
    "nothing left": lambda chunks: [],
    "a few bytes left": lambda chunks: [b"x" * 5],
    "a chunk of another file": lambda chunks: [
        chunks[0],
        chunks_of(sealed(LONG, file="berkas-dua"))[1],
        *chunks[2:],
    ],
    "a chunk under another key": lambda chunks: [chunks_of(sealed(LONG, key=b"k" * 32))[0], *chunks[1:]],
    "only the last chunk": lambda chunks: [chunks[-1]],
}


@pytest.mark.parametrize("offence", OFFENCES)
def test_a_file_that_is_not_what_was_stored_is_refused_by_name(offence: str) -> None:
    with pytest.raises(FileRefused):
        opened(b"".join(OFFENCES[offence](chunks_of(sealed(LONG)))))


def test_a_file_cut_off_is_refused_before_its_first_byte_is_read() -> None:
    with pytest.raises(FileRefused):
        SealedFile(KEY, FILE, io.BytesIO(sealed(LONG)[:-1]))


@pytest.mark.parametrize(("key", "file"), [(b"k" * 32, FILE), (KEY, "berkas-dua")])
def test_another_key_or_another_place_opens_nothing(key: bytes, file: str) -> None:
    with pytest.raises(FileRefused) as refused:
        opened(sealed(b"rahasia"), key=key, file=file)
    assert isinstance(refused.value, vault.EnvelopeRefused)
    assert "rahasia" not in str(refused.value)


@given(st.integers(0, 1 << 31))
def test_padding_hides_the_length_and_costs_little(size: int) -> None:
    padded = padded_size(size)
    assert padded >= max(size + 8, 4096)
    assert padded <= max(4096, (size + 8) * 1.12)
    assert padded_size(padded - 8) == padded  # a handful of sizes per doubling, not one per length


def test_two_contents_of_nearly_one_length_cannot_be_told_apart_by_size() -> None:
    assert len({len(sealed(content_of(size))) for size in range(200_000, 200_040, 13)}) == 1


def test_the_same_content_never_looks_the_same_twice() -> None:
    assert sealed(b"sama")[12:] != sealed(b"sama")[12:]
