"""Letters of a proceeding: previewed, drafted, issued once, read byte for byte."""

from collections.abc import Mapping
from datetime import date, time
from typing import Any, Final
from uuid import UUID

from netra.accounts import roles
from netra.cases.services import issuing
from netra.cases.services.drafts import draft_docx
from netra.cases.services.issuing import IssuedBefore, Place, Printed
from netra.discipline import letters, queries
from netra.discipline.desk import Desk, record_of
from netra.discipline.letters import ProceedingPaper
from netra.discipline.models import Proceeding, ProceedingLetter
from netra.discipline.services.acting import NotYourRole, SameEyes, acting_beside, note
from netra.journal import events
from netra.journal.services import recording
from netra.law.procedure import MoveNotAllowed

# Kept beside the file, sealed: what the move that the letter announces asks for again.
_FACTS: Final = ("on", "hour", "place", "how", "members")


def preview_letter(
    *, proceeding: Proceeding, kind: str, told: Mapping[str, Any], place: Place, desk: Desk
) -> bytes:
    """The PDF as it would look, without a number and without a code. Raises what `require_writable` does."""
    require_writable(proceeding, kind, desk)
    return issuing.preview(sheet=letters.paper_of(proceeding, kind, told).sheet, place=place, desk=desk)


def draft_letter(
    *, proceeding: Proceeding, kind: str, told: Mapping[str, Any], place: Place, desk: Desk
) -> bytes:
    """The letter as an editable DOCX in the office's own form, without number, code and seal."""
    require_writable(proceeding, kind, desk)
    return draft_docx(sheet=letters.paper_of(proceeding, kind, told).sheet, place=place, desk=desk)


def issue_letter(
    *, proceeding: Proceeding, kind: str, told: Mapping[str, Any], nonce: UUID, place: Place, desk: Desk
) -> ProceedingLetter:
    """Issue a letter once: the same `nonce` gives the letter that was issued before.

    It is no move: the stage and every open form stay as they are. Raises what `require_writable` and
    `issuing.issue` raise.
    """
    require_writable(proceeding, kind, desk)
    paper = letters.paper_of(proceeding, kind, told)
    return issuing.issue(
        sheet=paper.sheet,
        before=lambda: queries.letter_of(proceeding, nonce),
        store=lambda printed: _stored(proceeding, paper, nonce, printed, desk),
        place=place,
        desk=desk,
    )


def read_letter(*, letter: ProceedingLetter, desk: Desk) -> bytes:
    """The issued PDF, byte for byte; journalled before it is handed out.

    Raises `vault.EnvelopeRefused` where it is not what was stored.
    """
    pdf = issuing.open_file(letter, desk.key_to(letter.proceeding), record_of(letter.proceeding))
    with recording(letter.proceeding.government.code, at=desk.at) as log:
        note(log, events.LETTER_OPENED, letter.proceeding, desk, number=letter.number)
    return pdf


def require_writable(proceeding: Proceeding, kind: str, desk: Desk) -> None:
    """Raises `MoveNotAllowed` where the proceeding stands elsewhere, `NotYourRole`, and `SameEyes` for a
    decision by who examined."""
    if not desk.officer.may(roles.KEEPS_DISCIPLINE):
        raise NotYourRole(kind)
    if kind not in {each.code for each in letters.offered(proceeding)}:
        raise MoveNotAllowed(proceeding.stage, kind)
    if letters.needs_second(kind, proceeding) and desk.officer.pk in queries.examiners_of(proceeding):
        raise SameEyes(kind)


def _stored(
    proceeding: Proceeding, paper: ProceedingPaper, nonce: UUID, printed: Printed, desk: Desk
) -> ProceedingLetter:
    letter = ProceedingLetter(
        proceeding=proceeding, kind=paper.kind.code, version=paper.kind.version, nonce=nonce,
        fingerprint=paper.fingerprint, facts=desk.seal_facts(proceeding, nonce, _facts_of(paper)),
        envelope=issuing.seal_file(printed, nonce, desk.key_to(proceeding), record_of(proceeding)),
        **printed.columns(desk),
    )  # fmt: skip
    with acting_beside(proceeding, desk) as (locked, log):
        require_writable(locked, letter.kind, desk)
        if before := queries.letter_of(locked, nonce):
            raise IssuedBefore(before)
        issuing.take_number(printed, desk)
        letter.proceeding = locked
        letter.save(force_insert=True)
        note(log, events.LETTER_ISSUED, locked, desk, **letter.on_record)
    return letter


def _facts_of(paper: ProceedingPaper) -> dict[str, str]:
    return {name: _plain(paper.told[name]) for name in _FACTS if paper.told.get(name)}


def _plain(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    return f"{value:%H.%M}" if isinstance(value, time) else str(value)
