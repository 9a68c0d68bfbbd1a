"""The form that plans a briefing. Every field has a limit and a plain message."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django import forms
from django.db.models import Q

from netra.agencies.models import Agency, Government
from netra.agencies.queries import agencies_of, unit_ids
from netra.law import Instrument
from netra.outreach.forms.fields import NOT_LISTED, ClockTimes, DirectiveChoice, PlainText
from netra.outreach.models import Briefing, Directive
from netra.outreach.plans import NewBriefing
from netra.outreach.queries import directives_of

__all__ = ["NOT_LISTED", "PlainText", "PlanForm"]  # the first two for forms that were here before fields.py


class PlanForm(ClockTimes, forms.Form):
    """A briefing to plan, for one government as it stands on a day; `own` leaves only one office as host."""

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
    place = PlainText(label="Tempat", limit=200, empty="Tulis tempatnya.")
    host = forms.ModelChoiceField(
        label="Tuan rumah",
        queryset=Agency.objects.none(),
        empty_label="Pilih unit",
        error_messages={"required": "Pilih tuan rumahnya.", "invalid_choice": NOT_LISTED},
    )
    directive = DirectiveChoice(
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
    only_not_reached = forms.BooleanField(
        label="Hanya yang belum ikut sosialisasi",
        required=False,
        help_text="Netra menyusun daftarnya dari daftar pegawai pada hari acara: siapa yang sudah ikut "
        "sosialisasi pada masa yang sama tidak diundang lagi. Yang lain tetap boleh masuk.",
    )
    agenda = PlainText(
        label="Susunan acara",
        limit=4000,
        lines=5,
        help_text="Boleh kosong. Satu per baris, misalnya “09.10 Tanya jawab; Bawaslu”.",
    )
    speakers = PlainText(
        label="Narasumber", limit=1000, lines=3, help_text="Satu jabatan per baris. Boleh kosong."
    )
    capacity = forms.IntegerField(
        label="Daya tampung",
        required=False,
        min_value=1,
        max_value=100_000,
        help_text="Jumlah kursi. Boleh kosong.",
        error_messages={
            "invalid": "Tulis angka, misalnya 120",
            "min_value": "Paling sedikit satu kursi.",
            "max_value": "Paling banyak 100.000 kursi.",
        },
    )
    material = PlainText(label="Bahan", limit=2000, lines=3, help_text="Boleh kosong.")
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
        self,
        data: Any = None,
        *,
        government: Government,
        on: date,
        instruments: Mapping[str, Instrument],
        own: Agency | None = None,
        initial: Any = None,
    ) -> None:
        super().__init__(data, label_suffix="", initial=initial)
        self.known_instruments = instruments
        self.own = own
        self.offices = agencies_of(government, on).exclude(kind=Agency.Kind.REGIONAL_HEAD)
        self._offer(government, on)
        if own is not None:
            self._narrow_to(own)
        years = range(on.year - 1, on.year + 2)
        self.fields["held_on"].widget = forms.SelectDateWidget(
            years=years, empty_label=("Tahun", "Bulan", "Tgl")
        )

    def _offer(self, government: Government, on: date) -> None:
        self.whole = self.offices.filter(parent__isnull=True)
        choices: dict[str, Any] = {
            "host": self.offices.filter(Q(parent__isnull=True) | Q(kind=Agency.Kind.DIVISION)),
            "invited": self.offices.filter(Q(parent__isnull=True) | Q(pk__in=self._called())),
            "directive": directives_of(government, on),
        }
        for name, queryset in choices.items():
            self.fields[name].queryset = queryset  # type: ignore[attr-defined]
        in_force = [each for each in self.known_instruments.values() if each.in_force_on(on)]
        self.fields["instruments"].choices = [(each.id, each.label) for each in in_force]  # type: ignore[attr-defined]

    def _called(self) -> list[int]:
        """Units below an office are offered where the link to this form names them."""
        return [unit.pk for unit in self.initial.get("invited", ())]

    def _narrow_to(self, own: Agency) -> None:
        """A head of a unit holds briefings of the own unit, for the own people."""
        called = unit_ids(own).intersection(self._called())
        units = self.offices.filter(Q(pk=own.pk) | Q(parent=own))
        self.fields["host"].queryset = self.offices.filter(pk=own.pk)  # type: ignore[attr-defined]
        self.initial["host"] = own.pk
        self.fields["invited"].queryset = self.offices.filter(  # type: ignore[attr-defined]
            Q(pk__in=units.values("pk")) | Q(pk__in=called)
        )
        self.fields["everyone"].label = "Undang semua unit di bawahnya"
        self.whole = units

    def offered(self, units: Iterable[Agency]) -> list[Agency]:
        """Those of these units that this form may invite; without any, everybody's."""
        units = list(units)
        allowed = set(self.fields["invited"].queryset)  # type: ignore[attr-defined]
        return [unit for unit in units if unit in allowed] if units else list(self.whole)

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
        invited = self.whole if cleaned["everyone"] else cleaned["invited"]
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
            only_not_reached=cleaned["only_not_reached"],
            ends_at=cleaned["ends_at"],
            capacity=cleaned["capacity"],
            speakers=cleaned["speakers"],
            material=cleaned["material"],
        )
