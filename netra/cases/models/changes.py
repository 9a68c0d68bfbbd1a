"""The table of rulings that were changed after they were made, or shall be."""

from django.db import models


class RulingChange(models.Model):
    """One officer's proposal to change a ruling, and the second person's answer. What it says, the order that
    it rests on and the new version stand in the case's sealed papers. Answered once, never changed.

    `tracks`: the verdicts that read otherwise since (`custody.track`), apart by spaces. `was_stage` and
    `was_closed_at`: how the case stood before, so that what it once came to stays counted (ADR 38).
    """

    class Why(models.TextChoices):
        CORRECTION = "correction", "Koreksi kesalahan tulis"
        ORDER = "order", "Perintah badan di atas"

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="ruling_changes")
    why = models.CharField("sebab", max_length=12, choices=Why)
    by = models.ForeignKey(
        "accounts.Officer", on_delete=models.PROTECT, related_name="+", verbose_name="diusulkan oleh"
    )
    at = models.DateTimeField("diusulkan")
    answered_by = models.ForeignKey(
        "accounts.Officer",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="dijawab oleh",
    )
    answered_at = models.DateTimeField("dijawab", null=True, blank=True)
    is_made = models.BooleanField("disahkan", default=False)
    tracks = models.TextField("jalur yang berubah", blank=True, default="")
    was_stage = models.CharField("tahap sebelumnya", max_length=20, blank=True, default="")
    was_closed_at = models.DateTimeField("selesai sebelumnya", null=True, blank=True)

    class Meta:
        verbose_name = "perubahan putusan pleno"
        constraints = (
            models.UniqueConstraint(
                fields=["case"], condition=models.Q(answered_at=None), name="ruling_change_one_at_a_time"
            ),
        )
