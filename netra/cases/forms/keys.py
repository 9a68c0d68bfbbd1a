"""What an officer fills in to go."""

from collections.abc import Iterable
from typing import Any

from django import forms

from netra.accounts.models import Officer
from netra.cases.forms.moves import MoveForm


class LeaveForm(MoveForm):
    heading = "Siapa yang melanjutkan pekerjaan Anda?"
    lead = (
        "Pakai halaman ini pada hari terakhir Anda. Semua laporan dan perkara diserahkan dalam satu langkah."
    )
    button = "Serahkan semua dan berhenti"
    to = forms.ChoiceField(
        label="Pengganti",
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih satu rekan.", "invalid_choice": "Pilih rekan dari daftar ini."},
    )
    sure = forms.BooleanField(
        label="Saya mengerti: sesudah ini saya tidak dapat masuk dan membuka laporan apa pun.",
        error_messages={"required": "Centang dulu: langkah ini tidak dapat dibatalkan."},
    )

    def __init__(self, *args: Any, colleagues: Iterable[Officer], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(str(each.pk), f"{each.position}, {each.office}") for each in colleagues]
        self.fields["to"].choices = choices  # type: ignore[attr-defined]
