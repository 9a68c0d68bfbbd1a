"""Offices and officers."""

from typing import ClassVar, Self

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from netra.accounts import circles, roles


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
    has_passphrase = models.BooleanField("kunci punya frasa sandi tersendiri", default=False)
    has_own_password = models.BooleanField("sudah memakai kata sandi sendiri", default=False)
    failed_attempts = models.PositiveSmallIntegerField("gagal berturut-turut", default=0)
    held_until = models.DateTimeField("ditahan sampai", null=True, blank=True)
    passphrase_attempts = models.PositiveSmallIntegerField("frasa sandi gagal berturut-turut", default=0)
    passphrase_held_until = models.DateTimeField("frasa sandi ditahan sampai", null=True, blank=True)

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


class RecoverySet(models.Model):
    """Who together can bring back a lost key: `threshold` of its holders, from several offices.

    It counts once every holder has agreed. A newer one takes its place; nothing in it is changed.
    `protects`: whose keys, by `circles.Circle.code`; a set of one kind protects nobody else's.
    """

    government = models.ForeignKey("agencies.Government", on_delete=models.PROTECT, verbose_name="pemerintah")
    protects = models.CharField("untuk kunci siapa", max_length=10, default=circles.READERS.code)
    threshold = models.PositiveSmallIntegerField("berapa pemegang")
    proposed_by = models.ForeignKey(
        Officer, on_delete=models.PROTECT, related_name="+", verbose_name="diusulkan oleh"
    )
    proposed_at = models.DateTimeField("diusulkan")
    established_at = models.DateTimeField("disepakati", null=True, blank=True)
    retired_at = models.DateTimeField("diganti", null=True, blank=True)
    drilled_at = models.DateTimeField("latihan terakhir", null=True, blank=True)

    class Meta:
        verbose_name = "kelompok pemulihan"
        constraints = (
            models.UniqueConstraint(
                fields=("government", "protects"),
                condition=models.Q(established_at__isnull=False, retired_at__isnull=True),
                name="recovery_set_one_in_force",
            ),
        )


class Holder(models.Model):
    """One who can open one layer of what was sealed to the set, with the key that they agreed with."""

    set = models.ForeignKey(RecoverySet, on_delete=models.CASCADE, related_name="holders")
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, verbose_name="pemegang")
    public_key = models.BinaryField("kunci umum saat menyanggupi", blank=True, default=b"")
    agreed_at = models.DateTimeField("menyanggupi", null=True, blank=True)

    class Meta:
        verbose_name = "pemegang pemulihan"
        constraints = (models.UniqueConstraint(fields=("set", "officer"), name="recovery_holder_once"),)


class Escrow(models.Model):
    """An officer's private key, sealed so that the set's holders together bring it back; `is_practice`: a
    key made for a drill, which opens nothing."""

    set = models.ForeignKey(RecoverySet, on_delete=models.PROTECT, related_name="escrows")
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, verbose_name="petugas")
    public_key = models.BinaryField("kunci umum yang dilindungi")
    bundle = models.BinaryField("kunci pribadi, tersegel berlapis")
    made_at = models.DateTimeField("dibuat")
    is_practice = models.BooleanField("latihan", default=False)

    class Meta:
        verbose_name = "kunci yang dilindungi"
        indexes = (models.Index(fields=["set", "officer"], name="escrow_by_officer"),)


class Recovery(models.Model):
    """One ceremony: the officer asks for a protected key, holders open their layers to `public_key`.

    With a `successor` the officer does not come back: it is the successor who asks and receives.
    """

    escrow = models.ForeignKey(Escrow, on_delete=models.CASCADE, related_name="recoveries")
    successor = models.ForeignKey(
        Officer, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="penerus"
    )
    public_key = models.BinaryField("kunci umum penerima")
    asked_at = models.DateTimeField("diminta")
    expires_at = models.DateTimeField("berlaku sampai")
    finished_at = models.DateTimeField("selesai", null=True, blank=True)
    cancelled_at = models.DateTimeField("dibatalkan", null=True, blank=True)

    class Meta:
        verbose_name = "pemulihan kunci"
        constraints = (
            models.UniqueConstraint(
                fields=("escrow",),
                condition=models.Q(finished_at__isnull=True, cancelled_at__isnull=True),
                name="recovery_one_open",
            ),
        )

    @property
    def receiver_id(self) -> int:
        """Who asked, and in whose session the layers are joined."""
        return self.successor_id or self.escrow.officer_id


class Approval(models.Model):
    """A holder opened the own layer and sealed it to who asked. Alone it opens nothing."""

    recovery = models.ForeignKey(Recovery, on_delete=models.CASCADE, related_name="approvals")
    holder = models.ForeignKey(Holder, on_delete=models.PROTECT)
    sealed_layer = models.BinaryField("lapisan tersegel")
    at = models.DateTimeField("waktu")

    class Meta:
        verbose_name = "persetujuan pemulihan"
        constraints = (models.UniqueConstraint(fields=("recovery", "holder"), name="recovery_approved_once"),)


class FormerKey(models.Model):
    """A key that its officer no longer uses, as it was locked then: who still knows that secret opens it."""

    officer = models.ForeignKey(
        Officer, on_delete=models.PROTECT, related_name="former_keys", verbose_name="petugas"
    )
    public_key = models.BinaryField("kunci umum lama")
    locked_private = models.BinaryField("kunci pribadi lama, terkunci")
    ended_at = models.DateTimeField("tidak dipakai sejak")
    failed_attempts = models.PositiveSmallIntegerField("gagal berturut-turut", default=0)
    held_until = models.DateTimeField("ditahan sampai", null=True, blank=True)

    class Meta:
        verbose_name = "kunci lama"
        indexes = (models.Index(fields=["officer", "ended_at"], name="former_key_by_officer"),)


class Passkey(models.Model):
    """A key of an officer's device that signs in without a password; the private half never leaves there.

    `public_key` is the COSE key as the device gave it; `sign_count` is what the device said last, 0 where it
    does not count.
    """

    officer = models.ForeignKey(
        Officer, on_delete=models.PROTECT, related_name="passkeys", verbose_name="petugas"
    )
    credential_id = models.BinaryField("tanda kredensial", unique=True)
    public_key = models.BinaryField("kunci umum passkey")
    sign_count = models.PositiveBigIntegerField("hitungan pemakaian", default=0)
    label = models.CharField("nama passkey", max_length=60)
    made_at = models.DateTimeField("dibuat")
    last_used_on = models.DateField("terakhir dipakai", null=True, blank=True)

    class Meta:
        verbose_name = "passkey"
        indexes = (models.Index(fields=["officer", "made_at"], name="passkey_by_officer"),)


class LinkedAccount(models.Model):
    """An officer's account at the city's single sign-on, bound by the operator: `subject` at `issuer`."""

    officer = models.OneToOneField(
        Officer, on_delete=models.PROTECT, related_name="linked_account", verbose_name="petugas"
    )
    issuer = models.CharField("penyedia", max_length=255)
    subject = models.CharField("akun di penyedia", max_length=255)

    class Meta:
        verbose_name = "akun masuk tunggal"
        constraints = (models.UniqueConstraint(fields=("issuer", "subject"), name="linked_account_once"),)
