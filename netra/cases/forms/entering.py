"""What an officer writes down for somebody, or found: the questions of the public door on one page."""

from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID

from django import forms

from netra import law
from netra.agencies import queries as agencies
from netra.agencies.models import Government
from netra.reports import lifecycle as public
from netra.reports.fields import PastDateField, refuse_hours_that_no_day_has, text_field
from netra.reports.forms import EvidenceStep
from netra.reports.submission import ANONYMOUS, CONFIDENTIAL, NAMED, Identity, Submission

ORIGINS = tuple((key, label) for key, label in public.ORIGINS.items() if key != public.DOOR)
MEANING = {
    public.COUNTER: "Pelapor datang atau berkirim surat. Ia mendapat tanda terima delapan kata.",
    public.FINDING: "Dilihat sendiri oleh pengawas. Menjadi temuan saat diregistrasi.",
    public.REFERRAL: "Surat dari Bawaslu lain, KPU, kepolisian, atau lembaga lain.",
    public.MEDIA: "Terbaca di media atau halaman umum. Ditelusuri lebih dahulu.",
    public.SELF: "Pegawai menceritakan perbuatannya sendiri. Menjadi informasi awal, dengan tanda terima.",
}
OWNED = frozenset({public.COUNTER, public.SELF})
_FROM = {
    public.REFERRAL: "Tulis lembaga dan nomor suratnya.",
    public.MEDIA: "Tulis nama media atau alamat halamannya.",
}
_OWNED = ("name", "address", "contact")


