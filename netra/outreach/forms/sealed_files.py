"""The form that takes one PDF to be looked at. Nothing of it is kept, not even its name."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from netra.letters.seals import LARGEST_PDF

TOO_LARGE = f"Berkas ini lebih dari {LARGEST_PDF // 1_000_000} MB, jadi tidak diperiksa."


class SealedFileForm(forms.Form):
    """A PDF of ten megabytes at most."""

    berkas = forms.FileField(
        label="Berkas PDF",
        help_text=f"Paling besar {LARGEST_PDF // 1_000_000} MB. Dibaca di memori, lalu dibuang.",
        max_length=255,
        widget=forms.FileInput(attrs={"accept": "application/pdf"}),
        error_messages={
            "required": "Pilih berkasnya dulu.",
            "missing": "Pilih berkasnya dulu.",
            "empty": "Berkas ini kosong.",
            "invalid": "Berkasnya belum terkirim. Pilih lagi.",
            "max_length": "Nama berkas ini terlalu panjang. Ganti namanya, lalu pilih lagi.",
        },
    )

    def __init__(self, data: Any = None, files: Any = None) -> None:
        super().__init__(data, files, label_suffix="")

    def clean_berkas(self) -> bytes:
        """The bytes of the file."""
        file = self.cleaned_data["berkas"]
        try:
            if file.size > LARGEST_PDF:
                raise ValidationError(TOO_LARGE)
            content: bytes = file.read()
            return content
        finally:
            file.close()
