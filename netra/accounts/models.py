"""Offices and officers."""

from typing import ClassVar, Self

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from netra.accounts import roles


class Office(models.Model):
    """An institution behind the office door: Bawaslu, BKPSDM, Inspektorat, ..."""

    class Tier(models.TextChoices):
        LOCAL = "local", "Kabupaten atau kota"
        PROVINCE = "province", "Provinsi"
        NATIONAL = "national", "Pusat"

    government = models.ForeignKey("agencies.Government", on_delete=models.PROTECT, verbose_name="pemerintah")
    name = models.CharField("nama", max_length=120)
    tier = models.CharField("tingkat", max_length=10, choices=Tier, default=Tier.LOCAL)

    class Meta:
        verbose_name = "kantor"
        constraints = (models.UniqueConstraint(fields=["government", "name"], name="office_name_once"),)

    def __str__(self) -> str:
        return self.name


class Officer(AbstractBaseUser):
    """A person who signs in at the office door; known by position, not by name.

    `public_key` seals to this officer; `locked_private` opens it and is itself locked with the password.
    """

    username = models.CharField("nama masuk", max_length=60, unique=True)
    position = models.CharField("jabatan", max_length=120)
    office = models.ForeignKey(Office, on_delete=models.PROTECT, verbose_name="kantor")
    agency = models.ForeignKey(
        "agencies.Agency", on_delete=models.PROTECT, null=True, blank=True, verbose_name="unit"
    )
    role = models.CharField("peran", max_length=30, choices=list(roles.LABELS.items()))
    is_active = models.BooleanField("aktif", default=True)
    public_key = models.BinaryField("kunci umum")
    locked_private = models.BinaryField("kunci pribadi terkunci")
    sealed_totp = models.BinaryField("rahasia kode sekali pakai, tersegel")
    last_totp_step = models.BigIntegerField("langkah kode terakhir", default=0)
    has_own_password = models.BooleanField("sudah memakai kata sandi sendiri", default=False)
    failed_attempts = models.PositiveSmallIntegerField("gagal berturut-turut", default=0)
    held_until = models.DateTimeField("ditahan sampai", null=True, blank=True)

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects: ClassVar[BaseUserManager[Self]] = BaseUserManager()

    class Meta:
        verbose_name = "petugas"
        indexes = (models.Index(fields=["office", "role"], name="officer_by_role"),)

    @property
    def actor(self) -> str:
        """How the journal names this officer: position and office, never a person's name."""
        return f"{self.position}, {self.office.name}"

    def may(self, role_set: frozenset[str]) -> bool:
        """Whether this officer's role is one of these."""
        return self.role in role_set


class Interest(models.Model):
    """What an officer declares of themselves: a tie to an agency, so that reports about it pass them by."""

    class Kind(models.TextChoices):
        UNIT = "unit", "Bertugas atau pernah bertugas di sana"
        FAMILY = "family", "Keluarga bertugas di sana"
        OTHER = "other", "Kepentingan lain"

    officer = models.ForeignKey(
        Officer, on_delete=models.PROTECT, related_name="interests", verbose_name="petugas"
    )
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, verbose_name="perangkat daerah")
    kind = models.CharField("jenis", max_length=10, choices=Kind)
    declared_at = models.DateTimeField("dinyatakan")
    withdrawn_at = models.DateTimeField("dicabut", null=True, blank=True)

    class Meta:
        verbose_name = "pernyataan kepentingan"
        constraints = (
            models.UniqueConstraint(
                fields=("officer", "agency", "kind"),
                condition=models.Q(withdrawn_at__isnull=True),
                name="interest_declared_once",
            ),
        )
