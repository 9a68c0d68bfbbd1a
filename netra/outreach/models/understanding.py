"""The test of understanding: attempts under throw-away numbers, their answers, and who has passed.

Nothing leads from an attempt to a person: its number is random and thrown away, it holds a day and no moment.
Of a person only "passed on …" stands here. The random numbers are auto fields, although we always give them:
SQLite then files rows by them and not by arrival (a bigint key would leave a hidden counter beside it).
"""

import secrets

from django.db import models
from django.db.models import F, Q, UniqueConstraint

from netra.agencies.models import CivilServant


def throw_away_number() -> int:
    """62 random bits, never 0."""
    return secrets.randbits(62) + 1


class Attempt(models.Model):
    """One sitting. `pair` is the digest of a word that only the taker knows: it joins before and after."""

    class Stage(models.TextChoices):
        FREE = "", "Tanpa acara"
        BEFORE = "before", "Sebelum acara"
        AFTER = "after", "Sesudah acara"

    number = models.BigAutoField("nomor acak", primary_key=True, default=throw_away_number)
    government = models.ForeignKey(
        "agencies.Government", models.PROTECT, db_index=False, related_name="+", verbose_name="pemerintah"
    )
    agency = models.ForeignKey(
        "agencies.Agency", models.PROTECT, related_name="+", verbose_name="perangkat daerah"
    )
    employment = models.CharField("status kepegawaian", max_length=4, choices=CivilServant.Employment)
    briefing = models.ForeignKey(
        "outreach.Briefing",
        models.PROTECT,
        null=True,
        blank=True,
        db_index=False,
        related_name="attempts",
        verbose_name="sosialisasi",
    )
    stage = models.CharField("sebelum atau sesudah", max_length=6, choices=Stage, blank=True, default="")
    taken_on = models.DateField("tanggal")
    pair = models.CharField("sidik kata acak", max_length=64, blank=True, default="")
    asked = models.PositiveSmallIntegerField("keadaan yang ditanyakan")
    answered = models.PositiveSmallIntegerField("keadaan yang dijawab", default=0)
    right = models.PositiveSmallIntegerField("jawaban tepat", default=0)

    class Meta:
        verbose_name = "pengerjaan uji"
        indexes = (
            models.Index(fields=("government", "taken_on"), name="attempt_by_day"),
            models.Index(fields=("briefing", "stage"), name="attempt_by_briefing"),
        )
        constraints = (
            UniqueConstraint(
                fields=("briefing", "stage", "pair"), condition=~Q(pair=""), name="one_attempt_per_word"
            ),
            models.CheckConstraint(
                condition=Q(right__lte=F("answered")) & Q(answered__lte=F("asked")),
                name="attempt_counts_in_order",
            ),
            models.CheckConstraint(
                condition=Q(briefing__isnull=True, stage="") | Q(briefing__isnull=False) & ~Q(stage=""),
                name="attempt_stage_with_its_briefing",
            ),
        )


class Answer(models.Model):
    """Whether one item was answered right. What was chosen instead is not kept."""

    number = models.BigAutoField("nomor acak", primary_key=True, default=throw_away_number)
    attempt = models.ForeignKey(
        Attempt, models.CASCADE, db_index=False, related_name="answers", verbose_name="pengerjaan uji"
    )
    government = models.ForeignKey(
        "agencies.Government", models.PROTECT, db_index=False, related_name="+", verbose_name="pemerintah"
    )
    item = models.SlugField("keadaan", max_length=60, db_index=False)
    is_right = models.BooleanField("tepat")

    class Meta:
        verbose_name = "jawaban uji"
        indexes = (models.Index(fields=("government", "item", "is_right"), name="answer_by_item"),)
        constraints = (UniqueConstraint(fields=("attempt", "item"), name="one_answer_per_item"),)


class Certificate(models.Model):
    """ "Passed on …": all that is kept of a person, and only because that person asked for it.

    When its time is over the person goes; `agency` and `employment` then say what it counts for, if it does.
    """

    government = models.ForeignKey(
        "agencies.Government", models.PROTECT, db_index=False, related_name="+", verbose_name="pemerintah"
    )
    civil_servant = models.ForeignKey(
        CivilServant,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="certificates",
        verbose_name="pegawai",
    )
    agency = models.ForeignKey(
        "agencies.Agency",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="unit yang dihitung",
    )
    employment = models.CharField("status kepegawaian yang dihitung", max_length=4, blank=True, default="")
    passed_on = models.DateField("lulus pada")
    code = models.CharField("kode verifikasi", max_length=32, unique=True)

    class Meta:
        verbose_name = "sertifikat pemahaman"
        ordering = ("passed_on", "pk")
        indexes = (models.Index(fields=("government", "passed_on"), name="certificate_by_day"),)
        constraints = (
            UniqueConstraint(fields=("civil_servant", "passed_on"), name="one_certificate_per_day"),
        )

    def __str__(self) -> str:
        return self.code

    @property
    def holder(self) -> str:
        """The name of whoever passed; "" once that was erased."""
        return self.civil_servant.name if self.civil_servant else ""

    @property
    def spaced_code(self) -> str:
        """In groups of five, to read out."""
        return " ".join(self.code[at : at + 5] for at in range(0, len(self.code), 5))
