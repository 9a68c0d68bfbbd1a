"""The demo's requests for a reporter's name: one that waits for the custodian, one that was approved.

Nama rekaan. Both are asked with the words that an office would use; what the custodian decides is theirs.
"""

from datetime import datetime
from typing import Final
from uuid import uuid4

from netra.cases import lifecycle
from netra.cases.models import Case
from netra.clock import Zone
from netra.reports import services as reports
from netra.reports.models import Report
from netra.reports.submission import CONFIDENTIAL
from netra.web.demo.invented import Handler

_ASKED: Final = datetime(2024, 10, 29, 10, 20, tzinfo=Zone.WIB.tz)
_ANSWERED: Final = datetime(2024, 10, 29, 14, 5, tzinfo=Zone.WIB.tz)
_WAITS: Final = datetime(2024, 10, 29, 15, 40, tzinfo=Zone.WIB.tz)


def replay_names(handler: Handler, second: Handler, guard: Handler) -> None:
    """Ask for two names; the first is approved and can still be opened on the demo's day."""
    first, other = _confidential(handler)[:2]
    _ask(first, handler, _ASKED, "Pelapor perlu menandatangani formulir laporan sesuai kartu identitasnya.")
    [request] = reports.waiting_for(guard.officer)
    reports.decide_identity(
        request=request, officer=guard.officer, private=guard.private, approve=True, at=_ANSWERED,
        words="Tanda tangan tidak dapat diminta lewat pesan. Cukup untuk satu pertemuan.",
    )  # fmt: skip
    _ask(other, second, _WAITS, "Kami ingin menanyakan urutan kejadian langsung kepada pelapor.")


def _ask(report: Report, by: Handler, at: datetime, reason: str) -> None:
    reports.ask_for_identity(
        report=report, officer=by.officer, private=by.private, nonce=uuid4(), reason=reason, at=at
    )


def _confidential(handler: Handler) -> list[Report]:
    """Reports in work whose reporter asked to stay confidential, the oldest case first."""
    found = Case.objects.filter(stage__in=lifecycle.OPEN).select_related("report__identity_key")
    held = [each.report for each in found.order_by("registered_at", "pk")]
    desk = handler.desk(_ASKED)
    return [each for each in held if reports.choice_of(report=each, key=desk.key_to(each)) == CONFIDENTIAL]
