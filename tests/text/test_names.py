"""Two spellings of one name have one key; two names have two."""

import pytest

from netra.text import person_key, unit_key


@pytest.mark.parametrize(
    "spelling",
    ["Kenari Ma'ruf", "KENARI  MARUF", "Drs. H. Kenari Ma’ruf, M.Si.", "kenari máruf", "Ibu Kenari Maruf"],
)
def test_spellings_of_one_name_agree(spelling: str) -> None:
    assert person_key(spelling) == "kenari maruf"


def test_other_names_do_not() -> None:
    assert person_key("Kenari Marif") != person_key("Kenari Maruf")
    assert person_key("Haji") == "haji"  # a name of one word stays, whatever the word is


@pytest.mark.parametrize("empty", ["", "  ", ", S.Sos.", "—"])
def test_of_nothing_nothing_is_left(empty: str) -> None:
    assert person_key(empty) == ""


def test_a_unit_is_its_words() -> None:
    assert unit_key("Dinas  Perhubungan ") == unit_key("dinas perhubungan.") == "dinas perhubungan"
