"""A reporter who gives a name later: what that changes in law, and where the name is kept."""

from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Final
from uuid import UUID

from netra import vault
from netra.agencies.models import Government
from netra.journal import events
from netra.journal.services import recording
from netra.reports import lifecycle, queries
from netra.reports.clocks import promise
from netra.reports.completeness import PAGES, meter_of
from netra.reports.identity import sealing
from netra.reports.models import Addition, Report
from netra.reports.services.additions import open_addition, seal_addition, store_addition
from netra.reports.services.intake import is_in_time
from netra.reports.services.keys import record_of
from netra.reports.services.progress import REPORTER, lock_kept, promise_fields
from netra.reports.submission import ANONYMOUS, NAMED, Identity, Submission
from netra.reports.told import NotAStory, story_in

_PAGES: Final = frozenset(slug for slugs in PAGES.values() for slug in slugs) - {"layanan"}


class AlreadyNamed(Exception):
    """A name was given before: it is not overwritten. A correction says what is wrong with it."""


@dataclass(frozen=True)
class Effect:
    """What giving a name now would change. `becomes_report`: a formal report from then on.

    Otherwise the reasons why it stays a lead: too late, taken up already, withdrawn, or `missing` parts.
    """

    becomes_report: bool
    is_late: bool = False
    is_taken_up: bool = False
    is_withdrawn: bool = False
    missing: tuple[str, ...] = ()


def effect_of_a_name(*, report: Report, key: bytes, at: datetime) -> Effect:
    """Whether a name given now would make a formal report of the lead (UU 1/2015 art. 134)."""
    submission = _submission(report, key)
    stage = report.paused_stage if report.stage == lifecycle.ASKED else report.stage
    named = replace(submission, identity=Identity(choice=NAMED))  # measured as it would be with the name
    meter = meter_of(named, in_time=True, asked=_PAGES)
    missing = tuple(lack.what for lack in meter.lacks)
    is_late = not is_in_time(submission, report.government, at)
    is_taken_up = stage not in lifecycle.NOT_TAKEN_UP
    is_withdrawn = queries.is_withdrawn(report)
    becomes = not (is_late or is_taken_up or is_withdrawn or missing)
    return Effect(becomes, is_late, is_taken_up, is_withdrawn, missing)


def give_identity(
    *, report: Report, key: bytes, nonce: UUID, identity: Identity, at: datetime, own: bytes | None = None
) -> Effect:
    """Seal the reporter's name; journalled without it. `own`: the key of the name, where it lies apart.

    The same form twice is once; another name after the first raises `AlreadyNamed`; erased meanwhile,
    `AlreadyErased`; `sealing.NameSealedApart` where `own` is needed and missing.
    """
    content = _content(report, identity, own)
    made = seal_addition(report, key, Addition.Kind.IDENTITY, nonce, content, at, said=asdict(identity))
    effect = effect_of_a_name(report=report, key=key, at=at)
    if queries.addition_with(made.nonce):
        return effect
    if gave_identity(report=report, key=key):
        raise AlreadyNamed(report.docket)
    with recording(report.government.code, at=at) as log:
        lock_kept(report)
        if Addition.objects.filter(report=report, kind=Addition.Kind.IDENTITY).exists():
            raise AlreadyNamed(report.docket)
        store_addition(made)
        still_open = report.stage in (*lifecycle.NOT_TAKEN_UP, lifecycle.ASKED)
        if effect.becomes_report and still_open and not queries.is_withdrawn(report):
            _make_formal(report, report.government, at)
        log.note(
            events.IDENTITY_GIVEN,
            actor=REPORTER,
            subject=report.docket,
            facts={"kind": report.kind, "limit": report.next_limit},
        )
    return effect


def _make_formal(report: Report, government: Government, at: datetime) -> None:
    """From now on a laporan: the initial study of a report runs from the moment that made it one."""
    due = promise(lifecycle.PROMISES[lifecycle.REPORT], regime=report.regime, start=at, zone=government.zone)
    for name, value in ({"kind": lifecycle.REPORT} | promise_fields(due)).items():
        setattr(report, name, value)
    report.save(update_fields=["kind", "next_due_on", "next_limit", "next_limit_version"])


def current_identity(*, report: Report, key: bytes, own: bytes | None = None) -> Identity:
    """Who reports as far as they said, at sending or later; `own` as a custodian or the receipt opens it.

    Raises `sealing.NameSealedApart` where `own` is needed and missing.
    """
    return sealing.name_in(_latest(report, key), own, record_of(report))


def choice_of(*, report: Report, key: bytes) -> str:
    """What the reporter chose about the name, at sending or later: it tells nobody who they are."""
    return sealing.choice_of(_latest(report, key))


def gave_identity(*, report: Report, key: bytes) -> bool:
    """Whether the reporter gave a name."""
    return choice_of(report=report, key=key) != ANONYMOUS


def name_key_for_reporter(*, report: Report, receipt: vault.Receipt) -> bytes | None:
    """The key of the name, opened with the receipt; None where the name does not lie apart.

    Raises `vault.EnvelopeRefused`, also where what a browser sealed there is no key.
    """
    if report.identity_key_id is None:
        return None
    sealed = bytes(report.identity_receipt)
    own = vault.open_sealed(receipt.unlock_key, sealed, record=record_of(report), field=sealing.KEY)
    if len(own) != vault.KEY_BYTES:
        raise NotAStory
    return own


def name_key_of(*, report: Report, key: bytes) -> bytes | None:
    """The key of the name of who allows to be called by it; None where it lies apart, or not apart at all."""
    return sealing.shown_key(_latest(report, key))


def _latest(report: Report, key: bytes) -> object:
    """What lies under the report's key; of another kind than the row says, a browser sealed it wrongly."""
    content = _opened(report, key)
    if sealing.is_apart(content) != (report.identity_key_id is not None):
        raise NotAStory
    return content


def _opened(report: Report, key: bytes) -> object:
    later = Addition.objects.filter(report=report, kind=Addition.Kind.IDENTITY).order_by("at", "pk").last()
    if later is not None:
        later.report = report
        return open_addition(later, key)
    return vault.open_json(key, bytes(report.identity or b""), record=record_of(report), field="identity")


def _content(report: Report, identity: Identity, own: bytes | None) -> dict[str, str]:
    if report.identity_key_id is None:
        return asdict(identity)
    if own is None:
        raise sealing.NameSealedApart
    return sealing.put_apart(identity, own, record_of(report))


def _submission(report: Report, key: bytes) -> Submission:
    content = vault.open_json(key, bytes(report.envelope), record=record_of(report), field="story")
    return Submission.from_sealed(story_in(content), agency_code=report.agency.code if report.agency else "")
