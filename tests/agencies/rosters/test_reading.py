"""Reading what personnel offices send: usual forms are understood, every fault named by line and column."""

import codecs
from pathlib import Path

import pytest

from netra.agencies.models import Agency, Government
from netra.agencies.rosters import refusals
from netra.agencies.rosters.cells import grade
from netra.agencies.rosters.headings import KNOWN
from tests.agencies.rosters.files import (
    HEADINGS,
    LONTAR,
    ON,
    PANDAN,
    RUMBIA,
    a_csv,
    a_line,
    a_town,
    an_xlsx,
    named,
    previewed,
)
from tests.towns import an_agency

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_every_usual_text_is_read(town: Government, tmp_path: Path, separator: str, encoding: str) -> None:
    path = a_csv(tmp_path, [a_line(name="Rumbia Désa, S.Pd.")], separator=separator, encoding=encoding)
    frame = previewed(town, path).roster.frame
    assert frame.select("line", "number", "name").rows() == [(2, RUMBIA, "Rumbia Désa, S.Pd.")]


def test_a_workbook_is_read_like_a_text(town: Government, tmp_path: Path) -> None:
    rows = [["DAFTAR PEGAWAI"], [], list(HEADINGS), list(a_line())]
    frame = previewed(town, an_xlsx(tmp_path, {"Pegawai": rows, "Catatan": [["kosong"]]})).roster.frame
    assert frame.select("line", "number", "name").rows() == [(4, RUMBIA, "Rumbia")]


def test_a_letterhead_may_stand_above_the_headings(town: Government, tmp_path: Path) -> None:
    path = a_csv(tmp_path, [a_line()], above=[["PEMERINTAH KOTA"], [], ["Keadaan Oktober 2024"]])
    assert previewed(town, path).roster.frame["line"].to_list() == [5]


def test_empty_lines_are_passed_over_and_still_counted(town: Government, tmp_path: Path) -> None:
    path = a_csv(tmp_path, [["", "", "", ""], a_line(), ["", "", " ", ""], a_line(PANDAN, "Pandan")])
    assert previewed(town, path).roster.frame["line"].to_list() == [3, 5]


def test_a_cell_over_several_lines_does_not_shift_the_lines(town: Government, tmp_path: Path) -> None:
    path = a_csv(tmp_path, [a_line(title="Perawat\nAhli Muda"), a_line("1", "Pandan")])
    told = previewed(town, path).findings.errors.told()
    assert told == ["baris 4, kolom NIP: NIP terdiri atas 18 angka, yang tertulis 1."]


def test_quotation_marks_inside_a_name_change_nothing(town: Government, tmp_path: Path) -> None:
    path = tmp_path / "daftar.csv"
    path.write_text(f'NIP;Nama;Unit Kerja;Jabatan\n{RUMBIA};Rumbia O"Loka;Dinas Kesehatan;Staf\n')
    assert previewed(town, path).roster.frame["name"].to_list() == ['Rumbia O"Loka']


def test_old_exports_end_their_lines_in_their_own_way(town: Government, tmp_path: Path) -> None:
    path = tmp_path / "daftar.csv"
    path.write_bytes(f"NIP;Nama;Unit Kerja;Jabatan\r\n{RUMBIA};Rumbia;Dinas Kesehatan;Staf".encode())
    assert previewed(town, path).roster.frame["position"].null_count() == 0


@pytest.mark.parametrize(
    "typed", ["19800101 200501 1 001", "'198001012005011001", "198001012005011001\u00a0"]
)
def test_a_number_is_read_as_people_type_it(town: Government, tmp_path: Path, typed: str) -> None:
    assert previewed(town, a_csv(tmp_path, [a_line(typed)])).roster.frame["number"].to_list() == [RUMBIA]


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        (
            {"number": "19800101200501100X"},
            "baris 2, kolom NIP: NIP hanya boleh berisi angka. Bila THL, tulis THL di kolom Status.",
        ),
        ({"number": "1980"}, "baris 2, kolom NIP: NIP terdiri atas 18 angka, yang tertulis 4."),
        ({"number": "198013012005011001"}, "Delapan angka pertama NIP bukan tanggal lahir yang ada."),
        ({"number": "198001012005013001"}, "Angka ke-15 NIP harus 1 (pria) atau 2 (wanita)."),
        ({"number": "1,98001E+17"}, "tersimpan sebagai bilangan, angka akhirnya hilang."),
        ({"number": "=A1"}, "berisi rumus."),
        ({"number": ""}, "kosong. Isi NIP, atau nomor pegawai untuk THL."),
        ({"name": ""}, "baris 2, kolom Nama: nama kosong."),
        ({"name": "12345"}, "nama harus berisi huruf."),
        ({"name": "=cmd()"}, "berisi rumus."),
        ({"name": "x" * 161}, "nama lebih dari 160 huruf."),
        ({"name": "Rumbia\u200bLoka"}, "ada karakter tersembunyi."),
        ({"unit": ""}, "baris 2, kolom Unit Kerja: kosong. Isi perangkat daerahnya."),
        ({"unit": "Dinas Kesehatn"}, "“Dinas Kesehatn” tidak terdaftar. Maksudnya “Dinas Kesehatan”?"),
        ({"title": ""}, "baris 2, kolom Jabatan: kosong. Isi jabatannya."),
        ({"title": "x" * 161}, "bukan nama jabatan"),
    ],
)
def test_a_wrong_cell_is_named(
    town: Government, tmp_path: Path, changed: dict[str, str], message: str
) -> None:
    told = previewed(town, a_csv(tmp_path, [a_line(**changed)])).findings.errors.told()
    assert len(told) == 1
    assert message in told[0]


