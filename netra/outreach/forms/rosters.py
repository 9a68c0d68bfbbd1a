"""The form that takes a roster file."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from netra.outreach.forms.briefings import PlainText

LARGEST_MB = 100


class RosterForm(forms.Form):
    """A file with the day that it describes."""

    file = forms.FileField(
        label="Berkas daftar pegawai",
        help_text=f"CSV atau XLSX, paling besar {LARGEST_MB} MB. Judul kolom boleh di bawah kop.",
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.tsv,.xlsx"}),
        error_messages={
            "required": "Pilih berkasnya dulu.",
            "missing": "Pilih berkasnya dulu.",
            "empty": "Berkas ini kosong.",
        },
    )
    on = forms.DateField(
        label="Keadaan per tanggal",
        help_text="Hari yang digambarkan daftar ini. Perpindahan dan pensiun dicatat mulai hari itu.",
        error_messages={
            "required": "Pilih tanggalnya.",
            "invalid": "Tanggal ini tidak ada di kalender. Periksa tanggal, bulan, dan tahunnya.",
        },
    )
    complete = forms.BooleanField(
        label="Daftar ini lengkap",
        required=False,
        help_text="Centang hanya bila semua pegawai tertulis: yang tidak tertulis dicatat keluar hari itu.",
    )
    sheet = PlainText(
        label="Nama lembar", limit=31, help_text="Boleh kosong. Hanya bila XLSX berisi beberapa daftar."
    )

    def __init__(self, data: Any = None, files: Any = None, *, today: date) -> None:
        super().__init__(data, files, label_suffix="", initial={"on": today})
        self.today = today
        self.fields["on"].widget = forms.SelectDateWidget(
            years=range(today.year - 5, today.year + 1), empty_label=("Tahun", "Bulan", "Tgl")
        )

    def clean_file(self) -> Any:
        """No larger than a page can take; the command line takes more."""
        file = self.cleaned_data["file"]
        if file.size > LARGEST_MB * 1_000_000:
            raise ValidationError(f"Berkas ini lebih dari {LARGEST_MB} MB. Minta pengelola sistem memuatnya.")
        return file

    def clean_on(self) -> date:
        """A list describes a day that has come."""
        on: date = self.cleaned_data["on"]
        if on > self.today:
            raise ValidationError("Tanggalnya belum terjadi. Pilih hari ini atau sebelumnya.")
        return on
