"""What an officer asks the work list for, the name of a saved view, and to whom cases go."""

from collections.abc import Iterable
from typing import Any

from django import forms

from netra import law
from netra.accounts.models import Officer
from netra.cases import work_filters
from netra.cases.services.assigning import MOST_AT_ONCE
from netra.cases.work_filters import Filters
from netra.reports.fields import text_field

Choices = list[tuple[str, str]]


class FilterForm(forms.Form):
    """By GET. It only fills the boxes: what is asked for, `Filters.of` reads from the address."""

    tahap = forms.ChoiceField(label="Tahap", required=False)
    kelas = forms.ChoiceField(label="Dugaan", required=False)
    unit = forms.ChoiceField(label="Unit", required=False)
    tenggat = forms.ChoiceField(label="Tenggat", required=False)
    petugas = forms.ChoiceField(label="Petugas", required=False)

    def __init__(self, asked: Filters, *, agencies: Choices, people: Iterable[Officer]) -> None:
        super().__init__(initial=asked.asked(), label_suffix="")
        acts = [(act.id, act.label) for act in law.rulebook().acts.values()]
        choices: dict[str, Choices] = {
            "tahap": list(work_filters.STAGES.items()),
            "kelas": acts,
            "unit": agencies,
            "tenggat": list(work_filters.WINDOWS.items()),
            "petugas": [(work_filters.NOBODY, "Belum ada"), *((str(p.pk), p.position) for p in people)],
        }
        for name, known in choices.items():
            self.fields[name].choices = [("", "Semua"), *known]  # type: ignore[attr-defined]
        if asked.whose == work_filters.OWN:
            del self.fields["petugas"]

    def words_of(self, name: str, value: str) -> str:
        """A value as the box names it; the value itself where no box knows it."""
        known = dict(self.fields[name].choices) if name in self.fields else {}  # type: ignore[attr-defined]
        return str(known.get(value, value))


class SaveViewForm(forms.Form):
    nonce = forms.UUIDField(widget=forms.HiddenInput)
    name = text_field("Nama tampilan", limit=60, required=True, empty="Beri nama tampilan ini.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""


class AssignForm(forms.Form):
    """Dockets that were ticked, and the colleague."""

    perkara = forms.MultipleChoiceField(
        label="Perkara",
        error_messages={
            "required": "Centang dulu perkaranya.",
            "invalid_choice": "Ada perkara yang tidak lagi di daftar ini. Muat ulang halamannya.",
        },
    )
    kepada = forms.ChoiceField(
        label="Serahkan kepada",
        error_messages={"required": "Pilih satu rekan.", "invalid_choice": "Pilih rekan dari daftar ini."},
    )

    def __init__(self, *args: Any, dockets: Iterable[str], people: Iterable[Officer], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        self.fields["perkara"].choices = [(each, each) for each in dockets]  # type: ignore[attr-defined]
        rows = [("", "Pilih rekan"), *((str(p.pk), f"{p.position}, {p.office}") for p in people)]
        self.fields["kepada"].choices = rows  # type: ignore[attr-defined]

    def clean_perkara(self) -> list[str]:
        told: list[str] = self.cleaned_data["perkara"]
        if len(told) > MOST_AT_ONCE:
            raise forms.ValidationError(f"Paling banyak {MOST_AT_ONCE} perkara sekali serah.")
        return told
