"""Tables of the journal. Actors and subjects are values, not foreign keys: an entry outlives everything."""

from django.db import models


class Entry(models.Model):
    """One thing that happened. Never changed, never removed (database triggers refuse both)."""

    government = models.CharField("kode pemerintah", max_length=16)
    sequence = models.PositiveBigIntegerField("urutan")
    event = models.CharField("peristiwa", max_length=40)
    subject = models.CharField("perihal", max_length=64, blank=True, default="")
    actor = models.CharField("oleh", max_length=250)
    at = models.DateTimeField("waktu hukum")
    recorded_at = models.DateTimeField("waktu mesin")
    facts = models.JSONField("keterangan", default=dict)
    previous = models.CharField("sidik sebelumnya", max_length=64)
    digest = models.CharField("sidik", max_length=64)

    class Meta:
        verbose_name = "entri jurnal"
        constraints = (
            models.UniqueConstraint(fields=["government", "sequence"], name="entry_sequence_once"),
        )
        indexes = (models.Index(fields=["government", "subject", "sequence"], name="entry_by_subject"),)


class Head(models.Model):
    """The end of one government's chain: taken last in a transaction, so that it is held shortest."""

    government = models.CharField("kode pemerintah", max_length=16, primary_key=True)
    sequence = models.PositiveBigIntegerField("urutan", default=0)
    digest = models.CharField("sidik", max_length=64, default="0" * 64)

    class Meta:
        verbose_name = "ujung jurnal"


class PublishedHead(models.Model):
    """What everybody may note of one government's chain: where it stood at the end of a day."""

    government = models.CharField("kode pemerintah", max_length=16)
    on = models.DateField("sampai akhir hari")
    first = models.PositiveBigIntegerField("entri pertama")
    sequence = models.PositiveBigIntegerField("entri terakhir")
    digest = models.CharField("sidik entri terakhir", max_length=64)
    root = models.CharField("akar sidik", max_length=64)
    previous = models.CharField("kepala sebelumnya", max_length=64)
    hash = models.CharField("sidik kepala", max_length=64)

    class Meta:
        verbose_name = "kepala jurnal terbuka"
        constraints = (
            models.UniqueConstraint(fields=["government", "on"], name="published_head_once_a_day"),
            models.UniqueConstraint(fields=["government", "first"], name="published_head_once_from_an_entry"),
        )


class JobRun(models.Model):
    """One daily job: when a run began that is not over, when it was last done, how the last run failed."""

    job = models.CharField("pekerjaan", max_length=40, primary_key=True)
    started_at = models.DateTimeField("mulai", null=True, blank=True)
    done_at = models.DateTimeField("terakhir selesai", null=True, blank=True)
    failed = models.CharField("kegagalan terakhir", max_length=80, blank=True, default="")

    class Meta:
        verbose_name = "pekerjaan harian"
