"""Who a case is about, as the office knows it."""

from typing import Any

from django import forms

from netra import law
from netra.agencies.numbers import check_nip
from netra.cases.forms.moves import MoveForm
from netra.cases.respondents import Told
from netra.reports.fields import text_field

_LIST = {"invalid_choice": "Pilih dari daftar ini."}


class RespondentForm(MoveForm):
    """One respondent. `told` is what goes under seal; `revision` is the one that the page showed."""

    heading = "Siapa terlapornya?"
    lead = (
        "Tulis seperlunya untuk memeriksa. Semuanya tersegel: hanya petugas yang memegang kunci perkara ini "
        "membacanya, dan tidak ada nama yang tersimpan terbuka."
    )
    after = (
        "Bila orang yang sama ada pada perkara lain yang boleh Anda buka, halaman perkara menunjukkannya. "
        "Bila dugaan dihentikan, kaitan itu dihapus."
    )
    button = "Segel dan simpan"
    nonce = forms.UUIDField(widget=forms.HiddenInput)
    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    position = text_field("Jabatan", limit=160, required=True, empty="Tulis jabatannya.")
    agency_code = forms.ChoiceField(
        label="Perangkat daerah",
        required=False,
        help_text="Bila tidak ada dalam daftar, tulis unitnya di bawah.",
        error_messages=_LIST,
    )
    unit = text_field("Bagian atau unit", limit=160)
    employment = forms.ChoiceField(label="Status kepegawaian", required=False, error_messages=_LIST)
    name = text_field("Nama, bila diketahui", limit=160, autocomplete="off")
    number = text_field(
        "NIP, bila diketahui",
        limit=40,
        help_text="18 angka. THL dan perangkat desa tidak memilikinya.",
        inputmode="numeric",
        autocomplete="off",
    )

    def __init__(self, *args: Any, agencies: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.agencies = dict(agencies)
        people = [(key, label) for key, label in law.EMPLOYMENTS.items() if key != "lainnya"]
        offered = {"agency_code": [("", "Belum diketahui"), *agencies],
                   "employment": [("", "Belum diketahui"), *people]}  # fmt: skip
        for name, choices in offered.items():
            self.fields[name].choices = choices  # type: ignore[attr-defined]

    def clean_number(self) -> str:
        """Eighteen figures without spaces, or nothing."""
        number: str = self.cleaned_data["number"]
        errors, _ = check_nip(number) if number.strip() else ([], [])
        if errors:
            raise forms.ValidationError(errors)
        return "".join(sign for sign in number if sign.isdigit())

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not data.get("agency_code") and not data.get("unit") and "unit" not in self.errors:
            self.add_error("unit", "Pilih perangkat daerahnya, atau tulis unitnya.")
        return data

    @property
    def told(self) -> Told:
        """What goes under seal."""
        data = self.cleaned_data
        agency = self.agencies.get(data["agency_code"], "")
        return Told(
            position=data["position"],
            agency=agency or data["unit"],
            agency_code=data["agency_code"],
            unit=data["unit"] if agency else "",
            employment=data["employment"],
            name=data["name"],
            number=data["number"],
        )


def beginning_with(told: Told) -> dict[str, Any]:
    """The form filled with what is recorded."""
    return {
        "position": told.position,
        "agency_code": told.agency_code,
        "unit": told.unit if told.agency_code else told.agency,
        "employment": told.employment,
        "name": told.name,
        "number": told.number,
    }
