"""A NIP is malformed, implausible, or neither."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netra.agencies.numbers import check_nip, is_plausible_nip

pytestmark = pytest.mark.core
SOUND = "190503171930041007"  # born 1905: well-formed, and nobody's


def test_a_well_formed_number_of_a_person_too_old_only_warns() -> None:
    assert check_nip(SOUND) == ([], ["Tahun lahir 1905 terlalu tua untuk pegawai aktif."])


def test_spaces_between_the_groups_do_not_matter() -> None:
    assert check_nip("19050317 193004 1 007") == check_nip(SOUND)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "NIP terdiri atas 18 angka, yang tertulis 0."),
        (SOUND[:17], "NIP terdiri atas 18 angka, yang tertulis 17."),
        (SOUND[:17] + "O", "NIP hanya boleh berisi angka."),
        (SOUND[:17] + "٣", "NIP hanya boleh berisi angka."),
        ("190502301930041007", "Delapan angka pertama NIP bukan tanggal lahir yang ada."),
        ("190503171930043007", "Angka ke-15 NIP harus 1 (pria) atau 2 (wanita)."),
    ],
)
def test_a_malformed_number_says_why(text: str, message: str) -> None:
    assert check_nip(text) == ([message], [])


@pytest.mark.parametrize(
    ("text", "warning"),
    [
        ("190503171930131007", "Bulan pengangkatan 13 tidak ada (21 hanya pada nomor PPPK)."),
        ("190503171915041007", "Pengangkatan 1915 terlalu dini untuk kelahiran 1905."),
        ("190503171930041000", "Nomor urut 000 tidak lazim."),
    ],
)
def test_an_implausible_number_warns_and_is_not_refused(text: str, warning: str) -> None:
    errors, warnings = check_nip(text)
    assert errors == []
    assert warning in warnings


def test_the_code_of_a_pppk_in_place_of_the_month_is_in_order() -> None:
    assert check_nip("190503171930211007") == check_nip(SOUND)


@given(
    born=st.dates(date(1941, 1, 1), date(2004, 12, 31)),
    years=st.integers(17, 40),
    month=st.integers(1, 12),
    gender=st.sampled_from("12"),
    serial=st.integers(1, 999),
)
def test_every_number_built_by_the_rule_is_plausible(
    born: date, years: int, month: int, gender: str, serial: int
) -> None:
    assert is_plausible_nip(f"{born:%Y%m%d}{born.year + years}{month:02d}{gender}{serial:03d}")


@given(st.text(max_size=40))
def test_whatever_is_typed_gets_an_answer(text: str) -> None:
    errors, warnings = check_nip(text)
    assert not (errors and warnings)
