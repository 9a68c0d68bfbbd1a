"""Receipts: what a reporter may type, what is refused, and what never shows."""

import json
import random
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netra.vault import (
    WORDS,
    BadReceipt,
    Receipt,
    UnknownWord,
    WrongCheck,
    WrongLength,
    new_receipt,
    parse_receipt,
    receipt_from_seed,
)

VECTORS = json.loads(Path(__file__).with_name("vectors.json").read_text(encoding="utf-8"))

secrets_of_80_bits = st.binary(min_size=10, max_size=10)
receipts = secrets_of_80_bits.map(Receipt)
separators = st.sampled_from([" ", "   ", "-", " - ", ", ", ",", ".", "\n", "\t", "\u00a0", "\u2013", "; "])


@given(receipts, st.lists(separators, min_size=7, max_size=7), st.randoms(use_true_random=False))
def test_case_spaces_hyphens_and_commas_do_not_matter(
    receipt: Receipt, between: list[str], chance: random.Random
) -> None:
    shouted = [word.upper() if chance.random() < 0.5 else word.title() for word in receipt.words]
    typed = "".join(word + gap for word, gap in zip(shouted, [*between, " "], strict=True))
    assert parse_receipt(typed) == receipt


@given(receipts)
def test_numbering_does_not_matter(receipt: Receipt) -> None:
    typed = "\r\n".join(f"{number}. {word}" for number, word in enumerate(receipt.words, start=1))
    assert parse_receipt(typed) == receipt


@given(receipts)
def test_invisible_characters_from_a_chat_program_do_not_matter(receipt: Receipt) -> None:
    assert parse_receipt("\u200b" + str(receipt).replace("a", "a\u00ad") + "\ufeff") == receipt


@given(secrets_of_80_bits, secrets_of_80_bits)
def test_two_receipts_differ_in_words_lookup_and_key(one: bytes, other: bytes) -> None:
    first, second = Receipt(one), Receipt(other)
    same = one == other
    assert (first.words == second.words) is same
    assert (first.lookup == second.lookup) is same
    assert (first.unlock_key == second.unlock_key) is same


@given(receipts)
def test_what_looks_up_never_unlocks(receipt: Receipt) -> None:
    assert receipt.lookup != receipt.unlock_key
    assert len(receipt.lookup) == len(receipt.unlock_key) == 32


def test_a_new_receipt_is_never_the_same() -> None:
    assert len({new_receipt().lookup for _ in range(200)}) == 200


def test_a_seed_gives_the_same_receipt_and_another_seed_another() -> None:
    assert receipt_from_seed(b"rekaan 1") == receipt_from_seed(b"rekaan 1")
    assert receipt_from_seed(b"rekaan 1") != receipt_from_seed(b"rekaan 2")


@pytest.mark.parametrize("vector", VECTORS["receipts"], ids=lambda vector: vector["secret"])
def test_receipts_of_format_1_stay_readable(vector: dict[str, str]) -> None:
    receipt = parse_receipt(vector["words"])
    assert receipt.secret.hex() == vector["secret"]
    assert receipt.lookup.hex() == vector["lookup"]
    assert receipt.unlock_key.hex() == vector["unlock_key"]


def test_the_demo_seed_stays_the_same_receipt() -> None:
    vector = VECTORS["seed"]
    assert str(receipt_from_seed(vector["seed"].encode())) == vector["words"]


def test_a_swapped_word_is_caught_all_but_once_in_256() -> None:
    """8 check bits: of 4,000 receipts with one word replaced, about 16 slip through and then find no row."""
    chance = random.Random(32_72)
    missed = sum(_slips_through(_with_one_word_replaced(chance)) for _ in range(4000))
    assert missed == pytest.approx(4000 / 256, abs=14)


def test_two_words_in_the_wrong_order_are_caught() -> None:
    words = VECTORS["receipts"][1]["words"].split()
    words[2], words[5] = words[5], words[2]
    with pytest.raises(WrongCheck):
        parse_receipt(" ".join(words))


@given(receipts, st.integers(0, 7), st.data())
def test_a_single_slip_is_named_with_its_place_and_never_mended(
    receipt: Receipt, place: int, data: st.DataObject
) -> None:
    words = list(receipt.words)
    at = data.draw(st.integers(0, len(words[place]) - 1))
    letter = data.draw(st.sampled_from("abcdefghijklmnopqrstuvwxyz".replace(words[place][at], "")))
    meant, words[place] = words[place], words[place][:at] + letter + words[place][at + 1 :]
    with pytest.raises(UnknownWord) as refused:
        parse_receipt(" ".join(words))
    assert (refused.value.position, refused.value.word) == (place + 1, words[place])
    assert refused.value.suggestion in (meant, None)


@pytest.mark.parametrize("slip", ["lemri", "lemarri", "lemair", "lemaru"])
def test_a_missing_doubled_swapped_or_wrong_letter_brings_the_word_meant(slip: str) -> None:
    with pytest.raises(UnknownWord) as refused:
        parse_receipt(" ".join([slip] + ["lemari"] * 7))
    assert refused.value.suggestion == "lemari"


def test_a_word_from_nowhere_brings_no_suggestion() -> None:
    with pytest.raises(UnknownWord) as refused:
        parse_receipt("x" * 50_000 + " lemari" * 7)
    assert refused.value.suggestion is None
    assert len(refused.value.word) <= 24


@pytest.mark.parametrize(
    ("text", "count"), [("", 0), ("12 34 --", 0), ("lemari " * 7, 7), ("lemari " * 9, 9)]
)
def test_a_wrong_number_of_words_is_counted(text: str, count: int) -> None:
    with pytest.raises(WrongLength) as refused:
        parse_receipt(text)
    assert refused.value.count == count


@given(st.text(max_size=200))
def test_any_text_is_a_receipt_or_a_plain_refusal(text: str) -> None:
    try:
        parse_receipt(text)
    except BadReceipt as refused:
        assert isinstance(refused, UnknownWord | WrongLength | WrongCheck)


@given(receipts)
def test_a_receipt_never_shows_by_accident(receipt: Receipt) -> None:
    shown = f"{receipt!r} {[receipt]} {receipt!r:>60}"
    assert receipt.secret.hex() not in shown
    assert not set(re.findall("[a-z]+", shown)) & set(receipt.words)


@given(receipts, st.sampled_from(["wrong check", "wrong length", "unknown word"]))
def test_a_refusal_shows_none_of_the_words(receipt: Receipt, kind: str) -> None:
    words = list(receipt.words)
    typed = {
        "wrong check": [*words[:7], next(word for word in WORDS if word != words[7])],
        "wrong length": words[:7],
        "unknown word": [*words[:7], "qqqqqq"],
    }[kind]
    try:
        parse_receipt(" ".join(typed))
    except BadReceipt as refused:
        assert not set(re.findall("[a-z]+", f"{refused} {refused!r} {refused.args}")) & set(typed)


@pytest.mark.parametrize("length", [0, 9, 11, 32])
def test_a_receipt_has_80_bits_exactly(length: int) -> None:
    with pytest.raises(ValueError, match="10 bytes"):
        Receipt(bytes(length))


def _with_one_word_replaced(chance: random.Random) -> str:
    words = list(Receipt(chance.randbytes(10)).words)
    place = chance.randrange(8)
    words[place] = chance.choice([word for word in WORDS if word != words[place]])
    return " ".join(words)


def _slips_through(text: str) -> bool:
    try:
        parse_receipt(text)
    except WrongCheck:
        return False
    return True
