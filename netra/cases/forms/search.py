"""What an officer looks for. By POST only: the words stand in no address and in no log."""

from django import forms

from netra.cases.services import searching
from netra.reports.fields import text_field


class SearchForm(forms.Form):
    q = text_field(
        "Kata yang dicari",
        limit=80,
        required=True,
        empty="Tulis satu kata atau lebih.",
        help_text="Paling sedikit tiga huruf. Kata dicari dari awalnya: “kampany” menemukan “kampanye”.",
    )
    sesudah = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)

    def clean_q(self) -> str:
        asked: str = self.cleaned_data["q"]
        if not searching.words_in(asked):
            raise forms.ValidationError("Tulis paling sedikit satu kata dengan tiga huruf.")
        return asked
