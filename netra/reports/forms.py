"""The questions of the public door, one form per page, with plain messages at the field."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from netra import law
from netra.agencies import queries as agencies
from netra.agencies.models import Government
from netra.reports import routing
from netra.reports.fields import PastDateField, refuse_hours_that_no_day_has, text_field
from netra.reports.submission import ANONYMOUS, CONFIDENTIAL, NAMED

WIZARD_ACTS = (
    "medsos_posting_like_share",
    "ajakan_himbauan_dukungan",
    "mobilisasi_asn_bawahan",
    "hadir_kampanye_deklarasi",
    "foto_bersama_simbol_jari",
    "penggunaan_fasilitas_negara",
    "pembagian_uang_barang",
    "diskriminasi_layanan",
    "lainnya",
)
SERVICE_ACT = "diskriminasi_layanan"
OTHER_ACT = "lainnya"


class Step(forms.Form):
    """One page of the wizard. `heading` is the question; `slug` its address."""

    slug = ""
    heading = ""
    lead = ""
    is_narrative = False
    """Whether its free text may give the reporter away: the page then looks for hints while they write."""
    required_css_class = ""

    def __init__(self, *args: Any, government: Government, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        self.government = government
        self.today = today
        for field in self.fields.values():
            if isinstance(field, PastDateField):
                field.today = today

    def answers(self) -> dict[str, Any]:
        """The cleaned answers as plain JSON types, for the encrypted draft."""
        return {k: v.isoformat() if isinstance(v, date) else v for k, v in self.cleaned_data.items()}


class ActStep(Step):
    slug = "apa"
    heading = "Apa yang Anda lihat atau alami?"
    lead = "Pilih yang paling mirip. Petugas akan memeriksanya lagi."
    act = forms.ChoiceField(
        label="Perbuatan",
        help_text=lead,
        widget=forms.RadioSelect,
        error_messages={
            "required": "Pilih satu yang paling mirip, atau “Lainnya”.",
            "invalid_choice": "Pilih salah satu dari daftar ini.",
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        acts = law.rulebook().acts
        self.fields["act"].choices = [(key, acts[key].label) for key in WIZARD_ACTS]  # type: ignore[attr-defined]
        self.descriptions = {key: acts[key].description for key in WIZARD_ACTS}
        self.points = {key: [("minus", each) for each in acts[key].examples] for key in WIZARD_ACTS}
        self.points[OTHER_ACT] = [("minus", act.label) for key, act in acts.items() if key not in WIZARD_ACTS]


def offices_to_name(step: Step) -> list[tuple[str, str]]:
    """The agencies that a report may name, as choices."""
    listed = agencies.reportable_agencies(step.government, step.today)
    return [("", "Pilih kantor"), *listed.values_list("code", "name")]


class StoryStep(Step):
    slug = "cerita"
    is_narrative = True
    heading = "Ceritakan apa yang terjadi"
    lead = "Tulis seperti bercerita kepada teman. Jabatan sudah cukup, nama tidak wajib."
    story = text_field(
        "Cerita Anda",
        limit=20_000,
        lines=9,
        required=True,
        empty="Ceritanya masih kosong. Beberapa kalimat saja sudah cukup.",
        help_text="Siapa melakukan apa, dan apa akibatnya. Jangan tulis hal yang menunjukkan siapa Anda.",
    )


class WhenWhereStep(Step):
    slug = "kapan-di-mana"
    heading = "Kapan dan di mana kejadiannya?"
    lead = "Kira-kira pun boleh. Petugas dapat bertanya lagi."
    happened_on = PastDateField(
        label="Kapan", help_text="Contoh: 28 Oktober 2024. Boleh kosong bila tidak ingat."
    )
    happened_time = text_field(
        "Jam, bila ingat",
        limit=40,
        help_text="Boleh kosong, boleh kira-kira. Contoh: 07.30, atau sesudah magrib",
        validators=[refuse_hours_that_no_day_has],
    )
    place = text_field(
        "Di mana",
        limit=300,
        help_text="Nama kelurahan, kantor, acara, atau grup percakapan sudah cukup.",
    )
    place_unknown = forms.BooleanField(label="Saya tidak tahu persis tempatnya", required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not data.get("place") and not data.get("place_unknown") and "place" not in self.errors:
            self.add_error("place", "Tempatnya masih kosong. Tulis nama kantor, acara, atau grup.")
        return data


class WhoStep(Step):
    slug = "siapa"
    heading = "Siapa yang melakukannya?"
    lead = "Jabatan dan kantornya sudah cukup. Tidak perlu tahu NIP atau pangkat."
    position = text_field("Jabatan", limit=200, help_text="Contoh: kepala seksi, guru, petugas loket.")
    agency = forms.ChoiceField(
        label="Kantor atau dinas",
        required=False,
        help_text="Pilih yang paling dekat. Kosongkan bila tidak tahu.",
        error_messages={"invalid_choice": "Kantor ini tidak ada dalam daftar. Pilih lagi atau kosongkan."},
    )
    unit = text_field("Bagian atau unit, bila tahu", limit=200)
    respondent_name = text_field("Nama, bila tahu dan bersedia", limit=200, autocomplete="off")
    who_unknown = forms.BooleanField(label="Saya tidak tahu siapa orangnya", required=False)
    is_my_superior = forms.BooleanField(label="Ia atasan saya, langsung atau tidak langsung", required=False)
    not_for = forms.MultipleChoiceField(
        label="Jabatan ini tidak boleh membaca laporan saya",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Kami tidak menampilkan nama petugas. Pilihan ini ikut disegel.",
        error_messages={
            "invalid_choice": "Jabatan ini tidak ada dalam daftar. Mungkin berganti nama: tandai lagi."
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agency"].choices = offices_to_name(self)  # type: ignore[attr-defined]
        self.fields["not_for"].choices = routing.positions_in(self.government)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        told = any(
            data.get(name) for name in ("position", "agency", "unit", "respondent_name", "who_unknown")
        )
        if not told and not self.errors:
            self.add_error("position", "Tulis jabatannya, atau centang “Saya tidak tahu siapa orangnya”.")
        if data.get("not_for") and not self.errors and self._nobody_left(data):
            self.add_error(
                "not_for",
                "Dengan pilihan ini tidak ada yang dapat membacanya. Sisakan satu jabatan.",
            )
        return data

    def _nobody_left(self, data: dict[str, Any]) -> bool:
        agency = agencies.agency_named(self.government, data.get("agency", ""))
        marked = data["not_for"]
        return not routing.readers_for(government=self.government, agency=agency, marked=marked).officers


class SourceStep(Step):
    slug = "tahu-dari-mana"
    is_narrative = True
    heading = "Bagaimana Anda mengetahuinya?"
    lead = "Batas waktu melapor dihitung sejak hari Anda tahu."
    known_how = forms.ChoiceField(
        label="Saya tahu karena",
        widget=forms.RadioSelect,
        choices=[
            ("saw", "Melihat atau mendengar sendiri"),
            ("online", "Melihatnya di internet atau grup percakapan"),
            ("told", "Diberi tahu orang lain"),
        ],
        error_messages={
            "required": "Pilih salah satu.",
            "invalid_choice": "Pilih salah satu dari daftar ini.",
        },
    )
    known_on = PastDateField(
        label="Sejak kapan Anda tahu", help_text="Boleh kosong bila sama dengan hari kejadian."
    )
    witnesses = text_field(
        "Adakah saksi lain",
        limit=1_000,
        lines=3,
        help_text="Boleh kosong. Cukup jabatan atau perannya, misalnya “dua orang di loket”.",
    )


class EvidenceStep(Step):
    slug = "bukti"
    is_narrative = True
    heading = "Apa buktinya?"
    lead = "Boleh kosong. Laporan tetap dibaca, dan petugas dapat bertanya lagi."
    evidence = text_field(
        "Ceritakan bukti yang Anda punya",
        limit=5_000,
        lines=5,
        help_text="Misalnya tangkapan layar, rekaman, atau surat. Simpan aslinya baik-baik.",
    )
    links = text_field(
        "Tautan, satu per baris",
        limit=3_000,
        lines=3,
        help_text="Alamat unggahan atau halaman. Contoh: https://contoh.id/unggahan",
    )

    def clean_links(self) -> list[str]:
        lines = [
            line.strip() for line in str(self.cleaned_data.get("links", "")).splitlines() if line.strip()
        ]
        if len(lines) > 20:
            raise ValidationError("Paling banyak 20 tautan. Sisanya tulis dalam cerita.")
        for number, line in enumerate(lines, 1):
            if not line.startswith(("https://", "http://")) or " " in line:
                raise ValidationError(f"Baris {number} bukan alamat halaman. Mulai dengan https://")
        return lines


class IdentityStep(Step):
    slug = "nama"
    heading = "Apakah Anda ingin menyebut nama?"
    lead = "Ketiganya sama-sama dibaca dan ditindaklanjuti. Pilih yang membuat Anda tenang."
    choice = forms.ChoiceField(
        label="Pilihan Anda",
        help_text=lead,
        widget=forms.RadioSelect,
        choices=[
            (ANONYMOUS, "Tanpa nama"),
            (CONFIDENTIAL, "Dengan nama, dirahasiakan"),
            (NAMED, "Dengan nama"),
        ],
        error_messages={
            "required": "Pilih salah satu.",
            "invalid_choice": "Pilih salah satu dari daftar ini.",
        },
    )
    name = text_field("Nama lengkap", limit=200, autocomplete="off")
    address = text_field("Alamat", limit=400, lines=2, autocomplete="off")
    contact = text_field("Nomor telepon atau surel, bila bersedia", limit=200, autocomplete="off")
    points = {  # noqa: RUF012 - read by the template only
        ANONYMOUS: (
            ("eye-off", "Kami tidak meminta dan tidak menyimpan siapa Anda."),
            ("key-round", "Anda tetap dapat menjawab pertanyaan lewat delapan kata tanda terima."),
            ("search", "Menjadi informasi awal, yang dapat diangkat Bawaslu menjadi temuan."),
        ),
        CONFIDENTIAL: (
            ("lock-keyhole", "Nama disegel. Petugas membukanya hanya dengan alasan tertulis."),
            ("eye-off", "Tidak diberitahukan kepada yang dilaporkan."),
            ("clipboard-check", "Menjadi laporan resmi bila syarat lainnya terpenuhi."),
        ),
        NAMED: (
            ("lock-keyhole", "Nama disegel. Petugas membukanya hanya dengan alasan tertulis."),
            ("user-check", "Bawaslu dapat memanggil Anda sebagai pelapor dan meminta tanda tangan."),
            ("clipboard-check", "Menjadi laporan resmi bila syarat lainnya terpenuhi."),
        ),
    }

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("choice") in (CONFIDENTIAL, NAMED):
            for name, message in (("name", "Tulis nama lengkap Anda."), ("address", "Tulis alamat Anda.")):
                if not data.get(name) and name not in self.errors:
                    self.add_error(name, f"{message} Laporan resmi memerlukannya.")
        elif data.get("choice") == ANONYMOUS:
            data.update(name="", address="", contact="")  # typed, then thought better of: never kept
        return data


STEPS: tuple[type[Step], ...] = (
    ActStep,
    StoryStep,
    WhenWhereStep,
    WhoStep,
    SourceStep,
    EvidenceStep,
    IdentityStep,
)
