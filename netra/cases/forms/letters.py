"""What an officer fills in for a letter. The case fills in the rest."""

from collections.abc import Mapping, Sequence
from datetime import date, time
from types import MappingProxyType
from typing import Any, TypeVar

from django import forms

from netra.cases import letters
from netra.cases.forms.hearing import ClarificationForm, ask_who, offer_people, which_respondent
from netra.cases.forms.moves import MoveForm
from netra.cases.respondents import Told
from netra.cases.services.ways import Way
from netra.letters.kinds import DATE, HOUR, Field, PaperKind, kinds
from netra.reports.fields import CLOCK, DayField, text_field

OWN_WORDS = (
    "Bagian ini memakai kata-kata pelapor: “{}”. Tulis dengan kata sendiri, supaya pelapor tidak dikenali "
    "dari caranya menulis. Bila ini kutipan unggahan atau nama unit, centang di bawah."
)
NAMES_ANOTHER = "Bagian ini menyebut terlapor lain: “{}”. Penerimanya tidak memerlukannya: hapus bagian itu."
_LAST = ("signer_position", "signer_name", "signer_nip", "quoted")
_NIP_SIGNS = 18
F = TypeVar("F", bound="PaperForm")


def _place_field() -> forms.CharField:
    return text_field("Kota penerima", limit=60, help_text="Tercetak sesudah “di”. Boleh kosong.")


class HourField(forms.CharField):
    """ "13.00" or "13:00" as a time of day."""

    def __init__(self, label: str) -> None:
        super().__init__(
            label=label,
            max_length=12,
            help_text="Misalnya 13.00.",
            widget=forms.TextInput(attrs={"inputmode": "decimal"}),
            error_messages={"required": "Tulis jamnya.", "max_length": "Tulis jamnya, misalnya 13.00."},
        )

    def clean(self, value: Any) -> time:
        told = CLOCK.fullmatch(super().clean(value).strip())
        if told is None or int(told[1]) > 23 or int(told[2]) > 59:
            raise forms.ValidationError("Tulis jam yang ada, misalnya 13.00.")
        return time(int(told[1]), int(told[2]))


