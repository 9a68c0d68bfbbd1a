"""Fields of a page for everyone: each has a limit, and a message in plain Indonesian."""

import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError

from netra import vault
from netra.clock.words import MONTHS
from netra.reports.receipt_words import CAUGHT

CLOCK = re.compile(r"(?:pukul |jam )?(\d{1,2})[.:](\d{2})")
CONTROLS = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f]")  # tabs and line breaks are welcome


def refuse_controls(text: str) -> None:
    """NUL and control characters cannot be stored or shown; said at the field, nothing else is lost."""
    if CONTROLS.search(text):
        raise ValidationError(
            "Ada karakter tersembunyi yang tidak dapat kami simpan. Tulis ulang bagian ini."
        )


def refuse_receipt(text: str) -> None:
    """Somebody's receipt, typed where others read it: caught before anything is stored."""
    if vault.looks_like_receipt(text):
        raise ValidationError(CAUGHT)


def refuse_hours_that_no_day_has(text: str) -> None:
    """ "pagi" and "07.30" are fine; "25.99" is a slip that nobody could put right later."""
    told = CLOCK.fullmatch(text.strip())
    if told and (int(told[1]) > 23 or int(told[2]) > 59):
        raise ValidationError("Jam ini tidak ada. Tulis 00.00 sampai 23.59, atau dengan kata-kata.")


def text_field(label: str, *, limit: int, help_text: str = "", required: bool = False, empty: str = "",
               lines: int = 1, validators: Sequence[Callable[[str], None]] = (),
               may_hold_receipt: bool = False, **attrs: str,
               ) -> forms.CharField:  # fmt: skip
    """A text field with a limit and messages in plain Indonesian; it refuses what looks like a receipt."""
    refusals = [refuse_controls] if may_hold_receipt else [refuse_controls, refuse_receipt]
    widget = forms.Textarea(attrs={"rows": lines, **attrs}) if lines > 1 else forms.TextInput(attrs=attrs)
    field = forms.CharField(
        label=label,
        help_text=help_text,
        required=required,
        max_length=limit,
        widget=widget,
        validators=[*refusals, *validators],
        error_messages={
            "required": empty or "Bagian ini masih kosong.",
            "max_length": f"Terlalu panjang: paling banyak {limit:,} huruf.".replace(",", "."),
            "null_characters_not_allowed": "Ada karakter tersembunyi. Tulis ulang bagian ini.",
        },
    )
    # Django's own NUL check would speak first and in English terms; ours covers it.
    field.validators = [v for v in field.validators if type(v).__name__ != "ProhibitNullCharactersValidator"]
    return field


class DayField(forms.DateField):
    """A day as the browser's picker writes it, `2024-10-30`, or as people type it where there is no picker.

    `empty`: what is said where nothing was picked; without it the field may stay empty.
    """

    FORMATS: ClassVar = ["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"]

    def __init__(self, label: str, *, empty: str = "", help_text: str = "") -> None:
        super().__init__(
            label=label,
            help_text=help_text,
            required=bool(empty),
            widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
            input_formats=self.FORMATS,
            error_messages={"required": empty, "invalid": "Tulis tanggalnya, misalnya 2024-10-30."},
        )


class ThreePartDate(forms.MultiWidget):
    """Day, month and year as three inputs: quick on a phone, no calendar needed."""

    def __init__(self) -> None:
        months = [("", "Bulan"), *((str(i), name) for i, name in enumerate(MONTHS, 1))]
        super().__init__(
            widgets={
                "day": forms.NumberInput(attrs={"inputmode": "numeric", "min": 1, "max": 31}),
                "month": forms.Select(choices=months),
                "year": forms.NumberInput(attrs={"inputmode": "numeric", "min": 2000, "max": 2100}),
            }
        )

    def decompress(self, value: Any) -> list[Any]:
        if isinstance(value, str) and value:
            value = date.fromisoformat(value)
        return [value.day, value.month, value.year] if value else [None, None, None]


class PastDateField(forms.MultiValueField):
    """A day that is not in the future; `today` is set by the form."""

    today: date

    def __init__(self, *, label: str, help_text: str = "") -> None:
        # Plain fields: whatever is no number is told once, as a day that does not exist.
        fields = (forms.Field(required=False), forms.Field(required=False), forms.Field(required=False))
        super().__init__(
            fields,
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
        except (ValueError, OverflowError) as error:
            raise ValidationError(
                "Tanggal ini tidak ada di kalender. Isi tanggal, bulan, dan tahun."
            ) from error
        if value > self.today:
            raise ValidationError("Tanggalnya belum terjadi. Pilih hari ini atau sebelumnya.")
        if value.year < self.today.year - 5:
            raise ValidationError("Tanggalnya lebih dari lima tahun lalu. Periksa tahunnya.")
        return value
