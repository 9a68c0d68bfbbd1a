"""Who a visitor of the demo can be. Passwords are public: they open invented cases only."""

from dataclasses import dataclass

from netra.accounts import roles
from netra.web.demo_city.pledges import VISITORS_SLIP

PASSWORD = "peragaan-netra-2024"  # noqa: S105 - the demo's, printed on screen


@dataclass(frozen=True)
class Persona:
    """`username` for an officer; a public persona has none and `address` says where it begins."""

    key: str
    label: str
    door: str
    description: str
    icon: str
    username: str = ""
    role: str = ""
    office: str = ""
    agency_code: str = ""
    address: str = "/kantor/"
    position: str = ""  # at the office, where the card's label is not one


# Which offices have an electronic seal: the name of its folder, and the office.
SEALED = {"bawaslu": "Bawaslu Kota Sukabumi", "bkpsdm": "BKPSDM"}

PERSONAS = (
    Persona("warga", "Warga yang melihat sesuatu", "Pintu publik", "Melapor dalam 3 menit, boleh tanpa nama",
            "message-square-text", address="/lapor/"),
    Persona("pelapor", "Pelapor yang kembali", "Pintu publik", "Menjawab petugas dengan delapan kata",
            "key-round", address="/lacak/laporan/"),
    Persona("pegawai", "Pegawai dengan slip pribadi", "Pintu publik", "Membaca ikrar, lalu memilih sendiri",
            "stamp", address=f"/ikrar/slip/{VISITORS_SLIP}/"),
    Persona("camat", "Camat Gunungpuyuh", "Kantor kota", "Melihat unit dan sosialisasi di kecamatan",
            "map-pin", "camat.gunungpuyuh", roles.UNIT_HEAD, "Kecamatan Gunungpuyuh",
            "kecamatan-gunungpuyuh"),
    Persona("tapem", "Tata Pemerintahan", "Kantor kota", "Merencanakan putaran sosialisasi",
            "clipboard-check", "tata.pemerintahan", roles.TATA_PEMERINTAHAN, "Sekretariat Daerah",
            "bagian-tata-pemerintahan"),
    Persona("bawaslu", "Petugas Bawaslu", "Kantor Bawaslu", "Memilah dan menangani laporan sebelum tenggat",
            "inbox", "bawaslu.penanganan", roles.CASE_OFFICER, "Bawaslu Kota Sukabumi",
            position="Analis Penanganan Pelanggaran"),
    Persona("penjaga", "Penjaga identitas", "Kantor Bawaslu", "Memutuskan apakah nama pelapor boleh dibuka",
            "lock-keyhole", "bawaslu.identitas", roles.IDENTITY_CUSTODIAN, "Bawaslu Kota Sukabumi",
            position="Kepala Sekretariat"),
    Persona("bkpsdm", "BKPSDM", "Kantor kota", "Menerima putusan, memeriksa, sampai keputusannya dijalankan",
            "briefcase", "bkpsdm", roles.BKPSDM, "BKPSDM", position="Analis Disiplin"),
    Persona("inspektorat", "Inspektorat", "Kantor kota", "Petugas lain yang memutus, bukan yang memeriksa",
            "scale", "inspektorat", roles.INSPEKTORAT, "Inspektorat", position="Auditor Inspektorat"),
    Persona("wali-kota", "Penjabat Wali Kota", "Kantor kota", "Satu halaman: waktu, kesenjangan, angka",
            "gauge", "penjabat.wali.kota", roles.LEADER, "Wali Kota", "wali-kota"),
    Persona("sekda", "Sekretaris Daerah", "Kantor kota", "Menerbitkan dan meneruskan instruksi",
            "file-text", "sekretaris.daerah", roles.LEADER, "Sekretariat Daerah", "setda"),
    Persona("pengelola", "Pengelola sistem", "Ruang server", "Memeriksa pemasangan dan rantai jurnal",
            "activity", "pengelola", roles.OPERATOR, "Dinas Komunikasi dan Informatika"),
)  # fmt: skip

# Officers who are no persona card but belong to a believable office.
COLLEAGUES = (
    Persona("", "Petugas Penerimaan Laporan", "", "", "", "bawaslu.penerimaan", roles.BAWASLU_INTAKE,
            "Bawaslu Kota Sukabumi"),
    Persona("", "Staf Penanganan Pelanggaran", "", "", "", "bawaslu.staf", roles.CASE_OFFICER,
            "Bawaslu Kota Sukabumi"),
    Persona("", "Penjaga Identitas Pengganti", "", "", "", "bawaslu.identitas2", roles.IDENTITY_CUSTODIAN,
            "Bawaslu Kota Sukabumi"),
    Persona("", "Sekretaris Kecamatan Gunungpuyuh", "", "", "", "sekcam.gunungpuyuh", roles.UNIT_SECRETARY,
            "Kecamatan Gunungpuyuh", "kecamatan-gunungpuyuh"),
    Persona("", "Pemeriksa Jurnal", "", "", "", "pemeriksa", roles.AUDITOR, "Inspektorat"),
    Persona("", "Pemeriksa Jurnal Sekretariat", "", "", "", "pemeriksa.setda", roles.AUDITOR,
            "Sekretariat Daerah"),
)  # fmt: skip


def persona_by_key(key: str) -> Persona | None:
    """The card with this key."""
    return next((persona for persona in PERSONAS if persona.key == key), None)
