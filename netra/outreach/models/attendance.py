"""Who was at a briefing: the list that is opened at the door, one row per person, and the figures that stay.

Rows are erased some time after the election (`netra.outreach.retention`); the figures then stand alone.
"""

import secrets

from django.db import models
from django.db.models import Q, UniqueConstraint


def new_secret() -> bytes:
    """32 random bytes for the rotating code and the tickets of one list."""
    return secrets.token_bytes(32)


class AttendanceList(models.Model):
    """The daftar hadir of one briefing: opened on its day, closed with a count and a digest.

    `gate` is the part of the rotating code that finds the list, `secret` what the other part is made from.
    `expected` is how many people were invited, by the roster of that day.
    """

    briefing = models.OneToOneField(
        "outreach.Briefing",
        models.PROTECT,
        primary_key=True,
        related_name="attendance_list",
        verbose_name="sosialisasi",
    )
    gate = models.CharField("kode pintu", max_length=4, unique=True)
    secret = models.BinaryField("rahasia kode", default=new_secret)
    expected = models.PositiveIntegerField("diundang")
    opened_at = models.DateTimeField("dibuka")
    head_count = models.PositiveIntegerField("hitungan kepala", null=True, blank=True)
    closed_at = models.DateTimeField("ditutup", null=True, blank=True)
    present = models.PositiveIntegerField("hadir saat ditutup", null=True, blank=True)
    digest = models.CharField("sidik daftar", max_length=64, blank=True, default="")
    erased_at = models.DateTimeField("dihapus", null=True, blank=True)

    class Meta:
        verbose_name = "daftar hadir"
        constraints = (
            models.CheckConstraint(
                condition=Q(erased_at__isnull=True) | Q(closed_at__isnull=False),
                name="attendance_erased_after_it_was_closed",
            ),
        )


class Attendance(models.Model):
    """One person at one briefing. Without `civil_servant`: somebody who was not on the roster, to be matched.

    `nonce` makes a repeated message harmless; `code_window` says which displayed code let the person in.
    """

    class Way(models.TextChoices):
        OWN_PHONE = "own_phone", "Ponsel sendiri"
        USHER = "usher", "Pemindai petugas"
        TYPED = "typed", "Nama diketik"
        PAPER = "paper", "Daftar kertas"

    briefing = models.ForeignKey(
        "outreach.Briefing", models.PROTECT, related_name="attendances", verbose_name="sosialisasi"
    )
    civil_servant = models.ForeignKey(
        "agencies.CivilServant",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="attendances",
        verbose_name="pegawai",
    )
    typed_number = models.CharField("nomor yang diketik", max_length=30, blank=True, default="")
    typed_name = models.CharField("nama yang diketik", max_length=160, blank=True, default="")
    way = models.CharField("cara", max_length=10, choices=Way)
    door = models.CharField("pintu", max_length=40, blank=True, default="")
    checked_in_at = models.DateTimeField("tercatat")
    nonce = models.UUIDField("tanda sekali pakai", unique=True)
    code_window = models.BigIntegerField("kode yang dipindai", null=True, blank=True)
    entered_by = models.ForeignKey(
        "accounts.Officer", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="petugas"
    )

    class Meta:
        verbose_name = "kehadiran"
        constraints = (
            UniqueConstraint(fields=("briefing", "civil_servant"), name="one_attendance_per_person"),
            UniqueConstraint(
                fields=("briefing", "typed_number"),
                condition=Q(civil_servant__isnull=True) & ~Q(typed_number=""),
                name="one_attendance_per_unknown_number",
            ),
            models.CheckConstraint(
                condition=Q(civil_servant__isnull=False) | ~Q(typed_number="") | ~Q(typed_name=""),
                name="attendance_says_who",
            ),
        )


class AttendanceFigure(models.Model):
    """How many of one agency and employment came by one way: what remains when the names are gone.

    Without an agency: people who were never matched to the roster, or who served nowhere on that day.
    """

    briefing = models.ForeignKey(
        "outreach.Briefing", models.PROTECT, related_name="attendance_figures", verbose_name="sosialisasi"
    )
    agency = models.ForeignKey(
        "agencies.Agency",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="perangkat daerah",
    )
    employment = models.CharField("status kepegawaian", max_length=4, blank=True, default="")
    way = models.CharField("cara", max_length=10, choices=Attendance.Way)
    present = models.PositiveIntegerField("hadir")

    class Meta:
        verbose_name = "angka kehadiran"
        indexes = (models.Index(fields=("briefing",), name="attendance_figure_by_briefing"),)
