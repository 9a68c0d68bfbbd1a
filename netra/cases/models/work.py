"""What officers keep beside the procedure: internal notes, tasks, saved views, a calendar feed, a digest.

What somebody typed is sealed: of a case under its report's key, of a saved view under a key that only this
officer's opened key gives.
"""

from django.db import models

from netra.cases.models.columns import SealedWriting


class Note(SealedWriting):
    """An internal note on a case: for officers who may open it, never for reporter or respondent."""

    case = models.ForeignKey("cases.Case", on_delete=models.CASCADE, related_name="notes")

    class Meta:
        verbose_name = "catatan internal"
        indexes = (models.Index(fields=["case", "at"], name="note_by_case"),)


class Task(models.Model):
    """Something to do for a case until a day; what it is, is sealed. No legal clock depends on it."""

    case = models.ForeignKey("cases.Case", on_delete=models.CASCADE, related_name="tasks")
    nonce = models.UUIDField("penanda", unique=True)
    by = models.ForeignKey(
        "accounts.Officer", on_delete=models.PROTECT, related_name="+", verbose_name="dicatat oleh"
    )
    at = models.DateTimeField("waktu")
    due_on = models.DateField("sampai", null=True, blank=True)
    assignee = models.ForeignKey(
        "accounts.Officer",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="tasks",
        verbose_name="petugas",
    )
    done_at = models.DateTimeField("selesai", null=True, blank=True)
    done_by = models.ForeignKey(
        "accounts.Officer", on_delete=models.PROTECT, null=True, related_name="+", verbose_name="diselesaikan"
    )
    envelope = models.BinaryField("isi tersegel")

    class Meta:
        verbose_name = "tugas"
        indexes = (
            models.Index(fields=["case", "at"], name="task_by_case"),
            models.Index(fields=["assignee", "done_at", "due_on"], name="task_by_officer"),
            models.Index(
                fields=["due_on", "id", "case"],
                condition=models.Q(done_at__isnull=True),
                name="task_of_a_day",
            ),
        )


class SavedView(models.Model):
    """An address of the work list under a name that its officer gave; both sealed to that officer."""

    officer = models.ForeignKey(
        "accounts.Officer", on_delete=models.PROTECT, related_name="saved_views", verbose_name="petugas"
    )
    nonce = models.UUIDField("penanda", unique=True)
    envelope = models.BinaryField("nama dan alamat tersegel")

    class Meta:
        verbose_name = "tampilan tersimpan"


class CalendarFeed(models.Model):
    """Who holds the secret address reads the officer's due dates. Only its digest stands here."""

    officer = models.OneToOneField(
        "accounts.Officer", on_delete=models.PROTECT, related_name="calendar_feed", verbose_name="petugas"
    )
    code_digest = models.BinaryField("sidik alamat", max_length=32, unique=True)
    made_at = models.DateTimeField("dibuat")

    class Meta:
        verbose_name = "langganan kalender"


class Digest(models.Model):
    """An officer wants one mail a day. `last_on` is the last day for which one was prepared."""

    officer = models.OneToOneField(
        "accounts.Officer", on_delete=models.PROTECT, related_name="digest", verbose_name="petugas"
    )
    mailbox = models.EmailField("alamat surel", max_length=254)
    code_digest = models.BinaryField("sidik kode penegasan", max_length=32)
    wrong_codes = models.PositiveSmallIntegerField("kode salah", default=0)
    asked_at = models.DateTimeField("diminta")
    confirmed_at = models.DateTimeField("ditegaskan", null=True, blank=True)
    last_on = models.DateField("ringkasan terakhir", null=True, blank=True)

    class Meta:
        verbose_name = "ringkasan harian"
