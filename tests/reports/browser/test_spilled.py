"""A receipt typed into the sealed form is caught in the page, as the server catches it."""

import random

import pytest
from playwright.sync_api import Page

from netra import vault
from netra.vault import spilled

pytestmark = pytest.mark.browser
PROSE = "Kemarin sore kepala seksi memanggil kami ke ruang rapat dan meminta dukungan untuk satu calon."
REPEATED = next(
    receipt
    for receipt in (vault.Receipt(random.Random(seed).randbytes(10)) for seed in range(9_999))
    if len(set(receipt.words[:7])) < 7 and len(set(receipt.words[1:])) < 7
)
HEARD = "texts => Promise.all(texts.map(text => netraSpilled.holdsReceipt(text)))"
AT_ONCE = "texts => texts.map(text => netraSpilled.looksLikeReceipt(text))"


def test_what_the_server_would_catch_the_page_catches(scripts: Page) -> None:
    chance = random.Random(7)
    receipts = [vault.Receipt(chance.randbytes(10)) for _ in range(25)]
    texts = [PROSE, "", "Rapat: semua pegawai tanpa nama kerja kantor hari pagi siang sore mulai selesai"]
    texts += [f"{PROSE} {str(each).upper()}." for each in receipts]
    texts += [" ".join(each.words[:7]) for each in receipts] + [" ".join(each.words[:6]) for each in receipts]
    texts += [" ".join(chance.choices(vault.WORDS, k=8)) for _ in range(200)]
    texts += [str(REPEATED), "-".join(REPEATED.words[::-1])]
    here = [vault.looks_like_receipt(text) for text in texts]
    assert scripts.evaluate(HEARD, texts) == here
    assert (any(here), all(here)) == (True, False)


def test_a_receipt_is_caught_at_its_field_unless_it_repeats_a_word(scripts: Page) -> None:
    told = [str(vault.Receipt(b"netra-kata")), str(REPEATED)]
    assert scripts.evaluate(AT_ONCE, told) == [True, False]
    assert scripts.evaluate(HEARD, told) == [True, True]


def test_the_everyday_words_are_the_server_s(scripts: Page) -> None:
    assert set(scripts.evaluate("netraSpilled.everyday")) == spilled._EVERYDAY
