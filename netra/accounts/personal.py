"""Personal data of the office door, and how they are erased."""

from typing import Final

from netra.law.personal import Kept

PERSONAL: Final = (
    Kept(
        model="Officer",
        fields=("username", "public_key", "locked_private", "sealed_totp"),
        until="24 bulan sesudah catatan jurnal terakhir tentang petugas yang berhenti",
        how="dikosongkan; jabatan tetap, karena surat perkara menyebutnya",
        by="netra.accounts.leaving:forget_officers",
    ),
    Kept(
        model="Interest",
        fields=("officer",),
        until="bersama nama masuk petugasnya",
        how="baris dihapus",
        by="netra.accounts.leaving:forget_officers",
    ),
)
HARMLESS: Final = {
    "Officer.position": "jabatan, bukan nama orang; jurnal menyebutnya",
    "Office.name": "nama lembaga",
}
