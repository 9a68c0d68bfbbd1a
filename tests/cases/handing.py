"""A ruling that went out by letter, the office that it is handed over to, and what the letter encloses."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from netra.accounts import roles
from netra.accounts.models import Office
from netra.cases import lifecycle, services
from netra.cases.desk import Desk
from netra.cases.handing.content import Content, Respondent
from netra.cases.models import Case, Handover
from netra.reports.models import Report
from tests import factories, reporting
from tests.reports.files import photo

CONTENT = Content(
    respondent=Respondent(position="Kepala seksi rekaan", agency="Dinas Perhubungan"),
    act="Ajakan mendukung",
    happened="28 Oktober 2024",
    norms=("SKB 2022 Lampiran II",),
    verdict="Pelanggaran kode etik ASN",
    reasons="Terbukti menurut pleno.",
    summary="Ajakan disampaikan dalam satu rapat dinas.",
    letter="Surat 9, 30 Oktober 2024",
)


def personnel(role: str = roles.BKPSDM, name: str = "BKPSDM") -> Desk:
    """An officer of the city's personnel office at work."""
    return factories.desk(role, factories.office(name))


def referred(desk: Desk | None = None) -> tuple[Case, Desk]:
    """A case whose ruling (ethics) was passed on by letter, and the desk it lies on."""
    return factories.case_at(lifecycle.REFERRED, desk)


def sent(case: Case, desk: Desk, to: Office | None, **changed: Any) -> Handover:
    """The ruling, handed over to this office, or to BKN outside."""
    told: dict[str, Any] = {"purpose": lifecycle.ETHICS, "content": CONTENT, "chosen": ()} | changed
    name = to.name if to else "Badan Kepegawaian Negara (BKN)"
    return services.send_handover(case=case, to=services.To(name, to), desk=desk, **told)


def with_a_photo(browser: Client, desk: Desk) -> Case:
    """The same, from a report with a photograph that knows its author and its place."""
    reporting.fill_in(browser)
    file = SimpleUploadedFile("foto-kenari.jpg", photo(author="Kenari"))
    browser.post("/lapor/bukti/", {"berkas": [file], "asli": "1", "tambah": "1"})
    reporting.send(browser)
    report = Report.objects.select_related("government").latest("pk")
    return factories.case_at(lifecycle.REFERRED, desk, found=report)[0]
