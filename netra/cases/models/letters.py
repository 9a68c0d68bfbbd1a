"""Tables of letters: what stands above an office's letters, its own template, and what was issued."""

from django.db import models


class Letterhead(models.Model):
    """Whose letters an office writes: what stands above them, who signs, how they are numbered.

    In `pattern` stand `{nomor}`, `{bulan}` (Roman) and `{tahun}`; the number counts anew each year.
    """

    office = models.OneToOneField("accounts.Office", on_delete=models.CASCADE, verbose_name="kantor")
    institution = models.CharField("nama lembaga", max_length=120)
    address = models.CharField("alamat", max_length=200, blank=True, default="")
    place = models.CharField("tempat surat", max_length=60)
    signer = models.CharField("jabatan penanda tangan", max_length=120)
    pattern = models.CharField("pola nomor", max_length=60, default="{nomor}/{bulan}/{tahun}")

    class Meta:
        verbose_name = "kop surat"


class DraftTemplate(models.Model):
    """An office's own DOCX template for drafts of its letters: nothing of any case stands in it."""

    office = models.OneToOneField("accounts.Office", on_delete=models.CASCADE, verbose_name="kantor")
    docx = models.BinaryField("berkas templat")
    at = models.DateTimeField("dipasang")

    class Meta:
        verbose_name = "templat konsep surat"


class IssuedLetter(models.Model):
    """One issued letter, kept byte for byte, sealed; `series` (a year) and `serial` count it in its office.

    Who holds the code of the letter finds it by `code_digest`, who holds the file by `sha256`; they see what
    stands here and nothing more. `sealed_as` is the institution of the electronic seal, empty without one.
    Letters of cases and of proceedings share an office's series: `services/issuing.py` takes the numbers.
    """

    office = models.ForeignKey("accounts.Office", on_delete=models.PROTECT, verbose_name="kantor")
    kind = models.CharField("jenis surat", max_length=20)
    version = models.PositiveSmallIntegerField("versi naskah")
    series = models.PositiveSmallIntegerField("tahun")
    serial = models.PositiveIntegerField("urutan")
    number = models.CharField("nomor", max_length=80)
    nonce = models.UUIDField("penanda", unique=True)
    code_digest = models.BinaryField("sidik kode", max_length=32, unique=True)
    fingerprint = models.CharField("sidik naskah", max_length=64)
    sha256 = models.CharField("sidik berkas", max_length=64, db_index=True)
    sealed_as = models.CharField("disegel atas nama", max_length=120, blank=True, default="")
    by = models.ForeignKey("accounts.Officer", on_delete=models.PROTECT, verbose_name="oleh")
    at = models.DateTimeField("terbit")
    envelope = models.BinaryField("berkas tersegel")

    class Meta:
        abstract = True

    @property
    def on_record(self) -> dict[str, str]:
        """What the journal says of it: no word of what the letter says."""
        return {"kind": self.kind, "number": self.number, "sha256": self.sha256}


class Letter(IssuedLetter):
    """A letter of a case, sealed under its report's key. `tracks`: with which verdicts it goes on, on whom
    (`custody.track`), apart by spaces; empty where it is about the whole case."""

    tracks = models.CharField("jalur putusan", max_length=60, blank=True, default="")
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="letters")

    class Meta:
        verbose_name = "surat"
        constraints = (
            models.UniqueConstraint(fields=["office", "series", "serial"], name="letter_number_once"),
        )
        indexes = (models.Index(fields=["case", "at"], name="letter_by_case"),)
