"""A file on its way in: sealed under a key of its own as its bytes arrive, never in plain on any disk."""

import os
from dataclasses import dataclass, field
from types import TracebackType
from typing import BinaryIO
from uuid import UUID, uuid4

from netra import vault
from netra.reports.evidence import kinds, storage
from netra.vault import FileSealer, SealedFile, SealedTotals


class Refused(ValueError):
    """A file that is not taken; `why` is "kind", "empty", "large", "full" (the report), "many",
    "disk", "broken"."""

    def __init__(self, why: str, name: str = "") -> None:
        super().__init__(why)
        self.why = why
        self.name = name


@dataclass
class Arrived:
    """A file that lies sealed and durable on the disk and belongs to nobody yet; `name` is the sender's."""

    file: UUID
    key: bytes = field(repr=False)
    totals: SealedTotals
    kind: kinds.Kind
    name: str = field(default="", repr=False)
    is_kept: bool = False

    def close(self) -> None:
        """Erase it, unless a row knows it by now. Django calls this when the request is over."""
        if not self.is_kept:
            storage.erase([self.file])


class Arriving:
    """Seals what arrives. Ended without `finish`, nothing of it stays."""

    def __init__(self, name: str = "", *, most: int) -> None:
        """`most` is how many bytes may come."""
        self.name, self._most = name, most
        self._file, self._key = uuid4(), vault.new_key()
        self._out = storage.create(self._file)
        self._sealer = FileSealer(self._key, self._file.hex, self._out.write)
        self._head = b""
        self._is_known = False

    def __enter__(self) -> "Arriving":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is not None:
            self.abandon()

    def add(self, content: bytes | memoryview) -> None:
        """More of it. Raises `Refused` as soon as it is plain that the file will not be taken."""
        if self._sealer.size + len(content) > self._most:
            raise Refused("large", self.name)
        if not self._is_known:
            self._learn(content)
        self._sealer.add(content)

    def finish(self) -> Arrived:
        """All of it has come: look at what it is, and come back when it is on the disk. Raises `Refused`."""
        if self._sealer.size == 0:
            raise Refused("empty", self.name)
        totals = self._sealer.finish()
        kind = kinds.kind_of(SealedFile(self._key, self._file.hex, self._out))
        if kind is None:
            raise Refused("kind", self.name)
        storage.settle(self._out, self._file)
        self._out.close()
        return Arrived(self._file, self._key, totals, kind, self.name)

    def abandon(self) -> None:
        """Erase what came so far."""
        self._out.close()
        storage.erase([self._file])

    def _learn(self, content: bytes | memoryview) -> None:
        """A kind that is not taken is refused at its beginning, not after half an hour of sending."""
        self._head += bytes(content[: kinds.HEAD_BYTES - len(self._head)])
        if len(self._head) == kinds.HEAD_BYTES:
            self._is_known = True
            if kinds.recognise(self._head) is None:
                raise Refused("kind", self.name)


def seal_whole(content: bytes, name: str, *, most: int) -> Arrived:
    """A file that is in memory already, a cleaned copy for instance."""
    with Arriving(name, most=most) as arriving:
        arriving.add(content)
        return arriving.finish()


def opened(file: UUID, key: bytes) -> SealedFile:
    """A stored file in the clear. Raises `vault.FileRefused`; a missing one is refused too."""
    try:
        source: BinaryIO = storage.read(file)
    except FileNotFoundError:
        raise vault.FileRefused(0) from None
    try:
        return SealedFile(key, file.hex, source, owns=True)
    except vault.FileRefused:
        source.close()
        raise


def is_room_for(bytes_more: int) -> bool:
    """Whether the disk would keep a tenth, or a gigabyte, free."""
    disk = os.statvfs(storage.folder().parent)
    free, all_of_it = disk.f_bavail * disk.f_frsize, disk.f_blocks * disk.f_frsize
    return free - bytes_more > min(all_of_it // 10, 1 << 30)
