"""What an officer fills in for a move. Each form knows what its verb takes (`arguments`)."""

from typing import Any

from django import forms

from netra import law
from netra.cases.forms import MoveForm
from netra.cases.page import amount_in_words
from netra.discipline import lifecycle
from netra.discipline.forms.neutral import refuse_prejudging
from netra.reports.fields import DayField, text_field

REASON = "Tulis alasannya. Alasan disegel bersama perkara dan dapat diperiksa kemudian."
SEALED = "Yang Anda tulis disegel kepada petugas yang berhak dan tidak dapat diubah; bila keliru, tambahkan."


def letter_field(label: str = "Nomor dan tanggal surat", *, required: bool = True) -> forms.CharField:
    return text_field(label, limit=200, required=required, empty="Tulis nomor dan tanggal suratnya.")


class SeenForm(MoveForm):
    """A move's form; `seen` is the revision that the officer had before the eyes."""

    seen = forms.IntegerField(
        widget=forms.HiddenInput,
        error_messages=dict.fromkeys(("required", "invalid"), "Muat ulang halaman ini, lalu ulangi."),
    )

    @property
    def arguments(self) -> dict[str, Any]:
        """What the verb takes besides proceeding and desk."""
        return dict(self.cleaned_data)


class ReasonForm(SeenForm):
    after = SEALED
    reason = text_field("Alasan", limit=4_000, lines=4, required=True, empty=REASON)


class SendBackForm(ReasonForm):
    heading = "Mengapa penerusan ini dikembalikan?"
    lead = "Misalnya bukan pegawai pemerintah daerah ini, atau isinya belum cukup untuk diperiksa."
    after = "Perkara berakhir di sini. Kirim suratnya sendiri kepada pengirim."
    button = "Kembalikan"


class CamatForm(SeenForm):
    heading = "Dengan surat apa disampaikan melalui camat?"
    lead = "Kepala dan perangkat desa bukan ASN: penanganannya lewat camat, menurut UU 6/2014."
    button = "Catat"
    letter = letter_field()


class SummonForm(SeenForm):
    heading = "Kapan terperiksa dipanggil?"
    lead = "Catat sesudah surat panggilan ditandatangani."
    after = "Terperiksa berhak tahu dugaannya dengan kata-kata netral, didengar, dan membawa bukti sendiri."
    button = "Catat panggilan"
    on = DayField("Hari pemeriksaan", empty="Isi tanggalnya.")
    place = text_field("Tempat dan jam", limit=200, required=True, empty="Tulis tempat dan jamnya.")
    letter = letter_field("Nomor dan tanggal surat panggilan")


class SummonAgainForm(SummonForm):
    heading = "Kapan terperiksa dipanggil lagi?"


class AbsenceForm(SeenForm):
    heading = "Terperiksa tidak hadir?"
    lead = "Catat juga kabar atau alasan yang disampaikan terperiksa, bila ada."
    button = "Catat tidak hadir"
    notes = text_field("Catatan", limit=4_000, lines=3, required=True, empty="Tulis apa yang terjadi.")


class SecondAbsenceForm(AbsenceForm):
    heading = "Terperiksa tidak hadir lagi?"
    after = "Hasil pemeriksaan disusun dari bukti yang ada. Terperiksa tetap boleh menanggapi."


class HearForm(SeenForm):
    heading = "Apa isi pemeriksaan?"
    lead = "Terperiksa dianggap tidak bersalah. Tulis pertanyaan dan jawaban apa adanya."
    after = SEALED
    button = "Simpan berita acara"
    minutes = text_field(
        "Berita acara pemeriksaan", limit=20_000, lines=8, required=True, empty="Tulis isi pemeriksaannya."
    )
    reply = text_field(
        "Tanggapan terperiksa dengan kata-katanya sendiri",
        help_text="Hak jawab. Bila terperiksa memilih diam, tulis begitu.",
        limit=20_000,
        lines=5,
        required=True,
        empty="Tulis tanggapannya, atau bahwa terperiksa memilih diam.",
    )
    evidence = text_field("Bukti dari terperiksa", help_text="Boleh kosong.", limit=4_000, lines=3)
    letter = letter_field("Nomor dan tanggal surat berita acara", required=False)


class ReplyForm(SeenForm):
    heading = "Apa tanggapan terperiksa?"
    lead = "Tertulis atau lisan, kapan pun sebelum ada keputusan."
    after = SEALED
    button = "Simpan tanggapan"
    reply = text_field("Tanggapan", limit=20_000, lines=6, required=True, empty="Tulis tanggapannya.")
    evidence = text_field("Bukti dari terperiksa", help_text="Boleh kosong.", limit=4_000, lines=3)


class TeamForm(SeenForm):
    heading = "Siapa tim pemeriksanya?"
    lead = (
        "Wajib bila dugaannya berat: atasan langsung, unsur pengawasan, unsur kepegawaian; pangkat atau "
        "jabatan anggota tidak lebih rendah dari terperiksa."
    )
    after = "Susunan tim disegel. Anggota yang punya hubungan dengan perkara harus mundur."
    button = "Catat tim"
    members = text_field(
        "Anggota dan unsurnya", limit=4_000, lines=5, required=True, empty="Tulis anggota timnya."
    )
    letter = letter_field("Nomor dan tanggal keputusan pembentukan")


class NotHandedOverForm(SeenForm):
    heading = "Kapan penyerahan tidak berhasil?"
    lead = "Terperiksa tidak hadir saat keputusan akan diserahkan."
    after = "Keputusan dikirim; tenggat pengirimannya mulai dihitung."
    button = "Catat"
    on = DayField("Hari penyerahan yang tidak dihadiri", empty="Isi tanggalnya.")
    notes = text_field("Catatan", limit=4_000, lines=3)


