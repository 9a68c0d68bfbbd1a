"""The respondents of a case: recorded, corrected, taken out again. Who they are stays sealed."""

from typing import Final
from uuid import UUID

from django.db.models import Max

from netra.cases import lifecycle
from netra.cases.desk import Desk
from netra.cases.models import Case, IndexEntry, Respondent
from netra.cases.respondents import Told, seal_told
from netra.cases.services.acting import acting_beside, subject_of
from netra.cases.services.index_keys import index_to_write
from netra.cases.services.indexing import marks_of, put
from netra.journal import events
from netra.law.procedure import MoveNotAllowed
from netra.reports import services as reports

MOST: Final = 20


class AlreadyRecorded(Exception):
    """The same form was sent twice: that respondent is kept once."""


class ChangedMeanwhile(Exception):
    """A colleague changed this respondent since the page was opened, or took them out."""


class TooManyRespondents(ValueError):
    """More than one case can be about."""


class StillNamed(Exception):
    """A paper of the case is about this respondent: they cannot be taken out of it."""


def record_respondent(*, case: Case, told: Told, nonce: UUID, desk: Desk) -> Respondent:
    """Add a respondent, sealed, and mark them under the office's index key where this officer opens it.

    While the parties can still be heard; the first one also later, until the case is over. Raises
    `AlreadyRecorded`, `TooManyRespondents` and `MoveNotAllowed`.
    """
    envelope, index = seal_told(told, case, nonce, desk), index_to_write(desk)
    with acting_beside(case, desk) as (locked, log):
        reports.lock_kept(locked.report)
        if Respondent.objects.filter(nonce=nonce).exists():
            raise AlreadyRecorded(str(nonce))
        last = locked.respondents.aggregate(last=Max("number"))["last"] or 0
        if not may_be_recorded(locked.stage, has_some=locked.respondents.exists()):
            raise MoveNotAllowed(locked.stage, "record_respondent")
        if last >= MOST:
            raise TooManyRespondents(str(MOST))
        made = Respondent.objects.create(
            case=locked, number=last + 1, nonce=nonce, by=desk.officer, at=desk.at, envelope=envelope
        )
        if index is not None:
            put([marks_of(told, made, index)])
        facts = {"number": made.number}
        log.note(
            events.RESPONDENT_RECORDED, actor=desk.officer.actor, subject=subject_of(locked), facts=facts
        )
    return made


def correct_respondent(*, respondent: Respondent, told: Told, revision: int, desk: Desk) -> None:
    """Write anew who it is; marks follow. `revision` is the one that the page showed.

    Raises `ChangedMeanwhile`, and `MoveNotAllowed` for a case that is over.
    """
    case = respondent.case
    envelope, index = seal_told(told, case, UUID(str(respondent.nonce)), desk), index_to_write(desk)
    with acting_beside(case, desk) as (locked, log):
        reports.lock_kept(locked.report)
        row = _as_shown(respondent, revision)
        if locked.stage not in lifecycle.OPEN:
            raise MoveNotAllowed(locked.stage, "correct_respondent")
        row.revision, row.envelope, row.by, row.at = revision + 1, envelope, desk.officer, desk.at
        row.save(update_fields=["revision", "envelope", "by", "at"])
        _mark_anew(row, [marks_of(told, row, index)] if index is not None else [])
        facts = {"number": row.number}
        log.note(
            events.RESPONDENT_CORRECTED, actor=desk.officer.actor, subject=subject_of(locked), facts=facts
        )


def remove_respondent(*, respondent: Respondent, revision: int, desk: Desk) -> None:
    """Take out somebody who was recorded by mistake, before anything was written about them.

    Raises `ChangedMeanwhile`, `StillNamed` and `MoveNotAllowed`.
    """
    case = respondent.case
    with acting_beside(case, desk) as (locked, log):
        row = _as_shown(respondent, revision)
        if locked.stage not in lifecycle.HEARING:
            raise MoveNotAllowed(locked.stage, "remove_respondent")
        if _is_named(row, locked, desk):
            raise StillNamed(str(row.number))
        reports.overwrite_freed_pages()
        row.delete()
        facts = {"number": row.number}
        log.note(events.RESPONDENT_REMOVED, actor=desk.officer.actor, subject=subject_of(locked), facts=facts)


def may_be_recorded(stage: str, *, has_some: bool) -> bool:
    """Whoever joins later was not heard: only the first may, because then the hearing was theirs."""
    return stage in lifecycle.HEARING or (stage in lifecycle.OPEN and not has_some)


def _as_shown(respondent: Respondent, revision: int) -> Respondent:
    row = Respondent.objects.select_for_update().filter(pk=respondent.pk, revision=revision).first()
    if row is None:
        raise ChangedMeanwhile(str(respondent.number))
    return row


def _mark_anew(row: Respondent, entries: list[IndexEntry]) -> None:
    """Marks of what was corrected are wrong, whether new ones can be set or not."""
    reports.overwrite_freed_pages()
    IndexEntry.objects.filter(respondent=row).delete()
    if row.unlinked_at is None:
        put(entries)


def _is_named(row: Respondent, case: Case, desk: Desk) -> bool:
    return str(row.nonce) in {each.content.get("respondent") for each in desk.open_papers(case)}
