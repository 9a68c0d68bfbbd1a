"""What the server's vault seals the browser's opens, and the other way round, byte for byte the same
formats."""

import base64
import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Error, Page

from netra import vault
from tests.house.source import ROOT

pytestmark = pytest.mark.browser
VECTORS = json.loads((ROOT / "tests/vault/vectors.json").read_text())
KEY, RECORD, FIELD = bytes(range(32)), "5af164", "story"
Ask = Callable[..., Any]

OPEN = "a => netraVault.open(...a.bytes.map(netraVault.fromText), a.record, a.field).then(netraVault.toText)"
SEAL = """a => netraVault.seal(...a.bytes.map(netraVault.fromText), a.record, a.field, a.least)
    .then(netraVault.toText)"""
GRANT = "a => netraVault.grant(...a.bytes.map(netraVault.fromText), a.record).then(netraVault.toText)"
PRINT = "a => netraVault.fingerprint(netraVault.fromText(a.bytes[0]))"
RECEIPT = """a => netraVault.receipt(netraVault.fromText(a.bytes[0])).then(r => ({
    words: r.words.join(" "), lookup: netraVault.hex(r.lookup), unlock_key: netraVault.hex(r.unlockKey)}))"""


def to_text(value: bytes) -> str:
    return base64.urlsafe_b64encode(value).decode().rstrip("=")


def from_text(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


@pytest.fixture(scope="module")
def ask(scripts: Page) -> Ask:
    """Run a function of the page: `ask(SEAL, key, plain, record=…, field=…)`."""

    def run(function: str, *values: bytes, **more: Any) -> Any:
        return scripts.evaluate(function, {"bytes": [to_text(value) for value in values], **more})

    return run


def test_the_browser_has_the_same_words(scripts: Page) -> None:
    assert tuple(scripts.evaluate("netraWords")) == vault.WORDS


@pytest.mark.parametrize("vector", VECTORS["receipts"], ids=lambda vector: vector["secret"])
def test_a_receipt_has_the_same_words_and_keys(ask: Ask, vector: dict[str, str]) -> None:
    told = ask(RECEIPT, bytes.fromhex(vector["secret"]))
    assert told == {name: vector[name] for name in ("words", "lookup", "unlock_key")}


def test_a_receipt_of_the_browser_is_random_and_can_be_typed(scripts: Page) -> None:
    made = {scripts.evaluate("netraVault.receipt().then(r => r.words.join(' '))") for _ in range(5)}
    assert len({vault.parse_receipt(words).lookup for words in made}) == 5


def test_a_fingerprint_is_the_same(ask: Ask) -> None:
    officer = VECTORS["officer"]
    assert ask(PRINT, bytes.fromhex(officer["public"])) == officer["fingerprint"]


def test_the_browser_opens_the_frozen_envelope(ask: Ask) -> None:
    frozen = VECTORS["envelope"]
    parts = [bytes.fromhex(frozen[name]) for name in ("key", "envelope")]
    opened = from_text(ask(OPEN, *parts, record=frozen["record"], field=frozen["field"]))
    assert opened.hex() == frozen["plaintext"]


@pytest.mark.parametrize("size", [0, 1, 251, 252, 253, 4091, 4092, 4093, 70_000])
def test_what_chromium_seals_python_opens_and_reverse(ask: Ask, size: int) -> None:
    plain = bytes(range(256)) * (size // 256) + bytes(size % 256)
    there = from_text(ask(SEAL, KEY, plain, record=RECORD, field=FIELD, least=4096))
    here = vault.seal(KEY, plain, record=RECORD, field=FIELD, at_least=4096)
    assert vault.open_sealed(KEY, there, record=RECORD, field=FIELD) == plain
    assert from_text(ask(OPEN, KEY, here, record=RECORD, field=FIELD)) == plain
    assert len(there) == len(here)


def test_a_grant_of_the_browser_opens_with_the_officer_s_key(ask: Ask) -> None:
    pair = vault.new_pair()
    sealed = from_text(ask(GRANT, pair.public, KEY, record=RECORD))
    vault.check_grant(sealed)
    assert vault.open_grant(pair.private, sealed, record=RECORD) == KEY
    with pytest.raises(vault.WrongKeyOrTampered):
        vault.open_grant(pair.private, sealed, record="another")


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_an_envelope_that_was_changed_or_cut_opens_in_neither(ask: Ask, data: st.DataObject) -> None:
    good = vault.seal(KEY, b"isi", record=RECORD, field=FIELD)
    at = data.draw(st.integers(0, len(good) - 1))
    bad = good[:at] if data.draw(st.booleans()) else good[:at] + bytes([good[at] ^ 1]) + good[at + 1 :]
    with pytest.raises(vault.EnvelopeRefused):
        vault.open_sealed(KEY, bad, record=RECORD, field=FIELD)
    with pytest.raises(Error, match=r"format|wrong key"):
        ask(OPEN, KEY, bad, record=RECORD, field=FIELD)
