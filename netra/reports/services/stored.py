"""Whether what was received is still what is stored: the journal keeps the digest of what was sealed.

The digest is over ciphertext under a random key: it tells nothing of the words, nobody can try words on it.
"""

import hashlib

from netra.journal import published
from netra.journal import queries as journal
from netra.journal.events import REPORT_OPENED, REPORT_RECEIVED
from netra.journal.models import Entry, PublishedHead
from netra.journal.proofs import Proof
from netra.reports.models import Report


def seal_digest(report: Report) -> str:
    """SHA-256 over the sealed story and the sealed identity as they came in, each with its length."""
    told = hashlib.sha256(b"netra/report/v1")
    for envelope in (bytes(report.envelope), bytes(report.identity or b"")):
        told.update(len(envelope).to_bytes(8) + envelope)
    return told.hexdigest()


def files_digest(report: Report, count: int) -> str:
    """SHA-256 over the hashes of the first `count` sealed files in order: those that came with the report."""
    rows = report.evidence.filter(number__lte=count).order_by("number")
    told = hashlib.sha256(b"netra/files/v1")
    for sealed_sha256 in rows.values_list("sealed_sha256", flat=True):
        told.update(bytes(sealed_sha256 or b""))
    return told.hexdigest()


def arrival_of(report: Report) -> Entry | None:
    """The journal's entry of the day on which the report came in."""
    entries = journal.timeline_of(report.government.code, [report.docket])
    return entries.filter(event=REPORT_RECEIVED).last()


def is_unchanged(report: Report) -> bool:
    """Whether story, identity and the hashes of files are what the journal noted when they came in.

    False too where that note itself no longer fits its own digest.
    """
    entry = arrival_of(report)
    if entry is None or journal.link_of(entry).digest() != entry.digest:
        return False
    files = entry.facts.get("files_sealed")
    if files is not None and files != files_digest(report, int(entry.facts["files"])):
        return False
    return bool(entry.facts.get("sealed") == seal_digest(report))


def first_opening_of(report: Report) -> Entry | None:
    """The entry of the first time that an officer opened the report; None while nobody has."""
    entries = journal.timeline_of(report.government.code, [report.docket])
    return entries.filter(event=REPORT_OPENED).last()


def proof_of_arrival(report: Report) -> Proof | None:
    """The proof for an outsider; None until the day of arrival was published, or where it does not hold."""
    entry = arrival_of(report)
    if entry is None:
        return None
    try:
        proof = published.proof_of(entry.government, entry.sequence)
    except published.NotPublishedYet:
        return None
    return None if proof.faults() else proof


def chain_intact_until(report: Report) -> PublishedHead | None:
    """The newest published head of this government, if all of them hold together."""
    return published.intact_until(report.government.code)
