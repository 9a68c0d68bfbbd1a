"""Three figures of one week: the form that a head of an agency fills in on a phone."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from netra.clock import date_in_words
from netra.servicewatch.forms.numbers import WholeNumber
from netra.servicewatch.models import ServiceFigure
from netra.servicewatch.models.figures import MOST
from netra.servicewatch.plans import WeekTold
from netra.servicewatch.weeks import Week, week_of

NO_SUCH_WEEK = "Minggu ini tidak ada dalam daftar. Pilih lagi."
YEARS_APART = 2


class WeekForm(forms.Form):
    """The week and its three figures; `version` is what the writer saw when the form was opened."""

    week = forms.DateField(
        label="Minggu",
        input_formats=["%Y-%m-%d"],
        error_messages={
            "required": "Pilih minggunya.",
            "invalid": NO_SUCH_WEEK,
        },
    )
    requests = WholeNumber(
        label="Permohonan yang masuk", most=MOST, empty="Tulis jumlah permohonan. Boleh 0."
    )
    on_time = WholeNumber(
        label="Selesai tepat waktu",
        most=MOST,
        empty="Tulis berapa yang selesai tepat waktu. Boleh 0.",
        help_text="Dari permohonan di atas, menurut standar pelayanan unit Anda.",
    )
    complaints = WholeNumber(
        label="Pengaduan yang masuk", most=MOST, empty="Tulis jumlah pengaduan. Boleh 0."
    )
    version = forms.IntegerField(
        required=False,
        min_value=0,
        max_value=32767,
        widget=forms.HiddenInput,
        error_messages=dict.fromkeys(
            ("invalid", "min_value", "max_value"), "Formulir ini rusak. Muat ulang halamannya."
        ),
    )

    def __init__(
        self, data: Any = None, *, weeks: Sequence[tuple[Week, ServiceFigure | None]], on: date, **rest: Any
    ) -> None:
        super().__init__(data, label_suffix="", **rest)
        self.on = on
        states = {True: "belum diisi", False: "sudah diisi"}
        choices = [
            (week.monday.isoformat(), f"{week.words}, {states[figure is None]}")
            for week, figure in reversed(weeks)
        ]
        self.fields["week"].widget = forms.Select(choices=choices)

    def clean_week(self) -> Week:
        """A week begins on a Monday and is told when it is over."""
        day: date = self.cleaned_data["week"]
        if abs(day.year - self.on.year) > YEARS_APART:
            raise ValidationError(NO_SUCH_WEEK)
        week = week_of(day)
        if not week.is_over_on(self.on):
            opens = date_in_words(week.opens_on)
            raise ValidationError(f"Minggu ini belum selesai. Dapat diisi mulai {opens}.")
        return week

    def clean(self) -> dict[str, Any]:
        """No more on time than came in."""
        cleaned = super().clean() or {}
        requests, on_time = cleaned.get("requests"), cleaned.get("on_time")
        if requests is not None and on_time is not None and on_time > requests:
            self.add_error("on_time", "Lebih banyak dari permohonan yang masuk. Periksa kedua angka ini.")
        return cleaned

    def stand_on(self, version: int) -> None:
        """Send again, and it counts as a correction of this version: the writer has seen it now."""
        self.data = {**{name: self.data.get(name, "") for name in self.fields}, "version": str(version)}

    def corrected(self, weeks: Sequence[tuple[Week, ServiceFigure | None]]) -> ServiceFigure | None:
        """What stands for the week that the form opens with, where it opens as a correction."""
        opened = None if self.is_bound else self.initial.get("week")
        return next((f for week, f in weeks if week.monday.isoformat() == opened), None)

    def told(self) -> WeekTold:
        """The valid form as the value that the service takes."""
        cleaned = self.cleaned_data
        return WeekTold(cleaned["requests"], cleaned["on_time"], cleaned["complaints"])
