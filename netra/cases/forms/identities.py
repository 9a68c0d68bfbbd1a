"""What is filled in around a reporter's name: why it is needed, and what the second person answers."""

from django import forms

from netra.cases.forms.moves import REASON, MoveForm
from netra.reports.fields import text_field


class AskIdentityForm(MoveForm):
    heading = "Mengapa Anda perlu tahu siapa pelapornya?"
    button = "Minta persetujuan"
    nonce = forms.UUIDField(widget=forms.HiddenInput)
    reason = text_field("Alasan", limit=2_000, lines=3, required=True, empty=REASON)


class AnswerIdentityForm(MoveForm):
    heading = "Bolehkah nama pelapor dibuka?"
    button = "Setujui"
    words = text_field(
        "Pertimbangan Anda",
        limit=2_000,
        lines=3,
        required=True,
        empty="Tulis pertimbangannya, juga bila menyetujui. Peminta membacanya.",
    )
