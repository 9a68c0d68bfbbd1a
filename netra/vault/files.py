"""Sealed files: evidence of any size, sealed piece by piece in constant memory.

Format 1 is a row of chunks and nothing else. Each is ``nonce (12) | AES-256-GCM ciphertext and tag (16)`` of
`CHUNK_BYTES` plain bytes; only the last may be shorter. The associated data are kind, version, the file's own
id, the chunk's number and whether it is the last: a chunk moved, doubled, dropped, cut off or taken from
another file does not open. WebCrypto's AES-GCM writes the same bytes.

What is sealed is the content, zeros, and the content's length (8 bytes, big endian). The zeros fill up to
Padmé's sizes: somebody who sees the file on a disk learns its length only to within 12 % for a small file
and 3 % for a large one, and nothing finer than 4 KiB. Any full chunk of content may be sealed before the end
is known, because the length always follows it.

Nonces are random, not counted: an upload that is taken up again after a crash may seal a chunk a second time.
One key seals one file, 4096 chunks per gigabyte: far below what random nonces allow.
The format has no header: version and algorithm are bound into every chunk, and the row that names the file
holds the version.
"""

import hashlib
import io
import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from netra.vault.envelopes import EnvelopeRefused, bind, header

CHUNK_BYTES = 256 * 1024
SEALED_CHUNK_BYTES = CHUNK_BYTES + 28
FILE_VERSION = 1

_KIND = b"NF"
_NONCE_BYTES = 12
_TAG_BYTES = 16
_LENGTH_BYTES = 8
_SMALLEST_PADDED = 4096


class FileRefused(EnvelopeRefused):
    """The sealed file is not what was stored: wrong key, another file's, changed, cut off or put together."""

    def __init__(self, chunk: int) -> None:
        super().__init__(f"chunk {chunk} of the file: wrong key, wrong place or changed bytes")
        self.chunk = chunk


@dataclass(frozen=True)
class SealedTotals:
    """What was sealed: length and SHA-256 of the content, and of the bytes that were written."""

    size: int
    sha256: bytes
    sealed_size: int
    sealed_sha256: bytes


@dataclass(frozen=True)
class Midway:
    """How far a file was sealed: whole chunks, and both hashes up to there. Holds no key and no content."""

    written: int
    plain: "hashlib._Hash"
    sealed: "hashlib._Hash"


class FileSealer:
    """Seals what it is given in pieces of any length and hands each sealed chunk to `write`."""

    def __init__(
        self,
        key: bytes,
        file: str,
        write: Callable[[memoryview], object],
        *,
        first: int = 0,
        after: Midway | None = None,
    ) -> None:
        """`file` is the file's id; `first` the number of chunks that were sealed before, `after` the same
        with the hashes up to there. What `write` is given changes with the next chunk."""
        self._cipher, self._file, self._write = AESGCM(key), file, write
        self._plain = after.plain.copy() if after else hashlib.sha256()
        self._sealed = after.sealed.copy() if after else hashlib.sha256()
        self._rest, self._held, self._buffer = bytearray(CHUNK_BYTES), 0, bytearray(SEALED_CHUNK_BYTES)
        self.written = after.written if after else first
        self.knows_all = after is not None or first == 0
        self.size = self.written * CHUNK_BYTES
        self._sealed_size = self.written * SEALED_CHUNK_BYTES

    def midway(self) -> Midway | None:
        """Where a later sealer may go on with the hashes; None where these began in the middle."""
        return Midway(self.written, self._plain, self._sealed) if self.knows_all else None

    def add(self, content: bytes | bytearray | memoryview) -> None:
        """More of the content. Whole chunks are sealed and written at once."""
        view = memoryview(content)
        self.size += len(view)
        while self._held + len(view) >= CHUNK_BYTES:
            taken = CHUNK_BYTES - self._held
            self._seal_content(self._keep(view[:taken]) if self._held else view[:taken])  # whole: not copied
            self._held, view = 0, view[taken:]
        self._keep(view)

    def finish(self) -> SealedTotals:
        """Padding, length, the last chunk. The hashes are right only where `knows_all`."""
        block, held = memoryview(self._rest), self._held
        self._plain.update(block[:held])
        block[held:] = bytes(CHUNK_BYTES - held)
        left = padded_size(self.size) - self.written * CHUNK_BYTES
        while left > CHUNK_BYTES:
            self._seal(block)
            block[:held], held, left = bytes(held), 0, left - CHUNK_BYTES
        block[left - _LENGTH_BYTES : left] = self.size.to_bytes(_LENGTH_BYTES)
        self._seal(block[:left], is_last=True)
        return SealedTotals(self.size, self._plain.digest(), self._sealed_size, self._sealed.digest())

    def _keep(self, view: memoryview) -> memoryview:
        """Add to what waits for a whole chunk."""
        end = self._held + len(view)
        self._rest[self._held : end] = view
        self._held = end
        return memoryview(self._rest)[:end]

    def _seal_content(self, plain: memoryview) -> None:
        self._plain.update(plain)
        self._seal(plain)

    def _seal(self, plain: bytes | bytearray | memoryview, *, is_last: bool = False) -> None:
        nonce = secrets.token_bytes(_NONCE_BYTES)
        place = _place(self._file, self.written, is_last)
        sealed = memoryview(self._buffer)[: _NONCE_BYTES + len(plain) + _TAG_BYTES]
        sealed[:_NONCE_BYTES] = nonce
        self._cipher.encrypt_into(nonce, plain, place, sealed[_NONCE_BYTES:])
        self._write(sealed)
        self._sealed.update(sealed)
        self._sealed_size += len(sealed)
        self.written += 1


