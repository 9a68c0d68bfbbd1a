"""The forms at the hall's door: one question on one's own phone, the usher's field, the paper list."""

import re
from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from netra.agencies.models import CivilServant, Government
from netra.outreach.forms.briefings import PlainText
from netra.outreach.queries import person_numbered
from netra.outreach.staff_numbers import NIP_DIGITS, NUMBER_LETTERS, normal_number

NUMBER_HELP = "NIP 18 angka, atau nomor pegawai bagi THL."
_LONGEST_NIP_TYPED = NUMBER_LETTERS + 10  # with spaces between the groups
TICKET_LETTERS = 120
PAPER_LINES, LINE_LETTERS = 500, 200
PAPER_LETTERS = 60_000
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


class HeadCountForm(forms.Form):
    """How many people somebody counted at the door."""

    heads = forms.IntegerField(
        label="Hitungan kepala di pintu",
        min_value=0,
        max_value=100_000,
        error_messages={
            "required": "Tulis jumlahnya.",
            "invalid": "Tulis dengan angka saja.",
            "min_value": "Jumlahnya tidak bisa kurang dari 0.",
            "max_value": "Jumlahnya terlalu besar untuk satu acara.",
        },
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, label_suffix="")


class SheetForm(forms.Form):
    """The signed sheet: a number or a name per line."""

    lines = PlainText(
        label="Daftar yang ditandatangani",
        limit=PAPER_LETTERS,
        lines=14,
        empty="Tulis paling sedikit satu baris.",
        help_text="Satu orang per baris: NIP, nomor pegawai, atau nama lengkap. Tamu di luar daftar pegawai: "
        "“nomor; nama”.",
    )

    def __init__(self, data: Any = None, **options: Any) -> None:
        super().__init__(data, label_suffix="", **options)

    def clean_lines(self) -> list[str]:
        """Lines with something in them, at most 500."""
        lines = [line.strip() for line in self.cleaned_data["lines"].splitlines() if line.strip()]
        if len(lines) > PAPER_LINES:
            raise ValidationError(
                f"Paling banyak {PAPER_LINES} baris sekali kirim, yang tertulis {len(lines)}."
            )
        if longest := next((line for line in lines if len(line) > LINE_LETTERS), None):
            raise ValidationError(f"Satu baris terlalu panjang: “{longest[:40]}…”.")
        return lines


class MatchForm(forms.Form):
    """Who on the roster it was: the number, which must be a person of this government."""

    number = StaffNumber(
        label="NIP atau nomor pegawai", empty="Tulis NIP atau nomor pegawainya.", help_text=NUMBER_HELP
    )

    def __init__(self, data: Any = None, *, government: Government) -> None:
        super().__init__(data, label_suffix="")
        self.government = government

    def clean_number(self) -> CivilServant:
        """The person with this number."""
        found = person_numbered(self.government, self.cleaned_data["number"])
        if found is None:
            raise ValidationError("Tidak ada pegawai dengan nomor ini.")
        return found


class DoorForm(forms.Form):
    """What an usher typed or scanned: a number, or a name to look for; `nonce` is made with the page."""

    text = PlainText(
        label="NIP, nomor pegawai, atau nama", limit=160, empty="Pindai, atau tulis nomor atau nama."
    )
    nonce = forms.UUIDField(widget=forms.HiddenInput)
    door = PlainText(label="Nama pintu", limit=40)
    name = PlainText(label="Nama", limit=160)
    add = forms.BooleanField(required=False)

    def __init__(self, data: Any = None, **options: Any) -> None:
        super().__init__(data, label_suffix="", **options)

    @property
    def number(self) -> str:
        """The number that was typed or scanned; empty when it is a name."""
        text = self.cleaned_data["text"]
        has_digit = any(char.isdigit() for char in text)
        return normal_number(text)[:NUMBER_LETTERS] if has_digit else ""
