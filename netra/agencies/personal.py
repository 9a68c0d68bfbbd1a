"""Personal data of the roster, and how they are erased."""

from typing import Final

from netra.law.personal import Kept

PERSONAL: Final = (
    Kept(
        model="CivilServant",
        fields=("number", "name"),
        until="selama tercantum dalam daftar kepegawaian",
        how="belum ada",
        gap="Pegawai yang keluar tetap tersimpan: penempatannya diakhiri, baris orangnya tidak dihapus.",
    ),
    Kept(
        model="Posting",
        fields=("civil_servant", "position"),
        until="selama orangnya tersimpan",
        how="belum ada",
        gap="Ikut baris orangnya.",
    ),
)
HARMLESS: Final = {
    "Government.name": "nama pemerintah daerah",
    "District.name": "nama kecamatan",
    "Village.name": "nama kelurahan",
    "Agency.name": "nama perangkat daerah",
    "Position.title": "nama jabatan, bukan orang",
}
