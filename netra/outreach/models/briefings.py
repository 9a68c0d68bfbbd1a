"""Directives, the briefings that answer them, and what addressees did about them.

Only offices and positions stand here, never persons. `planned_on` and `recorded_on` are legal dates: a page
asked about an earlier day shows what was known on that day.
"""

from datetime import date

from django.db import models
from django.db.models import F, Q, UniqueConstraint


class Directive(models.Model):
    """An instruksi: which position tells which offices what, until when; `label` is the letter's number."""

    government = models.ForeignKey(
        "agencies.Government", models.PROTECT, related_name="directives", verbose_name="pemerintah"
    )
    label = models.CharField("nomor", max_length=80)
    issued_on = models.DateField("terbit")
    issued_by_position = models.CharField("diterbitkan oleh", max_length=160)
    text = models.TextField("isi", max_length=8000)
    due_on = models.DateField("tenggat", null=True, blank=True)
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name="meneruskan instruksi",
    )
    note = models.CharField("catatan", max_length=400, blank=True)

    class Meta:
        verbose_name = "instruksi"
        ordering = ("-issued_on", "-id")
        constraints = (
            UniqueConstraint(fields=("government", "label"), name="one_directive_per_label"),
            models.CheckConstraint(
                condition=Q(due_on__isnull=True) | Q(due_on__gte=F("issued_on")),
                name="directive_due_after_issue",
            ),
        )

    def __str__(self) -> str:
        return self.label


class DirectiveAddressee(models.Model):
    """One office that a directive is addressed to."""

    directive = models.ForeignKey(
        Directive, models.CASCADE, related_name="addressees", verbose_name="instruksi"
    )
    agency = models.ForeignKey(
        "agencies.Agency", models.PROTECT, related_name="directives", verbose_name="perangkat daerah"
    )

    class Meta:
        verbose_name = "penerima instruksi"
        constraints = (UniqueConstraint(fields=("directive", "agency"), name="one_addressee_per_agency"),)


class Briefing(models.Model):
    """A sosialisasi or kunjungan: planned first, held once its minutes are recorded."""

    class Kind(models.TextChoices):
        MEETING = "sosialisasi", "Sosialisasi"
        VISIT = "kunjungan", "Kunjungan"

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
    place = models.CharField("tempat", max_length=200)
    directive = models.ForeignKey(
        Directive,
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


class FollowUp(models.Model):
    """What an addressee did about a directive, on which day, and the briefing that proves it."""

    addressee = models.ForeignKey(
        DirectiveAddressee, models.CASCADE, related_name="follow_ups", verbose_name="penerima instruksi"
    )
    done_on = models.DateField("tanggal")
    text = models.TextField("tindak lanjut", max_length=2000)
    briefing = models.ForeignKey(
        Briefing,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="proves",
        verbose_name="bukti sosialisasi",
    )

    class Meta:
        verbose_name = "tindak lanjut"
        ordering = ("done_on", "id")
