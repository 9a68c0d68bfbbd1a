"""The forms of the way back: add, correct, give a name, leave a contact, withdraw, be reminded."""

from datetime import date
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError

from netra.reports.fields import DayField, text_field
from netra.reports.submission import CONFIDENTIAL, NAMED, Identity

BROKEN = "Formulir ini tidak lengkap. Salin tulisan Anda, muat ulang halaman, lalu kirim sekali lagi."
NEUTRAL_TITLE = "Pengingat"


def nonce_field() -> forms.UUIDField:
    """A form sent twice is one act."""
    return forms.UUIDField(
        widget=forms.HiddenInput, error_messages=dict.fromkeys(("required", "invalid"), BROKEN)
    )


class ReturnForm(forms.Form):
    """A page of the way back. `heading` is the page's, `button` does it."""

    heading: ClassVar[str] = ""
    lead: ClassVar[str] = ""
    button: ClassVar[str] = "Kirim"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""

    def told(self) -> dict[str, Any]:
        """What the service is told."""
        return dict(self.cleaned_data)


class AddForm(ReturnForm):
    heading = "Apa yang ingin Anda tambahkan?"
    lead = "Ditambahkan di bawah cerita Anda. Yang sudah Anda tulis tetap seperti semula."
    button = "Tambahkan"
    nonce = nonce_field()
    text = text_field(
        "Tambahan Anda", limit=20_000, lines=7, required=True, empty="Tambahannya masih kosong."
    )


class CorrectForm(ReturnForm):
    heading = "Bagian mana yang perlu diralat?"
    lead = "Ralat ditulis di samping yang semula; tidak ada yang dihapus. Petugas membaca keduanya."
    button = "Kirim ralat"
    nonce = nonce_field()
    about = forms.ChoiceField(
        label="Bagian",
        error_messages=dict.fromkeys(("required", "invalid_choice"), "Pilih bagian yang diralat."),
    )
    text = text_field("Yang benar", limit=20_000, lines=5, required=True, empty="Tulis bagaimana yang benar.")

    def __init__(self, *args: Any, parts: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", "Pilih bagian"), *((part, part) for part in parts)]
        self.fields["about"].choices = choices  # type: ignore[attr-defined]


class GiveNameForm(ReturnForm):
    heading = "Sebutkan nama Anda"
    lead = "Nama disegel. Petugas membukanya hanya dengan alasan tertulis, dan jurnal tidak memuatnya."
    button = "Segel nama saya"
    nonce = nonce_field()
    choice = forms.ChoiceField(
        label="Bagaimana nama Anda dipakai",
        widget=forms.RadioSelect,
        choices=[
            (CONFIDENTIAL, "Dirahasiakan dari semua orang di luar Bawaslu"),
            (NAMED, "Boleh dipanggil sebagai pelapor"),
        ],
        error_messages=dict.fromkeys(("required", "invalid_choice"), "Pilih salah satu."),
    )
    name = text_field("Nama lengkap", limit=200, required=True, empty="Tulis nama lengkap Anda.",
                      autocomplete="off")  # fmt: skip
    address = text_field("Alamat", limit=400, lines=2, required=True, empty="Tulis alamat Anda.",
                         autocomplete="off")  # fmt: skip

    def told(self) -> dict[str, Any]:
        data = dict(self.cleaned_data)
        nonce: UUID = data.pop("nonce")
        return {"nonce": nonce, "identity": Identity(**data)}


class ContactForm(ReturnForm):
    heading = "Jalur kontak, bila Anda mau"
    button = "Segel jalur ini"
    contact = text_field(
        "Nomor telepon, surel, atau cara lain",
        limit=300,
        required=True,
        empty="Tulis jalurnya, atau kembali tanpa mengisi.",
        help_text="Sebaiknya bukan nomor atau surel kantor.",
        autocomplete="off",
    )


class WithdrawForm(ReturnForm):
    heading = "Cabut laporan"
    button = "Cabut laporan"
    nonce = nonce_field()
    reason = text_field(
        "Alasan, bila ingin menyebut", limit=4_000, lines=3, help_text="Boleh kosong. Tersegel."
    )
    sure = forms.BooleanField(
        label="Saya mengerti bahwa isinya tetap dibaca sebagai informasi awal",
        error_messages={"required": "Centang bila Anda mengerti akibatnya."},
    )

    def told(self) -> dict[str, Any]:
        return {"nonce": self.cleaned_data["nonce"], "reason": self.cleaned_data["reason"]}


class ReminderForm(ReturnForm):
    heading = "Pengingat untuk kembali"
    lead = "Berkas kalender kecil. Isinya hanya judul dan tanggal yang Anda pilih."
    button = "Unduh pengingat"
    title = text_field(
        "Judul di kalender",
        limit=60,
        required=True,
        empty="Tulis judulnya.",
        help_text="Pilih yang biasa saja, misalnya “Bayar listrik”.",
    )
    on = DayField("Tanggal", empty="Tulis tanggalnya, misalnya 2024-11-06 atau pilih di kalender.")

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_on(self) -> date:
        day: date = self.cleaned_data["on"]
        if day < self.today or day.year > self.today.year + 2:
            raise ValidationError("Pilih hari ini atau sesudahnya, paling jauh dua tahun lagi.")
        return day


class OwnDataForm(ReturnForm):
    heading = "Salinan semua data Anda"
    button = "Unduh salinan"
    with_name = forms.BooleanField(
        label="Sertakan nama dan jalur kontak saya, bila ada",
        required=False,
        help_text="Tanpa centang, berkasnya tidak memuat siapa Anda.",
    )
