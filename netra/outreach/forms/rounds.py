"""The form of a round: which units, from which day, how many a day; dates can change before saving."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from netra.agencies.models import Agency, Government
from netra.agencies.queries import agencies_of
from netra.outreach.forms.fields import NOT_LISTED, ClockTimes, DirectiveChoice, PlainText
from netra.outreach.groups import chosen, groups_of
from netra.outreach.models import Briefing, Directive
from netra.outreach.plans import NewBriefing
from netra.outreach.queries import directives_of
from netra.outreach.rounds import Proposal, short_name

MOST_UNITS = 200
PER_DAY = 12
NO_SUCH_DAY = "Tanggal ini tidak ada di kalender. Periksa tanggal, bulan, dan tahunnya."


class RoundForm(ClockTimes, forms.Form):
    """What all briefings of a round share, and whom it visits."""

    kind = forms.ChoiceField(
        label="Jenis",
        choices=Briefing.Kind.choices,
        widget=forms.RadioSelect,
        initial=Briefing.Kind.VISIT,
        error_messages={"required": "Pilih salah satu.", "invalid_choice": NOT_LISTED},
    )
    title = PlainText(
        label="Judul",
        limit=110,
        empty="Tulis judul acaranya.",
        help_text="Nama unit ditambahkan di belakang, misalnya “Sosialisasi netralitas: Cikole”.",
    )
    groups = forms.MultipleChoiceField(
        label="Unit yang didatangi",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": NOT_LISTED},
    )
    agencies = forms.ModelMultipleChoiceField(
        label="Unit satu per satu",
        queryset=Agency.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": NOT_LISTED, "invalid_pk_value": NOT_LISTED, "list": NOT_LISTED},
    )
    first_on = forms.DateField(
        label="Mulai tanggal", error_messages={"required": "Pilih tanggalnya.", "invalid": NO_SUCH_DAY}
    )
    per_day = forms.IntegerField(
        label="Acara per hari kerja",
        min_value=1,
        max_value=PER_DAY,
        initial=1,
        error_messages={
            "required": "Tulis berapa acara dalam sehari.",
            "invalid": "Tulis angka, misalnya 2",
            "min_value": "Paling sedikit satu acara sehari.",
            "max_value": f"Paling banyak {PER_DAY} acara sehari.",
        },
    )
    place = PlainText(label="Tempat", limit=160, help_text="Boleh kosong: di kantor unit masing-masing.")
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
    speakers = PlainText(
        label="Narasumber", limit=1000, lines=3, help_text="Satu jabatan per baris. Boleh kosong."
    )
    below = forms.BooleanField(
        label="Undang juga kelurahan dan unit di bawahnya", required=False, initial=True
    )

    def __init__(self, data: Any = None, *, government: Government, on: date, initial: Any = None) -> None:
        super().__init__(data, label_suffix="", initial=initial)
        self.on = on
        self.offices = list(agencies_of(government, on).exclude(kind=Agency.Kind.REGIONAL_HEAD))
        self.groups_offered = groups_of(self.offices)
        offered: dict[str, Any] = {
            "agencies": agencies_of(government, on).exclude(kind=Agency.Kind.REGIONAL_HEAD),
            "directive": directives_of(government, on),
        }
        for name, queryset in offered.items():
            self.fields[name].queryset = queryset  # type: ignore[attr-defined]
        choices = [(each.key, each.label) for each in self.groups_offered]
        self.fields["groups"].choices = choices  # type: ignore[attr-defined]
        self.fields["first_on"].widget = forms.SelectDateWidget(
            years=range(on.year, on.year + 2), empty_label=("Tahun", "Bulan", "Tgl")
        )

    def clean(self) -> dict[str, Any]:
        """Somebody must be visited, and not half the country at once."""
        cleaned = super().clean() or {}
        count = len(self._chosen(cleaned))
        if not count and not {"groups", "agencies"} & set(self.errors):
            self.add_error("groups", "Pilih paling sedikit satu unit.")
        if count > MOST_UNITS:
            self.add_error("groups", f"Satu putaran paling banyak {MOST_UNITS} unit, yang dipilih {count}.")
        if cleaned.get("first_on") and cleaned["first_on"] < self.on:
            self.add_error("first_on", "Tanggalnya sudah lewat. Pilih hari ini atau sesudahnya.")
        return cleaned

    def _chosen(self, cleaned: dict[str, Any]) -> tuple[Agency, ...]:
        return chosen(self.groups_offered, cleaned.get("groups", ()), cleaned.get("agencies", ()))

    def units(self) -> tuple[Agency, ...]:
        """The units of the valid form, each once."""
        return self._chosen(self.cleaned_data)

    def plans(self, proposals: Sequence[Proposal]) -> list[NewBriefing]:
        """The valid form and its dates as the values that the service takes."""
        return [self._plan(each) for each in proposals]

    def titles(self) -> dict[int, str]:
        """What the briefing of each unit will be called."""
        return {unit.pk: self._title(unit) for unit in self.units()}

    def _title(self, unit: Agency) -> str:
        return f"{self.cleaned_data['title']}: {short_name(unit)}"[:160]

    def _plan(self, proposal: Proposal) -> NewBriefing:
        cleaned, unit = self.cleaned_data, proposal.agency
        below = [each for each in self.offices if each.parent_id == unit.pk] if cleaned["below"] else []
        return NewBriefing(
            kind=cleaned["kind"],
            title=self._title(unit),
            held_on=proposal.on,
            place=cleaned["place"] or f"Kantor {unit.name}",
            hosts=(unit,),
            starts_at=cleaned["starts_at"],
            ends_at=cleaned["ends_at"],
            directive=cleaned["directive"],
            audience=tuple(cleaned["audience"]),
            invited=(unit, *below),
            speakers=cleaned["speakers"],
        )


def chosen_dates(data: Any, units: Sequence[Agency]) -> dict[int, date | None]:
    """The dates that somebody typed for each unit: None where what stands there is no date."""
    found: dict[int, date | None] = {}
    for unit in units:
        typed = data.get(f"tanggal-{unit.pk}")
        if typed is not None:
            found[unit.pk] = _date(typed)
    return found


def _date(typed: str) -> date | None:
    try:
        return date.fromisoformat(typed)
    except ValueError:
        return None
