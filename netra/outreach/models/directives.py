"""Directives, the offices that they are addressed to, and what those offices did about them.

Only offices and positions stand here, never persons. Every step has its legal day, so that a page asked about
an earlier day shows what was known on that day.
"""

from datetime import date

from django.db import models
from django.db.models import F, Q, UniqueConstraint

HEADLINE = 100


class Directive(models.Model):
    """An instruksi: which position tells which offices what, until when; `label` is the letter's number.

    `issuer` is the office that issued it. A directive with a `parent` passes on what its issuer was told, so
    that mayor, Secretary, bagian and camat stand in one tree.
    """

    government = models.ForeignKey(
        "agencies.Government", models.PROTECT, related_name="directives", verbose_name="pemerintah"
    )
    label = models.CharField("nomor", max_length=80)
    subject = models.CharField("tentang", max_length=160, blank=True, default="")
    issued_on = models.DateField("terbit")
    issued_by_position = models.CharField("diterbitkan oleh", max_length=160)
    issuer = models.ForeignKey(
        "agencies.Agency",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="issued_directives",
        verbose_name="unit penerbit",
    )
    text = models.TextField("isi", max_length=8000)
    due_on = models.DateField("tenggat", null=True, blank=True)
    wanted_proof = models.TextField("bukti yang diminta", max_length=2000, blank=True, default="")
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

    @property
    def headline(self) -> str:
        """The subject, or the beginning of the text where nobody gave one."""
        return self.subject or (self.text[: HEADLINE - 1] + "…" if len(self.text) > HEADLINE else self.text)

    @property
    def proofs(self) -> list[str]:
        """What is wanted as proof, one line each."""
        return [line.strip() for line in self.wanted_proof.splitlines() if line.strip()]


class DirectiveAddressee(models.Model):
    """One office that a directive is addressed to, and how far it is: accepted, explained, done."""

    directive = models.ForeignKey(
        Directive, models.CASCADE, related_name="addressees", verbose_name="instruksi"
    )
    agency = models.ForeignKey(
        "agencies.Agency", models.PROTECT, related_name="directives", verbose_name="perangkat daerah"
    )
    accepted_on = models.DateField("diterima", null=True, blank=True)
    delayed_on = models.DateField("keterlambatan dijelaskan", null=True, blank=True)
    delay_reason = models.CharField("alasan terlambat", max_length=400, blank=True, default="")
    done_on = models.DateField("dilaporkan selesai", null=True, blank=True)

    class Meta:
        verbose_name = "penerima instruksi"
        constraints = (
            UniqueConstraint(fields=("directive", "agency"), name="one_addressee_per_agency"),
            models.CheckConstraint(
                condition=Q(done_on__isnull=True)
                | Q(accepted_on__isnull=False, done_on__gte=F("accepted_on")),
                name="directive_done_after_it_was_accepted",
            ),
        )

    class State(models.TextChoices):
        WAITING = "waiting", "Belum diterima"
        ACCEPTED = "accepted", "Diterima"
        RUNNING = "running", "Berjalan"
        DONE = "done", "Selesai"

    def state_on(self, on: date) -> State:
        """How far the office was on that day; reads the follow-ups that the query fetched."""
        if self.done_on is not None and self.done_on <= on:
            return self.State.DONE
        if any(each.done_on <= on for each in self.follow_ups.all()):
            return self.State.RUNNING
        if self.accepted_on is not None and self.accepted_on <= on:
            return self.State.ACCEPTED
        return self.State.WAITING


class FollowUp(models.Model):
    """What an addressee did about a directive, on which day, and the briefing that proves it."""

    addressee = models.ForeignKey(
        DirectiveAddressee, models.CASCADE, related_name="follow_ups", verbose_name="penerima instruksi"
    )
    done_on = models.DateField("tanggal")
    text = models.TextField("tindak lanjut", max_length=2000)
    briefing = models.ForeignKey(
        "outreach.Briefing",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="proves",
        verbose_name="bukti sosialisasi",
    )

    class Meta:
        verbose_name = "tindak lanjut"
        ordering = ("done_on", "id")
