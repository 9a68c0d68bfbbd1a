"""Which column is what: the headings that personnel offices write, from the clearest word to the vaguest."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from netra.agencies.rosters import limits
from netra.agencies.rosters.refusals import ColumnsUnclear, TooLarge

# Field -> tiers of headings, letters and digits only. The first tier that occurs decides; two columns of one
# tier are ambiguous. A column that nobody asked for (NIK, birthplace, address) is never read.
KNOWN: dict[str, tuple[str, ...]] = {
    "number": (
        "nip nipbaru nip18 nip18digit nipasn nippns nippppk nipnippppk nipnip3k nipniptt nomorindukpegawai"
        " noindukpegawai nomorindukpegawainip nipataunomorpegawai nipnomorpegawai nipnopegawai",
    ),
    "staff_number": (
        "nomorpegawai nopegawai nomorthl nothl nipthl niptt nomortenagaharianlepas nomorregister noregister"
        " nomorregistrasi noregistrasi nomornonasn nononasn idpegawai nomorkontrak",
    ),
    "name": ("namapegawai namalengkap namaasn namalengkapdangelar namadangelar namagelar", "nama"),
    "agency": (
        "perangkatdaerah namaperangkatdaerah opd namaopd skpd namaskpd unitkerjainduk unitinduk unorinduk"
        " satuankerjainduk instansiinduk",
        "instansi namainstansi dinas",
    ),
    "unit": (
        "unitkerja namaunitkerja unor namaunor unitorganisasi namaunitorganisasi satuankerja satker subunit"
        " subunitkerja namasubunit",
        "unit bidang",
    ),
    "position": ("jabatan namajabatan jabatanterakhir namajabatanterakhir jabatansekarang",),
    "employment": (
        "statuskepegawaian jeniskepegawaian jenispegawai statuspegawai statusasn jenisasn kelaspegawai"
        " statuspnspppkthl",
        "status kedudukan",
    ),
    "grade": (
        "golongan gol golruang golonganruang golakhir golonganterakhir golruangakhir golonganruangterakhir",
        "pangkatgolongan pangkatgol pangkatgolruang pangkatgolonganruang pangkatgolonganruangterakhir",
        "pangkat",
    ),
    "level": ("eselon jenjangjabatan jenjang", "jenisjabatan tingkatjabatan"),
    "superior": (
        "nipatasan nipatasanlangsung nippejabatpenilai",
        "atasan atasanlangsung pejabatpenilai namaatasan namaatasanlangsung",
    ),
    "from_on": ("tmtjabatan tmtpenempatan tmtunit tmtunitkerja tmtmutasi", "tmt sejak"),
}
TOLD = {
    "number": ("NIP", "NIP, NIP Baru, Nomor Induk Pegawai; untuk THL: Nomor Pegawai"),
    "name": ("Nama", "Nama, Nama Pegawai, Nama Lengkap"),
    "agency": ("Perangkat Daerah", "Perangkat Daerah, OPD, SKPD, Unit Kerja, Instansi"),
    "position": ("Jabatan", "Jabatan, Nama Jabatan"),
}
REQUIRED = tuple(TOLD)


@dataclass(frozen=True)
class Columns:
    """Where each field stands (from 0) and what its heading says; `width` counts every column of the file."""

    at: dict[str, int]
    titles: dict[str, str]
    width: int

    def title(self, field: str) -> str:
        """The heading as the file has it, for a message; what it should be called when there is none."""
        return self.titles.get(field) or TOLD.get(field, (field, ""))[0]


def find_heading(rows: Sequence[Sequence[str]]) -> tuple[int, Columns] | None:
    """The first row that names what is needed, and its columns; None when no row does.

    Raises `ColumnsUnclear` when that row names something twice, `TooLarge` when it is too wide.
    """
    for index, row in enumerate(rows):
        if not _missing(_recognised(row)):
            return index, _columns(row)
    return None


def score(rows: Sequence[Sequence[str]]) -> int:
    """How many fields the best row names: tells which separator a file uses."""
    return max((len(_recognised(row)) for row in rows), default=0)


def explain_missing(rows: Sequence[Sequence[str]]) -> ColumnsUnclear:
    """Which columns were not found, under which headings they are known, and what the file has instead."""
    best = max(rows, key=lambda row: len(_recognised(row)), default=())
    parts = [
        f"Kolom {TOLD[field][0]} tidak ditemukan (judul yang dikenali: {TOLD[field][1]})."
        for field in _missing(_recognised(best))
    ]
    there = ", ".join(f"“{title}”" for title in _titles(best)[:20] if title)
    there = f" Yang ada di berkas: {there}." if _recognised(best) and there else ""
    return ColumnsUnclear(f"{' '.join(parts)}{there} Judul kolom dicari dalam 30 baris pertama.")


def _missing(found: dict[str, list[int]]) -> list[str]:
    """The agency may stand under a heading for units; the number under one for staff numbers."""
    stands_in = {"agency": "unit", "number": "staff_number"}
    return [field for field in REQUIRED if field not in found and stands_in.get(field) not in found]


def _recognised(row: Sequence[str]) -> dict[str, list[int]]:
    plain = [re.sub(r"[^a-z0-9]", "", title.casefold()) for title in row]
    found: dict[str, list[int]] = {}
    for field, tiers in KNOWN.items():
        for tier in tiers:
            words = set(tier.split())
            if here := [at for at, title in enumerate(plain) if title in words]:
                found[field] = here
                break
    return found


def _columns(row: Sequence[str]) -> Columns:
    width = max((at + 1 for at, title in enumerate(row) if title.strip()), default=0)
    if width > limits.COLUMNS:
        raise TooLarge(
            f"Berkas ini punya {width} kolom, paling banyak {limits.COLUMNS}."
            " Sisakan kolom daftar pegawai saja."
        )
    found, titles = _recognised(row), _titles(row)
    for places in found.values():
        if len(places) > 1:
            named = " dan ".join(f"kolom {letters(at)} “{titles[at]}”" for at in places)
            raise ColumnsUnclear(f"Dua kolom berarti sama: {named}. Sisakan satu.")
    at = {field: places[0] for field, places in found.items()}
    if "agency" not in at:
        at["agency"] = at.pop("unit")
    return Columns(at, {field: titles[place] for field, place in at.items()}, len(row))


def _titles(row: Sequence[str]) -> list[str]:
    return [" ".join(title.split())[:60] for title in row]


def letters(column: int) -> str:
    """A spreadsheet's name of a column: 0 is A, 26 is AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
