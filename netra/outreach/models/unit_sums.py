"""What is counted of each unit in one row, so that all units of a nation are read in one range."""

from django.db import models
from django.db.models import UniqueConstraint


class UnitSum(models.Model):
    """The sums over a unit's tallies in one election period, and how many served there on `staff_on`.

    Kept in the same transaction as the tallies: the board of one government reads those, with employment and
    day; the board of many governments reads these rows and nothing else.
    """

    government = models.ForeignKey(
        "agencies.Government", models.PROTECT, related_name="+", verbose_name="pemerintah", db_index=False
    )
    election = models.CharField("pemilihan", max_length=60, blank=True)
    agency = models.ForeignKey(
        "agencies.Agency", models.PROTECT, related_name="+", verbose_name="unit", db_index=False
    )
    briefed = models.PositiveIntegerField("mengikuti sosialisasi", default=0)
    pledged = models.PositiveIntegerField("berikrar", default=0)
    understood = models.PositiveIntegerField("memahami", default=0)
    staff = models.PositiveIntegerField("pegawai", default=0)
    staff_on = models.DateField("pegawai dihitung", null=True, blank=True)

    class Meta:
        verbose_name = "jumlah per unit"
        constraints = (UniqueConstraint(fields=("election", "agency"), name="one_sum_per_unit"),)
