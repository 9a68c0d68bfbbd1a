"""Columns that casework and disciplinary proceedings share: of a clock, and of what an officer wrote."""

from django.db import models


class StoredClock(models.Model):
    """One running or met clock, as computed then: a later change of law does not rewrite it."""

    purpose = models.CharField("untuk", max_length=20)
    limit = models.CharField("batas waktu", max_length=40)
    limit_version = models.PositiveSmallIntegerField("versi")
    starts_at = models.DateTimeField("mulai")
    due_on = models.DateField("tenggat", null=True, blank=True)
    binding = models.BooleanField("mengikat")
    warning = models.CharField("peringatan", max_length=200, blank=True, default="")
    met_at = models.DateTimeField("dipenuhi", null=True, blank=True)

    class Meta:
        abstract = True


class SealedWriting(models.Model):
    """What an officer wrote, sealed. Appended, never changed."""

    nonce = models.UUIDField("penanda", unique=True)
    by = models.ForeignKey("accounts.Officer", on_delete=models.PROTECT, verbose_name="oleh")
    at = models.DateTimeField("waktu")
    envelope = models.BinaryField("isi tersegel")

    class Meta:
        abstract = True