class EnterForm(forms.Form):
    """One page for every way in but the public door. `submission()` is what it tells."""

    heading = "Catat yang masuk di luar Netra"
    lead = "Laporan langsung, temuan, penerusan, informasi awal, atau lapor diri. Semuanya disegel."
    button = "Segel dan catat"

    seed = forms.UUIDField(widget=forms.HiddenInput)
    origin = forms.ChoiceField(
        label="Dari mana asalnya",
        widget=forms.RadioSelect,
        choices=ORIGINS,
        error_messages={"required": "Pilih asalnya.", "invalid_choice": "Pilih salah satu dari daftar ini."},
    )
    source = text_field(
        "Sumber", limit=300, help_text="Nomor surat dan lembaga, nama media, atau kegiatan pengawasan."
    )
    act = forms.ChoiceField(
        label="Perbuatan yang diduga",
        error_messages={"required": "Pilih yang paling mirip.", "invalid_choice": "Pilih dari daftar ini."},
    )
    story = text_field(
        "Uraian",
        limit=20_000,
        lines=8,
        required=True,
        empty="Uraiannya masih kosong.",
        help_text="Siapa diduga melakukan apa. Kutip seperlunya, tanpa menyimpulkan.",
    )
    happened_on = PastDateField(label="Kapan terjadi", help_text="Boleh kosong bila belum diketahui.")
    happened_time = text_field(
        "Jam, bila diketahui", limit=40, help_text="Contoh: 07.30", validators=[refuse_hours_that_no_day_has]
    )
    place = text_field("Di mana", limit=300)
    position = text_field("Jabatan terlapor", limit=200)
    agency = forms.ChoiceField(
        label="Kantor atau dinas terlapor",
        required=False,
        error_messages={"invalid_choice": "Kantor ini tidak ada dalam daftar."},
    )
    unit = text_field("Bagian atau unit", limit=200)
    respondent_name = text_field("Nama terlapor, bila diketahui", limit=200, autocomplete="off")
    known_how = forms.ChoiceField(
        label="Diketahui karena",
        required=False,
        choices=[
            ("", "Pilih bila jelas"),
            ("saw", "Dilihat atau didengar sendiri"),
            ("online", "Terlihat di internet"),
            ("told", "Diberi tahu pihak lain"),
        ],
        error_messages={"invalid_choice": "Pilih dari daftar ini."},
    )
    known_on = PastDateField(label="Diketahui sejak", help_text="Batas waktunya dihitung dari hari itu.")
    witnesses = text_field("Saksi", limit=1_000, lines=2)
    evidence = text_field("Bukti yang ada", limit=5_000, lines=3)
    links = text_field("Tautan, satu per baris", limit=3_000, lines=2)
    choice = forms.ChoiceField(
        label="Pelapor",
        required=False,
        widget=forms.RadioSelect,
        choices=[
            (CONFIDENTIAL, "Dengan nama, dirahasiakan"),
            (NAMED, "Dengan nama"),
            (ANONYMOUS, "Tanpa nama"),
        ],
        error_messages={"invalid_choice": "Pilih salah satu dari daftar ini."},
    )
    name = text_field("Nama lengkap pelapor", limit=200, autocomplete="off")
    address = text_field("Alamat pelapor", limit=400, lines=2, autocomplete="off")
    contact = text_field("Nomor telepon atau surel pelapor", limit=200, autocomplete="off")

    def __init__(self, *args: Any, government: Government, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        acts = law.rulebook().acts
        listed = agencies.reportable_agencies(government, today).values_list("code", "name")
        offered = {
            "act": [("", "Pilih yang paling mirip"), *((key, act.label) for key, act in acts.items())],
            "agency": [("", "Belum disebut"), *listed],
        }
        for name, choices in offered.items():
            self.fields[name].choices = choices  # type: ignore[attr-defined]
        for field in self.fields.values():
            if isinstance(field, PastDateField):
                field.today = today

    clean_links = EvidenceStep.clean_links

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for field, message in self._gaps(data):
            if field not in self.errors:
                self.add_error(field, message)
        if data.get("origin") not in OWNED or data.get("choice") == ANONYMOUS:
            data.update(dict.fromkeys(_OWNED, ""))  # typed, then another way in was chosen: never kept
        return data

    def _gaps(self, data: dict[str, Any]) -> Iterator[tuple[str, str]]:
        """What this way in needs besides, by field."""
        origin = data.get("origin")
        if origin in _FROM and not data.get("source"):
            yield "source", _FROM[origin]
        if origin == public.FINDING and not data.get("known_on"):
            yield "known_on", "Tulis hari pengawas menemukannya: batas waktunya dihitung dari sana."
        if origin == public.SELF:
            yield from self._gaps_of_oneself(data)
        if origin == public.COUNTER:
            yield from self._gaps_at_the_counter(data)

    def _gaps_at_the_counter(self, data: dict[str, Any]) -> Iterator[tuple[str, str]]:
        if not data.get("choice"):
            yield "choice", "Tanyakan kepada pelapor, lalu pilih."
        elif data["choice"] != ANONYMOUS:
            for name, message in (("name", "Tulis nama pelapor."), ("address", "Tulis alamat pelapor.")):
                if not data.get(name):
                    yield name, f"{message} Laporan resmi memerlukannya."

    def _gaps_of_oneself(self, data: dict[str, Any]) -> Iterator[tuple[str, str]]:
        """Who tells of their own slip says who they are; whether others may know stays their choice."""
        if data.get("choice") not in (CONFIDENTIAL, NAMED):
            yield "choice", "Lapor diri memerlukan nama. Ia dapat meminta namanya dirahasiakan."
        if not data.get("name"):
            yield "name", "Tulis nama pegawai yang melapor."

    @property
    def seed_bytes(self) -> bytes:
        """What the receipt follows from: the same page sent twice is one report."""
        seed: UUID = self.cleaned_data["seed"]
        return seed.bytes

    def submission(self) -> Submission:
        """What was written down, as the public door would have it."""
        told = self.cleaned_data
        is_owned = told["origin"] in OWNED
        identity = Identity(told["choice"], *(told[each] for each in _OWNED)) if is_owned else Identity()
        kept = {k: v for k, v in told.items() if k not in (*_OWNED, "seed", "origin", "choice", "agency")}
        return Submission(**kept, agency_code=told["agency"], identity=identity)
