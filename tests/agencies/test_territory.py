"""Kota Sukabumi's territory as data."""

import pytest

from netra.agencies.territory import NoTerritory, territory_of

pytestmark = pytest.mark.core


def test_kota_sukabumi_has_seven_kecamatan_and_thirty_three_kelurahan() -> None:
    districts = territory_of("32.72")
    assert len(districts) == 7
    assert sum(len(district.villages) for district in districts) == 33


def test_every_kelurahan_code_begins_with_its_kecamatans() -> None:
    for district in territory_of("32.72"):
        assert all(village.code.startswith(f"{district.code}.") for village in district.villages)


def test_gunungpuyuh_is_written_as_the_city_writes_it() -> None:
    assert territory_of("32.72")[0].name == "Gunungpuyuh"


def test_a_government_without_territory_is_named() -> None:
    with pytest.raises(NoTerritory, match=r"00\.00"):
        territory_of("00.00")