def test_every_wrong_line_is_named_and_not_only_the_first(town: Government, tmp_path: Path) -> None:
    path = a_csv(tmp_path, [a_line("1"), a_line(name=""), a_line(PANDAN, unit="Kantor Pos")])
    assert [each.line for each in sorted(previewed(town, path).findings.errors.kept)] == [2, 3, 4]


def test_a_file_of_errors_names_the_first_and_counts_the_rest(town: Government, tmp_path: Path) -> None:
    told = previewed(town, a_csv(tmp_path, [a_line(f"{n}") for n in range(500)])).findings.errors
    assert (told.count, told.told()[-1]) == (500, "dan 300 baris lain.")


@pytest.mark.parametrize(
    ("number", "message"),
    [
        ("189501012005011001", "Tahun lahir 1895 terlalu tua"),
        ("198001011990011001", "Pengangkatan 1990 terlalu dini"),
        ("198001012005131001", "Bulan pengangkatan 13 tidak ada"),
        ("198001012005011000", "Nomor urut 000 tidak lazim"),
    ],
)
def test_an_implausible_number_is_only_a_warning(
    town: Government, tmp_path: Path, number: str, message: str
) -> None:
    done = previewed(town, a_csv(tmp_path, [a_line(number)]))
    assert message in done.findings.warnings.told()[0]
    assert (done.findings.errors.count, done.changes.new.height) == (0, 1)


def test_the_same_number_twice_names_both_lines(town: Government, tmp_path: Path) -> None:
    path = a_csv(tmp_path, [a_line(), a_line(PANDAN, "Pandan"), a_line("19800101 200501 1 001", "Lagi")])
    assert previewed(town, path).findings.errors.told() == ["baris 4, kolom NIP: sama dengan baris 2."]


def test_a_thl_needs_no_nip(town: Government, tmp_path: Path) -> None:
    lines = [(*a_line("", "Gaharu"), "THL", "TH/0012"), (*a_line(name="Rumbia"), "PNS", "")]
    path = a_csv(tmp_path, lines, headings=(*HEADINGS, "Status", "Nomor Pegawai"))
    new = previewed(town, path).changes.new.select("number", "employment").rows()
    assert set(new) == {("TH/0012", "thl"), (RUMBIA, "pns")}


def test_a_thl_may_write_the_staff_number_under_nip(town: Government, tmp_path: Path) -> None:
    path = a_csv(tmp_path, [(*a_line("THL-7", "Gaharu"), "Honorer")], headings=(*HEADINGS, "Status"))
    assert previewed(town, path).changes.new.select("number", "employment").rows() == [("THL-7", "thl")]


@pytest.mark.parametrize(
    ("status", "staff"), [("THL", ""), ("PNS", "TH-1"), ("THL", "a\x07b"), ("THL", "x" * 31)]
)
def test_a_number_that_is_missing_or_strange_is_an_error(
    town: Government, tmp_path: Path, status: str, staff: str
) -> None:
    path = a_csv(tmp_path, [(*a_line(""), status, staff)], headings=(*HEADINGS, "Status", "Nomor Pegawai"))
    assert previewed(town, path).findings.errors.count == 1


def test_the_number_tells_the_employment_where_the_list_does_not(town: Government, tmp_path: Path) -> None:
    new = previewed(town, a_csv(tmp_path, [a_line(), a_line(LONTAR, "Lontar")])).changes.new
    assert dict(new.select("number", "employment").rows()) == {RUMBIA: "pns", LONTAR: "pppk"}


