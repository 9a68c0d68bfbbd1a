"""Photographs of a briefing: what is said about each; the picture itself is a file below the data folder."""

from django.db import models
from django.db.models import Q, UniqueConstraint

from netra.outreach.models.briefings import Briefing


class BriefingPhoto(models.Model):
    """One cleaned JPEG. `name` is the SHA-256 of its bytes in hex; sides in pixels, size in bytes.

    `shows` says in words what is seen, for whoever cannot see it.
    """

    briefing = models.ForeignKey(Briefing, models.PROTECT, related_name="photos", verbose_name="sosialisasi")
    name = models.CharField("sidik berkas", max_length=64)
    width = models.PositiveIntegerField("lebar")
    height = models.PositiveIntegerField("tinggi")
    size = models.PositiveIntegerField("besar berkas")
    shows = models.CharField("yang terlihat", max_length=200)
    caption = models.CharField("keterangan", max_length=200, blank=True, default="")
    # A signed sheet holds names: only who runs the list sees it, beside the page on which it is typed.
    is_sheet = models.BooleanField("lembar daftar hadir", default=False)
    added_on = models.DateField("ditambahkan")

    class Meta:
        verbose_name = "foto kegiatan"
        ordering = ("pk",)
        constraints = (
            UniqueConstraint(fields=("briefing", "name"), name="one_photo_per_briefing"),
            models.CheckConstraint(condition=~Q(shows=""), name="photo_says_what_it_shows"),
        )
