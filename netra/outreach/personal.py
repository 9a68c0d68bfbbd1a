"""Personal data of outreach, and how they are erased."""

from typing import Final

from netra.law.personal import Kept

_AFTER_ELECTION: Final = "sesudah pemilihan yang bersangkutan selesai"
_FORGET: Final = "netra.outreach.services:forget_signers"

PERSONAL: Final = (
    Kept(
        model="Attendance",
        fields=("civil_servant", "typed_number", "typed_name", "entered_by"),
        until="30 hari sesudah pemilihan, atau 180 hari di luar pemilihan",
        how="baris dihapus, angka tetap",
        by="netra.outreach.services:erase_what_is_due",
    ),
    Kept(
        model="AttendanceList",
        fields=("secret",),
        until="bersama nama-namanya",
        how="diganti; sidik daftar tidak dapat dicoba lagi",
        by="netra.outreach.services:erase_what_is_due",
    ),
    Kept("BriefingPhoto", ("name", "shows", "caption"), "bersama nama-nama kehadiran",
         "berkas dan baris dihapus", "netra.outreach.jobs:erase_photos"),
    Kept("DirectiveFile", ("name", "title"), "seperti nama di daftar hadir",
         "berkas dan baris dihapus", "netra.outreach.jobs:erase_directive_files"),
    Kept("Slip", ("civil_servant", "digest"), _AFTER_ELECTION, "baris dihapus", _FORGET),
    Kept("Pledge", ("person",), _AFTER_ELECTION, "dikosongkan, hitungan tetap", _FORGET),
    Kept("Proof", ("digest", "subject", "name_seal"), "60 bulan sesudah dokumennya berakhir atau terbit",
         "sidik nama dikosongkan; bahwa dokumen terbit tetap dapat diperiksa",
         "netra.outreach.services:forget_names_on_proofs"),
    Kept("Reach", ("civil_servant",), "masanya lewat dan nama kehadiran terakhirnya dihapus",
         "baris dihapus, angka tetap", "netra.outreach.services:erase_what_is_due"),
    Kept("Certificate", ("civil_servant",), "36 bulan sesudah lulus",
         "orang dan kodenya dikosongkan, angka tetap", "netra.outreach.services:forget_certificates"),
)  # fmt: skip
HARMLESS: Final = {
    **{
        f"Briefing.{field}": "isi acara; pembicara ditulis dengan jabatan"
        for field in (
            "title", "place", "speakers", "material", "agenda", "instruments", "audience", "minutes", "note",
        )
    },
    **{f"BriefingQuestion.{field}": "pertanyaan tanpa nama penanya" for field in ("text", "answer")},
    **{
        f"Directive.{field}": "surat dinas; menyebut jabatan"
        for field in ("subject", "issued_by_position", "text", "wanted_proof", "note")
    },
    "DirectiveAddressee.delay_reason": "alasan sebuah unit",
    "FollowUp.text": "tindak lanjut sebuah unit",
    "Pledge.number": "nomor naskah, bukan nomor pegawai",
    "Ceremony.led_by_position": "jabatan",
    "Attempt.number": "nomor acak tanpa orang",
    "Answer.number": "nomor acak tanpa orang",
}  # fmt: skip
