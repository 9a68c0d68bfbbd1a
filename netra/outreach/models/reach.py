"""Who has been to a briefing in an election period: once per person, however many briefings there were."""

from django.db import models
from django.db.models import UniqueConstraint


class Reach(models.Model):
    """One person reached, with the unit and employment of that day.

    Erased together with the last attendance by name; the tally of kind `briefed` keeps the count.
    """

    government = models.ForeignKey(
        "agencies.Government", models.PROTECT, related_name="+", verbose_name="pemerintah"
    )
    election = models.CharField("pemilihan", max_length=60, blank=True)
    civil_servant = models.ForeignKey(
        "agencies.CivilServant", models.CASCADE, related_name="reached", verbose_name="pegawai"
    )
    agency = models.ForeignKey("agencies.Agency", models.PROTECT, related_name="+", verbose_name="unit")
    employment = models.CharField("status kepegawaian", max_length=4)
    first_on = models.DateField("pertama kali")

    class Meta:
        verbose_name = "pegawai yang terjangkau"
        constraints = (
            UniqueConstraint(fields=("civil_servant", "election"), name="reached_once_per_election"),
        )
        indexes = (models.Index(fields=("government", "election", "first_on"), name="reach_by_government"),)
