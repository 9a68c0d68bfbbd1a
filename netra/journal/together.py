"""Group commit: those who write at the same moment share one transaction, and with it one wait for the disk.

No thread of its own does this. Whoever comes while nobody leads, leads: takes all who wait, runs their acts
one after the other, writes all journal entries at the end, commits, and wakes them; who came meanwhile is led
by the first among them. A lone act runs as if this module were not there, and the connection is always a
caller's own. docs/adr/0021 says what is promised and what it costs.
"""

import threading
from collections import deque
from collections.abc import Callable
from typing import Any, Generic, TypeVar

from django.db import connection, transaction

from netra.journal.services import gathering
from netra.journal.turns import writing_turn

T = TypeVar("T")
LARGEST_BATCH = 64

_lock = threading.Lock()
_waiting: "deque[_Act[Any]]" = deque()  # while somebody leads, its first leads next
_is_led = False


class NotWritten(RuntimeError):
    """The shared transaction was not committed: no caller is told that anything is stored."""


class _Act(Generic[T]):
    """One caller's act and what became of it. `signal` is free once the caller may go on."""

    def __init__(self, act: Callable[[], T]) -> None:
        self.act = act
        self.signal = threading.Lock()
        self.signal.acquire()
        self.is_over = False
        self.result: T
        self.error: BaseException | None = None

    def run_alone(self) -> None:
        """As an ordinary call, with a transaction of its own and its own failure."""
        try:
            self.result = self.act()
        except Exception as error:
            self.error = error

    def outcome(self) -> T:
        if self.error is not None:
            raise self.error
        return self.result


def together(act: Callable[[], T]) -> T:
    """What `act` returns or raises, once it is durable; beside others it shares their transaction.

    `act` may run in another thread, and a second time when another one of the transaction failed: it changes
    nothing but the database, through ordinary services, and hides no error of the database. Inside a
    transaction it is simply called. Raises `NotWritten` where the shared transaction could not be opened or
    committed.
    """
    if connection.in_atomic_block:
        return act()
    mine = _Act(act)
    if not _join(mine):
        mine.signal.acquire()  # until it is over, or until it is our turn to lead
    if not mine.is_over:
        _lead()
    return mine.outcome()


def _join(mine: _Act[Any]) -> bool:
    """Queue up; whether the caller leads, because nobody does."""
    global _is_led
    with _lock:
        _waiting.append(mine)
        was_led, _is_led = _is_led, True
    return not was_led


def _lead() -> None:
    """Run all who wait, ourselves first among them, and hand the lead on."""
    batch: list[_Act[Any]] = []
    try:
        with writing_turn():
            batch = _take()
            if len(batch) == 1 or not _run_at_once(batch):
                for act in batch:
                    act.run_alone()
    except BaseException as failure:
        batch = batch or _take()  # nobody is left waiting for a lead that came to nothing
        for act in batch:
            act.error = NotWritten(type(failure).__name__)
            act.error.__cause__ = failure
        if not isinstance(failure, Exception):
            raise
    finally:
        _hand_on(batch)


def _run_at_once(batch: list[_Act[Any]]) -> bool:
    """All acts in one transaction. False: one of them failed and everything is rolled back.

    What goes wrong before the first act or after the last one is raised: it concerns all of them.
    """
    is_running = False
    try:
        with transaction.atomic():
            is_running = True
            with gathering():
                for act in batch:
                    act.result = act.act()
            if transaction.get_rollback():  # somebody caught the error of a block: commit would do nothing
                raise NotWritten
            is_running = False
    except Exception:
        if is_running:
            return False
        raise
    return True


def _take() -> list[_Act[Any]]:
    with _lock:
        return [_waiting.popleft() for _ in range(min(len(_waiting), LARGEST_BATCH))]


def _hand_on(batch: list[_Act[Any]]) -> None:
    """Let the next one lead, then let everybody go whose act is over."""
    global _is_led  # noqa: PLW0603 - one queue per process
    for act in batch:
        act.is_over = True
    with _lock:
        _is_led = bool(_waiting)
        if _is_led:
            _waiting[0].signal.release()
    for act in batch:
        act.signal.release()
