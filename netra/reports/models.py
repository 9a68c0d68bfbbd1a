"""Tables of the public door. In clear stand only docket, stage, dates, act class and agency.

What tells the story or identifies anybody is in `envelope` and `identity`, sealed under a key of this
report alone; the key is sealed to each entitled officer (`Grant`) and to the receipt (`receipt_grant`).
"""

from django.db import models

from netra.reports import lifecycle
from netra.reports.identity.models import IdentityKey, IdentityKeyGrant, IdentityRequest

__all__ = [
    "Addition",
    "DocketSeries",
    "Draft",
    "Evidence",
    "Grant",
    "IdentityKey",
    "IdentityKeyGrant",
    "IdentityRequest",
    "Likeness",
    "Message",
    "ParkedGrant",
    "Recusal",
    "Report",
    "Turn",
]


class Report(models.Model):
    """A laporan (or lead, informasi awal) as it came in."""

    class Kind(models.TextChoices):
        REPORT = "report", "Laporan"
        LEAD = "lead", "Informasi awal"

    class Stage(models.TextChoices):
        RECEIVED = "received", "Diterima"
        READ = "read", "Dibaca"
        ASKED = "asked", "Ditanya"
        EXAMINED = "examined", "Diperiksa"
        DONE = "done", "Ada hasil"

    government = models.ForeignKey("agencies.Government", on_delete=models.PROTECT, verbose_name="pemerintah")
    docket = models.CharField("nomor", max_length=20)
    lookup = models.BinaryField("penunjuk tanda terima", max_length=32, unique=True)
    kind = models.CharField("jenis", max_length=10, choices=Kind)
    origin = models.CharField(
        "cara masuk", max_length=10, choices=list(lifecycle.ORIGINS.items()), default=lifecycle.DOOR
    )
    regime = models.CharField("jenis pemilihan", max_length=10, blank=True, default="")
    act = models.CharField("kelas perbuatan", max_length=40)
    agency = models.ForeignKey(
        "agencies.Agency", on_delete=models.PROTECT, null=True, blank=True, verbose_name="perangkat daerah"
    )
    received_at = models.DateTimeField("diterima")
    stage = models.CharField("tahap", max_length=10, choices=Stage, default=Stage.RECEIVED)
    next_due_on = models.DateField("tanggal berikutnya", null=True, blank=True)
    next_limit = models.CharField("dasar tanggal", max_length=40, blank=True, default="")
    next_limit_version = models.PositiveSmallIntegerField("versi batas waktu", null=True, blank=True)
    paused_stage = models.CharField("tahap sebelum ditanya", max_length=10, blank=True, default="")
    answer_due_on = models.DateField("jawaban ditunggu sampai", null=True, blank=True)
    answer_limit = models.CharField("dasar tanggal jawaban", max_length=40, blank=True, default="")
    last_visit = models.BinaryField("terakhir dibuka pelapor, tersegel", null=True, blank=True)
    envelope = models.BinaryField("isi tersegel")
    identity = models.BinaryField("identitas pelapor tersegel", null=True, blank=True)
    # Where the name is sealed apart (`netra.reports.identity.sealing`): its key, to custodians and receipt.
    identity_key = models.ForeignKey(
        IdentityKey, on_delete=models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name="kunci penjaga identitas",
    )  # fmt: skip
    identity_grant = models.BinaryField("kunci nama untuk penjaga", blank=True, default=b"")
    identity_receipt = models.BinaryField("kunci nama untuk tanda terima", blank=True, default=b"")
    receipt_grant = models.BinaryField("kunci untuk tanda terima")
    contact = models.BinaryField("jalur kontak tersegel", null=True, blank=True)
    erased_at = models.DateTimeField("isi dihapus", null=True, blank=True)
    # Only while it waits in the slow way: from when on it stands among the new reports (machine time).
    turn_at = models.DateTimeField("giliran", null=True, blank=True)

    class Meta:
        verbose_name = "laporan"
        constraints = (models.UniqueConstraint(fields=["government", "docket"], name="report_docket_once"),)
        # The inbox walks along `report_new` and asks of each row who may see it (`long_lists`).
        indexes = (
            models.Index(fields=["government", "stage", "next_due_on"], name="report_by_stage"),
            models.Index(fields=["docket"], name="report_by_docket"),
            models.Index(
                fields=["next_due_on", "received_at", "id", "turn_at"],
                condition=models.Q(stage__in=lifecycle.MAYBE_NEW),
                name="report_new",
            ),
            models.Index(
                fields=["id"], condition=models.Q(stage__in=(lifecycle.ASKED,)), name="report_asked"
            ),
            models.Index(
                fields=["turn_at"], condition=models.Q(turn_at__isnull=False), name="report_in_turn"
            ),
        )

    @property
    def has_reporter(self) -> bool:
        """Whether somebody holds its receipt: only then can anything be asked or told."""
        return self.origin in lifecycle.WITH_REPORTER


