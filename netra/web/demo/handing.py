"""The demo's hand-overs: one that the personnel office received, one that it has not answered for days."""

from datetime import datetime
from typing import Final

from netra.accounts.models import Officer
from netra.agencies.models import Government
from netra.cases import lifecycle
from netra.cases import services as cases
from netra.cases.desk import Desk
from netra.cases.handing.content import Content, Respondent
from netra.cases.models import Case
from netra.clock import Zone
from netra.web.demo.invented import Handler

RECEIVED: Final = datetime(2024, 10, 22, 9, 30, tzinfo=Zone.WIB.tz)
# Agency, verdict, day of handing over, what the office writes, and whether it was received.
_PASSAGES: Final = (
    (
        "kecamatan-citamiang", lifecycle.DISCIPLINE, datetime(2024, 10, 21, 11, 0, tzinfo=Zone.WIB.tz), True,
        "Pejabat pengawas di kecamatan (rekaan)", "13 Oktober 2024", "Surat rekaan 03, 21 Oktober 2024",
        "Bawahan diminta hadir di acara dukungan di luar tugas, dan yang tidak hadir dicatat namanya.",
        "Keterangan saksi dan pesan grup menunjukkan bawahan digerakkan.",
    ),
    (
        "disdikbud", lifecycle.ETHICS, datetime(2024, 10, 25, 14, 10, tzinfo=Zone.WIB.tz), False,
        "Guru (rekaan)", "7 Oktober 2024", "Surat rekaan 02, 15 Oktober 2024",
        "Foto bersama seusai upacara memuat isyarat tangan yang dapat dipahami sebagai dukungan.",
        "Isyarat dapat dipahami sebagai dukungan; tidak ada bukti niat berkampanye.",
    ),
)  # fmt: skip


def replay_handovers(government: Government, handler: Handler, receiver: Officer, private: bytes) -> None:
    """Hand over each, in the order of time; the receiver answers the first."""
    for agency, verdict, at, is_received, position, happened, letter, summary, reasons in _PASSAGES:
        case = Case.objects.select_related("report__government", "government", "agency").get(
            government=government, agency__code=agency, stage=lifecycle.REFERRED
        )
        content = Content(
            respondent=Respondent(position, case.agency.name if case.agency else ""),
            act="Menggerakkan bawahan" if verdict == lifecycle.DISCIPLINE else "Foto dengan isyarat dukungan",
            happened=happened,
            norms=("SKB 2022 Lampiran II",),
            verdict=lifecycle.VERDICT_LABELS[verdict],
            reasons=reasons,
            summary=summary,
            letter=letter,
        )
        to = cases.To(receiver.office.name, receiver.office)
        made = cases.send_handover(
            case=case, purpose=verdict, to=to, content=content, chosen=(), desk=handler.desk(at)
        )
        if is_received:
            cases.receive_handover(handover=made, desk=Desk(receiver, private, RECEIVED))
