"""Erasing evidence: of drafts that were left, of reports whose time is over, and what a crash left behind.

Rows go first, files after: a crash in between leaves a file without a row, which the next sweep finds.
"""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from netra.reports.evidence import storage
from netra.reports.models import Draft, Evidence, Report


def erase_evidence_of(*, report: Report) -> int:
    """Every file of a report, its rows and with them its keys; how many. The caller decides and journals."""
    return _erase(Evidence.objects.filter(report=report).values_list("pk", flat=True))


def erase_evidence_of_draft(*, digest: bytes) -> int:
    """Every file of one draft; how many."""
    return _erase(Evidence.objects.filter(draft_id=digest).values_list("pk", flat=True))


def give_up_shipment(*, digest: bytes) -> None:
    """A shipment whose parcel came: what did not arrive whole goes, and the place that waited for it."""
    erase_evidence_of_draft(digest=digest)
    Draft.objects.filter(pk=digest).delete()


def erase_left_behind(*, now: datetime) -> int:
    """Files of drafts that have expired (machine time); how many."""
    return _erase(Evidence.objects.filter(draft__expires_at__lt=now).values_list("pk", flat=True))


def erase_strays() -> int:
    """Files that no row knows and no request can still be writing; how many."""
    found = storage.strays(set(Evidence.objects.values_list("pk", flat=True)))
    storage.erase(found)
    return len(found)


def _erase(found: Iterable[UUID]) -> int:
    files = list(found)
    Evidence.objects.filter(pk__in=files).delete()
    storage.erase(files)
    return len(files)
