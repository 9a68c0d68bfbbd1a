"""Personal data of the office door, and how they are erased."""

from typing import Final

from netra.law.personal import Kept

_LEAVING: Final = "petugas berhenti"
_ERASER: Final = "netra.accounts.closing:close_account"
_ENDING: Final = "netra.accounts.recoveries:finish"

PERSONAL: Final = (
    Kept(
        model="Officer",
        fields=("username", "public_key", "locked_private", "sealed_totp"),
        until="24 bulan sesudah catatan jurnal terakhir tentang petugas yang berhenti",
        how="dikosongkan; jabatan tetap, karena surat perkara menyebutnya",
        by="netra.accounts.leaving:forget_officers",
    ),
    Kept("FormerKey", ("officer", "public_key", "locked_private"), _LEAVING, "baris dihapus", _ERASER),
    Kept("Escrow", ("officer", "public_key", "bundle"), _LEAVING, "baris dihapus", _ERASER),
    Kept(
        model="Passkey",
        fields=("officer", "credential_id", "public_key", "label"),
        until="petugas menghapusnya, kata sandinya diganti pengelola, atau petugas berhenti",
        how="baris dihapus",
        by=_ERASER,
    ),
    Kept("LinkedAccount", ("officer", "subject"), _LEAVING, "baris dihapus", _ERASER),
    Kept("Recovery", ("public_key",), _LEAVING, "baris dihapus", _ERASER),
    Kept("Approval", ("sealed_layer",), "sampai pemulihan selesai", "baris dihapus", _ENDING),
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
    "Recovery.successor": "petugas dalam jabatannya; jurnal menyebutnya",
    "RecoverySet.proposed_by": "petugas dalam jabatannya; jurnal menyebutnya",
    "Holder.officer": "petugas dalam jabatannya; jurnal menyebutnya",
    "Holder.public_key": "kunci umum petugas dalam jabatannya",
    "LinkedAccount.issuer": "alamat penyedia, sama bagi semua petugas",
    "Office.name": "nama lembaga",
}
