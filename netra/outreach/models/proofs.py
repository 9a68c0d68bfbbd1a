"""What a verification code proves: one table for pledges, certificates and letters."""

from datetime import date

from django.db import models


class Proof(models.Model):
    """That a document was issued, found only by who holds its code (of which a digest is kept).

    No person stands here. `name_seal` lets the holder of the code ask whether a name is the one on the
    document; without the code it answers nothing. `subject` says which document in the terms of its kind: the
    id of a pledge's wording, a letter's number, a certificate's title. `wording` is the SHA-256 of its text.
    """

    class Kind(models.TextChoices):
        PLEDGE = "ikrar", "Ikrar netralitas"
        CERTIFICATE = "sertifikat", "Sertifikat pemahaman"
        LETTER = "surat", "Surat"

    class State(models.TextChoices):
        STANDS = "stands", "Masih berlaku"
        EXPIRED = "expired", "Masa berlakunya sudah berakhir"
        WITHDRAWN = "withdrawn", "Sudah dicabut"

    digest = models.BinaryField("sidik kode", max_length=32, unique=True)
    kind = models.CharField("jenis", max_length=12, choices=Kind)
    government = models.ForeignKey(
        "agencies.Government", models.PROTECT, related_name="+", verbose_name="pemerintah"
    )
    agency = models.ForeignKey(
        "agencies.Agency", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="unit"
    )
    subject = models.CharField("perihal", max_length=160)
    wording = models.CharField("sidik naskah", max_length=64, blank=True)
    name_seal = models.BinaryField("sidik nama", max_length=32, null=True, blank=True)
    issued_at = models.DateTimeField("terbit")
    expires_on = models.DateField("berlaku sampai", null=True, blank=True)
    withdrawn_on = models.DateField("dicabut", null=True, blank=True)

    class Meta:
        verbose_name = "bukti dokumen"

    def state_on(self, on: date) -> State:
        """Whether the document stands on that day."""
        if self.withdrawn_on is not None and self.withdrawn_on <= on:
            return self.State.WITHDRAWN
        if self.expires_on is not None and self.expires_on < on:
            return self.State.EXPIRED
        return self.State.STANDS
