"""What an officer fills in for a move. Reasons are required where a move closes something."""

from collections.abc import Sequence
from copy import copy
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.db.models import QuerySet

from netra import law
from netra.accounts.models import Interest, Officer
from netra.reports.fields import DayField, text_field

OPEN = "Belum dicentang: {}. Centang bila sudah ada. Bila belum, tulis di sini mengapa perkara tetap lanjut."
REASON = "Tulis alasannya. Alasan disegel bersama berkas dan dapat diperiksa kemudian."


class MoveForm(forms.Form):
    """One move's page. `heading` asks, `after` says what will happen, `button` does it."""

    heading: ClassVar[str] = ""
    lead: ClassVar[str] = ""
    after: ClassVar[str] = ""
    button: ClassVar[str] = "Simpan"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""


def files_field() -> forms.FileField:
    """Files that go with what an officer writes."""
    return forms.FileField(
        label="Berkas untuk pelapor",
        help_text="Boleh kosong. Pelapor mengunduhnya di halaman Lacak; periksa dulu isinya.",
        required=False,
    )


class AskForm(MoveForm):
    heading = "Apa yang perlu Anda ketahui dari pelapor?"
    lead = "Satu pertanyaan paling mudah dijawab. Tenggat perkara tetap berjalan."
    after = "Pelapor membacanya saat membuka laporannya dengan tanda terima. Kami tidak dapat memanggilnya."
    button = "Kirim pertanyaan"
    nonce = forms.UUIDField(widget=forms.HiddenInput)
    question = text_field(
        "Pertanyaan", limit=4_000, lines=4, required=True, empty="Pertanyaannya masih kosong."
    )
    berkas = files_field()


class DuplicateForm(MoveForm):
    heading = "Laporan ini sama dengan laporan mana?"
    after = (
        "Laporan ini ditutup dan pelapor melihat bahwa sudah ada hasil. Langkah ini tidak dapat "
        "ditarik kembali."
    )
    button = "Tandai sama"
    like = forms.ChoiceField(
        label="Laporan yang mirip",
        required=False,
        widget=forms.RadioSelect,
        error_messages={
            "invalid_choice": "Laporan ini tidak mirip lagi. Pilih dari daftar, atau tulis nomor."
        },
    )
    of = text_field("Nomor laporan yang sama", limit=20)
    reason = text_field("Alasan", limit=4_000, lines=3, required=True, empty=REASON)

    def __init__(self, *args: Any, alike: list[tuple[str, str, str]], **kwargs: Any) -> None:
        """`alike`: number, title, and why it may be the same, of each report that is offered."""
        super().__init__(*args, **kwargs)
        if not alike:
            del self.fields["like"]
            return
        like = self.fields["like"]
        named = [(number, f"{number}. {title}") for number, title, _ in alike]
        like.choices = [*named, ("", "Laporan lain, nomornya di bawah")]  # type: ignore[attr-defined]
        like.descriptions = {number: why for number, _, why in alike}  # type: ignore[attr-defined]
        self.fields["of"].label = "Nomor laporan lain"
        wanted = self.initial.get("of")
        if wanted in dict(named):
            self.initial = {**self.initial, "like": wanted, "of": ""}

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        data["of"] = str(data.get("like") or data.get("of") or "").upper()
        if not data["of"] and "of" not in self.errors:
            self.add_error("of", "Pilih laporannya, atau tulis nomornya, misalnya L-2024-0012.")
        return data


class PassOnForm(MoveForm):
    heading = "Mengapa ini bukan kewenangan Bawaslu?"
    lead = "Tulis lebih dulu kepada pelapor ke mana ia dapat melapor; alasan di sini hanya dibaca petugas."
    after = (
        "Laporan ini ditutup dan pelapor melihat bahwa sudah ada hasil. Langkah ini tidak dapat "
        "ditarik kembali."
    )
    button = "Nyatakan bukan kewenangan"
    to = text_field("Lembaga yang berwenang", limit=200, required=True, empty="Tulis lembaganya.")
    reason = text_field("Alasan", limit=4_000, lines=4, required=True, empty=REASON)


