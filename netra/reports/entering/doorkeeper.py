"""What one process remembers about those who come: spent challenges, how many came lately, who is inside.

Nothing about anybody: a mark that the server itself drew by lot and the second at which it lapses. It is gone
when the process ends; then a challenge of the last twenty minutes could be used once more.
"""

import hashlib
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import Enum
from time import time

from django.conf import settings

from netra.reports.entering import work

FIELD = "karya"
"""The form field in which a proof comes; `HEADER` where no form is sent."""
HEADER = "X-Netra-Karya"
MOST_SPENT = 50_000
INSIDE_AT_ONCE = 3
"""How many may send without work at the same moment, of the server's sixteen threads."""
KEPT_FOR_WAITING = 2
MOST_HARDER = 3
WINDOW_SECONDS = 60


class Way(Enum):
    """How somebody enters."""

    WORKED = "worked"
    SLOW = "slow"
    LATER = "later"  # too many without work at this very moment: again in a few seconds


@dataclass
class Spent:
    """The marks of challenges that were used, each until it lapses; never more than `most`."""

    most: int = MOST_SPENT
    marks: dict[str, int] = field(default_factory=dict)
    floor: int = 0
    """Challenges that lapse up to this second are taken as used: how the store stays bounded."""

    def take(self, challenge: work.Challenge, now: float) -> bool:
        """Whether this challenge was still unused; it is used now."""
        if challenge.mark in self.marks or challenge.expires <= self.floor:
            return False
        if len(self.marks) >= self.most:
            self._make_room(now)
        self.marks[challenge.mark] = challenge.expires
        return True

    def give_back(self, challenge: work.Challenge) -> None:
        self.marks.pop(challenge.mark, None)

    def _make_room(self, now: float) -> None:
        self.marks = {mark: until for mark, until in self.marks.items() if until >= now}
        if len(self.marks) < self.most:
            return
        self.floor = sorted(self.marks.values())[len(self.marks) // 2]
        self.marks = {mark: until for mark, until in self.marks.items() if until > self.floor}


@dataclass
class Rate:
    """About how many came in the last minute: this window and what is left of the one before."""

    window: int = 0
    here: int = 0
    before: int = 0

    def count(self, now: float) -> None:
        self._move(now)
        self.here += 1

    def per_minute(self, now: float) -> float:
        self._move(now)
        return self.here + self.before * (1 - now % WINDOW_SECONDS / WINDOW_SECONDS)

    def _move(self, now: float) -> None:
        window = int(now // WINDOW_SECONDS)
        if window != self.window:
            self.before = self.here if window == self.window + 1 else 0
            self.window, self.here = window, 0


class Doorkeeper:
    """The state of one process, safe to ask from all its threads."""

    def __init__(self) -> None:
        self.spent, self.rate = Spent(), Rate()
        self.inside = 0
        self._lock = threading.Lock()

    def challenge(self, purpose: str) -> str:
        """A signed challenge, as hard as the present flood asks for."""
        now = time()
        with self._lock:
            bits = settings.ENV.work_bits + harder(self.rate.per_minute(now), settings.ENV.work_per_minute)
        return work.new_challenge(purpose=purpose, bits=bits, now=now).signed(work_key())

    @contextmanager
    def entering(self, proof: str, purpose: str, *, has_waited: bool = False) -> Iterator[Way]:
        """How the block's act enters. A proof counts once; where the block raises, it may be used again.

        For who was asked to wait before, `KEPT_FOR_WAITING` places are kept free.
        """
        challenge = self._used(proof, purpose)
        if challenge is None:
            with self._slowly(INSIDE_AT_ONCE + KEPT_FOR_WAITING * has_waited) as way:
                yield way
            return
        is_done = False
        try:
            yield Way.WORKED
            is_done = True
        finally:
            if not is_done:
                with self._lock:
                    self.spent.give_back(challenge)

    def _used(self, proof: str, purpose: str) -> work.Challenge | None:
        now = time()
        try:
            challenge = work.proven(proof, purpose=purpose, key=work_key(), now=now)
        except work.NotWorked:
            return None
        with self._lock:
            if not self.spent.take(challenge, now):
                return None
            self.rate.count(now)
        return challenge

    @contextmanager
    def _slowly(self, room: int) -> Iterator[Way]:
        with self._lock:
            is_full = self.inside >= room
            self.inside += not is_full
        try:
            yield Way.LATER if is_full else Way.SLOW
        finally:
            with self._lock:
                self.inside -= not is_full


def harder(rate: float, comfortable: int) -> int:
    """How many bits more: one for each doubling of what is comfortable, `MOST_HARDER` at most."""
    return min(int(rate // comfortable).bit_length(), MOST_HARDER)


def work_key() -> bytes:
    """What signs this installation's challenges."""
    return hashlib.sha256(b"netra/work/v1" + settings.SECRET_KEY.encode()).digest()


DOORKEEPER = Doorkeeper()
