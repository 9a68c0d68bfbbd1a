"""Any text becomes plain words, and never an exception."""

from hypothesis import given, settings
from hypothesis import strategies as st

from netra.text import BREAK, Phrasebook, Vocabulary, words


def test_case_stretching_and_the_number_for_twice_are_levelled() -> None:
    assert words("BOLEHHHH diam2 yaaaa??") == ["boleh", "diam", "ya", BREAK]


def test_an_abbreviation_of_equal_letters_is_not_taken_for_a_stretched_word() -> None:
    assert words("PPPK") == ["pppk"]


def test_a_word_finds_its_base_through_nasal_prefixes_and_colloquial_suffixes() -> None:
    vocabulary = Vocabulary(["suruh", "pasang", "kumpul", "tempel"], {})
    typed = ["menyuruh", "masangin", "ngumpulin", "menempelkan"]
    assert vocabulary.plainly(typed) == ["suruh", "pasang", "kumpul", "tempel"]


def test_an_abbreviation_may_stand_for_several_words() -> None:
    assert Vocabulary([], {"wag": "grup whatsapp"}).plainly(["wag"]) == ["grup", "whatsapp"]


def test_one_slip_of_the_finger_in_a_long_word_is_forgiven() -> None:
    vocabulary = Vocabulary(["kampanye", "spanduk"], {})
    assert vocabulary.plainly(["kampanye", "kampamye", "spandk"]) == ["kampanye", "kampanye", "spanduk"]


def test_a_short_word_is_never_corrected() -> None:
    assert Vocabulary(["kades"], {}).plainly(["kader"]) == ["kader"]


def test_a_denial_reaches_what_follows_and_ends_at_a_break() -> None:
    book = Phrasebook({"suka": ["suka"]}, ["tidak"], [])
    assert [spot.denied for spot in book.spots(["tidak", "suka", BREAK, "suka"])] == [True, False]


def test_a_denial_ends_at_a_turn() -> None:
    book = Phrasebook({"suka": ["suka"]}, ["tidak"], ["tapi"])
    assert [spot.denied for spot in book.spots(["tidak", "tapi", "suka"])] == [False]


def test_a_gap_in_a_phrase_takes_four_words_and_no_break() -> None:
    book = Phrasebook({"ajak": ["minta .. dukung"]}, [], [])
    assert book.spots(["minta", "a", "b", "c", "d", "dukung"])
    assert not book.spots(["minta", "a", "b", "c", "d", "e", "dukung"])
    assert not book.spots(["minta", BREAK, "dukung"])


def test_inside_a_whole_phrase_nothing_shorter_is_found() -> None:
    book = Phrasebook({"mantan": ["mantan suami"], "pasangan": ["suami"]}, [], [], whole=["mantan"])
    assert [spot.concept for spot in book.spots(["mantan", "suami"])] == ["mantan"]


@settings(max_examples=150, deadline=None)
@given(st.text())
def test_any_text_becomes_words(text: str) -> None:
    vocabulary = Vocabulary(["kampanye"], {"gk": "tidak"})
    assert all(vocabulary.plainly(words(text)))
