"""The forms of outreach: plan a briefing, record its minutes. Every field has a limit and a plain message."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q

from netra.agencies.models import Agency, Government
from netra.agencies.queries import agencies_of
from netra.law import Instrument
from netra.outreach.models import Briefing, Directive
from netra.outreach.plans import NewBriefing
from netra.outreach.queries import directives_of

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


class PlanForm(forms.Form):
    """A briefing to plan, for one government as it stands on a day."""

    kind = forms.ChoiceField(
        label="Jenis",
        choices=Briefing.Kind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih salah satu.", "invalid_choice": NOT_LISTED},
    )
    title = PlainText(label="Judul", limit=160, empty="Tulis judul acaranya.")
    held_on = forms.DateField(
        label="Tanggal",
        error_messages={
            "required": "Pilih tanggalnya.",
            "invalid": "Tanggal ini tidak ada di kalender. Periksa tanggal, bulan, dan tahunnya.",
        },
    )
    starts_at = forms.TimeField(
        label="Mulai pukul",
        required=False,
        help_text="Boleh kosong. Contoh: 09.00",
        input_formats=["%H.%M", "%H:%M"],
        error_messages={"invalid": "Tulis jam seperti 09.00"},
    )
    place = PlainText(label="Tempat", limit=200, empty="Tulis tempatnya.")
    host = forms.ModelChoiceField(
        label="Tuan rumah",
        queryset=Agency.objects.none(),
        empty_label="Pilih unit",
        error_messages={"required": "Pilih tuan rumahnya.", "invalid_choice": NOT_LISTED},
    )
    directive = forms.ModelChoiceField(
        label="Menjalankan instruksi",
        queryset=Directive.objects.none(),
        required=False,
        empty_label="Tanpa instruksi",
        error_messages={"invalid_choice": NOT_LISTED},
    )
    audience = forms.MultipleChoiceField(
        label="Peserta",
        choices=Briefing.Audience.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Pilih paling sedikit satu.", "invalid_choice": NOT_LISTED},
    )
    agenda = PlainText(label="Susunan acara", limit=4000, lines=5, help_text="Boleh kosong.")
    instruments = forms.MultipleChoiceField(
        label="Peraturan yang dirujuk",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": NOT_LISTED},
    )
    everyone = forms.BooleanField(label="Undang semua perangkat daerah", required=False)
    invited = forms.ModelMultipleChoiceField(
        label="Unit yang diundang",
        queryset=Agency.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": NOT_LISTED, "invalid_pk_value": NOT_LISTED, "list": NOT_LISTED},
    )

    def __init__(
        self, data: Any = None, *, government: Government, on: date, instruments: Mapping[str, Instrument]
    ) -> None:
        super().__init__(data, label_suffix="")
        self.known_instruments = instruments
        self.offices = agencies_of(government, on).exclude(kind=Agency.Kind.REGIONAL_HEAD)
        self._offer(government, on)
        years = range(on.year - 1, on.year + 2)
        self.fields["held_on"].widget = forms.SelectDateWidget(
            years=years, empty_label=("Tahun", "Bulan", "Tgl")
        )

    def _offer(self, government: Government, on: date) -> None:
        choices: dict[str, Any] = {
            "host": self.offices.filter(Q(parent__isnull=True) | Q(kind=Agency.Kind.DIVISION)),
            "invited": self.offices.filter(parent__isnull=True),
            "directive": directives_of(government, on),
        }
        for name, queryset in choices.items():
            self.fields[name].queryset = queryset  # type: ignore[attr-defined]
        in_force = [each for each in self.known_instruments.values() if each.in_force_on(on)]
        self.fields["instruments"].choices = [(each.id, each.label) for each in in_force]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A rule that is not in force on the day of the briefing cannot be taught there."""
        cleaned = super().clean() or {}
        held_on = cleaned.get("held_on")
        for name in cleaned.get("instruments", ()):
            instrument = self.known_instruments[name]
            if held_on and not instrument.in_force_on(held_on):
                self.add_error("instruments", f"{instrument.label} tidak berlaku pada tanggal acara.")
        return cleaned

    def plan(self) -> NewBriefing:
        """The valid form as the value that the service takes."""
        cleaned = self.cleaned_data
        invited = self.offices.filter(parent__isnull=True) if cleaned["everyone"] else cleaned["invited"]
        return NewBriefing(
            kind=cleaned["kind"],
            title=cleaned["title"],
            held_on=cleaned["held_on"],
            starts_at=cleaned["starts_at"],
            place=cleaned["place"],
            hosts=(cleaned["host"],),
            directive=cleaned["directive"],
            agenda=cleaned["agenda"],
            instruments=tuple(cleaned["instruments"]),
            audience=tuple(cleaned["audience"]),
            invited=tuple(invited),
        )


class MinutesForm(forms.Form):
    """What was said and asked at a briefing: positions, no names."""

    minutes = PlainText(
        label="Notulen",
        limit=12000,
        lines=12,
        empty="Notulennya masih kosong.",
        help_text="Tulis pokok bahasan, pertanyaan, dan janji. Sebut jabatan, bukan nama orang.",
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, label_suffix="")
