"""The search for words at rest can fail: whatever is planted is found, in every shape."""

import base64

import pytest

from tests.safety.search import Place, places_of, shapes

CANARY = 'Kenari-palsu-Qxé "7&Zw'.encode()


@pytest.mark.parametrize(
    ("shape", "number"), [(shape, n) for shape, all_ in shapes(CANARY).items() for n in range(len(all_))]
)
def test_the_search_finds_a_canary_in_every_shape_when_one_is_planted(shape: str, number: int) -> None:
    planted = b"sebelum" + shapes(CANARY)[shape][number] + b"sesudah"
    assert [place.split(": ")[1] for place in places_of(CANARY, {"x": Place(planted)})].count(shape) == 1


@pytest.mark.parametrize("before", range(6))
def test_the_search_finds_base64_wherever_the_canary_begins(before: int) -> None:
    planted = base64.b64encode(b"abcdef"[:before] + CANARY + b"lalu lain")
    assert "x: base64" in places_of(CANARY, {"x": Place(planted)})


def test_the_search_finds_nothing_where_nothing_is() -> None:
    assert places_of(CANARY, {"x": Place(b"Kenari lain " * 50)}) == []
