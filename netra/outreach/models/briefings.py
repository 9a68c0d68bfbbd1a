"""Briefings: what was planned, what was said, what was asked.

Only offices and positions stand here, never persons. `planned_on` and `recorded_on` are legal dates: a page
asked about an earlier day shows what was known on that day.
"""

from datetime import date

from django.db import models
from django.db.models import F, Q, UniqueConstraint


class Briefing(models.Model):
    """A sosialisasi, kunjungan, apel or rakor: planned first, held once its minutes are recorded."""

    class Kind(models.TextChoices):
        MEETING = "sosialisasi", "Sosialisasi"
        VISIT = "kunjungan", "Kunjungan"
        ROLL_CALL = "apel", "Apel"
        COORDINATION = "rakor", "Rapat koordinasi"

    class Audience(models.TextChoices):
        PNS = "pns", "PNS"
        PPPK = "pppk", "PPPK"
        THL = "thl", "THL"

    government = models.ForeignKey(
        "agencies.Government", models.PROTECT, related_name="briefings", verbose_name="pemerintah"
    )
    label = models.CharField("nomor", max_length=20)
    kind = models.CharField("jenis", max_length=12, choices=Kind)
    title = models.CharField("judul", max_length=160)
    held_on = models.DateField("tanggal")
    starts_at = models.TimeField("mulai pukul", null=True, blank=True)
    ends_at = models.TimeField("selesai pukul", null=True, blank=True)
    place = models.CharField("tempat", max_length=200)
    capacity = models.PositiveIntegerField("daya tampung", null=True, blank=True)
    speakers = models.TextField("narasumber", max_length=1000, blank=True, default="")
    material = models.TextField("bahan", max_length=2000, blank=True, default="")
    directive = models.ForeignKey(
        "outreach.Directive",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="briefings",
        verbose_name="menjalankan instruksi",
    )
    agenda = models.TextField("acara", max_length=4000, blank=True)
    instruments = models.JSONField("peraturan yang dirujuk", default=list, blank=True)
    audience = models.JSONField("peserta", default=list, blank=True)
    hosts = models.ManyToManyField(
        "agencies.Agency", related_name="hosted_briefings", verbose_name="tuan rumah"
    )
    invited = models.ManyToManyField(
        "agencies.Agency", related_name="briefings", blank=True, verbose_name="unit yang diundang"
    )
    # A rule, not a list: who that is follows from the roster of the day (`queries.expected_postings`).
    only_not_reached = models.BooleanField("hanya yang belum ikut", default=False)
    planned_on = models.DateField("dicatat sebagai rencana")
    recorded_on = models.DateField("notulen dicatat", null=True, blank=True)
    minutes = models.TextField("notulen", max_length=12000, blank=True)
    note = models.CharField("catatan", max_length=400, blank=True)

    class Meta:
        verbose_name = "sosialisasi"
        ordering = ("-held_on", "-id")
        constraints = (
            UniqueConstraint(fields=("government", "label"), name="one_briefing_per_label"),
            models.CheckConstraint(
                condition=Q(recorded_on__isnull=True) | Q(recorded_on__gte=F("held_on")),
                name="briefing_recorded_after_it_was_held",
            ),
            models.CheckConstraint(
                condition=Q(ends_at__isnull=True) | Q(starts_at__isnull=False, ends_at__gt=F("starts_at")),
                name="briefing_ends_after_it_starts",
            ),
        )

    def __str__(self) -> str:
        return self.label

    class State(models.TextChoices):
        PLANNED = "planned", "Direncanakan"
        TODAY = "today", "Hari ini"
        WITHOUT_MINUTES = "without_minutes", "Notulen belum ada"
        HELD = "held", "Terlaksana"

    def state_on(self, on: date) -> State:
        """How the briefing stood on that day; held means that its minutes were on record."""
        if self.recorded_on is not None and self.recorded_on <= on:
            return self.State.HELD
        if self.held_on == on:
            return self.State.TODAY
        return self.State.PLANNED if self.held_on > on else self.State.WITHOUT_MINUTES


class BriefingQuestion(models.Model):
    """A question that was asked at a briefing, and what was answered there; never who asked.

    What people do not know is reviewed by the authors of the rulebook: a good question becomes a situation.
    """

    briefing = models.ForeignKey(
        Briefing, models.CASCADE, related_name="questions", verbose_name="sosialisasi"
    )
    text = models.CharField("pertanyaan", max_length=400)
    answer = models.TextField("jawaban", max_length=2000, blank=True, default="")
    recorded_on = models.DateField("dicatat")

    class Meta:
        verbose_name = "pertanyaan peserta"
        ordering = ("recorded_on", "id")
        constraints = (UniqueConstraint(fields=("briefing", "text"), name="one_question_per_briefing"),)
