"""What was promised to a kecamatan during a visit, and what came of it.

The visit is known by its label only ("S-2024-0001"): visits belong to outreach, which stands above.
"""

from django.db import models
from django.db.models import F, Q, UniqueConstraint


class Promise(models.Model):
    """One promise to one kecamatan, with the agency that is to keep it."""

    government = models.ForeignKey(
        "agencies.Government", models.PROTECT, related_name="promises", verbose_name="pemerintah"
    )
    visit = models.CharField("nomor kunjungan", max_length=20)
    district = models.ForeignKey(
        "agencies.District", models.PROTECT, related_name="promises", verbose_name="kecamatan"
    )
    issue = models.ForeignKey(
        "servicewatch.StrategicIssue",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="promises",
        verbose_name="isu strategis",
    )
    agency = models.ForeignKey(
        "agencies.Agency",
        models.PROTECT,
        related_name="promises",
        verbose_name="perangkat daerah",
    )
    text = models.CharField("yang dijanjikan", max_length=240)
    promised_on = models.DateField("dijanjikan")
    due_on = models.DateField("sampai", null=True, blank=True)
    recorded_on = models.DateField("dicatat")

    class Meta:
        verbose_name = "janji kunjungan"
        ordering = ("promised_on", "id")
        constraints = (
            UniqueConstraint(
                fields=("government", "visit", "district", "text"), name="one_promise_per_visit"
            ),
            models.CheckConstraint(
                condition=Q(due_on__isnull=True) | Q(due_on__gte=F("promised_on")),
                name="promise_due_after_it_was_made",
            ),
            models.CheckConstraint(
                condition=Q(recorded_on__gte=F("promised_on")), name="promise_recorded_after_it_was_made"
            ),
        )

    def __str__(self) -> str:
        return self.text


class PromiseFollowUp(models.Model):
    """A step towards a promise; the one that `finishes` it is the last."""

    promise = models.ForeignKey(
        Promise, models.CASCADE, related_name="follow_ups", verbose_name="janji kunjungan"
    )
    agency = models.ForeignKey(
        "agencies.Agency", models.PROTECT, related_name="promise_follow_ups", verbose_name="ditulis oleh"
    )
    text = models.CharField("yang sudah dilakukan", max_length=400)
    done_on = models.DateField("tanggal")
    finishes = models.BooleanField("janji selesai", default=False)
    recorded_on = models.DateField("dicatat")

    class Meta:
        verbose_name = "tindak lanjut janji"
        ordering = ("recorded_on", "id")
        constraints = (
            UniqueConstraint(
                fields=("promise",), condition=Q(finishes=True), name="a_promise_is_finished_once"
            ),
            models.CheckConstraint(
                condition=Q(recorded_on__gte=F("done_on")), name="follow_up_recorded_after_it_was_done"
            ),
        )
