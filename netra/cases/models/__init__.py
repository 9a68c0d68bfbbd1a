"""Tables of casework. No row refers to the roster: who is meant stands only in sealed papers."""

from typing import Final

from django.db import models

from netra.cases import lifecycle
from netra.cases.handing.models import Handover, HandoverGrant, HandoverPicture, OfficeKey, OfficeKeyGrant
from netra.cases.lessons.models import Lesson, Overturning
from netra.cases.models.changes import RulingChange
from netra.cases.models.columns import SealedWriting, StoredClock
from netra.cases.models.letters import DraftTemplate, IssuedLetter, Letter, Letterhead
from netra.cases.models.respondents import AllegedHarm, IndexEntry, IndexKey, IndexKeyGrant, Respondent
from netra.cases.models.work import CalendarFeed, Digest, Note, SavedView, Task

__all__ = [
    "AllegedHarm",
    "CalendarFeed",
    "Case",
    "Deadline",
    "Digest",
    "DraftTemplate",
    "Handover",
    "HandoverGrant",
    "HandoverPicture",
    "IndexEntry",
    "IndexKey",
    "IndexKeyGrant",
    "IssuedLetter",
    "Joining",
    "Lesson",
    "Letter",
    "Letterhead",
    "Note",
    "OfficeKey",
    "OfficeKeyGrant",
    "Overturning",
    "Paper",
    "Respondent",
    "RetentionDecision",
    "RulingChange",
    "SavedView",
    "SealedWriting",
    "StoredClock",
    "Task",
]


_OPEN_CASES: Final[dict[str, tuple[str, ...]]] = {
    "case_open": (),
    "case_open_of": ("assignee",),
    "case_open_act": ("act",),
    "case_open_agency": ("agency",),
}


class Case(models.Model):
    """A berkas perkara: what the office decided to do with one report.

    `due_on` repeats the nearest open deadline, kept in the transaction that changes a deadline, so that an
    inbox of 20,000 cases is one indexed read.
    """

    government = models.ForeignKey("agencies.Government", on_delete=models.PROTECT, verbose_name="pemerintah")
    report = models.OneToOneField("reports.Report", on_delete=models.PROTECT, verbose_name="laporan")
    docket = models.CharField("nomor", max_length=20, null=True, blank=True)  # noqa: DJ001 - NULL: none yet
    register_number = models.CharField("nomor register", max_length=60, blank=True, default="")
    act = models.CharField("kelas perbuatan", max_length=40)
    agency = models.ForeignKey(
        "agencies.Agency", on_delete=models.PROTECT, null=True, blank=True, verbose_name="perangkat daerah"
    )
    stage = models.CharField("tahap", max_length=20, choices=list(lifecycle.STAGE_LABELS.items()))
    registered_at = models.DateTimeField("diregister", null=True, blank=True)
    closed_at = models.DateTimeField("selesai", null=True, blank=True)
    due_on = models.DateField("tenggat terdekat", null=True, blank=True)
    due_limit = models.CharField("batas waktu terdekat", max_length=40, blank=True, default="")
    assignee = models.ForeignKey(
        "accounts.Officer", on_delete=models.PROTECT, null=True, blank=True, verbose_name="petugas"
    )
    duplicate_of = models.ForeignKey(
        "reports.Report",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="duplicates",
        verbose_name="sama dengan",
    )

    class Meta:
        verbose_name = "berkas perkara"
        constraints = (models.UniqueConstraint(fields=["government", "docket"], name="case_docket_once"),)
        # Lists walk along one of these and ask of each row who may see it (`reports.long_lists`).
        indexes = (
            models.Index(fields=["docket"], name="case_by_docket"),
            *(
                models.Index(
                    fields=[*first, "due_on", "id", "report", "stage"],
                    condition=models.Q(stage__in=lifecycle.OPEN),
                    name=name,
                )
                for name, first in _OPEN_CASES.items()
            ),
            models.Index(
                fields=["closed_at", "id", "report"],
                condition=models.Q(stage__in=lifecycle.FINAL),
                name="case_closed",
            ),
            models.Index(fields=["government", "act", "stage", "closed_at"], name="case_by_act"),
        )


class Joining(models.Model):
    """An officer said that a report tells the same event as another, the first of its group. Only a link."""

    report = models.OneToOneField(
        "reports.Report", on_delete=models.CASCADE, related_name="joining", verbose_name="laporan"
    )
    head = models.ForeignKey(
        "reports.Report", on_delete=models.CASCADE, related_name="joined", verbose_name="induk"
    )
    by = models.ForeignKey("accounts.Officer", on_delete=models.PROTECT, verbose_name="oleh")
    at = models.DateTimeField("waktu")

    class Meta:
        verbose_name = "penggabungan laporan"


class RetentionDecision(models.Model):
    """What an officer decided about keeping the contents of a closed case. Appended, never changed."""

    class Choice(models.TextChoices):
        ERASE = "erase", "Hapus"
        KEEP = "keep", "Simpan lebih lama"
        HOLD = "hold", "Tahan penghapusan"
        RELEASE = "release", "Lepas penahanan"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="retention")
    choice = models.CharField("keputusan", max_length=10, choices=Choice)
    rule = models.CharField("aturan masa simpan", max_length=40)
    rule_version = models.PositiveSmallIntegerField("versi")
    until = models.DateField("disimpan sampai", null=True, blank=True)
    by = models.ForeignKey("accounts.Officer", on_delete=models.PROTECT, verbose_name="oleh")
    at = models.DateTimeField("waktu")
    envelope = models.BinaryField("alasan tersegel")

    class Meta:
        verbose_name = "keputusan masa simpan"
        indexes = (models.Index(fields=["case", "at"], name="retention_by_case"),)


class Deadline(StoredClock):
    """One running or met clock of a case."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="deadlines")

    class Meta:
        verbose_name = "tenggat"
        indexes = (
            models.Index(fields=["case", "met_at"], name="deadline_open"),
            models.Index(
                fields=["due_on", "-binding", "id", "case"],
                condition=models.Q(met_at__isnull=True),
                name="deadline_of_a_day",
            ),
        )


class Paper(SealedWriting):
    """One sealed paper of a case: screening, clarification, assessment, ruling, referral, a reason."""

    class Kind(models.TextChoices):
        SCREENING = "screening", "Kajian awal"
        CLARIFICATION = "clarification", "Berita acara klarifikasi"
        EXTENSION = "extension", "Alasan tambahan waktu"
        ASSESSMENT = "assessment", "Kajian"
        RULING = "ruling", "Putusan pleno"
        CHANGE = "change", "Usul perubahan putusan"
        REFERRAL = "referral", "Penerusan"
        CLOSING = "closing", "Alasan"

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="papers")
    kind = models.CharField("jenis", max_length=20, choices=Kind)

    class Meta:
        verbose_name = "berkas tersegel"
        indexes = (models.Index(fields=["case", "at"], name="paper_by_case"),)