@pytest.mark.parametrize(
    ("column", "cell", "kind", "message"),
    [
        ("Status", "pensiunan", "errors", "status “pensiunan” tidak dikenal"),
        ("Gol", "V/z", "warnings", "golongan “V/z” tidak dikenal, jadi tidak disimpan"),
        ("TMT", "kemarin", "warnings", "tanggal “kemarin” tidak terbaca"),
        ("TMT", "2025-01-01", "errors", "sesudah tanggal daftar (01-10-2024)"),
    ],
)
def test_an_extra_column_says_what_is_wrong(
    town: Government, tmp_path: Path, column: str, cell: str, kind: str, message: str
) -> None:
    found = previewed(town, a_csv(tmp_path, [(*a_line(), cell)], headings=(*HEADINGS, column))).findings
    assert message in getattr(found, kind).told()[0]


def test_a_sub_unit_is_found_below_its_agency_only(town: Government, tmp_path: Path) -> None:
    headings = ("NIP", "Nama", "OPD", "Unit Kerja", "Jabatan")
    right = (RUMBIA, "Rumbia", "Dinas Kesehatan", "Puskesmas Satu", "Staf")
    wrong = (PANDAN, "Pandan", "Dinas Perhubungan", "Puskesmas Satu", "Staf")
    done = previewed(town, a_csv(tmp_path, [right, wrong], headings=headings))
    assert done.findings.errors.told() == [
        "baris 3, kolom Unit Kerja: “Puskesmas Satu” tidak ada di bawah “Dinas Perhubungan”."
    ]
    assert done.changes.new.height == 1


def test_two_units_of_one_name_need_the_agency_above(town: Government, tmp_path: Path) -> None:
    above = Agency.objects.get(code="dishub")
    named(an_agency(town, "puskesmas-2", parent=above), "Puskesmas Satu")
    told = previewed(town, a_csv(tmp_path, [a_line(unit="Puskesmas Satu")])).findings.errors.told()
    assert "ada 2 unit bernama “Puskesmas Satu” (Dinas Kesehatan, Dinas Perhubungan)" in told[0]


def test_an_agency_that_is_gone_by_then_is_an_error(town: Government, tmp_path: Path) -> None:
    Agency.objects.filter(code="dishub").update(active_to=ON.replace(day=1, month=9))
    told = previewed(town, a_csv(tmp_path, [a_line(unit="Dinas Perhubungan")])).findings.errors.told()
    assert "tidak berdiri pada tanggal daftar ini" in told[0]


@pytest.mark.parametrize("field", sorted(KNOWN))
def test_no_heading_means_two_things(field: str) -> None:
    own = {word for tier in KNOWN[field] for word in tier.split()}
    others = {
        word for name, tiers in KNOWN.items() if name != field for tier in tiers for word in tier.split()
    }
    assert own & others == set()


def test_missing_columns_are_named_with_what_the_file_has(town: Government, tmp_path: Path) -> None:
    path = a_csv(tmp_path, [("a", "b", "c")], headings=("NIP", "Nama", "Kota Lahir"))
    with pytest.raises(refusals.ColumnsUnclear) as refused:
        previewed(town, path)
    assert "Kolom Perangkat Daerah tidak ditemukan" in str(refused.value)
    assert "Kolom Jabatan tidak ditemukan" in str(refused.value)
    assert "“Kota Lahir”" in str(refused.value)


def test_two_columns_for_one_thing_are_named_by_their_letters(town: Government, tmp_path: Path) -> None:
    path = a_csv(tmp_path, [(*a_line(), RUMBIA)], headings=(*HEADINGS, "NIP Baru"))
    with pytest.raises(refusals.ColumnsUnclear, match="kolom A “NIP” dan kolom E “NIP Baru”"):
        previewed(town, path)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("III/b", "III/b"), ("Penata Muda Tk. I, III/b", "III/b"), ("3B", "III/b"), ("(IV/a)", "IV/a"),
        ("IVe", "IV/e"), ("IX", "IX"), ("Gol. X", "X"), ("-", ""), ("I/e", ""), ("XL", ""),
    ],
)  # fmt: skip
def test_golongan_is_kept_in_one_form(typed: str, kept: str) -> None:
    assert grade(typed)[0] == kept


def test_a_utf_16_text_without_its_mark_is_refused_by_name(town: Government, tmp_path: Path) -> None:
    path = tmp_path / "daftar.csv"
    path.write_bytes(codecs.encode("NIP;Nama;Unit Kerja;Jabatan\n", "utf-16-le"))
    with pytest.raises(refusals.UnknownEncoding, match="UTF-16 tanpa penanda"):
        previewed(town, path)


@pytest.fixture
def town() -> Government:
    return a_town()
