"""Personal data of disciplinary proceedings, and how they are erased."""

from typing import Final

from netra.law.personal import Kept

_UNTIL: Final = "hapus oleh petugas sesudah hari menurut aturan masa simpan"
_ERASER: Final = "netra.discipline.services:erase_contents"

PERSONAL: Final = (
    Kept("Sheet", ("by", "envelope"), _UNTIL, "baris dihapus", _ERASER),
    Kept("ProceedingKey", ("officer", "sealed_key"), _UNTIL, "baris dihapus", _ERASER),
)
HARMLESS: Final = {
    "Term.warning": "kalimat dari kalender",
}
