"""The forms at the hall's door: one question on one's own phone, the usher's field, the paper list."""

import re
from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from netra.outreach.forms.briefings import PlainText
from netra.outreach.staff_numbers import NIP_DIGITS, NUMBER_LETTERS, normal_number

NUMBER_HELP = "NIP 18 angka, atau nomor pegawai bagi THL."
_LONGEST_NIP_TYPED = NUMBER_LETTERS + 10  # with spaces between the groups
TICKET_LETTERS = 120
_PLAIN_NUMBER = re.compile(r"[0-9A-Z][0-9A-Z.\-]*")
_PLAIN_TICKET = re.compile(r"[0-9a-f]{1,120}")


class StaffNumber(PlainText):
    """A NIP or a staff number, in its normal form."""

    def __init__(self, **options: Any) -> None:
        super().__init__(limit=_LONGEST_NIP_TYPED, **options)

    def clean(self, value: Any) -> str:
        number = normal_number(super().clean(value))
        if len(number) > NUMBER_LETTERS:
            raise ValidationError(f"Terlalu panjang: nomor paling banyak {NUMBER_LETTERS} huruf.")
        if number.isdigit() and len(number) > NIP_DIGITS:
            raise ValidationError(f"NIP terdiri atas {NIP_DIGITS} angka, yang tertulis {len(number)}.")
        return number


class OwnPhoneForm(forms.Form):
    """Who one is, with the ticket that the scanned code gave; `add` when one is not on the list."""

    number = StaffNumber(
        label="NIP atau nomor pegawai Anda",
        empty="Tulis NIP atau nomor pegawai Anda.",
        help_text=NUMBER_HELP,
    )
    ticket = forms.CharField(max_length=TICKET_LETTERS, widget=forms.HiddenInput)
    name = PlainText(label="Nama Anda", limit=160)
    add = forms.BooleanField(required=False)

    def __init__(self, data: Any = None, **options: Any) -> None:
        super().__init__(data, label_suffix="", **options)


def said_plainly(data: Mapping[str, str]) -> dict[str, Any] | None:
    """What `OwnPhoneForm` would say of a well-filled form, without building its fields; None when it is not.

    In the hall nearly every form is, and building the fields costs as much as letting somebody in.
    """
    number, ticket = data.get("number", ""), data.get("ticket", "")
    plain = _PLAIN_NUMBER.fullmatch(number) and _PLAIN_TICKET.fullmatch(ticket)
    if not plain or data.get("name") or data.get("add") or len(number) > NIP_DIGITS:
        return None
    return {"number": normal_number(number), "ticket": ticket, "name": "", "add": False}


class HallCodeForm(forms.Form):
    """The code on the screen, typed by hand."""

    code = PlainText(
        label="Kode di layar aula",
        limit=20,
        empty="Tulis kode yang tampil di layar.",
        help_text="12 huruf dan angka. Berganti tiap 15 detik.",
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, label_suffix="")
