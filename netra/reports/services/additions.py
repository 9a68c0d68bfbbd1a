"""What the reporter gives after sending: more, or a correction. Nothing is overwritten."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from netra import vault
from netra.journal import events
from netra.journal.services import recording
from netra.reports.identity import sealing
from netra.reports.models import Addition, Report
from netra.reports.services.conversation import nonce_of
from netra.reports.services.keys import record_of
from netra.reports.services.progress import REPORTER, lock_kept

_EVENTS: Final = {
    Addition.Kind.MORE: events.REPORT_SUPPLEMENTED,
    Addition.Kind.CORRECTION: events.REPORT_CORRECTED,
}


@dataclass(frozen=True)
class Given:
    """One addition in clear, for one page view."""

    kind: str
    label: str
    at: datetime
    content: dict[str, str]


def add_to_report(*, report: Report, key: bytes, nonce: UUID, text: str, at: datetime) -> Addition:
    """The reporter tells more. The same form twice is one addition."""
    made = seal_addition(report, key, Addition.Kind.MORE, nonce, {"text": text}, at)
    return _store(report, made)


def correct_report(
    *, report: Report, key: bytes, nonce: UUID, about: str, text: str, at: datetime
) -> Addition:
    """The reporter corrects what was told: `about` names the part as the page shows it, which stays."""
    content = {"about": about, "text": text}
    return _store(report, seal_addition(report, key, Addition.Kind.CORRECTION, nonce, content, at))


def read_additions(*, report: Report, key: bytes, own: bytes | None = None) -> list[Given]:
    """Everything that was given after sending, oldest first. `own`: the key of a name that lies apart;
    without it only what the reporter chose about it."""
    rows = Addition.objects.filter(report=report).order_by("at", "pk")
    return [Given(row.kind, row.get_kind_display(), row.at, _readable(row, key, own)) for row in rows]


def _readable(row: Addition, key: bytes, own: bytes | None) -> dict[str, str]:
    content = open_addition(row, key)
    if row.kind != Addition.Kind.IDENTITY:
        return content
    try:
        return asdict(sealing.name_in(content, own, record_of(row.report)))
    except sealing.NameSealedApart:
        return {"choice": sealing.choice_of(content)}


def seal_addition(
    report: Report,
    key: bytes,
    kind: Addition.Kind,
    nonce: UUID,
    content: Mapping[str, str],
    at: datetime,
    *,
    said: Mapping[str, str] | None = None,
) -> Addition:
    """A new addition, sealed and not stored yet: before the transaction opens. `said`: what was typed, where
    `content` holds it sealed once more and so differs each time."""
    own = nonce_of(report, nonce, repr((kind.value, sorted((said or content).items()))))
    envelope = vault.seal_json(key, dict(content), record=record_of(report), field=f"{kind.value}:{own}")
    return Addition(report=report, nonce=own, kind=kind, at=at, envelope=envelope)


def open_addition(addition: Addition, key: bytes) -> dict[str, str]:
    """The words of one addition."""
    content: dict[str, Any] = vault.open_json(
        key,
        bytes(addition.envelope),
        record=record_of(addition.report),
        field=f"{addition.kind}:{addition.nonce}",
    )
    return content


def store_addition(made: Addition) -> tuple[Addition, bool]:
    """Store it once; whether it is new. Called inside a `recording`, the report locked."""
    return Addition.objects.get_or_create(
        nonce=made.nonce,
        report=made.report,
        defaults={"kind": made.kind, "at": made.at, "envelope": made.envelope},
    )


class _Repeated(Exception):
    """The same form came twice: nothing else may happen again."""


def _store(report: Report, made: Addition) -> Addition:
    try:
        with recording(report.government.code, at=made.at) as log:
            lock_kept(report)
            stored, is_new = store_addition(made)
            if not is_new:
                raise _Repeated
            log.note(_EVENTS[Addition.Kind(made.kind)], actor=REPORTER, subject=report.docket)
    except _Repeated:
        return stored
    return stored
