"""Forms whose choices come from the rulebook: the referral, the proposal, the decision."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms

from netra import law
from netra.cases.forms import MoveForm
from netra.discipline import catalogue, lifecycle
from netra.discipline.forms.moves import REASON, SeenForm, letter_field
from netra.discipline.forms.neutral import refuse_prejudging
from netra.discipline.referral import Referral
from netra.discipline.services import Decision
from netra.law import Sanction
from netra.reports.fields import DayField, text_field


class ReferralForm(MoveForm):
    """A referral on paper: what its letter says, in neutral words. There is no field for a reporter."""

    heading = "Catat penerusan yang masuk"
    button = "Catat perkara"
    employment = forms.ChoiceField(
        label="Status kepegawaian terperiksa",
        widget=forms.RadioSelect,
        choices=list(lifecycle.EMPLOYMENT_LABELS.items()),
        error_messages={"required": "Pilih statusnya.", "invalid_choice": "Pilih dari daftar ini."},
    )
    received_on = DayField("Surat diterima", empty="Isi tanggalnya.")
    sender = text_field(
        "Pengirim", limit=120, required=True, empty="Tulis lembaga pengirimnya.", help_text="Misalnya BKN."
    )
    letter = letter_field()
    respondent = text_field("Nama terperiksa", limit=120, required=True, empty="Tulis namanya.")
    position = text_field("Jabatan", limit=120, required=True, empty="Tulis jabatannya.")
    agency = forms.ChoiceField(
        label="Perangkat daerah",
        required=False,
        help_text="Petugas yang punya kepentingan di sana tidak mendapat kunci perkara ini.",
        error_messages={"invalid_choice": "Pilih dari daftar ini."},
    )
    unit = text_field("Unit, sekolah, puskesmas, atau desa", limit=120, help_text="Boleh kosong.")
    allegation = text_field(
        "Dugaan, dengan kata-kata netral",
        help_text="Ini yang dibaca terperiksa. Jangan menyalin kata-kata pelapor atau menyebut pelapor.",
        limit=10_000,
        lines=5,
        required=True,
        empty="Tulis dugaannya.",
        validators=[refuse_prejudging],
    )
    recommendation = text_field("Isi rekomendasi pengirim", limit=10_000, lines=3, help_text="Boleh kosong.")

    def __init__(self, *args: Any, agencies: list[tuple[str, str]], today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agency"].choices = [("", "Tidak ada di daftar"), *agencies]  # type: ignore[attr-defined]
        self.today = today

    def clean_received_on(self) -> date:
        day: date = self.cleaned_data["received_on"]
        if day > self.today:
            raise forms.ValidationError("Tanggalnya belum terjadi.")
        if day.year < self.today.year - 5:
            raise forms.ValidationError("Tanggalnya lebih dari lima tahun lalu. Periksa tahunnya.")
        return day

    @property
    def referral(self) -> Referral:
        return Referral(**self.cleaned_data)


class ProposeForm(SeenForm):
    """The result of the examination: the norms decide the range, nobody picks a sanction here."""

    heading = "Apa hasil pemeriksaannya?"
    lead = "Pilih aturan yang menurut pemeriksaan dilanggar, atau tidak satu pun bila tidak ada pelanggaran."
    after = (
        "Rentang hukuman diambil seluruhnya dari katalog untuk status ini. Usul ini tidak memilih "
        "satu hukuman; yang memutus petugas lain bersama pejabat yang berwenang."
    )
    button = "Ajukan hasil pemeriksaan"
    findings = text_field("Fakta", limit=20_000, lines=6, required=True, empty="Tulis faktanya.")
    norms = forms.MultipleChoiceField(
        label="Aturan yang menurut pemeriksaan dilanggar",
        help_text="Kosongkan bila tidak ada.",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": "Pilih dari daftar ini."},
    )
    reason = text_field("Pertimbangan", limit=20_000, lines=5, required=True, empty=REASON)

    def __init__(self, *args: Any, employment: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found = catalogue.norms_for(employment)
        choices = [(norm.id, catalogue.norm_words(norm.id, employment)) for norm in found]
        self.fields["norms"].choices = choices  # type: ignore[attr-defined]


class DecideForm(SeenForm):
    """The competent authority's decision, recorded by another officer than who examined."""

    heading = "Apa keputusan pejabat yang berwenang?"
    lead = "Rentang usul membantu, tidak mengikat. Pejabatlah yang memutus, dengan alasan."
    after = "Keputusan harus disampaikan kepada terperiksa; tenggatnya dihitung dari tanggal keputusan."
    button = "Catat keputusan"
    sanction = forms.ChoiceField(
        label="Hukuman",
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih hukumannya.", "invalid_choice": "Pilih dari daftar ini."},
    )
    authority = forms.ChoiceField(
        label="Pejabat yang memutus",
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih pejabatnya.", "invalid_choice": "Pilih dari daftar ini."},
    )
    letter = letter_field("Nomor keputusan")
    decided_on = DayField("Tanggal keputusan", empty="Isi tanggalnya.")
    reason = text_field("Alasan keputusan", limit=20_000, lines=6, required=True, empty=REASON)

    def __init__(self, *args: Any, employment: str, proposed: Iterable[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        inside = set(proposed)
        offered = sorted(catalogue.sanctions_for(employment), key=lambda one: one.id not in inside)
        self.fields["sanction"].choices = [  # type: ignore[attr-defined]
            (one.id, _offered(one, one.id in inside)) for one in offered
        ]
        authorities: dict[str, str] = {}
        for one in offered:
            authorities |= catalogue.authorities_of(one.id)
        self.fields["authority"].choices = list(authorities.items())  # type: ignore[attr-defined]

    @property
    def arguments(self) -> dict[str, Any]:
        told = dict(self.cleaned_data)
        return {"seen": told.pop("seen"), "decision": Decision(**told)}


class AmendForm(DecideForm):
    heading = "Keputusan mana yang menggantikan?"
    after = "Keputusan baru disampaikan lagi, dan tenggatnya dihitung dari awal."


def _offered(one: Sanction, is_inside: bool) -> str:
    beside = "" if is_inside else ", di luar rentang usul"
    return f"{one.name} ({law.rulebook().cite(one.basis)}){beside}"
