"""What an officer fills in to pass on what came from another installation."""

import re
from typing import Any, Final

from django import forms

from netra.cases.forms.moves import MoveForm
from netra.cases.handing.content import LONGEST_NAME
from netra.cases.services import MOST_DOCUMENTS
from netra.reports.fields import text_field

# Here nobody knows who reported, and no receiver needs to: what speaks of them came by another way.
_REPORTER: Final = re.compile(r"\b(?:pelapor|pengadu|whistle\s?blower)", re.IGNORECASE)
_OF_REPORTER: Final = (
    "Bagian ini menyebut pelapor: “{}”. Penerima tidak memerlukannya. Tulis tentang perbuatannya saja."
)
DOCUMENTS_MB: Final = 12


class _Files(forms.FileInput):
    allow_multiple_selected = True


class OnwardForm(MoveForm):
    """What this office adds. `pieces`: evidence whose pictures may go along, by number."""

    heading = "Kepada siapa berkas ini diteruskan?"
    lead = (
        "Yang ditulis pengirim sebelumnya ikut apa adanya, lengkap dengan bukti jurnalnya. Anda menambah "
        "rekomendasi kantor Anda, dan hanya yang diperlukan penerima."
    )
    after = (
        "Berkas disegel. Unduh paketnya di halaman berikut dan kirimkan. Sampai penerima memberi tanda "
        "terima, perkara ini tetap tanggung jawab kantor Anda."
    )
    button = "Segel dan teruskan"
    to = text_field(
        "Lembaga penerima",
        limit=LONGEST_NAME,
        required=True,
        empty="Tulis nama lembaganya.",
        help_text="Misalnya Wali Kota selaku pejabat pembina kepegawaian, melalui kantor kepegawaiannya.",
    )
    letter = text_field(
        "Surat pengantar", limit=200, required=True, empty="Tulis nomor dan tanggal surat pengantarnya."
    )
    recommendation = text_field(
        "Rekomendasi kantor Anda",
        limit=10_000,
        lines=5,
        required=True,
        empty="Tulis rekomendasinya.",
        help_text="Apa yang diminta dari penerima, dan menurut aturan mana.",
    )
    reasons = text_field("Pertimbangan", limit=20_000, lines=5, help_text="Boleh kosong.")
    evidence = forms.MultipleChoiceField(
        label="Gambar bukti yang ikut",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Pilih yang diperlukan saja, dan lihat dulu tiap gambarnya. Yang tidak dipilih tetap "
        "disebut dengan jenis dan sidiknya.",
        error_messages=dict.fromkeys(("required", "invalid_choice"), "Pilih dari daftar ini."),
    )
    berkas = forms.FileField(
        label="Dokumen kantor Anda",
        required=False,
        widget=_Files(attrs={"accept": "application/pdf,image/*", "multiple": True}),
        help_text=f"Boleh kosong. PDF atau gambar, paling banyak {MOST_DOCUMENTS} berkas dan bersama-sama "
        f"{DOCUMENTS_MB} MB. Netra menggambar ulang tiap halaman, tanpa jejak berkas aslinya. Periksa dulu: "
        "tidak boleh ada petunjuk tentang siapa yang melapor.",
    )

    def __init__(self, *args: Any, pieces: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["evidence"].choices = pieces  # type: ignore[attr-defined]
        if not pieces:
            del self.fields["evidence"]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for name in ("to", "letter", "recommendation", "reasons"):
            if found := _REPORTER.search(data.get(name, "")):
                self.add_error(name, _OF_REPORTER.format(found.group()))
        return data
