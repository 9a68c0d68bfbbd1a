"""Fields of the advisor. They are read from the address; nothing is posted and nothing is kept."""

from typing import Any

from django import forms

from netra.law import EMPLOYMENTS, Fact
from netra.reports.fields import DayField

PEOPLE = [(name, label[:1].upper() + label[1:]) for name, label in EMPLOYMENTS.items()]
ANSWERS = [("ya", "Ya"), ("tidak", "Tidak"), ("tidak-tahu", "Tidak tahu")]
LONGEST_SEARCH = 200


class SceneForm(forms.Form):
    """Who asks, and about which day."""

    sebagai = forms.ChoiceField(label="Saya seorang", choices=PEOPLE, required=False)
    tanggal = DayField("Untuk tanggal")


class SearchForm(forms.Form):
    """A few words of the situation; the scene travels along unseen."""

    q = forms.CharField(label="Cari dengan kata-kata Anda", max_length=LONGEST_SEARCH, required=False)
    sebagai = forms.CharField(widget=forms.HiddenInput, required=False)
    tanggal = forms.CharField(widget=forms.HiddenInput, required=False)


class CompareForm(forms.Form):
    """Two days and whom they are compared for."""

    dari = DayField("Dari tanggal")
    ke = DayField("Ke tanggal")
    sebagai = forms.ChoiceField(label="Bagi", choices=PEOPLE, required=False)


class FactForm(forms.Form):
    """One question about one fact; its field is named after the fact."""

    def __init__(self, fact: Fact, asked_before: bool) -> None:
        data: dict[str, Any] | None = {} if asked_before else None
        super().__init__(data)
        self.fields[fact.id] = forms.ChoiceField(
            label=fact.question,
            help_text=fact.help,
            choices=ANSWERS,
            widget=forms.RadioSelect,
            error_messages={"required": "Pilih salah satu. “Tidak tahu” juga jawaban."},
        )

    @property
    def answer(self) -> forms.BoundField:
        return next(iter(self))