class PaperForm(MoveForm):
    """One official letter's page, of any room. `told` is what goes into the letter."""

    button = "Terbitkan surat"
    after = "Surat bernomor, disimpan tersegel, dan tidak dapat diubah. Yang keliru diganti surat baru."
    nonce = forms.UUIDField(widget=forms.HiddenInput)
    signer_name = text_field(
        "Nama penanda tangan",
        limit=120,
        help_text="Boleh kosong: ditulis tangan. Tersegel bersama surat, tidak disimpan di tempat lain.",
    )
    signer_nip = text_field(
        "NIP penanda tangan", limit=30, help_text="18 angka. Boleh kosong.", inputmode="numeric"
    )

    def __init__(
        self,
        *args: Any,
        kind: letters.LetterKind | PaperKind,
        today: date,
        people: Sequence[tuple[str, str]] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        offer_people(self, people)
        self.kind, self.today = kind, today
        self.order_fields([*(name for name in self.fields if name not in _LAST), *_LAST])

    @property
    def visible(self) -> list[forms.BoundField]:
        """The fields to show."""
        return list(self.visible_fields())

    @property
    def told(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name not in ("nonce", "quoted")}

    def clean_signer_nip(self) -> str:
        """Eighteen figures, however they were spaced, as they are printed: 8, 6, 1, 3."""
        figures = "".join(self.cleaned_data["signer_nip"].split())
        if figures and not (figures.isdecimal() and figures.isascii() and len(figures) == _NIP_SIGNS):
            raise forms.ValidationError(f"NIP berisi {_NIP_SIGNS} angka.")
        return " ".join((figures[:8], figures[8:14], figures[14:15], figures[15:])) if figures else ""

    def clean(self) -> dict[str, Any]:
        data = ask_who(self, super().clean() or {})
        self.refuse_passed(data)
        return data

    def refuse_passed(self, data: dict[str, Any]) -> None:
        """What a letter announces is still to come; minutes tell what was."""
        day = data.get("on") or data.get("until")
        if day and day < self.today and not self.kind.is_record:
            self.add_error("on" if "on" in self.fields else "until", "Tanggal ini sudah lewat.")


class LetterForm(PaperForm):
    """A letter of a case; one that leaves is compared with what the reporter wrote (`reporter_wrote`), which
    is never stored with it.

    `track` and `way`: which way the ruling goes with it. `people`: every respondent by nonce; nothing that
    goes to one of them, or this way, names somebody whom it is not about.
    """

    track = forms.CharField(required=False, widget=forms.HiddenInput)
    quoted = forms.BooleanField(
        label="Ini kutipan unggahan atau nama unit, bukan cerita pelapor",
        required=False,
        widget=forms.CheckboxInput,
    )
    _echoed = False

    def __init__(
        self,
        *args: Any,
        reporter_wrote: list[str],
        way: Way | None = None,
        respondents: Mapping[str, Told] = MappingProxyType({}),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.reporter_wrote, self.way, self.respondents = reporter_wrote, way, respondents

    @property
    def visible(self) -> list[forms.BoundField]:
        """The fields to show: the one about quotations only where something was found."""
        asked = bool(self.is_bound and (self.data.get("quoted") or self._echoed))
        return [bound for bound in self.visible_fields() if bound.name != "quoted" or asked]

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if self.kind.leaves and not data.get("quoted"):
            self._refuse_echoes(data)
        self._refuse_others(data)
        return data

    def _refuse_others(self, data: dict[str, Any]) -> None:
        own, others = self._whom_about(data)
        for name, value in [*data.items()] if others else ():
            another = who_else(value, others, own) if isinstance(value, str) and name not in _NOT_SAID else ""
            if another:
                self.add_error(name, NAMES_ANOTHER.format(another))

    def _whom_about(self, data: dict[str, Any]) -> tuple[Told | None, list[Told]]:
        """Whom this letter may name, and whom it may not. What somebody said of others stays in the minutes
        that they sign: it is theirs."""
        if self.way:
            return self.way.who, list(self.way.others)
        which = data.get("which", "") or self._restored(data)
        if self.kind.is_record or which not in self.respondents:
            return None, []
        return self.respondents[which], [told for nonce, told in self.respondents.items() if nonce != which]

    def _restored(self, data: dict[str, Any]) -> str:
        """The only one of several whose name a letter restores, as its field `who` names them."""
        found = [nonce for nonce, told in self.respondents.items() if told.named_in(data.get("who", ""))]
        return found[0] if self.kind.code == "pemulihan" and len(found) == 1 else ""

    def _refuse_echoes(self, data: dict[str, Any]) -> None:
        for name, value in list(data.items()):
            echo = letters.echo_of(value, self.reporter_wrote) if isinstance(value, str) else ""
            if echo:
                self._echoed = True
                self.add_error(name, OWN_WORDS.format(echo))


_NOT_SAID = ("track", "which", "party", "nonce", "quoted")


def who_else(words: str, others: Sequence[Told], own: Told | None) -> str:
    """By what these words name one of `others`; "" where they name none of them."""
    position = own.position if own else ""
    return next((named for each in others if (named := each.named_in(words, position))), "")


class ReceiptLetterForm(LetterForm):
    heading = "Tanda terima laporan"
    lead = "Nomor, tanggal, dan pokok laporan diambil dari berkas. Nama pelapor tidak ditulis."


class MissingLetterForm(LetterForm):
    heading = "Apa yang masih kurang dari laporan ini?"
    lead = "Pelapor tanpa nama hanya terjangkau lewat halaman laporannya: tanyakan juga di sana."
    missing = text_field(
        "Yang perlu dilengkapi",
        limit=4_000,
        lines=4,
        required=True,
        empty="Tulis satu hal di tiap baris.",
        help_text="Satu hal di tiap baris.",
    )
    until = DayField("Paling lambat", empty="Tulis sampai kapan.")


class SummonsForm(LetterForm):
    heading = "Siapa yang diundang, kapan, dan tentang apa?"
    lead = "Terlapor belum dinyatakan melanggar. Tulis dugaannya dengan netral dan singkat."
    after = "Undangan tercatat di klarifikasi dengan nomor surat. " + LetterForm.after
    party = forms.ChoiceField(
        label="Diundang sebagai",
        widget=forms.RadioSelect,
        choices=ClarificationForm.PARTIES,
        error_messages=dict.fromkeys(("required", "invalid_choice"), "Pilih pihaknya."),
    )
    which = which_respondent()
    to = text_field(
        "Kepada",
        limit=300,
        lines=2,
        required=True,
        empty="Tulis jabatan dan unitnya.",
        help_text="Jabatan dan unit, bukan cerita. Baris baru bila perlu.",
    )
    to_place = _place_field()
    on = DayField("Tanggal", empty="Tulis tanggalnya.")
    hour = HourField("Jam")
    place = text_field("Tempat", limit=160, required=True, empty="Tulis tempatnya.")
    meet = text_field("Menemui", limit=120)
    bring = text_field("Membawa", limit=200)
    allegation = text_field(
        "Pokok dugaan",
        limit=1_500,
        lines=4,
        required=True,
        empty="Tulis apa yang diduga, kapan, dan di mana.",
        help_text="Dengan kata Anda sendiri. Pelapor dapat dikenali dari kata-katanya.",
    )
    norm = text_field("Norma yang diuji", limit=200)


class MinutesLetterForm(LetterForm):
    heading = "Berita acara siapa yang dicetak?"
    lead = "Untuk dibaca, diralat, dan ditandatangani oleh yang memberi keterangan."
    party = SummonsForm.base_fields["party"]
    which = which_respondent()
    who = text_field(
        "Nama atau jabatan", limit=160, required=True, empty="Tulis siapa yang memberi keterangan."
    )
    on = DayField("Tanggal klarifikasi", empty="Tulis tanggalnya.")
    hour = HourField("Jam")
    place = text_field("Tempat", limit=160, required=True, empty="Tulis tempatnya.")
    minutes = text_field("Keterangan", limit=20_000, lines=10, required=True, empty="Tulis keterangannya.")


class ReferralLetterForm(LetterForm):
    heading = "Kepada siapa hasilnya diteruskan?"
    lead = "Satu surat untuk satu penerima, tentang satu terlapor. Sebut hanya yang mereka perlukan."
    to = text_field("Kepada", limit=300, lines=2, required=True, empty="Tulis penerimanya.")
    to_place = _place_field()
    respondent = text_field("Jabatan terlapor", limit=160, required=True, empty="Tulis jabatannya.")
    summary = text_field(
        "Ringkasan hasil penanganan",
        limit=8_000,
        lines=6,
        required=True,
        empty="Tulis ringkasannya.",
        help_text="Fakta dan pertimbangan, dengan kata Anda sendiri. Tidak ada tentang pelapor.",
    )
    enclosure = text_field("Lampiran", limit=60, help_text="Misalnya: 1 berkas kajian.")


class StatusLetterForm(LetterForm):
    heading = "Apa yang disampaikan kepada pelapor?"
    lead = "Hasilnya diambil dari putusan. Tambahkan alasan singkat yang boleh diketahui pelapor."
    reasons = text_field(
        "Alasan", limit=4_000, lines=5, required=True, empty="Tulis alasannya dengan singkat."
    )


def form_of_kind(code: str, base: type[F]) -> type[F]:
    """The page of a kind whose fields are data."""
    kind = kinds()[code]
    fields = {field.name: _made(field) for field in kind.fields}
    about = {"heading": kind.label, "lead": kind.lead}
    return type(f"{code.title().replace('-', '')}Form", (base,), fields | about)


def _made(field: Field) -> forms.Field:
    if field.kind == DATE:
        return DayField(field.label, empty=field.empty, help_text=field.help)
    if field.kind == HOUR:
        return HourField(field.label)
    return text_field(
        field.label,
        limit=field.limit,
        lines=field.lines,
        required=field.required,
        empty=field.empty,
        help_text=field.help,
    )


_SHARED = ("kajian", "rujukan-bkn", "tindak-lanjut", "pengantar", "ralat", "pemulihan")
FORMS: dict[str, type[LetterForm]] = {
    "tanda-terima": ReceiptLetterForm,
    "kelengkapan": MissingLetterForm,
    "undangan": SummonsForm,
    "berita-acara": MinutesLetterForm,
    "penerusan": ReferralLetterForm,
    "status": StatusLetterForm,
    **{code: form_of_kind(code, LetterForm) for code in _SHARED},
}