class Grant(models.Model):
    """The report's key, sealed to one officer."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="grants")
    officer = models.ForeignKey("accounts.Officer", on_delete=models.PROTECT, verbose_name="petugas")
    sealed_key = models.BinaryField("kunci tersegel")

    class Meta:
        verbose_name = "pemberian kunci"
        constraints = (models.UniqueConstraint(fields=["report", "officer"], name="grant_once"),)
        indexes = (models.Index(fields=["officer", "report"], name="grant_of_officer"),)


class ParkedGrant(models.Model):
    """A report's key sealed to a key that its officer no longer uses, set aside until somebody who can open
    the report lets the officer in again, or that key is recovered."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="parked_grants")
    officer = models.ForeignKey("accounts.Officer", on_delete=models.PROTECT, verbose_name="petugas")
    sealed_key = models.BinaryField("kunci tersegel")
    fingerprint = models.CharField("sidik kunci lama", max_length=39)

    class Meta:
        verbose_name = "kunci yang disisihkan"
        constraints = (
            models.UniqueConstraint(fields=["report", "officer", "fingerprint"], name="parked_grant_once"),
        )


class Recusal(models.Model):
    """An officer stepped aside from a report: the key is gone and does not come back."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="recusals")
    officer = models.ForeignKey("accounts.Officer", on_delete=models.PROTECT, verbose_name="petugas")
    at = models.DateTimeField("waktu")

    class Meta:
        verbose_name = "pengunduran diri dari laporan"
        constraints = (models.UniqueConstraint(fields=["report", "officer"], name="recusal_once"),)


class Message(models.Model):
    """One message between the reporter and the office, sealed under the report's key."""

    class Author(models.TextChoices):
        REPORTER = "reporter", "Pelapor"
        OFFICE = "office", "Petugas"

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="messages")
    nonce = models.UUIDField("penanda kirim", unique=True)
    author = models.CharField("dari", max_length=10, choices=Author)
    at = models.DateTimeField("waktu")
    is_question = models.BooleanField("pertanyaan", default=False)
    answered_at = models.DateTimeField("dijawab", null=True, blank=True)
    envelope = models.BinaryField("isi tersegel")

    class Meta:
        verbose_name = "pesan"
        indexes = (models.Index(fields=["report", "at"], name="message_by_report"),)


class Addition(models.Model):
    """What the reporter gave after sending, sealed under the report's key. What stood before stays."""

    class Kind(models.TextChoices):
        MORE = "more", "Tambahan"
        CORRECTION = "correction", "Ralat"
        IDENTITY = "identity", "Identitas menyusul"
        WITHDRAWAL = "withdrawal", "Pencabutan"

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="additions")
    nonce = models.UUIDField("penanda kirim", unique=True)
    kind = models.CharField("jenis", max_length=10, choices=Kind)
    at = models.DateTimeField("waktu")
    envelope = models.BinaryField("isi tersegel")

    class Meta:
        verbose_name = "tambahan laporan"
        indexes = (models.Index(fields=["report", "at"], name="addition_by_report"),)
        constraints = (
            models.UniqueConstraint(
                fields=["report"],
                condition=models.Q(kind="withdrawal"),
                name="report_withdrawn_once",
            ),
        )


