"""What an officer fills in after a party was heard, invited or stayed away."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms

from netra.cases.forms.moves import MoveForm
from netra.reports.fields import text_field

WHO = "Pilih terlapor mana yang dimaksud."


def which_respondent() -> forms.ChoiceField:
    """Which of several respondents; dropped by a form where there is no choice."""
    return forms.ChoiceField(
        label="Terlapor yang mana",
        required=False,
        help_text="Tiap terlapor didengar sendiri.",
        error_messages={"invalid_choice": WHO},
    )


class ClarificationForm(MoveForm):
    """`people`: nonce and words of each respondent; with several, one of them is named."""

    heading = "Siapa yang diklarifikasi, dan apa hasilnya?"
    lead = "Terlapor didengar sebelum ada kajian. Catat juga undangan yang belum dijawab."
    after = "Catatan disegel bersama berkas dan tidak dapat diubah. Bila keliru, tambahkan catatan baru."
    button = "Simpan klarifikasi"
    PARTIES: ClassVar = [("reporter", "Pelapor"), ("respondent", "Terlapor"), ("witness", "Saksi")]
    OUTCOMES: ClassVar = [
        ("invited", "Diundang, belum hadir"),
        ("heard", "Sudah didengar"),
        ("absent", "Tidak hadir sesudah diundang"),
    ]
    party = forms.ChoiceField(
        label="Pihak",
        widget=forms.RadioSelect,
        choices=PARTIES,
        error_messages={"required": "Pilih pihaknya."},
    )
    which = which_respondent()
    outcome = forms.ChoiceField(
        label="Hasil",
        widget=forms.RadioSelect,
        choices=OUTCOMES,
        error_messages={"required": "Pilih hasilnya."},
    )
    minutes = text_field(
        "Berita acara", limit=20_000, lines=8, required=True, empty="Tulis isi undangan atau keterangannya."
    )

    def __init__(self, *args: Any, people: Sequence[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_people(self, people)

    def clean(self) -> dict[str, Any]:
        return ask_who(self, super().clean() or {})

    @property
    def clarification(self) -> dict[str, str]:
        """What `services.record_clarification` takes."""
        told = dict(self.cleaned_data)
        which = told.pop("which", "")
        return {**told, "respondent": which}


def offer_people(form: forms.Form, people: Sequence[tuple[str, str]]) -> None:
    """Offer the respondents to choose from, or drop the question where there is at most one; a form that does
    not ask, as of a letter to nobody of them, stays as it is."""
    if len(people) > 1 and "which" in form.fields:
        form.fields["which"].choices = [("", "Bukan tentang terlapor"), *people]  # type: ignore[attr-defined]
    else:
        form.fields.pop("which", None)


def ask_who(form: forms.Form, data: dict[str, Any]) -> dict[str, Any]:
    """A hearing of a respondent names which; one of somebody else names none."""
    if "which" not in form.fields:
        return data
    if data.get("party") != "respondent":
        data["which"] = ""
    elif not data.get("which") and "which" not in form.errors:
        form.add_error("which", WHO)
    return data
