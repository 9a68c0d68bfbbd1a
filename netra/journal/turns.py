"""One writer at a time, in turn.

SQLite lets one connection write; the others poll with ever longer pauses, so that under load one of them
waits a second for a lock that is held for a millisecond. Threads of one process wait for each other here
instead. Other processes still poll; PostgreSQL locks rows by itself and needs none of this.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

_turn = threading.RLock()


@contextmanager
def writing_turn() -> Iterator[None]:
    """Wait for the turn before the transaction opens; inside a transaction it is already ours."""
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        yield
        return
    with _turn:
        yield
