"""Reading what is sealed. An officer's reading is an office act; a reporter's own is not."""

from dataclasses import asdict
from datetime import datetime

from netra import vault
from netra.accounts.models import Officer
from netra.journal import events
from netra.journal.services import recording
from netra.reports import lifecycle, queries
from netra.reports.identity import sealing
from netra.reports.models import Message, Report
from netra.reports.services.additions import read_additions
from netra.reports.services.contact import read_contact
from netra.reports.services.crosscheck import differences
from netra.reports.services.identities import choice_of, current_identity, name_key_of
from netra.reports.services.keys import NotSealedToYou, key_for_officer, record_of
from netra.reports.services.progress import lock, show_progress
from netra.reports.services.recusing import note_refused_opening
from netra.reports.submission import NAMED
from netra.reports.told import story_in

STORY, IDENTITY = "story", "identity"


class Unreadable(vault.EnvelopeRefused):
    """What this officer was given does not open, or holds no report: forged, moved, changed or cut. It is
    journalled."""

    def __init__(self, docket: str) -> None:
        super().__init__("not to be opened with the key that was given")
        self.docket = docket


def open_story(*, report: Report, officer: Officer, private: bytes, at: datetime) -> dict[str, object]:
    """The story for an officer. Opening is an office act: it is journalled, and the reporter can see it.

    An attempt that is refused is journalled too, before the refusal goes on. Raises `NotSealedToYou`, or
    `Unreadable`, which the reporter can see as well.
    """
    try:
        key = key_for_officer(report=report, officer=officer, private=private)
        story = read_story(report=report, key=key)
    except NotSealedToYou:
        note_refused_opening(officer=officer, docket=report.docket, at=at)
        raise
    except vault.EnvelopeRefused:
        raise unreadable(report, officer, STORY, at) from None
    found = differences(report=report, story=story)
    facts = {"differs": found} if found else {}
    with recording(report.government.code, at=at) as log:
        lock(report)
        if report.stage == lifecycle.RECEIVED:
            show_progress(report=report, stage=lifecycle.READ)
        log.note(events.REPORT_OPENED, actor=officer.actor, subject=report.docket, facts=facts)
    return story


def reveal_identity(
    *, report: Report, officer: Officer, private: bytes, reason: str, at: datetime
) -> dict[str, str]:
    """The name and way to be reached of a reporter who allows to be called by name, for a written reason that
    is journalled sealed. Of everybody else `identity_requests` opens it, when somebody agreed.

    Raises `sealing.NameSealedApart` for everybody else, and `Unreadable`.
    """
    try:
        key = key_for_officer(report=report, officer=officer, private=private)
        if choice_of(report=report, key=key) != NAMED:
            raise sealing.NameSealedApart
        identity = asdict(current_identity(report=report, key=key))
        identity["channel"] = read_contact(report=report, key=name_key_of(report=report, key=key) or key)
    except sealing.NameSealedApart:
        raise
    except vault.EnvelopeRefused:
        raise unreadable(report, officer, IDENTITY, at) from None
    sealed_reason = vault.seal_text(key, reason, record=record_of(report), field="reveal").hex()
    with recording(report.government.code, at=at) as log:
        log.note(
            events.IDENTITY_REVEALED,
            actor=officer.actor,
            subject=report.docket,
            facts={"reason": sealed_reason},
        )
    return identity


def read_story(*, report: Report, key: bytes) -> dict[str, object]:
    """The story under the report's key; by itself no office act, so not journalled.

    Raises `EnvelopeRefused`.
    """
    return story_in(vault.open_json(key, bytes(report.envelope), record=record_of(report), field=STORY))


def unreadable(report: Report, officer: Officer, part: str, at: datetime) -> Unreadable:
    """What to raise where `part` does not open. Nothing of the report changes: another officer's key may
    open it. The journal says that this one's did not."""
    with recording(report.government.code, at=at) as log:
        log.note(events.REPORT_UNREADABLE, actor=officer.actor, subject=report.docket, facts={"part": part})
    return Unreadable(report.docket)


def read_messages(*, report: Report, key: bytes) -> list[tuple[Message, str]]:
    """The conversation in clear, oldest first."""
    return [
        (
            message,
            vault.open_text(key, bytes(message.envelope), record=record_of(report), field=str(message.nonce)),
        )
        for message in queries.messages_of(report)
    ]


def told_by_reporter(*, report: Report, key: bytes) -> list[str]:
    """Every text that the reporter wrote: to compare with, never to copy."""
    story = [value for value in read_story(report=report, key=key).values() if isinstance(value, str)]
    given = [text for each in read_additions(report=report, key=key) for text in each.content.values()]
    said = [
        text
        for message, text in read_messages(report=report, key=key)
        if message.author == Message.Author.REPORTER
    ]
    return [text for text in (*story, *given, *said) if text]


def note_visit(*, report: Report, key: bytes, at: datetime) -> None:
    """Remember when the reporter last looked, so that a stranger's visit is noticed. Not an office act.

    Sealed: beside a docket in clear, the moment of a visit could be matched with somebody's network log.
    """
    moment = vault.seal_text(key, at.isoformat(), record=record_of(report), field="visit")
    Report.objects.filter(pk=report.pk, erased_at=None).update(last_visit=moment)


def last_visit(*, report: Report, key: bytes) -> datetime | None:
    """When the reporter last looked, opened with the report's key; None before the first visit."""
    if not report.last_visit:
        return None
    text = vault.open_text(key, bytes(report.last_visit), record=record_of(report), field="visit")
    return datetime.fromisoformat(text)
