"""The page of each letter of a proceeding. Its fields are data; words that prejudge are refused."""

from typing import Any, Final

from netra.cases.forms.letters import PaperForm, form_of_kind
from netra.discipline import letters
from netra.discipline.forms.neutral import prejudging_in
from netra.letters.kinds import PaperKind
from netra.reports.fields import text_field

# What somebody said is written as it was said; a decision says what it decides.
_AS_SAID: Final = frozenset({"minutes", "corrections", "reply"})
_DECIDING: Final = frozenset({letters.DECISION, letters.CLEARING, letters.DELIVERY, *letters.REMEDIES})
_SUMMONING: Final = frozenset({letters.SUMMONS, letters.SUMMONS_AGAIN})


class ProceedingLetterForm(PaperForm):
    """One letter of a proceeding; `signer_position` only where the office, or whoever decides, signs."""

    signer_position = text_field(
        "Jabatan penanda tangan",
        limit=120,
        help_text="Pejabat yang berwenang menandatangani surat ini.",
    )

    def __init__(self, *args: Any, kind: PaperKind, is_late: bool = False, **kwargs: Any) -> None:
        """`is_late`: the step was recorded already, so its day may have come or passed."""
        super().__init__(*args, kind=kind, **kwargs)
        self.is_late = is_late
        if kind.signers:
            del self.fields["signer_position"]

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if self.kind.code not in _DECIDING:
            self._refuse_prejudging(data)
        day = data.get("on")
        if self.kind.code in _SUMMONING and day == self.today and not self.is_late:
            self.add_error("on", "Pilih hari sesudah hari ini.")
        return data

    def refuse_passed(self, data: dict[str, Any]) -> None:
        if not self.is_late:
            super().refuse_passed(data)

    def _refuse_prejudging(self, data: dict[str, Any]) -> None:
        typed = {name: value for name, value in data.items() if isinstance(value, str)}
        for name, value in typed.items():
            if name not in _AS_SAID and (sentence := prejudging_in(value)):
                self.add_error(name, sentence)


LETTER_FORMS: Final[dict[str, type[ProceedingLetterForm]]] = {
    code: form_of_kind(code, ProceedingLetterForm) for code in letters.ANNOUNCES
}
