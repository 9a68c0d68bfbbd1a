"""Erasing evidence: of drafts that were left, of reports whose time is over, and what a crash left behind.

Rows go first, files after: a crash in between leaves a file without a row, which the next sweep finds.
What goes is taken and looked at again before it goes: a draft that is being sent at that moment is waited
for, and then its files are the report's.
"""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet

from netra.journal.turns import writing_turn
from netra.reports.evidence import storage
from netra.reports.models import Draft, Evidence, Report


def erase_evidence_of(*, report: Report) -> int:
    """Every file of a report, its rows and with them its keys; how many. The caller decides and journals."""
    return _erase(Evidence.objects.filter(report=report))


def erase_drafts(*, found: QuerySet[Draft]) -> int:
    """These drafts with their files; how many drafts."""
    with writing_turn(), transaction.atomic():
        drafts = [bytes(key) for key in found.select_for_update().values_list("pk", flat=True)]
        files = list(Evidence.objects.filter(draft__in=drafts).values_list("pk", flat=True))
        Draft.objects.filter(pk__in=drafts).delete()
    storage.erase(files)
    return len(drafts)


def erase_waiting(*, draft: bytes, belonging_to: Collection[UUID]) -> int:
    """Of the files that wait in a draft these, and copies of them; the draft too where nothing is left. The
    others wait on. How many files."""
    gone = Q(pk__in=belonging_to) | Q(replaces__in=belonging_to)
    with writing_turn(), transaction.atomic():
        drafts = Draft.objects.filter(pk=draft)
        list(drafts.select_for_update())  # who brings a file, or takes one, waits
        waiting = Evidence.objects.filter(draft=draft)
        files = list(waiting.filter(gone).values_list("pk", flat=True))
        waiting.filter(pk__in=files).delete()
        if not waiting.exists():
            drafts.delete()
    storage.erase(files)
    return len(files)


def erase_left_behind(*, now: datetime) -> int:
    """Files of drafts that have expired (machine time); how many."""
    return _erase(Evidence.objects.filter(draft__expires_at__lt=now))


def erase_strays() -> int:
    """Files that no row knows and no request can still be writing; how many."""
    found = storage.strays(set(Evidence.objects.values_list("pk", flat=True)))
    storage.erase(found)
    return len(found)


def _erase(found: QuerySet[Evidence]) -> int:
    with writing_turn(), transaction.atomic():
        files = list(found.select_for_update(of=("self",)).values_list("pk", flat=True))
        Evidence.objects.filter(pk__in=files).delete()
    storage.erase(files)
    return len(files)
