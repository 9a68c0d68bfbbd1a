"""Personal data of the public door, and how they are erased."""

from typing import Final

from netra.law.personal import Kept

_WITH_THE_REPORT: Final = "keputusan petugas atas berkas yang selesai, tujuh hari kemudian"
_ERASER: Final = "netra.cases.services:erase_decided"
_GIVEN_UP: Final = "netra.reports.services.identity_keys:give_up_identity_keys"

PERSONAL: Final = (
    Kept(
        model="Report",
        fields=(
            "envelope",
            "identity",
            "identity_grant",
            "identity_receipt",
            "receipt_grant",
            "last_visit",
            "contact",
        ),
        until=_WITH_THE_REPORT,
        how="dikosongkan bersama semua kuncinya; pelapor dapat menghapus jalur kontaknya sendiri",
        by=_ERASER,
    ),
    Kept("Grant", ("officer", "sealed_key"), _WITH_THE_REPORT, "baris dihapus", _ERASER),
    Kept("ParkedGrant", ("officer", "sealed_key"), _WITH_THE_REPORT, "baris dihapus", _ERASER),
    Kept("Recusal", ("officer",), _WITH_THE_REPORT, "baris dihapus", _ERASER),
    Kept(
        "Evidence",
        ("number", "sealed_key", "about", "sealed_sha256"),
        _WITH_THE_REPORT,
        "baris dan kuncinya dihapus, berkas tersegel menyusul",
        _ERASER,
    ),
    Kept("Likeness", ("officer", "envelope"), _WITH_THE_REPORT, "baris dihapus", _ERASER),
    Kept("Message", ("envelope",), _WITH_THE_REPORT, "baris dihapus", _ERASER),
    Kept("Addition", ("envelope",), _WITH_THE_REPORT, "baris dihapus", _ERASER),
    Kept(
        "IdentityRequest",
        ("asked_by", "reason", "for_readers", "for_custodians", "decided_by", "answer", "granted"),
        _WITH_THE_REPORT,
        "baris dihapus; kunci nama di dalamnya sudah lebih dulu, tiga hari sesudah disetujui",
        _ERASER,
    ),
    Kept(
        "IdentityKeyGrant",
        ("officer", "fingerprint", "sealed_key"),
        "penjaga berhenti",
        "baris dihapus",
        _GIVEN_UP,
    ),
    Kept(
        model="Draft",
        fields=("key_digest", "envelope"),
        until="12 jam sesudah langkah terakhir, 30 menit sesudah terkirim",
        how="baris dihapus; tanpa kuki tidak ada yang dapat membukanya",
        by="netra.reports.drafts:sweep",
    ),
)
HARMLESS: Final = {
    "Evidence.number": "urutan bukti dalam satu laporan",
    "IdentityKey.made_by": "jabatan yang membuat kunci penjaga",
    "IdentityKey.public_key": "kunci umum para penjaga; tidak berkata apa-apa tentang orang",
    "IdentityKey.sealed_private": "sama, tersegel",
    "Report.lookup": "turunan tanda terima; tidak membuka apa pun dan tidak menunjuk orang",
}
