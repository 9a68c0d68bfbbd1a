"""Tables of handing over. The receiver's side of a row names no report: it has its own number and key."""

from django.db import models

from netra.accounts.shared_keys import SharedKeyGrant, SharedPair
from netra.cases import lifecycle
from netra.cases.handing import custody


class Handover(models.Model):
    """One passage of a ruling from an office to another (penyerahan). What it says is sealed under a key of
    its own: to each entitled officer of the receiving office, and to whoever reads the case (`sender_key`).

    `subject` is the number of the respondent it is about, where the case has several: each goes by itself.
    How it stands follows from its moments; `due_on` is the receiver's clock, where the rulebook has one.

    `follows`: the received one that this passes on; whoever opens that opens this. Of what came as a package,
    `root` tells the first sending as this office knows it, `origin_name` the first sender where another
    office passed it on, and `chain` by what every sending on the way is verified.
    """

    government = models.ForeignKey("agencies.Government", on_delete=models.PROTECT, verbose_name="pemerintah")
    number = models.CharField("nomor", max_length=20)
    nonce = models.UUIDField("penanda", unique=True)
    case = models.ForeignKey(
        "cases.Case", on_delete=models.PROTECT, null=True, blank=True, related_name="handovers"
    )
    follows = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="onward",
        verbose_name="meneruskan",
    )  # fmt: skip
    root = models.UUIDField("penanda asal", null=True, blank=True)
    purpose = models.CharField("untuk", max_length=20, choices=list(lifecycle.VERDICT_LABELS.items()))
    subject = models.PositiveSmallIntegerField("terlapor ke", default=0)
    agency = models.ForeignKey(
        "agencies.Agency", on_delete=models.PROTECT, null=True, blank=True, verbose_name="perangkat daerah"
    )
    from_office = models.ForeignKey(
        "accounts.Office", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    from_name = models.CharField("dari", max_length=120)
    origin_name = models.CharField("semula dari", max_length=120, blank=True, default="")
    to_office = models.ForeignKey(
        "accounts.Office", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    to_name = models.CharField("kepada", max_length=120)
    by = models.ForeignKey(
        "accounts.Officer", on_delete=models.PROTECT, related_name="+", verbose_name="oleh"
    )
    sent_at = models.DateTimeField("dikirim")
    received_at = models.DateTimeField("diterima", null=True, blank=True)
    received_by = models.ForeignKey(
        "accounts.Officer", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    returned_at = models.DateTimeField("kembali", null=True, blank=True)
    returned_by = models.ForeignKey(
        "accounts.Officer", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    escalated_at = models.DateTimeField("dieskalasi", null=True, blank=True)
    limit = models.CharField("batas waktu", max_length=40, blank=True, default="")
    limit_version = models.PositiveSmallIntegerField("versi", default=0)
    due_on = models.DateField("tenggat penerima", null=True, blank=True)
    warning = models.CharField("peringatan", max_length=120, blank=True, default="")
    sender_key = models.BinaryField("kunci untuk pengirim, tersegel", blank=True, default=b"")
    envelope = models.BinaryField("isi tersegel")
    chain = models.BinaryField("bukti asal, tersegel", blank=True, default=b"")
    note = models.BinaryField("alasan atau tanda terima, tersegel", blank=True, default=b"")

    class Meta:
        verbose_name = "penyerahan"
        constraints = (
            models.UniqueConstraint(fields=["government", "number"], name="handover_number_once"),
            # A ruling's track is with one office: nothing new goes out while the last passage stands.
            models.UniqueConstraint(
                fields=["case", "purpose", "subject"],
                condition=models.Q(returned_at__isnull=True),
                name="handover_one_at_a_time",
            ),
            models.UniqueConstraint(
                fields=["follows"],
                condition=models.Q(returned_at__isnull=True),
                name="handover_onward_once",
            ),
            # Whatever way it came: an office has one ruling once.
            models.UniqueConstraint(
                fields=["root"],
                condition=models.Q(returned_at__isnull=True),
                name="handover_root_once",
            ),
            models.CheckConstraint(
                condition=models.Q(received_at__isnull=True) | models.Q(returned_at__isnull=True),
                name="handover_received_or_returned",
            ),
        )
        indexes = (
            models.Index(fields=["to_office", "received_at", "sent_at"], name="handover_waiting"),
            models.Index(
                fields=["sent_at", "case"],
                condition=models.Q(received_at__isnull=True, returned_at__isnull=True),
                name="handover_unanswered",
            ),
        )

    def __str__(self) -> str:
        return self.number

    @property
    def track(self) -> str:
        """Which verdict, and on whom."""
        return custody.track(self.purpose, self.subject)


class HandoverGrant(models.Model):
    """The hand-over's key, sealed to one officer of the receiving office; empty once it went back.

    `fingerprint`: to which of the officer's keys, so that an earlier one counts for nothing.
    """

    handover = models.ForeignKey(Handover, on_delete=models.CASCADE, related_name="grants")
    officer = models.ForeignKey("accounts.Officer", on_delete=models.PROTECT, verbose_name="petugas")
    sealed_key = models.BinaryField("kunci tersegel")
    fingerprint = models.CharField("sidik kunci", max_length=39, blank=True, default="")

    class Meta:
        verbose_name = "kunci penyerahan"
        constraints = (models.UniqueConstraint(fields=["handover", "officer"], name="handover_grant_once"),)


class HandoverPicture(models.Model):
    """One safe picture of a piece of evidence that goes along, drawn anew: nothing of the file's traces."""

    handover = models.ForeignKey(Handover, on_delete=models.CASCADE, related_name="pictures")
    number = models.PositiveSmallIntegerField("bukti")
    page = models.PositiveSmallIntegerField("halaman")
    envelope = models.BinaryField("gambar tersegel")

    class Meta:
        verbose_name = "gambar bukti"
        constraints = (
            models.UniqueConstraint(fields=["handover", "number", "page"], name="handover_picture_once"),
        )


class OfficeKey(SharedPair):
    """The key of an office, to which another installation seals what it hands over."""

    office = models.ForeignKey("accounts.Office", on_delete=models.PROTECT, verbose_name="kantor")

    class Meta:
        verbose_name = "kunci kantor"
        constraints = (
            models.UniqueConstraint(
                fields=["office"], condition=models.Q(retired_at__isnull=True), name="office_key_one_in_force"
            ),
        )


class OfficeKeyGrant(SharedKeyGrant):
    """What opens the office's key, sealed to one of its officers; rows from before the column have no
    fingerprint, and count for nobody until they are opened."""

    key = models.ForeignKey(OfficeKey, on_delete=models.CASCADE, related_name="grants")
    fingerprint = models.CharField("sidik kunci", max_length=39, blank=True, default="")

    class Meta:
        verbose_name = "akses kunci kantor"
        constraints = (models.UniqueConstraint(fields=["key", "officer"], name="office_key_grant_once"),)
