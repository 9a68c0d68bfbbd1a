"""The table of lessons. A released lesson leads to no case any more: neither by a key nor by a number."""

from typing import Final
from uuid import uuid4

from django.db import models


class Lesson(models.Model):
    """A pelajaran: an anonymised summary of a decided case, written by one officer, released by another.

    While it is proposed or sent back, what it says is sealed under the key of its case's report. Releasing
    writes it in clear, empties the envelope and cuts the link to the case; withdrawing erases the words.
    `revision` counts the acts: who opened an earlier one is told, and nothing is overwritten. The number is
    taken when it is released, so that no gap tells of what was refused; before that `nonce` stands for it.
    """

    class Stage(models.TextChoices):
        PROPOSED = "proposed", "Menunggu orang kedua"
        SENT_BACK = "sent_back", "Dikembalikan"
        RELEASED = "released", "Dilepas"
        WITHDRAWN = "withdrawn", "Ditarik"

    class Why(models.TextChoices):
        RECOGNISED = "recognised", "Ada yang mungkin mengenali orangnya"
        OVERTURNED = "overturned", "Putusannya berubah sesudah keberatan, banding, atau gugatan"
        LAW_CHANGED = "law_changed", "Aturannya sudah berubah"
        WRONG = "wrong", "Isinya keliru"

    government = models.ForeignKey("agencies.Government", on_delete=models.PROTECT, verbose_name="pemerintah")
    nonce = models.UUIDField("penanda", unique=True, default=uuid4)
    number = models.CharField("nomor", max_length=20, null=True, blank=True)  # noqa: DJ001 - NULL: none yet
    case = models.ForeignKey(
        "cases.Case", on_delete=models.CASCADE, null=True, blank=True, related_name="lessons"
    )
    stage = models.CharField("tahap", max_length=10, choices=Stage)
    revision = models.PositiveIntegerField("perubahan ke", default=0)
    by = models.ForeignKey(
        "accounts.Officer", on_delete=models.PROTECT, related_name="+", verbose_name="ditulis oleh"
    )
    at = models.DateTimeField("diusulkan")
    released_by = models.ForeignKey(
        "accounts.Officer",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="dilepas oleh",
    )
    released_on = models.DateField("dilepas", null=True, blank=True)
    withdrawn_on = models.DateField("ditarik", null=True, blank=True)
    withdrawn_why = models.CharField("alasan ditarik", max_length=12, choices=Why, blank=True, default="")
    envelope = models.BinaryField("usul tersegel", blank=True, default=b"")
    act = models.CharField("kelas perbuatan", max_length=40, blank=True, default="")
    employment = models.CharField("golongan pegawai", max_length=20, blank=True, default="")
    norms = models.JSONField("aturan", default=list, blank=True)
    outcome = models.JSONField("hasil", default=list, blank=True)
    title = models.CharField("judul", max_length=120, blank=True, default="")
    told = models.TextField("yang terjadi", blank=True, default="")
    taught = models.TextField("pelajarannya", blank=True, default="")

    class Meta:
        verbose_name = "pelajaran"
        constraints = (
            models.UniqueConstraint(fields=["government", "number"], name="lesson_number_once"),
            # One case, one lesson at a time.
            models.UniqueConstraint(
                fields=["case"], condition=models.Q(case__isnull=False), name="lesson_one_of_a_case"
            ),
            # What leads to a case says nothing in clear; what says something leads to none.
            models.CheckConstraint(
                condition=models.Q(case__isnull=True) | models.Q(title="", told="", taught="", act=""),
                name="lesson_leads_to_no_case",
            ),
        )
        indexes = (models.Index(fields=["government", "stage", "released_on"], name="lesson_released"),)

    @property
    def key(self) -> str:
        """How addresses and the journal call it: its number, and before it has one its mark."""
        return self.number or str(self.nonce)


class Overturning(models.Model):
    """The decision of a case, on one respondent (0: no several), was changed after it was made. Appended."""

    case = models.ForeignKey("cases.Case", on_delete=models.CASCADE, related_name="overturnings")
    subject = models.PositiveSmallIntegerField("terlapor ke", default=0)
    by = models.ForeignKey(
        "accounts.Officer", on_delete=models.PROTECT, related_name="+", verbose_name="dicatat oleh"
    )
    at = models.DateTimeField("waktu")

    class Meta:
        verbose_name = "perubahan putusan"
        indexes = (models.Index(fields=["case", "subject"], name="overturning_of_a_case"),)


OPEN: Final = (Lesson.Stage.PROPOSED, Lesson.Stage.SENT_BACK)
