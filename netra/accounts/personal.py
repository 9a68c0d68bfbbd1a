"""Personal data of the office door, and how they are erased."""

from typing import Final

from netra.law.personal import Kept

PERSONAL: Final = (
    Kept(
        model="Officer",
        fields=("username", "public_key", "locked_private", "sealed_totp"),
        until="selama bertugas",
        how="belum ada",
        gap="Petugas yang berhenti hanya dinonaktifkan: surat perkara merujuk kepadanya.",
    ),
    Kept(
        model="Interest",
        fields=("officer",),
        until="selama bertugas",
        how="belum ada",
        gap="Kepentingan yang dinyatakan tetap tersimpan sesudah petugas berhenti.",
    ),
)
HARMLESS: Final = {
    "Officer.position": "jabatan, bukan nama orang; jurnal menyebutnya",
    "Office.name": "nama lembaga",
}
