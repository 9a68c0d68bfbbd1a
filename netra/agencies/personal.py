"""Personal data of the roster, and how they are erased."""

from typing import Final

from netra.law.personal import Kept

PERSONAL: Final = (
    Kept(
        model="CivilServant",
        fields=("number", "name"),
        until="24 bulan sesudah penempatan terakhirnya berakhir",
        how="nomor, nama, dan golongan dikosongkan; baris tanpa orang tetap untuk angka",
        by="netra.agencies.services:forget_who_left",
    ),
    Kept(
        model="Posting",
        fields=("civil_servant", "position"),
        until="bersama nomor dan nama orangnya",
        how="tetap, tetapi tidak lagi menunjuk orang; jabatan tunggal dikenali dari catatan umum",
        by="netra.agencies.services:forget_who_left",
    ),
)
HARMLESS: Final = {
    "Government.name": "nama pemerintah daerah",
    "District.name": "nama kecamatan",
    "Village.name": "nama kelurahan",
    "Agency.name": "nama perangkat daerah",
    "Position.title": "nama jabatan, bukan orang",
}
