"""The forms of the test: who sits down, one answer, and who wants a certificate."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from netra.agencies.models import CivilServant
from netra.outreach import words
from netra.outreach.explaining import HINTS, WORDS
from netra.outreach.forms.briefings import NOT_LISTED, PlainText
from netra.outreach.models import Attempt, Briefing
from netra.outreach.queries import is_word_known
from netra.outreach.sittings import Seat
from netra.outreach.situations import CHOICES

PEOPLE = [
    (CivilServant.Employment.PNS, "PNS"),
    (CivilServant.Employment.CPNS, "CPNS"),
    (CivilServant.Employment.PPPK, "PPPK"),
    (CivilServant.Employment.THL, "THL, honorer, atau pegawai kontrak"),
]
STAGES = {Attempt.Stage.BEFORE: "Sebelum acara", Attempt.Stage.AFTER: "Sesudah acara"}


class SeatForm(forms.Form):
    """An agency and an employment; around a briefing also the stage, and the word from before."""

    employment = forms.ChoiceField(
        label="Anda bekerja sebagai",
        choices=PEOPLE,
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih salah satu.", "invalid_choice": NOT_LISTED},
    )
    agency = forms.ChoiceField(
        label="Perangkat daerah",
        help_text="Jawaban dihitung per perangkat daerah, tanpa nama.",
        error_messages={"required": "Pilih perangkat daerah Anda.", "invalid_choice": NOT_LISTED},
    )

    def __init__(
        self,
        *args: Any,
        agencies: list[tuple[str, str]],
        briefing: Briefing | None,
        stages: tuple[str, ...],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.briefing, self.stages = briefing, stages
        choice = self.fields["agency"]
        assert isinstance(choice, forms.ChoiceField)  # noqa: S101 - declared above
        choice.choices = [("", "Pilih"), *agencies]
        if len(stages) > 1:
            self.fields["stage"] = forms.ChoiceField(
                label="Anda mengerjakannya",
                choices=[(stage, STAGES[Attempt.Stage(stage)]) for stage in stages],
                widget=forms.RadioSelect,
                error_messages={"required": "Pilih salah satu.", "invalid_choice": NOT_LISTED},
            )
        if Attempt.Stage.AFTER in stages:
            self.fields["word"] = PlainText(
                label="Kata acak dari uji sebelum acara",
                limit=60,
                help_text="Boleh kosong. Kata itu hanya menyambung dua uji Anda, tanpa nama.",
            )

    def clean_word(self) -> str:
        """The word as it was given; one that this briefing never gave is said at the field."""
        word = words.same_word(self.cleaned_data["word"])
        if word and self.briefing is not None and not is_word_known(self.briefing, word):
            raise ValidationError("Kata ini tidak kami kenal untuk acara ini. Periksa lagi, atau kosongkan.")
        return word

    def seat(self) -> Seat:
        """What was filled in, once it is valid."""
        given = self.cleaned_data
        stage = given.get("stage") or (self.stages[0] if self.stages else Attempt.Stage.FREE)
        return Seat(
            agency=int(given["agency"]),
            employment=given["employment"],
            briefing=self.briefing if self.stages else None,
            stage=stage,
            word=given.get("word", "") if stage == Attempt.Stage.AFTER else "",
        )


class ChoiceForm(forms.Form):
    """One answer."""

    choice = forms.ChoiceField(
        choices=[(name, WORDS[name]) for name in CHOICES],
        widget=forms.RadioSelect,
        error_messages={
            "required": "Pilih salah satu. “Saya belum tahu” juga jawaban.",
            "invalid_choice": NOT_LISTED,
        },
    )

    def __init__(self, *args: Any, ask: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["choice"].label = ask
        self.fields["choice"].descriptions = HINTS  # type: ignore[attr-defined]


class ClaimForm(forms.Form):
    """Who asks for a certificate: the number and the first name must belong together."""

    number = PlainText(
        label="NIP, atau nomor pegawai bagi THL", limit=30, empty="Tulis NIP atau nomor pegawai Anda."
    )
    first_name = PlainText(
        label="Nama depan", limit=60, empty="Tulis nama depan Anda.", help_text="Seperti di SK, tanpa gelar."
    )

    def clean_number(self) -> str:
        return "".join(self.cleaned_data["number"].split())
