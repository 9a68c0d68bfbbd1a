"""A receipt where it does not belong is caught, however it is written; a story is never taken for one."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netra import vault

PROSE = "Kemarin sore kepala seksi memanggil kami ke ruang rapat dan meminta dukungan untuk satu calon."
receipts = st.binary(min_size=10, max_size=10).map(vault.Receipt)
separators = st.sampled_from([" ", "", "-", ", ", "\n", " 1. ", "_", "\u200b", " \u00ad", "/"])


@settings(max_examples=60, deadline=None)
@given(receipts, st.sets(st.integers(0, 7), max_size=2), separators, st.randoms(use_true_random=False))
def test_six_words_in_order_are_caught_in_any_case_and_spacing(
    receipt: vault.Receipt, left_out: set[int], between: str, chance: random.Random
) -> None:
    words = [word for at, word in enumerate(receipt.words) if at not in left_out]
    typed = between.join(chance.choice((str.upper, str.title, str.lower))(word) for word in words)
    assert vault.spills(f"{PROSE} {typed}. Terima kasih.", receipt)


@settings(max_examples=30, deadline=None)
@given(receipts, st.integers(0, 2))
def test_words_in_between_do_not_hide_them(receipt: vault.Receipt, start: int) -> None:
    typed = " lalu ".join(receipt.words[start : start + 6])
    assert vault.spills(typed, receipt)


@settings(max_examples=30, deadline=None)
@given(receipts)
def test_letter_by_letter_is_caught(receipt: vault.Receipt) -> None:
    assert vault.spills(" ".join("".join(receipt.words)), receipt)


@settings(max_examples=60, deadline=None)
@given(receipts, st.integers(0, 3))
def test_five_words_are_not_a_receipt(receipt: vault.Receipt, start: int) -> None:
    said_already = any(word in PROSE.lower() for word in receipt.words)
    if len(set(receipt.words)) == 8 and not said_already:
        assert not vault.spills(f"{PROSE} {' '.join(receipt.words[start : start + 5])}", receipt)


@settings(max_examples=60, deadline=None)
@given(receipts, receipts)
def test_another_receipt_is_not_this_one(own: vault.Receipt, other: vault.Receipt) -> None:
    if len({*own.words, *other.words}) == 16:
        assert not vault.spills(str(other), own)


@settings(max_examples=60, deadline=None)
@given(receipts)
def test_any_whole_receipt_looks_like_one_even_to_a_page_that_knows_none(receipt: vault.Receipt) -> None:
    if len(set(receipt.words)) == 8:
        assert vault.looks_like_receipt(f"kata saya: {str(receipt).upper()}")


@pytest.mark.parametrize(
    "sentence",
    [
        PROSE,
        "Bantuan dibagikan untuk semua penerima tanpa menyebut siapa nama calonnya.",
        "untuk semua penerima tanpa menyebut siapa nama hari kerja",
        "",
        "2024",
    ],
)
def test_a_sentence_is_not_a_receipt(sentence: str) -> None:
    assert not vault.looks_like_receipt(sentence)
    assert not vault.spills(sentence, vault.receipt_from_seed(b"contoh"))
