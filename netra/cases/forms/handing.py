"""What an officer fills in to hand a ruling over, to send one back, and to note a receipt on paper."""

from typing import Any

from django import forms

from netra.cases import letters, lifecycle
from netra.cases.forms.letters import NAMES_ANOTHER, OWN_WORDS, who_else
from netra.cases.forms.moves import MoveForm
from netra.cases.handing.content import Content, Respondent
from netra.cases.handing.custody import parts_of
from netra.cases.handing.receivers import OUTSIDE
from netra.cases.services.ways import Way
from netra.reports.fields import text_field

_CHOOSE = dict.fromkeys(("required", "invalid_choice"), "Pilih salah satu.")


class HandoverForm(MoveForm):
    """A minimal case file. `reporter_wrote` is only compared with; none of it is offered or kept. `way`: who
    receives it about whom; it names nobody else."""

    heading = "Kepada siapa putusan ini diserahkan?"
    lead = (
        "Penerima hanya membaca berkas ringkas ini, bukan laporannya. Tulis dengan kata sendiri, tanpa satu "
        "pun petunjuk tentang pelapor."
    )
    after = (
        "Berkas disegel untuk petugas kantor penerima yang berhak. Sampai mereka memberi tanda terima, "
        "perkara ini tetap tanggung jawab Anda."
    )
    button = "Segel dan serahkan"
    purpose = forms.ChoiceField(label="Putusan", widget=forms.RadioSelect, error_messages=_CHOOSE)
    to = forms.ChoiceField(label="Penerima", widget=forms.RadioSelect, error_messages=_CHOOSE)
    outside = text_field("Bila di luar pemasangan ini: nama lembaga", limit=120)
    letter = text_field(
        "Surat penerusan", limit=200, required=True, empty="Tulis nomor dan tanggal surat penerusannya."
    )
    position = text_field("Jabatan terlapor", limit=200, required=True, empty="Tulis jabatannya.")
    agency = text_field("Unit terlapor", limit=200, required=True, empty="Tulis unitnya.")
    name = text_field("Nama terlapor", limit=120, help_text="Hanya bila perlu untuk memeriksa.")
    number = text_field("NIP terlapor", limit=40, help_text="SBT memintanya. Kosongkan bila tidak diketahui.")
    act = text_field("Perbuatan", limit=300, required=True, empty="Tulis perbuatannya.")
    happened = text_field(
        "Hari kejadian", limit=120, help_text="Hari kejadian saja, bukan hari laporan masuk."
    )
    norms = text_field(
        "Norma", limit=6_000, lines=4, required=True, empty="Tulis normanya.", help_text="Satu di tiap baris."
    )
    reasons = text_field(
        "Pertimbangan pleno", limit=20_000, lines=6, required=True, empty="Tulis pertimbangannya."
    )
    summary = text_field(
        "Ringkasan netral",
        limit=10_000,
        lines=6,
        required=True,
        empty="Tulis ringkasannya.",
        help_text="Apa yang terjadi menurut pemeriksaan Anda. Bukan cerita pelapor.",
    )
    evidence = forms.MultipleChoiceField(
        label="Bukti yang disertakan",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Penerima melihat jenis, ukuran, sidik, dan gambar amannya. Lihat dulu tiap gambar: nama "
        "akun atau wajah di dalamnya dapat menunjuk pelapor. Berkas asli tetap di sini.",
        error_messages=_CHOOSE,
    )
    quoted = forms.BooleanField(
        label="Ini kutipan unggahan atau nama unit, bukan cerita pelapor", required=False
    )

    def __init__(
        self,
        *args: Any,
        purposes: list[str],
        offices: list[tuple[str, str]],
        pieces: list[tuple[str, str]],
        reporter_wrote: list[str],
        way: Way,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.reporter_wrote, self.way = reporter_wrote, way
        named = [(each, lifecycle.VERDICT_LABELS[parts_of(each)[0]]) for each in purposes]
        outside = (OUTSIDE, "Lembaga di luar pemasangan ini")
        self.purposes = named
        for field, choices in (("purpose", named), ("to", [*offices, outside]), ("evidence", pieces)):
            self.fields[field].choices = choices  # type: ignore[attr-defined]
        if not pieces:
            del self.fields["evidence"]

    _echoed = False

    @property
    def visible(self) -> list[forms.BoundField]:
        """The fields to show: the one about quotations only where something was found."""
        asked = bool(self.is_bound and (self.data.get("quoted") or self._echoed))
        return [bound for bound in self.visible_fields() if bound.name != "quoted" or asked]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("to") == OUTSIDE and not data.get("outside"):
            self.add_error("outside", "Tulis nama lembaganya.")
        if not data.get("quoted"):
            self._refuse_echoes(data)
        self._refuse_others(data)
        return data

    def _refuse_others(self, data: dict[str, Any]) -> None:
        for name, value in list(data.items()):
            if isinstance(value, str) and (another := who_else(value, self.way.others, self.way.who)):
                self.add_error(name, NAMES_ANOTHER.format(another))

    def _refuse_echoes(self, data: dict[str, Any]) -> None:
        for name, value in list(data.items()):
            echo = letters.echo_of(value, self.reporter_wrote) if isinstance(value, str) else ""
            if echo:
                self._echoed = True
                self.add_error(name, OWN_WORDS.format(echo))

    @property
    def content(self) -> Content:
        """What the receiver will read; the evidence is added when it is drawn."""
        told = self.cleaned_data
        return Content(
            respondent=Respondent(told["position"], told["agency"], told["name"], told["number"]),
            act=told["act"],
            happened=told["happened"],
            norms=tuple(line.strip() for line in told["norms"].splitlines() if line.strip()),
            verdict=lifecycle.VERDICT_LABELS[parts_of(told["purpose"])[0]],
            reasons=told["reasons"],
            summary=told["summary"],
            letter=told["letter"],
        )


class PackForm(MoveForm):
    heading = "Untuk kunci kantor yang mana paket ini disegel?"
    lead = (
        "Penerima mengirim kunci kantornya lewat jalan apa pun. Mintalah sidiknya dibacakan di telepon, pada "
        "nomor yang sudah Anda kenal: itulah yang menjamin kunci ini milik mereka."
    )
    after = "Paket terunduh. Isinya hanya terbuka di kantor itu; kirimkan dengan cara apa pun."
    button = "Segel dan unduh paket"
    key = text_field(
        "Kunci kantor penerima", limit=3_000, lines=6, required=True, empty="Tempelkan kunci kantornya."
    )
    fingerprint = text_field(
        "Sidik yang dibacakan penerima",
        limit=60,
        required=True,
        empty="Tulis sidik yang dibacakan.",
        help_text="Delapan kelompok empat huruf, misalnya 8f3a 12c9 5be0 77d4 dan seterusnya.",
    )


class PackageForm(MoveForm):
    heading = "Paket dari Netra lain"
    button = "Periksa dan muat"
    package = forms.FileField(
        label="Berkas paket",
        help_text="Berakhiran .netra. Tidak ada yang tersimpan bila pemeriksaannya gagal.",
        error_messages=dict.fromkeys(("required", "invalid", "missing", "empty"), "Pilih berkas paketnya."),
    )


class ReturnForm(MoveForm):
    heading = "Apa yang belum lengkap?"
    lead = "Pengirim membaca alasan ini, melengkapi berkasnya, lalu menyerahkannya lagi."
    after = "Berkas kembali kepada pengirim, dan kantor Anda tidak dapat membukanya lagi."
    button = "Kembalikan, belum lengkap"
    reason = text_field(
        "Yang belum lengkap", limit=4_000, lines=4, required=True, empty="Tulis apa yang kurang."
    )


class RecallForm(MoveForm):
    heading = "Mengapa penyerahan ini ditarik kembali?"
    lead = "Hanya selama penerima belum memberi tanda terima."
    after = "Penerima tidak dapat membukanya lagi. Putusan dapat diserahkan lagi sesudah ini."
    button = "Tarik kembali"
    reason = text_field("Alasan", limit=4_000, lines=3, required=True, empty="Tulis alasannya.")


class RecallOutsideForm(RecallForm):
    """Of what went to an institution outside: what it holds already cannot be taken out of its hands."""

    after = (
        "Netra mencatat penarikannya, dan putusan dapat diserahkan lagi. Paket atau surat yang sudah sampai "
        "tetap terbuka di sana: beri tahu lembaga itu dengan surat."
    )


class RecallOnwardForm(RecallForm):
    """Of what was passed on: also where the next office said that something is missing."""

    heading = "Mengapa berkas ini ditarik kembali?"
    lead = "Penerima menyatakan belum lengkap, atau paketnya salah alamat. Hanya sebelum ada tanda terima."
    after = (
        "Perkara ini tetap di kantor Anda, dan dapat diteruskan lagi dengan yang sudah ditulis. Paket yang "
        "sudah sampai tetap terbuka di sana: beri tahu lembaga itu dengan surat."
    )


class ReceiptForm(MoveForm):
    heading = "Dengan apa lembaga itu menyatakan sudah menerima?"
    lead = "Misalnya nomor agenda, atau tanda terima bertanggal dan nama penerimanya."
    after = "Putusan ini berada pada lembaga itu. Tanda terima tidak dapat diubah."
    button = "Catat tanda terima"
    reference = text_field("Tanda terima", limit=300, required=True, empty="Tulis tanda terimanya.")
