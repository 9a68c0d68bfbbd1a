"""Fields that the forms of this room share: text with a limit, a time from and a time to."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

ALLOWED_CONTROLS = "\t\n\r"
NOT_LISTED = "Pilihan ini tidak ada dalam daftar. Pilih lagi."


class PlainText(forms.CharField):
    """Text with a limit, that refuses NUL and control characters at the field."""

    def __init__(self, *, label: str, limit: int, lines: int = 1, empty: str = "", **options: Any) -> None:
        widget = forms.Textarea(attrs={"rows": lines}) if lines > 1 else forms.TextInput()
        messages = {
            "required": empty or "Bagian ini masih kosong.",
            "max_length": f"Terlalu panjang: paling banyak {limit} huruf, yang tertulis %(show_value)d.",
        }
        super().__init__(
            label=label,
            max_length=limit,
            required=bool(empty),
            widget=widget,
            error_messages=messages,
            **options,
        )

    def clean(self, value: Any) -> str:
        if any((char < " " and char not in ALLOWED_CONTROLS) or char == "\x7f" for char in value or ""):
            raise ValidationError(
                "Ada karakter tersembunyi yang tidak dapat disimpan. Tulis ulang bagian ini."
            )
        return str(super().clean(value)).replace("\r\n", "\n")


class DirectiveChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    """One directive: its number and what it is about, because nobody knows a letter by its number."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.label}: {obj.headline}"


class ClockTimes(forms.Form):
    """From when to when; an end needs a beginning before it."""

    starts_at = forms.TimeField(
        label="Mulai pukul",
        required=False,
        help_text="Boleh kosong. Contoh: 09.00",
        input_formats=["%H.%M", "%H:%M"],
        error_messages={"invalid": "Tulis jam seperti 09.00"},
    )
    ends_at = forms.TimeField(
        label="Selesai pukul",
        required=False,
        help_text="Boleh kosong. Contoh: 11.00",
        input_formats=["%H.%M", "%H:%M"],
        error_messages={"invalid": "Tulis jam seperti 11.00"},
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        starts, ends = cleaned.get("starts_at"), cleaned.get("ends_at")
        if ends and not starts and "starts_at" not in self.errors:
            self.add_error("starts_at", "Tulis juga jam mulainya.")
        elif ends and starts and ends <= starts:
            self.add_error("ends_at", "Jam selesai harus sesudah jam mulai.")
        return cleaned