class SealedFile(io.RawIOBase):
    """A sealed file read in the clear, from anywhere in it, one chunk in memory at a time.

    Opening checks the last chunk, so that a file that was cut off is refused before its first byte is read.
    Raises `FileRefused` wherever the bytes are not what was stored.
    """

    def __init__(self, key: bytes, file: str, source: BinaryIO, *, owns: bool = False) -> None:
        """`file` is the id that it was sealed for; with `owns` the source is closed together with this."""
        self._cipher, self._file, self._source, self._owns = AESGCM(key), file, source, owns
        self._position, self._held, self._chunk = 0, -1, b""
        self._sealed_size = source.seek(0, io.SEEK_END)
        self._count = max(1, -(-self._sealed_size // SEALED_CHUNK_BYTES))
        last = self._open(self._count - 1)
        if len(last) < _LENGTH_BYTES:
            raise FileRefused(self._count - 1)
        self.size = int.from_bytes(last[-_LENGTH_BYTES:])
        if padded_size(self.size) != (self._count - 1) * CHUNK_BYTES + len(last):
            raise FileRefused(self._count - 1)

    def close(self) -> None:
        if getattr(self, "_owns", False):
            self._source.close()
        super().close()

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._position

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._position, io.SEEK_END: self.size}[whence]
        if base + offset < 0:
            raise ValueError("before the beginning of the file")
        self._position = base + offset
        return self._position

    def readinto(self, target: bytearray | memoryview) -> int:  # type: ignore[override]
        """As much as was asked for, across chunks: a short answer would be taken for the end of the file."""
        view, filled = memoryview(target), 0
        while filled < len(view) and self._position < self.size:
            number, start = divmod(self._position, CHUNK_BYTES)
            taken = min(len(view) - filled, CHUNK_BYTES - start, self.size - self._position)
            piece = memoryview(self._opened(number))[start : start + taken]
            view[filled : filled + taken] = piece
            filled, self._position = filled + taken, self._position + taken
        return filled

    def pieces(self) -> Iterator[bytes]:
        """The whole content, chunk by chunk, without a copy of each."""
        for number in range(-(-self.size // CHUNK_BYTES)):
            chunk = self._open(number)
            left = self.size - number * CHUNK_BYTES
            yield chunk if left >= len(chunk) else chunk[:left]

    def totals(self) -> SealedTotals:
        """Reads and checks everything, padding included: the proof that what lies there will open again."""
        plain, sealed = hashlib.sha256(), hashlib.sha256()
        for number in range(self._count):
            raw = self._raw(number)
            sealed.update(raw)
            left = self.size - number * CHUNK_BYTES
            plain.update(memoryview(self._opened_from(raw, number))[: max(0, left)])
        return SealedTotals(self.size, plain.digest(), self._sealed_size, sealed.digest())

    def _opened(self, number: int) -> bytes:
        if number != self._held:
            self._chunk, self._held = self._open(number), number
        return self._chunk

    def _open(self, number: int) -> bytes:
        return self._opened_from(self._raw(number), number)

    def _raw(self, number: int) -> bytes:
        self._source.seek(number * SEALED_CHUNK_BYTES)
        return self._source.read(SEALED_CHUNK_BYTES)

    def _opened_from(self, raw: bytes, number: int) -> bytes:
        if len(raw) < _NONCE_BYTES:
            raise FileRefused(number)
        view = memoryview(raw)
        place = _place(self._file, number, number == self._count - 1)
        try:
            return self._cipher.decrypt(view[:_NONCE_BYTES], view[_NONCE_BYTES:], place)
        except InvalidTag:
            raise FileRefused(number) from None


def padded_size(size: int) -> int:
    """How many plain bytes are sealed for a content of `size`: Padmé (Nikitin et al. 2019), at least 4096."""
    least = max(size + _LENGTH_BYTES, _SMALLEST_PADDED)
    exponent = least.bit_length() - 1
    zeros = exponent - exponent.bit_length()
    return (least + (1 << zeros) - 1) >> zeros << zeros


def sealed_length(size: int) -> int:
    """How many bytes a content of `size` has once it is sealed."""
    padded = padded_size(size)
    return padded + -(-padded // CHUNK_BYTES) * (_NONCE_BYTES + _TAG_BYTES)


def is_sealed_length(sealed: int) -> bool:
    """Whether some content has this length once it is sealed: told without a key."""
    plain = sealed - -(-sealed // SEALED_CHUNK_BYTES) * (_NONCE_BYTES + _TAG_BYTES)
    return plain >= _SMALLEST_PADDED and padded_size(plain - _LENGTH_BYTES) == plain


def _place(file: str, number: int, is_last: bool) -> bytes:
    return bind(header(_KIND, FILE_VERSION), file.encode(), number.to_bytes(8), bytes([is_last]))
