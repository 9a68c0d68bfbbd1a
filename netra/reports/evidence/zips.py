"""A stranger's ZIP opened: one family of errors for all that a damaged or hostile archive can raise."""

import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, cast

from netra.vault import EnvelopeRefused, SealedFile

# The table of contents is read whole before anything else: an Office document's is far shorter than this.
LONGEST_TABLE = 2 * 1024 * 1024
_PACKINGS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # what Office writes; others may ask for much memory
_TABLE_BYTES = 5  # where zipfile's own reading of the archive's last record holds the table's length
_RAISED = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error,
    EOFError, OSError, ValueError, NotImplementedError, RuntimeError,
)  # fmt: skip


class BrokenZip(ValueError):
    """The archive cannot be read: damaged, locked with a password, packed in a way not known here, or with a
    table of contents that no document has."""


@contextmanager
def opened(source: IO[bytes] | SealedFile) -> Iterator[zipfile.ZipFile]:
    """The archive, for as long as the block lasts. Raises `BrokenZip`, also over what is read in the block.

    A sealed file that was changed is no broken ZIP: its `EnvelopeRefused` goes on, so that it is refused.
    """
    file = cast(IO[bytes], source)
    try:
        _refuse_long_table(file)
        with zipfile.ZipFile(file) as archive:
            yield archive
    except EnvelopeRefused:
        raise
    except _RAISED as error:
        raise BrokenZip(type(error).__name__) from None


def beginning(archive: zipfile.ZipFile, name: str, most: int) -> bytes:
    """The first bytes of one part, `most` of them, however much a hostile archive would unpack to."""
    if archive.getinfo(name).compress_type not in _PACKINGS:
        raise zipfile.BadZipFile("packed in a way that Office does not use")
    with archive.open(name) as inner:
        return inner.read(most)


def _refuse_long_table(file: IO[bytes]) -> None:
    """A few hundred thousand parts of nothing would fill the server's memory. Asked of `zipfile` itself, so
    that both read the same record."""
    last = zipfile._EndRecData(file)  # type: ignore[attr-defined]
    if last and last[_TABLE_BYTES] > LONGEST_TABLE:
        raise zipfile.BadZipFile
