"""Pledges (ikrar), the sealed slips that they are signed with, and pledges spoken together.

Nobody who refuses or postpones stands here, and a pledge does not name who signed: `person` is a keyed digest
that counts a person once and that this installation forgets after the election.
"""

from django.db import models
from django.db.models import F, Q, UniqueConstraint


class Slip(models.Model):
    """A person's sealed slip for one election. Its code is printed once; only its digest is kept."""

    government = models.ForeignKey(
        "agencies.Government", models.PROTECT, related_name="+", verbose_name="pemerintah"
    )
    election = models.CharField("pemilihan", max_length=60)
    civil_servant = models.ForeignKey(
        "agencies.CivilServant", models.CASCADE, related_name="slips", verbose_name="pegawai"
    )
    digest = models.BinaryField("sidik kode", max_length=32, unique=True)
    issued_on = models.DateField("terbit")

    class Meta:
        verbose_name = "slip pribadi"
        constraints = (
            # A new slip takes the place of the old one: the old code opens nothing.
            UniqueConstraint(fields=("civil_servant", "election"), name="one_slip_per_election"),
        )


class Pledge(models.Model):
    """One person's standing pledge in one election: the wording, the unit and the employment of that day."""

    class Source(models.TextChoices):
        SLIP = "slip", "slip pribadi"
        PAPER = "kertas", "daftar kertas"

    government = models.ForeignKey(
        "agencies.Government", models.PROTECT, related_name="+", verbose_name="pemerintah"
    )
    election = models.CharField("pemilihan", max_length=60)
    number = models.PositiveSmallIntegerField("nomor naskah")
    wording = models.CharField("sidik naskah", max_length=64)
    person = models.BinaryField("sidik pegawai", max_length=32, null=True)
    agency = models.ForeignKey("agencies.Agency", models.PROTECT, related_name="+", verbose_name="unit")
    employment = models.CharField("status kepegawaian", max_length=4)
    source = models.CharField("cara", max_length=6, choices=Source)
    signed_on = models.DateField("tanggal")
    succeeded_on = models.DateField("diganti naskah baru", null=True, blank=True)

    class Meta:
        verbose_name = "ikrar"
        indexes = (models.Index(fields=("government", "election", "signed_on"), name="pledge_by_government"),)
        constraints = (
            UniqueConstraint(
                fields=("person", "election"),
                condition=Q(succeeded_on__isnull=True),
                name="one_standing_pledge_per_election",
            ),
            models.CheckConstraint(
                condition=Q(succeeded_on__isnull=True) | Q(succeeded_on__gte=F("signed_on")),
                name="pledge_succeeded_after_signing",
            ),
        )


class Ceremony(models.Model):
    """A pledge spoken together at a briefing. It counts nobody: each confirms alone, or does not."""

    briefing = models.OneToOneField(
        "outreach.Briefing", models.PROTECT, related_name="ceremony", verbose_name="sosialisasi"
    )
    text = models.CharField("naskah", max_length=60)
    led_by_position = models.CharField("dipimpin oleh", max_length=160)
    recorded_on = models.DateField("dicatat")

    class Meta:
        verbose_name = "ikrar bersama"
