"""Governments, their territory and agencies, and who held which position when.

Several governments live in one installation: whatever must be unique is unique within one of them.
A period runs from its first day to its last day, both included; an open end means "until further notice".
"""

from datetime import date

from django.db import models
from django.db.models import F, Q, UniqueConstraint


class Government(models.Model):
    """A kota, kabupaten or provinsi; `code` is Kemendagri's ("32.72")."""

    class Kind(models.TextChoices):
        CITY = "kota", "Kota"
        REGENCY = "kabupaten", "Kabupaten"
        PROVINCE = "provinsi", "Provinsi"

    class Zone(models.TextChoices):
        WEST = "WIB", "WIB"
        CENTRAL = "WITA", "WITA"
        EAST = "WIT", "WIT"

    code = models.CharField("kode Kemendagri", max_length=13)
    name = models.CharField("nama", max_length=120)
    kind = models.CharField("jenis", max_length=10, choices=Kind)
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name="pemerintah di atasnya",
    )
    zone = models.CharField("zona waktu", max_length=4, choices=Zone, default=Zone.WEST)
    bawaslu_code = models.CharField("kode wilayah Bawaslu", max_length=10, blank=True)
    greeting = models.CharField("salam setempat", max_length=80, blank=True)

    class Meta:
        verbose_name = "pemerintah daerah"
        ordering = ("code",)
        constraints = (UniqueConstraint(fields=("code",), name="one_government_per_code"),)

    def __str__(self) -> str:
        return self.name

    @property
    def place(self) -> str:
        """Where its letters are written: "Kota Sukabumi" -> "Sukabumi"."""
        return self.name.removeprefix("Kota ").removeprefix("Kabupaten ").removeprefix("Provinsi ")


class District(models.Model):
    """A kecamatan, by its Kemendagri code ("32.72.01")."""

    government = models.ForeignKey(
        Government, models.PROTECT, related_name="districts", verbose_name="pemerintah"
    )
    code = models.CharField("kode Kemendagri", max_length=13)
    name = models.CharField("nama", max_length=120)

    class Meta:
        verbose_name = "kecamatan"
        ordering = ("code",)
        constraints = (UniqueConstraint(fields=("government", "code"), name="one_district_per_code"),)

    def __str__(self) -> str:
        return self.name


class Village(models.Model):
    """A kelurahan (of a kota) or desa, by its Kemendagri code ("32.72.01.1001")."""

    class Kind(models.TextChoices):
        URBAN = "kelurahan", "Kelurahan"
        RURAL = "desa", "Desa"

    district = models.ForeignKey(District, models.PROTECT, related_name="villages", verbose_name="kecamatan")
    code = models.CharField("kode Kemendagri", max_length=13)
    name = models.CharField("nama", max_length=120)
    kind = models.CharField("jenis", max_length=10, choices=Kind, default=Kind.URBAN)

    class Meta:
        verbose_name = "kelurahan atau desa"
        ordering = ("code",)
        constraints = (UniqueConstraint(fields=("district", "code"), name="one_village_per_code"),)

    def __str__(self) -> str:
        return self.name


class Agency(models.Model):
    """A perangkat daerah or one of its sub-units; `code` is a slug that stays when the name changes."""

    class Kind(models.TextChoices):
        REGIONAL_HEAD = "kepala_daerah", "Kepala daerah"
        SECRETARIAT = "sekretariat", "Sekretariat"
        DIVISION = "bagian", "Bagian"
        INSPECTORATE = "inspektorat", "Inspektorat"
        SERVICE = "dinas", "Dinas"
        BOARD = "badan", "Badan"
        UNIT = "satuan", "Satuan"
        OFFICE = "kantor", "Kantor"
        DISTRICT = "kecamatan", "Kecamatan"
        VILLAGE = "kelurahan", "Kelurahan"
        HOSPITAL = "rsud", "Rumah sakit"
        HEALTH_CENTRE = "puskesmas", "Puskesmas"
        SCHOOL = "sekolah", "Sekolah"
        TECHNICAL_UNIT = "upt", "Unit pelaksana teknis"

    government = models.ForeignKey(
        Government, models.PROTECT, related_name="agencies", verbose_name="pemerintah"
    )
    code = models.SlugField("kode", max_length=40)
    name = models.CharField("nama", max_length=160)
    kind = models.CharField("jenis", max_length=16, choices=Kind)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="sub_units", verbose_name="induk"
    )
    district = models.ForeignKey(
        District, models.PROTECT, null=True, blank=True, related_name="agencies", verbose_name="kecamatan"
    )
    village = models.ForeignKey(
        Village, models.PROTECT, null=True, blank=True, related_name="agencies", verbose_name="kelurahan"
    )
    active_from = models.DateField("berdiri sejak")
    active_to = models.DateField("sampai", null=True, blank=True)

    class Meta:
        verbose_name = "perangkat daerah"
        ordering = ("name",)
        constraints = (
            UniqueConstraint(fields=("government", "code"), name="one_agency_per_code"),
            models.CheckConstraint(
                condition=Q(active_to__isnull=True) | Q(active_to__gte=F("active_from")),
                name="agency_ends_after_start",
            ),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("id")), name="agency_is_not_its_own_parent"
            ),
        )

    def __str__(self) -> str:
        return self.name

    def is_active_on(self, on: date) -> bool:
        """Whether the agency exists on that day."""
        return self.active_from <= on and (self.active_to is None or on <= self.active_to)


