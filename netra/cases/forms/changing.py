"""A new version of a ruling: what the officer fills in, and the second person's answer."""

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar

from netra.cases.forms.moves import MoveForm
from netra.cases.forms.ruling import RulingForm
from netra.cases.services import Order
from netra.reports.fields import DayField, text_field

_AFTER = "Belum ada yang berubah. Rekan yang tidak menyusun kajiannya memeriksa dan mengesahkan usul ini."


class CorrectionForm(RulingForm):
    """`ruling`: what the ruling in force says; the page begins with it."""

    heading = "Apa isi putusan yang benar?"
    lead = (
        "Untuk salah ketik, salah centang, atau terlapor yang tertukar: isinya harus sama dengan yang "
        "diputus pleno. Pleno yang memutus lain bukan koreksi."
    )
    after = _AFTER
    button = "Usulkan koreksi"
    reason = text_field(
        "Apa yang keliru, dan dari mana Anda tahu?",
        limit=4_000,
        lines=3,
        required=True,
        empty="Tulis apa yang keliru. Alasan disegel bersama berkas.",
        help_text="Misalnya: berita acara pleno halaman 2 menyebut kode etik, yang tercentang disiplin.",
    )
    FIRST: ClassVar[tuple[str, ...]] = ()

    def __init__(self, *args: Any, ruling: Mapping[str, Any] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.update(self._beginning(ruling or {}))
        asked = [name for name in self.fields if name not in (*self.FIRST, "reason")]
        self.order_fields([*self.FIRST, *asked, "reason"])

    def _beginning(self, ruling: Mapping[str, Any]) -> dict[str, Any]:
        of = ruling.get("of", {})
        begins = _as_typed("kinds", "reasons", ruling.get("verdicts", {}))
        for number, (nonce, _) in enumerate(self.people, 1):
            begins |= _as_typed(f"kinds-{number}", f"reasons-{number}", of.get(nonce, {}))
        return begins

    @property
    def order(self) -> Order | None:
        """The order that the new version rests on; None for a slip of the pen."""
        return None


class OrderForm(CorrectionForm):
    """A higher body's order, and what the ruling says since."""

    heading = "Apa yang diperintahkan badan di atas?"
    lead = (
        "Misalnya Bawaslu di atas, DKPP, atau pengadilan. Salin perintahnya apa adanya, lalu isi putusan "
        "sesudah perintah itu."
    )
    button = "Usulkan perubahan"
    reason = text_field(
        "Apa bunyi perintahnya?", limit=4_000, lines=4, required=True, empty="Tulis apa yang diperintahkan."
    )
    body = text_field("Badan yang memerintahkan", limit=160, required=True, empty="Tulis nama badannya.")
    number = text_field("Nomor perintah atau putusannya", limit=120, required=True, empty="Tulis nomornya.")
    on = DayField("Tanggalnya", empty="Tulis tanggalnya.")
    FIRST = ("body", "number", "on")

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if (day := data.get("on")) and day > self.today:
            self.add_error("on", "Tanggal ini belum tiba.")
        return data

    @property
    def order(self) -> Order:
        told = self.cleaned_data
        return Order(told["body"], told["number"], told["on"])


class DeclineForm(MoveForm):
    """Why a proposed change is not made."""

    reason = text_field(
        "Alasan", limit=4_000, lines=3, required=True, empty="Tulis mengapa usul ini tidak dijalankan."
    )


def _as_typed(kinds: str, reasons: str, verdicts: Mapping[str, str]) -> dict[str, Any]:
    return {kinds: list(verdicts), reasons: "\n\n".join(dict.fromkeys(verdicts.values()))}
