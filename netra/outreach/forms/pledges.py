"""The forms about pledges: a code, a name to sign with, slips to print, a paper list, a ceremony."""

import re
from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet

from netra.agencies.models import Agency, Government
from netra.agencies.queries import agencies_of, unit_ids
from netra.letters.codes import BadCode, Code, WrongCodeLength, parse_code
from netra.outreach.forms.briefings import NOT_LISTED, PlainText
from netra.outreach.models import Briefing
from netra.outreach.paper import PaperLine, read_paper_list
from netra.outreach.services.slips import CHOSEN, EVERYONE, WITHOUT_SLIP, SlipOrder

WRONG_LENGTH = "Kodenya 20 huruf dan angka, yang tertulis %d. Periksa lagi pada kertasnya."
WRONG_SIGN = "Ada huruf atau angka yang keliru. Periksa lagi, lima kelompok berisi empat."


class CodeForm(forms.Form):
    """A slip's or a document's code, typed from paper."""

    code = PlainText(
        label="Kode",
        limit=60,
        empty="Tulis kodenya dulu.",
        help_text="20 huruf dan angka, misalnya 7KQ2-M4XA-… Huruf besar atau kecil sama saja.",
    )

    def __init__(self, data: Any = None, *, label: str = "Kode") -> None:
        super().__init__(data, label_suffix="")
        self.fields["code"].label = label
        self.fields["code"].widget.attrs.update(autocapitalize="characters", spellcheck="false")

    def clean_code(self) -> Code:
        try:
            return parse_code(self.cleaned_data["code"])
        except WrongCodeLength as error:
            raise forms.ValidationError(WRONG_LENGTH % error.count) from error
        except BadCode as error:
            raise forms.ValidationError(WRONG_SIGN) from error


class SignForm(forms.Form):
    """The one deliberate act: typing the own name."""

    name = PlainText(label="Nama lengkap Anda", limit=160, empty="Ketik nama Anda untuk menandatangani.")

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, label_suffix="")


class NameForm(forms.Form):
    """A name to print on a receipt or to compare with a document; may stay empty on a receipt."""

    name = PlainText(label="Nama pada dokumen", limit=160)

    def __init__(self, data: Any = None, *, label: str = "", help_text: str = "") -> None:
        super().__init__(data, label_suffix="")
        self.fields["name"].label = label or self.fields["name"].label
        self.fields["name"].help_text = help_text


class SlipsForm(forms.Form):
    """For whom slips are made."""

    agency = forms.ModelChoiceField(
        label="Unit",
        queryset=Agency.objects.none(),
        to_field_name="code",
        empty_label="Pilih unit",
        error_messages={"required": "Pilih unitnya.", "invalid_choice": NOT_LISTED},
    )
    whom = forms.ChoiceField(
        label="Untuk siapa",
        choices=[
            (WITHOUT_SLIP, "Yang belum punya slip"),
            (CHOSEN, "Nomor pegawai tertentu, misalnya slip yang hilang"),
            (EVERYONE, "Semua pegawai, slip lama tidak berlaku lagi"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih salah satu.", "invalid_choice": NOT_LISTED},
    )
    numbers = PlainText(
        label="NIP atau nomor pegawai",
        limit=8000,
        lines=3,
        help_text="Hanya untuk pilihan kedua. Satu nomor per baris.",
    )
    sub_units = forms.BooleanField(label="Termasuk sub-unit di bawahnya", required=False)

    def __init__(self, data: Any = None, *, government: Government, on: date, own: Agency | None) -> None:
        """`own`: the officer's unit, which may serve itself and what is below it; None: every unit."""
        super().__init__(
            data, label_suffix="", initial={"whom": WITHOUT_SLIP, "sub_units": True, "agency": own}
        )
        units = agencies_of(government, on).exclude(kind=Agency.Kind.REGIONAL_HEAD)
        offered = units.filter(pk__in=unit_ids(own)) if own else units
        self.fields["agency"].queryset = offered  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        numbers = re.split(r"[\s,;]+", cleaned.get("numbers", "").strip())
        cleaned["numbers"] = tuple(dict.fromkeys(number for number in numbers if number))
        if cleaned.get("whom") == CHOSEN and not cleaned["numbers"]:
            self.add_error("numbers", "Tulis paling sedikit satu nomor.")
        return cleaned

    def order(self) -> SlipOrder:
        """The valid form as the value that the service takes."""
        cleaned = self.cleaned_data
        return SlipOrder(cleaned["agency"], cleaned["whom"], cleaned["numbers"], cleaned["sub_units"])


class PaperForm(forms.Form):
    """A pasted list of pledges that were signed on paper."""

    lines = PlainText(
        label="Daftar ikrar kertas",
        limit=400_000,
        lines=12,
        empty="Tempel daftarnya dulu.",
        help_text="Satu orang per baris: NIP atau nomor pegawai; tanggal; nomor versi. "
        "Contoh: 198001012005011001; 29-10-2024; 1",
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, label_suffix="")

    def paper_lines(self) -> list[PaperLine]:
        """The valid form's lines."""
        return read_paper_list(self.cleaned_data["lines"])


class CeremonyForm(forms.Form):
    """Which briefing spoke the pledge together, and who led it."""

    briefing = forms.ModelChoiceField(
        label="Acara",
        queryset=Briefing.objects.none(),
        to_field_name="label",
        empty_label="Pilih acara",
        error_messages={"required": "Pilih acaranya.", "invalid_choice": NOT_LISTED},
    )
    led_by_position = PlainText(
        label="Dipimpin oleh",
        limit=160,
        empty="Tulis jabatan yang memimpin.",
        help_text="Jabatan, bukan nama orang.",
    )

    def __init__(self, data: Any = None, *, briefings: QuerySet[Briefing]) -> None:
        super().__init__(data, label_suffix="")
        field = self.fields["briefing"]
        field.queryset = briefings  # type: ignore[attr-defined]
        field.label_from_instance = _briefing_words  # type: ignore[attr-defined]


def _briefing_words(briefing: Briefing) -> str:
    return f"{briefing.held_on:%d-%m-%Y}, {briefing.title}"
