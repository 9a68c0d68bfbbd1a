"""The journal is never erased, so it holds no person: positions and docket numbers only."""

from typing import Final

from netra.law.personal import Kept

PERSONAL: Final[tuple[Kept, ...]] = ()
HARMLESS: Final = {
    "Entry.actor": "jabatan dan lembaga, atau kata “Pelapor”",
    "Entry.facts": "angka, batas waktu, sidik; alasan hanya tersegel di bawah kunci yang ikut dimusnahkan",
}
