"""A promise made on a visit, and a step towards keeping it."""

from datetime import date
from typing import Any

from django import forms

from netra.agencies.models import Agency, District, Government
from netra.reports.fields import PastDateField, text_field
from netra.servicewatch.models import StrategicIssue
from netra.servicewatch.plans import NewPromise, Step
from netra.servicewatch.queries import issues_of, reporting_agencies

NOT_LISTED = "Pilihan ini tidak ada dalam daftar. Pilih lagi."
YEARS_AHEAD = 3


class PromiseForm(forms.Form):
    """What was promised, to which kecamatan of the visit, by whom and until when."""

    text = text_field(
        "Yang dijanjikan", limit=240, required=True, lines=2, empty="Tulis apa yang dijanjikan.",
        help_text="Satu janji satu kalimat. Sebut jabatan atau unit, bukan nama orang.",
    )  # fmt: skip
    district = forms.ModelChoiceField(
        label="Kepada kecamatan",
        queryset=District.objects.none(),
        empty_label="Pilih kecamatan",
        error_messages={"required": "Pilih kecamatannya.", "invalid_choice": NOT_LISTED},
    )
    issue = forms.ModelChoiceField(
        label="Tentang isu",
        queryset=StrategicIssue.objects.none(),
        required=False,
        empty_label="Hal lain",
        error_messages={"invalid_choice": NOT_LISTED},
    )
    agency = forms.ModelChoiceField(
        label="Yang menepati",
        queryset=Agency.objects.none(),
        empty_label="Pilih perangkat daerah",
        error_messages={"required": "Pilih perangkat daerahnya.", "invalid_choice": NOT_LISTED},
    )
    due_on = forms.DateField(
        label="Paling lambat",
        required=False,
        help_text="Boleh kosong.",
        error_messages={
            "invalid": "Tanggal ini tidak ada di kalender. Periksa tanggal, bulan, dan tahunnya."
        },
    )

    def __init__(
        self,
        data: Any = None,
        *,
        government: Government,
        districts: list[District],
        promised_on: date,
        on: date,
    ) -> None:
        super().__init__(data, label_suffix="")
        self.promised_on = promised_on
        own: dict[str, Any] = {
            "district": District.objects.filter(pk__in=[each.pk for each in districts]),
            "issue": issues_of(government, on),
            "agency": reporting_agencies(government, on),
        }
        for name, queryset in own.items():
            self.fields[name].queryset = queryset  # type: ignore[attr-defined]
        if len(districts) == 1:
            self.fields["district"].initial = districts[0].pk
        years = range(promised_on.year, promised_on.year + YEARS_AHEAD)
        self.fields["due_on"].widget = forms.SelectDateWidget(
            years=years, empty_label=("Tahun", "Bulan", "Tgl")
        )

    def clean(self) -> dict[str, Any]:
        """A promise is not due before it was made."""
        cleaned = super().clean() or {}
        due_on = cleaned.get("due_on")
        if due_on is not None and due_on < self.promised_on:
            self.add_error("due_on", "Tanggalnya sebelum kunjungan. Pilih hari kunjungan atau sesudahnya.")
        return cleaned

    def plan(self, visit: str) -> NewPromise:
        """The valid form as the value that the service takes."""
        return NewPromise(visit=visit, promised_on=self.promised_on, **self.cleaned_data)


class StepForm(forms.Form):
    """What was done about a promise, when, and whether it is kept."""

    text = text_field(
        "Yang sudah dilakukan", limit=400, required=True, lines=3, empty="Tulis apa yang sudah dilakukan.",
        help_text="Contoh: 41 dari 64 keluarga sudah diperiksa. Sebut jabatan atau unit, bukan nama orang.",
    )  # fmt: skip
    done_on = PastDateField(label="Tanggal")
    finishes = forms.ChoiceField(
        label="Sudah selesai?",
        choices=(("belum", "Belum, ini kemajuannya"), ("selesai", "Selesai, janji ditepati")),
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih salah satu.", "invalid_choice": NOT_LISTED},
    )

    def __init__(self, data: Any = None, *, promised_on: date, on: date) -> None:
        super().__init__(data, label_suffix="", initial={"done_on": on})
        self.promised_on = promised_on
        self.fields["done_on"].today = on  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A step has a day, and it is not before the promise."""
        cleaned = super().clean() or {}
        done_on = cleaned.get("done_on")
        if done_on is None and "done_on" not in self.errors:
            self.add_error("done_on", "Isi tanggalnya.")
        elif done_on is not None and done_on < self.promised_on:
            self.add_error("done_on", "Tanggalnya sebelum janji itu dibuat. Periksa tanggalnya.")
        return cleaned

    def step(self) -> Step:
        """The valid form as the value that the service takes."""
        cleaned = self.cleaned_data
        return Step(cleaned["text"], cleaned["done_on"], cleaned["finishes"] == "selesai")
