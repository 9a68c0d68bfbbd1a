"""What an officer writes down about a link that the reporter gave."""

from typing import Any

from django import forms

from netra.cases.forms.moves import MoveForm
from netra.reports.fields import text_field


class SightingForm(MoveForm):
    heading = "Apa yang Anda lihat di tautan itu?"
    lead = "Buka tautan dengan hati-hati, ambil tangkapan layarnya, lalu simpan sebelum hilang."
    after = "Waktu, catatan, dan sidik berkas disimpan tersegel. Tidak ada akun yang dipantau."
    button = "Simpan yang terlihat"
    link = forms.ChoiceField(
        label="Tautan",
        error_messages={
            "required": "Pilih tautannya.",
            "invalid_choice": "Tautan ini tidak ada di laporan.",
        },
    )
    note = text_field(
        "Yang terlihat",
        limit=2_000,
        lines=3,
        required=True,
        empty="Tulis satu kalimat tentang yang terlihat.",
        help_text="Misalnya nama akun, tanggal unggahan, dan jumlah tanggapan. Bukan penilaian.",
    )
    berkas = forms.FileField(label="Tangkapan layar", help_text="Gambar atau PDF.", required=False)

    def __init__(self, *args: Any, links: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["link"].choices = [(link, link) for link in links]  # type: ignore[attr-defined]
