"""The server keeps the rules that the usher's phone keeps: by the same vectors."""

import json
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_OID, uuid5

import pytest

from netra.agencies.models import Agency
from netra.outreach import queries, staff_numbers
from tests.outreach.halls import a_hall, comes
from tests.towns import a_government, an_agency

VECTORS: dict[str, Any] = json.loads(Path(__file__).with_name("check_in_vectors.json").read_text())


@pytest.mark.parametrize(("text", "number"), VECTORS["numbers"])
def test_a_number_is_read(text: str, number: str) -> None:
    assert staff_numbers.normal_number(text) == number


@pytest.mark.parametrize(("salt", "number", "key"), VECTORS["keys"])
def test_a_key_stands_for_a_number(salt: str, number: str, key: str) -> None:
    assert staff_numbers.key_of(salt, number) == key


@pytest.mark.parametrize(("number", "words"), VECTORS["tails"])
def test_one_knows_ones_own_number(number: str, words: str) -> None:
    assert staff_numbers.tail_words(number) == words


@pytest.mark.django_db
@pytest.mark.parametrize("door", VECTORS["doors"], ids=lambda door: door["story"])
def test_the_door_answers(door: dict[str, Any], dinas: Agency) -> None:
    attendance_list, guests = a_hall(dinas, people=len(door["guests"]))
    numbers = dict(zip(door["guests"], (guest.number for guest in guests), strict=True))
    answers = [
        comes(
            attendance_list,
            numbers.get(tap["who"], f"TAMU-{tap['who']}"),
            nonce=uuid5(NAMESPACE_OID, tap["nonce"]),
            add=tap.get("add", False),
        ).verdict
        for tap in door["taps"]
    ]
    assert answers == [tap["verdict"] for tap in door["taps"]]
    assert queries.present_count(attendance_list.briefing_id) == door["present"]


@pytest.fixture
def dinas() -> Agency:
    return an_agency(a_government(), "dinas")
