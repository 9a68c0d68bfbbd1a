"""Letters and proofs that go with a directive: what is known of each; the file lies below the data folder."""

from django.db import models
from django.db.models import Q, UniqueConstraint

from netra.outreach.models.directives import Directive, FollowUp


class DirectiveFile(models.Model):
    """One JPEG or PDF. `name` is the SHA-256 of its bytes in hex, `size` in bytes.

    Without a `follow_up` it came with the directive itself; with one it proves what an office reported.
    """

    class Kind(models.TextChoices):
        PDF = "pdf", "PDF"
        JPEG = "jpg", "JPEG"

    directive = models.ForeignKey(Directive, models.PROTECT, related_name="files", verbose_name="instruksi")
    follow_up = models.ForeignKey(
        FollowUp,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="files",
        verbose_name="tindak lanjut",
    )
    name = models.CharField("sidik berkas", max_length=64)
    kind = models.CharField("jenis", max_length=3, choices=Kind)
    title = models.CharField("judul", max_length=120)
    size = models.PositiveIntegerField("besar berkas")
    added_on = models.DateField("ditambahkan")

    class Meta:
        verbose_name = "berkas instruksi"
        ordering = ("pk",)
        constraints = (
            UniqueConstraint(fields=("follow_up", "name"), name="one_file_per_follow_up"),
            UniqueConstraint(
                fields=("directive", "name"),
                condition=Q(follow_up__isnull=True),
                name="one_file_per_directive",
            ),
        )
