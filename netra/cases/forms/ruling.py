"""What the plenary ruled: about the case, or about each of several respondents."""

from collections.abc import Sequence
from typing import Any

from django import forms

from netra.cases import lifecycle
from netra.cases.forms.moves import MoveForm
from netra.reports.fields import text_field

TOGETHER = "“Bukan pelanggaran” tidak dapat digabung dengan putusan lain."
NO_KIND = "Pilih paling sedikit satu putusan{}."
NO_REASON = "Tulis pertimbangan pleno{}."
_ABOUT = " tentang {}"
_KINDS, _REASONS = "kinds-{}", "reasons-{}"


def _kinds(about: str = "") -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=f"Putusan{about}",
        widget=forms.CheckboxSelectMultiple,
        choices=list(lifecycle.VERDICT_LABELS.items()),
        error_messages={"required": NO_KIND.format(about)},
    )


def _reasons(lines: int, about: str = "") -> forms.CharField:
    empty = NO_REASON.format(about)
    return text_field(f"Pertimbangan{about}", limit=20_000, lines=lines, required=True, empty=empty)


class RulingForm(MoveForm):
    """`people`: nonce and words of each respondent. With several, each has verdicts and reasons."""

    heading = "Apa putusan pleno?"
    lead = "Boleh lebih dari satu. Bawaslu menyatakan ada tidaknya pelanggaran, tidak memilih hukumannya."
    after = "Bila ada pelanggaran, perkara lanjut ke penerusan. Bila bukan pelanggaran, perkara selesai."
    button = "Simpan putusan"
    kinds = _kinds()
    reasons = _reasons(8)

    def __init__(self, *args: Any, people: Sequence[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = list(people) if len(people) > 1 else []
        if self.people:
            del self.fields["kinds"], self.fields["reasons"]
        for number, (_, words) in enumerate(self.people, 1):
            about = _ABOUT.format(words)
            self.fields[_KINDS.format(number)] = _kinds(about)
            self.fields[_REASONS.format(number)] = _reasons(5, about)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for name in [name for name in self.fields if name.startswith("kinds")]:
            if lifecycle.NO_BREACH in data.get(name, []) and len(data[name]) > 1:
                self.add_error(name, TOGETHER)
        return data

    @property
    def verdicts(self) -> dict[str, str]:
        """Each verdict with the plenary's reasoning; {} where each respondent has their own."""
        told = self.cleaned_data
        return {} if self.people else dict.fromkeys(told["kinds"], told["reasons"])

    @property
    def each(self) -> dict[str, dict[str, str]]:
        """The verdicts on each of several respondents, by nonce."""
        told = self.cleaned_data
        return {
            nonce: dict.fromkeys(told[_KINDS.format(number)], told[_REASONS.format(number)])
            for number, (nonce, _) in enumerate(self.people, 1)
        }
