"""The 2048 words: what a frightened person on a cheap phone can read aloud and type."""

import re
from pathlib import Path

from netra.vault import WORDS

# What a receipt must never hold: party names and symbols, campaign words, religion, fear, colours, numbers
# and given names. Not all that was kept out by hand, but what a later edit could let in.
UNWELCOME = set(Path(__file__).with_name("unwelcome_words.txt").read_text(encoding="ascii").split())


def test_there_are_exactly_2048_words_sorted_and_unique() -> None:
    assert len(WORDS) == 2048
    assert list(WORDS) == sorted(set(WORDS))


def test_every_word_has_four_to_eight_plain_letters() -> None:
    assert [word for word in WORDS if not re.fullmatch("[a-z]{4,8}", word)] == []


def test_no_single_slip_turns_one_word_into_another() -> None:
    assert _one_letter_apart(WORDS) == []


def test_the_check_for_single_slips_finds_each_kind() -> None:
    assert len(_one_letter_apart(("batu", "bata"))) == 1
    assert len(_one_letter_apart(("jalan", "jala"))) == 1
    assert len(_one_letter_apart(("tali", "tangi"))) == 0


def test_no_word_takes_sides_or_frightens() -> None:
    assert set(WORDS) & UNWELCOME == set()


def _one_letter_apart(words: tuple[str, ...]) -> list[tuple[str, str]]:
    """Pairs at edit distance 1: one letter blanked makes them alike, or one is the other less a letter."""
    seen: dict[str, str] = {}
    pairs = []
    for word in words:
        shapes = {word[:at] + "*" + word[at + 1 :] for at in range(len(word))}
        pairs += [(seen[shape], word) for shape in shapes if shape in seen]
        seen |= dict.fromkeys(shapes, word)
    listed = set(words)
    shorter = [(word[:at] + word[at + 1 :], word) for word in words for at in range(len(word))]
    return pairs + [(short, word) for short, word in shorter if short in listed]
