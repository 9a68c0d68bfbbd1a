"""The form of the apel kit: which unit, which day."""

from datetime import date
from typing import Any

from django import forms

from netra.agencies.models import Agency, Government
from netra.agencies.queries import agencies_of
from netra.outreach.forms.fields import NOT_LISTED
from netra.reports.fields import DayField


class ApelForm(forms.Form):
    """Where and when the roll call is; it changes nothing, so it is sent with GET."""

    unit = forms.ModelChoiceField(
        label="Unit",
        queryset=Agency.objects.none(),
        to_field_name="code",
        empty_label=None,
        error_messages={"invalid_choice": NOT_LISTED, "required": "Pilih unitnya."},
    )
    tanggal = DayField("Tanggal apel", empty="Pilih tanggalnya.")

    def __init__(self, data: Any, *, government: Government, on: date, own: Agency | None) -> None:
        super().__init__(data, label_suffix="")
        offices = agencies_of(government, on).exclude(kind=Agency.Kind.REGIONAL_HEAD)
        self.fields["unit"].queryset = offices.filter(pk=own.pk) if own else offices  # type: ignore[attr-defined]
