"""How every verb works: open the key, lock, compare with what was seen, check the table, act, journal."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from netra.accounts import roles
from netra.discipline import lifecycle, queries, terms
from netra.discipline.desk import Desk
from netra.discipline.models import Proceeding, Sheet
from netra.journal.services import Log, recording
from netra.law.procedure import Move


class NotYourRole(PermissionError):
    """The move belongs to another role."""


class SameEyes(PermissionError):
    """Who examined or proposed does not decide."""


class ReasonMissing(ValueError):
    """This move needs a written reason."""


class Changed(Exception):
    """A colleague acted since the form was opened; `acts` says how often, `now` is the present revision."""

    def __init__(self, acts: int, now: int) -> None:
        super().__init__(acts)
        self.acts = acts
        self.now = now


@contextmanager
def acting(
    proceeding: Proceeding, desk: Desk, name: str, *, seen: int | None = None, reason: str | None = None
) -> Iterator[tuple[Proceeding, Log]]:
    """Lock, check the move, run the block, store stage and nearest date; the block notes one event.

    `seen` is the revision that the officer's form showed. Raises `Changed` before anything else, then
    `law.MoveNotAllowed`, `NotYourRole`, `SameEyes`, `ReasonMissing`.
    """
    desk.key_to(proceeding)  # before the transaction: nobody waits for cryptography
    with recording(proceeding.government.code, at=desk.at) as log:
        locked = _locked(proceeding, seen)
        move = lifecycle.PROCEDURES[locked.employment].move(locked.stage, name)
        _check(move, locked, desk, reason)
        locked.stage = move.target or locked.stage
        yield locked, log
        _store(locked, desk)


@contextmanager
def acting_beside(proceeding: Proceeding, desk: Desk) -> Iterator[tuple[Proceeding, Log]]:
    """Lock for an act that is no move of the table: about keys. It makes no form stale."""
    desk.key_to(proceeding)
    with recording(proceeding.government.code, at=desk.at) as log:
        yield _locked(proceeding, None), log


def file(proceeding: Proceeding, desk: Desk, kind: Sheet.Kind, content: dict[str, Any]) -> None:
    """Append one sealed sheet."""
    desk.seal(proceeding, kind, content).save(force_insert=True)


def note(log: Log, event: str, proceeding: Proceeding, desk: Desk, **facts: Any) -> None:
    """One event about this proceeding; facts hold stages, limits, dates and numbers only."""
    log.note(event, actor=desk.officer.actor, subject=proceeding.docket, facts=facts)


def _locked(proceeding: Proceeding, seen: int | None) -> Proceeding:
    rows = Proceeding.objects.select_for_update(of=("self",)).select_related("government")
    locked = rows.get(pk=proceeding.pk)
    if seen is not None and seen != locked.revision:
        raise Changed(max(locked.revision - seen, 0), locked.revision)
    return locked


def _check(move: Move, locked: Proceeding, desk: Desk, reason: str | None) -> None:
    if not desk.officer.may(roles.KEEPS_DISCIPLINE):
        raise NotYourRole(move.name)
    if move.actor == lifecycle.SECOND and desk.officer.pk in queries.examiners_of(locked):
        raise SameEyes(move.name)
    if move.reason_required and not (reason or "").strip():
        raise ReasonMissing(move.name)


def _store(locked: Proceeding, desk: Desk) -> None:
    locked.revision += 1
    if not locked.is_open:
        terms.meet_all(locked, at=desk.at)
        locked.closed_at = desk.at
    nearest = terms.nearest(locked)
    locked.due_on = nearest.due_on if nearest else None
    locked.due_limit = nearest.limit if nearest else ""
    locked.save()
