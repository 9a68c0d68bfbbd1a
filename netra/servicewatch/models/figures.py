"""Three figures a week per agency. A correction is a further version; what stood before it stays."""

from django.db import models
from django.db.models import F, Q, UniqueConstraint

MOST = 1_000_000


class ServiceFigure(models.Model):
    """One version of what an agency told about one week, named by its Monday.

    `recorded_on` is a legal date: a page asked about an earlier day shows the version known on that day.
    """

    agency = models.ForeignKey(
        "agencies.Agency", models.PROTECT, related_name="service_figures", verbose_name="perangkat daerah"
    )
    week_on = models.DateField("Senin dari minggunya")
    version = models.PositiveSmallIntegerField("versi")
    requests = models.PositiveIntegerField("permohonan")
    on_time = models.PositiveIntegerField("selesai tepat waktu")
    complaints = models.PositiveIntegerField("pengaduan")
    recorded_on = models.DateField("dicatat")

    class Meta:
        verbose_name = "angka layanan mingguan"
        ordering = ("week_on", "version")
        constraints = (
            UniqueConstraint(fields=("agency", "week_on", "version"), name="one_service_figure_per_version"),
            models.CheckConstraint(
                condition=Q(on_time__lte=F("requests")), name="no_more_on_time_than_requests"
            ),
            models.CheckConstraint(
                condition=Q(requests__lte=MOST, complaints__lte=MOST), name="service_figures_have_a_limit"
            ),
            models.CheckConstraint(
                condition=Q(recorded_on__gt=F("week_on")), name="service_figure_recorded_after_its_week_began"
            ),
        )

    @property
    def told(self) -> tuple[int, int, int]:
        """The three figures: requests, on time, complaints."""
        return (self.requests, self.on_time, self.complaints)
