"""Guessing at an officer's secrets: five tries in a row, then a quarter of an hour of nothing.

Each secret has a count of its own, which only the right secret forgets: who knows one guesses no longer at
another by it. A try is taken before anything is compared and given back when it was right, so that of a
hundred guesses at once five are looked at.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from django.db.models import F

from netra import vault
from netra.accounts.models import FormerKey, Officer
from netra.journal import events
from netra.journal.services import recording

ATTEMPTS_BEFORE_HOLD: Final = 5
HOLD: Final = timedelta(minutes=15)


class SignInRefused(Exception):
    """Name, password or code is wrong, or the account is held. Never says which."""


class SignInHeld(SignInRefused):
    """Too many failures in a row; try again after `until`."""

    def __init__(self, until: datetime) -> None:
        super().__init__()
        self.until = until


@dataclass(frozen=True)
class Tries:
    """The count of one secret: in which row, and in which two of its columns, tries taken and held until."""

    officer: Officer
    row: Officer | FormerKey
    taken: str
    held: str

    def take(self, now: datetime) -> bool:
        """One try less, before the secret is looked at. Whether it was the last: that one holds at once, and
        nothing is looked at any more until it is given back. Raises `SignInHeld`."""
        self._rows(**{f"{self.held}__lte": now}).update(**self._none)  # a hold that is over
        free = self._rows(**{self.held: None})
        last = {f"{self.taken}__gte": ATTEMPTS_BEFORE_HOLD - 1}
        if free.exclude(**last).update(**{self.taken: F(self.taken) + 1}):
            return False
        if not free.filter(**last).update(**{self.taken: F(self.taken) + 1, self.held: now + HOLD}):
            raise SignInHeld(self.held_until() or now)
        return True

    def give_back(self) -> None:
        """The try was no wrong guess. Earlier ones count on."""
        self._rows(**{f"{self.taken}__gt": 0}).update(**{self.taken: F(self.taken) - 1, self.held: None})

    def forget(self) -> None:
        """Whoever was right may mistype five times again."""
        self._rows().update(**self._none)

    def held_until(self) -> datetime | None:
        """None: nothing is held."""
        found: datetime | None = self._rows().values_list(self.held, flat=True).get()
        return found

    @property
    def _none(self) -> dict[str, Any]:
        return {self.taken: 0, self.held: None}

    def _rows(self, **those: Any) -> Any:
        return type(self.row)._base_manager.filter(pk=self.row.pk, **those)


def at_sign_in(officer: Officer) -> Tries:
    """At the password, its code, and a passkey's answer."""
    return Tries(officer, officer, "failed_attempts", "held_until")


def at_key(officer: Officer) -> Tries:
    """At what locks the officer's key: a passphrase of its own, or the password."""
    if not officer.has_passphrase:
        return at_sign_in(officer)
    return Tries(officer, officer, "passphrase_attempts", "passphrase_held_until")


def at_former(former: FormerKey) -> Tries:
    """At what locked an earlier key. A new key, a new sign-in or a new password forgets nothing of it."""
    return Tries(former.officer, former, "failed_attempts", "held_until")


@contextmanager
def counting_guesses(tries: Tries, *, now: datetime, at: datetime) -> Iterator[None]:
    """Around any check of a secret: a wrong one counts. `now` is machine time, `at` legal time.

    Raises `SignInHeld`, and what the check raises.
    """
    is_last, is_wrong = tries.take(now), False
    try:
        yield
    except (SignInRefused, vault.WrongPassword):
        is_wrong = True
        if is_last:
            _note_hold(tries.officer, at=at)
        raise
    finally:
        if not is_wrong:
            tries.give_back()


def fits(tries: Tries, is_right: Callable[[], bool], *, now: datetime, at: datetime) -> bool:
    """Whether what was typed is this secret, where that must not go unsaid: to be refused as a new one for
    another door. A wrong one counts as any guess; raises `SignInHeld`."""
    try:
        with counting_guesses(tries, now=now, at=at):
            if not is_right():
                raise SignInRefused
    except SignInHeld:
        raise
    except SignInRefused:
        return False
    return True


def _note_hold(officer: Officer, *, at: datetime) -> None:
    with recording(officer.office.government.code, at=at) as log:
        log.note(events.OFFICER_LOCKED_OUT, actor="Sistem", subject=officer.username)
