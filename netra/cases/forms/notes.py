"""What an officer writes beside the procedure: a note, a task."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from netra.accounts.models import Officer
from netra.cases.forms.moves import MoveForm
from netra.reports.fields import ThreePartDate, text_field

LONGEST_AHEAD = 366  # days


class ComingDateField(forms.MultiValueField):
    """Today or a later day within a year, or nothing; `today` is set by the form."""

    today: date

    def __init__(self, *, label: str, help_text: str = "") -> None:
        parts = (forms.Field(required=False), forms.Field(required=False), forms.Field(required=False))
        super().__init__(
            parts,
            widget=ThreePartDate(),
            label=label,
            help_text=help_text,
            required=False,
            require_all_fields=False,
        )

    def compress(self, parts: list[str]) -> date | None:
        if not any(parts):
            return None
        try:
            day, month, year = (int(part) for part in parts)
            value = date(year, month, day)
        except (TypeError, ValueError, OverflowError) as error:
            raise ValidationError(
                "Tanggal ini tidak ada di kalender. Isi tanggal, bulan, dan tahun."
            ) from error
        if not 0 <= (value - self.today).days <= LONGEST_AHEAD:
            raise ValidationError("Pilih hari ini atau sesudahnya, paling jauh satu tahun.")
        return value


class NoteForm(MoveForm):
    heading = "Catatan internal"
    lead = (
        "Dibaca petugas yang memegang kunci perkara ini. Pelapor dan terlapor tidak pernah melihatnya, "
        "dan catatan ini terhapus bersama perkaranya."
    )
    button = "Simpan catatan"
    nonce = forms.UUIDField(widget=forms.HiddenInput)
    text = text_field("Catatan", limit=4_000, lines=5, required=True, empty="Catatannya masih kosong.")


class TaskForm(MoveForm):
    heading = "Tugas baru"
    lead = "Isinya tersegel. Yang membacanya hanya petugas yang memegang kunci perkara ini."
    after = "Tenggat perkara tidak berubah karena tugas."
    button = "Simpan tugas"
    nonce = forms.UUIDField(widget=forms.HiddenInput)
    title = text_field(
        "Apa yang perlu dikerjakan", limit=160, required=True, empty="Tulis apa yang perlu dikerjakan."
    )
    to = forms.ChoiceField(
        label="Siapa yang mengerjakan",
        help_text="Hanya petugas yang memegang kunci perkara ini.",
        error_messages={"required": "Pilih petugasnya.", "invalid_choice": "Pilih petugas dari daftar ini."},
    )
    due_on = ComingDateField(label="Sampai tanggal", help_text="Boleh kosong.")

    def __init__(
        self, *args: Any, people: Iterable[Officer], own: Officer, today: date, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        choices = [(str(own.pk), "Saya sendiri")]
        choices += [(str(each.pk), f"{each.position}, {each.office}") for each in people if each.pk != own.pk]
        self.fields["to"].choices = choices  # type: ignore[attr-defined]
        self.fields["due_on"].today = today  # type: ignore[attr-defined]