class DeliverForm(SeenForm):
    heading = "Kapan keputusan diterima?"
    lead = "Keputusan disampaikan secara tertutup."
    button = "Catat penyampaian"
    on = DayField("Hari keputusan diterima", empty="Isi tanggalnya.")
    notes = text_field("Cara penyampaian", limit=4_000, lines=2, help_text="Langsung, atau dikirim; ke mana.")


class RemedyForm(SeenForm):
    on = DayField("Tanggal surat diterima", empty="Isi tanggalnya.")
    grounds = text_field("Isi pokoknya", limit=20_000, lines=5, required=True, empty="Tulis isi pokoknya.")


class ObjectionForm(RemedyForm):
    heading = "Apa keberatan terperiksa?"
    lead = "Dicatat juga bila terasa terlambat: jangka waktunya belum pasti."
    button = "Catat keberatan"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = law.rulebook().limits
        both = (lifecycle.OBJECTION, lifecycle.OBJECTION_GENERAL)
        readings = [known[lifecycle.LIMITS[each]] for each in both]
        words = " atau ".join(amount_in_words(each) for each in readings)
        self.fields["on"].help_text = f"Dua bacaan jangka waktunya: {words}."


class AppealForm(RemedyForm):
    heading = "Apa isi banding ke BPASN?"
    lead = "Untuk keputusan pemberhentian. Apakah terlambat, BPASN yang menilai."
    after = "Tenggat tanggapan kepada BPASN mulai dihitung dari tembusan yang diterima."
    button = "Catat banding"


class BpasnReplyForm(SeenForm):
    heading = "Dengan surat apa BPASN ditanggapi?"
    button = "Catat tanggapan"
    letter = letter_field()


class OutcomeForm(ReasonForm):
    letter = letter_field("Nomor dan tanggal keputusan")


class UpholdForm(OutcomeForm):
    heading = "Mengapa keputusan tetap?"
    button = "Catat keputusan tetap"


class AnnulForm(OutcomeForm):
    heading = "Mengapa keputusan dibatalkan?"
    after = "Perkara selesai dan nama terperiksa dipulihkan. Beri tahu semua yang menerima keputusan semula."
    button = "Batalkan dan pulihkan nama"


class ClearForm(OutcomeForm):
    heading = "Mengapa dugaan tidak terbukti?"
    lead = "Hasil yang wajar, seperti hasil lain. Alasannya harus tertulis."
    after = "Perkara selesai dan nama terperiksa dipulihkan. Sampaikan keputusannya kepada terperiksa."
    button = "Nyatakan tidak terbukti"


class AskForMoreForm(ReasonForm):
    heading = "Apa yang belum lengkap?"
    after = "Perkara kembali ke pemeriksaan. Hasil yang lama tetap tersimpan."
    button = "Kembalikan ke pemeriksaan"


class CarryOutForm(SeenForm):
    heading = "Sejak kapan keputusan dijalankan?"
    button = "Catat sudah dijalankan"
    on = DayField("Mulai dijalankan", empty="Isi tanggalnya.")
    notes = text_field("Catatan", limit=4_000, lines=2, required=True, empty="Tulis apa yang dijalankan.")


class UndoneForm(ReasonForm):
    heading = "Mengapa keputusan tidak dapat dijalankan?"
    after = "Perkara selesai tanpa dijalankan, dan tampil begitu."
    button = "Tutup tanpa dijalankan"


class IdisForm(SeenForm):
    heading = "Nomor catatan di I'DIS?"
    lead = "Sesudah tercatat, alasan menangguhkan data kepegawaian di SIASN tidak ada lagi."
    button = "Catat"
    number = text_field("Nomor atau tanggal catatan", limit=200, required=True, empty="Tulis nomornya.")


class EscalateForm(ReasonForm):
    heading = "Bagaimana teguran tidak dituruti?"
    after = "Perkara kembali ke meja keputusan. Yang memutus tetap orang lain dari yang memeriksa."
    button = "Catat"


class CloseForm(SeenForm):
    heading = "Tutup perkara ini?"
    after = "Langkah ini tidak dapat ditarik kembali."
    button = "Tutup perkara"
    reason = text_field(
        "Catatan penutup", help_text="Wajib bila keputusan belum tercatat di I'DIS.", limit=4_000, lines=3
    )


class SuperiorForm(SeenForm):
    heading = "Apa yang perlu diperiksa pada atasan?"
    lead = (
        "Atasan langsung yang tidak memanggil, memeriksa, atau melaporkan dapat dikenai hukuman lebih berat; "
        "harus didahului pemeriksaan terhadap atasan itu sendiri."
    )
    after = "Menjadi tugas yang tampak di daftar sampai diselesaikan. Bukan putusan tentang siapa pun."
    button = "Catat tugas"
    notes = text_field(
        "Dugaan, dengan kata-kata netral",
        limit=4_000,
        lines=4,
        required=True,
        empty="Tulis apa yang diduga.",
        validators=[refuse_prejudging],
    )


class SettleSuperiorForm(ReasonForm):
    heading = "Apa hasil tugas tentang atasan?"
    lead = "Misalnya nomor perkara disiplinnya sendiri, atau mengapa tidak perlu."
    button = "Selesaikan tugas"


class TakeEffectForm(SeenForm):
    """Its button acts at once."""

    button = "Nyatakan berlaku"


class StepAsideForm(SeenForm):
    heading = "Mengapa Anda mundur dari perkara ini?"
    after = "Kunci Anda untuk perkara ini dihapus dan tidak dapat dikembalikan. Tenggat berjalan terus."
    button = "Mundur dari perkara ini"
    reason = text_field("Alasan", limit=2_000, lines=3, required=True, empty=REASON)
