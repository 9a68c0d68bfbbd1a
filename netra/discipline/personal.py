"""Personal data of disciplinary proceedings, and how they are erased."""

from typing import Final

from netra.law.personal import Kept

_UNTIL: Final = "hapus oleh petugas sesudah hari menurut aturan masa simpan"
_ERASER: Final = "netra.discipline.services:erase_contents"

PERSONAL: Final = (
    Kept("Sheet", ("by", "envelope"), _UNTIL, "baris dihapus", _ERASER),
    Kept(
        "ProceedingLetter",
        ("envelope", "facts"),
        _UNTIL,
        "berkas dikosongkan; nomor, tanggal, dan sidiknya tetap",
        _ERASER,
    ),
    Kept("ProceedingKey", ("officer", "sealed_key"), _UNTIL, "baris dihapus", _ERASER),
)
HARMLESS: Final = {
    "ProceedingLetter.by": "jabatan yang menerbitkan surat; tertulis juga di suratnya",
    "ProceedingLetter.code_digest": "sidik satu arah dari kode surat; tanpa kodenya tidak berkata apa-apa",
    "ProceedingLetter.number": "nomor surat; tidak menyebut siapa pun",
    "Term.warning": "kalimat dari kalender",
}
