"""Evidence as an officer sees it: words and links of the reporter, files with what is known of each."""

from typing import Any

from netra import clock
from netra.reports import services as reports
from netra.reports.evidence import kinds, traces
from netra.reports.evidence.holders import OpenEvidence
from netra.reports.models import Evidence, Report

SIZES = ((1024 * 1024, "MB"), (1024, "KB"))


def evidence_of(story: dict[str, Any], report: Report, key: bytes) -> dict[str, Any]:
    """What the reporter says about evidence, addresses that nothing opens by itself, and the files."""
    files = [file_of(each, report) for each in reports.open_evidence(report=report, key=key)]
    return {
        "words": story["evidence"],
        "links": list(story["links"]),
        "files": files,
        "docket": report.docket,
    }


def file_of(evidence: OpenEvidence, report: Report) -> dict[str, Any]:
    """One file. Its name and traces may lead to the reporter: pages show them only where somebody asks."""
    return {
        "id": evidence.id,
        "number": evidence.row.number,
        "kind": evidence.kind,
        "size": size_in_words(evidence.size),
        "sha256": evidence.sha256,
        "arrived": clock.moment_in_words(evidence.arrived_at, clock.Zone(report.government.zone)),
        "is_cleaned": evidence.is_cleaned,
        "is_broken": evidence.is_broken,
        "is_strange": evidence.kind.family == kinds.STRANGE,
        "by_office": evidence.row.source == Evidence.Source.OFFICE,
        "in_message": evidence.row.message_id is not None,
        "by": evidence.about.get("by", ""),
        "link": evidence.about.get("link", ""),
        "note": evidence.about.get("note", ""),
        "name": evidence.name,
        "traces": traces.sentences(evidence),
        "can_be_shown": reports.can_be_shown(evidence),
    }


def download_name(evidence: OpenEvidence, report: Report) -> str:
    """Ours, never the sender's: that one may name the reporter or be a trap."""
    return f"{report.docket}-bukti-{evidence.row.number}.{evidence.kind.extension}"


def size_in_words(size: int) -> str:
    """ "1,4 MB"."""
    if size < SIZES[-1][0]:
        return f"{size} byte"
    unit, word = next((unit, word) for unit, word in SIZES if size >= unit)
    return f"{size / unit:.1f} {word}".replace(".", ",")
