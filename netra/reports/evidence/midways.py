"""How far the hashes of an upload have come between two of its slices."""

import threading
from collections import OrderedDict
from uuid import UUID

from netra.vault import Midway


class Midways:
    """Hashes of uploads between two slices, so that a file need not be read anew at its end. They hold no key
    and no content, and are lost with the process: then the file is read anew."""

    MOST = 256

    def __init__(self) -> None:
        self._kept: OrderedDict[UUID, Midway] = OrderedDict()
        self._lock = threading.Lock()

    def remember(self, file: UUID, midway: Midway | None) -> None:
        """Keep it for the next slice; the oldest of too many are forgotten."""
        with self._lock:
            if midway is not None:
                self._kept[file] = midway
            while len(self._kept) > self.MOST:
                self._kept.popitem(last=False)

    def take(self, file: UUID, written: int) -> Midway | None:
        """What was kept for this file, if it stands where the file stands."""
        with self._lock:
            midway = self._kept.pop(file, None)
        return midway if midway and midway.written == written else None