class ScreeningForm(MoveForm):
    heading = "Apakah syarat formal dan materiel terpenuhi?"
    lead = "Centang yang sudah ada. Kekurangan yang masih bisa dilengkapi lebih baik ditanyakan dulu."
    after = "Bila terpenuhi, para pihak dapat didengar. Bila tidak, perkara berhenti dengan alasan Anda."
    button = "Simpan kajian awal"
    LISTS: ClassVar = ("formal", "material")
    formal = forms.MultipleChoiceField(
        label="Syarat formal", required=False, widget=forms.CheckboxSelectMultiple
    )
    material = forms.MultipleChoiceField(
        label="Syarat materiel", required=False, widget=forms.CheckboxSelectMultiple
    )
    notes = text_field("Catatan", limit=10_000, lines=4)
    verdict = forms.ChoiceField(
        label="Kesimpulan kajian awal",
        widget=forms.RadioSelect,
        choices=[
            ("met", "Terpenuhi, lanjut ke klarifikasi"),
            ("not_met", "Tidak terpenuhi, berhenti di sini"),
        ],
        error_messages={"required": "Pilih kesimpulannya."},
    )
    reason = text_field(
        "Alasan",
        limit=4_000,
        lines=3,
        help_text="Perlu bila tidak terpenuhi, atau bila ada syarat yang belum dicentang.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asked = [r for r in law.rulebook().requirements if r.kind in self.LISTS and self.asks(r)]
        for name in self.LISTS:
            options = [(r.id, r.text) for r in self.asked if r.kind == name]
            self.fields[name].choices = options  # type: ignore[attr-defined]

    def asks(self, need: law.Requirement) -> bool:
        """Whether this requirement is looked at here at all."""
        return True

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("verdict") == "met" and not data.get("material"):
            self.add_error(
                "material", "Centang syarat materiel yang terpenuhi; tanpa itu tidak ada yang diklarifikasi."
            )
        elif data.get("verdict") == "met" and not data.get("reason") and (missing := self._unticked(data)):
            self.add_error("reason", OPEN.format("; ".join(missing)))
        if data.get("verdict") == "not_met" and not data.get("reason"):
            self.add_error("reason", REASON)
        return data

    def _unticked(self, data: dict[str, Any]) -> list[str]:
        """What stays open in either list, in words; nothing where a list itself was refused."""
        if any(name in self.errors for name in self.LISTS):
            return []
        ticked = {mark for name in self.LISTS for mark in data[name]}
        return [r.text for r in self.asked if r.id not in ticked]


class FindingScreeningForm(ScreeningForm):
    """Of the supervisor's own finding nothing is asked that only a reporter can bring."""

    lead = (
        "Temuan tidak punya pelapor: nama, tanda tangan, dan waktu penyampaiannya tidak ditanyakan. Daftar "
        "syarat tersendiri untuk temuan belum ada dalam aturan kami; centang yang sudah ada."
    )

    def asks(self, need: law.Requirement) -> bool:
        return not need.handed_in


class ExtendForm(MoveForm):
    heading = "Mengapa waktu penanganan perlu ditambah?"
    lead = "Hanya sekali, sebelum tenggat lewat, dan karena keterangan tambahan diperlukan."
    after = "Tenggat baru dihitung dan tampil di halaman perkara serta di halaman pelapor."
    button = "Tambah waktu"
    reason = text_field("Alasan", limit=4_000, lines=4, required=True, empty=REASON)


class ReferForm(MoveForm):
    heading = "Dengan surat apa putusan diteruskan?"
    lead = "Catat sesudah suratnya dikirim."
    after = "Perkara selesai di Bawaslu dan pelapor melihat bahwa sudah ada hasil."
    button = "Catat sudah diteruskan"
    letter = text_field(
        "Nomor dan tanggal surat penerusan",
        limit=200,
        required=True,
        empty="Tulis nomor dan tanggal suratnya.",
    )

    def __init__(self, *args: Any, ways: Sequence[tuple[str, str]] = (), **kwargs: Any) -> None:
        """`ways`: key and words of each way of the ruling. With several, each has a letter of its own."""
        super().__init__(*args, **kwargs)
        self.ways = list(ways) if len(ways) > 1 else []
        if not self.ways:
            return
        asked = self.fields.pop("letter")
        for number, (key, words) in enumerate(self.ways, 1):
            one = self.fields[f"letter-{number}"] = copy(asked)
            one.label = f"Surat untuk {words}"
            self.initial.setdefault(f"letter-{number}", self.initial.get("letters", {}).get(key, ""))

    @property
    def letters(self) -> dict[str, Any]:
        """What `services.refer` takes."""
        told = self.cleaned_data
        if not self.ways:
            return {"letter": told["letter"]}
        each = {key: told[f"letter-{number}"] for number, (key, _) in enumerate(self.ways, 1)}
        return {"letter": "; ".join(dict.fromkeys(each.values())), "each": each}


class HandForm(MoveForm):
    heading = "Rekan mana yang melanjutkan perkara ini?"
    lead = "Tenggat berjalan seperti semula. Bila perlu, kunci berkas disegel juga untuk rekan itu."
    after = "Rekan itu menjadi pemegang perkara. Penyerahan tercatat dalam jurnal."
    button = "Serahkan"
    to = forms.ChoiceField(
        label="Rekan",
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih satu rekan.", "invalid_choice": "Pilih rekan dari daftar ini."},
    )

    def __init__(self, *args: Any, colleagues: QuerySet[Officer], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(each.username, each.position) for each in colleagues]
        self.fields["to"].choices = choices  # type: ignore[attr-defined]


class RetentionForm(MoveForm):
    heading = "Apa yang terjadi dengan isi berkas ini?"
    after = (
        "Penghapusan berjalan paling cepat tujuh hari sesudah diputuskan, supaya rekan sempat menahannya. "
        "Yang dihapus tidak dapat dikembalikan: cerita, pesan, nama, bukti, kajian, dan semua kuncinya."
    )
    button = "Catat keputusan"
    choice = forms.ChoiceField(
        label="Keputusan",
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(("required", "invalid_choice"), "Pilih salah satu."),
    )
    until = DayField("Bila disimpan lebih lama: sampai kapan")
    reason = text_field("Alasan", limit=4_000, lines=3, required=True, empty=REASON)

    def __init__(self, *args: Any, choices: list[tuple[str, str]], today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["choice"].choices = choices  # type: ignore[attr-defined]
        self.today = today

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        until = data.get("until")
        if data.get("choice") == "keep" and "until" not in self.errors and (not until or until <= self.today):
            self.add_error("until", "Tulis tanggal sesudah hari ini, supaya berkas ini ditinjau lagi.")
        return data


class RecuseForm(MoveForm):
    heading = "Mengapa Anda mundur dari laporan ini?"
    lead = "Misalnya Anda kenal dekat dengan salah satu pihak, atau pernah satu unit dengannya."
    after = (
        "Kunci Anda untuk laporan ini dihapus dan tidak dapat dikembalikan. Rekan lain tetap membacanya, "
        "dan tenggat berjalan seperti semula."
    )
    button = "Mundur dari laporan ini"
    reason = text_field("Alasan", limit=2_000, lines=3, required=True, empty=REASON)


class InterestForm(MoveForm):
    """What ties the officer to an agency."""

    heading = "Kepentingan saya"
    button = "Nyatakan"
    agency = forms.ChoiceField(
        label="Perangkat daerah",
        error_messages={"required": "Pilih perangkat daerahnya.", "invalid_choice": "Pilih dari daftar ini."},
    )
    kind = forms.ChoiceField(
        label="Hubungan Anda",
        widget=forms.RadioSelect,
        choices=Interest.Kind.choices,
        error_messages={"required": "Pilih hubungannya.", "invalid_choice": "Pilih dari daftar ini."},
    )

    def __init__(self, *args: Any, agencies: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agency"].choices = [("", "Pilih perangkat daerah"), *agencies]  # type: ignore[attr-defined]


class RevealForm(MoveForm):
    heading = "Mengapa Anda perlu tahu siapa pelapornya?"
    lead = "Pembukaan dicatat dalam jurnal. Identitas hanya tampil sekali di halaman berikut."
    after = "Jabatan Anda dan waktunya tercatat; alasannya disegel bersama berkas."
    button = "Buka identitas"
    reason = text_field("Alasan", limit=2_000, lines=3, required=True, empty=REASON)


class WriteForm(MoveForm):
    heading = "Tulis kepada pelapor"
    lead = "Pelapor membacanya dengan tanda terimanya. Tidak perlu dijawab."
    after = "Pesan disegel. Hanya pelapor dan petugas yang berhak yang dapat membacanya."
    button = "Kirim pesan"
    nonce = forms.UUIDField(widget=forms.HiddenInput)
    text = text_field("Pesan", limit=10_000, lines=5, required=True, empty="Pesannya masih kosong.")
    berkas = files_field()
