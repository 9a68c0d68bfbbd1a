"""The forms of the way back: the words of a receipt, two of them asked again, a message to the office."""

from typing import Any

from django import forms

from netra.reports.fields import text_field


class ReceiptForm(forms.Form):
    """The words of a receipt, as typed."""

    receipt = text_field(
        "Delapan kata Anda",
        limit=400,
        lines=2,
        required=True,
        empty="Tulis delapan kata dari tanda terima Anda.",
        help_text="Huruf besar, spasi, dan tanda hubung tidak berpengaruh.",
        may_hold_receipt=True,
        autocomplete="off",
        autocapitalize="none",
        spellcheck="false",
    )


class ConfirmWordsForm(forms.Form):
    """Two of the words, asked back before leaving; `positions` count from 1."""

    first = text_field("", limit=30, required=True, empty="Tulis katanya.", autocomplete="off")
    second = text_field("", limit=30, required=True, empty="Tulis katanya.", autocomplete="off")

    def __init__(self, *args: Any, positions: tuple[int, int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        for name, position in zip(self.fields, positions, strict=True):
            self.fields[name].label = f"Kata ke-{position}"
            self.fields[name].widget.attrs |= {"autocapitalize": "none", "spellcheck": "false"}


class MessageForm(forms.Form):
    """A message to the office."""

    nonce = forms.UUIDField(
        widget=forms.HiddenInput,
        error_messages=dict.fromkeys(
            ("required", "invalid"),
            "Formulir ini tidak lengkap. Salin tulisan Anda, muat ulang halaman, lalu kirim sekali lagi.",
        ),
    )
    text = text_field(
        "Pesan Anda",
        limit=10_000,
        lines=5,
        required=True,
        empty="Pesannya masih kosong.",
        help_text="Jangan tulis delapan kata Anda di sini. Bila terlanjur, kami menahannya sebelum terkirim.",
    )
    as_it_is = forms.BooleanField(
        label="Kirim foto apa adanya, dengan keterangan di dalamnya", required=False
    )
    files_problem = (
        ""  # said beside the files, which are no field of this form: they are sealed as they arrive
    )
