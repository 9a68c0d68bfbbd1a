"""Where the daily digest goes, and the code that proves it."""

from typing import Any

from django import forms

from netra.reports.fields import text_field


class MailboxForm(forms.Form):
    mailbox = forms.EmailField(
        label="Alamat surel kantor Anda",
        max_length=254,
        help_text="Pakai surel dinas, bukan surel pribadi.",
        error_messages={
            "required": "Tulis alamat surelnya.",
            "invalid": "Alamat ini tidak lengkap. Contoh: nama@bawaslu.go.id",
            "max_length": "Alamat ini terlalu panjang.",
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""


class CodeForm(forms.Form):
    code = text_field(
        "Kode dari surel",
        limit=20,
        required=True,
        empty="Tulis delapan angka dari surel itu.",
        inputmode="numeric",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""

    def clean_code(self) -> str:
        return "".join(str(self.cleaned_data["code"]).split())
