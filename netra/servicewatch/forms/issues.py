"""The city's own list of issues, and one figure of one issue."""

from datetime import date
from decimal import Decimal
from typing import Any

from django import forms

from netra.agencies.models import Agency, District, Government
from netra.reports.fields import PastDateField, text_field
from netra.servicewatch.forms.numbers import DecimalNumber
from netra.servicewatch.models import StrategicIssue
from netra.servicewatch.plans import IssueWords, NewStrategicFigure
from netra.servicewatch.queries import issues_of, reporting_agencies

NOT_LISTED = "Pilihan ini tidak ada dalam daftar. Pilih lagi."
MOST = Decimal(99_999_999)


class IssueForm(forms.Form):
    """How an issue is called and counted, and who is responsible for it."""

    name = text_field("Nama isu", limit=60, required=True, empty="Tulis nama isunya. Contoh: Stunting")
    unit = text_field(
        "Satuan", limit=20, required=True, empty="Tulis satuannya. Contoh: % atau keluarga",
        help_text="Contoh: %, orang, keluarga. Angka yang sudah tercatat tetap memakai satuan lamanya.",
    )  # fmt: skip
    better = forms.ChoiceField(
        label="Kapan disebut membaik",
        choices=StrategicIssue.Better.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih salah satu.", "invalid_choice": NOT_LISTED},
    )
    agency = forms.ModelChoiceField(
        label="Perangkat daerah yang mengurus",
        queryset=Agency.objects.none(),
        required=False,
        empty_label="Belum ditentukan",
        error_messages={"invalid_choice": NOT_LISTED},
    )

    def __init__(self, data: Any = None, *, government: Government, on: date, **rest: Any) -> None:
        super().__init__(data, label_suffix="", **rest)
        self.fields["agency"].queryset = reporting_agencies(government, on)  # type: ignore[attr-defined]

    def words(self) -> IssueWords:
        """The valid form as the value that the service takes."""
        return IssueWords(**self.cleaned_data)

    @staticmethod
    def initial_of(issue: StrategicIssue) -> dict[str, Any]:
        """What stands on the list now."""
        return {"name": issue.name, "unit": issue.unit, "better": issue.better, "agency": issue.agency_id}


class FigureForm(forms.Form):
    """A figure with its place, source and day."""

    issue = forms.ModelChoiceField(
        label="Isu",
        queryset=StrategicIssue.objects.none(),
        empty_label="Pilih isu",
        error_messages={"required": "Pilih isunya.", "invalid_choice": NOT_LISTED},
    )
    district = forms.ModelChoiceField(
        label="Kecamatan",
        queryset=District.objects.none(),
        required=False,
        empty_label="Seluruh kota",
        help_text="Pilih Seluruh kota bila sumbernya tidak merinci per kecamatan.",
        error_messages={"invalid_choice": NOT_LISTED},
    )
    value = DecimalNumber(
        label="Angka", most=MOST, empty="Tulis angkanya.", help_text="Contoh: 11,8 atau 1.206"
    )
    source = text_field(
        "Sumber", limit=160, required=True, empty="Tulis sumbernya.",
        help_text="Contoh: Dinas Kesehatan, bulan penimbangan balita.",
    )  # fmt: skip
    measured_on = PastDateField(label="Keadaan tanggal", help_text="Hari yang digambarkan angka ini.")

    def __init__(self, data: Any = None, *, government: Government, on: date, **rest: Any) -> None:
        super().__init__(data, label_suffix="", **rest)
        self.fields["issue"].queryset = issues_of(government, on)  # type: ignore[attr-defined]
        self.fields["district"].queryset = District.objects.filter(government=government)  # type: ignore[attr-defined]
        self.fields["measured_on"].today = on  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A share does not pass 100 percent, and every figure has its day."""
        cleaned = super().clean() or {}
        issue, value = cleaned.get("issue"), cleaned.get("value")
        if issue is not None and issue.unit == "%" and value is not None and value > 100:
            self.add_error("value", "Lebih dari 100%. Periksa angkanya.")
        if cleaned.get("measured_on") is None and "measured_on" not in self.errors:
            self.add_error("measured_on", "Isi tanggalnya. Angka tanpa tanggal tidak dapat dibandingkan.")
        return cleaned

    def figure(self) -> NewStrategicFigure:
        """The valid form as the value that the service takes."""
        return NewStrategicFigure(**self.cleaned_data)
