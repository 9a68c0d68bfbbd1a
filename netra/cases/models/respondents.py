"""Tables about who a case is about. Who that is, is sealed; two rows about one person look unrelated.

An index key belongs to an office and is sealed to its readers of reports. With it, an officer who opened two
cases finds that the same person may stand in both (ADR 35).
"""

from django.db import models

from netra.accounts.shared_keys import SharedKey, SharedKeyGrant


class Respondent(models.Model):
    """One respondent (terlapor) of a case. In clear stands only which of them, counted from 1, and since when
    nothing may lead from this case to them: the allegation was dismissed."""

    case = models.ForeignKey("cases.Case", on_delete=models.CASCADE, related_name="respondents")
    number = models.PositiveSmallIntegerField("urutan")
    nonce = models.UUIDField("penanda", unique=True)
    revision = models.PositiveSmallIntegerField("perubahan ke", default=1)
    by = models.ForeignKey("accounts.Officer", on_delete=models.PROTECT, verbose_name="oleh")
    at = models.DateTimeField("waktu")
    unlinked_at = models.DateTimeField("dilepas dari pencocokan", null=True, blank=True)
    envelope = models.BinaryField("siapa, tersegel")

    class Meta:
        verbose_name = "terlapor"
        constraints = (models.UniqueConstraint(fields=["case", "number"], name="respondent_number_once"),)


class IndexKey(SharedKey):
    """The key with which an office marks its respondents. The key itself is in the grants only; `mark` lets
    another key that was put in its place be seen."""

    office = models.ForeignKey(
        "accounts.Office", on_delete=models.PROTECT, related_name="index_keys", verbose_name="kantor"
    )
    mark = models.CharField("sidik kunci", max_length=64)

    class Meta:
        verbose_name = "kunci pencocokan"
        constraints = (
            models.UniqueConstraint(
                fields=["office"], condition=models.Q(retired_at__isnull=True), name="index_key_one_in_force"
            ),
        )


class IndexKeyGrant(SharedKeyGrant):
    """An index key, sealed to one officer."""

    key = models.ForeignKey(IndexKey, on_delete=models.CASCADE, related_name="grants")

    class Meta:
        verbose_name = "akses kunci pencocokan"
        constraints = (models.UniqueConstraint(fields=["key", "officer"], name="index_key_grant_once"),)


class IndexEntry(models.Model):
    """The salted, keyed marks of one respondent's number and of name with unit. Where one is not known
    stands a random mark. Gone with a dismissal: then nothing leads from this case to another."""

    respondent = models.OneToOneField(
        Respondent, on_delete=models.CASCADE, primary_key=True, related_name="index_entry"
    )
    key = models.ForeignKey(IndexKey, on_delete=models.CASCADE, related_name="entries")
    salt = models.BinaryField("garam", max_length=16)
    number_mark = models.BinaryField("tanda nomor", max_length=32)
    name_mark = models.BinaryField("tanda nama dan unit", max_length=32)

    class Meta:
        verbose_name = "tanda pencocokan"


class AllegedHarm(models.Model):
    """One kind of harm (`rules/harms.yaml`) that an assessment alleged. In clear, because figures count it,
    and they only grow: with a dismissal, or when the contents go, the row becomes one more in the `count` of
    that week's row without a case (ADR 38)."""

    government = models.ForeignKey(
        "agencies.Government", on_delete=models.PROTECT, related_name="+", verbose_name="pemerintah"
    )
    case = models.ForeignKey("cases.Case", on_delete=models.CASCADE, related_name="harms", null=True)
    harm = models.CharField("kerugian", max_length=40)
    at = models.DateTimeField("waktu")
    count = models.PositiveIntegerField("jumlah", default=1)

    class Meta:
        verbose_name = "kerugian yang diduga"
        constraints = (models.UniqueConstraint(fields=["case", "harm"], name="alleged_harm_once"),)
        indexes = (models.Index(fields=["government", "at"], name="alleged_harm_by_time"),)
