"""Evidence for the office: a safe picture of it, the original on purpose, and what the office saw at a link.

Each time somebody looks, the journal says who, at which piece and which page. It never says what was seen.
"""

from datetime import datetime
from uuid import UUID

from django.db.models import Max

from netra.accounts.models import Officer
from netra.journal import events
from netra.journal.services import recording
from netra.reports import queries
from netra.reports.evidence import claims, kinds, looking
from netra.reports.evidence.arriving import Arrived
from netra.reports.evidence.holders import Holder, OpenEvidence, seal_about
from netra.reports.evidence.looking import Answer, CannotBeShown
from netra.reports.models import Evidence, Report
from netra.reports.services.evidence import about_of, row_of
from netra.reports.services.progress import lock_kept
from netra.vault import EnvelopeRefused, FileRefused, SealedFile

SHOWN_SAFELY = {"jpeg", "png", "webp", "gif", "bmp", "tiff", "avif", "pdf"}


def open_evidence(*, report: Report, key: bytes) -> list[OpenEvidence]:
    """What is known of each file of a report, in order. One whose row does not open is told as broken: the
    others still count."""
    holder = Holder.of_report(report, key)
    return [_opened(holder, row) for row in queries.evidence_of(report)]


def _opened(holder: Holder, row: Evidence) -> OpenEvidence:
    try:
        return holder.open(row)
    except EnvelopeRefused:
        return OpenEvidence(row, b"", claims.unopened(holder.received_at))


def read_to_its_end(*, evidence: OpenEvidence) -> OpenEvidence:
    """A file that a browser sealed, read whole once: from now on its hash and traces are known, not told.

    Raises `FileRefused` where any byte of it is not what was sealed; then nothing of it is shown.
    """
    if evidence.is_broken:
        raise FileRefused(0)
    if not evidence.is_told:
        return evidence
    about = claims.read_whole(evidence.id, evidence.key, evidence.about)
    sealed = seal_about(evidence.id, evidence.key, about)
    Evidence.objects.filter(pk=evidence.id).update(about=sealed, is_told=False)
    return OpenEvidence(evidence.row, evidence.key, about)


def can_be_shown(evidence: OpenEvidence) -> bool:
    """Whether there is a safe picture of this kind of file."""
    return evidence.kind.code in SHOWN_SAFELY and evidence.size <= looking.LARGEST_LOOKED_AT


def show_evidence(
    *, report: Report, evidence: OpenEvidence, page: int, officer: Officer, at: datetime
) -> Answer:
    """A picture of a piece of evidence, drawn anew. Journalled before it is handed out.

    Raises `CannotBeShown`, or `FileRefused` where the file is not what was stored.
    """
    if not can_be_shown(evidence):
        raise CannotBeShown(evidence.kind.code)
    with evidence.content() as content:
        is_pdf = evidence.kind.family == kinds.PDF
        drawn = looking.show_page(content, page) if is_pdf else looking.show_image(content)
    _note(events.EVIDENCE_SHOWN, report, officer, at, {"number": evidence.row.number, "page": page})
    return drawn


def open_original(*, report: Report, evidence: OpenEvidence, officer: Officer, at: datetime) -> SealedFile:
    """The file as it came, for somebody who means it. Journalled before its first byte leaves."""
    content = evidence.content()
    _note(events.EVIDENCE_ORIGINAL_OPENED, report, officer, at, {"number": evidence.row.number})
    return content


def record_sighting(
    *, report: Report, key: bytes, link: str, note: str, arrived: Arrived, officer: Officer, at: datetime
) -> Evidence:
    """What the office saw at a link that the reporter gave: when, in words, and a picture with its hash.

    Raises `AlreadyErased`.
    """
    about = about_of(arrived, at) | {"link": link, "note": note, "by": officer.actor}
    row = row_of(Holder.of_report(report, key), arrived, about)
    row.source = Evidence.Source.OFFICE
    with recording(report.government.code, at=at) as log:
        lock_kept(report)
        row.number = (report.evidence.aggregate(last=Max("number"))["last"] or 0) + 1
        row.save(force_insert=True)
        facts = {"number": row.number, "sealed_sha256": arrived.totals.sealed_sha256.hex()}
        log.note(events.SIGHTING_RECORDED, actor=officer.actor, subject=report.docket, facts=facts)
    arrived.is_kept = True
    return row


def evidence_with_id(*, report: Report, key: bytes, file: UUID) -> OpenEvidence | None:
    """One file of this report, opened as far as its row."""
    return next((each for each in open_evidence(report=report, key=key) if each.id == file), None)


def _note(event: str, report: Report, officer: Officer, at: datetime, facts: dict[str, object]) -> None:
    with recording(report.government.code, at=at) as log:
        log.note(event, actor=officer.actor, subject=report.docket, facts=facts)


__all__ = [
    "can_be_shown",
    "evidence_with_id",
    "open_evidence",
    "open_original",
    "read_to_its_end",
    "record_sighting",
    "show_evidence",
]
