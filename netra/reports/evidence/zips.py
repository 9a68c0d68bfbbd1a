"""A stranger's ZIP opened: one family of errors for all that a damaged or hostile archive can raise."""

import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, cast

from netra.vault import EnvelopeRefused, SealedFile

_RAISED = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error,
    EOFError, OSError, ValueError, NotImplementedError, RuntimeError,
)  # fmt: skip


class BrokenZip(ValueError):
    """The archive cannot be read: damaged, locked with a password, or packed in a way not known here."""


@contextmanager
def opened(source: IO[bytes] | SealedFile) -> Iterator[zipfile.ZipFile]:
    """The archive, for as long as the block lasts. Raises `BrokenZip`, also over what is read in the block.

    A sealed file that was changed is no broken ZIP: its `EnvelopeRefused` goes on, so that it is refused.
    """
    try:
        with zipfile.ZipFile(cast(IO[bytes], source)) as archive:
            yield archive
    except EnvelopeRefused:
        raise
    except _RAISED as error:
        raise BrokenZip(type(error).__name__) from None
