"""The forms of minutes: what was said, and each question that was asked."""

from typing import Any

from django import forms
from django.forms import BoundField

from netra.outreach.forms.fields import PlainText
from netra.outreach.plans import NewQuestion

ASKED = range(1, 4)


class MinutesForm(forms.Form):
    """What was said and asked at a briefing: positions, no names. Questions stand one by one."""

    minutes = PlainText(
        label="Notulen",
        limit=12000,
        lines=12,
        empty="Notulennya masih kosong.",
        help_text="Tulis pokok bahasan dan janji. Sebut jabatan, bukan nama orang.",
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, label_suffix="")
        for number in ASKED:
            self.fields[f"question_{number}"] = PlainText(label=f"Pertanyaan {number}", limit=400, lines=2)
            self.fields[f"answer_{number}"] = PlainText(label=f"Jawaban {number}", limit=2000, lines=3)

    def clean(self) -> dict[str, Any]:
        """An answer without its question helps nobody."""
        cleaned = super().clean() or {}
        for number in ASKED:
            if cleaned.get(f"answer_{number}") and not cleaned.get(f"question_{number}"):
                self.add_error(f"question_{number}", "Tulis pertanyaannya, atau hapus jawabannya.")
        return cleaned

    def pairs(self) -> list[tuple[BoundField, BoundField]]:
        """The fields of each question and its answer."""
        return [(self[f"question_{number}"], self[f"answer_{number}"]) for number in ASKED]

    def questions(self) -> list[NewQuestion]:
        """The questions of the valid form."""
        told = [(self.cleaned_data[f"question_{n}"], self.cleaned_data[f"answer_{n}"]) for n in ASKED]
        return [NewQuestion(question, answer) for question, answer in told if question]


class QuestionForm(forms.Form):
    """One more question that was asked."""

    text = PlainText(label="Pertanyaan", limit=400, lines=2, empty="Tulis pertanyaannya.")
    answer = PlainText(label="Jawaban", limit=2000, lines=3, help_text="Boleh kosong bila belum terjawab.")

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, label_suffix="")

    def question(self) -> NewQuestion:
        """The valid form as a value."""
        return NewQuestion(self.cleaned_data["text"], self.cleaned_data["answer"])
