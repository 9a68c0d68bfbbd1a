"""Counting answers, and writing down who has passed and asked for it.

Answers are the one thing in this room that the journal does not note: its entries hold moments, and a moment
would lead from an answer to whoever sat there then (docs/adr/0014). Certificates are noted, without a name.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.crypto import salted_hmac

from netra.agencies.models import CivilServant, Government, Posting
from netra.agencies.queries import posting_on
from netra.journal import events
from netra.journal.services import recording
from netra.journal.turns import writing_turn
from netra.letters.codes import Code, code_from_seed
from netra.outreach import queries, words
from netra.outreach.models import Answer, Attempt, Certificate, Proof
from netra.outreach.queries.certificates import understood_cell
from netra.outreach.services.proofs import NewProof, issue_proof
from netra.outreach.services.tallies import add_to_tally
from netra.outreach.sittings import Sitting
from netra.outreach.situations import CHOICES, situation

SUBJECT = "Uji pemahaman netralitas pegawai"


class NotAsked(ValueError):
    """This item, or this choice, is not in the sitting."""


class NotPassed(ValueError):
    """A certificate is only for a sitting that was finished and passed."""


class AlreadyClaimed(ValueError):
    """This sitting has given its certificate to somebody else."""


@dataclass(frozen=True, slots=True)
class Sat:
    """A sitting with all its choices, to be stored at once."""

    sitting: Sitting
    choices: tuple[str, ...]


def record_answer(*, sitting: Sitting, item: str, choice: str) -> bool:
    """Count one answer; whether it was right. The first one counts: a second changes nothing.

    Raises `NotAsked`, and `UnknownItem` when the rulebook has lost the item.
    """
    if item not in sitting.items or choice not in CHOICES:
        raise NotAsked(item)
    right = _is_right(sitting, item, choice)
    with writing_turn(), transaction.atomic():
        _open_attempt(sitting)
        try:
            with transaction.atomic():
                _answer(sitting, item, right).save(force_insert=True)
        except IntegrityError:
            return Answer.objects.get(attempt=sitting.number, item=item).is_right
        counts = {"answered": F("answered") + 1, "right": F("right") + int(right)}
        Attempt.objects.filter(pk=sitting.number).update(**counts)
    return right


def record_attempts(*, sat: Iterable[Sat]) -> int:
    """Store whole attempts at once (an import, the demo); how many. Raises `NotAsked`."""
    attempts, answers = [], []
    for each in sat:
        if set(each.choices) - set(CHOICES) or len(each.choices) != len(each.sitting.items):
            raise NotAsked(str(each.sitting.number))
        own = list(_answers(each))
        attempts.append(_attempt(each.sitting, answered=len(own), right=sum(one.is_right for one in own)))
        answers += own
    with writing_turn(), transaction.atomic():
        _drop_taken_words(attempts)
        Attempt.objects.bulk_create(attempts)
        Answer.objects.bulk_create(answers)
    return len(attempts)


def issue_certificate(*, sitting: Sitting, person: CivilServant, at: datetime) -> Certificate:
    """Write down that this person passed; one sitting serves one person, a second request finds the first.

    Raises `NotPassed` and `AlreadyClaimed`.
    """
    result = queries.result_of(sitting.number)
    if result is None or not result.passed:
        raise NotPassed(str(sitting.number))
    claimed = Certificate.objects.filter(code=_code(sitting).signs).first()
    if claimed is not None:
        return _own(claimed, person)
    try:
        return _issued(sitting, person, at)
    except IntegrityError:  # The same form came twice at once, or the person has passed today already.
        return _own(Certificate.objects.get(civil_servant=person, passed_on=sitting.on), person)


def _issued(sitting: Sitting, person: CivilServant, at: datetime) -> Certificate:
    government, code = Government.objects.get(pk=sitting.government), _code(sitting)
    posting = posting_on(person, sitting.on)
    with recording(government.code, at=at) as log:
        is_first = not queries.has_certificate(person, sitting.on)
        made = Certificate.objects.create(
            government=government, civil_servant=person, passed_on=sitting.on, code=code.signs
        )
        issue_proof(code, _document(made, posting, at))
        if is_first and posting is not None:
            add_to_tally({understood_cell(posting, sitting.on): 1}, on=sitting.on)
        log.note(events.CERTIFICATE_ISSUED, subject=f"sertifikat-{made.pk}", actor="pegawai")
    return made


def _document(made: Certificate, posting: Posting | None, at: datetime) -> NewProof:
    return NewProof(
        kind=Proof.Kind.CERTIFICATE,
        government=made.government,
        subject=SUBJECT,
        issued_at=at,
        agency=posting.position.agency if posting else None,
        name=made.holder,
    )


def _own(found: Certificate, person: CivilServant) -> Certificate:
    if found.civil_servant_id != person.pk:
        raise AlreadyClaimed(found.code)
    return found


def _code(sitting: Sitting) -> Code:
    """The same for the same sitting, and not to be computed without this installation's key."""
    digest = salted_hmac("netra.uji.sertifikat", sitting.ticket, algorithm="sha256").digest()
    return code_from_seed(digest)


def _is_right(sitting: Sitting, item: str, choice: str) -> bool:
    return choice == situation(item, sitting.on, sitting.employment).answer


def _open_attempt(sitting: Sitting) -> None:
    """The attempt's row, with the first answer. A word joins only the first who uses it at this stage."""
    if Attempt.objects.filter(pk=sitting.number).exists():
        return
    Attempt.objects.bulk_create([_attempt(sitting)], ignore_conflicts=True)
    if not Attempt.objects.filter(pk=sitting.number).exists():
        Attempt.objects.bulk_create([_attempt(sitting, joined=False)], ignore_conflicts=True)


def _drop_taken_words(attempts: list[Attempt]) -> None:
    """A word joins only the first who uses it at a stage of a briefing."""
    briefings = {each.briefing_id for each in attempts if each.pair and each.briefing_id}
    before = Attempt.objects.filter(briefing__in=briefings).exclude(pair="")
    taken: set[tuple[int | None, str, str]] = set(before.values_list("briefing_id", "stage", "pair"))
    for each in attempts:
        use = (each.briefing_id, each.stage, each.pair)
        if use in taken:
            each.pair = ""
        taken.add(use)


def _attempt(sitting: Sitting, *, joined: bool = True, answered: int = 0, right: int = 0) -> Attempt:
    word = joined and sitting.word and sitting.briefing
    return Attempt(
        number=sitting.number,
        government_id=sitting.government,
        agency_id=sitting.agency,
        employment=sitting.employment,
        briefing_id=sitting.briefing,
        stage=sitting.stage,
        taken_on=sitting.on,
        pair=words.digest_of(sitting.word, sitting.briefing) if word and sitting.briefing else "",
        asked=len(sitting.items),
        answered=answered,
        right=right,
    )


def _answer(sitting: Sitting, item: str, right: bool) -> Answer:
    return Answer(attempt_id=sitting.number, government_id=sitting.government, item=item, is_right=right)


def _answers(each: Sat) -> Iterable[Answer]:
    for item, choice in zip(each.sitting.items, each.choices, strict=True):
        yield _answer(each.sitting, item, _is_right(each.sitting, item, choice))
