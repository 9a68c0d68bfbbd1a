"""Counts of people per unit, kept in the same transaction as what they count."""

from django.db import models
from django.db.models import UniqueConstraint


class Tally(models.Model):
    """How many, of one kind, in one agency and employment. Reading a government is one index range.

    `variant` parts a kind further (the number of a pledge's wording, a norm); the sum over the variants of a
    kind is the kind's count. `last_on` is the latest day counted here: for an earlier day the rows that were
    counted are asked. Kinds without such rows (answers that nobody may be named for) are counts and no more.
    """

    class Kind(models.TextChoices):
        PLEDGED = "pledged", "berikrar"
        POSTPONED = "postponed", "ikrar ditunda"
        DECLINED = "declined", "memilih tidak berikrar"
        BRIEFED = "briefed", "mengikuti sosialisasi"
        UNDERSTOOD = "understood", "memahami"

    government = models.ForeignKey(
        "agencies.Government", models.PROTECT, related_name="+", verbose_name="pemerintah"
    )
    election = models.CharField("pemilihan", max_length=60, blank=True)
    kind = models.CharField("jenis", max_length=12, choices=Kind)
    agency = models.ForeignKey("agencies.Agency", models.PROTECT, related_name="+", verbose_name="unit")
    employment = models.CharField("status kepegawaian", max_length=4, blank=True)
    variant = models.CharField("rincian", max_length=60, blank=True)
    count = models.PositiveIntegerField("jumlah")  # the database refuses less than none
    last_on = models.DateField("terakhir")

    class Meta:
        verbose_name = "hitungan per unit"
        constraints = (
            # Also the index that one government is read by.
            UniqueConstraint(
                fields=("government", "election", "kind", "agency", "employment", "variant"),
                name="one_tally_per_cell",
            ),
        )
