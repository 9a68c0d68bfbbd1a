"""The form that asks for the coverage board of another day."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from netra.agencies.models import Government
from netra.outreach.queries import is_countable_on
from netra.reports.fields import DayField


class BoardDayForm(forms.Form):
    """Which day the board is to show; it changes nothing, so it is sent with GET."""

    tanggal = DayField("Tanggal", empty="Pilih tanggalnya.")

    def __init__(self, data: Any = None, *, government: Government, on: date) -> None:
        super().__init__(data, label_suffix="")
        self.government, self.on = government, on
        self.fields["tanggal"].widget.attrs["max"] = on.isoformat()

    def clean_tanggal(self) -> date:
        """A day that has come, and of which the counts can still be told."""
        day: date = self.cleaned_data["tanggal"]
        if day > self.on:
            raise ValidationError("Hari ini belum terjadi. Pilih hari ini atau sebelumnya.")
        if not is_countable_on(self.government, day):
            raise ValidationError(
                "Nama peserta dari masa itu sudah dihapus menurut aturan. Yang ada hanya keadaan akhirnya."
            )
        return day
