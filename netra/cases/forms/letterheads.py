"""What stands above an office's letters, and the office's own template for drafts."""

from typing import Any, ClassVar, Final

from django import forms

from netra.cases import services
from netra.cases.forms.moves import MoveForm
from netra.cases.letters import Head
from netra.cases.letters.office_templates import LARGEST_TEMPLATE
from netra.reports.fields import text_field

_LARGEST: Final = f"{LARGEST_TEMPLATE // 1_000_000} MB"


class LetterheadForm(MoveForm):
    heading: ClassVar[str] = "Kop surat kantor ini"
    lead: ClassVar[str] = "Berlaku untuk surat berikutnya. Surat yang sudah terbit tidak berubah."
    button: ClassVar[str] = "Simpan kop surat"
    institution = text_field("Nama lembaga", limit=120, required=True, empty="Tulis nama lembaganya.")
    address = text_field("Alamat", limit=200, help_text="Jalan, kota, kode pos, surel.")
    place = text_field("Tempat surat", limit=60, required=True, empty="Tulis kotanya.")
    signer = text_field("Jabatan penanda tangan", limit=120, required=True, empty="Tulis jabatannya.")
    pattern = text_field(
        "Pola nomor surat",
        limit=60,
        required=True,
        empty="Tulis polanya.",
        help_text="{nomor}, {bulan}, dan {tahun} diisi sendiri. Misalnya {nomor}/PP.01/{bulan}/{tahun}.",
    )

    def clean_pattern(self) -> str:
        pattern: str = self.cleaned_data["pattern"]
        try:
            services.check_pattern(pattern)
        except services.BadPattern:
            raise forms.ValidationError(
                "Pola perlu memuat {nomor} dan {tahun}, dan hanya {bulan} selain itu di dalam kurung kurawal."
            ) from None
        return pattern

    @property
    def head(self) -> Head:
        return Head(**self.cleaned_data)


class DraftTemplateForm(forms.Form):
    """The office's own template as DOCX; whether it can be filled is for the service to say."""

    docx = forms.FileField(
        label="Templat konsep",
        help_text=f"DOCX dari Word atau LibreOffice, paling besar {_LARGEST}.",
        widget=forms.FileInput(attrs={"accept": ".docx"}),
        error_messages={
            "required": "Pilih berkasnya dulu.",
            "missing": "Pilih berkasnya dulu.",
            "empty": "Berkas ini kosong.",
            "invalid": "Berkasnya belum terkirim. Pilih lagi.",
        },
    )

    def __init__(self, data: Any = None, files: Any = None) -> None:
        super().__init__(data, files, label_suffix="")

    def clean_docx(self) -> bytes:
        """The bytes of the file."""
        file = self.cleaned_data["docx"]
        try:
            if file.size > LARGEST_TEMPLATE:
                raise forms.ValidationError(f"Templat ini lebih dari {_LARGEST}.")
            content: bytes = file.read()
            return content
        finally:
            file.close()
