"""Tables of disciplinary proceedings. Who is meant, and of what, stands only in sealed sheets."""

from typing import Final

from django.db import models

from netra.cases.models import IssuedLetter, SealedWriting, StoredClock
from netra.discipline import lifecycle

_OPEN_PROCEEDINGS: Final[dict[str, tuple[str, ...]]] = {
    "proceeding_open": (),
    "proceeding_open_class": ("employment",),
}


class Proceeding(models.Model):
    """A perkara disiplin, from the referral to the carried-out sanction.

    In clear: number, class of staff, stage and dates. `due_on` repeats the nearest open term, kept in the
    transaction that changes a term. `revision` counts the acts: a form that was opened before the last one is
    told what changed. `superior_noted_at`: somebody has to examine the superior too (PP 94/2021 art. 28).
    """

    class Origin(models.TextChoices):
        LETTER = "letter", "Surat masuk"
        HANDOVER = "handover", "Serah terima perkara"

    government = models.ForeignKey("agencies.Government", on_delete=models.PROTECT, verbose_name="pemerintah")
    docket = models.CharField("nomor", max_length=20)
    nonce = models.UUIDField("penanda", unique=True)
    origin = models.CharField("asal", max_length=10, choices=Origin)
    handover = models.OneToOneField(
        "cases.Handover",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="proceeding",
        verbose_name="serah terima",
    )
    employment = models.CharField(
        "status kepegawaian", max_length=20, choices=list(lifecycle.EMPLOYMENT_LABELS.items())
    )
    stage = models.CharField("tahap", max_length=20, choices=list(lifecycle.STAGE_LABELS.items()))
    revision = models.PositiveIntegerField("perubahan ke", default=0)
    received_on = models.DateField("diterima")
    opened_at = models.DateTimeField("dibuka")
    examination_on = models.DateField("hari pemeriksaan", null=True, blank=True)
    decided_on = models.DateField("tanggal keputusan", null=True, blank=True)
    idis_recorded_at = models.DateTimeField("tercatat di I'DIS", null=True, blank=True)
    superior_noted_at = models.DateTimeField("atasan perlu diperiksa", null=True, blank=True)
    superior_settled_at = models.DateTimeField("tugas atasan selesai", null=True, blank=True)
    closed_at = models.DateTimeField("selesai", null=True, blank=True)
    erased_at = models.DateTimeField("isi dihapus", null=True, blank=True)
    due_on = models.DateField("tenggat terdekat", null=True, blank=True)
    due_limit = models.CharField("batas waktu terdekat", max_length=40, blank=True, default="")

    class Meta:
        verbose_name = "perkara disiplin"
        constraints = (
            models.UniqueConstraint(fields=["government", "docket"], name="proceeding_docket_once"),
        )
        indexes = (
            models.Index(fields=["docket"], name="proceeding_by_docket"),
            *(
                models.Index(
                    fields=["government", *first, "due_on", "id", "stage"],
                    condition=models.Q(stage__in=lifecycle.OPEN),
                    name=name,
                )
                for name, first in _OPEN_PROCEEDINGS.items()
            ),
            models.Index(
                fields=["government", "due_on", "id"],
                condition=models.Q(superior_noted_at__isnull=False, superior_settled_at__isnull=True),
                name="proceeding_superior",
            ),
            models.Index(
                fields=["government", "closed_at", "id"],
                condition=models.Q(stage__in=lifecycle.FINAL),
                name="proceeding_closed",
            ),
            models.Index(
                fields=["government", "examination_on", "id"],
                condition=models.Q(stage__in=lifecycle.MEETING_AHEAD),
                name="proceeding_meeting",
            ),
        )

    @property
    def is_open(self) -> bool:
        return self.stage not in lifecycle.FINAL

    @property
    def superior_is_due(self) -> bool:
        """A superior's part was noted and nobody has settled it."""
        return self.superior_noted_at is not None and self.superior_settled_at is None


class ProceedingKey(models.Model):
    """The key of one proceeding, sealed to one officer; empty once the officer stepped aside.

    `fingerprint` tells with which of the officer's keys it opens, so that an earlier one is told by name.
    """

    proceeding = models.ForeignKey(Proceeding, on_delete=models.CASCADE, related_name="keys")
    officer = models.ForeignKey("accounts.Officer", on_delete=models.PROTECT, verbose_name="petugas")
    sealed_key = models.BinaryField("kunci tersegel")
    fingerprint = models.CharField("sidik kunci", max_length=39)
    stepped_aside_at = models.DateTimeField("mundur", null=True, blank=True)

    class Meta:
        verbose_name = "kunci perkara disiplin"
        constraints = (models.UniqueConstraint(fields=["proceeding", "officer"], name="proceeding_key_once"),)
        indexes = (models.Index(fields=["officer", "stepped_aside_at", "proceeding"], name="key_of_keeper"),)


class Term(StoredClock):
    """One running or met clock of a proceeding."""

    proceeding = models.ForeignKey(Proceeding, on_delete=models.CASCADE, related_name="terms")

    class Meta:
        verbose_name = "tenggat perkara disiplin"
        indexes = (
            models.Index(fields=["proceeding", "met_at"], name="term_open"),
            models.Index(
                fields=["due_on", "-binding", "id", "proceeding"],
                condition=models.Q(met_at__isnull=True),
                name="term_of_a_day",
            ),
        )


class Sheet(SealedWriting):
    """One sealed sheet of a proceeding."""

    class Kind(models.TextChoices):
        REFERRAL = "referral", "Surat masuk dan dugaan"
        CAMAT = "camat", "Penyampaian melalui camat"
        TEAM = "team", "Tim pemeriksa"
        SUMMONS = "summons", "Panggilan"
        ABSENCE = "absence", "Catatan ketidakhadiran"
        HEARING = "hearing", "Berita acara pemeriksaan"
        REPLY = "reply", "Tanggapan terperiksa"
        PROPOSAL = "proposal", "Hasil pemeriksaan dan usul"
        DECISION = "decision", "Keputusan"
        DELIVERY = "delivery", "Penyampaian"
        REMEDY = "remedy", "Upaya administratif"
        EXECUTION = "execution", "Pelaksanaan"
        SUPERIOR = "superior", "Atasan"
        REASON = "reason", "Alasan"

    proceeding = models.ForeignKey(Proceeding, on_delete=models.CASCADE, related_name="sheets")
    kind = models.CharField("jenis", max_length=20, choices=Kind)

    class Meta:
        verbose_name = "lembar tersegel"
        indexes = (models.Index(fields=["proceeding", "at"], name="sheet_by_proceeding"),)


class ProceedingLetter(IssuedLetter):
    """A letter of a proceeding, sealed under its key. `facts`: day, hour and place as the letter says them,
    sealed too, so that the move which it announces need not be typed again."""

    proceeding = models.ForeignKey(Proceeding, on_delete=models.CASCADE, related_name="letters")
    facts = models.BinaryField("isian tersegel")

    class Meta:
        verbose_name = "surat perkara disiplin"
        constraints = (
            models.UniqueConstraint(fields=["office", "series", "serial"], name="proceeding_letter_once"),
        )
        indexes = (models.Index(fields=["proceeding", "at"], name="letter_by_proceeding"),)


# Whoever wrote one of these examined or proposed, and so does not decide.
EXAMINING: Final = (Sheet.Kind.HEARING, Sheet.Kind.ABSENCE, Sheet.Kind.PROPOSAL)
# The kinds of letters that are an examination: minutes, and the report of the examiners.
EXAMINED_BY_LETTER: Final = frozenset({"bap", "laporan-hasil"})