class Position(models.Model):
    """A jabatan in an agency. Several people may hold one (guru), but only one the head's."""

    class Rank(models.TextChoices):
        REGIONAL_HEAD = "kepala_daerah", "Kepala daerah"
        HIGH_LEADER = "pimpinan_tinggi", "Pimpinan tinggi"
        ADMINISTRATOR = "administrator", "Administrator"
        SUPERVISOR = "pengawas", "Pengawas"
        EXECUTIVE = "pelaksana", "Pelaksana"
        FUNCTIONAL = "fungsional", "Fungsional"

    agency = models.ForeignKey(
        Agency, models.PROTECT, related_name="positions", verbose_name="perangkat daerah"
    )
    title = models.CharField("nama jabatan", max_length=160)
    rank = models.CharField("jenjang", max_length=16, choices=Rank)
    is_head = models.BooleanField("kepala unit", default=False)
    superior = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="subordinates",
        verbose_name="atasan langsung",
    )

    class Meta:
        verbose_name = "jabatan"
        ordering = ("title",)
        constraints = (
            UniqueConstraint(fields=("agency", "title"), name="one_position_per_title"),
            UniqueConstraint(
                fields=("agency",), condition=Q(is_head=True), name="one_head_position_per_agency"
            ),
            models.CheckConstraint(
                condition=Q(superior__isnull=True) | ~Q(superior=F("id")),
                name="position_is_not_its_own_superior",
            ),
        )

    def __str__(self) -> str:
        return self.title


class CivilServant(models.Model):
    """A person on the roster; `number` is the NIP (18 digits) or, for a THL, the staff number."""

    class Employment(models.TextChoices):
        PNS = "pns", "PNS"
        CPNS = "cpns", "CPNS"
        PPPK = "pppk", "PPPK"
        THL = "thl", "THL"

    government = models.ForeignKey(
        Government,
        models.PROTECT,
        related_name="civil_servants",
        verbose_name="pemerintah",
        db_index=False,  # the unique key begins with it
    )
    number = models.CharField("NIP atau nomor pegawai", max_length=30)
    name = models.CharField("nama", max_length=160)
    employment = models.CharField("status kepegawaian", max_length=4, choices=Employment)
    grade = models.CharField("golongan", max_length=5, blank=True, default="")

    class Meta:
        verbose_name = "pegawai"
        ordering = ("name",)
        constraints = (
            UniqueConstraint(fields=("government", "number"), name="one_civil_servant_per_number"),
        )

    def __str__(self) -> str:
        return self.name


class Posting(models.Model):
    """Who held which position from one day to another.

    `as_head` repeats the position's `is_head` because a database constraint sees one table only: it keeps
    two people from heading one agency at once, also when two clerks record it at the same moment.
    """

    civil_servant = models.ForeignKey(
        CivilServant,
        models.PROTECT,
        related_name="postings",
        verbose_name="pegawai",
        db_index=False,  # as above
    )
    position = models.ForeignKey(
        Position,
        models.PROTECT,
        related_name="postings",
        verbose_name="jabatan",
        db_index=False,  # `posting_by_position` begins with it
    )
    as_head = models.BooleanField("sebagai kepala unit", default=False)
    from_on = models.DateField("sejak")
    to_on = models.DateField("sampai", null=True, blank=True)

    class Meta:
        verbose_name = "penempatan"
        ordering = ("-from_on",)
        indexes = (models.Index(fields=("position", "from_on"), name="posting_by_position"),)
        constraints = (
            UniqueConstraint(fields=("civil_servant", "from_on"), name="one_posting_per_start"),
            UniqueConstraint(
                fields=("civil_servant",),
                condition=Q(to_on__isnull=True),
                name="one_open_posting_per_civil_servant",
            ),
            UniqueConstraint(
                fields=("position",), condition=Q(to_on__isnull=True, as_head=True), name="one_head_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(to_on__isnull=True) | Q(to_on__gte=F("from_on")), name="posting_ends_after_start"
            ),
        )
