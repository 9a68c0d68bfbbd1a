"""The assessment: what is established, which rules are tested, and the office's own words."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from netra import law
from netra.cases import offers
from netra.cases.forms.moves import MoveForm
from netra.reports.fields import PastDateField, text_field

ANSWERS = (("ya", "Ya"), ("tidak", "Tidak"), ("", "Belum diketahui"))
VALUES = {"ya": True, "tidak": False}
FACT = "fakta-"
EACH = "terlapor-{}"
REFRESH = "perbarui"
NOT_LISTED = {"invalid_choice": "Pilih salah satu dari daftar ini."}


class AssessmentForm(MoveForm):
    """With the button `perbarui` only the offer is worked out anew; nothing is stored, nothing is lost."""

    heading = "Kajian dugaan pelanggaran"
    lead = "Uraikan fakta dari kedua pihak dengan bobot yang sama."
    after = "Kajian disegel dan tidak dapat diubah. Perkara menunggu putusan pleno."
    button = "Simpan kajian dan bawa ke pleno"
    happened_on = PastDateField(
        label="Kapan perbuatannya?", help_text="Aturan yang berlaku mengikuti hari itu."
    )
    employment = forms.ChoiceField(
        label="Status kepegawaian terlapor", required=False, error_messages=NOT_LISTED
    )
    act = forms.ChoiceField(label="Jenis perbuatan", required=False, error_messages=NOT_LISTED)
    norms = forms.MultipleChoiceField(
        label="Aturan yang diuji",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages=NOT_LISTED,
    )
    other_norms = text_field(
        "Aturan lain, satu per baris", limit=4_000, lines=2, help_text="Bila aturannya tidak ada di daftar."
    )
    harms = forms.MultipleChoiceField(
        label="Kerugian yang diduga",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Boleh lebih dari satu, boleh kosong. Untuk angka tanpa nama; bukan unsur pelanggaran.",
        error_messages=NOT_LISTED,
    )
    facts = text_field("Fakta", limit=20_000, lines=8, required=True, empty="Faktanya masih kosong.")
    analysis = text_field("Analisis", limit=20_000, lines=8, required=True, empty="Analisisnya masih kosong.")

    def __init__(
        self,
        data: Any = None,
        *,
        today: date,
        initial: dict[str, Any],
        people: Sequence[tuple[str, str]] = (),
    ) -> None:
        super().__init__(data, initial=initial)
        self.people = list(people) if len(people) > 1 else []
        self.only_offer = data is not None and REFRESH in data
        self._fill(today)
        self.offer = offers.Offer()
        self.contradiction = ""
        self._offer()

    def _fill(self, today: date) -> None:
        """Today's people, acts and rules of the rulebook as choices."""
        fields: dict[str, Any] = self.fields
        fields["happened_on"].today = today
        people = [(key, label) for key, label in law.EMPLOYMENTS.items() if key != "lainnya"]
        fields["employment"].choices = [("", "Belum diketahui"), *people]
        fields["act"].choices = [(each.id, each.label) for each in law.rulebook().acts.values()]
        fields["norms"].choices = [(name, name) for name in law.rulebook().norms]
        fields["harms"].choices = [(each.id, each.label) for each in law.rulebook().harms.values()]
        for number, (_, words) in enumerate(self.people, 1):
            label, empty = f"Kajian tentang {words}", f"Tulis penilaian tentang {words}."
            fields[EACH.format(number)] = text_field(label, limit=10_000, lines=4, required=True, empty=empty)
        for name in ("facts", "analysis", *(each for each in fields if each.startswith(EACH.format("")))):
            fields[name].required = not self.only_offer

    def _offer(self) -> None:
        question = self._question()
        if question is None:
            return
        try:
            self.offer = offers.offer_for(question)
        except law.ContradictoryFacts as problem:
            self.contradiction = str(problem)
        for name in dict.fromkeys((*question.facts, *self.offer.asks)):
            self.fields[FACT + name] = forms.ChoiceField(
                label=law.rulebook()
                .facts[name]
                .asked_about("Terlapor")
                .replace("Apakah Terlapor", "Apakah terlapor"),
                choices=ANSWERS,
                error_messages=NOT_LISTED,
                required=False,
                widget=forms.RadioSelect,
                initial="",
            )

    def _question(self) -> law.Question | None:
        """What is established so far; None until day, people and act are known."""
        day, employment, act = (self._given(name) for name in ("happened_on", "employment", "act"))
        if not day or not employment or act not in law.rulebook().acts:
            return None
        return law.Question(on=day, employment=employment, act=act, facts=self.established())

    def _given(self, name: str) -> Any:
        """One answer as it stands now, posted or prefilled; None where it cannot be read."""
        field = self.fields[name]
        raw = (
            field.widget.value_from_datadict(self.data, {}, name) if self.is_bound else self.initial.get(name)
        )
        try:
            return field.clean(raw) if self.is_bound else raw
        except ValidationError:
            return None

    def established(self) -> dict[str, bool]:
        """The facts that were answered with yes or no."""
        known = law.rulebook().facts
        answered = {key[len(FACT) :]: VALUES.get(self.data[key]) for key in self.data if key.startswith(FACT)}
        return {name: value for name, value in answered.items() if value is not None and name in known}

    @property
    def fact_fields(self) -> list[Any]:
        """One bound field per fact, the answered ones first."""
        return [self[name] for name in self.fields if name.startswith(FACT)]

    @property
    def each_fields(self) -> list[Any]:
        """One bound field per respondent, where there are several."""
        return [self[EACH.format(number)] for number in range(1, len(self.people) + 1)]

    @property
    def chosen(self) -> list[str]:
        """The ids ticked so far."""
        return list(self["norms"].value() or [])

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if self.contradiction:
            raise ValidationError(f"Jawaban tentang fakta tidak dapat benar bersamaan: {self.contradiction}.")
        return data

    def assessment(self) -> dict[str, Any]:
        """What `services.write_assessment` takes."""
        data: Mapping[str, Any] = self.cleaned_data
        others = [line.strip() for line in data["other_norms"].splitlines() if line.strip()]
        return {
            "facts": data["facts"],
            "analysis": data["analysis"],
            "norms": [*data["norms"], *others],
            "harms": data["harms"],
            "each": {nonce: data[EACH.format(number)] for number, (nonce, _) in enumerate(self.people, 1)},
            "established": {
                "on": data["happened_on"].isoformat() if data["happened_on"] else None,
                "employment": data["employment"],
                "act": data["act"],
                "facts": self.established(),
            },
        }