class Draft(models.Model):
    """An unfinished report, encrypted under a key that only the reporter's browser holds. Without contents:
    the place in which files that a browser sealed wait for their parcel (`services.shipping`)."""

    key_digest = models.BinaryField("penunjuk kunci", max_length=32, primary_key=True)
    envelope = models.BinaryField("isi tersegel")
    expires_at = models.DateTimeField("kedaluwarsa", db_index=True)

    class Meta:
        verbose_name = "draf laporan"


class Evidence(models.Model):
    """One file that speaks for a report, sealed on disk (`netra.reports.evidence`). Name, kind, true length,
    hash of the content, time of arrival and what the file gives away stand in `about`, sealed under its key.

    It belongs to a draft until the report is sent, then to the report; a copy without traces `replaces` the
    original that it was made from. `sealed_size` is empty while the file is still arriving. `message`: it
    came with one. `is_told`: a browser sealed it, and `about` is its word until an officer reads the file.
    """

    class Source(models.TextChoices):
        REPORTER = "reporter", "Pelapor"
        OFFICE = "office", "Petugas"

    id = models.UUIDField("penanda", primary_key=True)
    report = models.ForeignKey(Report, on_delete=models.CASCADE, null=True, related_name="evidence")
    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, null=True, related_name="evidence")
    replaces = models.OneToOneField(
        "self", on_delete=models.CASCADE, null=True, related_name="copy", verbose_name="pengganti dari"
    )
    source = models.CharField("dari", max_length=10, choices=Source, default=Source.REPORTER)
    number = models.PositiveSmallIntegerField("bukti ke", null=True)
    message = models.ForeignKey(
        Message, on_delete=models.CASCADE, null=True, related_name="files", verbose_name="pesan"
    )
    is_told = models.BooleanField("menurut peramban", default=False)
    sealed_key = models.BinaryField("kunci tersegel")
    about = models.BinaryField("keterangan tersegel")
    sealed_size = models.BigIntegerField("ukuran tersegel", null=True)
    sealed_sha256 = models.BinaryField("sidik berkas tersegel", max_length=32, null=True)

    class Meta:
        verbose_name = "bukti"
        constraints = (
            models.CheckConstraint(
                condition=models.Q(report__isnull=True) ^ models.Q(draft__isnull=True),
                name="evidence_of_a_draft_or_a_report",
            ),
            models.UniqueConstraint(fields=["report", "number"], name="evidence_number_once"),
        )


class Turn(models.Model):
    """When the next report that came without work has its turn; one row for each government."""

    government = models.OneToOneField(
        "agencies.Government", on_delete=models.PROTECT, primary_key=True, verbose_name="pemerintah"
    )
    next_at = models.DateTimeField("giliran berikutnya")

    class Meta:
        verbose_name = "giliran antrean lambat"


class Likeness(models.Model):
    """What one officer's comparing needs of one report, sealed under a key that only this officer derives."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="likenesses")
    officer = models.ForeignKey("accounts.Officer", on_delete=models.PROTECT, verbose_name="petugas")
    envelope = models.BinaryField("sketsa tersegel")

    class Meta:
        verbose_name = "sketsa kemiripan"
        constraints = (models.UniqueConstraint(fields=["report", "officer"], name="likeness_once"),)


class DocketSeries(models.Model):
    """The next number of one series of one year; locked while a number is taken."""

    government = models.ForeignKey("agencies.Government", on_delete=models.PROTECT, verbose_name="pemerintah")
    series = models.CharField("seri", max_length=8)
    year = models.PositiveSmallIntegerField("tahun")
    last = models.PositiveIntegerField("nomor terakhir", default=0)

    class Meta:
        verbose_name = "seri nomor"
        constraints = (
            models.UniqueConstraint(fields=["government", "series", "year"], name="docket_series_once"),
        )
