"""The city's own list of strategic issues, and a series of figures for each kecamatan.

A figure is never changed: a newer or a corrected one is one row more. `listed_on`, `closed_on` and
`recorded_on` are legal dates, so that a page about an earlier day shows what was known then.
"""

from decimal import Decimal

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q, UniqueConstraint


class StrategicIssue(models.Model):
    """Stunting, poverty, unemployment, or what the city defines; the figures carry the unit of their day."""

    class Better(models.TextChoices):
        LOWER = "turun", "Membaik bila turun"
        HIGHER = "naik", "Membaik bila naik"

    government = models.ForeignKey(
        "agencies.Government", models.PROTECT, related_name="strategic_issues", verbose_name="pemerintah"
    )
    name = models.CharField("nama isu", max_length=60)
    unit = models.CharField("satuan", max_length=20)
    better = models.CharField("arah yang baik", max_length=5, choices=Better, default=Better.LOWER)
    agency = models.ForeignKey(
        "agencies.Agency",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="strategic_issues",
        verbose_name="perangkat daerah yang mengurus",
    )
    listed_on = models.DateField("didaftarkan")
    closed_on = models.DateField("diakhiri", null=True, blank=True)

    class Meta:
        verbose_name = "isu strategis"
        ordering = ("id",)
        constraints = (
            UniqueConstraint(
                fields=("government", "name"),
                condition=Q(closed_on__isnull=True),
                name="one_open_issue_per_name",
            ),
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True) | Q(closed_on__gte=F("listed_on")),
                name="issue_closed_after_it_was_listed",
            ),
        )

    def __str__(self) -> str:
        return self.name


class StrategicFigure(models.Model):
    """One figure of an issue on one day; without a kecamatan it stands for the whole city."""

    issue = models.ForeignKey(
        StrategicIssue, models.PROTECT, related_name="figures", verbose_name="isu strategis"
    )
    district = models.ForeignKey(
        "agencies.District",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="strategic_figures",
        verbose_name="kecamatan",
    )
    value = models.DecimalField(
        "angka", max_digits=12, decimal_places=2, validators=(MinValueValidator(Decimal(0)),)
    )
    unit = models.CharField("satuan", max_length=20)
    source = models.CharField("sumber", max_length=160)
    measured_on = models.DateField("keadaan tanggal")
    recorded_on = models.DateField("dicatat")

    class Meta:
        verbose_name = "angka isu strategis"
        ordering = ("measured_on", "id")
        constraints = (
            models.CheckConstraint(condition=Q(value__gte=0), name="strategic_figure_is_not_negative"),
            models.CheckConstraint(
                condition=Q(recorded_on__gte=F("measured_on")), name="strategic_figure_is_not_of_the_future"
            ),
        )
